//! Every address of the site × everybody who may ask: what is printed (`table`), what is another's (`foreign`), what is served at all
//! (`served`), and forms that are not as our pages send them.

mod foreign;
mod people;
mod served;
mod table;
mod valid;

use actix_web::App;
use portner::{access::gate::Need, app, web::Entry};
use reqwest::{Method, StatusCode};

use crate::support::{
    browser::Browser,
    page::Page,
    people::{ANNE, EKSEMPEL, GERD, KARI, MONA, OLA, SYSTEMHUSET, TOR, TURID, VANNVERK},
    steps::{CONSUMPTION, READ_INSTANCES, ask_for_access, give, look_over},
    world::World,
};
use crate::{
    awaiting, catalogue,
    clients::{public_key, register},
    commercial, desk, invitations,
    kept::READ_TITLE,
    members, notices, production,
    resources::bundle,
    scopes::scope_with_list,
};

pub use people::{PERSONAS, Visitor, everybody};

const HIGH: &str = "idporten-loa-high";
const NO_ID: &str = "0197b1c2-0000-7000-8000-0000000000ff";
const NO_REFERENCE: &str = "F-0000-0000";

/// The route table, as the site mounts it.
pub fn routes() -> Vec<Entry> {
    let mut table = Vec::new();
    let app = App::new().configure(|config| table.extend(app::machines(config, true)));
    drop(app.configure(|config| table.extend(app::pages(config))));
    table
}

pub fn is_form(route: &Entry) -> bool {
    route.method.as_str() == "POST"
}

/// Things that exist, to put into the addresses.
pub struct Things {
    reference: String,
    received: String,
    draft: String,
    /// A request of Eksempel kommune for the API of another.
    ours: String,
    scope: String,
    list: String,
    request: String,
    resource: String,
    client: String,
    client_key: String,
    /// What Eksempel kommune has asked a provider for, and what it has been asked for.
    sent: String,
    asked: String,
    form: String,
    job: String,
    /// Something that waits for Mona.
    awaited: String,
    /// Who has something of Eksempel kommune.
    holder: String,
    /// An address that Eksempel kommune is told things at.
    point: String,
    /// A domain that it has claimed, and somebody who has registered there.
    domain: String,
    member: String,
    /// What a board member has asked for in production.
    production: String,
    /// A person whom support has looked up, and not named a case for.
    look_up: String,
    /// Somebody to reach there.
    contact: String,
    /// Somebody whom Eksempel kommune has invited.
    invitation: String,
}

impl Things {
    /// Eksempel kommune has given something, has received something, and its leader has a draft; it has a developer, a scope in test, and
    /// a list of those who are to have it.
    pub async fn made_in(world: &World) -> Self {
        let (mut kari, mut gerd) = (world.signed_in(KARI).await, world.signed_in(GERD).await);
        give(&mut gerd, VANNVERK, EKSEMPEL, &[CONSUMPTION]).await;
        let reference = give(&mut kari, EKSEMPEL, SYSTEMHUSET, &[READ_INSTANCES]).await.the(".reference");
        let received = kari.get("/nb/310123455/fullmakter/mottatt").await;
        let received = received.link("Avslutt fullmakten Strømforbruk time for time, Vestby vannverk");
        let draft = look_over(&mut kari, EKSEMPEL, VANNVERK, &[READ_INSTANCES]).await.value_of("utkast");
        world.developer().await;
        let (scope, list) = scope_with_list(world, &mut kari).await;
        let request = ask_for_access(&mut world.signed_in(TOR).await, EKSEMPEL, "Selvbetjening av API-er").await.path;
        let last = |path: &str| path.rsplit('/').next().unwrap().to_owned();
        let request = last(&request);
        let sent = last(&catalogue::ask(&mut kari, "altinn:events.subscribe").await.link("Se forespørselen"));
        // Anybody may find the scope now, and its supplier does.
        world.happens("update scope set visibility = 'public' where name = 'eksempel:vann.read'").await;
        let mut ola = world.signed_in(OLA).await;
        let page = ola.get(&format!("/nb/{SYSTEMHUSET}/test/api-katalog/{scope}")).await;
        let asked =
            last(&ola.submit(&page, "Send forespørselen", &[("formal", "Drift")]).await.link("Se forespørselen"));
        let received = received.split('/').nth(5).unwrap().to_owned();
        let ask = kari.get(&format!("/nb/{EKSEMPEL}/fullmakter/mottatt/foresporsler/ny")).await;
        let wish = [("virksomhet", VANNVERK), ("ting", &ask.choice(READ_TITLE)), ("formal", "Avtale 2026/17")];
        let ours = last(&kari.submit(&ask, "Send forespørsel", &wish).await.path);
        let resource =
            bundle(&mut kari, "/nb/310123455/test/api-ressurser", "Vann", &["eksempel:vann.read"]).await.path;
        let resource = resource.rsplit('/').next().unwrap().to_owned();
        let said = [("navn", "Nattjobben"), ("nokkeltekst", &*public_key("jobb-1"))];
        let client = last(&register(&mut kari, &format!("/nb/{EKSEMPEL}/test/klienter"), &said).await.path);
        let client_key: uuid::Uuid = world.ask("select client_key_id from client_key").await;
        let client_key = client_key.to_string();
        let mut low = world.browser();
        low.sign_in(KARI, "idporten-loa-substantial").await;
        let kept = low.post(&format!("/nb/{EKSEMPEL}/fullmakter/ny"), &[("leverandor", SYSTEMHUSET)]).await.location;
        let form = kept.split(['=', '&']).nth(1).and_then(|page| page.rsplit("%2F").next()).unwrap().to_owned();
        // An undo that Kari has confirmed and that a job is to make.
        let job = "019ad000-0000-7000-8000-000000000001".to_owned();
        world
            .happens(format!(
                "insert into job (job_id, kind, payload, queued_at, run_at) \
                 select '{job}', 'ledger.undo', jsonb_build_object('org', '{EKSEMPEL}', 'person', person_id, 'person_name', '', \
                   'form', jsonb_build_object('key', gen_random_uuid(), 'digest', array_fill(0, array[32])), 'right', 'manage-scopes', \
                   'title', '{{\"nb\": \"\", \"nn\": \"\", \"en\": \"\"}}'::jsonb, 'back', ''), now(), now() \
                 from person where given_name = 'Kari' limit 1"
            ))
            .await;
        awaiting::give(&mut kari, MONA, "Feil Navn", awaiting::API_RIGHT).await;
        let awaited: uuid::Uuid = world.ask("select person_id from awaiting_person").await;
        let awaited = awaited.to_string();
        let holder = SYSTEMHUSET.to_owned();
        let point = last(&notices::add(&mut kari, EKSEMPEL, "varsel@eksempel.example").await.link("Skriv inn koden"));
        commercial::publish(world, "1.0").await;
        commercial::add_contact(&mut kari, "Driftsvakta").await;
        let contact = last(&commercial::contact(&mut kari, "Driftsvakta").await.path);
        let claimed = members::claim(&mut kari, EKSEMPEL, "nytt.example").await;
        let domain = last(&claimed.link("Skriv inn koden"));
        members::registered(world, "lisa@eksempel.example", "Lisa Lie").await;
        let member = last(&members::member(&mut kari, "Lisa Lie").await.path);
        let production = last(&production::ask(&mut world.signed_in(MONA).await, &[]).await.path);
        let mut turid = world.signed_in(TURID).await;
        let look_up = last(&desk::look_up(&mut turid, KARI).await.path);
        let invited = invitations::invite(&mut kari, "Nora Ny", &[]).await.path;
        let invitation = last(invited.split('?').next().unwrap());
        Self {
            reference,
            received,
            draft,
            ours,
            scope,
            list,
            request,
            resource,
            client,
            client_key,
            sent,
            asked,
            form,
            job,
            awaited,
            holder,
            point,
            domain,
            member,
            production,
            look_up,
            contact,
            invitation,
        }
    }

    /// Ids of nothing at all.
    pub fn unknown() -> Self {
        let id = || NO_ID.to_owned();
        let (reference, form, holder) = (NO_REFERENCE.to_owned(), "x".repeat(43), id());
        Self {
            reference,
            received: id(),
            draft: id(),
            ours: id(),
            scope: id(),
            list: id(),
            request: id(),
            resource: id(),
            client: id(),
            client_key: id(),
            sent: id(),
            asked: id(),
            form,
            job: id(),
            awaited: id(),
            holder,
            point: id(),
            domain: id(),
            member: id(),
            production: id(),
            look_up: id(),
            contact: id(),
            invitation: id(),
        }
    }

    /// The address of a route with everything filled in.
    pub fn address(&self, route: &Entry, org: &str) -> String {
        let name = portner::web::assets::APP_CSS.rsplit('/').next().unwrap();
        let mut address = route.path.to_owned();
        for (parameter, value) in [
            ("{lang}", "nb"),
            ("{org}", org),
            ("{holder}", self.holder.as_str()),
            ("{reference}", &self.reference),
            ("{delegation}", &self.received),
            ("{name}", name),
            ("mottatt/foresporsler/{request}", &format!("mottatt/foresporsler/{}", self.ours)),
            ("produksjon/{request}", &format!("produksjon/{}", self.production)),
            ("{request}", &self.request),
            ("{area}", "integrasjoner"),
            ("{package}", "programmeringsgrensesnitt"),
            ("{miljo}", "test"),
            ("{scope}", &self.scope),
            ("{api}", &self.scope),
            ("{sent}", &self.sent),
            ("{asked}", &self.asked),
            ("{liste}", &self.list),
            ("{ressurs}", &self.resource),
            ("{klient}", &self.client),
            ("{nokkel}", &self.client_key),
            ("{form}", &self.form),
            ("{job}", &self.job),
            ("{awaited}", &self.awaited),
            ("{emne}", "gi-leverandor-fullmakt"),
            ("{mail}", "1"),
            ("{varslingspunkt}", &self.point),
            ("{domene}", &self.domain),
            ("{bruker}", &self.member),
            ("{kontakt}", &self.contact),
            ("{forsok}", NO_ID),
            ("{enhet}", EKSEMPEL),
            ("{oppslag}", &self.look_up),
            ("{invitasjon}", &self.invitation),
        ] {
            address = address.replace(parameter, value);
        }
        assert!(!address.contains('{'), "say what to put into {address}");
        if !is_form(route) && address.ends_with("/kontroll") {
            address = format!("{address}?utkast={}", self.draft);
        }
        address
    }
}

pub async fn ask(visitor: &Visitor, route: &Entry, address: &str, way: &str) -> Page {
    let mut browser = visitor.browser.clone();
    if !is_form(route) {
        return browser.get(address).await;
    }
    if way == " bare" {
        return browser.post(address, &[]).await;
    }
    browser.post(address, &[("csrf", &visitor.csrf), ("eier", "310223344")]).await
}

#[actix_web::test]
async fn a_form_that_did_not_come_from_our_page_changes_nothing() {
    let world = World::with_demo().await;
    let things = Things::made_in(&world).await;
    let (mut kari, mut other) = (world.signed_in(KARI).await, world.signed_in(KARI).await);
    let (own, foreign) = (kari.get("/nb/").await.csrf(), other.get("/nb/").await.csrf());
    let mut turid = world.signed_in(TURID).await;
    let support = turid.get("/nb/").await.csrf();
    let before = world.footprint().await;
    let ours = [("sec-fetch-site", "same-origin")];
    let forms = routes().into_iter().filter(|route| is_form(route) && route.path.starts_with("/{lang}"));
    for route in forms.collect::<Vec<_>>() {
        let address = things.address(&route, EKSEMPEL);
        let is_supports = matches!(route.need, Need::Staff | Need::Decider);
        let (kari, own) = if is_supports { (&mut turid, support.clone()) } else { (&mut kari, own.clone()) };
        // Everything a form of ours might say, so that nothing but its origin is wrong with it.
        let fields = |csrf| match address.rsplit('/').next() {
            Some("kontroll") => vec![("csrf", csrf), ("utkast", things.draft.as_str())],
            _ => vec![("csrf", csrf)],
        };
        for headers in [
            [("sec-fetch-site", "cross-site")],
            [("sec-fetch-site", "same-site")],
            [("sec-fetch-site", "")],
            [("origin", "null")],
            [("origin", "https://evil.example")],
        ] {
            let answer = kari.post_with(&address, &fields(&own), &headers).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address} {headers:?}");
        }
        for token in [foreign.as_str(), "", "x", &own[1..]] {
            let answer = kari.post_with(&address, &fields(token), &ours).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address} with {token}");
        }
        let in_address = kari.post_with(&format!("{address}?csrf={own}"), &fields(""), &ours).await;
        assert_eq!(in_address.status, StatusCode::FORBIDDEN, "{address} with the token in the address");
    }
    assert_eq!(world.footprint().await, before);
}

#[actix_web::test]
async fn at_the_level_of_reading_nobody_sends_a_form_but_about_themselves() {
    let world = World::with_demo().await;
    let things = Things::made_in(&world).await;
    let mut low = world.browser();
    low.sign_in(KARI, "idporten-loa-substantial").await;
    let csrf = low.get("/nb/").await.csrf();
    for route in routes().into_iter().filter(|route| is_form(route) && route.need != Need::Nothing) {
        let answer = low.post(&things.address(&route, EKSEMPEL), &[("csrf", &csrf)]).await;
        let steps_up = answer.status == StatusCode::SEE_OTHER && answer.location.ends_with("niva=hoy");
        // The second reads what is pasted, and changes nothing.
        let reads = ["/{lang}/navn", "/{lang}/{org}/{miljo}/hvorfor"].contains(&route.path)
            // What somebody does about themselves gives nothing to anybody.
            || route.need == Need::Login;
        assert_eq!(steps_up, !reads, "{}: {} {}", route.path, answer.status, answer.location);
    }
}

#[actix_web::test]
async fn a_form_cannot_be_sent_by_a_link() {
    let world = World::with_demo().await;
    let things = Things::made_in(&world).await;
    let mut kari = world.signed_in(KARI).await;
    let csrf = kari.get("/nb/").await.csrf();
    let before = world.footprint().await;
    let table = routes();
    for route in table.iter().filter(|route| is_form(route)) {
        let answer = kari
            .get(&format!("{}?csrf={csrf}&utkast={}&handling=forkast", things.address(route, EKSEMPEL), things.draft))
            .await;
        let has_page = table.iter().any(|other| !is_form(other) && other.path == route.path);
        let gone = [StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED].contains(&answer.status);
        assert!(has_page || gone, "{}: {}", route.path, answer.status);
    }
    assert_eq!(world.footprint().await, before);
}

/// An argument that cannot be read must not answer before the gate does.
#[actix_web::test]
async fn a_form_is_read_only_after_the_gate_has_answered() {
    let (_world, [mut kari, mut mona]) = World::with_users([KARI, MONA]).await;
    let large = "x".repeat(300 * 1024);
    for (body, status) in [("%ff=%", StatusCode::FORBIDDEN), (large.as_str(), StatusCode::PAYLOAD_TOO_LARGE)] {
        let send = |browser: Browser| async move {
            let mut browser = browser;
            let headers = [("sec-fetch-site", "same-origin")];
            browser.send(Method::POST, "/nb/310123455/fullmakter/ny", &headers, Some(body.to_owned())).await.status
        };
        assert_eq!(send(kari.clone()).await, status);
        assert_eq!(send(mona.clone()).await, StatusCode::FORBIDDEN);
    }
    let csrf = kari.get("/nb/").await.csrf();
    let form = [("csrf", csrf.as_str()), ("leverandor", "310")];
    assert_eq!(kari.post("/nb/310123455/fullmakter/ny", &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let csrf = mona.get("/nb/").await.csrf();
    let form = [("csrf", csrf.as_str()), ("leverandor", "310")];
    assert_eq!(mona.post("/nb/310123455/fullmakter/ny", &form).await.status, StatusCode::FORBIDDEN);
}

/// Unknown and foreign things answer alike, to the byte.
#[actix_web::test]
async fn what_is_somebody_elses_looks_like_what_is_not_there() {
    let world = World::with_demo().await;
    let things = Things::made_in(&world).await;
    let mut anne = world.signed_in(ANNE).await;
    let unknown = "310000019";
    for route in routes().into_iter().filter(|route| !is_form(route) && route.path.contains("{org}")) {
        let foreign = anne.get(&things.address(&route, EKSEMPEL)).await;
        let nothing = anne.get(&things.address(&route, unknown)).await;
        assert_eq!((foreign.status, nothing.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{}", route.path);
        let without = |page: Page, org| page.body.replace(&page.csrf(), "").replace(org, "");
        assert_eq!(without(foreign, EKSEMPEL), without(nothing, unknown), "{}", route.path);
    }
}

#[actix_web::test]
async fn a_number_typed_with_blanks_is_sent_to_its_proper_address() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    for typed in ["310%20123%20455", "310.123.455"] {
        let moved = kari.get(&format!("/nn/{typed}/fullmakter?q=nett")).await;
        assert_eq!(
            (moved.status, moved.location.as_str()),
            (StatusCode::PERMANENT_REDIRECT, "/nn/310123455/fullmakter?q=nett")
        );
    }
}
