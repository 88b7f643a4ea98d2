use std::fmt;

use serde::Serialize;

use crate::kernel::OrgNumber;

/// At most this many rejects, and this many units that go, are kept word for word; the rest are counted.
const KEPT: usize = 50;

/// One of the three files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    /// Main units.
    Units,
    /// Sub-units.
    SubUnits,
    /// Roles.
    Roles,
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Units => "units",
            Self::SubUnits => "sub-units",
            Self::Roles => "roles",
        })
    }
}

/// Something in a file that was not taken in. The rest of the file was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reject {
    /// In which file.
    pub file: FileKind,
    /// On which line, from 1. Downloads often are a single line, hence also the element.
    pub line: u64,
    /// Which element of the array, from 1.
    pub element: u64,
    /// Whose it is, if that can be read.
    pub unit: Option<OrgNumber>,
    /// What is wrong with it. Never quotes a national number.
    pub reason: String,
}

impl fmt::Display for Reject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}, element {}", self.file, self.line, self.element)?;
        if let Some(unit) = self.unit {
            write!(f, " ({unit})")?;
        }
        write!(f, ": {}", self.reason)
    }
}

/// How it went with one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileSummary {
    /// Which.
    pub file: FileKind,
    /// Elements read.
    pub read: u64,
    /// Units whose row, or whose roles, were written because they had changed.
    pub written: u64,
    /// Units that a complete file no longer has, deleted or without roles from now on, and those it leaves without anybody who can act.
    pub gone: u64,
    /// Elements, single roles and single fields that were left out.
    pub rejected: u64,
    /// Why the file could not be read to its end, or why what it lacks was not removed.
    pub fault: Option<String>,
}

/// References that lead nowhere. They have no effect until the unit arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Dangling {
    /// Units that have roles and are not in the register.
    pub units_of_roles: Loose,
    /// Units that hold roles and are not in the register.
    pub holders_of_roles: Loose,
    /// Sub-units whose main unit is missing.
    pub sub_units: Loose,
}

/// How many, and the first few.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Loose {
    /// All of them.
    pub count: i64,
    /// At most ten, in ascending order.
    pub first: Vec<OrgNumber>,
}

impl Loose {
    pub(super) fn add(&mut self, units: Vec<OrgNumber>) {
        self.count += i64::try_from(units.len()).unwrap_or_default();
        self.first.extend(units);
        self.first.sort_unstable();
        self.first.truncate(10);
    }
}

/// What it costs when a unit goes, or is left without anybody who can act for it. `entitlements` counts it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitCost {
    /// The unit.
    pub unit: OrgNumber,
    /// Its name, if it is in the register.
    pub name: Option<String>,
    /// Current delegations it has given.
    pub given: i64,
    /// Current delegations it has received.
    pub received: i64,
    /// Scopes it has access to.
    pub accesses: i64,
    /// Scopes of its own that are in use.
    pub scopes: i64,
    /// Persons who have key roles in it.
    pub people: i64,
}

impl fmt::Display for UnitCost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { unit, name, given, received, accesses, scopes, people } = self;
        write!(
            f,
            "{unit} {}: delegations given {given}, received {received}",
            name.as_deref().unwrap_or("(not in the register)")
        )?;
        write!(f, ", accesses to scopes {accesses}, own scopes in use {scopes}, people with key roles {people}")
    }
}

/// What an import did. Kept in `register_import.summary`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// One for each file, in the order they were read.
    pub files: Vec<FileSummary>,
    /// The first fifty rejects of all files together.
    pub rejects: Vec<Reject>,
    /// References that lead nowhere, when all files were in.
    pub dangling: Dangling,
    /// Units that a fault left without anybody in a key role who can log in.
    pub leaderless: Loose,
    /// The first fifty units that complete files lack or leave without anybody who can act, with what it costs.
    pub missing: Vec<UnitCost>,
    /// Nothing was written; the numbers are what would be.
    pub dry_run: bool,
}

impl Summary {
    /// Was every file read to its end, and what a complete one lacked removed?
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.files.iter().all(|file| file.fault.is_none())
    }

    /// How the command ends: 0 all was taken in; 1 it was, but something was left out; 2 a file could not be read to its end, or what it
    /// lacks was not removed.
    #[must_use]
    pub fn exit_status(&self) -> u8 {
        match (self.is_whole(), self.files.iter().all(|file| file.rejected == 0)) {
            (false, _) => 2,
            (true, false) => 1,
            (true, true) => 0,
        }
    }

    /// How it went with one of the files, if it was given.
    #[must_use]
    pub fn of(&self, file: FileKind) -> Option<&FileSummary> {
        self.files.iter().find(|summary| summary.file == file)
    }

    pub(super) fn keep(&mut self, rejects: Vec<Reject>) {
        let room = KEPT.saturating_sub(self.rejects.len());
        self.rejects.extend(rejects.into_iter().take(room));
    }

    pub(super) fn keep_missing(&mut self, costs: &[UnitCost]) {
        let room = KEPT.saturating_sub(self.missing.len());
        self.missing.extend(costs.iter().take(room).cloned());
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for reject in &self.rejects {
            writeln!(f, "{reject}")?;
        }
        let rejected = self.files.iter().map(|file| file.rejected).sum::<u64>();
        let listed = u64::try_from(self.rejects.len()).unwrap_or_default();
        if rejected > listed {
            writeln!(f, "and {} more that were left out", rejected - listed)?;
        }
        for (what, loose) in [
            ("units have roles but are not in the register", &self.dangling.units_of_roles),
            ("units hold roles but are not in the register", &self.dangling.holders_of_roles),
            ("sub-units have no main unit in the register", &self.dangling.sub_units),
            ("units have in the file nobody in a key role who can log in, by what was left out", &self.leaderless),
        ] {
            if loose.count > 0 {
                let first: Vec<String> = loose.first.iter().map(OrgNumber::to_string).collect();
                let dots = if loose.count > 10 { " …" } else { "" };
                writeln!(f, "{} {what}: {}{dots}", loose.count, first.join(" "))?;
            }
        }
        for file in &self.files {
            let FileSummary { file, read, written, gone, rejected, fault } = file;
            let would = if self.dry_run { "would be " } else { "" };
            writeln!(f, "{file}: {read} read, {written} {would}written, {gone} {would}gone, {rejected} left out")?;
            if let Some(fault) = fault {
                writeln!(f, "{file}: {fault}")?;
            }
        }
        Ok(())
    }
}
