//! Reminders: what ends is told by mail before it does, once for each step, and not if somebody has seen to it meanwhile.

use jiff::SignedDuration;

use crate::{
    clients::{add_key, client_off, other_key, ready, remove_key},
    mail::MailServer,
    notices::{confirmed, read},
    support::{
        browser::Browser,
        page::Page,
        people::{EKSEMPEL, KARI, NETT},
        world::World,
    },
};

/// Kari of Eksempel kommune is reminded, and has a client whose key lasts a hundred days.
async fn reminded() -> (World, Browser, Page, MailServer) {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let server = MailServer::of(&world).await;
    confirmed(&world, &mut kari, EKSEMPEL, "varsel@eksempel.example").await;
    let client = ready(&mut kari, "Nattjobben").await;
    world.happens("update client_key set expires_at = '2027-02-28 12:00+01'").await;
    world.works().await;
    server.forget();
    (world, kari, client, server)
}

impl World {
    /// Lets days pass, and the worker do what is due twice on the last of them.
    async fn days(&self, count: i64) {
        for hours in [24 * count - 2, 2] {
            self.advance(SignedDuration::from_hours(hours));
            self.works().await;
        }
    }
}

fn told_of(server: &MailServer, what: &str) -> usize {
    server.taken().iter().filter(|raw| read(raw).1.contains(what)).count()
}

#[actix_web::test]
async fn a_key_is_told_of_sixty_thirty_fourteen_seven_and_one_day_ahead_once_each() {
    let (world, _kari, _client, server) = reminded().await;
    let key = "Nøkkelen jobb-1 for klienten Nattjobben utløper";
    for (days, mails) in [(39, 0), (1, 1), (29, 1), (1, 2), (16, 3), (7, 4), (5, 4), (1, 5), (3, 5)] {
        world.days(days).await;
        assert_eq!(told_of(&server, key), mails, "{}", world.services.clock.now());
    }
    let (subject, text) = server.taken().iter().map(|raw| read(raw)).find(|(_, text)| text.contains(key)).unwrap();
    assert_eq!(subject, "Varsel – Eksempel kommune");
    assert!(text.contains(&format!("28. februar 2027: {key}.")) && text.contains("/nb/310123455"), "{text}");
}

#[actix_web::test]
async fn nobody_is_told_of_a_key_that_was_replaced_or_removed_or_of_a_client_out_of_use() {
    let (world, mut kari, client, server) = reminded().await;
    add_key(&mut kari, &client, &other_key("jobb-2", 1)).await;
    world.days(45).await;
    assert_eq!(told_of(&server, "jobb-1"), 0, "another key outlasts it");
    let mut kari = world.signed_in(KARI).await;
    remove_key(&mut kari, &client, "jobb-2").await;
    client_off(&mut kari, &client).await;
    world.days(30).await;
    assert_eq!(told_of(&server, "jobb-1"), 0, "{:?}", server.taken());
}

#[actix_web::test]
async fn whatever_was_due_while_nobody_worked_is_told_once_with_what_is_left() {
    let (world, _kari, _client, server) = reminded().await;
    world.advance(SignedDuration::from_hours(24 * 80));
    world.days(2).await;
    assert_eq!(told_of(&server, "jobb-1"), 1);
}

#[actix_web::test]
async fn the_ends_of_accesses_and_authorisations_are_told_to_both_sides_thirty_seven_and_one_day_ahead() {
    let (world, _kari, _client, server) = reminded().await;
    world
        .happens(format!(
            "update delegation set ends_on = '2026-12-31' where delegation_id in \
             (select delegation_id from delegation where org_number = {EKSEMPEL} and withdrawn_at is null limit 1)"
        ))
        .await;
    world
        .happens(format!(
            "update scope_access set ends_on = '2026-12-31' where scope_access_id in \
             (select scope_access_id from scope_access where org_number = {EKSEMPEL} and withdrawn_at is null limit 1)"
        ))
        .await;
    for (days, mails) in [(10, 0), (1, 1), (22, 1), (1, 2), (6, 3), (3, 3)] {
        world.days(days).await;
        let counts = (told_of(&server, "1 fullmakt til"), told_of(&server, "Tilgangen deres til"));
        assert_eq!(counts, (mails, mails), "{}: {:?}", world.services.clock.now(), server.taken());
    }
    let ahead: i64 = world
        .ask(format!("select count(*) from ends_ahead({NETT}, '2026-11-19', '2026-11-20') where kind = 'received'"))
        .await;
    assert_eq!(ahead, 0, "nothing of theirs ends");
}

#[actix_web::test]
async fn an_address_that_is_not_told_of_clients_is_not_reminded_of_them() {
    let (world, _kari, _client, server) = reminded().await;
    world.happens("update notification_point set purposes = '{delegations}'").await;
    world.days(45).await;
    assert_eq!(told_of(&server, "jobb-1"), 0);
}
