//! The list of everyone with rights, by name and by when they were given something last: whole, in order, and the same on all its pages,
//! forth and back, and in the file.

use jiff::SignedDuration;

use crate::support::{
    browser::Browser,
    page::{Page, all, says, within},
    people::{EKSEMPEL, KARI, NETT},
    steps::{READ_INSTANCES, give},
    world::World,
};

const LIST: &str = "/nb/310123455/fullmakter";
/// Who has rights by role only: nothing was ever given them.
const BY_ROLE: [&str; 2] = ["Kari Nordmann", "Tor Eksempelen"];

/// A hundred and twenty people with a package each, three at a time.
pub async fn crowded() -> World {
    let world = World::with_demo().await;
    world
        .happens(
            "with born as (
               insert into person (person_id, unnumbered_key, given_name, family_name)
               select gen_random_uuid(), ('\\x' || lpad(to_hex(n), 8, '0'))::bytea, 'Navn ' || lpad(n::text, 3, '0'), 'Nesen'
               from generate_series(1, 120) n
               returning person_id, given_name || ' ' || family_name as name, substr(given_name, 6)::integer as n
             ),
             noted as (insert into holder (org_number, holder_person_id, sort_name) select 310123455, person_id, name from born)
             insert into access_grant (access_grant_id, org_number, holder_person_id, kind, code, given_at)
             select gen_random_uuid(), 310123455, person_id, 'package', 'urn:altinn:accesspackage:programmeringsgrensesnitt',
                    timestamptz '2026-08-01 10:00:00.123456Z' + n * 7 % 120 / 3 * interval '25 hours'
             from born",
        )
        .await;
    world.recount_holders().await;
    world
}

/// The names on a page.
fn names(page: &Page) -> Vec<String> {
    let html = page.html();
    all(&html, "tbody bdi").into_iter().map(says).collect()
}

/// The names in a file, where organisations have those of the register.
fn names_in_file(file: &Page) -> Vec<String> {
    file.body.lines().skip(1).map(|line| line.split(';').next().unwrap().trim_matches('"').to_owned()).collect()
}

fn lower(names: &[String]) -> Vec<String> {
    names.iter().map(|name| name.to_lowercase()).collect()
}

/// Everyone, page by page; then the same pages backwards.
async fn forth_and_back(browser: &mut Browser, address: &str) -> Vec<String> {
    let mut page = browser.get(address).await;
    let mut pages = vec![names(&page)];
    while all(&page.html(), "a").into_iter().any(|link| says(link) == "Neste") {
        page = browser.get(&page.link("Neste")).await;
        pages.push(names(&page));
    }
    let everyone = pages.concat();
    pages.pop();
    while let Some(before) = pages.pop() {
        page = browser.get(&page.link("Forrige")).await;
        assert_eq!(names(&page), before, "{}", page.path);
    }
    assert!(all(&page.html(), "a").into_iter().all(|link| says(link) != "Forrige"), "{}", page.path);
    everyone
}

/// Those who hold something now, as the tables have them.
async fn expected(world: &World, order: &str) -> Vec<String> {
    let names = format!("select array_agg(sort_name::text order by {order}) from holder h cross join lateral (
        select max(given_at) as given_at from (
          select given_at from access_grant a where a.org_number = h.org_number and a.holder_id = h.holder_id and withdrawn_at is null
          union all
          select given_at from delegation d where d.org_number = h.org_number and d.holder_org_number = h.holder_org_number and withdrawn_at is null
        ) given
      ) g where h.org_number = {EKSEMPEL} and h.quiet_since is null");
    world.ask(names).await
}

#[actix_web::test]
async fn every_order_shows_everyone_once_on_its_pages_and_in_the_file() {
    let world = crowded().await;
    let mut kari = world.signed_in(KARI).await;
    for (word, order) in [("-endret", "given_at desc, holder_id desc"), ("endret", "given_at, holder_id")] {
        let mut everyone = forth_and_back(&mut kari, &format!("{LIST}?sorter={word}")).await;
        let file = names_in_file(&kari.get(&format!("{LIST}.csv?sorter={word}")).await);
        assert_eq!(lower(&file), lower(&everyone), "{word}");
        let mut last = everyone.split_off(everyone.len() - BY_ROLE.len());
        last.sort();
        assert_eq!(last, BY_ROLE, "{word}: who has no time comes last");
        assert_eq!(everyone, expected(&world, order).await, "{word}");
    }
    let by_name = forth_and_back(&mut kari, LIST).await;
    let mut falling = forth_and_back(&mut kari, &format!("{LIST}?sorter=-navn")).await;
    assert_eq!(lower(&names_in_file(&kari.get(&format!("{LIST}.csv")).await)), lower(&by_name));
    falling.reverse();
    assert_eq!((by_name.len(), falling), (125, by_name), "five of the demo");
}

#[actix_web::test]
async fn filters_and_searches_keep_the_order() {
    let world = crowded().await;
    let mut kari = world.signed_in(KARI).await;
    let newest = expected(&world, "given_at desc, holder_id desc").await;
    let named = |part: &str| newest.iter().filter(|name| name.contains(part)).cloned().collect::<Vec<_>>();
    let list = kari.get(&format!("{LIST}?sorter=-endret")).await;
    let people = kari.press(&list, "Søk", &[("q", "navn"), ("type", "person")]).await;
    let found = forth_and_back(&mut kari, &people.path).await;
    assert_eq!((found.len(), &found), (120, &named("Navn")));
    assert_eq!(names_in_file(&kari.get(&people.link("Last ned CSV")).await), found);
    assert_eq!(names(&kari.get(&people.link("Nullstill")).await), newest[..50]);

    let turned = kari.get(&people.link("Sist endret – snu rekkefølgen")).await;
    let mut oldest = forth_and_back(&mut kari, &turned.path).await;
    oldest.reverse();
    assert_eq!(oldest, found);
    let by_name = kari.get(&turned.link("Navn – sorter fra A til Å")).await;
    assert_eq!(names(&by_name)[0], "Navn 001 Nesen", "{}", by_name.path);
    // Those by role come between the others by name, and after them by change.
    let people = forth_and_back(&mut kari, &format!("{LIST}?sorter=-endret&type=person")).await;
    assert_eq!(people[..121], newest.iter().filter(|name| !name.ends_with(" AS")).cloned().collect::<Vec<_>>());
    assert_eq!(people.len(), 123);
}

#[actix_web::test]
async fn each_head_says_which_way_it_is_sorted_and_what_its_link_does() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let (by_name, by_change) = ("Navn – sorter fra A til Å", "Sist endret – sorter med de nyeste først");
    let (turn_name, turn_change) = ("Navn – snu rekkefølgen", "Sist endret – snu rekkefølgen");
    let mut page = kari.get(LIST).await;
    for (follow, way, sorted, other) in [
        ("", "ascending", turn_name, by_change),
        (turn_name, "descending", turn_name, by_change),
        (by_change, "descending", turn_change, by_name),
        (turn_change, "ascending", turn_change, by_name),
        (by_name, "ascending", turn_name, by_change),
    ] {
        if !follow.is_empty() {
            page = kari.get(&page.link(follow)).await;
        }
        let html = page.html();
        let heads = all(&html, "th[aria-sort]");
        assert_eq!(heads.len(), 1, "{}", page.path);
        assert_eq!((heads[0].value().attr("aria-sort"), says(heads[0]).as_str()), (Some(way), sorted), "{}", page.path);
        let links: Vec<String> = within(all(&html, "thead")[0], "a").into_iter().map(says).collect();
        assert!(links.len() == 2 && links.contains(&other.to_owned()), "{links:?}");
    }
    assert_eq!(page.path, LIST, "the order everybody begins with has the plain address");
}

#[actix_web::test]
async fn what_is_given_comes_first_and_what_has_ended_counts_from_its_end() {
    let world = World::with_demo().await;
    world.advance(SignedDuration::from_hours(1));
    let mut kari = world.signed_in(KARI).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let newest = kari.get(&format!("{LIST}?sorter=-endret")).await;
    assert_eq!(names(&newest)[0], "Nett AS");
    let oldest = kari.get(&format!("{LIST}?sorter=endret")).await;
    assert_eq!(names(&oldest)[3], "Nett AS", "before those by role: {}", oldest.text());

    world
        .happens(
            "update holder set quiet_since = '2026-11-01' where org_number = 310123455 and holder_org_number is not null;
             update holder set quiet_since = '2026-11-02' where org_number = 310123455 and holder_org_number = 310130079",
        )
        .await;
    let ended = kari.get(&format!("{LIST}?sorter=-endret&status=fjernet")).await;
    assert_eq!(names(&ended)[0], "Nett AS");
    let days: Vec<String> = all(&ended.html(), "tbody td:last-child").into_iter().map(says).collect();
    assert_eq!(days, ["2.\u{a0}nov.\u{a0}2026", "1.\u{a0}nov.\u{a0}2026", "1.\u{a0}nov.\u{a0}2026"]);
}

#[actix_web::test]
async fn lines_that_are_put_together_anew_are_paged_by_what_they_were_sorted_by() {
    let world = crowded().await;
    // All have had something newer that has run out, and nobody has swept.
    world
        .happens(
            "insert into access_grant (access_grant_id, org_number, holder_person_id, kind, code, given_at, ends_on)
             select gen_random_uuid(), 310123455, holder_person_id, 'right', 'self-service-api', given_at + interval '40 days', '2026-11-15'
             from access_grant where code = 'urn:altinn:accesspackage:programmeringsgrensesnitt' and holder_person_id is not null",
        )
        .await;
    world.recount_holders().await;
    let mut kari = world.signed_in(KARI).await;
    for (word, order) in [("-endret", "given_at desc, holder_id desc"), ("endret", "given_at, holder_id")] {
        let everyone = forth_and_back(&mut kari, &format!("{LIST}?sorter={word}")).await;
        assert_eq!(everyone[..123], expected(&world, order).await, "{word}");
    }
}

#[actix_web::test]
async fn an_order_or_a_place_that_is_none_is_left_aside() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let (by_name, newest) = (names(&kari.get(LIST).await), names(&kari.get(&format!("{LIST}?sorter=-endret")).await));
    assert_eq!(names(&kari.get(&format!("{LIST}?sorter=bakfra")).await), by_name);
    for place in ["etter=i+g%C3%A5r&id=1", "for=Navn&id=2", "etter=9999-12-30T00:00:00Z"] {
        let page = kari.get(&format!("{LIST}?sorter=-endret&{place}")).await;
        assert_eq!(names(&page), newest, "{place}");
    }
    for place in ["etter=-009999-06-01T00:00:00Z", "for=9999-12-30T00:00:00Z&id=~"] {
        let page = kari.get(&format!("{LIST}?sorter=-endret&{place}")).await;
        assert!(names(&page).is_empty(), "{place}: {}", page.text());
    }
}

#[actix_web::test]
async fn a_page_is_as_long_as_the_reader_has_chosen_and_so_are_the_pages_after_it() {
    let world = crowded().await;
    let mut kari = world.signed_in(KARI).await;
    let rows = |page: &Page| all(&page.html(), "tbody tr").len();
    let usual = kari.get(LIST).await;
    assert_eq!(rows(&usual), 50);
    let short = kari.get(&usual.link("25")).await;
    assert_eq!((rows(&short), short.value_of("antall").as_str()), (25, "25"), "a search keeps it too");
    let next = kari.get(&short.link("Neste")).await;
    assert_eq!(rows(&next), 25);
    assert_ne!(next.text(), short.text());
    let long = kari.get(&next.link("100")).await;
    assert_eq!(rows(&long), 100, "from the same line on");
    let sorted = all(&short.html(), "th a.sort").first().and_then(|link| link.value().attr("href")).map(str::to_owned);
    assert_eq!(rows(&kari.get(&sorted.unwrap()).await), 25);
    assert_eq!(rows(&kari.get(&format!("{LIST}?antall=1000")).await), 50, "not without end");
}
