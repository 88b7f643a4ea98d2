//! Types of clients: each is registered with what goes together in it, and those that nobody logs in with here say so.

use reqwest::StatusCode;

use crate::clients::{LIST, SCOPE, add_key, client_off, other_key, package, public_key, register};
use crate::support::{
    browser::Browser,
    page::Page,
    people::{EKSEMPEL, KARI},
    world::World,
};

const BACK: &str = "https://www.eksempel.no/inn";
const ONLY_HERE: &str = "blir bare registrert i Portner.";

/// The empty form for a client of this type, by the link on the ordinary one.
async fn form_of(browser: &mut Browser, name: &str) -> Page {
    let ordinary = browser.get(&format!("{LIST}/ny")).await;
    browser.get(&ordinary.link(name)).await
}

/// A client of this type, with these fields.
async fn registered(browser: &mut Browser, name: &str, fields: &[(&str, &str)]) -> Page {
    let form = form_of(browser, name).await;
    let receipt = browser
        .submit(&form, "Opprett klient", &[&[("navn", "Min side"), ("likt", "Min side")], fields].concat())
        .await;
    assert_eq!(receipt.heading(), "Klient opprettet", "{}", receipt.text());
    browser.get(&receipt.link("Gå til Min side")).await
}

#[actix_web::test]
async fn whoever_wants_an_ordinary_client_is_asked_nothing_more() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let form = kari.get(&format!("{LIST}/ny")).await;
    assert!(form.says("Type: Maskinporten. Velg en annen type"), "{}", form.text());
    let fields = form.form("Opprett klient").fields;
    for of_logins in ["type", "app", "adresser", "pkce"] {
        assert!(fields.iter().all(|(name, _)| name != of_logins), "{of_logins}: {fields:?}");
    }
    register(&mut kari, LIST, &[("navn", "Nattjobben"), ("nokkeltekst", &public_key("a"))]).await;
    let list = kari.get(LIST).await;
    assert!(list.options("type").is_empty(), "nor is the list divided by type");
}

#[actix_web::test]
async fn each_type_is_registered_and_told_apart() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let login = [("adresser", BACK), ("kilde", "senere")];
    let machine = [("kilde", "senere")];
    for (name, wire, fields) in [
        ("KRR", "krr", &machine[..]),
        ("eFormidling", "eformidling", &machine),
        ("ID-porten", "idporten", &login),
        ("Ansattporten", "ansattporten", &login),
        ("API-klient", "api_klient", &login),
    ] {
        let client = registered(&mut kari, name, fields).await;
        let is_served = wire == "krr";
        let is_login = fields.len() > 1;
        assert!(client.says(name), "{}", client.text());
        assert_eq!(client.says(ONLY_HERE), !is_served, "{name}: {}", client.text());
        assert_eq!(client.says("Token-endepunkt"), is_served, "{name}");
        assert_eq!(client.says(BACK) && client.says("openid, profile"), is_login, "{name}: {}", client.text());
        assert!(!client.says("Opptre for virksomhetens kunder"), "{name}");
        let of_type: i64 = world.ask(format!("select count(*) from client where integration_type = '{wire}'")).await;
        assert_eq!(of_type, 1);
        let found = kari.get(&format!("{LIST}?type={wire}")).await;
        assert!(found.says("1 klient") && found.says(name), "{}", found.text());
    }
    let all = kari.get(LIST).await;
    assert!(all.says("5 klienter"), "{}", all.text());
    assert_eq!(all.options("type").len(), 7, "all of them, or one of six");
    let csv = kari.get(&format!("{LIST}.csv?type=api_klient")).await;
    assert!(csv.body.contains("API-klient") && !csv.body.contains("Ansattporten"), "{}", csv.body);
    let log = kari.get(&format!("/nb/{EKSEMPEL}/logg?gjelder=klienter")).await;
    assert!(log.says("Min side"), "{}", log.text());
}

#[actix_web::test]
async fn what_does_not_go_together_is_said_at_its_field_in_three_languages() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let key = public_key("a");
    let long = "https://a.no/inn";
    for (field, [nb, nn, en], fields) in [
        ("adresser", ["Skriv minst én adresse", "Skriv minst éi adresse", "Enter at least one address"], vec![]),
        (
            "adresser",
            [
                "Adresse 2 må begynne med https://",
                "Adresse 2 må begynne med https://",
                "Address 2 has to begin with https://",
            ],
            vec![("adresser", "https://a.no/inn\nhttp://b.no/inn")],
        ),
        (
            "adresser",
            ["Adresse 1 kan ikke ha #", "Adresse 1 kan ikkje ha #", "Address 1 cannot have #"],
            vec![("adresser", "https://a.no/inn#her")],
        ),
        (
            "utlogging",
            [
                "Adresse 1 kan ikke ha brukernavn",
                "Adresse 1 kan ikkje ha brukarnamn",
                "Address 1 cannot have a user name",
            ],
            vec![("adresser", long), ("utlogging", "https://kari@a.no/ut")],
        ),
        (
            "adresser",
            ["appens eget skjema med punktum", "appen sitt eige skjema med punktum", "the app's own scheme with a dot"],
            vec![("app", "native"), ("adresser", "eksempel://inn")],
        ),
        (
            "frontkanal",
            ["Bruk samme server og port", "Bruk same tenar og port", "Use the same host and port"],
            vec![("adresser", long), ("frontkanal", "https://b.no/ut")],
        ),
        (
            "sesjon",
            ["eller fjern krysset", "eller fjern krysset", "or untick this"],
            vec![("adresser", long), ("sesjon", "ja")],
        ),
        (
            "kilde",
            ["apper har ingen nøkkel", "appar har ingen nøkkel", "apps have no key"],
            vec![("app", "browser"), ("adresser", long), ("nokkeltekst", key.as_str())],
        ),
        (
            "autlevetid",
            ["fra 1 til 31536000", "frå 1 til 31536000", "from 1 to 31536000"],
            vec![("adresser", long), ("autlevetid", "0")],
        ),
        (
            "fornylevetid",
            ["fra 1 til 31536000", "frå 1 til 31536000", "from 1 to 31536000"],
            vec![("adresser", long), ("fornying", "ja"), ("fornylevetid", "0")],
        ),
        (
            "levetid",
            ["fra 1 til 86400", "frå 1 til 86400", "from 1 to 86400"],
            vec![("adresser", long), ("levetid", "86401")],
        ),
    ] {
        for (lang, button, sentence) in
            [("nb", "Opprett klient", nb), ("nn", "Opprett klient", nn), ("en", "Create the client", en)]
        {
            let form = kari.get(&format!("{}/ny?type=idporten", LIST.replacen("nb", lang, 1))).await;
            let fields = [&[("navn", "Min side"), ("kilde", "offentlig")], &fields[..]].concat();
            // A key that lacks is a fault where there has to be one, after those that are looked for here.
            let answer = kari.press(&form, button, &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}: {}", answer.text());
            let fault = answer.fault_at(field).unwrap_or_else(|| panic!("{field}: {}", answer.text()));
            assert!(fault.contains(sentence), "{field}: {fault}");
            assert_eq!(answer.value_of("navn"), "Min side", "what was typed is kept");
        }
    }
    // A program that keeps no key cannot do without PKCE: its box is not in the form that is sent.
    let form = kari.get(&format!("{LIST}/ny?type=idporten")).await.form("Opprett klient");
    let mut fields = form.filled_in(&[("navn", "Min side"), ("app", "native"), ("adresser", BACK)]);
    fields.fields.retain(|(name, _)| name != "pkce");
    let sent: Vec<(&str, &str)> = fields.fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    let answer = kari.post(&fields.action, &sent).await;
    assert!(answer.fault_at("pkce").is_some_and(|fault| fault.contains("må bruke PKCE")), "{}", answer.text());
    assert_eq!(world.ask::<i64>("select count(*) from client").await, 0);
}

#[actix_web::test]
async fn a_change_of_a_login_client_is_told_of_field_by_field_and_undone() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let client = registered(&mut kari, "ID-porten", &[("adresser", BACK), ("kilde", "senere")]).await;
    let form = kari.get(&client.link("Endre")).await;
    let changed = [("adresser", "https://www.eksempel.no/ny"), ("fornying", "ja"), ("gjenbruk", "REUSE")];
    let receipt = kari.submit(&form, "Lagre", &changed).await;
    assert_eq!(receipt.heading(), "Klient endret", "{}", receipt.text());
    for said in ["https://www.eksempel.no/ny", "refresh_token", "Flere ganger (REUSE)", "Min side er endret."] {
        assert!(receipt.says(said), "{said}: {}", receipt.text());
    }
    assert!(!receipt.says("neste token"), "no token is at stake: {}", receipt.text());
    let undone = kari.submit(&receipt, "Angre", &[]).await;
    assert!(undone.says("Som før"), "{}", undone.text());
    let kept: String = world.ask("select oidc ->> 'redirect_uris' from client").await;
    assert_eq!(kept, format!("[\"{BACK}\"]"));
    let refresh: bool = world.ask("select oidc -> 'refresh' = 'null' from client").await;
    assert!(refresh, "refresh tokens are gone again");
    // The program is what it was when it was registered.
    assert!(form.form("Lagre").fields.iter().all(|(name, _)| name != "app" && name != "type"));
}

#[actix_web::test]
async fn a_program_that_keeps_no_key_gets_none() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let app = [("app", "native"), ("adresser", "no.eksempel.app:/inn")];
    let client = registered(&mut kari, "ID-porten", &app).await;
    assert!(client.says("Klienten har ingen nøkler, fordi programmet ikke kan ta vare på dem"), "{}", client.text());
    assert!(client.says("none") && client.says("no.eksempel.app:/inn"));
    let sent_away = kari.get(&format!("{}/nokler", client.path)).await;
    assert_eq!((sent_away.status, sent_away.location.as_str()), (StatusCode::SEE_OTHER, client.path.as_str()));
    let list = kari.get(LIST).await;
    assert!(list.says("Trengs ikke") && list.says("Brukes ikke her"), "{}", list.text());
    let web = registered(&mut kari, "ID-porten", &[("adresser", BACK), ("nokkeltekst", &public_key("a"))]).await;
    assert_eq!(add_key(&mut kari, &web, &other_key("b", 1)).await.heading(), "Nøkkel lagt til");
}

#[actix_web::test]
async fn a_type_has_no_other_scopes_than_its_own() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let scope: uuid::Uuid =
        world.ask(format!("select scope_id from scope where name = '{SCOPE}' and environment = 'prod'")).await;
    let scope = scope.to_string();
    for (kind, fields) in [("KRR", vec![]), ("ID-porten", vec![("adresser", BACK)])] {
        let form = form_of(&mut kari, kind).await;
        let fields = [&[("navn", "Min side"), ("kilde", "senere"), ("scope", scope.as_str())], &fields[..]].concat();
        let answer = kari.press(&form, "Opprett klient", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{kind}");
        assert!(answer.says(&format!("Denne typen klient kan ikke få {SCOPE}")), "{}", answer.text());
    }
    // Where providers have opened scopes to the type, they can be chosen.
    let form = form_of(&mut kari, "API-klient").await;
    let client =
        registered(&mut kari, "API-klient", &[("adresser", BACK), ("kilde", "senere"), ("scope", &scope)]).await;
    assert!(form.says(SCOPE) && client.says(SCOPE) && client.says("Gyldig"), "{}", client.text());
}

#[actix_web::test]
async fn the_endpoint_refuses_a_client_that_is_only_registered_as_one_it_does_not_know() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[SCOPE]).await;
    assert_eq!(machine.send(&machine.grant(SCOPE).assertion()).await.code(), "issued");
    for (wire, oidc) in
        [("idporten", "'{}'"), ("ansattporten", "'{}'"), ("api_klient", "'{}'"), ("eformidling", "null")]
    {
        world
            .happens(format!(
                "update client set integration_type = '{wire}', oidc = {oidc} where client_id = '{}'",
                machine.client
            ))
            .await;
        let refused = machine.send(&machine.grant(SCOPE).assertion()).await;
        assert_eq!((refused.status, refused.code().as_str()), (400, "MP-100"), "{wire}");
        assert!(refused.description().contains(&format!("of the type {wire}")), "{}", refused.description());
    }
}

#[actix_web::test]
async fn a_login_client_goes_out_of_use_and_comes_back_without_a_word_of_tokens() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let client = registered(&mut kari, "Ansattporten", &[("adresser", BACK), ("kilde", "senere")]).await;
    let ask = kari.get(&client.link("Deaktiver")).await;
    assert!(!ask.says("token") && ask.says("Alt klienten har, beholdes"), "{}", ask.text());
    let off = client_off(&mut kari, &client).await;
    assert!(off.says("Min side er registrert som deaktivert."), "{}", off.text());
    let back = kari.submit(&off, "Angre deaktiveringen", &[]).await;
    assert!(back.says("Klienten er som før endringen.") && !back.says("neste token"), "{}", back.text());
    let refused = kari.get(&format!("{}/opptre", client.path)).await;
    assert_eq!(refused.location, client.path, "it has no customers to act for");
    let ordinary = register(&mut kari, LIST, &[("navn", "Nattjobben"), ("kilde", "senere")]).await;
    assert_eq!(package(&mut kari, &ordinary, "Gi pakken").await.heading(), "Pakke gitt");
}
