//! What is given besides API access, by the names it has in forms, rows and events.

use serde::{Deserialize, Serialize};

use crate::{
    access::{Held, SingleRight, texts as access_texts},
    kernel::{Lang, PackageUrn, Title},
};

/// Something that can be given to a person or an organisation besides API access. Serialised as `{"kind": …, "code": …}`, which are
/// also the two columns of a grant.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", content = "code", rename_all = "kebab-case")]
pub enum What {
    /// An access package.
    Package(PackageUrn),
    /// All packages of an area that the giver may give.
    Area(String),
    /// One of the single rights.
    Right(SingleRight),
}

impl What {
    /// `package`, `area` or `right`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Package(_) => "package",
            Self::Area(_) => "area",
            Self::Right(_) => "right",
        }
    }

    /// The URN, or the right's name.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Package(urn) => urn.as_str(),
            Self::Area(urn) => urn,
            Self::Right(right) => SingleRight::ALL.iter().find(|(one, _)| one == right).map_or("", |(_, name)| name),
        }
    }

    /// Kind and code as a form or a row has them. `None`: nothing of the kind; a package's alias becomes its canonical name.
    #[must_use]
    pub fn parse(kind: &str, code: &str) -> Option<Self> {
        match kind {
            "package" => code.parse().ok().map(Self::Package),
            "area" => code.starts_with("accesspackage:area:").then(|| Self::Area(code.to_owned())),
            "right" => {
                SingleRight::ALL.into_iter().find(|(_, name)| *name == code).map(|(right, _)| Self::Right(right))
            }
            _ => None,
        }
    }
}

/// The same with the name it had at the time, for events and receipts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// What.
    #[serde(flatten)]
    pub what: What,
    /// Its name in the three languages.
    pub name: Title,
}

impl Named {
    /// A single right.
    pub(crate) fn right(right: SingleRight) -> Self {
        let name = |lang| access_texts::held(lang, &Held::Right(right));
        let name = Title { nb: name(Lang::Nb), nn: name(Lang::Nn), en: name(Lang::En) };
        Self { what: What::Right(right), name }
    }
}
