//! Undo, for every kind of change and everybody: what is offered works, and what would not work is not offered and says why.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use portner::{app, kernel::EventId};
use reqwest::StatusCode;

use crate::{
    awaiting,
    catalogue::ask_in,
    clients::{self, other_key, public_key},
    commercial,
    end_dates::{change, until},
    events::undo_button,
    kept::{
        API_RIGHT, CASES, EVENTS, FULL, MAIN, PREFIXES, PROD, QUEUE, READ_TITLE, STATISTICS_TITLE, TEST, bundled,
        confirm, confirm_with, deactivate, grant, holder_page, in_scope_queue, let_in, plan, redate, remove, shut_out,
        turn_off, turn_on,
    },
    members, notices,
    people::choose,
    requests::in_queue,
    resources::bundle,
    scopes::make,
    support::{
        browser::Browser,
        page::{Page, all, says},
        people::{
            ALI, EKSEMPEL, FRODE, GERD, INGRID, KARI, MONA, NETT, NILS, OLA, PER, SYSTEMHUSET, TOR_EKSEMPELEN, TURID,
            VANNVERK,
        },
        steps::{NOTIFICATIONS, READ_INSTANCES, STATISTICS, ask_as_nett, give, give_until, look_over_more, paste},
        world::World,
    },
};

/// The kinds of changes that can be undone, with what tells two cases of one kind apart. Each has its lines in [`Story::makes`] and
/// [`Story::overtakes`].
const DELEGATIONS: [&str; 9] = [
    "delegation.given",
    "delegation.given person",
    "delegation.given awaited",
    "delegation.withdrawn",
    "delegation.changed",
    "delegation.relinquished",
    "delegation.end-date-changed longer",
    "delegation.end-date-changed shorter",
    "delegation.end-date-changed person",
];
const SCOPES: [&str; 9] = [
    "scope-access.given",
    "scope-access.withdrawn",
    "scope-access.end-date-changed",
    "scope.created",
    "scope.changed",
    "scope.copied",
    "scope.deactivated",
    "scope.reactivated",
    "scope.deactivation-planned",
];
const RESOURCES: [&str; 4] = ["resource.created", "resource.changed", "resource.deactivated", "resource.reactivated"];
const CLIENTS: [&str; 9] = [
    "client.created",
    "client.changed",
    "client.scopes-changed",
    "client.key-added",
    "client.key-removed",
    "client.package-given",
    "client.package-removed",
    "client.deactivated",
    "client.reactivated",
];
const REQUESTS: [&str; 16] = [
    "settings.changed",
    "notification-point.added",
    "notification-point.removed",
    "billing.changed",
    "contact.added",
    "contact.changed",
    "contact.removed",
    "email-domain.claimed",
    "email-domain.released",
    "member.approved",
    "member.revoked",
    "request.withdrawn",
    "request.declined",
    "access-request.sent",
    "access-request.declined",
    "prefix.ordered",
];

#[actix_web::test]
async fn support_is_told_that_a_withdrawn_order_waits_no_longer_whatever_it_answers() {
    let (_world, [mut kari, mut turid]) = World::with_users([KARI, TURID]).await;
    let form = kari.get(PREFIXES).await;
    let order = [("onsket", "nytt9"), ("formal", "Vannmålere"), ("kontakt", "api@eksempel.example")];
    let receipt = kari.submit(&form, "Bestill", &order).await;
    let queue = turid.get(QUEUE).await;
    let undone = press(&mut kari, &receipt).await;
    assert_eq!(kari.follow(&undone).await.heading(), "Bestillingen er trukket tilbake");
    assert!(kari.get(PREFIXES).await.says("Trukket tilbake"));
    for (button, words) in [("Tildel nytt9", ""), ("Avslå nytt9", ""), ("Avslå nytt9", "For likt nytt")] {
        let answer = turid.press(&queue, button, &[("svar", words)]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{button}: {}", answer.text());
        assert!(answer.says("Bestillingen venter ikke lenger."), "{button}: {}", answer.text());
        assert!(!answer.says("Rett opp dette"), "{button}: {}", answer.text());
    }
    assert!(!turid.get(QUEUE).await.says("nytt9"), "what support did not answer is not among its answers");
}

#[test]
fn every_kind_that_can_be_undone_has_a_case() {
    let cases = [&DELEGATIONS[..], &SCOPES, &RESOURCES, &CLIENTS, &REQUESTS].concat();
    let cases: BTreeSet<&str> = cases.iter().map(|case| case.split(' ').next().unwrap()).collect();
    assert_eq!(app::registry().undoable_kinds().collect::<BTreeSet<_>>(), cases);
}

/// Those who act for Eksempel kommune, and those it has to do with.
struct Story {
    world: World,
    /// The daily leader, who makes the changes; the chair; *Hovedadministrator*; the package for API access, by which one may also make
    /// APIs; and the same package by way of another organisation.
    staff: Vec<(&'static str, Browser)>,
    ola: Browser,
    ali: Browser,
    gerd: Browser,
    frode: Browser,
    made: usize,
}

impl Story {
    async fn begins() -> Self {
        let (world, [mut kari, chair, mona, ingrid, per, ola]) =
            World::with_users([KARI, TOR_EKSEMPELEN, MONA, INGRID, PER, OLA]).await;
        world.owns_prefix().await;
        for (name, right) in [("Mona Vik", MAIN), ("Ingrid Berg", API_RIGHT)] {
            let form = choose(&mut kari, name).await;
            grant(&mut kari, &form, &[&form.choice(right)], &[]).await;
        }
        let (ali, gerd, frode) =
            (world.signed_in(ALI).await, world.signed_in(GERD).await, world.signed_in(FRODE).await);
        let staff = vec![("Kari", kari), ("chair", chair), ("Mona", mona), ("Ingrid", ingrid), ("Per", per)];
        Self { world, staff, ola, ali, gerd, frode, made: 0 }
    }

    fn kari(&mut self) -> &mut Browser {
        &mut self.staff[0].1
    }

    /// Everybody who could have to do with the changes of this organisation.
    fn people_of(&mut self, org: &str) -> Vec<(&'static str, &mut Browser)> {
        match org {
            SYSTEMHUSET => vec![("Ola", &mut self.ola)],
            NETT => vec![("Ali", &mut self.ali)],
            _ => self.staff.iter_mut().map(|(name, browser)| (*name, browser)).collect(),
        }
    }

    /// Takes back whatever a holder has.
    async fn clear(&mut self, holder: &str) {
        let page = self.kari().get(&holder_page(holder)).await;
        let buttons: Vec<String> = all(&page.html(), "main form button").into_iter().map(says).collect();
        let titles = buttons.iter().filter_map(|button| button.strip_prefix("Fjern ")).filter(|title| *title != "alle");
        let titles: Vec<&str> = titles.collect();
        if !titles.is_empty() {
            remove(self.kari(), holder, &titles, &[]).await;
        }
    }

    /// A scope of its own for each case.
    async fn scope(&mut self, list: &str) -> Page {
        let name = format!("angre{}.read", self.made);
        make(self.kari(), list, &name).await
    }

    /// A scope that two have access to, and the receipt of that.
    async fn two_consumers(&mut self) -> (Page, Page) {
        let scope = self.scope(PROD).await;
        let receipt = self.let_two_in(&scope).await;
        (scope, receipt)
    }

    async fn let_two_in(&mut self, scope: &Page) -> Page {
        let check = paste(self.kari(), scope, &[NETT, SYSTEMHUSET].join("\n")).await;
        self.kari().submit(&check, "Gi tilgang til 2", &[]).await
    }

    async fn client(&mut self) -> Page {
        self.made += 1;
        let name = format!("Jobb{}", self.made);
        clients::ready(self.kari(), &name).await
    }

    async fn resource(&mut self) -> (Page, String) {
        let scope = self.scope(TEST).await.heading();
        let title = format!("Angre{}", self.made);
        let resource = bundle(self.kari(), "/nb/310123455/test/api-ressurser", &title, &[&scope]).await;
        (resource, title.to_lowercase())
    }

    async fn saves_hours(&mut self) -> Page {
        let page = self.kari().get("/nb/310123455/innstillinger").await;
        let now: i32 = self.world.ask("select undo_hours(310123455)").await;
        let hours = if now == 48 { "72" } else { "48" };
        self.kari().submit(&page, "Lagre", &[("frist", hours)]).await
    }

    async fn adds_address(&mut self) -> Page {
        let email = format!("varsel{}@eksempel.example", self.made);
        notices::add(self.kari(), EKSEMPEL, &email).await
    }

    /// A contact of its own for each case: its receipt, and its page.
    async fn adds_contact(&mut self) -> (Page, Page) {
        let name = format!("Vakt {}", self.made);
        let receipt = commercial::add_contact(self.kari(), &name).await;
        (receipt, commercial::contact(self.kari(), &name).await)
    }

    /// Gives this contact another role.
    async fn changes_contact(&mut self, about: &Page) -> Page {
        let page = self.kari().get(&about.path).await;
        let role = if page.value_of("rolle") == "Vakt" { "Leder" } else { "Vakt" };
        self.kari().submit(&page, "Lagre", &[("rolle", role)]).await
    }

    /// Sets another reference on the invoice.
    async fn changes_billing(&mut self) -> Page {
        let form = self.kari().get("/nb/310123455/virksomhet/faktura/endre").await;
        let other = if form.value_of("referanse") == "Avdeling 42" { "Avdeling 43" } else { "Avdeling 42" };
        commercial::save_billing(self.kari(), other).await
    }

    async fn claims_domain(&mut self) -> Page {
        let domain = format!("domene{}.example", self.made);
        members::claim(self.kari(), EKSEMPEL, &domain).await
    }

    /// Somebody who has registered and waits; their page, as Kari sees it.
    async fn waiting_member(&mut self) -> Page {
        members::set_domain(&self.world, EKSEMPEL, "venter.example", true).await;
        let (email, name) = (format!("lisa{}@venter.example", self.made), format!("Lisa {}", self.made_in_letters()));
        members::registered(&self.world, &email, &name).await;
        members::member(self.kari(), &name).await
    }

    /// The address of this page registers once more.
    async fn registers_anew(&mut self, about: &Page) {
        let text = about.text();
        let email = text.split_whitespace().find(|word| word.ends_with("@venter.example")).unwrap();
        self.world.advance(SignedDuration::from_mins(2));
        members::registered(&self.world, email, "Lisa Igjen").await;
    }

    /// The number of the case, as a name can have it.
    fn made_in_letters(&self) -> String {
        self.made.to_string().bytes().map(|digit| char::from(b'A' + digit - b'0')).collect()
    }

    async fn reactivates(&mut self, scope: &Page) -> Page {
        let page = self.kari().get(&scope.path).await;
        let ask = self.kari().get(&page.link("Ta i bruk igjen")).await;
        self.kari().submit(&ask, "Ta i bruk igjen", &[]).await
    }

    async fn edits(&mut self, scope: &Page, field: (&str, &str)) -> Page {
        let edit = self.kari().get(&scope.link("Endre")).await;
        self.kari().submit(&edit, "Lagre", &[field]).await
    }

    /// What Nett AS has asked for and waits for.
    async fn waiting(&self) -> Option<String> {
        let waits = "asker_org_number = 310130079 and declined_at is null and withdrawn_at is null";
        self.world.ask(format!("select (select request_id::text from request where {waits})")).await
    }

    /// The receipt of the latest change of this kind.
    async fn latest(&mut self, kind: &str) -> Page {
        let ask = format!("select ref from receipt where kind = '{kind}' order by at desc limit 1");
        let reference: String = self.world.ask(ask).await;
        self.kari().get(&format!("/nb/{EKSEMPEL}/kvittering/{reference}")).await
    }

    /// Makes a change of this kind. Returns whose it is, its receipt, and a page that it is about.
    async fn makes(&mut self, case: &str, more: &[(&str, &str)]) -> (&'static str, Page, Page) {
        self.made += 1;
        let (org, receipt, about) = match case {
            "delegation.given" => {
                self.clear(NETT).await;
                let receipt = give(self.kari(), EKSEMPEL, NETT, &[READ_INSTANCES, STATISTICS]).await;
                (EKSEMPEL, receipt.clone(), receipt)
            }
            "delegation.given person" => {
                let form = choose(self.kari(), "Ingrid Berg").await;
                let things = [form.choice("Selvbetjening av integrasjoner")];
                let receipt = grant(self.kari(), &form, &[&things[0]], &[]).await;
                let person = self.kari().get(&receipt.link("Til Ingrid Berg")).await;
                (EKSEMPEL, receipt, person)
            }
            "delegation.given awaited" => {
                // Each counts as a wrong guess.
                self.world.happens("delete from person_look_up_failure").await;
                self.world.happens("update awaiting_person set added_at = added_at - interval '2 hours'").await;
                let name = format!("Feil {}", "N".repeat(self.made + 1));
                self.made += 1;
                let receipt = awaiting::give(self.kari(), NILS, &name, API_RIGHT).await;
                (EKSEMPEL, receipt.clone(), receipt)
            }
            "delegation.withdrawn" => {
                self.clear(VANNVERK).await;
                give(self.kari(), EKSEMPEL, VANNVERK, &[READ_INSTANCES, STATISTICS]).await;
                let receipt = remove(self.kari(), VANNVERK, &[READ_TITLE, STATISTICS_TITLE], more).await;
                (EKSEMPEL, receipt.clone(), receipt)
            }
            "delegation.changed" => {
                self.clear(NETT).await;
                give(self.kari(), EKSEMPEL, NETT, &[STATISTICS]).await;
                let page = self.kari().get(&holder_page(NETT)).await;
                self.kari().submit(&page, &format!("Fjern {STATISTICS_TITLE}"), &[]).await;
                let review = look_over_more(self.kari(), EKSEMPEL, NETT, &[READ_INSTANCES]).await;
                let receipt = confirm(self.kari(), &review).await;
                (EKSEMPEL, receipt.clone(), receipt)
            }
            "delegation.relinquished" => {
                self.clear(SYSTEMHUSET).await;
                give(self.kari(), EKSEMPEL, SYSTEMHUSET, &[STATISTICS]).await;
                let page = self.ola.get(&format!("/nb/{SYSTEMHUSET}/fullmakter/mottatt")).await;
                let link = page.link(&format!("Avslutt fullmakten {STATISTICS_TITLE}, Eksempel kommune"));
                let question = self.ola.get(&link).await;
                let receipt = self.ola.submit(&question, "Avslutt fullmakten", &[]).await;
                (SYSTEMHUSET, receipt.clone(), receipt)
            }
            "delegation.end-date-changed longer" | "delegation.end-date-changed shorter" => {
                self.clear(NETT).await;
                give_until(self.kari(), NETT, &[STATISTICS], ["1", "12", "2027"]).await;
                let day = until(["1", "12", if case.ends_with("longer") { "2028" } else { "2026" }]);
                let receipt = change(self.kari(), &holder_page(NETT), STATISTICS_TITLE, &day).await;
                (EKSEMPEL, receipt.clone(), receipt)
            }
            "delegation.end-date-changed person" => {
                let form = choose(self.kari(), "Ingrid Berg").await;
                let thing = "Selvbetjening av integrasjoner";
                if self.made == 1 {
                    grant(self.kari(), &form, &[&form.choice(thing)], &until(["1", "12", "2027"])).await;
                }
                let page = form.path.trim_end_matches("/gi").to_owned();
                let day = until(["1", "12", if self.made.is_multiple_of(2) { "2028" } else { "2026" }]);
                let receipt = change(self.kari(), &page, thing, &day).await;
                let person = self.kari().get(&page).await;
                (EKSEMPEL, receipt, person)
            }
            "scope-access.given" => {
                let (scope, receipt) = self.two_consumers().await;
                (EKSEMPEL, receipt, scope)
            }
            "scope-access.withdrawn" => {
                let (scope, _) = self.two_consumers().await;
                let receipt = shut_out(self.kari(), &scope, &["Nett AS", "Systemhuset AS"], more).await;
                (EKSEMPEL, receipt, scope)
            }
            "scope-access.end-date-changed" => {
                let (scope, _) = self.two_consumers().await;
                let day = Some(["1", "6", "2027"]);
                (EKSEMPEL, redate(self.kari(), &scope, &["Nett AS", "Systemhuset AS"], day).await, scope)
            }
            "scope.created" => {
                let scope = self.scope(PROD).await;
                (EKSEMPEL, self.latest(case).await, scope)
            }
            "scope.changed" => {
                let scope = self.scope(PROD).await;
                (EKSEMPEL, self.edits(&scope, ("beskrivelse", "Nye ord")).await, scope)
            }
            "scope.copied" => {
                let scope = self.scope(TEST).await;
                let_in(self.kari(), &scope, NETT, &[]).await;
                let copy = self.kari().get(&scope.link("Kopier til produksjon")).await;
                let receipt = self.kari().submit(&copy, "Opprett i produksjon", &[("hvem", "alle")]).await;
                let link = receipt.link(&format!("Gå til {}", scope.heading()));
                let scope = self.kari().get(&link).await;
                (EKSEMPEL, receipt, scope)
            }
            "scope.deactivated" => {
                let (scope, _) = self.two_consumers().await;
                (EKSEMPEL, deactivate(self.kari(), &scope, &[("tilganger", "trekk")]).await, scope)
            }
            "scope.reactivated" => {
                let (scope, _) = self.two_consumers().await;
                deactivate(self.kari(), &scope, &[]).await;
                (EKSEMPEL, self.reactivates(&scope).await, scope)
            }
            "scope.deactivation-planned" => {
                let scope = self.scope(PROD).await;
                (EKSEMPEL, plan(self.kari(), &scope, ["1", "4", "2027"], &[]).await, scope)
            }
            "resource.created" => {
                let (resource, _) = self.resource().await;
                (EKSEMPEL, self.latest(case).await, resource)
            }
            "resource.changed" => {
                let (resource, _) = self.resource().await;
                (EKSEMPEL, bundled(self.kari(), &resource, &[("beskrivelse", "Nye ord.")]).await, resource)
            }
            "resource.deactivated" => {
                let (resource, identifier) = self.resource().await;
                (EKSEMPEL, turn_off(self.kari(), &resource, &identifier).await, resource)
            }
            "resource.reactivated" => {
                let (resource, identifier) = self.resource().await;
                turn_off(self.kari(), &resource, &identifier).await;
                (EKSEMPEL, turn_on(self.kari(), &resource).await, resource)
            }
            case if case.starts_with("client.") => {
                let client = self.client().await;
                let receipt = match case {
                    "client.changed" => clients::rename(self.kari(), &client, "Ny").await,
                    "client.scopes-changed" => clients::set_scope(self.kari(), &client, None).await,
                    "client.key-added" => clients::add_key(self.kari(), &client, &other_key("k1", 1)).await,
                    "client.key-removed" => clients::remove_key(self.kari(), &client, "jobb-1").await,
                    "client.package-given" => clients::package(self.kari(), &client, "Gi pakken").await,
                    "client.package-removed" => {
                        clients::package(self.kari(), &client, "Gi pakken").await;
                        clients::package(self.kari(), &client, "Fjern pakken").await
                    }
                    "client.deactivated" => clients::client_off(self.kari(), &client).await,
                    "client.reactivated" => {
                        clients::client_off(self.kari(), &client).await;
                        clients::client_on(self.kari(), &client).await
                    }
                    _ => self.latest(case).await,
                };
                (EKSEMPEL, receipt, client)
            }
            "settings.changed" => {
                let receipt = self.saves_hours().await;
                (EKSEMPEL, receipt.clone(), receipt)
            }
            "notification-point.added" => {
                let receipt = self.adds_address().await;
                (EKSEMPEL, receipt.clone(), receipt)
            }
            "notification-point.removed" => {
                let added = self.adds_address().await;
                let page = notices::point(self.kari(), &added).await;
                (EKSEMPEL, self.kari().submit(&page, "Fjern", &[]).await, added)
            }
            "billing.changed" => {
                let receipt = self.changes_billing().await;
                (EKSEMPEL, receipt.clone(), receipt)
            }
            "contact.added" => {
                let (receipt, page) = self.adds_contact().await;
                (EKSEMPEL, receipt, page)
            }
            "contact.changed" => {
                let (_, page) = self.adds_contact().await;
                (EKSEMPEL, self.changes_contact(&page).await, page)
            }
            "contact.removed" => {
                let (_, page) = self.adds_contact().await;
                (EKSEMPEL, self.kari().submit(&page, "Fjern kontakten", &[]).await, page)
            }
            "email-domain.claimed" => {
                let receipt = self.claims_domain().await;
                (EKSEMPEL, receipt.clone(), receipt)
            }
            "email-domain.released" => {
                let claimed = self.claims_domain().await;
                let page = self.kari().get(&claimed.link("Skriv inn koden")).await;
                (EKSEMPEL, self.kari().submit(&page, "Frigi domenet", &[]).await, claimed)
            }
            "member.approved" => {
                let page = self.waiting_member().await;
                (EKSEMPEL, self.kari().submit(&page, "Godkjenn", &[]).await, page)
            }
            "member.revoked" => {
                let page = self.waiting_member().await;
                (EKSEMPEL, self.kari().submit(&page, "Fjern tilgangen", &[]).await, page)
            }
            "request.withdrawn" => {
                // What was withdrawn and waits again is withdrawn again.
                let page = match self.waiting().await {
                    Some(id) => self.ali.get(&format!("/nb/{NETT}/fullmakter/mottatt/foresporsler/{id}")).await,
                    None => ask_as_nett(&mut self.ali, FULL).await,
                };
                (NETT, self.ali.submit(&page, "Trekk tilbake", &[]).await, page)
            }
            "request.declined" => {
                let path = match self.waiting().await {
                    Some(id) => format!("/nb/{EKSEMPEL}/foresporsler/{id}"),
                    None => in_queue(&ask_as_nett(&mut self.ali, FULL).await),
                };
                let page = self.kari().get(&path).await;
                (EKSEMPEL, self.kari().submit(&page, "Avslå", &[("grunn", "Ikke nå")]).await, page)
            }
            "access-request.sent" => {
                let receipt = ask_in(self.kari(), "/nb/310123455/prod/api-katalog", EVENTS).await;
                (EKSEMPEL, receipt.clone(), receipt)
            }
            "access-request.declined" => {
                let waits: bool = self
                    .world
                    .ask("select exists (select from access_request where org_number = 310334456 and declined_at is null and withdrawn_at is null)")
                    .await;
                if !waits {
                    ask_in(&mut self.gerd, "/nb/310334456/prod/api-katalog", CASES).await;
                }
                let request = in_scope_queue(self.kari(), EKSEMPEL, &format!("Vestby vannverk, {CASES}")).await;
                let receipt = self.kari().submit(&request, "Avslå forespørselen", &[("grunn", "Ikke ennå")]).await;
                (EKSEMPEL, receipt, request)
            }
            "prefix.ordered" => {
                let form = self.kari().get(PREFIXES).await;
                let prefix = format!("ny{}", self.made);
                let order = [("onsket", &*prefix), ("formal", "Vannmålere"), ("kontakt", "api@eksempel.example")];
                let receipt = self.kari().submit(&form, "Bestill", &order).await;
                (EKSEMPEL, receipt.clone(), receipt)
            }
            other => panic!("{other} can be undone: write here how it comes about"),
        };
        let kind = case.split(' ').next().unwrap();
        let made: String =
            self.world.ask(format!("select kind from receipt where ref = '{}'", reference(&receipt))).await;
        assert_eq!(made, kind, "{}", receipt.text());
        (org, receipt, about)
    }

    /// Lets something newer happen to all that the change was about.
    async fn overtakes(&mut self, case: &str, about: &Page) {
        match case {
            "delegation.given" => self.clear(NETT).await,
            "delegation.end-date-changed longer" | "delegation.end-date-changed shorter" => {
                let day = until(["1", "6", "2027"]);
                change(self.kari(), &holder_page(NETT), STATISTICS_TITLE, &day).await;
            }
            "delegation.given person" | "delegation.end-date-changed person" => {
                let page = self.kari().get(&about.path).await;
                let page = self.kari().submit(&page, "Fjern Selvbetjening av integrasjoner", &[]).await;
                let review = self.kari().get(&page.link("Se over og bekreft")).await;
                confirm_with(self.kari(), &review, &[("brudd", "ja")]).await;
            }
            "delegation.given awaited" => {
                let mut nils = self.world.signed_in(NILS).await;
                while nils.get("/nb/gitt-deg").await.location != "/nb/" {
                    let asked = awaiting::question(&mut nils).await;
                    nils.submit(&asked, "Ja, det er meg", &[]).await;
                }
            }
            "delegation.withdrawn" => {
                give(self.kari(), EKSEMPEL, VANNVERK, &[READ_INSTANCES, STATISTICS]).await;
                remove(self.kari(), VANNVERK, &[READ_TITLE, STATISTICS_TITLE], &[("brudd", "ja")]).await;
            }
            "delegation.changed" => {
                self.clear(NETT).await;
                give(self.kari(), EKSEMPEL, NETT, &[STATISTICS]).await;
            }
            // What its giver has taken since, a supplier does not put back alone.
            "delegation.relinquished" => {
                give(self.kari(), EKSEMPEL, SYSTEMHUSET, &[STATISTICS]).await;
                remove(self.kari(), SYSTEMHUSET, &[STATISTICS_TITLE], &[("brudd", "ja")]).await;
            }
            "scope-access.given" => {
                shut_out(self.kari(), about, &["Nett AS", "Systemhuset AS"], &[]).await;
            }
            "scope-access.withdrawn" => {
                self.let_two_in(about).await;
            }
            "scope-access.end-date-changed" => {
                redate(self.kari(), about, &["Nett AS", "Systemhuset AS"], Some(["2", "6", "2027"])).await;
            }
            "scope.created" | "scope.reactivated" | "scope.copied" => {
                deactivate(self.kari(), about, &[("tilganger", "trekk")]).await;
            }
            "scope.changed" => {
                self.edits(about, ("beskrivelse", "Målerdata per døgn")).await;
            }
            "scope.deactivated" => {
                self.reactivates(about).await;
            }
            "scope.deactivation-planned" => {
                let page = self.kari().get(&about.path).await;
                self.kari().submit(&page, "Avlys deaktiveringen", &[]).await;
            }
            "resource.created" | "resource.reactivated" => {
                let identifier = about.heading().to_lowercase();
                turn_off(self.kari(), about, &identifier).await;
            }
            "resource.changed" => {
                bundled(self.kari(), about, &[("beskrivelse", "Nyere ord.")]).await;
            }
            "resource.deactivated" => {
                turn_on(self.kari(), about).await;
            }
            "client.created" | "client.reactivated" => {
                clients::client_off(self.kari(), about).await;
            }
            "client.changed" => {
                clients::rename(self.kari(), about, "Nyere").await;
            }
            "client.scopes-changed" => {
                let label = format!("{} Dere har tilgang", clients::SCOPE);
                clients::set_scope(self.kari(), about, Some(&label)).await;
            }
            "client.key-added" => {
                clients::remove_key(self.kari(), about, "k1").await;
            }
            "client.key-removed" => {
                clients::add_key(self.kari(), about, &public_key("jobb-1")).await;
            }
            "client.package-given" => {
                clients::package(self.kari(), about, "Fjern pakken").await;
            }
            "client.package-removed" => {
                clients::package(self.kari(), about, "Gi pakken").await;
            }
            "client.deactivated" => {
                clients::client_on(self.kari(), about).await;
            }
            "settings.changed" => {
                self.saves_hours().await;
            }
            "notification-point.added" => {
                let page = notices::point(self.kari(), about).await;
                self.kari().submit(&page, "Fjern", &[]).await;
            }
            "notification-point.removed" => {
                self.adds_address().await;
            }
            "billing.changed" => {
                self.changes_billing().await;
            }
            "contact.added" | "contact.changed" => {
                self.changes_contact(about).await;
            }
            "contact.removed" => {
                commercial::add_contact(self.kari(), &about.heading()).await;
            }
            "email-domain.claimed" => {
                let page = self.kari().get(&about.link("Skriv inn koden")).await;
                self.kari().submit(&page, "Frigi domenet", &[]).await;
            }
            "email-domain.released" => {
                self.claims_domain().await;
            }
            "member.approved" => {
                let page = self.kari().get(&about.path).await;
                self.kari().submit(&page, "Fjern tilgangen", &[]).await;
            }
            // Nothing is done to somebody who is revoked but that they come back: their address is registered anew.
            "member.revoked" => self.registers_anew(about).await,
            "request.withdrawn" | "request.declined" => {
                ask_as_nett(&mut self.ali, FULL).await;
            }
            "access-request.sent" => {
                let request =
                    in_scope_queue(&mut self.frode, "991825827", &format!("Eksempel kommune, {EVENTS}")).await;
                self.frode.submit(&request, "Avslå forespørselen", &[("grunn", "Nei")]).await;
            }
            "access-request.declined" => {
                ask_in(&mut self.gerd, "/nb/310334456/prod/api-katalog", CASES).await;
            }
            "prefix.ordered" => {
                let mut turid = self.world.signed_in(TURID).await;
                let queue = turid.get(QUEUE).await;
                turid.submit(&queue, &format!("Tildel ny{}", self.made), &[]).await;
            }
            other => panic!("{other} can be undone: write here what overtakes it"),
        }
    }

    /// Nobody is offered to undo it, and pressing the button all the same does nothing.
    async fn nobody_can(&mut self, org: &'static str, receipt: &Page, why: &str) {
        for (name, browser) in self.people_of(org) {
            assert!(!is_offered(browser, org, receipt).await, "{why}: offered to {name}: {}", receipt.path);
            let answer = press_anyway(browser, org, receipt).await;
            assert_ne!(answer.status, StatusCode::SEE_OTHER, "{why}: done by {name}: {}", receipt.path);
        }
    }
}

fn reference(receipt: &Page) -> &str {
    receipt.path.split('/').nth(4).unwrap()
}

/// Is this change offered? The receipt, *Kan angres* and the front page say the same.
async fn is_offered(browser: &mut Browser, org: &str, receipt: &Page) -> bool {
    let page = browser.get(&receipt.path).await;
    let on_receipt = undo_button(&page).is_some();
    let form = format!("kvittering/{}/angre\"", reference(receipt));
    for list in [format!("/nb/{org}/kan-angres"), format!("/nb/{org}")] {
        let page = browser.get(&list).await;
        assert_eq!(page.body.contains(&form), on_receipt, "{list} and {}:\n{}", receipt.path, page.text());
    }
    on_receipt
}

/// Sends the form that the page does not show.
async fn press_anyway(browser: &mut Browser, org: &str, receipt: &Page) -> Page {
    let csrf = browser.get(&format!("/nb/{org}")).await.csrf();
    let key = EventId::new().uuid().to_string();
    browser.post(&format!("{}/angre", receipt.path), &[("csrf", &csrf), ("nokkel", &key)]).await
}

/// It is offered nowhere, the receipt says why, and the form that nobody sees is refused.
pub async fn refuses(browser: &mut Browser, receipt: &Page, why: &str) -> Page {
    let org = receipt.path.split('/').nth(2).unwrap();
    assert!(!is_offered(browser, org, receipt).await, "offered: {why}");
    let page = browser.get(&receipt.path).await;
    assert!(page.says(why), "{}", page.text());
    let answer = press_anyway(browser, org, receipt).await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text());
    answer
}

async fn press(browser: &mut Browser, receipt: &Page) -> Page {
    let page = browser.get(&receipt.path).await;
    let button = undo_button(&page).unwrap_or_else(|| panic!("not offered: {}", page.text()));
    browser.press(&page, &button, &[]).await
}

/// Makes a change anew for everybody whom it is offered to, and lets them undo it.
async fn whoever_is_offered_it_undoes_it(story: &mut Story, case: &str) {
    let mut turn = 0;
    loop {
        let (org, receipt, _) = story.makes(case, &[]).await;
        let mut offered = 0;
        for (name, browser) in story.people_of(org) {
            if !is_offered(browser, org, &receipt).await {
                let answer = press_anyway(browser, org, &receipt).await;
                assert_ne!(answer.status, StatusCode::SEE_OTHER, "{case}: not offered to {name}, who did it");
                continue;
            }
            offered += 1;
            if offered > turn {
                let answer = press(browser, &receipt).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{case}: offered to {name}: {}", answer.text());
                break;
            }
        }
        if offered <= turn {
            // Everybody has had their turn. Whoever made it undoes it, so that it can be made again.
            let (_, browser) = story.people_of(org).swap_remove(0);
            assert_eq!(press(browser, &receipt).await.status, StatusCode::SEE_OTHER, "{case} is offered to nobody");
            return;
        }
        turn += 1;
        // Whatever came before has been undone, so that nobody can do it again.
        for (name, browser) in story.people_of(org) {
            assert!(!is_offered(browser, org, &receipt).await, "{case}: undone, and offered to {name}");
        }
        let all = story.people_of(org).len();
        if turn == all {
            return;
        }
    }
}

async fn nobody_reaches_past_something_newer(story: &mut Story, case: &str) {
    let (org, receipt, about) = story.makes(case, &[]).await;
    story.overtakes(case, &about).await;
    story.nobody_can(org, &receipt, "overtaken").await;
    let (_, browser) = story.people_of(org).swap_remove(0);
    let page = browser.get(&receipt.path).await;
    assert!(page.says("Dette er endret igjen siden, og kan ikke angres lenger."), "{case}: {}", page.text());
}

async fn what_is_left_stays_offered(story: &mut Story, case: &str) {
    let (org, receipt, _) = story.makes(case, &[]).await;
    let (_, browser) = story.people_of(org).swap_remove(0);
    let page = browser.get(&receipt.path).await;
    let lines: Vec<String> = all(&page.html(), "input[name='linje']")
        .into_iter()
        .map(|line| line.value().attr("value").unwrap().to_owned())
        .collect();
    if lines.is_empty() {
        assert_eq!(press(browser, &receipt).await.status, StatusCode::SEE_OTHER, "{case}");
    }
    for line in &lines {
        let page = browser.get(&receipt.path).await;
        assert!(is_offered(browser, org, &receipt).await, "{case}: {line} of {lines:?}");
        let answer = if lines.last() == Some(line) {
            press(browser, &receipt).await
        } else {
            browser.press(&page, "Angre det som er valgt", &[("linje", line)]).await
        };
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{case}: {}", answer.text());
    }
    assert!(!is_offered(browser, org, &receipt).await, "{case}: undone, and offered");
}

async fn every_way(cases: &[&str]) {
    for case in cases {
        let mut story = Story::begins().await;
        whoever_is_offered_it_undoes_it(&mut story, case).await;
        what_is_left_stays_offered(&mut story, case).await;
        nobody_reaches_past_something_newer(&mut story, case).await;
    }
}

#[actix_web::test]
async fn delegations_are_undone_by_whoever_is_offered_it_and_never_past_something_newer() {
    every_way(&DELEGATIONS).await;
}

#[actix_web::test]
async fn scopes_and_accesses_are_undone_by_whoever_is_offered_it_and_never_past_something_newer() {
    every_way(&SCOPES).await;
}

#[actix_web::test]
async fn resources_are_undone_by_whoever_is_offered_it_and_never_past_something_newer() {
    every_way(&RESOURCES).await;
}

#[actix_web::test]
async fn clients_are_undone_by_whoever_is_offered_it_and_never_past_something_newer() {
    every_way(&CLIENTS).await;
}

#[actix_web::test]
async fn settings_and_requests_are_undone_by_whoever_is_offered_it_and_never_past_something_newer() {
    every_way(&REQUESTS).await;
}

/// What happens besides, and nothing overtakes the change.
const OUT_OF_USE: (&str, &str) = (
    "update scope set deactivated_at = now() where environment = 'prod'",
    "API-et eller et av scopene er ikke i bruk nå. Derfor kan det ikke angres.",
);
const ITS_DAY_PASSED: (&str, &str) = (
    "update delegation set ends_on = '2026-11-01' where withdrawn_at is not null; \
     update scope_access set ends_on = '2026-11-01' where withdrawn_at is not null",
    "Sluttdatoen det hadde, er passert. Derfor kan det ikke angres.",
);
const BREACH: (&str, &str) = ("", "Senere er noe fjernet på grunn av et sikkerhetsbrudd. Derfor kan det ikke angres.");

#[actix_web::test]
async fn what_would_be_refused_is_offered_nowhere_and_the_receipt_says_why() {
    for (case, (fate, why)) in [
        ("delegation.withdrawn", OUT_OF_USE),
        ("delegation.withdrawn", ITS_DAY_PASSED),
        ("delegation.withdrawn", BREACH),
        ("delegation.relinquished", OUT_OF_USE),
        ("delegation.relinquished", ITS_DAY_PASSED),
        ("delegation.relinquished", BREACH),
        ("delegation.end-date-changed shorter", OUT_OF_USE),
        ("scope-access.withdrawn", OUT_OF_USE),
        ("scope-access.withdrawn", ITS_DAY_PASSED),
        ("scope-access.end-date-changed", OUT_OF_USE),
    ] {
        let mut story = Story::begins().await;
        let (org, receipt, _) = story.makes(case, &[]).await;
        if fate.is_empty() {
            let holder = if org == EKSEMPEL { VANNVERK } else { org };
            give(story.kari(), EKSEMPEL, holder, &[NOTIFICATIONS]).await;
            remove(story.kari(), holder, &["Altinn tjenesteeier-API: Varsler"], &[("brudd", "ja")]).await;
        } else {
            story.world.happens(fate).await;
        }
        let (_, browser) = story.people_of(org).swap_remove(0);
        refuses(browser, &receipt, why).await;
    }
}

#[actix_web::test]
async fn what_was_taken_for_a_breach_is_undone_by_nobody() {
    let mut story = Story::begins().await;
    for case in ["delegation.withdrawn", "scope-access.withdrawn"] {
        let (org, receipt, _) = story.makes(case, &[("brudd", "ja")]).await;
        story.nobody_can(org, &receipt, "breach").await;
    }
}

#[actix_web::test]
async fn nothing_is_given_back_to_or_by_a_party_that_has_left_the_register() {
    let mut story = Story::begins().await;
    for (case, gone) in [
        ("delegation.withdrawn", VANNVERK),
        ("delegation.relinquished", EKSEMPEL),
        ("scope-access.withdrawn", "310130079, 310223344"),
    ] {
        let (org, receipt, _) = story.makes(case, &[]).await;
        let set = |on: &str| format!("update organisation set deleted_on = {on} where org_number in ({gone})");
        story.world.happens(set("date '2026-11-01'")).await;
        story.nobody_can(org, &receipt, "party gone").await;
        let (_, browser) = story.people_of(org).swap_remove(0);
        let page = browser.get(&receipt.path).await;
        assert!(page.says("er slettet, konkurs eller død"), "{case}: {}", page.text());
        story.world.happens(set("null")).await;
        let (_, browser) = story.people_of(org).swap_remove(0);
        assert_eq!(press(browser, &receipt).await.status, StatusCode::SEE_OTHER, "{case}");
    }
}
