use jiff::civil::date;

use super::*;

fn asked(query: &str) -> Query {
    Query::read(query)
}

/// The filter a query means, where no kind of event is known.
fn filter(query: &str) -> Result<Filter, Vec<Fault>> {
    asked(query).filter(&Registry::default())
}

#[test]
fn a_period_holds_its_first_and_its_last_day_as_norway_counts_them() {
    let found = filter("fra=2026-11-01&til=20.11.2026").unwrap();
    assert_eq!((found.from, found.to), (Some(date(2026, 11, 1)), Some(date(2026, 11, 20))));
    assert_eq!(found.begins(), "2026-10-31T23:00:00Z".parse().ok());
    assert_eq!(found.ends(), "2026-11-20T23:00:00Z".parse().ok());
}

#[test]
fn each_fault_stands_at_its_field() {
    assert_eq!(filter("fra=31.02.2026&til=x&ref=F-1"), Err(vec![Fault::From, Fault::To, Fault::Reference]));
    assert_eq!(filter("fra=2026-11-20&til=2026-11-19"), Err(vec![Fault::Reversed]));
    assert_eq!(filter(""), Ok(Filter::default()));
    assert_eq!(filter("hva=noe&ukjent=1&side=x"), Ok(Filter::default()));
}

#[test]
fn every_kind_is_found_by_one_group_and_one_action_and_every_filter_finds_some_kind() {
    let registry = crate::app::registry();
    let groups = GROUPS.map(|(group, ..)| registry.filtered(Some(group), None));
    let actions = ACTIONS.map(|(action, ..)| registry.filtered(None, Some(action)));
    for filters in [&groups[..], &actions[..]] {
        assert!(filters.iter().all(|kinds| !kinds.is_empty()));
        for kind in registry.names() {
            assert_eq!(filters.iter().filter(|kinds| kinds.contains(&kind)).count(), 1, "{kind}");
        }
    }
}

#[test]
fn who_is_a_name_or_an_organisation_number() {
    let found = filter("hvem=310+223+344").unwrap();
    assert_eq!((found.org.map(OrgNumber::get), found.who), (Some(310_223_344), None));
    assert_eq!(filter("hvem=+Kari+ØST+").unwrap().who.as_deref(), Some("kari øst"));
}

#[test]
fn another_page_asks_the_same_question() {
    let question = asked("fra=2026-11-01&hvem=K%C3%A5re&hva=gitt&side=eldre-9");
    assert_eq!(question.cursor(), Cursor::OlderThan(9));
    assert_eq!(question.to_query(Cursor::NewerThan(7)), "fra=2026-11-01&hvem=K%C3%A5re&hva=gitt&side=nyere-7");
    assert_eq!(asked(&question.to_query(Cursor::Newest)).side, "");
}

fn lines(seqs: impl IntoIterator<Item = i64>) -> Vec<Line> {
    let line = |seq| Line {
        seq,
        at: Timestamp::UNIX_EPOCH,
        kind: "a.b".into(),
        actor: Actor::Portner { name: "Portner".into() },
        payload: Value::Null,
        reference: None,
        proof: Proof::default(),
    };
    seqs.into_iter().map(line).collect()
}

#[test]
fn the_pages_of_a_log_meet_without_gap_or_overlap() {
    let page = Page::of(Cursor::Newest, lines([9, 8, 7, 6]), 3);
    assert_eq!((page.lines.len(), page.newer, page.older), (3, None, Some(Cursor::OlderThan(7))));
    let page = Page::of(Cursor::OlderThan(7), lines([6, 5]), 3);
    assert_eq!((page.lines.len(), page.newer, page.older), (2, Some(Cursor::NewerThan(6)), None));
    let page = Page::of(Cursor::NewerThan(3), lines([7, 6, 5, 4]), 3);
    assert_eq!(page.lines.first().map(|line| line.seq), Some(6));
    assert_eq!((page.newer, page.older), (Some(Cursor::NewerThan(6)), Some(Cursor::OlderThan(4))));
    let page = Page::of(Cursor::OlderThan(1), lines([]), 3);
    assert_eq!((page.newer, page.older), (None, None));
}
