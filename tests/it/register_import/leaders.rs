//! Who can act for a unit when the files are in, and what a complete file may take away.

use super::*;

/// A person of the open file, which has no national numbers.
fn open(number: Value) -> Value {
    let mut person = kari(json!({ "fodselsnummer": number }));
    if person["fodselsnummer"].is_null() {
        person.as_object_mut().unwrap().remove("fodselsnummer");
    }
    person
}

/// Every unit with these roles.
fn each(units: &[Value], held: &[Value]) -> Vec<Value> {
    units.iter().map(|unit| roles(unit["organisasjonsnummer"].as_str().unwrap(), held)).collect()
}

#[tokio::test]
async fn a_person_without_a_number_is_told_and_counted_and_shown() {
    for person in [open(json!(null)), kari(json!({ "fodselsnummer": null }))] {
        let (held, shown, summary) =
            roles_changed(roles(KOMMUNE, &[role("DAGL", &person), role("MEDL", &person)])).await;
        assert_eq!((held.len(), shown.as_str()), (0, "DAGL Kari Nordmann f, MEDL Kari Nordmann f"), "{summary}");
        assert_eq!(
            (summary.exit_status(), summary.files[0].rejected, summary.leaderless.count),
            (1, 2, 1),
            "{summary}"
        );
        assert!(summary.to_string().contains("DAGL: fodselsnummer is missing; without it the person cannot log in"));
    }
    let dead = role("DAGL", &kari(json!({ "fodselsnummer": null, "erDoed": true })));
    let (_, _, summary) = roles_changed(roles(KOMMUNE, &[dead])).await;
    assert_eq!(summary.exit_status(), 0, "the dead need none: {summary}");
}

/// People who can act for a unit by a key role.
const ABLE: &str = "select count(*) from register_role r join person p on p.person_id = r.holder_person_id
                    where p.national_id_hash is not null and not p.died and is_key_role(r.role_code, 'AS')";

#[tokio::test]
async fn a_complete_role_file_that_leaves_too_many_with_nobody_who_can_act_leaves_them_as_they_are() {
    let (db, services) = empty().await;
    let all = many_units(40);
    take_units(&services, &all, true).await;
    let leader = role("DAGL", &kari(json!({})));
    take_roles(&services, &each(&all, std::slice::from_ref(&leader)), true).await;
    for nobody in [
        role("DAGL", &open(json!(null))),
        role("DAGL", &kari(json!({ "fodselsnummer": "?" }))),
        role("MEDL", &kari(json!({}))),
        role("INNH", &kari(json!({}))),
    ] {
        for dry_run in [true, false] {
            let sources =
                Files { roles: Some(source(file(&each(&all, std::slice::from_ref(&nobody))))), ..Files::default() };
            let summary =
                take_with(&services, sources, Options { complete: true, dry_run, ..Options::default() }).await;
            assert_eq!((summary.exit_status(), summary.files[0].gone), (2, 0), "{nobody}: {summary}");
            assert!(
                summary.to_string().contains("40 of 40 units are missing or lose everybody who can act"),
                "{summary}"
            );
            assert!(summary.missing.len() == 40 && summary.missing.iter().all(|cost| cost.people == 1), "{summary}");
            assert_eq!(value::<i64>(&db.pool, ABLE).await, 40, "{nobody}");
        }
    }
    let member = role("MEDL", &kari(json!({})));
    let ten_left =
        [each(&all[..30], std::slice::from_ref(&leader)), each(&all[30..38], std::slice::from_ref(&member))].concat();
    let summary = take_roles(&services, &ten_left, true).await;
    let file = &summary.files[0];
    assert_eq!((summary.exit_status(), file.written, file.gone, summary.missing.len()), (0, 8, 10, 10), "{summary}");
    let members: i64 = value(&db.pool, "select count(*) from register_role where role_code = 'MEDL'").await;
    assert_eq!((value::<i64>(&db.pool, ABLE).await, members), (30, 8), "within the limit they are as the file says");
    let by_unit = json!({ "type": { "kode": "KOMP" }, "enhet": { "organisasjonsnummer": SUPPLIER } });
    let summary = take_roles(&services, &each(&all[..30], &[by_unit]), true).await;
    assert_eq!(summary.files[0].gone, 8, "a unit can act, and what is missing led nobody: {summary}");
    // A part says what it says.
    take_roles(&services, &each(&all, &[leader]), false).await;
    assert_eq!(take_roles(&services, &each(&all, &[member]), false).await.exit_status(), 0);
    assert_eq!(value::<i64>(&db.pool, ABLE).await, 0);
}

#[tokio::test]
async fn a_complete_file_that_breaks_off_takes_few_leaders_away_and_not_many() {
    let (db, services) = empty().await;
    let all = many_units(40);
    take_units(&services, &all, true).await;
    take_roles(&services, &each(&all, &[role("DAGL", &kari(json!({})))]), true).await;
    let member = role("MEDL", &kari(json!({})));
    for (units, able) in [(11, 40), (10, 30)] {
        let text = file(&each(&all[..units], std::slice::from_ref(&member))).replace("\n]", ",\n{");
        let summary = take(&services, Files { roles: Some(source(text)), ..Files::default() }, true).await;
        assert_eq!((summary.exit_status(), value::<i64>(&db.pool, ABLE).await), (2, able), "{summary}");
        assert!(summary.files[0].fault.as_ref().unwrap().starts_with("stopped at"), "{summary}");
    }
}

#[tokio::test]
async fn a_file_of_the_other_kind_of_units_is_refused_unit_by_unit() {
    let (db, services) = empty().await;
    let (main, sub) = (unit(KOMMUNE, "EKSEMPEL"), sub_unit(SUB_UNIT, KOMMUNE));
    let subs = |units: &[Value]| Files { sub_units: Some(source(file(units))), ..Files::default() };
    take_units(&services, std::slice::from_ref(&main), false).await;
    take(&services, subs(std::slice::from_ref(&sub)), false).await;
    let kinds = "select string_agg(org_number || ' ' || sub_unit, ', ' order by org_number) from organisation";
    let known = "310123455 false, 313328880 true";
    let mut private = sub_unit(OTHER, KOMMUNE);
    private["organisasjonsform"] = json!({ "kode": "aafy" });
    let summary = take_units(&services, &[sub.clone(), private], false).await;
    assert_eq!((summary.exit_status(), summary.files[0].rejected, summary.files[0].written), (1, 2, 0), "{summary}");
    let said = "organisasjonsform BEDR: it belongs in the file of sub-units (--sub-units)";
    assert!(summary.to_string().contains(said), "{summary}");
    let summary = take(&services, subs(&[main.clone(), unit(OTHER, "ANNET")]), false).await;
    assert_eq!((summary.exit_status(), summary.files[0].rejected, summary.files[0].written), (1, 2, 0), "{summary}");
    assert!(summary.to_string().contains("it belongs in the file of units (--units)"), "{summary}");
    // Where the form cannot be read, what is known of the unit stays, its kind included.
    let mut formless = sub.clone();
    formless["organisasjonsform"] = json!("?");
    take_units(&services, &[formless], false).await;
    assert_eq!(value::<String>(&db.pool, kinds).await, known);
}

#[tokio::test]
async fn the_files_of_the_documents_are_taken_in_and_their_leader_can_act() {
    let (_db, services) = empty().await;
    let paper = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/register.md")).unwrap();
    let mut examples = paper.split("```json\n").skip(1).map(|rest| source(rest.split("```").next().unwrap()));
    let files = Files { units: examples.next(), sub_units: examples.next(), roles: examples.next() };
    let summary = take(&services, files, true).await;
    assert!(summary.exit_status() == 0 && summary.files.iter().all(|file| file.written > 0), "{summary}");
    assert_eq!(held(&services, person(&services).await, SUB_UNIT).await, ["DAGL"]);
}
