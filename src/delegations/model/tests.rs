use super::{draft::Plan, *};
use crate::{
    kernel::{ChangeSetId, Holder, Party, PersonId},
    scopes::{ApiResource, NotGivable},
};

fn today() -> Date {
    jiff::civil::date(2026, 11, 20)
}

fn org(number: i32) -> OrgNumber {
    OrgNumber::try_from(number).unwrap()
}

fn unit(number: i32, status: UnitStatus) -> Unit {
    Unit { number: org(number), name: "X AS".into(), form: "AS".into(), place: None, status, main_unit: None }
}

#[test]
fn a_supplier_is_another_organisation_in_business() {
    let giver = org(310_123_455);
    let deleted = UnitStatus::Deleted(today());
    for (supplier, expected) in [
        (None, Err(SupplierFault::Unknown)),
        (Some(unit(310_123_455, UnitStatus::Active)), Err(SupplierFault::Own)),
        (Some(unit(310_223_344, deleted)), Err(SupplierFault::Deleted)),
        (Some(unit(310_223_344, UnitStatus::Bankrupt)), Err(SupplierFault::Bankrupt)),
        (Some(unit(310_223_344, UnitStatus::Active)), Ok(())),
    ] {
        assert_eq!(check_supplier(giver, supplier.as_ref()).map(|_| ()), expected);
    }
}

fn title(text: &str) -> Title {
    Title { nb: text.into(), nn: text.into(), en: text.into() }
}

fn resource(id: ApiResourceId) -> ApiResource {
    ApiResource {
        id,
        environment: Environment::Prod,
        provider: org(991_825_827),
        provider_name: "Digdir".into(),
        title: title("T"),
        description: title("T"),
        version: 1,
        scopes: vec!["a:b".into()],
        writes: false,
        provider_allows: true,
        active: true,
        accessible: true,
        held_already: false,
    }
}

fn subject() -> Subject {
    let party = Party { number: org(310_223_344), name: "X AS".into() };
    Subject {
        holder: Holder::Organisation(party),
        unit: Some(unit(310_223_344, UnitStatus::Active)),
        may_receive: Ok(()),
        roles: Vec::new(),
        granted: Vec::new(),
        wants_two: false,
        awaits: false,
    }
}

fn draft(gives: Vec<Wanted>, removals: Vec<Staged>) -> Draft {
    Draft {
        answers: None,
        declines: Vec::new(),
        decline_reason: None,
        id: ChangeSetId::new(),
        holder: HolderId::Organisation(org(310_223_344)),
        author: PersonId::new(),
        author_name: "Kari Nordmann".into(),
        version: 1,
        gives,
        removals,
        renewals: Vec::new(),
        redates: Vec::new(),
        ends_on: None,
        note: None,
        proposed_at: None,
        reason: None,
        breach: false,
    }
}

pub(super) fn held(what: What) -> Delegation {
    Delegation {
        id: ApiResourceId::new().uuid(),
        title: title(what.scopes().first().map_or("pakke", |scope| scope)),
        what,
        provider_name: None,
        writes: false,
        given_at: Timestamp::UNIX_EPOCH,
        first_given_at: Timestamp::UNIX_EPOCH,
        given_by: None,
        ends_on: None,
        note: None,
        stage: Stage::Current,
        version: 1,
        lives_on: false,
        staged: false,
        newer: None,
        rests: false,
        idle: Vec::new(),
        ended_in: None,
        used: None,
    }
}

pub(super) fn api(scopes: &[&str], environment: Environment) -> What {
    let scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
    What::Api { resource: ApiResourceId::new(), version: 1, environment, scopes }
}

pub(super) fn package(urn: &str) -> What {
    What::Grant(packages::What::parse("package", urn).unwrap())
}

fn facts(offers: Vec<Offer>, held: Vec<Delegation>) -> Facts {
    Facts { offers, held, may_manage_people: true, may_serve: true, now: Timestamp::UNIX_EPOCH }
}

#[test]
fn a_plan_gives_what_is_as_it_was_seen_and_names_what_is_not() {
    let ids: Vec<ApiResourceId> = (0..5).map(|_| ApiResourceId::new()).collect();
    let offers: Vec<Offer> = [
        resource(ids[0]),
        ApiResource { held_already: true, ..resource(ids[1]) },
        ApiResource { version: 2, ..resource(ids[2]) },
        ApiResource { accessible: false, ..resource(ids[3]) },
        ApiResource { active: false, ..resource(ids[4]) },
    ]
    .into_iter()
    .map(Offer::from)
    .collect();
    let wanted: Vec<Wanted> =
        ids.iter().map(|id| Wanted { kind: API.to_owned(), code: id.to_string(), seen: 1 }).collect();
    let facts = facts(offers, Vec::new());
    let plan = Plan::of(&draft(wanted.clone(), Vec::new()), &subject(), &facts, today());
    assert_eq!(plan.give.iter().map(|offer| offer.what.key().1).collect::<Vec<_>>(), [ids[0].to_string()]);
    let why: Vec<Staleness> = plan.stale.iter().map(|(_, why)| *why).collect();
    let no = |why| Staleness::NotGivable(Hindrance::Resource(why));
    assert_eq!(
        why,
        [Staleness::GivenAlready, Staleness::Changed, no(NotGivable::NoAccess), no(NotGivable::Deactivated)]
    );
    assert!(!plan.is_fresh());
    let only_first = draft(wanted[..1].to_vec(), Vec::new());
    assert!(Plan::of(&only_first, &subject(), &facts, today()).is_fresh());
    let late = Draft { ends_on: Some(today()), ..only_first.clone() };
    assert!(!Plan::of(&late, &subject(), &facts, today()).is_fresh());
    let struck = Subject { may_receive: Err(SupplierFault::Deleted), ..subject() };
    assert!(!Plan::of(&only_first, &struck, &facts, today()).is_fresh(), "nothing is given to a deleted supplier");
}

#[test]
fn a_removal_says_which_scopes_stop_and_which_another_resource_still_gives() {
    let full = held(api(&["a:read", "a:write"], Environment::Prod));
    let read = held(api(&["a:read"], Environment::Prod));
    let test = held(api(&["a:write"], Environment::Test));
    let removal =
        |rows: &[&Delegation]| draft(Vec::new(), rows.iter().map(|row| Staged { row: row.id, seen: 1 }).collect());
    let facts = facts(Vec::new(), vec![full.clone(), read.clone(), test]);
    let plan = Plan::of(&removal(&[&full]), &subject(), &facts, today());
    assert_eq!(
        (plan.remove[0].effect.stops.as_slice(), plan.remove[0].effect.kept.as_slice()),
        (&["a:write".to_owned()][..], &["a:read".to_owned()][..])
    );
    let plan = Plan::of(&removal(&[&full, &read]), &subject(), &facts, today());
    assert!(plan.remove.iter().all(|removal| removal.effect.kept.is_empty()), "removed together they give nothing");
}

#[test]
fn a_newer_version_is_taken_in_as_it_was_seen_and_counts_for_what_stays() {
    let newer = Newer { version: 2, scopes: vec!["a:write".into()], givable: Ok(()), staged: true };
    let behind = Delegation { newer: Some(newer.clone()), ..held(api(&["a:read"], Environment::Prod)) };
    let other = held(api(&["a:read", "a:write"], Environment::Prod));
    let facts_with = |row: &Delegation| facts(Vec::new(), vec![row.clone(), other.clone()]);
    let removals = vec![Staged { row: other.id, seen: 1 }];
    let drafted = Draft { renewals: vec![Staged { row: behind.id, seen: 2 }], ..draft(Vec::new(), removals) };
    let plan = Plan::of(&drafted, &subject(), &facts_with(&behind), today());
    assert!(plan.is_fresh());
    let difference = plan.renew[0].difference();
    assert_eq!(
        (difference.added.as_slice(), difference.removed.as_slice()),
        (&["a:write".into()][..], &["a:read".into()][..])
    );
    let effect = &plan.remove[0].effect;
    assert_eq!((effect.kept.as_slice(), effect.stops.as_slice()), (&["a:write".into()][..], &["a:read".into()][..]));

    let at = Timestamp::UNIX_EPOCH;
    let forbidden = Newer { givable: Err(NotGivable::NoAccess), ..newer.clone() };
    for (row, why) in [
        (Delegation { newer: None, ..behind.clone() }, Staleness::Changed),
        (Delegation { newer: Some(Newer { version: 3, ..newer }), ..behind.clone() }, Staleness::Changed),
        (
            Delegation { newer: Some(forbidden), ..behind.clone() },
            Staleness::NotGivable(Hindrance::Resource(NotGivable::NoAccess)),
        ),
    ] {
        let plan = Plan::of(&drafted, &subject(), &facts_with(&row), today());
        assert_eq!((plan.renew.len(), plan.stale.first().map(|(_, why)| *why)), (0, Some(why)));
    }
    let ended = Delegation { stage: Stage::Withdrawn { at, how: Ending::Holder }, ..behind.clone() };
    let plan = Plan::of(&drafted, &subject(), &facts_with(&ended), today());
    assert_eq!((plan.renew.len(), plan.stale.len(), plan.fallen.len()), (0, 0, 1), "what has ended falls out");
    let removed_too = Draft { removals: vec![Staged { row: behind.id, seen: 1 }], ..drafted.clone() };
    assert!(!Plan::of(&removed_too, &subject(), &facts_with(&behind), today()).is_fresh(), "it goes or it stays");
    let struck = Subject { may_receive: Err(SupplierFault::Deleted), ..subject() };
    assert!(
        !Plan::of(&drafted, &struck, &facts_with(&behind), today()).is_fresh(),
        "a deleted supplier gets nothing new"
    );
}

#[test]
fn what_is_removed_is_what_was_seen() {
    let current = held(api(&["a:read"], Environment::Prod));
    let changed = Delegation { version: 2, ..held(api(&["b:read"], Environment::Prod)) };
    let at = Timestamp::UNIX_EPOCH;
    let gone =
        Delegation { stage: Stage::Withdrawn { at, how: Ending::Giver }, ..held(api(&["c:read"], Environment::Prod)) };
    let all = vec![current.clone(), changed, gone.clone()];
    let staged = all.iter().map(|row| Staged { row: row.id, seen: 1 }).collect();
    let plan = Plan::of(&draft(Vec::new(), staged), &subject(), &facts(Vec::new(), all), today());
    assert_eq!(plan.remove.len(), 1);
    let why: Vec<Staleness> = plan.stale.iter().map(|(_, why)| *why).collect();
    assert_eq!((why.as_slice(), plan.fallen.len()), (&[Staleness::Changed][..], 1), "what has ended falls out");
    let nothing_else = draft(Vec::new(), vec![Staged { row: gone.id, seen: 1 }]);
    let plan = Plan::of(&nothing_else, &subject(), &facts(Vec::new(), vec![gone]), today());
    assert_eq!((plan.stale.first().map(|(_, why)| *why), plan.fallen.len()), (Some(Staleness::Gone), 0));
    let struck = Subject { may_receive: Err(SupplierFault::Deleted), ..subject() };
    let only = draft(Vec::new(), vec![Staged { row: current.id, seen: 1 }]);
    let plan = Plan::of(&only, &struck, &facts(Vec::new(), vec![current]), today());
    assert!(plan.is_fresh(), "a deleted supplier can still lose what it has");
}

#[test]
fn a_package_is_removed_by_those_who_manage_people_and_stays_where_a_role_gives_it() {
    let given = held(package("urn:altinn:accesspackage:programmeringsgrensesnitt"));
    let removal = draft(Vec::new(), vec![Staged { row: given.id, seen: 1 }]);
    let role = HeldRole::of_code("LEDE", None, "AS");
    let chair = Subject { roles: vec![role.clone()], ..subject() };
    let plan = Plan::of(&removal, &chair, &facts(Vec::new(), vec![given.clone()]), today());
    assert_eq!(plan.remove[0].effect.role, Some(role));
    let powerless = Facts { may_manage_people: false, ..facts(Vec::new(), vec![given]) };
    let plan = Plan::of(&removal, &subject(), &powerless, today());
    assert_eq!(plan.stale.len(), 1);
}

#[test]
fn whoever_may_not_serve_the_holder_gives_and_renews_nothing_and_removes() {
    let (gone, mut behind) = (held(api(&["a:b"], Environment::Prod)), held(api(&["c:d"], Environment::Prod)));
    behind.newer = Some(Newer { version: 2, scopes: vec!["c:e".into()], givable: Ok(()), staged: true });
    let offered = resource(ApiResourceId::new());
    let wanted = Wanted { kind: API.into(), code: offered.id.to_string(), seen: 1 };
    let renewals = vec![Staged { row: behind.id, seen: 2 }];
    let drafted = Draft { renewals, ..draft(vec![wanted], vec![Staged { row: gone.id, seen: 1 }]) };
    let all = facts(vec![offered.into()], vec![gone, behind]);
    let plan = Plan::of(&drafted, &subject(), &all, today());
    assert_eq!((plan.give.len(), plan.renew.len(), plan.remove.len()), (1, 1, 1));
    let plan = Plan::of(&drafted, &subject(), &Facts { may_serve: false, ..all }, today());
    assert_eq!((plan.give.len(), plan.renew.len(), plan.remove.len()), (0, 0, 1));
    assert!(!plan.is_theirs_to_decide() && !plan.is_theirs_to_propose());
}

#[test]
fn what_is_about_ones_own_organisation_is_ones_own_to_propose_and_not_to_decide() {
    let given = held(api(&["a:b"], Environment::Prod));
    let removal = draft(Vec::new(), vec![Staged { row: given.id, seen: 1 }]);
    let all = facts(Vec::new(), vec![given]);
    assert!(Plan::of(&removal, &subject(), &all, today()).is_theirs_to_decide());
    let plan = Plan::of(&removal, &subject(), &Facts { may_serve: false, ..all }, today());
    assert!(plan.is_fresh() && plan.is_theirs_to_propose() && !plan.is_theirs_to_decide());
}
