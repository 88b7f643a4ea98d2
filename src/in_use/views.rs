//! What the page shows of anything that goes out of use or comes back.

use super::{InUse, Toggling};
use crate::ledger::FormKey;

/// The parts of the page that are the same for everything: `in_use/toggle.html` draws them, with the words of the room.
#[derive(Debug)]
pub(crate) struct TogglePage {
    pub key: String,
    pub is_out: bool,
    pub revision: i32,
    /// Is it not as the user saw it?
    pub is_stale: bool,
    /// What happens.
    pub effects: Vec<String>,
    /// Name, number, suppliers.
    pub consumers: Vec<(String, String, String)>,
    /// How many consumers are not named.
    pub more: Option<i64>,
    /// What has to be typed to confirm, where it is in use.
    pub to_type: Option<String>,
    pub action: String,
    pub back: String,
}

impl TogglePage {
    pub(crate) fn new<T: InUse>(
        thing: &T,
        toggling: &Toggling<'_, T>,
        effects: Vec<String>,
        to_type: Option<&str>,
    ) -> Self {
        let (back, usage, is_out) = (thing.address(toggling.paths), &toggling.usage, toggling.is_out);
        let shown = i64::try_from(usage.first.len()).unwrap_or(i64::MAX);
        let consumers = usage.first.iter().map(|consumer| {
            let (name, number) = (consumer.party.name.clone(), consumer.party.number.grouped());
            (name, number, consumer.suppliers.join(", "))
        });
        Self {
            key: FormKey::draw(),
            is_out,
            revision: thing.revision(),
            is_stale: toggling.is_stale,
            effects,
            consumers: consumers.collect(),
            more: (usage.consumers > shown).then_some(usage.consumers - shown),
            to_type: to_type.filter(|_| is_out).map(str::to_owned),
            action: if is_out { crate::sitemap::deactivate(&back) } else { crate::sitemap::reactivate(&back) },
            back,
        }
    }
}
