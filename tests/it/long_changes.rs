//! Changes that concern many: handed over to a job by the form that confirms them, and made like any other, once or not at all.

use std::time::Duration;

use futures_util::future::join;
use jiff::SignedDuration;
use portner::ledger::FormKey;
use reqwest::StatusCode;
use serde_json::Value;

use crate::{
    jobs::stands,
    resources::bundle,
    scopes::make,
    support::{
        browser::Browser,
        page::Page,
        people::{GERD, INGRID, KARI, NETT, OLA, SYSTEMHUSET},
        world::World,
    },
};

const TEST: &str = "/nb/310123455/test/mine-api";
const PROD: &str = "/nb/310123455/prod/mine-api";

impl World {
    /// Access to this scope for as many organisations.
    pub async fn gives_many(&self, environment: &str, how_many: i64) {
        self.many_organisations(how_many).await;
        self.happens(format!(
            "insert into scope_access (scope_access_id, scope_id, org_number) select gen_random_uuid(), scope_id, org_number \
             from scope cross join organisation where scope.name = 'eksempel:vann.read' and environment = '{environment}' \
             and org_number between 320000000 and 320055000"
        ))
        .await;
    }
    pub async fn have_access(&self, environment: &str) -> i64 {
        self.ask(format!(
            "select count(*) from scope_access a join scope s using (scope_id) \
             where withdrawn_at is null and s.name = 'eksempel:vann.read' and environment = '{environment}'"
        ))
        .await
    }
    /// How many logs tell of an event of this kind, and how many events that is.
    pub async fn logged(&self, kind: &str) -> (i64, i64) {
        let of = |what: &str| format!("select count({what}) from event where kind = '{kind}'");
        (self.ask(of("*")).await, self.ask(of("distinct event_id")).await)
    }
}

/// A scope that many have been given access to, as a list: Ali's browser, the scope, and the receipt.
async fn given_to_many(world: &World, how_many: i64) -> (Browser, Page, Page) {
    world.owns_prefix().await;
    let mut ali = world.developer().await;
    let lines: Vec<String> = world.many_organisations(how_many).await.iter().map(ToString::to_string).collect();
    let scope = make(&mut ali, PROD, "vann.read").await;
    let bulk = ali.get(&scope.link("Legg til mange")).await;
    let check = ali.submit(&bulk, "Kontroller listen", &[("liste", &lines.join("\n"))]).await;
    let job = ali.submit(&check, &format!("Gi tilgang til {how_many}"), &[]).await;
    world.works().await;
    let receipt = ali.get(&job.path).await;
    let receipt = ali.follow(&receipt).await;
    (ali, scope, receipt)
}

#[actix_web::test]
async fn five_thousand_accesses_are_undone_in_the_background() {
    let world = World::with_demo().await;
    let (mut ali, _, receipt) = given_to_many(&world, 4_999).await;
    let overview = ali.get("/nb/310123455").await;
    let job = ali.submit(&receipt, "Angre", &[]).await;
    assert!(job.path.contains("/kvittering/arbeid/") && job.heading().starts_with("Angrer F-"), "{}", job.text());
    assert_eq!(world.have_access("prod").await, 4_999, "nothing is done yet");
    let button = overview.forms().into_iter().find(|form| form.action.ends_with("/angre")).unwrap();
    let fields: Vec<(&str, &str)> = button.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(
        ali.post(&button.action, &fields).await.location,
        job.path,
        "from Oversikt too: the same is not queued twice"
    );
    for (lang, sentence) in [("nb", "Venter på tur."), ("nn", "Ventar på tur."), ("en", "Waiting for its turn.")] {
        let page = ali.get(&job.path.replacen("/nb/", &format!("/{lang}/"), 1)).await;
        assert!(page.says(sentence) && page.body.contains("http-equiv=\"refresh\""), "{}", page.text());
    }

    join(world.works(), world.works()).await;
    assert_eq!((world.have_access("prod").await, world.logged("scope.undone").await), (0, (5_000, 1)));
    let undone = ali.get(&job.path).await;
    assert_eq!(
        ali.submit(&receipt, "Angre", &[]).await.path,
        undone.location,
        "the form that was sent again gets the same receipt"
    );
    let undone = ali.follow(&undone).await;
    assert!(undone.says("4999 av 4999 er slik det var før."), "{}", undone.text());
    world.works().await;
    assert_eq!(world.logged("scope.undone").await, (5_000, 1));
}

#[actix_web::test]
async fn removing_all_with_a_scope_of_five_thousand_tells_each_and_is_undone() {
    let world = World::with_demo().await;
    world.owns_prefix().await;
    let mut ali = world.developer().await;
    let scope = make(&mut ali, PROD, "vann.read").await;
    world.gives_many("prod", 4_999).await;
    let (ask, other_tab) = (ali.get(&scope.link("Deaktiver")).await, ali.get(&scope.link("Deaktiver")).await);
    let how = [("tilganger", "trekk"), ("bekreft", "vann.read")];
    let job = ali.submit(&ask, "Deaktiver scopet", &how).await;
    assert_eq!(job.heading(), "Deaktiverer eksempel:vann.read", "{}", job.text());
    world.works().await;
    assert_eq!((world.have_access("prod").await, world.logged("scope.deactivated").await), (0, (5_000, 1)));
    let receipt = ali.get(&job.path).await;
    let late = ali.press(&other_tab, "Deaktiver scopet", &how).await;
    assert_eq!(late.location, receipt.location, "another tab leads to what was done");
    let receipt = ali.follow(&receipt).await;
    assert!(receipt.says("4999"), "{}", receipt.text());
    let job = ali.submit(&receipt, "Angre deaktiveringen", &[]).await;
    world.works().await;
    assert_eq!((world.have_access("prod").await, world.logged("scope.undone").await), (4_999, (5_000, 1)));
    assert_eq!(ali.get(&job.path).await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn a_plan_for_a_scope_of_many_tells_each_and_so_does_its_day() {
    let world = World::with_demo().await;
    world.owns_prefix().await;
    let mut ali = world.developer().await;
    let scope = make(&mut ali, PROD, "vann.read").await;
    world.gives_many("prod", 4_999).await;
    // More than were told once.
    world.happens("insert into organisation (org_number, name, org_form, content_hash) select n, 'Lag ' || n, 'BRL', '' from generate_series(330000000, 330000099) n; \
         insert into scope_access (scope_access_id, scope_id, org_number) select gen_random_uuid(), scope_id, org_number from scope cross join organisation \
         where scope.name = 'eksempel:vann.read' and environment = 'prod' and org_number between 330000000 and 330000099").await;
    let ask = ali.get(&scope.link("Deaktiver")).await;
    let fields = [
        ("nar", "dato"),
        ("dag", "1"),
        ("maned", "12"),
        ("ar", "2026"),
        ("tilganger", "trekk"),
        ("bekreft", "vann.read"),
    ];
    let job = ali.submit(&ask, "Deaktiver scopet", &fields).await;
    assert_eq!(job.heading(), "Planlegger deaktiveringen av eksempel:vann.read", "{}", job.text());
    world.works().await;
    assert_eq!(world.logged("scope.deactivation-planned").await, (5_100, 1));
    world.advance(SignedDuration::from_hours(24 * 12));
    world.housekeeping().await;
    assert_eq!((world.have_access("prod").await, world.logged("scope.deactivated").await), (0, (5_100, 1)));
}

#[actix_web::test]
async fn a_resource_that_many_have_given_is_changed_and_goes_in_and_out_of_use_in_the_background() {
    let (world, [mut gerd]) = World::with_users([GERD]).await;
    let list = "/nb/310334456/prod/api-ressurser";
    let (meters, leaks) = ("vestbyvann:maaler.read", "vestbyvann:lekkasje.read");
    let resource = bundle(&mut gerd, list, "Målerdata", &[meters]).await;
    world.many_organisations(600).await;
    world
        .happens(
            "insert into delegation (delegation_id, org_number, holder_org_number, environment, api_resource_id, resource_version, given_at) \
             select gen_random_uuid(), org_number, 310130079, 'prod', api_resource_id, 1, now() from organisation cross join api_resource \
             where org_number between 320000000 and 320055000 and identifier = 'maalerdata' and environment = 'prod'",
        )
        .await;

    let edit = gerd.get(&resource.link("Endre")).await;
    let job = gerd.submit(&edit, "Lagre", &[("scope", meters), ("scope", leaks)]).await;
    assert_eq!(job.heading(), "Endrer Målerdata", "{}", job.text());
    world.works().await;
    assert_eq!(world.logged("resource.changed").await, (601, 1));

    let ask = gerd.get(&resource.link("Deaktiver")).await;
    let job = gerd.submit(&ask, "Deaktiver ressursen", &[("bekreft", "maalerdata")]).await;
    assert_eq!(job.heading(), "Deaktiverer Målerdata", "{}", job.text());
    world.works().await;
    assert_eq!(world.logged("resource.deactivated").await, (601, 1));
    let receipt = gerd.get(&job.path).await;
    let receipt = gerd.follow(&receipt).await;
    assert_eq!(receipt.heading(), "API-ressurs deaktivert");

    let page = gerd.get(&resource.path).await;
    let ask = gerd.get(&page.link("Ta i bruk igjen")).await;
    let job = gerd.submit(&ask, "Ta i bruk igjen", &[]).await;
    assert_eq!(job.heading(), "Tar Målerdata i bruk igjen", "{}", job.text());
    world.works().await;
    assert_eq!(world.logged("resource.reactivated").await, (601, 1));
}

#[actix_web::test]
async fn a_scope_is_copied_with_five_thousand_accesses() {
    let world = World::with_demo().await;
    world.owns_prefix().await;
    let mut ali = world.developer().await;
    let scope = make(&mut ali, TEST, "vann.read").await;
    world.gives_many("test", 4_999).await;
    let look = ali.get(&scope.link("Kopier til produksjon")).await;
    let job = ali.submit(&look, "Opprett i produksjon", &[("hvem", "alle")]).await;
    assert_eq!(job.heading(), "Kopierer eksempel:vann.read til produksjon", "{}", job.text());
    assert_eq!(ali.submit(&look, "Opprett i produksjon", &[("hvem", "alle")]).await.path, job.path);
    world.works().await;
    assert_eq!((world.have_access("prod").await, world.logged("scope.copied").await), (4_999, (5_000, 1)));
    let receipt = ali.get(&job.path).await.location;
    assert_eq!(ali.submit(&look, "Opprett i produksjon", &[("hvem", "alle")]).await.path, receipt);
}

#[actix_web::test]
async fn many_accesses_that_are_removed_at_once_are_removed_in_the_background() {
    let world = World::with_demo().await;
    world.owns_prefix().await;
    let mut ali = world.developer().await;
    let scope = make(&mut ali, PROD, "vann.read").await;
    world.gives_many("prod", 600).await;
    let ids: Vec<String> = world.ask("select array_agg(scope_access_id::text) from scope_access where org_number between 320000000 and 320055000").await;
    // As a form said it that was drawn before the choice was kept by the portal.
    let (action, csrf, key) = (format!("{}/tilganger/fjern", scope.path), scope.csrf(), FormKey::draw());
    let mut fields = vec![("csrf", csrf.as_str()), ("nokkel", key.as_str()), ("grunn", "")];
    fields.extend(ids.iter().map(|id| ("tilgang", id.as_str())));
    let job = ali.post(&action, &fields).await;
    let job = ali.follow(&job).await;
    assert_eq!(job.heading(), "Fjerner tilgangen til eksempel:vann.read for 600 virksomheter", "{}", job.text());
    world.works().await;
    assert_eq!((world.have_access("prod").await, world.logged("scope-access.withdrawn").await), (0, (601, 1)));

    let receipt = ali.get(&job.path).await.location;
    assert_eq!(ali.post(&action, &fields).await.location, receipt, "the same form gets the same receipt");
    let twice = fields.iter().copied().chain([("brudd", "ja")]).collect::<Vec<_>>();
    assert_eq!(ali.post(&action, &twice).await.status, StatusCode::BAD_REQUEST, "the key of another form");
    let unknown: Vec<String> = (0..600).map(|_| uuid::Uuid::now_v7().to_string()).collect();
    let page = ali.get(&scope.path).await;
    let other = page.form("Gi tilgang");
    let key = other.fields.iter().filter(|(name, _)| ["csrf", "nokkel"].contains(&name.as_str()));
    let mut fields: Vec<(&str, &str)> = key.map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.extend(unknown.iter().map(|id| ("tilgang", id.as_str())));
    assert_eq!(ali.post(&action, &fields).await.status, StatusCode::CONFLICT, "nothing that is not there is queued");
}

#[actix_web::test]
async fn what_a_colleague_confirmed_too_is_made_when_the_first_has_lost_the_right() {
    let world = World::with_demo().await;
    let (mut ali, _, receipt) = given_to_many(&world, 600).await;
    let mut kari = world.signed_in(KARI).await;
    let first = ali.submit(&receipt, "Angre", &[]).await;
    let page = kari.get(&receipt.path).await;
    let second = kari.submit(&page, "Angre", &[]).await;
    assert_ne!(second.path, first.path);
    world
        .happens(
            "update access_grant set withdrawn_at = now(), withdrawn_how = 'giver' where code = 'self-service-api'",
        )
        .await;
    world.works().await;
    assert_eq!(world.have_access("prod").await, 0);
    assert_eq!(kari.get(&second.path).await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn an_undo_whose_worker_stops_in_the_middle_is_made_once() {
    let world = World::with_demo().await;
    let (mut ali, _, receipt) = given_to_many(&world, 600).await;
    let job = ali.submit(&receipt, "Angre", &[]).await;
    let mut holder = world.hold_a_log().await;
    tokio::select! {
        () = world.works() => panic!("it should stand and wait"),
        () = stands(&mut ali, &job) => {}
    }
    assert_eq!(world.have_access("prod").await, 600, "what it did is not");
    sqlx::raw_sql("rollback").execute(&mut holder).await.unwrap();
    world.advance(SignedDuration::from_secs(31));
    world.works().await;
    assert_eq!((world.have_access("prod").await, world.logged("scope.undone").await), (0, (601, 1)));
    // However often it is begun again.
    world.happens("update job set done_at = null, outcome = null where kind = 'ledger.undo'").await;
    world.works().await;
    assert_eq!(world.logged("scope.undone").await, (601, 1));
    assert_eq!(ali.get(&job.path).await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn what_is_never_made_says_why_and_others_see_nothing() {
    let world = World::with_demo().await;
    let (mut ali, _, receipt) = given_to_many(&world, 600).await;
    let job = ali.submit(&receipt, "Angre", &[]).await;
    let (mut kari, mut ingrid, mut ola) =
        (world.signed_in(KARI).await, world.signed_in(INGRID).await, world.signed_in(OLA).await);
    assert_eq!(kari.get(&job.path).await.status, StatusCode::OK, "a colleague who might have done it");
    assert_eq!(ingrid.get(&job.path).await.status, StatusCode::NOT_FOUND, "who sees no scopes sees no receipt either");
    assert_eq!(ola.get(&job.path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ola.get(&job.path.replace("310123455", SYSTEMHUSET)).await.status, StatusCode::NOT_FOUND);
    let housekeeping: String = world.ask("select job_id::text from job where period_seconds is not null limit 1").await;
    for unknown in [housekeeping, "019ad000-0000-7000-8000-000000000000".to_owned(), "x".to_owned()] {
        let path = format!("/nb/310123455/kvittering/arbeid/{unknown}");
        assert_eq!(kari.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }

    let right = "update access_grant set withdrawn_at = now(), withdrawn_how = 'giver' where code = 'self-service-api'";
    world.happens(right).await;
    world.works().await;
    assert_eq!(world.have_access("prod").await, 600);
    for (lang, sentence) in [
        ("nb", "Den som bekreftet, har ikke lenger rett til å gjøre dette for virksomheten."),
        ("nn", "Den som stadfesta, har ikkje lenger rett til å gjere dette for verksemda."),
        ("en", "Whoever confirmed it no longer has the right to do this for the business."),
    ] {
        let page = kari.get(&job.path.replacen("/nb/", &format!("/{lang}/"), 1)).await;
        assert!(page.says(sentence), "{}", page.text());
    }
    assert_eq!(ali.get(&job.path).await.status, StatusCode::NOT_FOUND, "Ali has nothing here any more");

    // Kari does it; and what Kari asked for when the time was over is too late.
    let receipt = kari.get(&receipt.path).await;
    let job = kari.submit(&receipt, "Angre", &[]).await;
    world.advance(SignedDuration::from_hours(24 * 60));
    world.works().await;
    let mut kari = world.signed_in(KARI).await;
    let late = kari.get(&job.path).await;
    assert!(late.says("Fristen for å angre gikk ut før det ble gjort."), "{}", late.text());
    assert_eq!(late.link("Se over på nytt"), receipt.path);
    assert_eq!(world.have_access("prod").await, 600);
}

#[actix_web::test]
async fn the_key_of_a_form_is_kept_for_a_month() {
    let world = World::with_demo().await;
    world.owns_prefix().await;
    let mut ali = world.developer().await;
    let scope = make(&mut ali, PROD, "vann.read").await;
    let receipt = ali.submit(&scope, "Gi tilgang", &[("konsument", NETT)]).await;
    assert!(world.services.config.session_max < SignedDuration::from_hours(24 * 29), "no session is as old as a key");
    let days = |days: i64| world.services.clock.now() - SignedDuration::from_hours(24 * days);
    world
        .happens(format!(
            "update idempotency set created_at = '{}'; insert into idempotency (actor, key, request_hash, created_at) \
             select 'system', gen_random_uuid(), sha256(''), '{}' from generate_series(1, 5001)",
            days(29),
            days(31)
        ))
        .await;
    world.housekeeping().await;
    assert_eq!(world.ask::<i64>("select count(*) from idempotency where actor = 'system'").await, 0);
    let again = ali.submit(&scope, "Gi tilgang", &[("konsument", NETT)]).await;
    assert_eq!(again.path, receipt.path, "the same form gets the same receipt");
}

/// What one organisation's log keeps, without the names that differ in every run.
async fn part(world: &World, org: &str, kind: &str) -> Value {
    let mut payload: Value = world
        .ask(format!(
            "select payload from event where org_number = {org} and kind = '{kind}' order by seq desc limit 1"
        ))
        .await;
    payload["of"] = Value::Null;
    for list in ["restored", "ended"] {
        for item in payload[list].as_array_mut().unwrap() {
            item["id"] = Value::Null;
        }
    }
    payload
}

#[actix_web::test]
async fn what_a_job_writes_down_is_what_a_request_writes_down() {
    let world = World::with_demo().await;
    world.owns_prefix().await;
    let mut ali = world.developer().await;
    let scope = make(&mut ali, PROD, "vann.read").await;
    let given = ali.submit(&scope, "Gi tilgang", &[("konsument", NETT)]).await;
    let log = world.ask::<String>("select given_in from scope_access where org_number = 310130079 and given_in is not null order by granted_at desc limit 1").await;
    assert!(given.status.is_success());
    let receipt = ali.get(&format!("/nb/310123455/kvittering/{log}")).await;
    ali.submit(&receipt, "Angre", &[]).await;
    let short = part(&world, NETT, "scope.undone").await;
    let lines: Vec<String> =
        world.many_organisations(600).await.iter().map(ToString::to_string).chain([NETT.to_owned()]).collect();
    let bulk = ali.get(&scope.link("Legg til mange")).await;
    let check = ali.submit(&bulk, "Kontroller listen", &[("liste", &lines.join("\n"))]).await;
    let job = ali.submit(&check, "Gi tilgang til 601", &[]).await;
    world.works().await;
    let receipt = ali.get(&job.path).await;
    let receipt = ali.follow(&receipt).await;
    ali.submit(&receipt, "Angre", &[]).await;
    world.works().await;
    assert_eq!(world.logged("scope.undone").await.1, 2);
    assert_eq!(part(&world, NETT, "scope.undone").await, short);
    let actors: Vec<String> = world
        .ask("select array_agg(distinct concat_ws(' ', actor_name, actor_org_number, actor_person_id, basis::text)) from event where kind = 'scope.undone'")
        .await;
    assert_eq!(actors.len(), 1, "{actors:?}");
}

#[actix_web::test]
async fn an_undo_locks_organisations_in_ascending_order() {
    let world = World::with_demo().await;
    let (mut ali, scope, _) = given_to_many(&world, 600).await;
    let ask = ali.get(&scope.link("Deaktiver")).await;
    let job = ali.submit(&ask, "Deaktiver scopet", &[("tilganger", "trekk"), ("bekreft", "vann.read")]).await;
    world.works().await;
    let receipt = ali.get(&job.path).await;
    let receipt = ali.follow(&receipt).await;
    ali.submit(&receipt, "Angre deaktiveringen", &[]).await;
    let middle: i32 = world
        .ask("select (array_agg(org_number order by org_number))[300] from organisation where org_number >= 320000000")
        .await;
    let free = "select count(*) from (select from organisation where org_number between 320000000 and 320055000 and org_number";
    let holder = world.begin("update organisation set imported_at = now() where org_number = (select (array_agg(org_number order by org_number))[300] from organisation where org_number >= 320000000)").await;
    let look = async {
        world.somebody_waits().await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        let below: i64 = world.ask(format!("{free} < {middle} for update skip locked) t")).await;
        let above: i64 = world.ask(format!("{free} > {middle} for update skip locked) t")).await;
        holder.commit().await;
        (below, above)
    };
    let ((), free) = join(world.works(), look).await;
    assert_eq!(free, (0, 300), "those below are locked, and none above");
    assert_eq!(world.have_access("prod").await, 600);
}
