use proptest::prelude::*;

use super::*;

fn numbers(text: &str) -> Vec<(usize, Option<i32>)> {
    parse_list(text).into_iter().map(|entry| (entry.line, entry.number.ok().map(OrgNumber::get))).collect()
}

#[test]
fn a_file_beside_what_was_pasted_is_a_table_of_its_own_with_lines_of_its_own() {
    let list = with_file("310223344\n310445568\n", "navn;orgnr\nNett AS;310130079\nFeil;310123454\n");
    let read: Vec<_> = parse_list(&list).into_iter().map(|entry| (entry.in_file, entry.line, entry.typed)).collect();
    let told = [(false, 1, "310223344"), (false, 2, "310445568"), (true, 2, "310130079"), (true, 3, "310123454")];
    assert_eq!(read, told.map(|(in_file, line, typed)| (in_file, line, typed.to_owned())));
}

#[test]
fn numbers_stand_on_lines_or_between_marks_with_blanks_and_names() {
    let text = "310 123 455\n\n310223344, 310334456;310.130.079\nVestby vannverk\t310334456\nbare tull";
    let found = numbers(text);
    let expected = [
        (1, Some(310_123_455)),
        (3, Some(310_223_344)),
        (3, Some(310_334_456)),
        (3, Some(310_130_079)),
        (4, Some(310_334_456)),
        (5, None),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_heading_says_which_column_holds_the_numbers() {
    let text = "\u{feff}Navn;Orgnr;Kommune\r\n\"Vestby 3\";\"310334456\";3019\r\nEksempel;310123455;3019\r\nTom;;1";
    assert_eq!(numbers(text), [(2, Some(310_334_456)), (3, Some(310_123_455)), (4, None)]);
}

#[test]
fn a_comma_in_a_quoted_name_does_not_move_the_columns() {
    let text = "\"Orgnr\";\"Navn\"\r\n\"310334456\";\"Berg, \"\"Vann\"\" og Vei; avd. 3\"\r\n310123455;Eksempel, 2";
    assert_eq!(numbers(text), [(2, Some(310_334_456)), (3, Some(310_123_455))]);
    assert_eq!(numbers("Navn,orgnr\n\"Berg, Vann\",310334456"), [(2, Some(310_334_456))]);
}

#[test]
fn no_number_is_lost_on_a_line_with_more_cells_than_the_heading() {
    let all = [310_123_455, 310_223_344, 310_334_456].map(|n| (2, Some(n)));
    assert_eq!(numbers("orgnr\n310123455 , 310 223 344; 310334456"), all);
    assert_eq!(numbers("orgnr;navn\n310123455;310223344;310334456"), all);
}

#[test]
fn a_digit_in_a_name_is_no_number() {
    let text = "Vestby 3 AS;310334456\n7-Eleven Oslo\t310123455\nVei 9";
    assert_eq!(numbers(text), [(1, Some(310_334_456)), (2, Some(310_123_455)), (3, None)]);
}

#[test]
fn a_number_behind_a_name_is_read() {
    let both = [310_223_344, 310_130_079].map(|n| (1, Some(n)));
    assert_eq!(numbers("310 223 344, NETT AS 310130079"), both);
    assert_eq!(numbers("310 223 344 Systemhuset AS; Nett AS (310 130 079), avd. 3"), both);
    assert_eq!(numbers("310 223 344, NETT AS 310130078"), [both[0], (1, None)]);
}

#[test]
fn a_heading_is_none_of_the_lines_however_it_is_written() {
    for heading in ["Org.nr", "Orgnr.", "Org nr", "Org.nummer", "ORGNR", "Organisasjons-nummer", "Org. no."] {
        assert_eq!(numbers(&format!("{heading}\n310334456")), [(2, Some(310_334_456))], "{heading}");
        assert_eq!(numbers(&format!("Navn;{heading}\nVei 9;310334456")), [(2, Some(310_334_456))], "{heading}");
    }
}

#[test]
fn a_number_that_a_spreadsheet_has_rounded_is_one_line_that_says_so() {
    for text in [
        "3,14002E+08",
        "3,14002E+08;Vestby",
        "Vestby, 3,14002E+08",
        "orgnr\n3,14002E+08",
        "Navn,orgnr\nVestby,3,14002E+08",
    ] {
        let found: Vec<_> = parse_list(text).into_iter().map(|entry| (entry.typed, entry.number)).collect();
        assert_eq!(found, [("3,14002E+08".to_owned(), Err(OrgNumberError::Rounded))], "{text}");
    }
    assert_eq!(numbers("310223344,310334456,3,14002E+08").len(), 3);
}

#[test]
fn every_line_gets_its_verdict_and_twice_is_once() {
    let entries = parse_list("310123455\n310223344\n310334456\n310123455\n310123454\n3101\n310130079\n310445568");
    let known = |number: &str, is_deleted, has| Known {
        number: number.parse().unwrap(),
        name: format!("N{number}"),
        is_deleted,
        remark: None,
        has,
    };
    let known = [known("310123455", false, false), known("310223344", false, true), known("310334456", true, false)];
    let own = "310445568".parse().unwrap();
    let sorted = Sorted::new(own, entries, &known);
    let verdicts: Vec<Verdict> = sorted.lines.iter().map(|(.., verdict)| *verdict).collect();
    assert_eq!(
        verdicts,
        [
            Verdict::Ready,
            Verdict::Has,
            Verdict::Deleted,
            Verdict::Duplicate,
            Verdict::CheckDigit,
            Verdict::Length,
            Verdict::Unknown,
            Verdict::Own
        ]
    );
    assert_eq!(sorted.ready(), [("310123455".parse().unwrap(), "N310123455".to_owned())]);
}

#[test]
fn the_number_of_a_person_is_not_kept() {
    assert_eq!(
        mask("310123455\n01818506895\n018185 06895,310223344"),
        "310123455\n•••••••••••\n•••••• •••••,310223344"
    );
    for (typed, kept) in [
        ("01818506895 310223344", "••••••••••• 310223344"),
        ("Kari f. 1985 01818506895", "Kari f. 1985 •••••••••••"),
        ("310223344;018185_06895", "310223344;••••••_•••••"),
        ("018185,06895", "••••••,•••••"),
        ("٠١٨١٨٥٠٦٨٩٥;Kari", "•••••••••••;Kari"),
        ("01818506896", "•••••••••••"),
    ] {
        assert_eq!(mask(typed), kept);
        let is_told = parse_list(kept).iter().any(|entry| entry.number == Err(OrgNumberError::Person));
        assert!(is_told, "{kept}");
    }
}

proptest! {
    #[test]
    fn any_list_is_read_without_panic(text in "\\PC{0,60}(\n\\PC{0,20}){0,4}") {
        let entries = parse_list(&mask(&text));
        prop_assert!(entries.iter().all(|entry| entry.line >= 1));
    }

    #[test]
    fn nothing_is_ready_twice(picks in prop::collection::vec(0..3_usize, 0..12)) {
        let numbers = ["310123455", "310223344", "310334456"];
        let text = picks.iter().map(|at| numbers[*at]).collect::<Vec<_>>().join("\n");
        let known: Vec<Known> = numbers
            .iter()
            .map(|n| Known { number: n.parse().unwrap(), name: "x".into(), is_deleted: false, remark: None, has: false })
            .collect();
        let mut ready = Sorted::new("310445568".parse().unwrap(), parse_list(&text), &known).ready();
        let before = ready.len();
        ready.sort();
        ready.dedup();
        prop_assert_eq!(ready.len(), before);
    }
}
