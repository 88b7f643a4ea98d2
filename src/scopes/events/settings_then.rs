use serde::{Deserialize, Serialize};

use super::super::{
    model::Settings,
    texts::Texts,
    views::{differences, fields},
};
use crate::kernel::Title;

/// The settings of a scope as an event keeps them. A type of its own, so that a scope can get another setting without making older events
/// unreadable: a field that is added here is an `Option` with a serde default, nothing where the event is older than the field.
#[expect(clippy::struct_excessive_bools, reason = "as in the settings")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct SettingsThen {
    description: Title,
    long_description: Title,
    public: bool,
    open: bool,
    integration_types: Vec<String>,
    delegable: bool,
    max_age: i32,
    opaque: bool,
    authorization_max_lifetime: i32,
    user_authentication: bool,
    user_consent: bool,
    pseudonymous: bool,
    aud: String,
}

impl From<Settings> for SettingsThen {
    /// Every setting is named here, so that one that is added is not forgotten.
    fn from(settings: Settings) -> Self {
        let Settings {
            description,
            long_description,
            public,
            open,
            integration_types,
            delegable,
            max_age,
            opaque,
            authorization_max_lifetime,
            user_authentication,
            user_consent,
            pseudonymous,
            aud,
        } = settings;
        Self {
            description,
            long_description,
            public,
            open,
            integration_types,
            delegable,
            max_age,
            opaque,
            authorization_max_lifetime,
            user_authentication,
            user_consent,
            pseudonymous,
            aud,
        }
    }
}

impl SettingsThen {
    /// The settings with those of the event put over them. What the event does not know of stays as it is.
    #[expect(clippy::needless_update, reason = "the event may come to know fewer settings than there are")]
    pub(super) fn over(&self, now: &Settings) -> Settings {
        Settings {
            description: self.description.clone(),
            long_description: self.long_description.clone(),
            public: self.public,
            open: self.open,
            integration_types: self.integration_types.clone(),
            delegable: self.delegable,
            max_age: self.max_age,
            opaque: self.opaque,
            authorization_max_lifetime: self.authorization_max_lifetime,
            user_authentication: self.user_authentication,
            user_consent: self.user_consent,
            pseudonymous: self.pseudonymous,
            aud: self.aud.clone(),
            ..now.clone()
        }
    }

    /// Are the settings still as they were then?
    pub(super) fn is_still(&self, now: &Settings) -> bool {
        self.over(now) == *now
    }

    /// As labels and values.
    pub(super) fn fields(&self, t: Texts) -> Vec<(&'static str, String)> {
        fields(t, &self.over(&Settings::default()))
    }

    /// The settings that differ: label, before, after.
    pub(super) fn differences(&self, t: Texts, after: &Self) -> Vec<(&'static str, String, String)> {
        let other = Settings::default();
        differences(t, &self.over(&other), &after.over(&other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_of_an_event_are_put_back_as_they_were() {
        let before =
            Settings { max_age: 120, open: true, aud: "https://api.example".to_owned(), ..Settings::default() };
        let then = SettingsThen::from(before.clone());
        let kept = serde_json::to_value(&then).unwrap();
        let read: SettingsThen = serde_json::from_value(kept).unwrap();
        assert_eq!(read, then);
        assert!(read.is_still(&before));
        let changed = Settings { max_age: 60, ..before.clone() };
        assert!(!read.is_still(&changed));
        assert_eq!(read.over(&changed), before);
    }
}
