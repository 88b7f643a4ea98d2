//! *Kopier til produksjon*: what differs is shown first, what was chosen comes along, and nothing is ever taken from production.

use reqwest::StatusCode;

use crate::{
    scopes::make,
    support::{
        people::{EKSEMPEL, KARI, NEDLAGT, NETT, SYSTEMHUSET, VANNVERK},
        world::World,
    },
};

const TEST: &str = "/nb/310123455/test/mine-api";
const PROD: &str = "/nb/310123455/prod/mine-api";

impl World {
    /// Those who have access to a scope of this name, with the last day and the note.
    async fn have(&self, environment: &str, name: &str) -> Vec<String> {
        self.ask(format!(
            "select coalesce(array_agg(concat_ws(' ', org_number, a.ends_on, note) order by org_number), '{{}}') \
             from scope_access a join scope s using (scope_id) \
             where environment = '{environment}' and s.name = '{name}' and withdrawn_at is null"
        ))
        .await
    }
}

#[actix_web::test]
async fn a_new_scope_goes_to_production_with_those_who_were_chosen_and_comes_back() {
    let (world, mut ali, scope) = World::with_scope(TEST).await;
    let end = [("dag", "30"), ("maned", "11"), ("ar", "2026"), ("merknad", "Avtale 7")];
    let page = ali.submit(&scope, "Gi tilgang", &[&[("konsument", SYSTEMHUSET)][..], &end].concat()).await;
    let page = ali.submit(&page, "Gi tilgang", &[("konsument", NETT)]).await;
    let page = ali.submit(&page, "Gi tilgang", &[("konsument", VANNVERK)]).await;
    world
        .happens(format!(
            "insert into scope_access (scope_access_id, scope_id, org_number) \
             select gen_random_uuid(), scope_id, {NEDLAGT} from scope where name = 'eksempel:vann.read'; \
             update scope_access set ends_on = '2026-11-19' where org_number = {VANNVERK} \
             and scope_id = (select scope_id from scope where name = 'eksempel:vann.read')"
        ))
        .await;
    let copy = ali.get(&page.link("Kopier til produksjon")).await;
    for sentence in [
        "Scopet finnes ikke i produksjon ennå.",
        "Målerdata per husstand",
        "2 virksomheter har tilgang i test, men ikke i produksjon.",
        "1 er slettet i Enhetsregisteret og kan ikke følge med.",
        "1 har hatt sin siste dag og følger ikke med.",
        "Til og med 30. november 2026. Avtale 7",
    ] {
        assert!(copy.says(sentence), "{sentence}\n{}", copy.text());
    }
    let nobody = ali.press(&copy, "Opprett i produksjon", &[("hvem", "velg")]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(nobody.fault_at("hvem").as_deref(), Some("Kryss av minst én virksomhet, eller velg «Ingen»."));
    let chosen = nobody.choice("Systemhuset AS 310\u{a0}223\u{a0}344");
    let receipt = ali.submit(&nobody, "Opprett i produksjon", &[("hvem", "velg"), ("tilgang", &chosen)]).await;
    assert_eq!(receipt.heading(), "Kopiert til produksjon");
    assert_eq!(world.have("prod", "eksempel:vann.read").await, ["310223344 2026-11-30 Avtale 7"]);
    assert_eq!(world.reach("prod", "eksempel:vann.read").await, 1);
    assert_eq!(world.log_of(SYSTEMHUSET).await, ["scope-access.given", "scope.copied"]);
    assert_eq!(world.log_of(NETT).await, ["scope-access.given"], "who was not chosen is not told");
    let payload: serde_json::Value = world
        .ask(format!("select payload from event where org_number = {SYSTEMHUSET} and kind = 'scope.copied'"))
        .await;
    assert!(payload.get("after").is_none() && payload["items"].as_array().map(Vec::len) == Some(1), "{payload}");
    let undone = ali.submit(&receipt, "Angre", &[]).await;
    assert!(undone.says("Scopet eksempel:vann.read er ute av bruk igjen."), "{}", undone.text());
    assert_eq!(world.reach("prod", "eksempel:vann.read").await, 0);
    assert_eq!(world.have("prod", "eksempel:vann.read").await, [""; 0]);
    assert_eq!(world.have("test", "eksempel:vann.read").await.len(), 4, "test is as it was");
}

#[actix_web::test]
async fn what_differs_is_shown_and_only_what_was_chosen_is_copied() {
    let (world, mut ali, there) = World::with_scope(PROD).await;
    let mut kari = world.signed_in(KARI).await;
    ali.submit(&there, "Gi tilgang", &[("konsument", VANNVERK)]).await;
    let test = make(&mut ali, TEST, "vann.read").await;
    let copy_page = test.link("Kopier til produksjon");
    let same = ali.get(&copy_page).await;
    assert!(same.says("Innstillingene er like") && same.says("Ingen har tilgang i test."), "{}", same.text());
    assert!(!same.body.contains("<button class=\"ds-button\" type=\"submit\">Kopier"), "nothing to copy");

    let edit = ali.get(&test.link("Endre")).await;
    ali.submit(&edit, "Lagre", &[("levetid", "120"), ("aud", "https://vann.eksempel.no")]).await;
    ali.submit(&test, "Gi tilgang", &[("konsument", NETT)]).await;
    let page = ali.get(&test.path).await;
    ali.submit(&page, "Gi tilgang", &[("konsument", SYSTEMHUSET)]).await;
    let copy = ali.get(&copy_page).await;
    let differences = copy.text_of("table");
    assert!(differences.contains("120 sekunder") && differences.contains("Klienten bestemmer"), "{differences}");
    assert!(differences.contains("Ikke fylt ut") && !differences.contains("Målerdata"), "{differences}");
    let nothing = ali.press(&copy, "Kopier til produksjon", &[("innstillinger", "")]).await;
    assert_eq!(nothing.fault_at("hvem").as_deref(), Some("Velg innstillingene, tilganger eller begge deler."));

    // Only the settings.
    let receipt = ali.submit(&copy, "Kopier til produksjon", &[]).await;
    assert!(receipt.says("fra «Klienten bestemmer» til «120 sekunder»"), "{}", receipt.text());
    assert_eq!(world.have("prod", "eksempel:vann.read").await, [VANNVERK]);
    ali.submit(&receipt, "Angre", &[]).await;
    assert_eq!(
        world
            .ask::<i32>("select at_max_age from scope where name = 'eksempel:vann.read' and environment = 'prod'")
            .await,
        0
    );

    // Only the accesses; a colleague has been in production meanwhile, so Ali is shown first how it is.
    let edit = kari.get(&format!("{}/endre", there.path)).await;
    let copy = ali.get(&copy_page).await;
    kari.submit(&edit, "Lagre", &[("beskrivelse", "Karis ord")]).await;
    let everybody = [("innstillinger", ""), ("hvem", "alle")];
    let stale = ali.press(&copy, "Kopier til produksjon", &everybody).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.says("Noe er endret siden du åpnet siden.") && stale.says("Karis ord"), "{}", stale.text());
    let receipt = ali.submit(&stale, "Kopier til produksjon", &everybody).await;
    assert!(receipt.says("Tilganger til eksempel:vann.read er kopiert"), "{}", receipt.text());
    assert_eq!(world.have("prod", "eksempel:vann.read").await, [NETT, SYSTEMHUSET, VANNVERK], "and nobody lost it");
    assert_eq!(
        world
            .ask::<String>(
                "select description_nb from scope where name = 'eksempel:vann.read' and environment = 'prod'"
            )
            .await,
        "Karis ord"
    );
    let log = kari.get("/nb/310123455/logg").await;
    assert!(log.says("kopierte eksempel:vann.read fra test til produksjon"), "{}", log.text());
    ali.submit(&receipt, "Angre", &[]).await;
    assert_eq!(world.have("prod", "eksempel:vann.read").await, [VANNVERK]);
    assert_eq!(world.log_of(EKSEMPEL).await.last().map(String::as_str), Some("scope.undone"));
}

#[actix_web::test]
async fn those_who_could_come_along_are_those_the_page_showed() {
    let (_world, mut ali, test) = World::with_scope(TEST).await;
    ali.submit(&test, "Gi tilgang", &[("konsument", NETT)]).await;
    let copy = ali.get(&test.link("Kopier til produksjon")).await;
    let page = ali.get(&test.path).await;
    ali.submit(&page, "Gi tilgang", &[("konsument", SYSTEMHUSET)]).await;
    let stale = ali.press(&copy, "Opprett i produksjon", &[("hvem", "alle")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "all is all of those the page showed");
    let forged = [("hvem", "velg"), ("tilgang", "0197b1c2-0000-7000-8000-000000000001")];
    assert_eq!(ali.press(&stale, "Opprett i produksjon", &forged).await.status, StatusCode::CONFLICT);
    let receipt = ali.submit(&stale, "Opprett i produksjon", &[("hvem", "alle")]).await;
    let prod = ali.get(&receipt.link("Gå til eksempel:vann.read")).await;
    let ask = ali.get(&prod.link("Deaktiver")).await;
    ali.submit(&ask, "Deaktiver scopet", &[("bekreft", "vann.read")]).await;
    let page = ali.get(&test.path).await;
    ali.submit(&page, "Gi tilgang", &[("konsument", VANNVERK)]).await;
    let copy = ali.get(&test.link("Kopier til produksjon")).await;
    assert!(copy.says("Scopet er deaktivert i produksjon") && !copy.says("Hvilke tilganger"), "{}", copy.text());
    let own = ali.get(&format!("{}/kopier", prod.path)).await;
    assert_eq!(own.status, StatusCode::NOT_FOUND, "from production there is nowhere to copy to");
}
