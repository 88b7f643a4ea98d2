//! Names of organisations: on pages as people write them, in files as the register does.

use crate::{
    kept::{holder_page, let_in},
    support::{
        people::{KARI, NETT, OLA, SYSTEMHUSET},
        world::World,
    },
};

#[actix_web::test]
async fn pages_have_the_names_that_people_write_and_files_those_of_the_register() {
    let (world, mut ali, scope) = World::with_scope("/nb/310123455/prod/mine-api").await;
    let (mut kari, mut ola) = (world.signed_in(KARI).await, world.signed_in(OLA).await);
    let_in(&mut ali, &scope, NETT, &[]).await;
    let_in(&mut ali, &scope, SYSTEMHUSET, &[]).await;
    let csv = ali.get(&scope.path).await.link("Last ned CSV");
    let held = format!("/nb/{SYSTEMHUSET}/tilganger-vi-har");
    for (browser, page, file, name) in [
        (&mut kari, "/nb/310123455/fullmakter", "/nb/310123455/fullmakter.csv", "Systemhuset AS"),
        (&mut ali, scope.path.as_str(), csv.as_str(), "Nett AS"),
        (&mut ola, held.as_str(), format!("{held}.csv").as_str(), "Eksempel kommune"),
    ] {
        let (page, file) = (browser.get(page).await, browser.get(file).await);
        assert!(page.says(name) && !page.says(&name.to_uppercase()), "{}: {}", page.path, page.text());
        assert!(file.body.contains(&name.to_uppercase()) && !file.body.contains(name), "{}: {}", file.path, file.body);
    }
}

#[actix_web::test]
async fn the_card_of_an_organisation_says_its_form_and_how_the_register_writes_it() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let card = kari.get(&holder_page(NETT)).await;
    assert!(card.says("Aksjeselskap · Bergen · I registeret: NETT AS"), "{}", card.text());
    let overview = kari.get("/nb/310123455").await;
    assert!(overview.says("Kommune · Eksempel · I registeret: EKSEMPEL KOMMUNE"), "{}", overview.text());
}
