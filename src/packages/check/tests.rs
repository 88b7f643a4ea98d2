//! The whole table, and its rules as properties.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use proptest::prelude::*;

use super::*;
use crate::{
    access::Origin,
    entitlements::Via,
    kernel::{Lang, OrgNumber, PersonId, Title},
    packages::{Catalogue, INTEGRATIONS, What},
    register::{Unit, UnitStatus},
};

const FORMS: [&str; 9] = ["AS", "ENK", "KOMM", "KS", "NUF", "BRL", "ESEK", "KBO", "BEDR"];

static AREAS: LazyLock<Vec<AreaFacts>> = LazyLock::new(catalogue);

/// Packages by area, as the tables would have them.
fn catalogue() -> Vec<AreaFacts> {
    let catalogue = Catalogue::read().unwrap();
    let title = |nb: &str, nn: &str, en: &str| Title { nb: nb.into(), nn: nn.into(), en: en.into() };
    let codes: BTreeMap<&str, Option<String>> =
        catalogue.roles.iter().map(|role| (role.code.as_str(), role.register_code())).collect();
    let rows = |urn: &PackageUrn| {
        let rows = catalogue.role_packages.iter().filter(|row| row.package_urn == *urn);
        rows.map(|row| RoleRow {
            giver: match (&codes[row.role_code.as_str()], row.role_code.as_str()) {
                (Some(code), _) => Capacity::Role(code.clone().into()),
                (None, "hovedadministrator") => Capacity::MainAdministrator,
                (None, other) => Capacity::Other(other.into()),
            },
            name: title(&row.role_code, &row.role_code, &row.role_code),
            org_form: row.org_form.clone(),
            has_access: row.has_access,
            can_delegate: row.can_delegate,
        })
        .collect()
    };
    let packages = |area: &str| {
        let packages = catalogue.packages.iter().filter(|package| package.area_urn == area);
        packages
            .map(|p| PackageFacts {
                urn: p.urn.clone(),
                name: title(&p.name_nb, &p.name_nn, &p.name_en),
                area_urn: p.area_urn.clone(),
                is_assignable: p.is_assignable,
                for_persons: p.entity_type != "Organization",
                retired: false,
                roles: rows(&p.urn),
            })
            .collect()
    };
    let areas = catalogue.areas.iter().map(|a| AreaFacts {
        urn: a.urn.clone(),
        name: title(&a.name_nb, &a.name_nn, &a.name_en),
        group: a.group_code.clone(),
        packages: packages(&a.urn),
    });
    areas.collect()
}

fn basis(held: Held, form: &str) -> Basis {
    Basis { held, origin: Origin::Own, via: None, form: form.into(), given_as: Vec::new() }
}

fn mandate(form: &str, held: &[Held]) -> Mandate {
    let unit = Unit {
        number: OrgNumber::SAMPLES[0],
        name: "Eksempel".into(),
        form: form.into(),
        place: None,
        status: UnitStatus::Active,
        main_unit: None,
    };
    let bases = held.iter().map(|held| basis(held.clone(), form)).collect();
    Mandate {
        person: PersonId::from(uuid::Uuid::nil()),
        unit,
        form: form.into(),
        bases,
        leads: Vec::new(),
        undo_hours: 24,
        requests: 0,
    }
}

fn role(code: &str) -> Held {
    Held::Role(RegisterRole::from(code.to_owned()))
}

fn held(urn: &str) -> Held {
    Held::Package(urn.parse().unwrap())
}

/// Everybody the table is asked about, with a short name.
fn people() -> Vec<(String, Held)> {
    let mut codes: BTreeSet<String> = RegisterRole::KEY.map(|role| role.code().to_owned()).into();
    codes.extend(["KNUF", "REPR", "FFØR", "REGN", "REVI", "MEDL"].map(str::to_owned));
    let mut people: Vec<(String, Held)> = codes.into_iter().map(|code| (code.clone(), role(&code))).collect();
    people.push(("main-administrator".into(), held(PackageUrn::MAIN_ADMINISTRATOR)));
    people.push(("holder-of-api-package".into(), held(PackageUrn::API_ACCESS)));
    people
}

fn short(verdict: &Verdict) -> String {
    match verdict {
        Verdict::May(Because::Role(_)) => "may, by role".into(),
        Verdict::May(Because::KeyRole(_)) => "may, as key role".into(),
        Verdict::May(Because::MainAdministrator(_)) => "may, as main administrator".into(),
        Verdict::MayNot(WhyNot::OtherRoles(who)) if who.is_empty() => "nobody may".into(),
        Verdict::MayNot(WhyNot::OtherRoles(who)) => {
            let name = |giver: &Capacity| match giver {
                Capacity::Role(role) => role.code().to_owned(),
                Capacity::MainAdministrator => "main-administrator".to_owned(),
                Capacity::Other(code) => code.clone(),
            };
            format!("only by {}", who.iter().map(name).collect::<Vec<_>>().join(" "))
        }
        Verdict::MayNot(WhyNot::OrgForm(forms)) => format!("only in {}", forms.join(" ")),
        Verdict::MayNot(why) => format!("{why:?}"),
    }
}

/// What everybody is told about one thing: the answer, and for whom in which forms.
fn signature(offer: &Offer, to: Receiver) -> String {
    let mut answers: BTreeMap<String, BTreeMap<String, Vec<&str>>> = BTreeMap::new();
    for (name, what) in people() {
        for form in FORMS {
            let answer = short(&may_give(&mandate(form, std::slice::from_ref(&what)), offer, to));
            answers.entry(answer).or_default().entry(name.clone()).or_default().push(form);
        }
    }
    let everybody = people().len();
    let lines = answers.into_iter().map(|(answer, people)| {
        let mut by_forms: BTreeMap<Vec<&str>, Vec<String>> = BTreeMap::new();
        for (name, forms) in people {
            by_forms.entry(forms).or_default().push(name);
        }

        let parts = by_forms.into_iter().map(|(forms, names)| {
            let who = if names.len() == everybody { "everybody".to_owned() } else { names.join(" ") };
            if forms.len() == FORMS.len() { who } else { format!("{who} in {}", forms.join(" ")) }
        });
        format!("  {answer}: {}\n", parts.collect::<Vec<_>>().join("; "))
    });
    lines.collect()
}

#[test]
fn the_whole_table() {
    let areas = &*AREAS;
    let mut rights: Vec<(String, Offer)> = SingleRight::ALL.map(|(r, name)| (name.to_owned(), Offer::Right(r))).into();
    rights.extend(areas.iter().map(|area| (area.urn.clone(), Offer::Area(area.clone()))));
    let packages = areas.iter().flat_map(|area| &area.packages);
    let packages = packages.map(|p| (p.urn.code().to_owned(), Offer::Package(p.clone())));
    let things: Vec<(String, Offer)> = packages.chain(rights).collect();
    let mut by_signature: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, offer) in &things {
        let (person, organisation) = (signature(offer, Receiver::Person), signature(offer, Receiver::Organisation));
        let otherwise =
            if person == organisation { String::new() } else { format!(" To an organisation:\n{organisation}") };
        by_signature.entry(format!("{person}{otherwise}")).or_default().push(name.clone());
    }
    let mut groups: Vec<_> = by_signature.into_iter().collect();
    groups.sort_by_key(|(_, names)| (std::cmp::Reverse(names.len()), names.clone()));
    let mut table = format!("Forms: {}\n", FORMS.join(" "));
    for (signature, names) in groups {
        table.push_str(&format!("\n{}: {}\n{signature}", names.len(), names.join(", ")));
    }
    insta::assert_snapshot!(table);
}

#[test]
fn whoever_is_named_as_giver_may_give_and_nobody_else() {
    for package in AREAS.iter().flat_map(|area| &area.packages) {
        for form in FORMS {
            let givers: Vec<String> = package.givers(form).iter().map(|giver| giver.code().to_owned()).collect();
            let offer = Offer::Package(package.clone());
            for (name, what) in people() {
                let code = if name == "main-administrator" { MAIN_ADMINISTRATOR.to_owned() } else { name };
                let may = may_give(&mandate(form, &[what]), &offer, Receiver::Person).is_yes();
                assert_eq!(may, givers.contains(&code), "{code} gives {} in {form}", package.urn);
            }
        }
    }
}

fn package_named(code: &str) -> Offer {
    let areas = &*AREAS;
    Offer::Package(areas.iter().flat_map(|a| &a.packages).find(|p| p.urn.code() == code).unwrap().clone())
}

#[test]
fn the_contact_person_of_a_nuf_gives_the_package_of_the_nuf_and_not_the_other() {
    let knuf = mandate("NUF", &[role("KNUF")]);
    let answer = |code| may_give(&knuf, &package_named(code), Receiver::Person);
    assert!(matches!(answer("programmeringsgrensesnittNUF"), Verdict::May(Because::Role(_))));
    assert!(matches!(answer("programmeringsgrensesnitt"), Verdict::MayNot(WhyNot::OtherRoles(_))));
    assert!(matches!(answer("hovedadministrator"), Verdict::May(Because::KeyRole(_))));
}

#[test]
fn a_deleted_organisation_gives_nothing_and_a_bankrupt_one_only_by_the_administrator_of_the_estate() {
    let offer = package_named("programmeringsgrensesnitt");
    let mut leader = mandate("AS", &[role("DAGL")]);
    leader.unit.status = UnitStatus::Bankrupt;
    assert_eq!(may_give(&leader, &offer, Receiver::Person), Verdict::MayNot(WhyNot::OrganisationBankrupt));
    leader.unit.status = UnitStatus::Deleted(jiff::civil::date(2026, 1, 1));
    assert_eq!(may_give(&leader, &offer, Receiver::Person), Verdict::MayNot(WhyNot::OrganisationDeleted));
    let mut estate = mandate("AS", &[role("BOBE")]);
    estate.unit.status = UnitStatus::Bankrupt;
    assert!(may_give(&estate, &offer, Receiver::Person).is_yes());
}

#[test]
fn a_key_role_in_the_general_partner_counts_and_a_package_through_another_does_not() {
    let offer = package_named("programmeringsgrensesnitt");
    let via = Some(Via {
        number: OrgNumber::SAMPLES[1],
        name: "Komplementar AS".into(),
        role: RegisterRole::Dagl,
        in_main_unit: false,
    });
    let through = |held| {
        let mut mandate = mandate("KS", &[held]);
        mandate.bases[0].via.clone_from(&via);
        may_give(&mandate, &offer, Receiver::Person)
    };
    assert!(through(role("KOMP")).is_yes());
    assert_eq!(through(held(PackageUrn::API_ACCESS)), Verdict::MayNot(WhyNot::LacksPower));
}

#[test]
fn what_is_given_is_written_down_as_the_columns_of_a_grant() {
    let named = Named::right(SingleRight::SelfServiceApi);
    let json = serde_json::to_value(&named).unwrap();
    assert_eq!((json["kind"].as_str(), json["code"].as_str()), (Some("right"), Some("self-service-api")));
    assert_eq!(serde_json::from_value::<Named>(json).unwrap(), named);
    for what in [
        What::Package(PackageUrn::API_ACCESS.parse().unwrap()),
        What::Area(INTEGRATIONS.into()),
        What::Right(SingleRight::SelfServiceSuppliers),
    ] {
        assert_eq!(What::parse(what.kind(), what.code()), Some(what.clone()));
        let json = serde_json::to_value(&what).unwrap();
        assert_eq!((json["kind"].as_str(), json["code"].as_str()), (Some(what.kind()), Some(what.code())));
    }
    assert_eq!(
        What::parse("package", "urn:altinn:accesspackage:maskinporten-scopes").unwrap().code(),
        PackageUrn::API_ACCESS
    );
    assert_eq!(What::parse("role", "DAGL"), None);
}

#[test]
fn an_area_opens_to_the_gates_what_the_catalogue_says_that_it_gives() {
    let package =
        |urn: &str| AREAS.iter().flat_map(|area| &area.packages).find(|facts| facts.urn.as_str() == urn).unwrap();
    let mut held = 0;
    for form in FORMS {
        let facts = package(if form == "NUF" { PackageUrn::API_ACCESS_NUF } else { PackageUrn::API_ACCESS });
        for (name, _) in people() {
            let code = if name == "main-administrator" { MAIN_ADMINISTRATOR.to_owned() } else { name };
            let mut mandate = mandate(form, &[Held::Area(INTEGRATIONS.into())]);
            mandate.bases[0].given_as = vec![code.clone()];
            let is_open = mandate.api_access_package().is_some();
            assert_eq!(is_open, facts.is_held_by(&mandate.bases[0]), "given by {code} in {form}");
            held += usize::from(is_open);
        }
        assert!(mandate(form, &[Held::Area(INTEGRATIONS.into())]).api_access_package().is_none(), "given by nobody");
    }
    assert!(held > 0);
}

prop_compose! {
    fn any_mandate()(
        form in prop::sample::select(FORMS.to_vec()),
        picked in prop::sample::subsequence(people(), 0..4),
    ) -> Mandate {
        mandate(form, &picked.into_iter().map(|(_, held)| held).collect::<Vec<_>>())
    }
}

proptest! {
    #[test]
    fn more_reasons_never_take_anything_away(mandate in any_mandate(), more in prop::sample::select(people()), nth in 0_usize..10_000) {
        let areas = &*AREAS;
        let packages: Vec<&PackageFacts> = areas.iter().flat_map(|area| &area.packages).collect();
        let offer = Offer::Package(packages[nth % packages.len()].clone());
        let mut richer = mandate.clone();
        richer.bases.push(basis(more.1, &mandate.unit.form));
        let (before, after) =
            (may_give(&mandate, &offer, Receiver::Person), may_give(&richer, &offer, Receiver::Person));
        prop_assert!(!before.is_yes() || after.is_yes(), "{before:?} became {after:?}");
    }

    #[test]
    fn whoever_may_give_has_power_and_the_table_behind_her(mandate in any_mandate(), nth in 0_usize..10_000) {
        let areas = &*AREAS;
        let packages: Vec<&PackageFacts> = areas.iter().flat_map(|area| &area.packages).collect();
        let facts = packages[nth % packages.len()];
        if let Verdict::May(because) = may_give(&mandate, &Offer::Package(facts.clone()), Receiver::Person) {
            prop_assert!(facts.is_assignable && !facts.for_persons);
            prop_assert!(because.basis().is_key_role() || because.basis().held == held(PackageUrn::MAIN_ADMINISTRATOR));
            let in_table = facts.roles.iter().any(|row| row.can_delegate && row.holds_in(&mandate.unit.form));
            prop_assert!(in_table);
        }
    }
}

#[test]
fn whatever_a_refusal_says_would_open_a_page_can_be_had_by_a_person() {
    let packages: Vec<&PackageFacts> = AREAS.iter().flat_map(|area| &area.packages).collect();
    let mut named = BTreeSet::new();
    for form in FORMS {
        for (right, _) in crate::access::ALL {
            let openers = access_texts::opened_by(Lang::Nb, crate::access::openers(right), form);
            assert!(!openers.is_empty(), "{right} in {form}");
            for facts in &packages {
                let name = format!("«{}»", facts.name.in_lang(Lang::Nb));
                if openers.iter().any(|opener| opener.contains(&name)) {
                    named.insert(name);
                    assert_eq!(facts.barred(form), None, "{right} in {form}: {openers:?}");
                }
            }
        }
    }
    assert!(named.len() > 2, "{named:?}");
}
