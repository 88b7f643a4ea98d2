//! Two who do opposite things at the same time: one of them wins. Whoever gives something that goes out of use has given nothing, or reads in
//! their log that it was lost; of removing, undoing and giving anew, one is done and in the log. The nightly run plays more rounds (`ROUNDS`).

use std::{env, time::Duration};

use futures_util::future::join;
use reqwest::StatusCode;

use crate::{
    end_dates::{change, look_over as look_over_day, until},
    four_eyes::{PROPOSE, turn_on},
    people::choose,
    requests::in_queue,
    resources::{bundle, rebundle},
    support::{
        browser::Browser,
        page::Page,
        people::{ALI, EKSEMPEL, GERD, KARI, NETT, OLA, SYSTEMHUSET, TOR, TOR_EKSEMPELEN, TURID},
        steps::{ask_as_nett, ask_for_access, give, look_over, paste},
        world::World,
    },
};

const LIST: &str = "/nb/310334456/prod/api-ressurser";
const HOLDER: &str = "/nb/310123455/fullmakter/310130079";
const PROD: &str = "/nb/310123455/prod/mine-api";
const METERS: &str = "vestbyvann:maaler.read";
const LEAKS: &str = "vestbyvann:lekkasje.read";
const TITLE: &str = "Målerdata";
const CHOICE: &str = "Målerdata Bare lese";
const API_RIGHT: &str = "Selvbetjening av API-er";
const HOLDS: &str = "access_grant where withdrawn_at is null and code = 'self-service-api'";

/// Rounds in one world: each of them begins its pair otherwise, and nobody looks up organisations more often than they may.
const ROUNDS: usize = 16;

fn worlds() -> usize {
    env::var("ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(ROUNDS).div_ceil(ROUNDS)
}

/// Both at the same time, now one a little ahead and now the other.
async fn at_once(
    round: usize,
    one: impl Future<Output = Page>,
    other: impl Future<Output = Page>,
) -> (StatusCode, StatusCode) {
    let ahead = Duration::from_millis(u64::try_from(round / 2 % 8).unwrap() * 2);
    let (first, second) = if round.is_multiple_of(2) { (Duration::ZERO, ahead) } else { (ahead, Duration::ZERO) };
    let late = async |by: Duration| tokio::time::sleep(by).await;
    let one = async { (late(first).await, one.await).1 };
    let other = async { (late(second).await, other.await).1 };
    let (one, other) = join(one, other).await;
    for answer in [&one, &other] {
        let is_answered = [StatusCode::SEE_OTHER, StatusCode::CONFLICT, StatusCode::UNPROCESSABLE_ENTITY];
        assert!(is_answered.contains(&answer.status), "round {round}: {} {}", answer.status, answer.text());
    }
    (one.status, other.status)
}

impl World {
    async fn no_deadlocks(&self) {
        let deadlocks: i64 =
            self.ask("select deadlocks from pg_stat_database where datname = current_database()").await;
        assert_eq!(deadlocks, 0);
    }
    /// The last two kinds of events in a log.
    async fn last_two(&self, org: &str) -> Vec<String> {
        let log = self.log_of(org).await;
        log[log.len().saturating_sub(2)..].to_vec()
    }
    /// Everything is in use, and Nett AS has nothing of it.
    async fn begins_anew(&self) {
        self.happens(
            "update api_resource set deactivated_at = null, deactivated_by = null where deactivated_at is not null; \
             update scope set deactivated_at = null, deactivated_by = null where deactivated_at is not null; \
             update delegation set withdrawn_at = now(), withdrawn_how = 'giver' \
             where withdrawn_at is null and holder_org_number = 310130079; \
             update scope_access set withdrawn_at = now(), withdrawn_how = 'provider' \
             where withdrawn_at is null and scope_id in (select scope_id from scope where name = 'eksempel:vann.read'); \
             delete from latest_change",
        )
        .await;
    }
    /// If it was given although it went out of use, its giver's log says so, after the giving.
    async fn one_won(&self, round: usize, (given, off): (StatusCode, StatusCode), kinds: [&str; 2]) {
        let is_given = self.current(EKSEMPEL, NETT, TITLE).await == 1;
        assert_eq!(is_given, given == StatusCode::SEE_OTHER, "round {round}");
        if is_given && off == StatusCode::SEE_OTHER {
            assert_eq!(self.last_two(EKSEMPEL).await, kinds, "round {round}");
        }
    }
}

/// The page that takes the resource out of use.
async fn ask_off(gerd: &mut Browser, resource: &Page) -> Page {
    gerd.get(&format!("{}/deaktiver", resource.path)).await
}

#[actix_web::test]
async fn of_giving_a_resource_and_taking_it_out_of_use_one_wins() {
    for _ in 0..worlds() {
        let (world, [mut gerd, mut kari]) = World::with_users([GERD, KARI]).await;
        let resource = bundle(&mut gerd, LIST, TITLE, &[METERS]).await;
        for round in 0..ROUNDS {
            let review = look_over(&mut kari, EKSEMPEL, NETT, &[CHOICE]).await;
            let ask = ask_off(&mut gerd, &resource).await;
            let both = at_once(
                round,
                kari.press(&review, "Gi fullmakt", &[]),
                gerd.press(&ask, "Deaktiver ressursen", &[("bekreft", "maalerdata")]),
            );
            world.one_won(round, both.await, ["delegation.given", "resource.deactivated"]).await;
            world.begins_anew().await;
        }
        world.no_deadlocks().await;
    }
}

#[actix_web::test]
async fn of_giving_a_resource_and_taking_its_scope_out_of_use_one_wins() {
    for _ in 0..worlds() {
        let (world, [mut gerd, mut kari]) = World::with_users([GERD, KARI]).await;
        bundle(&mut gerd, LIST, TITLE, &[METERS]).await;
        let list = gerd.get("/nb/310334456/prod/mine-api").await;
        let scope = gerd.get(&list.link(METERS)).await;
        for round in 0..ROUNDS {
            let review = look_over(&mut kari, EKSEMPEL, NETT, &[CHOICE]).await;
            let ask = gerd.get(&format!("{}/deaktiver", scope.path)).await;
            let both = at_once(
                round,
                kari.press(&review, "Gi fullmakt", &[]),
                gerd.press(&ask, "Deaktiver scopet", &[("bekreft", METERS)]),
            );
            world.one_won(round, both.await, ["delegation.given", "scope.deactivated"]).await;
            world.begins_anew().await;
        }
        world.no_deadlocks().await;
    }
}

#[actix_web::test]
async fn of_taking_in_a_version_and_making_the_next_one_wins() {
    for _ in 0..worlds() {
        let (world, [mut gerd, mut kari]) = World::with_users([GERD, KARI]).await;
        let resource = bundle(&mut gerd, LIST, TITLE, &[METERS]).await;
        for round in 0..ROUNDS {
            give(&mut kari, EKSEMPEL, NETT, &[CHOICE]).await;
            rebundle(&mut gerd, &resource, &[LEAKS]).await;
            let page = kari.get(HOLDER).await;
            let staged = kari.submit(&page, &format!("Ta med endringen {TITLE}"), &[]).await;
            let review = kari.get(&staged.link("Se over og bekreft")).await;
            let edit = gerd.get(&format!("{}/endre", resource.path)).await;
            let (taken, changed) = at_once(
                round,
                kari.press(&review, "Ta med endringen", &[]),
                gerd.press(&edit, "Lagre", &[("scope", METERS)]),
            )
            .await;
            assert_eq!(changed, StatusCode::SEE_OTHER, "round {round}");
            let versions = "delegation where withdrawn_at is null and resource_version > 1 and holder_org_number = 310130079 and renews is not null";
            assert_eq!(world.count(versions).await == 1, taken == StatusCode::SEE_OTHER, "round {round}");
            if taken == StatusCode::SEE_OTHER {
                assert_eq!(world.last_two(EKSEMPEL).await[1], "resource.changed", "round {round}");
            }
            world.begins_anew().await;
            world.happens("delete from change_set where confirmed_in is null").await;
        }
        world.no_deadlocks().await;
    }
}

#[actix_web::test]
async fn of_bringing_back_what_was_removed_and_taking_the_resource_out_of_use_one_wins() {
    for _ in 0..worlds() {
        let (world, [mut gerd, mut kari]) = World::with_users([GERD, KARI]).await;
        let resource = bundle(&mut gerd, LIST, TITLE, &[METERS]).await;
        for round in 0..ROUNDS {
            give(&mut kari, EKSEMPEL, NETT, &[CHOICE]).await;
            let page = kari.get(HOLDER).await;
            let staged = kari.submit(&page, &format!("Fjern {TITLE}"), &[]).await;
            let review = kari.get(&staged.link("Se over og bekreft")).await;
            let receipt = kari.submit(&review, "Fjern 1 fullmakt", &[]).await;
            let ask = ask_off(&mut gerd, &resource).await;
            let both = at_once(
                round,
                kari.press(&receipt, "Angre fjerningen", &[]),
                gerd.press(&ask, "Deaktiver ressursen", &[("bekreft", "maalerdata")]),
            );
            world.one_won(round, both.await, ["delegation.undone", "resource.deactivated"]).await;
            world.begins_anew().await;
        }
        world.no_deadlocks().await;
    }
}

#[actix_web::test]
async fn of_giving_access_and_taking_the_scope_out_of_use_one_wins() {
    for _ in 0..worlds() {
        let (world, mut ali, scope) = World::with_scope(PROD).await;
        let mut kari = world.signed_in(KARI).await;
        for round in 0..ROUNDS {
            let give = ali.get(&scope.path).await;
            let list = paste(&mut ali, &scope, SYSTEMHUSET).await;
            let ask = kari.get(&scope.link("Deaktiver")).await;
            let off = kari.press(&ask, "Deaktiver scopet", &[("bekreft", "vann.read")]);
            let (given, off) = if round / 2 % 2 == 0 {
                at_once(round, ali.press(&give, "Gi tilgang", &[("konsument", SYSTEMHUSET)]), off).await
            } else {
                at_once(round, ali.press(&list, "Gi tilgang til 1", &[]), off).await
            };
            let has = world.count("scope_access a join scope s using (scope_id) where a.withdrawn_at is null and s.name = 'eksempel:vann.read'").await;
            assert_eq!(has == 1, given == StatusCode::SEE_OTHER, "round {round}");
            if has == 1 && off == StatusCode::SEE_OTHER {
                let kinds = ["scope-access.given", "scope.deactivated"];
                assert_eq!(world.last_two(SYSTEMHUSET).await, kinds, "round {round}");
            }
            world.begins_anew().await;
        }
        world.no_deadlocks().await;
    }
}

#[actix_web::test]
async fn an_order_is_not_left_open_for_a_prefix_that_support_allots_at_the_same_time() {
    for _ in 0..worlds() {
        let (world, [mut ola, mut turid]) = World::with_users([OLA, TURID]).await;
        for round in 0..ROUNDS {
            let prefix = format!("samtidig{round}");
            let form = ola.get("/nb/310223344/prefiks").await;
            let order = [("onsket", prefix.as_str()), ("formal", "Fagsystem"), ("kontakt", "api@systemhuset.example")];
            let queue = turid.get("/nb/brukerstotte/prefikser").await;
            let allotted = [("organisasjon", EKSEMPEL), ("prefiks", prefix.as_str())];
            let both =
                at_once(round, ola.press(&form, "Bestill", &order), turid.press(&queue, "Tildel prefiks", &allotted));
            both.await;
            let left = world.count(format!(
                "prefix_order join prefix using (prefix) where decided_at is null and prefix = '{prefix}'"
            ));
            assert_eq!(left.await, 0, "round {round}");
            world.happens("delete from prefix_order where decided_at is null").await;
        }
        world.no_deadlocks().await;
    }
}

/// Eksempel kommune has given Målerdata to Nett AS: its receipt.
async fn given(kari: &mut Browser) -> Page {
    give(kari, EKSEMPEL, NETT, &[CHOICE]).await
}

/// What they would remove of Nett AS, to be confirmed.
async fn removal(browser: &mut Browser) -> Page {
    let page = browser.get(HOLDER).await;
    let staged = browser.submit(&page, &format!("Fjern {TITLE}"), &[]).await;
    browser.get(&staged.link("Se over og bekreft")).await
}

/// One of two did it, and the log has one line of it. Whoever confirms what a colleague has just confirmed is led to the same receipt.
async fn one_of_two(world: &World, round: usize, lines: usize, (one, other): (StatusCode, StatusCode), left: i64) {
    assert!([one, other].contains(&StatusCode::SEE_OTHER), "round {round}: {one} {other}");
    assert_eq!(world.log_of(EKSEMPEL).await.len(), lines + 1, "round {round}");
    assert_eq!(world.current(EKSEMPEL, NETT, TITLE).await, left, "round {round}");
}

#[actix_web::test]
async fn of_two_who_remove_or_undo_or_give_the_same_one_does() {
    for _ in 0..worlds() {
        let (world, [mut gerd, mut kari, mut tor]) = World::with_users([GERD, KARI, TOR_EKSEMPELEN]).await;
        bundle(&mut gerd, LIST, TITLE, &[METERS]).await;
        for round in 0..ROUNDS {
            given(&mut kari).await;
            let (one, other) = (removal(&mut kari).await, removal(&mut tor).await);
            let lines = world.log_of(EKSEMPEL).await.len();
            let remove = "Fjern 1 fullmakt";
            let both = at_once(round, kari.press(&one, remove, &[]), tor.press(&other, remove, &[])).await;
            one_of_two(&world, round, lines, both, 0).await;

            let receipt = given(&mut kari).await;
            let review = removal(&mut tor).await;
            let lines = world.log_of(EKSEMPEL).await.len();
            let both = at_once(round, kari.press(&receipt, "Angre", &[]), tor.press(&review, remove, &[])).await;
            one_of_two(&world, round, lines, both, 0).await;

            let receipt = given(&mut kari).await;
            let same = tor.get(&receipt.path).await;
            let lines = world.log_of(EKSEMPEL).await.len();
            let both = at_once(round, kari.press(&receipt, "Angre", &[]), tor.press(&same, "Angre", &[])).await;
            one_of_two(&world, round, lines, both, 0).await;

            given(&mut kari).await;
            let review = removal(&mut kari).await;
            let receipt = kari.submit(&review, remove, &[]).await;
            let anew = look_over(&mut tor, EKSEMPEL, NETT, &[CHOICE]).await;
            let lines = world.log_of(EKSEMPEL).await.len();
            let undo = kari.press(&receipt, "Angre fjerningen", &[]);
            let both = at_once(round, undo, tor.press(&anew, "Gi fullmakt", &[])).await;
            one_of_two(&world, round, lines, both, 1).await;
            world.begins_anew().await;
            world.happens("delete from change_set where confirmed_in is null; delete from rate_bucket").await;
        }
        world.no_deadlocks().await;
    }
}

#[actix_web::test]
async fn of_two_who_propose_another_end_date_of_the_same_one_waits() {
    const PAGE: &str = "/nb/310123455/fullmakter/310223344";
    for _ in 0..worlds() {
        let (world, [mut kari, mut tor]) = World::with_users([KARI, TOR_EKSEMPELEN]).await;
        turn_on(&mut kari).await;
        change(&mut kari, PAGE, HALVES[1], &until(["25", "11", "2026"])).await;
        for round in 0..ROUNDS {
            let one = look_over_day(&mut kari, PAGE, HALVES[0], &until(["26", "11", "2026"])).await;
            let other = look_over_day(&mut tor, PAGE, HALVES[0], &until(["27", "11", "2026"])).await;
            let both = at_once(round, kari.press(&one, PROPOSE, &[]), tor.press(&other, PROPOSE, &[])).await;
            let mut both = [both.0, both.1];
            both.sort();
            assert_eq!(both, [StatusCode::SEE_OTHER, StatusCode::CONFLICT], "round {round}");
            assert_eq!(world.count("change_set where redates").await, 1, "round {round}");
            world.happens("delete from change_set where confirmed_in is null").await;
        }
        world.no_deadlocks().await;
    }
}

/// Three who could wait for each other in a circle: the asker takes a request back while one confirms the draft that answers it and another
/// gives the same directly.
#[actix_web::test]
async fn of_taking_a_request_back_answering_it_and_giving_the_same_nobody_waits_in_a_circle() {
    for _ in 0..worlds() {
        let (world, [mut gerd, mut ali, mut kari, mut tor]) =
            World::with_users([GERD, ALI, KARI, TOR_EKSEMPELEN]).await;
        bundle(&mut gerd, LIST, TITLE, &[METERS]).await;
        for round in 0..ROUNDS {
            let sent = ask_as_nett(&mut ali, TITLE).await;
            let request = kari.get(&in_queue(&sent)).await;
            let answer = kari.submit(&request, "Se over først", &[("ting", &request.choice(TITLE))]).await;
            let gift = look_over(&mut tor, EKSEMPEL, NETT, &[CHOICE]).await;
            // Each of them comes first in some rounds, and a little ahead of the others.
            let late = |nth: usize| Duration::from_millis(u64::try_from((round + nth) % 3 * (round / 3)).unwrap());
            let after = async |nth: usize| tokio::time::sleep(late(nth)).await;
            let (back, answered, given) = tokio::join!(
                async { (after(0).await, ali.press(&sent, "Trekk tilbake", &[]).await).1 },
                async { (after(1).await, kari.press(&answer, "Gi fullmakt", &[]).await).1 },
                async { (after(2).await, tor.press(&gift, "Gi fullmakt", &[]).await).1 },
            );
            for page in [&back, &answered, &given] {
                assert!(page.status.as_u16() < 500, "round {round}: {} {}", page.status, page.text());
            }
            assert_eq!(world.current(EKSEMPEL, NETT, TITLE).await, 1, "round {round}");
            let waiting =
                "request r where asker_org_number = 310130079 and withdrawn_at is null and approved_in(r) is null";
            assert_eq!(world.count(waiting).await, 0, "round {round}");
            world.begins_anew().await;
            world
                .happens(
                    "delete from request_item; delete from request_seen; delete from request; \
                     delete from change_set where confirmed_in is null; delete from rate_bucket",
                )
                .await;
        }
        world.no_deadlocks().await;
    }
}

/// The first half of a holder's rows, and the second.
const HALVES: [&str; 2] = ["Altinn tjenesteeier-API: Appinstanser (full tilgang)", "Vannmålere (lesetilgang)"];

async fn mark_half(browser: &mut Browser, title: &str) -> Page {
    let page = browser.get("/nb/310123455/fullmakter/310223344").await;
    let staged = browser.submit(&page, &format!("Fjern {title}"), &[]).await;
    browser.get(&staged.link("Se over og bekreft")).await
}

#[actix_web::test]
async fn of_two_who_each_remove_one_half_of_all_one_waits_for_a_colleague() {
    for _ in 0..worlds() {
        let (world, [mut kari, mut tor]) = World::with_users([KARI, TOR_EKSEMPELEN]).await;
        turn_on(&mut kari).await;
        for round in 0..ROUNDS {
            let (one, other) = (mark_half(&mut kari, HALVES[0]).await, mark_half(&mut tor, HALVES[1]).await);
            at_once(round, kari.press(&one, "Fjern 1 fullmakt", &[]), tor.press(&other, "Fjern 1 fullmakt", &[])).await;
            let left = world.count(
                "delegation where withdrawn_at is null and org_number = 310123455 and holder_org_number = 310223344",
            );
            assert_eq!(left.await, 1, "round {round}");
            let mut kinds = world.last_two(EKSEMPEL).await;
            kinds.sort();
            assert_eq!(kinds, ["delegation.proposed", "delegation.withdrawn"], "round {round}");
            world
                .happens(
                    "delete from change_set where confirmed_in is null; \
                     update delegation set withdrawn_at = null, withdrawn_by = null, withdrawn_in = null, withdrawn_how = null \
                     where org_number = 310123455 and holder_org_number = 310223344 and withdrawn_how = 'giver'",
                )
                .await;
        }
        world.no_deadlocks().await;
    }
}

#[actix_web::test]
async fn nobody_gives_the_main_administrator_alone_once_two_are_wanted() {
    for _ in 0..worlds() {
        let (world, [mut kari, mut tor]) = World::with_users([KARI, TOR_EKSEMPELEN]).await;
        for round in 0..ROUNDS {
            let form = choose(&mut kari, "Mona Vik").await;
            let review = kari.submit(&form, "Se over", &[("ting", &form.choice("Hovedadministrator"))]).await;
            let settings = tor.get("/nb/310123455/innstillinger").await;
            at_once(round, kari.press(&review, "Gi fullmakt", &[]), tor.press(&settings, "Lagre", &[("to", "ja")]))
                .await;
            let given =
                world.count("access_grant where code like '%hovedadministrator' and withdrawn_at is null").await;
            let expected = if given == 1 {
                ["delegation.given", "settings.changed"]
            } else {
                ["settings.changed", "delegation.proposed"]
            };
            assert_eq!(world.last_two(EKSEMPEL).await, expected, "round {round}");
            world
                .happens(
                    "delete from change_set where confirmed_in is null; \
                     update organisation_setting set four_eyes_since = null, version = version + 1; \
                     update access_grant set withdrawn_at = now(), withdrawn_how = 'giver' where withdrawn_at is null \
                     and code like '%hovedadministrator'",
                )
                .await;
        }
        world.no_deadlocks().await;
    }
}

#[actix_web::test]
async fn an_answer_that_is_confirmed_while_another_is_begun_stays_the_answer() {
    for round in 0..6 * worlds() {
        let (world, [mut kari, mut leader, mut tor]) = World::with_users([KARI, TOR_EKSEMPELEN, TOR]).await;
        let sent = ask_for_access(&mut tor, EKSEMPEL, API_RIGHT).await;
        let request = kari.get(&in_queue(&sent)).await;
        let review = kari.submit(&request, "Se over først", &[]).await;
        let theirs = leader.get(&request.path).await;
        let confirm = kari.press(&review, "Gi fullmakt", &[]);
        let (confirmed, _) = at_once(round, confirm, leader.press(&theirs, "Se over først", &[])).await;
        let seen = tor.get(&sent.path).await;
        let holds = world.count(HOLDS).await == 1;
        assert_eq!(holds, seen.says("Godkjent"), "round {round}: {confirmed}: {}", seen.text());
        world.no_deadlocks().await;
    }
}
