//! The registry of event kinds: complete, and every filter of the log finds something.

use portner::{
    app,
    ledger::{Action, Group},
};

/// Every kind of event that has been released. None is ever taken out: logs are full of them.
pub const RELEASED: [&str; 37] = [
    "access-request.declined",
    "access-request.expired",
    "access-request.restored",
    "access-request.sent",
    "access-request.withdrawn",
    "delegation.changed",
    "delegation.expired",
    "delegation.given",
    "delegation.relinquished",
    "delegation.undone",
    "delegation.withdrawn",
    "prefix.allotted",
    "prefix.declined",
    "prefix.ordered",
    "request.declined",
    "request.expired",
    "request.restored",
    "request.sent",
    "request.withdrawn",
    "resource.changed",
    "resource.created",
    "resource.deactivated",
    "resource.reactivated",
    "resource.undone",
    "scope-access.expired",
    "scope-access.given",
    "scope-access.withdrawn",
    "scope.changed",
    "scope.copied",
    "scope.created",
    "scope.deactivated",
    "scope.deactivation-cancelled",
    "scope.deactivation-planned",
    "scope.reactivated",
    "scope.undone",
    "settings.changed",
    "settings.undone",
];

#[test]
fn every_released_kind_is_in_the_registry_and_no_other() {
    assert_eq!(app::registry().names().collect::<Vec<_>>(), RELEASED);
}

#[test]
fn every_kind_is_found_by_one_group_and_one_action() {
    let registry = app::registry();
    for kind in RELEASED {
        let groups = Group::ALL.into_iter().filter(|group| registry.filtered(Some(*group), None).contains(&kind));
        let actions = Action::ALL.into_iter().filter(|action| registry.filtered(None, Some(*action)).contains(&kind));
        assert_eq!((groups.count(), actions.count()), (1, 1), "{kind}");
    }
}

#[test]
fn every_filter_of_the_log_lets_some_kind_through() {
    let registry = app::registry();
    for group in Group::ALL {
        assert!(!registry.filtered(Some(group), None).is_empty(), "{group:?}");
    }
    for action in Action::ALL {
        assert!(!registry.filtered(None, Some(action)).is_empty(), "{action:?}");
    }
}
