use std::fmt;

use serde::Serialize;

use crate::kernel::OrgNumber;

/// At most this many rejects are kept word for word; the rest are counted.
const KEPT_REJECTS: usize = 50;

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
    /// Units that a complete file no longer has: deleted, or without roles from now on.
    pub gone: u64,
    /// Elements and single roles that were not taken in.
    pub rejected: u64,
    /// Why the file could not be read to its end, or why what it lacks was kept.
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

/// What an import did. Kept in `register_import.summary`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// One for each file, in the order they were read.
    pub files: Vec<FileSummary>,
    /// The first fifty rejects of all files together.
    pub rejects: Vec<Reject>,
    /// References that lead nowhere, when all files were in.
    pub dangling: Dangling,
}

impl Summary {
    /// Was every file read to its end, and what a complete one lacked removed?
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.files.iter().all(|file| file.fault.is_none())
    }

    /// How it went with one of the files, if it was given.
    #[must_use]
    pub fn of(&self, file: FileKind) -> Option<&FileSummary> {
        self.files.iter().find(|summary| summary.file == file)
    }

    pub(super) fn keep(&mut self, rejects: Vec<Reject>) {
        let room = KEPT_REJECTS.saturating_sub(self.rejects.len());
        self.rejects.extend(rejects.into_iter().take(room));
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
            writeln!(f, "and {} more that were not taken in", rejected - listed)?;
        }
        for (what, loose) in [
            ("units have roles but are not in the register", &self.dangling.units_of_roles),
            ("units hold roles but are not in the register", &self.dangling.holders_of_roles),
            ("sub-units have no main unit in the register", &self.dangling.sub_units),
        ] {
            if loose.count > 0 {
                let first: Vec<String> = loose.first.iter().map(OrgNumber::to_string).collect();
                let dots = if loose.count > 10 { " …" } else { "" };
                writeln!(f, "{} {what}: {}{dots}", loose.count, first.join(" "))?;
            }
        }
        for file in &self.files {
            let FileSummary { file, read, written, gone, rejected, fault } = file;
            writeln!(f, "{file}: {read} read, {written} written, {gone} gone, {rejected} rejected")?;
            if let Some(fault) = fault {
                writeln!(f, "{file}: {fault}")?;
            }
        }
        Ok(())
    }
}
