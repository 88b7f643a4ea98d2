//! JSON whose objects have each name once. Readers that take the first of two equal names and readers that take the last would read
//! two different grants in one text (RFC 8725 §2.6), so such a text is none.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value};

/// The names and values of an object.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Object(pub Map<String, Value>);

impl Object {
    /// Reads a text. The fault says what is wrong and never repeats the text.
    pub fn read(text: &[u8]) -> Result<Self, &'static str> {
        serde_json::from_slice(text).map_err(|fault| match fault.classify() {
            serde_json::error::Category::Data if fault.to_string().starts_with(TWICE) => "has a name twice",
            serde_json::error::Category::Data => "is no JSON object",
            _ => "is no JSON",
        })
    }

    /// A text, or `None` if it is not there.
    pub fn text(&self, name: &str) -> Result<Option<&str>, String> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(format!("{name} must be a string")),
        }
    }

    /// A whole number of seconds since 1970, or `None` if it is not there.
    pub fn seconds(&self, name: &str) -> Result<Option<i64>, String> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            // RFC 7519 lets it have a fraction, which no rule of ours needs.
            Some(Value::Number(number)) => whole(number)
                .map(Some)
                .ok_or_else(|| format!("{name} must be a number of seconds since 1970 (not milliseconds)")),
            Some(_) => Err(format!("{name} must be a number, not a string")),
        }
    }

    /// One text or an array of them.
    pub fn texts(&self, name: &str) -> Result<Option<Vec<String>>, String> {
        let fault = || format!("{name} must be a string or an array of strings");
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(one)) => Ok(Some(vec![one.clone()])),
            Some(Value::Array(many)) => {
                let texts = many.iter().map(|text| text.as_str().map(str::to_owned));
                texts.collect::<Option<Vec<_>>>().map(Some).ok_or_else(fault)
            }
            Some(_) => Err(fault()),
        }
    }
}

/// The latest instant a grant can name: the year 9999. Milliseconds are past it.
const LATEST: i64 = 253_402_300_799;

fn whole(number: &serde_json::Number) -> Option<i64> {
    number.as_i64().filter(|seconds| (0..=LATEST).contains(seconds))
}

const TWICE: &str = "a name stands twice";

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Unambiguous::deserialize(deserializer)?.0 {
            Value::Object(members) => Ok(Self(members)),
            _ => Err(D::Error::custom("no object")),
        }
    }
}

/// Any value, in which no object has a name twice.
#[derive(Debug)]
pub(super) struct Unambiguous(pub Value);

impl<'de> Deserialize<'de> for Unambiguous {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Values;
        impl<'de> Visitor<'de> for Values {
            type Value = Unambiguous;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }
            fn visit_unit<E>(self) -> Result<Unambiguous, E> {
                Ok(Unambiguous(Value::Null))
            }
            fn visit_bool<E>(self, value: bool) -> Result<Unambiguous, E> {
                Ok(Unambiguous(value.into()))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Unambiguous, E> {
                Ok(Unambiguous(value.into()))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Unambiguous, E> {
                Ok(Unambiguous(value.into()))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Unambiguous, E> {
                Ok(Unambiguous(value.into()))
            }
            fn visit_str<E>(self, value: &str) -> Result<Unambiguous, E> {
                Ok(Unambiguous(value.into()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Unambiguous, A::Error> {
                let mut all = Vec::new();
                while let Some(Unambiguous(value)) = access.next_element()? {
                    all.push(value);
                }
                Ok(Unambiguous(all.into()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Unambiguous, A::Error> {
                let mut map = Map::new();
                while let Some((name, Unambiguous(value))) = access.next_entry::<String, Unambiguous>()? {
                    if map.insert(name, value).is_some() {
                        return Err(A::Error::custom(TWICE));
                    }
                }
                Ok(Unambiguous(map.into()))
            }
        }
        deserializer.deserialize_any(Values)
    }
}
