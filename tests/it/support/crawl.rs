//! Walks through the site as somebody does who clicks on every link.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{
    super::{awaiting, clients},
    browser::Browser,
    page::{Page, all},
    people::{
        ANNE, BENTE, EKSEMPEL, ERIK, GERD, HANNE, INGRID, KARI, MONA, NETT, OLA, PER, SIRI, SYSTEMHUSET, TOR, VANNVERK,
    },
    steps::{CONSUMPTION, NOTIFICATIONS, READ_INSTANCES, STATISTICS, ask_for_access, give, look_over},
    world::World,
};

/// Everybody who sees pages of their own.
pub const VISITORS: [(&str, &str); 13] = [
    ("Kari", KARI),
    ("Ingrid", INGRID),
    ("Per", PER),
    ("Tor", TOR),
    ("Mona", MONA),
    ("Ola", OLA),
    ("Gerd", GERD),
    ("Anne", ANNE),
    ("Hanne", HANNE),
    ("Erik", ERIK),
    ("Siri", SIRI),
    ("Bente", BENTE),
    ("nobody", ""),
];

/// Pages of one kind that are looked at: enough to meet the first, the last and one between.
const OF_A_KIND: usize = 4;

/// A world in which things have happened: given, received, given up, and begun.
pub async fn lived_in() -> World {
    let (world, [mut kari, mut gerd, mut ola]) = World::with_users([KARI, GERD, OLA]).await;
    give(&mut gerd, VANNVERK, EKSEMPEL, &[CONSUMPTION]).await;
    give(&mut kari, EKSEMPEL, SYSTEMHUSET, &[READ_INSTANCES, STATISTICS]).await;
    give(&mut kari, EKSEMPEL, NETT, &[NOTIFICATIONS]).await;
    let received = ola.get("/nb/310223344/fullmakter/mottatt").await;
    let question = ola.get(&received.link("Avslutt fullmakten Helsestatistikk for kommuner, Eksempel kommune")).await;
    ola.submit(&question, "Avslutt fullmakten", &[]).await;
    look_over(&mut kari, EKSEMPEL, VANNVERK, &[READ_INSTANCES]).await;
    let list = kari.get("/nb/310123455/prod/mine-api").await;
    let scope = kari.get(&list.link("eksempel:byggesak/saker.read")).await;
    let given = kari.submit(&scope, "Gi tilgang", &[("konsument", NETT)]).await;
    kari.submit(&given, "Fjern Nett AS", &[]).await;
    clients::ready(&mut kari, "Nattjobben").await;
    ask_for_access(&mut world.signed_in(TOR).await, EKSEMPEL, "Selvbetjening av API-er").await;
    awaiting::give_in(&mut gerd, VANNVERK, BENTE, "Berit Nes", awaiting::API_RIGHT).await;
    world
}

/// The browser of a visitor.
pub async fn browser_of(world: &World, national_id: &str) -> Browser {
    if national_id.is_empty() { world.browser() } else { world.signed_in(national_id).await }
}

/// Every page in one language that links lead to, from the front page on. Of pages that differ only in whom they are about, a few.
pub async fn walk(browser: &mut Browser, lang: &str) -> Vec<Page> {
    let mut ahead = VecDeque::from(["", "virksomheter", "finnes/ikke", "hjelp"].map(|tail| format!("/{lang}/{tail}")));
    let (mut seen, mut kinds, mut pages) = (BTreeSet::new(), BTreeMap::<String, usize>::new(), Vec::new());
    while let Some(address) = ahead.pop_front() {
        let kind = kinds.entry(kind(&address)).or_default();
        if *kind == OF_A_KIND || !seen.insert(address.clone()) {
            continue;
        }
        *kind += 1;
        let page = browser.get(&address).await;
        if !page.location.is_empty() {
            ahead.push_back(page.location.clone());
        }
        let html = page.html();
        let links = all(&html, "a[href]").into_iter().filter_map(|link| link.value().attr("href"));
        ahead.extend(links.map(|href| href.split('#').next().unwrap().to_owned()));
        ahead.retain(|address| address.starts_with(&format!("/{lang}/")) && !address.contains("/logg-inn"));
        pages.push(page);
    }
    pages
}

/// The address without whom it is about: digits and ids go, and the names of packages; names of parameters stay.
fn kind(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut below = false;
    let mut of = |piece: &str| {
        let is_name = below || piece.bytes().any(|b| b.is_ascii_digit());
        below |= piece == "tilgangspakker";
        if is_name { "…".to_owned() } else { piece.to_owned() }
    };
    let path: Vec<String> = path.split('/').map(&mut of).collect();
    let query: Vec<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    format!("{}?{}", path.join("/"), query.join("&"))
}
