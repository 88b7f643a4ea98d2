use serde::de::DeserializeOwned;
use sqlx::PgConnection;

use super::{
    model::{AccessArea, AccessPackage, CatalogueRole, RolePackage},
    store,
};
use crate::{kernel::PackageUrn, platform::keys::sha256};

const AREAS: &str = include_str!("catalogue/areas.csv");
const PACKAGES: &str = include_str!("catalogue/packages.csv");
const ROLES: &str = include_str!("catalogue/roles.csv");
const ROLE_PACKAGES: &str = include_str!("catalogue/role_packages.csv");

/// The catalogue that is in this binary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// 49 areas.
    pub areas: Vec<AccessArea>,
    /// Today's 223 packages, and *Opptre for virksomhetens kunder*, which today's catalogue does not have.
    pub packages: Vec<AccessPackage>,
    /// Roles of the register, of Altinn and of guardians.
    pub roles: Vec<CatalogueRole>,
    /// Which role gives which package.
    pub role_packages: Vec<RolePackage>,
}

/// The catalogue could not be installed.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// A file of the catalogue is wrong; a unit test reads them all.
    #[error("the catalogue cannot be read")]
    Csv(#[from] csv::Error),
    /// The database said no.
    #[error("the catalogue cannot be stored")]
    Database(#[from] sqlx::Error),
}

fn rows<T: DeserializeOwned>(text: &str) -> csv::Result<Vec<T>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect()
}

impl Catalogue {
    /// Reads the four files.
    pub fn read() -> csv::Result<Self> {
        Ok(Self {
            areas: rows(AREAS)?,
            packages: rows(PACKAGES)?,
            roles: rows(ROLES)?,
            role_packages: rows(ROLE_PACKAGES)?,
        })
    }

    /// Tells one version of the catalogue from another.
    fn content_hash() -> [u8; 32] {
        let aliases = PackageUrn::ALIASES.map(|(alias, canonical)| format!("{alias}\0{canonical}")).join("\n");
        sha256([AREAS, PACKAGES, ROLES, ROLE_PACKAGES, &aliases].join("\0").as_bytes())
    }
}

/// Puts the catalogue of this binary in the tables, unless it is there. Called after the migrations. Returns whether it wrote.
pub async fn install(db: &mut PgConnection) -> Result<bool, CatalogueError> {
    let catalogue = Catalogue::read()?;
    Ok(store::replace(db, &catalogue, &Catalogue::content_hash()).await?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        kernel::RegisterRole,
        packages::{INTEGRATIONS, given_by_role},
    };

    #[test]
    fn the_files_hold_the_whole_catalogue_and_refer_only_to_each_other() {
        let catalogue = Catalogue::read().unwrap();
        let (areas, packages) = (&catalogue.areas, &catalogue.packages);
        assert_eq!((areas.len(), packages.len(), catalogue.roles.len()), (49, 224, 148));
        assert_eq!(
            catalogue.role_packages.len(),
            1285 + 12,
            "and ours: 10 of Opptre for virksomhetens kunder, 2 of Hovedadministrator"
        );
        for package in packages {
            assert!(areas.iter().any(|area| area.urn == package.area_urn), "{}", package.urn);
            let names = [&package.name_nb, &package.name_nn, &package.name_en];
            assert!(names.iter().all(|name| !name.is_empty()), "{}", package.urn);
        }
        for row in &catalogue.role_packages {
            assert!(packages.iter().any(|package| package.urn == row.package_urn), "{}", row.package_urn);
            assert!(catalogue.roles.iter().any(|role| role.code == row.role_code), "{}", row.role_code);
        }
    }

    #[test]
    fn packages_stand_under_their_canonical_urns() {
        let catalogue = Catalogue::read().unwrap();
        let in_area: Vec<&str> =
            catalogue.packages.iter().filter(|p| p.area_urn == INTEGRATIONS).map(|p| p.urn.as_str()).collect();
        assert_eq!(
            in_area,
            [
                PackageUrn::API_ACCESS,
                PackageUrn::API_ACCESS_NUF,
                PackageUrn::MACHINE_EVENTS,
                PackageUrn::ACT_FOR_CUSTOMERS
            ]
        );
    }

    #[test]
    fn the_key_roles_of_the_catalogue_are_ours() {
        let catalogue = Catalogue::read().unwrap();
        let theirs: BTreeSet<String> =
            catalogue.roles.iter().filter(|r| r.is_key_role).filter_map(CatalogueRole::register_code).collect();
        assert_eq!(theirs, RegisterRole::KEY.map(|role| role.code().to_owned()).into());
    }

    /// Role by role, package by package and form by form: what the rule gives and what the catalogue's rows say.
    #[test]
    fn the_rule_of_the_area_agrees_with_the_catalogue() {
        let catalogue = Catalogue::read().unwrap();
        let in_area: Vec<&PackageUrn> =
            catalogue.packages.iter().filter(|p| p.area_urn == INTEGRATIONS).map(|p| &p.urn).collect();
        let mut differences = Vec::new();
        for role in &catalogue.roles {
            let Some(code) = role.register_code() else { continue };
            for form in ["AS", "ENK", "KOMM", "KS", "NUF", "BRL", "ESEK"] {
                for urn in &in_area {
                    let register_role = RegisterRole::from(code.clone());
                    let ours = given_by_role(&register_role, form).contains(&urn.as_str());
                    let theirs = catalogue.role_packages.iter().any(|row| {
                        row.role_code == role.code
                            && row.package_urn == **urn
                            && row.has_access
                            && register_role.counts_in(form)
                            && row.org_form.as_deref().is_none_or(|only| only == form)
                    });
                    if ours != theirs {
                        differences.push(format!("{code} in {form}, {urn}: rule {ours}, catalogue {theirs}"));
                    }
                }
            }
        }
        assert!(differences.is_empty(), "{}", differences.join("\n"));
    }
}
