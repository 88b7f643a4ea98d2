//! What the pages say, in the three languages: `snapshots/pages/*.snap` is for whoever looks after the texts to read. Times, and the
//! references of receipts, differ from run to run and are left out.

use std::collections::{BTreeMap, BTreeSet};

use reqwest::StatusCode;

use crate::awaiting;
use crate::clients;
use crate::commercial;
use crate::four_eyes::PROPOSE;
use crate::notices;
use crate::scopes::scope_with_list;
use crate::support::{
    browser::Browser,
    crawl::{browser_of, lived_in},
    page::Page,
    people::{
        ALI, ANNE, BENTE, EKSEMPEL, ERIK, FRODE, GERD, HANNE, INGRID, KARI, KONKURS, MONA, NEDLAGT, NETT, OLA, PER,
        SIRI, SYSTEMHUSET, TOR, TURID,
    },
    steps::{STATISTICS, ask_as_nett, ask_for_access, give, look_over},
    world::World,
};
use crate::{invitations, members, production};

const LANGUAGES: [&str; 3] = ["nb", "nn", "en"];

/// How many in a hundred of the sentences longer than twenty characters must differ between bokmål and nynorsk.
const TO_DIFFER: usize = 40;

/// The file it is kept in, who looks, where, and the status.
type Look<'a> = (&'a str, &'a str, &'a str, u16);

/// Pages that are there from the beginning.
const AT_FIRST: [Look<'_>; 56] = [
    ("front", "", "/", 200),
    ("help", "", "/hjelp", 200),
    ("help-give-supplier", "", "/hjelp/gi-leverandor-fullmakt", 200),
    ("help-see-who", "", "/hjelp/se-hvem-som-har-hva", 200),
    ("help-remove", "", "/hjelp/fjern-og-angre", 200),
    ("help-answer", "", "/hjelp/svar-pa-foresporsel", 200),
    ("help-give-person", "", "/hjelp/gi-kollega-fullmakt", 200),
    ("help-new-scope", "", "/hjelp/opprett-scope", 200),
    ("help-deactivate", "", "/hjelp/deaktiver-scope", 200),
    ("help-make-client", "", "/hjelp/lag-klient", 200),
    ("help-words", "", "/hjelp/ord", 200),
    ("accessibility", "", "/tilgjengelighet", 200),
    ("privacy", "", "/personvern", 200),
    ("contact", "", "/kontakt", 200),
    ("reference", "", "/ref/F-0000-0000", 200),
    ("reference-not-yours", KARI, "/ref/F-0000-0000", 404),
    ("reference-for-support", TURID, "/ref/F-0000-0000", 404),
    ("reference-not-whole", "", "/ref/F-0000", 404),
    ("why-codes", "", "/hvorfor", 200),
    ("why-code", "", "/hvorfor?kode=MP-251&id=0123456789abcdef0123456789abcdef", 200),
    ("why-code-unknown", "", "/hvorfor?kode=MP-999", 200),
    ("why", KARI, "/310123455/prod/hvorfor", 200),
    ("why-in-order", KARI, "/310123455/prod/hvorfor?leverandor=310223344&scope=vestbyvann:maaler.read", 200),
    (
        "why-no-delegation",
        KARI,
        "/310123455/prod/hvorfor?leverandor=310130079&scope=vestbyvann:maaler.read&kode=MP-251",
        200,
    ),
    ("why-no-client", OLA, "/310223344/test/hvorfor?klient=0197b1c2-0000-7000-8000-0000000000ff", 200),
    ("why-faults", KARI, "/310123455/prod/hvorfor?konsument=1&klient=x", 422),
    ("front-signed-in", KARI, "/", 200),
    ("logged-out", "", "/logget-ut", 200),
    ("me", KARI, "/meg", 200),
    ("me-log", KARI, "/meg/historikk", 200),
    ("me-nobody", ANNE, "/meg?gjort=ingen-andre", 200),
    ("not-found", "", "/finnes-ikke", 404),
    ("somebody-elses", ANNE, "/310123455/fullmakter", 404),
    ("picker", ANNE, "/virksomheter", 200),
    ("picker-five-hundred", HANNE, "/virksomheter?q=vestby", 200),
    ("picker-no-hits", HANNE, "/virksomheter?q=finnes+ikke", 200),
    ("overview-leader", KARI, "/310123455", 200),
    ("overview-package", INGRID, "/310123455", 200),
    ("overview-via", PER, "/310123455", 200),
    ("overview-powerless", MONA, "/310123455", 200),
    ("overview-sub-unit", KARI, "/313328880", 200),
    ("overview-sole-trader", ANNE, "/311300709", 200),
    ("overview-foreign", ERIK, "/310390216", 200),
    ("overview-bankrupt", SIRI, "/310520284", 200),
    ("overview-deleted", BENTE, "/310650358", 200),
    ("denied-powerless", MONA, "/310123455/fullmakter", 403),
    ("denied-deleted", BENTE, "/310650358/fullmakter/ny", 403),
    ("list", KARI, "/310123455/fullmakter", 200),
    ("list-newest", KARI, "/310123455/fullmakter?sorter=-endret", 200),
    ("list-ending", KARI, "/310123455/fullmakter?status=utloper", 200),
    ("list-ended", KARI, "/310123455/fullmakter?status=fjernet", 200),
    ("list-no-hits", KARI, "/310123455/fullmakter?q=finnes+ikke", 200),
    ("list-empty", ERIK, "/310390216/fullmakter", 200),
    ("give", KARI, "/310123455/fullmakter/ny", 200),
    ("give-to", KARI, "/310123455/fullmakter/ny?leverandor=310223344", 200),
    ("give-nothing-to-give", ERIK, "/310390216/fullmakter/ny", 200),
];

#[actix_web::test]
async fn pages_say_what_they_said_in_three_languages() {
    let world = lived_in().await;
    let mut visitors = Visitors { world: &world, browsers: BTreeMap::new() };
    for (name, who, path, status) in AT_FIRST {
        visitors.look(name, who, path, status).await;
    }
    // The register was taken in today, whenever that is.
    world.happens("update register_import set finished_at = '2026-11-20T04:00:00Z'").await;
    visitors.look("status-not-checked", "", "/driftsstatus", 200).await;
    world.checked().await;
    visitors.look("status", "", "/driftsstatus", 200).await;
    frame(&world).await;
    let mut kari = world.signed_in(KARI).await;
    let list = kari.get("/nb/310123455/fullmakter").await;
    let draft = kari.get(&list.link("Se over")).await;
    let received = kari
        .get("/nb/310123455/fullmakter/mottatt")
        .await
        .link("Avslutt fullmakten Strømforbruk time for time, Vestby vannverk");
    let receipt = give(&mut kari, EKSEMPEL, NETT, &[STATISTICS]).await;
    for (name, who, path) in [
        ("review", KARI, after_language(&draft.path)),
        ("change-draft", KARI, after_language(&draft.link("Endre Fullmakt til"))),
        ("receipt", KARI, after_language(&receipt.path)),
        ("holder-supplier", KARI, "/310123455/fullmakter/310223344".to_owned()),
        ("holder-person", KARI, after_language(&list.link("Ingrid Berg"))),
        ("holder-package", KARI, "/310123455/fullmakter/310445568".to_owned()),
        ("received", OLA, "/310223344/fullmakter/mottatt".to_owned()),
        ("received-none", ERIK, "/310390216/fullmakter/mottatt".to_owned()),
        ("give-up", KARI, after_language(&received)),
        ("log", KARI, "/310123455/logg".to_owned()),
        ("log-supplier", OLA, "/310223344/logg".to_owned()),
    ] {
        visitors.look(name, who, &path, 200).await;
    }
    let mut kari = world.signed_in(KARI).await;
    let waits = awaiting::give(&mut kari, MONA, "Mona Vikse", awaiting::API_RIGHT).await;
    let awaited = after_language(&waits.link("Til Mona Vikse"));
    let asked = awaiting::question(&mut world.signed_in(MONA).await).await;
    for (name, who, path) in [
        ("new-person", KARI, "/310123455/fullmakter/ny-person"),
        ("awaited-receipt", KARI, &after_language(&waits.path)),
        ("awaited-holder", KARI, &awaited),
        ("awaited-form", KARI, &format!("{awaited}/gi")),
        ("awaited-question", MONA, &after_language(&asked.path)),
        ("own-name", "10859010003", "/navn"),
        ("own-name-told", KARI, "/navn"),
    ] {
        visitors.look(name, who, path, 200).await;
    }
    for (name, who, path, status) in [
        ("invite", KARI, "/310123455/fullmakter/invitasjoner/ny", 200),
        ("invitations-none", ERIK, "/310390216/fullmakter/invitasjoner", 200),
        ("invitation-over", "", "/invitasjon/0197b1c2-0000-7000-8000-0000000000ff?bevis=x", 409),
    ] {
        visitors.look(name, who, path, status).await;
    }
    let made = invitations::invite(&mut kari, "Anne Lund", &[]).await;
    let link = invitations::link(&made);
    let bare = after_language(made.path.split('?').next().unwrap());
    visitors.look("invitation-link", "", &after_language(&link), 200).await;
    visitors.look("invitation-asked", ANNE, &after_language(&link), 200).await;
    visitors.look("invitation", KARI, &bare, 200).await;
    visitors.look("invitations", KARI, "/310123455/fullmakter/invitasjoner", 200).await;
    visitors.look("invitation-receipt", KARI, &after_language(&made.link("Se kvitteringen")), 200).await;
    let mut anne = world.signed_in(ANNE).await;
    let asked = anne.get(&link).await;
    let answer = anne.press(&asked, "Ta imot", &[]).await;
    let own = anne.follow(&answer).await.location;
    visitors.look("invitation-accepted", ANNE, &after_language(&own), 200).await;
    visitors.look("invitation-to-confirm", KARI, &bare, 200).await;
    let request = kari.get(&made.path).await.link("Se over og bekreft");
    visitors.look("invitation-request", KARI, &after_language(&request), 200).await;
    visitors.look("log-faulty-filter", KARI, "/310123455/logg?fra=i+g%C3%A5r&ref=x", 422).await;
    visitors.look("receipt-supplier", ALI, &after_language(&receipt.path).replace(EKSEMPEL, NETT), 200).await;
}

/// Pages about packages, and as they were: the file, who looks, for which organisation, and where among its packages.
const PACKAGES: [(&str, &str, &str, &str); 13] = [
    ("packages", KARI, "310123455", ""),
    ("packages-found", KARI, "310123455", "?q=scopes"),
    ("packages-no-hits", KARI, "310123455", "?q=finnes+ikke"),
    ("packages-area", KARI, "310123455", "/integrasjoner"),
    ("package-holders", KARI, "310123455", "/integrasjoner/programmeringsgrensesnitt"),
    ("package-holders-then", KARI, "310123455", "/integrasjoner/programmeringsgrensesnitt?tid=2026-11-19"),
    ("package-holders-before", KARI, "310123455", "/integrasjoner/programmeringsgrensesnitt?tid=2026-08-01T12:00"),
    ("package-holders-fault", KARI, "310123455", "/integrasjoner/programmeringsgrensesnitt?tid=i+morgen"),
    ("package-holders-sub-unit", KARI, "313328880", "/integrasjoner/programmeringsgrensesnitt"),
    ("package-gives", KARI, "310123455", "/integrasjoner/programmeringsgrensesnitt?vis=gir"),
    ("package-givers", INGRID, "310123455", "/integrasjoner/programmeringsgrensesnitt?vis=kan-gi"),
    ("package-givers-nuf", ERIK, "310390216", "/integrasjoner/programmeringsgrensesnittNUF?vis=kan-gi"),
    ("package-elsewhere", KARI, "310123455", "/jordbruk_skogbruk_jakt_fiske_og_akvakultur/fiske?vis=gir"),
];

#[actix_web::test]
async fn pages_about_packages_say_what_they_said_in_three_languages() {
    let world = World::with_demo().await;
    world.remember_roles_from("2026-11-01T06:00:00Z").await;
    let mut visitors = Visitors { world: &world, browsers: BTreeMap::new() };
    for (name, who, org, rest) in PACKAGES {
        visitors.look(name, who, &format!("/{org}/tilgangspakker{rest}"), 200).await;
    }
}

#[actix_web::test]
async fn pages_of_scopes_say_what_they_said_in_three_languages() {
    let world = World::with_demo().await;
    world.provides_nothing().await;
    let (mut ali, mut turid) = (world.developer().await, world.signed_in(TURID).await);
    look_with(&mut ali, "scopes-no-prefix", "/310123455/test/mine-api", 200).await;
    look_with(&mut ali, "scopes-overview-developer", "/310123455", 200).await;
    let form = ali.get("/nb/310123455/prefiks").await;
    let order = [("onsket", "eks"), ("formal", "Vannmålere"), ("kontakt", "api@eksempel.no")];
    let ordered = ali.submit(&form, "Bestill", &order).await;
    look_with(&mut ali, "scopes-prefix-ordered", &after_language(&ordered.path), 200).await;
    look_with(&mut ali, "scopes-prefix", "/310123455/prefiks", 200).await;
    look_with(&mut turid, "support-desk", "/brukerstotte", 200).await;
    look_with(&mut turid, "support-organisation", "/brukerstotte/org/310123455", 200).await;
    look_with(&mut turid, "support-case", "/brukerstotte/org/310123455/logg", 200).await;
    look_with(&mut turid, "support-queues", "/brukerstotte/koer", 200).await;
    look_with(&mut turid, "support-prefixes", "/brukerstotte/prefikser", 200).await;
    let queue = turid.get("/nb/brukerstotte/prefikser").await;
    turid.submit(&queue, "Avslå eks", &[("svar", "For kort")]).await;
    look_with(&mut turid, "support-prefixes-answered", "/brukerstotte/prefikser", 200).await;
    look_with(&mut turid, "support-why-forgotten", "/brukerstotte/hvorfor?id=0123456789abcdef0123456789abcdef", 200)
        .await;
    let answered = "/brukerstotte/hvorfor?konsument=310123455&leverandor=310130079&scope=vestbyvann:maaler.read";
    look_with(&mut turid, "support-why", answered, 200).await;
    let (scope, list) = scope_with_list(&world, &mut ali).await;
    let at = |rest: &str| format!("/310123455/test/mine-api{rest}");
    for (name, path) in [
        ("scopes-list", at("")),
        ("scopes-list-no-hits", at("?q=finnes+ikke")),
        ("scopes-new", at("/ny")),
        ("scopes-scope-unused", at(&format!("/{scope}"))),
        ("scopes-edit", at(&format!("/{scope}/endre"))),
        ("scopes-copy", at(&format!("/{scope}/kopier"))),
        ("scopes-bulk", at(&format!("/{scope}/tilganger/mange"))),
        ("scopes-bulk-check", at(&format!("/{scope}/tilganger/mange/{list}"))),
    ] {
        look_with(&mut ali, name, &path, 200).await;
    }
    let bulk = ali.get(&format!("/nb{}", at(&format!("/{scope}/tilganger/mange")))).await;
    let mixed = "310223344\n310334456\n310650358\n310123454\n3103\n310000019\n310223344";
    let check = ali.submit(&bulk, "Kontroller listen", &[("liste", mixed)]).await;
    look_with(&mut ali, "scopes-bulk-check-mixed", &after_language(&check.path), 200).await;
    let given = ali.submit(&check, "Gi tilgang til 2", &[]).await;
    look_with(&mut ali, "scopes-bulk-given", &after_language(&given.path), 200).await;
    let receipt = ali.get(&given.link("Se kvitteringen, der det kan angres")).await;
    look_with(&mut ali, "scopes-receipt-given", &after_language(&receipt.path), 200).await;
    let page = ali.get(&format!("/nb{}", at(&format!("/{scope}")))).await;
    look_with(&mut ali, "scopes-scope", &after_language(&page.path), 200).await;
    let form = ali.get(&page.link("Endre sluttdato Vestby vannverk")).await;
    look_with(&mut ali, "scopes-end-date", &after_language(&form.path), 200).await;
    let day = [("varighet", "til"), ("dag", "1"), ("maned", "6"), ("ar", "2027")];
    let check = ali.press(&form, "Se over", &day).await;
    look_with(&mut ali, "scopes-end-date-check", &after_language(&check.path), 200).await;
    let changed = ali.submit(&check, "Bekreft ny sluttdato", &[]).await;
    look_with(&mut ali, "scopes-receipt-end-date", &after_language(&changed.path), 200).await;
    let chosen = ali.submit(&page, "Fjern Systemhuset AS", &[]).await;
    look_with(&mut ali, "scopes-scope-chosen", &after_language(&chosen.path), 200).await;
    let remove = ali.get(&chosen.link("Se over og bekreft")).await;
    look_with(&mut ali, "scopes-remove", &after_language(&remove.path), 200).await;
    let removed = ali.submit(&remove, "Fjern 1 tilgang", &[("grunn", "Avtalen er slutt")]).await;
    look_with(&mut ali, "scopes-receipt-removed", &after_language(&removed.path), 200).await;
    look_with(&mut ali, "scopes-who", &at(&format!("/{scope}/hvem")), 200).await;
    look_with(&mut ali, "scopes-former", &at(&format!("/{scope}/tidligere")), 200).await;
    let ask = ali.get(&page.link("Deaktiver")).await;
    look_with(&mut ali, "scopes-deactivate", &after_language(&ask.path), 200).await;
    let heading = page.heading();
    let name = ("bekreft", heading.as_str());
    let day = [("nar", "dato"), ("dag", "1"), ("maned", "12"), ("ar", "2026"), ("melding", "Bruk v2"), name];
    let planned = ali.submit(&ask, "Deaktiver scopet", &day).await;
    look_with(&mut ali, "scopes-receipt-planned", &after_language(&planned.path), 200).await;
    look_with(&mut ali, "scopes-scope-planned", &after_language(&page.path), 200).await;
    let cancelled = ali.submit(&planned, "Avlys deaktiveringen", &[]).await;
    look_with(&mut ali, "scopes-receipt-cancelled", &after_language(&cancelled.path), 200).await;
    let ask = ali.get(&ask.path).await;
    let off = ali.submit(&ask, "Deaktiver scopet", &[("melding", "Bruk v2"), name]).await;
    look_with(&mut ali, "scopes-receipt-deactivated", &after_language(&off.path), 200).await;
    look_with(&mut ali, "scopes-scope-deactivated", &after_language(&page.path), 200).await;
    look_with(&mut ali, "scopes-reactivate", &at(&format!("/{scope}/reaktiver")), 200).await;
    let undone = ali.submit(&off, "Angre deaktiveringen", &[]).await;
    look_with(&mut ali, "scopes-receipt-undone", &after_language(&undone.path), 200).await;
    let many: Vec<String> = world.many_organisations(501).await.iter().map(ToString::to_string).collect();
    let bulk = ali.get(&bulk.path).await;
    let check = ali.submit(&bulk, "Kontroller listen", &[("liste", &many.join("\n"))]).await;
    let job = ali.submit(&check, "Gi tilgang til 501", &[]).await;
    look_with(&mut ali, "scopes-job", &after_language(&job.path), 200).await;
    look_with(&mut ali, "scopes-bulk-jobs", &after_language(&bulk.path), 200).await;
    let mut kari = world.signed_in(KARI).await;
    look_with(&mut kari, "scopes-log", "/310123455/logg", 200).await;
    // The worker's housekeeping checks the log as well, which its page would show.
    world.happens("update organisation set deleted_on = '2026-11-20' where org_number = 320000009").await;
    world.works().await;
    look_with(&mut ali, "scopes-job-failed", &after_language(&job.path), 200).await;
    look_with(&mut world.signed_in(MONA).await, "scopes-denied", "/310123455/prod/mine-api", 403).await;
}

#[actix_web::test]
async fn pages_about_api_resources_say_what_they_said_in_three_languages() {
    let (_world, [mut gerd, mut kari]) = World::with_users([GERD, KARI]).await;
    let list = "/310334456/prod/api-ressurser";
    for (name, path) in [
        ("resources-list", list.to_owned()),
        ("resources-list-no-hits", format!("{list}?q=finnes+ikke")),
        ("resources-list-none", "/310334456/test/api-ressurser".to_owned()),
        ("resources-new", format!("{list}/ny")),
        ("resources-new-nothing-to-bundle", "/310334456/test/api-ressurser/ny".to_owned()),
    ] {
        look_with(&mut gerd, name, &path, 200).await;
    }
    let page = gerd.get(&gerd.clone().get(&format!("/nb{list}")).await.link("Vannmålere (lesetilgang)")).await;
    let at = after_language(&page.path);
    look_with(&mut gerd, "resources-resource", &at, 200).await;
    look_with(&mut gerd, "resources-edit", &format!("{at}/endre"), 200).await;
    let edit = gerd.get(&page.link("Endre")).await;
    let fields = [
        ("beskrivelse", "Lese målerstand."),
        ("scope", "vestbyvann:maaler.read"),
        ("scope", "vestbyvann:maaler.write"),
    ];
    let changed = gerd.submit(&edit, "Lagre", &fields).await;
    look_with(&mut gerd, "resources-receipt-changed", &after_language(&changed.path), 200).await;
    let undone = gerd.submit(&changed, "Angre", &[]).await;
    look_with(&mut gerd, "resources-receipt-undone", &after_language(&undone.path), 200).await;
    look_with(&mut gerd, "resources-deactivate", &format!("{at}/deaktiver"), 200).await;
    let ask = gerd.get(&page.link("Deaktiver")).await;
    let fields = [("melding", "Bruk v2"), ("bekreft", "vestbyvann-maaler-read")];
    let off = gerd.submit(&ask, "Deaktiver ressursen", &fields).await;
    look_with(&mut gerd, "resources-receipt-deactivated", &after_language(&off.path), 200).await;
    look_with(&mut gerd, "resources-resource-deactivated", &at, 200).await;
    look_with(&mut gerd, "resources-reactivate", &format!("{at}/reaktiver"), 200).await;
    look_with(&mut gerd, "resources-log", "/310334456/logg", 200).await;
    look_with(&mut kari, "resources-log-of-consumer", "/310123455/logg", 200).await;
    gerd.submit(&off, "Angre deaktiveringen", &[]).await;

    let holder = "/310123455/fullmakter/310223344";
    let page = kari.get(&format!("/nb{holder}")).await;
    let staged = kari.submit(&page, "Ta med endringen Vannmålere (lesetilgang)", &[]).await;
    look_with(&mut kari, "holder-renewal", holder, 200).await;
    let review = kari.get(&staged.link("Se over og bekreft")).await;
    look_with(&mut kari, "review-renewal", &after_language(&review.path), 200).await;
    let renewed = kari.submit(&review, "Ta med endringen", &[]).await;
    look_with(&mut kari, "receipt-renewal", &after_language(&renewed.path), 200).await;
    look_with(&mut kari, "holder-renewed", holder, 200).await;
    let undone = kari.submit(&renewed, "Angre", &[]).await;
    look_with(&mut kari, "receipt-renewal-undone", &after_language(&undone.path), 200).await;
}

#[actix_web::test]
async fn pages_about_clients_say_what_they_said_in_three_languages() {
    let (world, [mut kari, mut mona]) = World::with_users([KARI, MONA]).await;
    let list = "/310123455/prod/klienter";
    look_with(&mut kari, "clients-list-none", list, 200).await;
    look_with(&mut kari, "clients-new", &format!("{list}/ny"), 200).await;
    let client = clients::ready(&mut kari, "Nattjobben").await;
    let at = after_language(&client.path);
    let receipt: String = world.ask("select ref from receipt where kind = 'client.created'").await;
    for (name, path) in [
        ("clients-receipt-created", format!("/310123455/kvittering/{receipt}")),
        ("clients-list", list.to_owned()),
        ("clients-list-no-hits", format!("{list}?q=finnes+ikke")),
        ("clients-client", at.clone()),
        ("clients-edit", format!("{at}/endre")),
        ("clients-scopes", format!("{at}/scopes")),
        ("clients-key", format!("{at}/nokler")),
        ("clients-remove-key", after_language(&client.link("Fjern jobb-1"))),
        ("clients-deactivate", format!("{at}/deaktiver")),
        ("clients-package", format!("{at}/opptre")),
        ("clients-try", format!("{at}/prov")),
    ] {
        look_with(&mut kari, name, &path, 200).await;
    }
    let scopes = clients::set_scope(&mut kari, &client, None).await;
    look_with(&mut kari, "clients-receipt-scopes", &after_language(&scopes.path), 200).await;
    let removed = clients::remove_key(&mut kari, &client, "jobb-1").await;
    look_with(&mut kari, "clients-receipt-key", &after_language(&removed.path), 200).await;
    look_with(&mut kari, "clients-client-bare", &at, 200).await;
    let undone = kari.submit(&removed, "Angre fjerningen", &[]).await;
    look_with(&mut kari, "clients-receipt-undone", &after_language(&undone.path), 200).await;
    let given = clients::package(&mut kari, &client, "Gi pakken").await;
    look_with(&mut kari, "clients-receipt-package", &after_language(&given.path), 200).await;
    look_with(&mut kari, "clients-package-given", &format!("{at}/opptre"), 200).await;
    let off = clients::client_off(&mut kari, &client).await;
    look_with(&mut kari, "clients-receipt-deactivated", &after_language(&off.path), 200).await;
    look_with(&mut kari, "clients-client-deactivated", &at, 200).await;
    look_with(&mut kari, "clients-reactivate", &format!("{at}/reaktiver"), 200).await;
    look_with(&mut kari, "clients-log", "/310123455/logg?gjelder=klienter", 200).await;
    look_with(&mut mona, "clients-denied", list, 403).await;
}

#[actix_web::test]
async fn pages_about_clients_of_other_types_say_what_they_said_in_three_languages() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let list = "/310123455/prod/klienter";
    for kind in ["krr", "idporten", "api_klient"] {
        look_with(&mut kari, &format!("clients-new-{kind}"), &format!("{list}/ny?type={kind}"), 200).await;
    }
    let form = kari.get(&format!("/nb{list}/ny?type=ansattporten")).await;
    let fields =
        [("navn", "Min side"), ("adresser", "https://www.eksempel.no/inn"), ("kilde", "senere"), ("fornying", "ja")];
    let receipt = kari.submit(&form, "Opprett klient", &fields).await;
    look_with(&mut kari, "clients-receipt-login", &after_language(&receipt.path), 200).await;
    let at = after_language(&receipt.link("Gå til Min side"));
    look_with(&mut kari, "clients-client-login", &at, 200).await;
    look_with(&mut kari, "clients-edit-login", &format!("{at}/endre"), 200).await;
    look_with(&mut kari, "clients-deactivate-login", &format!("{at}/deaktiver"), 200).await;
    look_with(&mut kari, "clients-list-login", list, 200).await;
    world.happens("update client set oidc = jsonb_set(oidc, '{application_type}', '\"browser\"')").await;
    look_with(&mut kari, "clients-client-browser", &at, 200).await;
}

#[actix_web::test]
async fn pages_about_clients_for_customers_say_what_they_said_in_three_languages() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let scopes = [clients::SCOPE, "helsedata:statistikk/kommune.read", "vestbyvann:ledningskart.read"];
    let machine = world.machine("310223344", "prod", &scopes).await;
    world.happens("update client set for_customers = true").await;
    for (nth, code, scope) in [(1, "", clients::SCOPE), (2, "MP-251", scopes[1])] {
        world
            .happens(format!(
                "insert into token_attempt (correlation_id, client_id, at, code, description, consumer_org_number, scope_names, kid, is_signed)
                 values (repeat('{nth}', 32), '{}', timestamptz '2026-11-19T10:0{nth}:00Z', '{code}', '', 310123455, '{{{scope}}}', 'a', true)",
                machine.client
            ))
            .await;
    }
    let at = format!("/310223344/prod/klienter/{}", machine.client);
    look_with(&mut ola, "clients-client-customers", &at, 200).await;
    look_with(&mut ola, "clients-try-customers", &format!("{at}/prov"), 200).await;
    look_with(&mut ola, "clients-try-customer", &format!("{at}/prov?kunde=310123455"), 200).await;
    look_with(&mut ola, "clients-try-faults", &format!("{at}/prov?kunde=310123456"), 422).await;
    world.happens("update client_key set expires_at = added_at").await;
    look_with(&mut ola, "clients-try-expired", &format!("{at}/prov?kunde="), 200).await;
}

#[actix_web::test]
async fn pages_of_accesses_say_what_they_said_in_three_languages() {
    let (world, [mut kari, mut frode]) = World::with_users([KARI, FRODE]).await;
    let (held, catalogue) = ("/310123455/tilganger-vi-har", "/310123455/prod/api-katalog");
    for (name, path) in [
        ("accesses", held.to_owned()),
        ("accesses-open", format!("{held}?vis=apne")),
        ("accesses-open-none", format!("{held}?vis=apne&miljo=test")),
        ("accesses-asked-none", format!("{held}?vis=bedt-om")),
        ("accesses-no-hits", format!("{held}?q=finnes+ikke")),
        ("catalogue", catalogue.to_owned()),
        ("catalogue-empty", catalogue.replace("/prod/", "/test/") + "?q=finnes+ikke"),
    ] {
        look_with(&mut kari, name, &path, 200).await;
    }
    look_with(&mut world.signed_in(ERIK).await, "accesses-none", "/310390216/tilganger-vi-har", 200).await;
    look_with(&mut world.signed_in(MONA).await, "accesses-denied", held, 403).await;
    let list = kari.get(&format!("/nb{catalogue}")).await;
    for (name, scope) in [
        ("catalogue-scope", "altinn:events.subscribe"),
        ("catalogue-scope-own", "eksempel:byggesak/saker.read"),
        ("catalogue-scope-open", "helsedata:statistikk/kommune.read"),
        ("catalogue-scope-held", "altinn:serviceowner/instances.read"),
    ] {
        look_with(&mut kari, name, &after_language(&list.link(scope)), 200).await;
    }
    let page = kari.get(&list.link("altinn:events.subscribe")).await;
    let mut back = Vec::new();
    for lang in LANGUAGES {
        let path = page.path.replacen("/nb/", &format!("/{lang}/"), 1);
        let fields = [("csrf", page.csrf()), ("nokkel", page.value_of("nokkel")), ("kontakt", "meg".to_owned())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        back.push(kari.post(&path, &fields).await);
    }
    keep("catalogue-scope-faults", &back, 422);
    let receipt = kari.submit(&page, "Send forespørselen", &[("formal", "Nytt fagsystem")]).await;
    look_with(&mut kari, "receipt-access-asked", &after_language(&receipt.path), 200).await;
    look_with(&mut kari, "catalogue-scope-asked", &after_language(&page.path), 200).await;
    look_with(&mut kari, "accesses-asked", &format!("{held}?vis=bedt-om"), 200).await;
    let ours = receipt.link("Se forespørselen");
    look_with(&mut kari, "access-request-ours", &after_language(&ours), 200).await;
    let queue = "/991825827/prod/mine-api/foresporsler";
    look_with(&mut frode, "access-queue", queue, 200).await;
    look_with(&mut frode, "access-queue-closed-none", &format!("{queue}?vis=avsluttet"), 200).await;
    look_with(&mut frode, "access-queue-none", "/991825827/test/mine-api/foresporsler", 200).await;
    let theirs = frode.get(&format!("/nb{queue}")).await.link("Eksempel kommune, altinn:events.subscribe");
    look_with(&mut frode, "access-request-theirs", &after_language(&theirs), 200).await;
    let request = frode.get(&theirs).await;
    let no = frode.submit(&request, "Avslå forespørselen", &[("grunn", "Ikke for kommuner")]).await;
    look_with(&mut frode, "receipt-access-declined", &after_language(&no.path), 200).await;
    look_with(&mut kari, "access-request-declined", &after_language(&ours), 200).await;
    let again = frode.submit(&no, "Angre avslaget", &[]).await;
    look_with(&mut frode, "receipt-access-restored", &after_language(&again.path), 200).await;
    let request = frode.get(&theirs).await;
    let yes = frode.submit(&request, "Godkjenn og gi tilgang", &[]).await;
    look_with(&mut frode, "receipt-access-approved", &after_language(&yes.path), 200).await;
    look_with(&mut kari, "access-log", "/310123455/logg", 200).await;
    let mut ola = world.signed_in(OLA).await;
    let list = ola.get("/nb/310223344/tilganger-vi-har?vis=bedt-om").await;
    let request = ola.get(&list.link("eksempel:byggesak/saker.read")).await;
    let back = ola.submit(&request, "Trekk tilbake", &[]).await;
    look_with(&mut ola, "receipt-access-withdrawn", &after_language(&back.path), 200).await;
}

#[actix_web::test]
async fn pages_about_requests_and_settings_say_what_they_said_in_three_languages() {
    let (world, [mut tor, mut ali, mut kari]) = World::with_users([TOR, ALI, KARI]).await;
    let mut visitors = Visitors { world: &world, browsers: BTreeMap::new() };
    for (name, who, path) in [
        ("nobody", TOR, "/virksomheter"),
        ("ask", TOR, "/foresporsler/ny?virksomhet=310123455"),
        ("requests-none", TOR, "/foresporsler"),
        ("settings", KARI, "/310123455/innstillinger"),
        ("points-none", KARI, "/310123455/virksomhet/varsling"),
        ("point-new", KARI, "/310123455/virksomhet/varsling/ny"),
        ("billing-none", KARI, "/310123455/virksomhet/faktura"),
        ("billing-form", KARI, "/310123455/virksomhet/faktura/endre"),
        ("contacts-none", KARI, "/310123455/virksomhet/kontakter"),
        ("contact-new", KARI, "/310123455/virksomhet/kontakter/ny"),
        ("terms-none", KARI, "/310123455/virksomhet/bruksvilkar"),
        ("domains", KARI, "/310123455/virksomhet/e-postdomener"),
        ("domain-new", KARI, "/310123455/virksomhet/e-postdomener/nytt"),
        ("members-none", KARI, "/310123455/virksomhet/brukere"),
        ("register", "", "/registrer"),
        ("register-proof", "", "/registrer/0197b1c2-0000-7000-8000-0000000000ff?bevis=x"),
        ("register-waiting", "", "/registrer/venter"),
        ("ask-supplier", ALI, "/310130079/fullmakter/mottatt/foresporsler/ny"),
        ("requests-queue-none", ERIK, "/310390216/foresporsler?vis=avsluttet"),
    ] {
        visitors.look(name, who, path, 200).await;
    }
    let added = notices::add(&mut kari, EKSEMPEL, "varsel@eksempel.example").await;
    let point = after_language(&added.link("Skriv inn koden"));
    notices::confirmed(&world, &mut kari, EKSEMPEL, "post@eksempel.example").await;
    let list = kari.get("/nb/310123455/virksomhet/varsling").await;
    for (name, path) in [
        ("points", after_language(&list.path)),
        ("point-waiting", point),
        ("point", after_language(&list.link("post@eksempel.example"))),
        ("receipt-point", after_language(&added.path)),
    ] {
        visitors.look(name, KARI, &path, 200).await;
    }
    commercial::publish(&world, "1.0").await;
    visitors.look("terms-waiting", KARI, "/310123455/virksomhet/bruksvilkar", 200).await;
    let claimed = members::claim(&mut kari, EKSEMPEL, "nytt.example").await;
    members::registered(&world, "lisa@eksempel.example", "Lisa Lie").await;
    let lisa = members::member(&mut kari, "Lisa Lie").await;
    for (name, path) in [
        ("receipt-domain", after_language(&claimed.path)),
        ("domain-waiting", after_language(&claimed.link("Skriv inn koden"))),
        ("members", "/310123455/virksomhet/brukere".to_owned()),
        ("member", after_language(&lisa.path)),
    ] {
        visitors.look(name, KARI, &path, 200).await;
    }
    let own = ask_for_access(&mut tor, EKSEMPEL, "Selvbetjening av API-er").await;
    let theirs = ask_as_nett(&mut ali, "Altinn tjenesteeier-API: Appinstanser (lesetilgang)").await;
    let id = |page: &Page| page.path.rsplit('/').next().unwrap().to_owned();
    let link = format!("/foresporsel/{}", id(&own));
    let answer = format!("/310123455/foresporsler/{}", id(&own));
    // Somebody who can answer has looked.
    kari.get(&format!("/nb{answer}")).await;
    for (name, who, path) in [
        ("request-waiting", MONA, link.clone()),
        ("request-not-allowed", INGRID, answer.clone()),
        ("requests-queue", KARI, "/310123455/foresporsler".to_owned()),
        ("request-to-answer", KARI, answer.clone()),
        ("request-own", TOR, link.clone()),
        ("requests-mine", TOR, "/foresporsler".to_owned()),
        ("request-supplier", ALI, after_language(&theirs.path)),
        ("requests-supplier", ALI, "/310130079/fullmakter/mottatt/foresporsler".to_owned()),
    ] {
        visitors.look(name, who, &path, 200).await;
    }
    let page = kari.get(&format!("/nb{answer}")).await;
    let declined = kari.submit(&page, "Avslå", &[("grunn", "Det gjør IT")]).await;
    let page = kari.get("/nb/310123455/innstillinger").await;
    let set = kari.submit(&page, "Lagre", &[("frist", "72"), ("to", "ja")]).await;
    for (name, who, path) in [
        ("receipt-declined", KARI, after_language(&declined.path)),
        ("receipt-settings", KARI, after_language(&set.path)),
        ("request-declined", TOR, link.clone()),
    ] {
        visitors.look(name, who, &path, 200).await;
    }
    visitors.look("request-closed", MONA, &link, 200).await;
}

#[actix_web::test]
async fn pages_about_access_to_production_say_what_they_said_in_three_languages() {
    let world = World::with_demo().await;
    let mut visitors = Visitors { world: &world, browsers: BTreeMap::new() };
    for (name, who, path) in [
        ("production", KARI, "/310123455/brukere/produksjon"),
        ("production-none", MONA, "/310123455/brukere/produksjon"),
        ("production-ask", MONA, "/310123455/brukere/produksjon/ny"),
    ] {
        visitors.look(name, who, path, 200).await;
    }
    let (mut nina, _) = members::registered(&world, "nina@eksempel.example", "Nina Ny").await;
    look_with(&mut nina, "connect-login", "/310123455/brukere/innlogging", 200).await;
    let asked = after_language(&production::ask(&mut nina, &[]).await.path);
    look_with(&mut nina, "production-own", &asked, 200).await;
    let page = nina.get("/nb/310123455/brukere/innlogging").await;
    let between = nina.submit(&page, "Begynn", &[]).await;
    let between = after_language(&between.path);
    look_with(&mut nina, "connect-between", &between, 200).await;
    nina.sign_in(ANNE, "idporten-loa-high").await;
    look_with(&mut nina, "connect-question", &between, 200).await;
    let question = nina.get(&format!("/nb{between}")).await;
    nina.submit(&question, "Ja, begge er meg", &[]).await;
    look_with(&mut nina, "connect-done", &between, 200).await;
}

#[actix_web::test]
async fn pages_about_taking_back_and_about_people_say_what_they_said_in_three_languages() {
    let world = World::with_demo().await;
    world.remember_roles_from("2026-11-01T06:00:00Z").await;
    let mut kari = world.signed_in(KARI).await;
    let holder = "/310123455/fullmakter/310223344";
    let page = kari.get(&format!("/nb{holder}")).await;
    let all = kari.submit(&page, "Fjern alle", &[]).await;
    let mut ingrid = world.signed_in(INGRID).await;
    look_with(&mut kari, "holder-staged", holder, 200).await;
    look_with(&mut ingrid, "holder-colleague-drafts", holder, 200).await;
    look_with(&mut kari, "holder-then", &format!("{holder}?tid=2026-08-01T12:00"), 200).await;
    look_with(&mut kari, "holder-then-fault", &format!("{holder}?tid=i+morgen"), 422).await;
    let review = kari.get(&all.link("Se over og bekreft")).await;
    look_with(&mut kari, "review-removal", &after_language(&review.path), 200).await;
    let fields = [("grunn", "Avtalen er sagt opp")];
    let receipt = kari.submit(&review, "Fjern 2 fullmakter", &fields).await;
    look_with(&mut kari, "receipt-removal", &after_language(&receipt.path), 200).await;
    look_with(&mut kari, "holder-nothing-left", holder, 200).await;
    let mut ola = world.signed_in(OLA).await;
    look_with(&mut ola, "received-removed", "/310223344/fullmakter/mottatt", 200).await;
    world.happens("update scope set deactivated_at = now() where name = 'vestbyvann:maaler.read'").await;
    let undone = kari.submit(&receipt, "Angre fjerningen", &[]).await;
    look_with(&mut kari, "receipt-undone", &after_language(&undone.path), 200).await;
    look_with(&mut kari, "receipt-undone-partly", &after_language(&receipt.path), 200).await;
    look_with(&mut kari, "undoable", "/310123455/kan-angres", 200).await;
    look_with(&mut ola, "undoable-none", "/310223344/kan-angres", 200).await;
    look_with(&mut kari, "log-removal", "/310123455/logg", 200).await;

    look_with(&mut kari, "new-person", "/310123455/fullmakter/ny-person", 200).await;
    let new = kari.get("/nb/310123455/fullmakter/ny-person").await;
    let form = kari.submit(&new, "Velg Mona Vik", &[]).await;
    look_with(&mut kari, "give-person", &after_language(&form.path), 200).await;
    let thing = form.choice("Hovedadministrator");
    world.happens("update organisation_setting set four_eyes_since = now() where org_number = 310123455").await;
    let review = kari.submit(&form, "Se over", &[("ting", &thing)]).await;
    look_with(&mut kari, "review-person", &after_language(&review.path), 200).await;
    let waiting = kari.submit(&review, PROPOSE, &[]).await;
    look_with(&mut kari, "review-waiting", &after_language(&waiting.path), 200).await;
    look_with(&mut ingrid, "holder-proposed", &after_language(&form.path).replace("/gi", ""), 200).await;
}

#[actix_web::test]
async fn pages_about_end_dates_say_what_they_said_in_three_languages() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let holder = kari.get("/nb/310123455/fullmakter/310223344").await;
    let form = kari.get(&holder.link("Forleng Vannmålere (lesetilgang)")).await;
    let row = form.value_of("rad");
    let address = "/310123455/fullmakter/310223344/sluttdato";
    let year = |year: &str| format!("{address}?handling=kontroll&rad={row}&varighet=til&dag=30&maned=11&ar={year}");
    look_with(&mut kari, "end-date", &after_language(&form.path), 200).await;
    look_with(&mut kari, "end-date-check", &year("2027"), 200).await;
    look_with(&mut kari, "end-date-faults", &year("2026"), 422).await;
    let check = kari.press(&form, "Se over", &[]).await;
    let receipt = kari.submit(&check, "Endre sluttdato", &[]).await;
    look_with(&mut kari, "receipt-end-date", &after_language(&receipt.path), 200).await;
    let undone = kari.submit(&receipt, "Angre", &[]).await;
    look_with(&mut kari, "receipt-end-date-undone", &after_language(&undone.path), 200).await;
    look_with(&mut kari, "log-end-date", "/310123455/logg", 200).await;
}

#[actix_web::test]
async fn pages_that_ask_for_another_try_say_so_in_three_languages() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    let review = look_over(&mut kari, EKSEMPEL, SYSTEMHUSET, &[STATISTICS]).await;
    give(&mut ingrid, EKSEMPEL, SYSTEMHUSET, &[STATISTICS]).await;
    look_with(&mut kari, "stale", review.path.strip_prefix("/nb").unwrap(), 409).await;

    let csrf = review.csrf();
    let token = ("csrf", csrf.as_str());
    let until = |supplier, day, month, year| {
        vec![token, ("leverandor", supplier), ("varighet", "til"), ("dag", day), ("maned", month), ("ar", year)]
    };
    for (name, fields, status) in [
        ("faults-none-filled-in", vec![token], 422),
        ("faults-wrong", until("310123454", "31", "2", "2027"), 422),
        ("faults-own", until(EKSEMPEL, "1", "2", "2020"), 422),
        ("faults-deleted", vec![token, ("leverandor", NEDLAGT)], 422),
        ("faults-bankrupt", vec![token, ("leverandor", KONKURS)], 422),
        ("faults-unknown", vec![token, ("leverandor", "310000019")], 422),
        ("forged", vec![], 403),
        ("malformed", vec![token, ("eier", "x")], 400),
    ] {
        let mut pages = Vec::new();
        for lang in LANGUAGES {
            pages.push(kari.post(&format!("/{lang}/{EKSEMPEL}/fullmakter/ny"), &fields).await);
        }
        keep(name, &pages, status);
    }
    for _ in 0..21 {
        kari.get("/nb/310123455/fullmakter/ny/oppslag?leverandor=310130079").await;
    }
    look_with(&mut kari, "too-often", "/310123455/fullmakter/ny/oppslag?leverandor=310130079", 429).await;
    world.services.db.close().await;
    look_with(&mut kari, "unavailable", "/310123455/fullmakter", 503).await;
}

/// An address without the language it begins with, and without the part of the page it points at.
fn after_language(address: &str) -> String {
    address.strip_prefix("/nb").unwrap().split('#').next().unwrap().to_owned()
}

/// What stands around every page.
async fn frame(world: &World) {
    let mut kari = world.signed_in(KARI).await;
    let mut texts = Vec::new();
    for lang in LANGUAGES {
        let page = kari.get(&format!("/{lang}/310123455/fullmakter/ny")).await;
        texts.push(page.text_of("body > *:not(main)"));
    }
    compare("frame", &texts);
}

/// The browsers of those who look; each signs in once.
struct Visitors<'a> {
    world: &'a World,
    browsers: BTreeMap<String, Browser>,
}

impl Visitors<'_> {
    async fn look(&mut self, name: &str, who: &str, path: &str, status: u16) {
        if !self.browsers.contains_key(who) {
            self.browsers.insert(who.to_owned(), browser_of(self.world, who).await);
        }
        look_with(self.browsers.get_mut(who).unwrap(), name, path, status).await;
    }
}

async fn look_with(browser: &mut Browser, name: &str, path: &str, status: u16) {
    let mut pages = Vec::new();
    for lang in LANGUAGES {
        pages.push(browser.get(&format!("/{lang}{path}")).await);
    }
    keep(name, &pages, status);
}

fn keep(name: &str, pages: &[Page], status: u16) {
    let mut texts = Vec::new();
    for page in pages {
        assert_eq!(page.status, StatusCode::from_u16(status).unwrap(), "{name}: {}", page.text());
        texts.push(steady(&format!("{}\n{}", page.the("head > title"), page.text_of("main"))));
    }
    compare(name, &texts);
}

/// Compares with what is kept, and the languages with each other.
fn compare(name: &str, texts: &[String]) {
    let all = LANGUAGES.iter().zip(texts).map(|(lang, text)| format!("== {lang} ==\n{text}\n")).collect::<String>();
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "snapshots/pages", omit_expression => true }, {
        insta::assert_snapshot!(name, all);
    });
    let [nb, nn, en] = [&texts[0], &texts[1], &texts[2]].map(|text| text.lines().collect::<Vec<_>>());
    assert_eq!((nb.len(), nn.len()), (nn.len(), en.len()), "{name} says the same in every language");
    // What is the same in English too is a name.
    let all = nb.into_iter().zip(nn).zip(en).filter(|((nb, _), en)| nb.chars().count() > 20 && nb != en);
    let long: BTreeSet<(&str, &str)> = all.map(|(both, _)| both).collect();
    let differ = long.iter().filter(|(nb, nn)| nb != nn).count();
    // A page with three sentences may have two that are the same in both; one with ten may not.
    assert!(
        long.len() < 5 || 100 * differ >= TO_DIFFER * long.len(),
        "{name}: only {differ} of {} sentences are nynorsk",
        long.len()
    );
}

/// Without what differs from run to run: the time of day, references, and how long there is to wait.
fn steady(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.lines().map(without_ids) {
        let words: Vec<&str> = line.split(' ').collect();
        let next = words.iter().skip(1).copied().chain([""]);
        let steady = words.iter().zip(next).map(|(word, next)| match steady_word(word) {
            Some(word) => word,
            None if next.starts_with("sek") || next.starts_with("sec") => "…".to_owned(),
            None => (*word).to_owned(),
        });
        lines.push(steady.collect::<Vec<_>>().join(" "));
    }
    let waits =
        [("om … sekunder.", "om …"), ("om … sekund.", "om …"), ("in … seconds.", "in …"), ("in … second.", "in …")];
    waits.into_iter().fold(lines.join("\n"), |text, (wait, short)| text.replace(wait, short))
}

/// Without the ids of clients and the port of this run, wherever they stand in a line.
fn without_ids(line: &str) -> String {
    let apart = |c: char| !c.is_ascii_alphanumeric() && c != '-';
    let words = line.split_inclusive(apart).map(|word| {
        let id = word.trim_end_matches(apart);
        if id.parse::<uuid::Uuid>().is_ok() { word.replace(id, "…") } else { word.to_owned() }
    });
    let line: String = words.collect();
    let parts: Vec<&str> = line.split("127.0.0.1:").collect();
    let rest = parts.iter().skip(1).map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit()));
    parts.iter().take(1).copied().chain(rest).collect::<Vec<_>>().join("127.0.0.1:")
}

fn steady_word(word: &str) -> Option<String> {
    if word.starts_with("http://127.0.0.1:") {
        return Some("http://…".to_owned());
    }
    if let Some(inner) = word.strip_prefix('(') {
        return steady_word(inner).map(|inner| format!("({inner}"));
    }
    let bare = word.trim_end_matches(['.', ',', ')']);
    let rest = &word[bare.len()..];
    let shape: String = bare.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    if shape == "99.99" {
        return Some(format!("00.00{rest}"));
    }
    let is_reference = bare.len() == 11 && bare.starts_with("F-") && bare.as_bytes()[6] == b'-';
    is_reference.then(|| format!("F-…{rest}"))
}
