//! A list of organisations as a file, and what becomes of the lines with faults.

use reqwest::StatusCode;

use crate::support::{
    page::{all, says},
    people::{NETT, SYSTEMHUSET, VANNVERK},
    steps::paste,
    world::World,
};

const TEST: &str = "/nb/310123455/test/mine-api";

#[actix_web::test]
async fn a_file_is_read_as_if_it_had_been_pasted_and_together_with_what_is_pasted() {
    let (_world, mut ali, scope) = World::with_scope(TEST).await;
    let bulk = ali.get(&scope.link("Legg til mange")).await;
    let read = async |ali: &mut crate::support::browser::Browser, pasted: &str, file: &str| {
        let kept = ali.press_with_file(&bulk, "Kontroller listen", &[("liste", pasted)], ("fil", file)).await;
        ali.follow(&kept).await
    };
    let tables = [
        format!("\u{feff}\"Navn\";\"Orgnr\"\r\n\"Vann; og vei\";\"{VANNVERK}\"\r\n\"Nett\";\"{NETT}\"\r\n"),
        format!("orgnr,navn\n{VANNVERK},\"Vann, vei\"\n{NETT},Nett\n"),
        format!("navn\torgnr\nVann\t{VANNVERK}\nNett\t{NETT}\n"),
    ];
    for table in &tables {
        let check = read(&mut ali, "", table).await;
        assert!(check.says("2 Klare") && check.heading() == "Kontroller listen (2 linjer)", "{}", check.text());
    }
    let both = read(&mut ali, &format!("navn;orgnr\nSystemhuset;{SYSTEMHUSET}\n;\nFeil;31"), &tables[0]).await;
    assert!(both.says("3 Klare") && both.says("Ikke ni siffer"), "{}", both.text());

    let workbook =
        ali.press_with_file(&bulk, "Kontroller listen", &[("liste", NETT)], ("fil", "PK\u{3}\u{4}\0\0")).await;
    assert_eq!(workbook.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(workbook.fault_at("fil").unwrap().starts_with("Filen er ikke en tekstfil."), "{}", workbook.text());
    assert!(workbook.body.contains(NETT), "what was pasted is kept");
    let faulty = ali.press_with_file(&bulk, "Kontroller listen", &[("dag", "40")], ("fil", &tables[1])).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faulty.body.contains(VANNVERK), "and so is the file, in the field");
    let nothing = ali.press_with_file(&bulk, "Kontroller listen", &[], ("fil", "")).await;
    assert_eq!(nothing.fault_at("liste").as_deref(), Some("Lim inn minst ett organisasjonsnummer, eller velg en fil."));
}

#[actix_web::test]
async fn a_file_has_at_most_one_megabyte_and_a_form_of_files_is_as_guarded_as_others() {
    let (_world, mut ali, scope) = World::with_scope(TEST).await;
    let bulk = ali.get(&scope.link("Legg til mange")).await;
    // Rows with much beside the number, as many as a list may have.
    let row = format!("{VANNVERK};{}\n", "x".repeat(190));
    let large = format!("orgnr;merknad\n{}", row.repeat(5_000));
    let kept = ali.press_with_file(&bulk, "Kontroller listen", &[], ("fil", &large)).await;
    assert!(ali.follow(&kept).await.says("4999 Står flere ganger, teller én gang"), "{}", kept.text());
    let larger = ali.press_with_file(&bulk, "Kontroller listen", &[], ("fil", &"x".repeat(1_400_000))).await;
    assert_eq!(larger.status, StatusCode::PAYLOAD_TOO_LARGE);
    let forged = ali.press_with_file(&bulk, "Kontroller listen", &[("csrf", "x")], ("fil", NETT)).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN, "{}", forged.text());
    let unknown = ali.press_with_file(&bulk, "Kontroller listen", &[("annet", "x")], ("fil", NETT)).await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST, "{}", unknown.text());
}

#[actix_web::test]
async fn the_bankrupt_and_parts_of_others_are_pointed_out_before_they_get_access() {
    let (world, mut ali, scope) = World::with_scope(TEST).await;
    world.happens(format!("update organisation set bankrupt = true where org_number = {NETT}")).await;
    world
        .happens(format!("update organisation set parent_org_number = {SYSTEMHUSET} where org_number = {VANNVERK}"))
        .await;
    let check = paste(&mut ali, &scope, &format!("{NETT}\n{VANNVERK}\n{SYSTEMHUSET}")).await;
    assert!(check.says("2 av de klare er konkurs eller underenheter."), "{}", check.text());
    assert!(check.says("Nett AS Konkurs") && check.says("Vestby vannverk Underenhet"), "{}", check.text());
    assert!(check.says("Gi tilgang til 3"), "they may have it");
    let piece = ali.get(&format!("{TEST}/oppslag?leverandor={NETT}")).await;
    assert!(piece.says("Nett AS") && piece.says("Konkurs"), "{}", piece.text());
}

#[actix_web::test]
async fn lines_with_faults_are_at_hand_after_the_others_are_given_with_the_terms_of_the_list() {
    let (world, mut ali, scope) = World::with_scope(TEST).await;
    let bulk = ali.get(&scope.link("Legg til mange")).await;
    let terms = [("dag", "1"), ("maned", "6"), ("ar", "2027"), ("merknad", "Avtale 7")];
    let typed = format!("{NETT}\n31022334\nVannverket");
    let check = ali.submit(&bulk, "Kontroller listen", &[&[("liste", typed.as_str())][..], &terms].concat()).await;
    let given = ali.submit(&check, "Gi tilgang til 1", &[]).await;
    assert_eq!(given.heading(), "Tilgang gitt");
    assert!(given.says("1 virksomhet har fått tilgang til eksempel:vann.read."), "{}", given.text());
    assert!(given.says("1 Fikk tilgang") && given.says("2 Ikke ni siffer"), "{}", given.text());
    assert_eq!(
        all(&given.html(), "textarea").iter().map(|area| says(*area)).collect::<Vec<_>>(),
        ["31022334 Vannverket"]
    );
    let again = ali.get(&given.path).await;
    assert_eq!(again.heading(), "Tilgang gitt", "and still when the page is loaded again");

    let mended = ali.submit(&given, "Kontroller de rettede", &[("liste", &format!("{SYSTEMHUSET}\n{VANNVERK}"))]).await;
    assert!(mended.says("2 Klare") && mended.says("Avtale 7") && mended.says("1. juni 2027"), "{}", mended.text());
    let receipt = ali.submit(&mended, "Gi tilgang til 2", &[]).await;
    assert!(receipt.path.contains("/kvittering/"), "where all is well the receipt comes at once: {}", receipt.path);
    assert_eq!(world.reach("test", "eksempel:vann.read").await, 3);
}
