//! What stands in a person's own log of this room.

use serde::{Deserialize, Serialize};

use super::{device::Device, texts::OwnTexts};
use crate::{access::session::Appearance, kernel::Lang, ledger::OwnEvent};

/// Somebody said what they are called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct NameTold {
    pub name: String,
}

impl OwnEvent for NameTold {
    const KIND: &'static str = "name.told";
    fn sentence(&self, lang: Lang) -> String {
        OwnTexts(lang).event_name(&self.name)
    }
}

/// Somebody ended one of their sessions from another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SessionEnded {
    pub device: Device,
}

impl OwnEvent for SessionEnded {
    const KIND: &'static str = "session.ended";
    fn sentence(&self, lang: Lang) -> String {
        let t = OwnTexts(lang);
        t.event_session(t.device(&self.device))
    }
}

/// Somebody ended all their sessions but the one they were in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OtherSessionsEnded {
    pub count: u64,
}

impl OwnEvent for OtherSessionsEnded {
    const KIND: &'static str = "session.others-ended";
    fn sentence(&self, lang: Lang) -> String {
        OwnTexts(lang).event_others(self.count)
    }
}

/// Somebody chose how pages look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AppearanceChosen {
    #[serde(flatten)]
    pub chosen: Appearance,
}

impl OwnEvent for AppearanceChosen {
    const KIND: &'static str = "appearance.chosen";
    fn sentence(&self, lang: Lang) -> String {
        let t = OwnTexts(lang);
        t.event_appearance(t.scheme(self.chosen.scheme), t.density(self.chosen.density))
    }
}
