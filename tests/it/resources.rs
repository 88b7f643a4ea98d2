//! API resources: a provider bundles scopes, changes the bundle and takes it out of use; what has been given stays as it was until the
//! consumer takes in the difference.

use reqwest::StatusCode;

use crate::support::{
    browser::Browser,
    page::{Page, all, says},
    people::{ALI, EKSEMPEL, GERD, INGRID, KARI, MONA, NETT, SYSTEMHUSET, VANNVERK},
    steps::{give, give_until},
    world::World,
};

const LIST: &str = "/nb/310334456/prod/api-ressurser";
const HOLDER: &str = "/nb/310123455/fullmakter/310130079";
const METERS: &str = "vestbyvann:maaler.read";
const LEAKS: &str = "vestbyvann:lekkasje.read";
const WRITE: &str = "vestbyvann:maaler.write";

/// From the empty form to the page of the resource.
pub async fn bundle(browser: &mut Browser, list: &str, title: &str, scopes: &[&str]) -> Page {
    let form = browser.get(&format!("{list}/ny")).await;
    let mut fields = vec![
        ("tittel", title),
        ("tittel_nn", title),
        ("tittel_en", title),
        ("beskrivelse", "Lese data."),
        ("beskrivelse_nn", "Lese data."),
        ("beskrivelse_en", "Read data."),
    ];
    fields.extend(scopes.iter().map(|scope| ("scope", *scope)));
    let receipt = browser.submit(&form, "Opprett API-ressurs", &fields).await;
    assert_eq!(receipt.heading(), "API-ressurs opprettet", "{}", receipt.text());
    browser.get(&receipt.link(&format!("Gå til «{title}»"))).await
}

/// Bundles these scopes instead of those before.
pub async fn rebundle(browser: &mut Browser, resource: &Page, scopes: &[&str]) -> Page {
    let edit = browser.get(&format!("{}/endre", resource.path)).await;
    let fields: Vec<(&str, &str)> = scopes.iter().map(|scope| ("scope", *scope)).collect();
    let receipt = browser.submit(&edit, "Lagre", &fields).await;
    assert_eq!(receipt.heading(), "API-ressurs endret", "{}", receipt.text());
    receipt
}

impl World {
    /// What suppliers have of consumers: whose, whose supplier, and which scope.
    async fn delegated(&self) -> Vec<String> {
        self.ask(
            "select coalesce(array_agg(distinct concat_ws(' ', consumer_org_number, supplier_org_number, scope_name) \
                                       order by concat_ws(' ', consumer_org_number, supplier_org_number, scope_name)), '{}') \
             from effective_access('2026-11-20') where via = 'delegated'",
        )
        .await
    }

    /// The scopes Nett AS has of Eksempel kommune.
    async fn scopes_of_nett(&self) -> Vec<String> {
        let start = format!("{EKSEMPEL} {NETT} ");
        self.delegated().await.iter().filter_map(|line| line.strip_prefix(&start).map(str::to_owned)).collect()
    }
}

#[actix_web::test]
async fn a_scope_added_to_a_resource_reaches_a_supplier_when_the_consumer_takes_it_in_and_not_before() {
    let (world, [mut gerd, mut kari, mut ali]) = World::with_users([GERD, KARI, ALI]).await;
    let resource = bundle(&mut gerd, LIST, "Målerdata", &[METERS]).await;
    assert!(resource.says("Ingen fullmakter er gitt ennå."), "{}", resource.text());
    give_until(&mut kari, NETT, &["Målerdata Bare lese"], ["1", "3", "2027"]).await;
    assert_eq!(world.scopes_of_nett().await, [METERS]);

    let edit = gerd.get(&resource.link("Endre")).await;
    assert!(edit.says("Endrer du hvilke scopes den gir, blir det versjon 2."), "{}", edit.text());
    assert!(edit.says("1 fullmakt beholder versjon 1."));
    let changed = rebundle(&mut gerd, &resource, &[LEAKS, METERS]).await;
    assert!(
        changed.says("«Målerdata» er nå i versjon 2. Fullmakter som var gitt, er som de var."),
        "{}",
        changed.text()
    );
    assert_eq!(world.scopes_of_nett().await, [METERS], "nothing that was given is widened");
    assert!(gerd.get(LIST).await.says("1 på eldre versjon"));
    let log = kari.get("/nb/310123455/logg").await;
    assert!(log.says("Versjon 2: lagt til vestbyvann:lekkasje.read"), "{}", log.text());

    let page = kari.get(HOLDER).await;
    assert!(page.says("Ny versjon Tilbyderen har lagt til vestbyvann:lekkasje.read."), "{}", page.text());
    let staged = kari.submit(&page, "Ta med endringen Målerdata", &[]).await;
    assert!(staged.says("1 ny versjon er valgt. Ingenting er endret ennå."), "{}", staged.text());
    let review = kari.get(&staged.link("Se over og bekreft")).await;
    assert_eq!(review.heading(), "Se over den nye versjonen");
    assert_eq!(world.scopes_of_nett().await, [METERS], "a draft touches nothing");
    let receipt = kari.submit(&review, "Ta med endringen", &[]).await;
    assert_eq!(receipt.heading(), "Ny versjon er tatt med", "{}", receipt.text());
    assert_eq!(world.scopes_of_nett().await, [LEAKS, METERS]);
    let kept = "select count(*) from delegation d join delegation o on o.delegation_id = d.renews \
                where d.withdrawn_at is null and d.ends_on = '2027-03-01' and d.note = 'Avtale 7' \
                  and o.withdrawn_how = 'renewed' and (o.ends_on, o.note) = (d.ends_on, d.note)";
    assert_eq!(world.ask::<i64>(kept).await, 1, "end and note are as before");
    let theirs = ali.get("/nb/310130079/fullmakter/mottatt").await;
    assert!(theirs.says(LEAKS) && theirs.text().matches("Målerdata").count() <= 2, "{}", theirs.text());
    assert!(!kari.get(HOLDER).await.says("Ta med endringen"));

    let undone = kari.submit(&receipt, "Angre", &[]).await;
    assert!(undone.says("Tilbake i forrige versjon"), "{}", undone.text());
    assert_eq!(world.scopes_of_nett().await, [METERS]);
    assert!(kari.get(HOLDER).await.says("Ta med endringen"), "the offer stands");
    assert_eq!(
        world.log_of(NETT).await,
        ["delegation.given", "delegation.changed", "delegation.undone"],
        "the supplier's log has what concerns it"
    );
}

#[actix_web::test]
async fn what_a_provider_does_to_a_resource_changes_nothing_that_was_given_but_by_taking_it_out_of_use() {
    let (world, [mut gerd, mut kari]) = World::with_users([GERD, KARI]).await;
    let resource = bundle(&mut gerd, LIST, "Målerdata", &[METERS, WRITE]).await;
    give(&mut kari, EKSEMPEL, NETT, &["Målerdata Lese og skrive"]).await;
    let given = world.delegated().await;
    let others: Vec<String> = given.iter().filter(|line| !line.contains(NETT)).cloned().collect();
    let bundles: [&[&str]; 6] =
        [&[METERS], &[METERS, WRITE], &[LEAKS], &[LEAKS, METERS, WRITE], &["vestbyvann:ledningskart.read"], &[WRITE]];
    // Any order will do; this one is the same each time.
    let (mut seed, mut active) = (20_261_120_u64, true);
    for step in 0..40 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (kind, which) = ((seed >> 33) % 8, usize::try_from((seed >> 40) % 6).unwrap());
        if kind < 2 {
            let ask = gerd.get(&format!("{}/{}", resource.path, if active { "deaktiver" } else { "reaktiver" })).await;
            let (button, typed) = if active {
                ("Deaktiver ressursen", vec![("bekreft", "maalerdata")])
            } else {
                ("Ta i bruk igjen", vec![])
            };
            gerd.submit(&ask, button, &typed).await;
            active = !active;
        } else {
            let edit = gerd.get(&format!("{}/endre", resource.path)).await;
            let mut fields: Vec<(&str, &str)> = bundles[which].iter().map(|scope| ("scope", *scope)).collect();
            fields.push(("delegering", if kind == 3 { "nei" } else { "" }));
            fields.push(("skriver", if kind == 4 { "ja" } else { "nei" }));
            let saved = gerd.submit(&edit, "Lagre", &fields).await;
            if kind == 5 && saved.heading() == "API-ressurs endret" {
                gerd.submit(&saved, "Angre", &[]).await;
            }
        }
        let now = world.delegated().await;
        assert_eq!(now, if active { given.clone() } else { others.clone() }, "step {step}");
    }
    assert!(world.ask::<i32>("select max(version) from api_resource_version").await > 10, "it did change");
}

#[actix_web::test]
async fn a_renamed_resource_is_called_by_its_new_title_on_the_receipt() {
    let (_world, [mut gerd]) = World::with_users([GERD]).await;
    let resource = bundle(&mut gerd, LIST, "Vannmålere", &[METERS]).await;
    let edit = gerd.get(&format!("{}/endre", resource.path)).await;
    let receipt = gerd.submit(&edit, "Lagre", &[("tittel", "Målere i huset")]).await;
    assert_eq!(gerd.get(&receipt.link("Gå til «Målere i huset»")).await.heading(), "Målere i huset");
}

#[actix_web::test]
async fn a_form_says_what_is_missing_and_refuses_what_is_anothers() {
    let (_world, [mut gerd]) = World::with_users([GERD]).await;
    let form = gerd.get(&format!("{LIST}/ny")).await;
    assert!(!form.says("fjordkraft:"), "only one's own can be chosen");
    let back = gerd.press(&form, "Opprett API-ressurs", &[("tittel_nn", &"a".repeat(101))]).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (field, sentence) in [
        ("tittel", "Skriv tittelen på bokmål."),
        ("beskrivelse", "Skriv beskrivelsen på bokmål."),
        ("tittel_nn", "Teksten kan ha høyst 100 tegn."),
        ("scope", "Velg minst ett scope."),
    ] {
        assert_eq!(back.fault_at(field).as_deref(), Some(sentence), "{field}");
    }
    let good = [
        ("tittel", "Vannmålere (lesetilgang)"),
        ("tittel_nn", "x"),
        ("tittel_en", "x"),
        ("beskrivelse", "x"),
        ("beskrivelse_nn", "x"),
        ("beskrivelse_en", "x"),
    ];
    let with = |more: &[(&'static str, &'static str)]| [&good[..], more].concat();
    for foreign in ["fjordkraft:forbruk.read", "vestbyvann:finnes.ikke", "altinn:serviceowner/instances.read"] {
        let forged = gerd.press(&form, "Opprett API-ressurs", &with(&[("scope", METERS), ("scope", foreign)])).await;
        let fault = forged.fault_at("scope").unwrap_or_default();
        assert!(fault.starts_with("Velg blant virksomhetens egne"), "{foreign}: {}", forged.text());
    }
    for (identifier, sentence) in [
        ("Vann", "Tegnet V kan ikke stå i identifikatoren. Bruk a–z, 0–9 og - _ ."),
        ("-vann", "Identifikatoren må begynne med bokstav eller tall."),
        ("v", "Identifikatoren må ha minst to tegn."),
        ("fjordkraft-forbruk", "fjordkraft-forbruk er i bruk allerede. Velg en annen identifikator."),
    ] {
        let back =
            gerd.press(&form, "Opprett API-ressurs", &with(&[("scope", METERS), ("identifikator", identifier)])).await;
        assert_eq!(back.fault_at("identifikator").as_deref(), Some(sentence), "{identifier}");
        assert_eq!(back.value_of("tittel"), "Vannmålere (lesetilgang)", "what was typed is kept");
    }
    let made = gerd.submit(&form, "Opprett API-ressurs", &with(&[("scope", WRITE)])).await;
    assert!(made.says("vannmaalere-lesetilgang") && made.says("Lese og skrive"), "{}", made.text());
    let undone = gerd.submit(&made, "Angre", &[]).await;
    assert!(undone.says("er ute av bruk igjen. Identifikatoren er fortsatt opptatt."), "{}", undone.text());
    let again = gerd
        .press(&gerd.clone().get(&format!("{LIST}/ny")).await, "Opprett API-ressurs", &with(&[("scope", WRITE)]))
        .await;
    assert!(
        again.fault_at("identifikator").unwrap().starts_with("vannmaalere-lesetilgang er i bruk"),
        "{}",
        again.text()
    );
}

#[actix_web::test]
async fn what_is_not_translated_is_shown_in_bokmal_and_the_page_says_so() {
    let (_world, [mut gerd]) = World::with_users([GERD]).await;
    let form = gerd.get(&format!("{LIST}/ny")).await;
    let typed =
        [("tittel", "Vannmålere"), ("beskrivelse", "Målerstand"), ("tittel_nn", "Vassmålarar"), ("scope", METERS)];
    let copied = gerd.press(&form, "Kopier teksten på bokmål hit, for å oversette den", &typed).await;
    assert_eq!(copied.status, StatusCode::OK);
    let titles = ["tittel_nn", "tittel_en"].map(|field| copied.value_of(field));
    assert_eq!(titles, ["Vassmålarar", "Vannmålere"], "what is typed stays");
    let texts = ["#beskrivelse_nn", "#beskrivelse_en"].map(|field| copied.text_of(field));
    assert_eq!(texts, ["Målerstand", "Målerstand"]);
    let made = gerd.submit(&copied, "Opprett API-ressurs", &[("tittel_en", "")]).await;
    let page = gerd.get(&made.link("Gå til «Vannmålere»")).await;
    assert_eq!(all(&page.html(), "dd").iter().filter(|dd| says(**dd) == "Ikke oversatt. Vises på bokmål.").count(), 3);
    let english = gerd.get(&page.path.replace("/nb/", "/en/")).await;
    assert_eq!(english.heading(), "Vannmålere");
    assert!(english.says("Målerstand (in Norwegian Bokmål)"), "{}", english.text());
    assert_eq!(all(&english.html(), "main p span[lang=nb]").len(), 1);
    let nynorsk = gerd.get(&page.path.replace("/nb/", "/nn/")).await;
    assert_eq!(nynorsk.heading(), "Vassmålarar");
}

#[actix_web::test]
async fn many_scopes_are_searched_without_losing_what_was_chosen() {
    let world = World::with_demo().await;
    world
        .happens(
            "insert into scope (scope_id, environment, name, provider_org_number) \
             select gen_random_uuid(), 'prod', 'vestbyvann:felt' || n || '.read', 310334456 from generate_series(100, 180) n",
        )
        .await;
    let mut gerd = world.signed_in(GERD).await;
    let form = gerd.get(&format!("{LIST}/ny")).await;
    assert!(form.says("Viser 50 av 86."), "{}", form.text());
    let typed = [("tittel", "Felt"), ("scope", "vestbyvann:felt100.read"), ("sok", "FELT17")];
    let found = gerd.press(&form, "Søk", &typed).await;
    assert_eq!((found.status, found.value_of("tittel").as_str()), (StatusCode::OK, "Felt"));
    assert!(found.says("felt170") && found.says("felt100") && !found.says("felt101"), "{}", found.text());
    let fields = [
        ("tittel_nn", "x"),
        ("tittel_en", "x"),
        ("beskrivelse", "x"),
        ("beskrivelse_nn", "x"),
        ("beskrivelse_en", "x"),
    ];
    let made = gerd.submit(&found, "Opprett API-ressurs", &fields).await;
    assert!(made.says("vestbyvann:felt100.read"), "{}", made.text());
}

#[actix_web::test]
async fn nobody_overwrites_what_a_colleague_saved_meanwhile() {
    let (_world, [mut gerd]) = World::with_users([GERD]).await;
    let resource = bundle(&mut gerd, LIST, "Målerdata", &[METERS]).await;
    let (first, second) = (gerd.get(&resource.link("Endre")).await, gerd.get(&resource.link("Endre")).await);
    let saved = gerd.submit(&first, "Lagre", &[("tittel", "Avlesninger")]).await;
    assert!(saved.says("fra «Målerdata» til «Avlesninger»"), "{}", saved.text());
    let conflict = gerd.press(&second, "Lagre", &[("tittel", "Tall"), ("scope", METERS), ("scope", LEAKS)]).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert!(
        conflict.says("Noen endret ressursen mens du skrev") && conflict.says("Avlesninger"),
        "{}",
        conflict.text()
    );
    let over = gerd.submit(&conflict, "Lagre", &[]).await;
    assert!(over.says("fra «Avlesninger» til «Tall»") && over.says("versjon 2"), "{}", over.text());
    let late = gerd.press(&saved, "Angre", &[]).await;
    assert!(late.says("Ressursen er endret siden.") || late.status != StatusCode::SEE_OTHER, "{}", late.text());
}

#[actix_web::test]
async fn what_was_given_rests_while_the_resource_is_out_of_use() {
    let (world, [mut gerd, mut kari]) = World::with_users([GERD, KARI]).await;
    let resource = bundle(&mut gerd, LIST, "Målerdata", &[METERS]).await;
    give(&mut kari, EKSEMPEL, NETT, &["Målerdata Bare lese"]).await;
    let ask = gerd.get(&resource.link("Deaktiver")).await;
    assert!(ask.says("1 fullmakt hviler: leverandøren kan ikke bruke scopene gjennom den."), "{}", ask.text());
    assert!(ask.says("Eksempel kommune") && ask.says("Nett AS"));
    let other_tab = gerd.get(&resource.link("Deaktiver")).await;
    let off = gerd.submit(&ask, "Deaktiver ressursen", &[("melding", "Bruk v2"), ("bekreft", "maalerdata")]).await;
    assert_eq!(off.heading(), "API-ressurs deaktivert");
    assert!(world.scopes_of_nett().await.is_empty());
    assert_eq!(world.current(EKSEMPEL, NETT, "Målerdata").await, 1, "suspended, not revoked");
    assert!(kari.get("/nb/310123455/logg").await.says("deaktiverte API-ressursen «Målerdata». Melding: Bruk v2"));
    assert!(kari.get(HOLDER).await.says("Hviler: tilbyderen har tatt API-et ut av bruk"));
    let theirs = world.signed_in(ALI).await.get("/nb/310130079/fullmakter/mottatt").await;
    assert!(theirs.says("Hviler: tilbyderen har tatt API-et ut av bruk"), "{}", theirs.text());
    let page = gerd.get(&resource.path).await;
    let stale = gerd.press(&other_tab, "Deaktiver ressursen", &[]).await;
    assert_eq!(stale.status, StatusCode::SEE_OTHER, "there is nothing to ask about what is off already");
    let on = gerd.submit(&gerd.clone().get(&page.link("Ta i bruk igjen")).await, "Ta i bruk igjen", &[]).await;
    assert_eq!((on.heading().as_str(), world.scopes_of_nett().await.len()), ("API-ressurs i bruk igjen", 1));
    gerd.submit(&on, "Angre", &[]).await;
    assert!(world.scopes_of_nett().await.is_empty());
}

#[actix_web::test]
async fn a_renewal_is_what_was_looked_over_or_nothing() {
    let (world, [mut gerd, mut kari, mut ingrid]) = World::with_users([GERD, KARI, INGRID]).await;
    let resource = bundle(&mut gerd, LIST, "Målerdata", &[METERS]).await;
    give(&mut kari, EKSEMPEL, NETT, &["Målerdata Bare lese"]).await;
    rebundle(&mut gerd, &resource, &[METERS, WRITE]).await;
    let staged = kari.submit(&kari.clone().get(HOLDER).await, "Ta med endringen Målerdata", &[]).await;
    let review = kari.get(&staged.link("Se over og bekreft")).await;
    assert!(ingrid.get(HOLDER).await.says("Kari Nordmann har ubekreftede endringer her"), "colleagues see it");
    rebundle(&mut gerd, &resource, &[LEAKS, METERS, WRITE]).await;
    let stale = kari.press(&review, "Ta med endringen", &[]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.says("Tilbyderen har endret hva «Målerdata» inneholder."), "{}", stale.text());
    assert_eq!(world.scopes_of_nett().await, [METERS]);

    // Marked for removal it is not renewed, and the other way round.
    let page = kari.get(HOLDER).await;
    let removing = kari.submit(&page, "Fjern Målerdata", &[]).await;
    assert!(removing.says("1 fullmakt er markert for fjerning."), "{}", removing.text());
    let back = kari.submit(&removing, "Angre alle", &[]).await;
    let again = kari.submit(&back, "Ta med endringen Målerdata", &[]).await;
    let none = kari.submit(&again, "Angre ny versjon av Målerdata", &[]).await;
    assert!(!none.says("Ingenting er endret ennå."), "{}", none.text());
    let again = kari.submit(&none, "Ta med endringen Målerdata", &[]).await;
    let review = kari.get(&again.link("Se over og bekreft")).await;
    let twice =
        (kari.press(&review, "Ta med endringen", &[]).await, kari.press(&review, "Ta med endringen", &[]).await);
    assert_eq!(twice.0.location, twice.1.location, "sent twice is done once");
    assert_eq!(world.scopes_of_nett().await, [LEAKS, METERS, WRITE]);

    // What the provider has not given the consumer cannot be taken in, and the page says why.
    rebundle(&mut gerd, &resource, &["vestbyvann:ledningskart.read", METERS]).await;
    let page = kari.get(HOLDER).await;
    assert!(page.says("Tilbyderen har lagt til vestbyvann:ledningskart.read."), "{}", page.text());
    assert!(page.says("Tilbyderen har tatt bort vestbyvann:lekkasje.read, vestbyvann:maaler.write."));
    assert!(!page.says("Ta med endringen Målerdata"), "{}", page.text());
}

#[actix_web::test]
async fn another_organisations_resource_is_not_there() {
    let (world, [mut gerd, mut kari]) = World::with_users([GERD, KARI]).await;
    let own = gerd.get(LIST).await.link("Vannmålere (full tilgang)");
    assert_eq!(gerd.get(&own).await.status, StatusCode::OK);
    for path in ["", "/endre", "/deaktiver", "/reaktiver"] {
        let there = format!("{}{path}", own.replace(VANNVERK, EKSEMPEL));
        assert_eq!(kari.get(&there).await.status, StatusCode::NOT_FOUND, "{there}");
    }
    assert_eq!(gerd.get(&own.replace("/prod/", "/test/")).await.status, StatusCode::NOT_FOUND, "worlds are apart");
    let list = kari.get("/nb/310123455/prod/api-ressurser").await;
    assert!(list.says("Eiendomsdata (lesetilgang)") && !list.says("Vannmålere"), "{}", list.text());
    let scope = kari.get("/nb/310123455/prod/mine-api?scope=eksempel%3Aeiendom%2Fgebyr.read").await;
    let scope = kari.get(&scope.location).await;
    assert_eq!(kari.get(&scope.link("Eiendomsdata (lesetilgang)")).await.status, StatusCode::OK);
    assert_eq!(world.signed_in(MONA).await.get("/nb/310123455/prod/api-ressurser").await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.delegated().await.iter().filter(|line| line.contains(SYSTEMHUSET)).count(), 5);
}
