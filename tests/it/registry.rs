//! The registry of event kinds is complete.

use portner::app;

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
