use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned};
use serde_json::{Map, Value};

/// What something said when an event was written, field by field: the settings of a scope, the content of an API resource.
///
/// The log keeps a snapshot for ever, and what it is taken of gets further fields. So it remembers which fields it has: one that an older
/// event does not know reads as its default, is left alone when the others are put back, and makes no difference between then and now.
/// That asks two things of `T`: a serde default for every field, and names of fields that never change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snapshot<T> {
    fields: Map<String, Value>,
    value: T,
}

impl<T: Serialize + DeserializeOwned + Clone + PartialEq> Snapshot<T> {
    /// Of something as it is now.
    pub fn of(value: &T) -> Result<Self, serde_json::Error> {
        Ok(Self { fields: fields(value)?, value: value.clone() })
    }

    /// `now` with the fields of the snapshot put back.
    pub fn over(&self, now: &T) -> Result<T, serde_json::Error> {
        let mut all = fields(now)?;
        all.extend(self.fields.clone());
        serde_json::from_value(Value::Object(all))
    }

    /// Is everything that the snapshot knows of as it was then?
    pub fn is_still(&self, now: &T) -> Result<bool, serde_json::Error> {
        Ok(self.over(now)? == *now)
    }
}

fn fields(value: &impl Serialize) -> Result<Map<String, Value>, serde_json::Error> {
    serde_json::from_value(serde_json::to_value(value)?)
}

impl<T> Deref for Snapshot<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Serialize for Snapshot<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.fields.serialize(serializer)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Snapshot<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = Map::deserialize(deserializer)?;
        let value = serde_json::from_value(Value::Object(fields.clone())).map_err(serde::de::Error::custom)?;
        Ok(Self { fields, value })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Settings {
        open: bool,
        max_age: i32,
    }

    #[test]
    fn a_field_that_an_older_event_does_not_know_stays_as_it_is() {
        let then: Snapshot<Settings> = serde_json::from_value(json!({"open": true})).unwrap();
        let now = Settings { open: false, max_age: 60 };
        assert_eq!(then.max_age, 0, "it reads as its default");
        assert_eq!(then.over(&now).unwrap(), Settings { open: true, max_age: 60 });
        assert!(!then.is_still(&now).unwrap());
        assert!(then.is_still(&Settings { open: true, ..now }).unwrap());
        assert_eq!(serde_json::to_value(&then).unwrap(), json!({"open": true}), "and is not written");
    }

    #[test]
    fn fields_are_put_back_as_they_were() {
        let before = Settings { open: true, max_age: 120 };
        let kept = serde_json::to_value(Snapshot::of(&before).unwrap()).unwrap();
        let read: Snapshot<Settings> = serde_json::from_value(kept).unwrap();
        assert_eq!(read.over(&Settings::default()).unwrap(), before);
    }
}
