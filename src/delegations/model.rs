//! What a delegation is, and the rules about giving one. Pure.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    kernel::{ApiResourceId, ChangeSetId, DelegationId, Environment, OrgNumber, PersonId, RegisterRole},
    ledger::Event,
    organisations::{Standing, Unit},
    scopes::{ApiResource, NotGivable, Title},
};

/// How long a draft lives: seven days (product.md, "Removal and undo").
pub(super) const DRAFT_DAYS: i64 = 7;
/// Longest internal note, in characters.
pub(super) const NOTE_LENGTH: usize = 200;

/// Whoever holds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HolderId {
    Organisation(OrgNumber),
    Person(PersonId),
}

/// How a delegation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Ending {
    /// The giver took it back.
    Giver,
    /// The holder gave it up.
    Holder,
    /// Its end date passed.
    Expired,
    /// A newer grant took its place.
    Replaced,
}

/// Where a delegation is in its life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stage {
    Current,
    Withdrawn { at: Timestamp, how: Ending },
}

/// One delegation, as the two parties see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Delegation {
    pub id: DelegationId,
    pub title: Title,
    pub provider_name: String,
    pub environment: Environment,
    pub scopes: Vec<String>,
    pub writes: bool,
    pub given_at: Timestamp,
    pub given_by: Option<String>,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
    pub stage: Stage,
}

/// What a holder has besides delegations: a role in the register, a package, a right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standby {
    pub kind: String,
    pub code: String,
    pub in_main_unit: bool,
    pub since: Option<Date>,
    pub ends_on: Option<Date>,
}

/// A supplier as the register knows it now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SupplierFault {
    /// There is no such organisation.
    Unknown,
    /// It is the giver itself.
    Own,
    /// It is struck from the register.
    Deleted,
    /// It is bankrupt.
    Bankrupt,
}

/// May this unit be given anything by `giver`?
pub(super) fn check_supplier(giver: OrgNumber, supplier: Option<&Unit>) -> Result<&Unit, SupplierFault> {
    let unit = supplier.ok_or(SupplierFault::Unknown)?;
    match unit.standing {
        _ if unit.number == giver => Err(SupplierFault::Own),
        Standing::Deleted(_) => Err(SupplierFault::Deleted),
        Standing::Bankrupt => Err(SupplierFault::Bankrupt),
        Standing::Active => Ok(unit),
    }
}

/// What is wrong with an end date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EndFault {
    /// No such day.
    NoDate,
    /// Today or earlier.
    Past,
}

/// Reads day, month and year as typed. The last day must be tomorrow or later.
pub(super) fn end_date(day: &str, month: &str, year: &str, today: Date) -> Result<Date, EndFault> {
    let number = |text: &str| text.trim().parse::<i16>().map_err(|_| EndFault::NoDate);
    let small = |text: &str| text.trim().parse::<i8>().map_err(|_| EndFault::NoDate);
    let date = Date::new(number(year)?, small(month)?, small(day)?).map_err(|_| EndFault::NoDate)?;
    if date <= today || date.year() > 2200 { Err(EndFault::Past) } else { Ok(date) }
}

/// A draft of a grant, as its author left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    pub id: ChangeSetId,
    pub supplier: OrgNumber,
    /// Each resource with the version she saw.
    pub items: Vec<(ApiResourceId, i32)>,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
}

/// Why one line of a draft can no longer be given as she saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Staleness {
    /// A colleague gave it meanwhile.
    GivenAlready,
    /// The provider put another scope in it, or took one out.
    Changed,
    /// It cannot be given any more.
    NotGivable(NotGivable),
}

/// What confirming a draft would do, given how things are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plan {
    pub give: Vec<ApiResource>,
    pub stale: Vec<(ApiResource, Staleness)>,
    pub supplier: Result<Unit, SupplierFault>,
    pub end_passed: bool,
}

impl Plan {
    /// Holds a draft against the present. Resources that are gone altogether count as deactivated.
    pub fn of(
        draft: &Draft,
        giver: OrgNumber,
        supplier: Option<&Unit>,
        resources: &[ApiResource],
        today: Date,
    ) -> Self {
        let (mut give, mut stale) = (Vec::new(), Vec::new());
        for (id, version) in &draft.items {
            let Some(resource) = resources.iter().find(|r| r.id == *id).cloned() else { continue };
            match resource.givable() {
                _ if resource.held_already => stale.push((resource, Staleness::GivenAlready)),
                Err(why) => stale.push((resource, Staleness::NotGivable(why))),
                Ok(()) if resource.version != *version => stale.push((resource, Staleness::Changed)),
                Ok(()) => give.push(resource),
            }
        }
        Self {
            give,
            stale,
            supplier: check_supplier(giver, supplier).cloned(),
            end_passed: draft.ends_on.is_some_and(|day| day <= today),
        }
    }

    /// Is everything as the person saw it?
    pub fn is_fresh(&self) -> bool {
        self.stale.is_empty() && self.supplier.is_ok() && !self.end_passed && !self.give.is_empty()
    }
}

/// One line of an event about delegations: enough to tell what happened for ever, whatever becomes of the resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventItem {
    /// The delegation.
    pub delegation: DelegationId,
    /// The resource it is of.
    pub resource: ApiResourceId,
    /// In this version.
    pub version: i32,
    /// Its title then.
    pub title: Title,
    /// Its scopes then.
    pub scopes: Vec<String>,
    /// Test or production.
    pub environment: Environment,
}

/// A party to an event, by the name it had then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Its number.
    pub number: OrgNumber,
    /// Its name then.
    pub name: String,
}

impl From<&Unit> for Party {
    fn from(unit: &Unit) -> Self {
        Self { number: unit.number, name: unit.name.clone() }
    }
}

/// An organisation gave a supplier API access.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Who gave it.
    pub giver: Party,
    /// Who got it.
    pub holder: Party,
    /// What.
    pub items: Vec<EventItem>,
    /// Until and with this day, if there is an end.
    pub ends_on: Option<Date>,
}

impl Event for Given {
    const KIND: &'static str = "delegation.given";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        vec![self.holder.number]
    }
}

/// A supplier gave up what a customer had given it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenUp {
    /// The customer.
    pub giver: Party,
    /// The supplier.
    pub holder: Party,
    /// What.
    pub items: Vec<EventItem>,
}

impl Event for GivenUp {
    const KIND: &'static str = "delegation.relinquished";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        vec![self.giver.number]
    }
}

/// A delegation came to its end date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expired {
    /// Who had given it.
    pub giver: Party,
    /// Who had it.
    pub holder: Party,
    /// What.
    pub items: Vec<EventItem>,
}

impl Event for Expired {
    const KIND: &'static str = "delegation.expired";
    fn also_concerns(&self) -> Vec<OrgNumber> {
        vec![self.giver.number, self.holder.number]
    }
}

/// What the list shows of one holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HolderRow {
    pub id: HolderId,
    pub name: String,
    pub standing: Standing,
    pub apis: i64,
    pub grants: Vec<(String, String)>,
    pub roles: Vec<(RegisterRole, bool)>,
    pub ends_on: Option<Date>,
    pub changed_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        jiff::civil::date(2026, 11, 20)
    }

    #[test]
    fn an_end_date_is_a_day_to_come() {
        assert_eq!(end_date("21", "11", "2026", today()), Ok(jiff::civil::date(2026, 11, 21)));
        assert_eq!(end_date(" 1", "3 ", "2027", today()), Ok(jiff::civil::date(2027, 3, 1)));
        assert_eq!(end_date("20", "11", "2026", today()), Err(EndFault::Past));
        for (day, month, year) in
            [("31", "2", "2027"), ("", "1", "2027"), ("x", "1", "2027"), ("1", "13", "2027"), ("1", "1", "99999")]
        {
            assert_eq!(end_date(day, month, year, today()), Err(EndFault::NoDate), "{day}.{month}.{year}");
        }
    }

    fn unit(number: i32, standing: Standing) -> Unit {
        let number = OrgNumber::try_from(number).unwrap();
        Unit { number, name: "X AS".into(), form: "AS".into(), place: None, standing, main_unit: None }
    }

    #[test]
    fn a_supplier_is_another_organisation_in_business() {
        let giver = OrgNumber::try_from(310_123_455).unwrap();
        let deleted = Standing::Deleted(today());
        for (supplier, expected) in [
            (None, Err(SupplierFault::Unknown)),
            (Some(unit(310_123_455, Standing::Active)), Err(SupplierFault::Own)),
            (Some(unit(310_223_344, deleted)), Err(SupplierFault::Deleted)),
            (Some(unit(310_223_344, Standing::Bankrupt)), Err(SupplierFault::Bankrupt)),
            (Some(unit(310_223_344, Standing::Active)), Ok(())),
        ] {
            assert_eq!(check_supplier(giver, supplier.as_ref()).map(|_| ()), expected);
        }
    }

    fn resource(id: ApiResourceId) -> ApiResource {
        let title = Title { nb: "T".into(), nn: "T".into(), en: "T".into() };
        ApiResource {
            id,
            environment: Environment::Prod,
            provider: OrgNumber::try_from(991_825_827).unwrap(),
            provider_name: "Digdir".into(),
            title: title.clone(),
            description: title,
            version: 1,
            scopes: vec!["a:b".into()],
            writes: false,
            provider_allows: true,
            active: true,
            accessible: true,
            held_already: false,
        }
    }

    #[test]
    fn a_plan_gives_what_is_as_it_was_seen_and_names_what_is_not() {
        let ids: Vec<ApiResourceId> = (0..5).map(|_| ApiResourceId::new()).collect();
        let (giver, supplier) = (OrgNumber::try_from(310_123_455).unwrap(), unit(310_223_344, Standing::Active));
        let resources = vec![
            resource(ids[0]),
            ApiResource { held_already: true, ..resource(ids[1]) },
            ApiResource { version: 2, ..resource(ids[2]) },
            ApiResource { accessible: false, ..resource(ids[3]) },
            ApiResource { active: false, ..resource(ids[4]) },
        ];
        let draft = Draft {
            id: ChangeSetId::new(),
            supplier: supplier.number,
            items: ids.iter().map(|id| (*id, 1)).collect(),
            ends_on: None,
            note: None,
        };
        let plan = Plan::of(&draft, giver, Some(&supplier), &resources, today());
        assert_eq!(plan.give.iter().map(|r| r.id).collect::<Vec<_>>(), [ids[0]]);
        let why: Vec<Staleness> = plan.stale.iter().map(|(_, why)| *why).collect();
        assert_eq!(
            why,
            [
                Staleness::GivenAlready,
                Staleness::Changed,
                Staleness::NotGivable(NotGivable::NoAccess),
                Staleness::NotGivable(NotGivable::Deactivated),
            ]
        );
        assert!(!plan.is_fresh());
        let only_first = Draft { items: vec![(ids[0], 1)], ..draft };
        assert!(Plan::of(&only_first, giver, Some(&supplier), &resources, today()).is_fresh());
        let late = Draft { ends_on: Some(today()), ..only_first };
        assert!(!Plan::of(&late, giver, Some(&supplier), &resources, today()).is_fresh());
    }
}
