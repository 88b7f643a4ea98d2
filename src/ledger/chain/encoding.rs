//! What is hashed, byte for byte; docs/audit-log.md says the same in words and the migration in SQL.

use std::{fmt::Display, io::Write};

use sqlx::{
    Decode, Postgres, Type,
    error::BoxDynError,
    postgres::{PgTypeInfo, PgValueRef},
};
use uuid::Uuid;

use crate::platform::keys::sha256;

/// Before the first record of a log, and before the first checkpoint.
pub(super) const NOTHING: [u8; 32] = [0; 32];

/// Microseconds since 1970, for whatever the table holds: an altered time may be none that a clock shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Micros(pub i64);

impl Type<Postgres> for Micros {
    fn type_info() -> PgTypeInfo {
        <jiff_sqlx::Timestamp as Type<Postgres>>::type_info()
    }
}

impl<'r> Decode<'r, Postgres> for Micros {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        /// Postgres counts from the year 2000.
        const EPOCH: i64 = 946_684_800_000_000;
        Ok(Self(<i64 as Decode<Postgres>>::decode(value)?.wrapping_add(EPOCH)))
    }
}

/// A row of the log as it lies in the table, believed in nothing.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub org: i32,
    pub seq: i64,
    pub event: Uuid,
    pub at: Micros,
    pub kind: String,
    pub actor_org: Option<i32>,
    pub actor_person: Option<Uuid>,
    pub actor_name: String,
    pub actor_salt: Uuid,
    pub basis: String,
    pub payload: String,
    pub reference: Option<String>,
    pub prev_hash: Vec<u8>,
    pub hash: Vec<u8>,
}

/// Fields one after the other, each with its length before it, so that no two contents look the same.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<u8>);

impl Fields {
    /// Empties it and names what follows.
    pub fn begin(&mut self, what: &str) {
        self.0.clear();
        self.text(Some(what));
    }

    pub fn text(&mut self, field: Option<&str>) {
        let Some(field) = field else { return self.0.extend_from_slice(&(-1_i32).to_be_bytes()) };
        self.length(field.len());
        self.0.extend_from_slice(field.as_bytes());
    }

    /// A number or an id.
    pub fn shown(&mut self, field: Option<impl Display>) {
        let Some(field) = field else { return self.text(None) };
        let start = self.0.len();
        self.length(0);
        // Writing to memory does not fail.
        let _ = write!(self.0, "{field}");
        let length = self.0.len() - start - 4;
        if let Some(prefix) = self.0.get_mut(start..start + 4) {
            prefix.copy_from_slice(&as_four_bytes(length));
        }
    }

    /// A hash, in hexadecimal digits.
    pub fn hex(&mut self, hash: &[u8]) {
        self.text(Some(&hex::encode(hash)));
    }

    fn length(&mut self, length: usize) {
        self.0.extend_from_slice(&as_four_bytes(length));
    }

    pub fn hash(&self) -> [u8; 32] {
        sha256(&self.0)
    }
}

fn as_four_bytes(length: usize) -> [u8; 4] {
    i32::try_from(length).unwrap_or(i32::MAX).to_be_bytes()
}

/// What stands for the actor in the hash of a record, so that a log can be checked by those who may not know their name.
#[must_use]
pub fn actor_seal(salt: Uuid, person: Option<Uuid>, name: &str) -> [u8; 32] {
    seal(&mut Fields::default(), salt, person, name)
}

fn seal(fields: &mut Fields, salt: Uuid, person: Option<Uuid>, name: &str) -> [u8; 32] {
    fields.begin("portner actor 1");
    fields.shown(Some(salt));
    fields.shown(person);
    fields.text(Some(name));
    fields.hash()
}

impl Record {
    /// The hash this record ought to have.
    pub fn computed(&self, fields: &mut Fields) -> [u8; 32] {
        let seal = seal(fields, self.actor_salt, self.actor_person, &self.actor_name);
        fields.begin("portner event 1");
        fields.hex(&self.prev_hash);
        fields.shown(Some(self.org));
        fields.shown(Some(self.seq));
        fields.shown(Some(self.event));
        fields.shown(Some(self.at.0));
        fields.text(Some(&self.kind));
        fields.shown(self.actor_org);
        fields.hex(&seal);
        fields.text(Some(&self.basis));
        fields.text(Some(&self.payload));
        fields.text(self.reference.as_deref());
        fields.hash()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_cannot_run_into_each_other() {
        let hash = |texts: &[Option<&str>]| {
            let mut fields = Fields::default();
            fields.begin("test");
            for text in texts {
                fields.text(*text);
            }
            fields.hash()
        };
        let different = [
            hash(&[Some("ab"), Some("c")]),
            hash(&[Some("a"), Some("bc")]),
            hash(&[Some("abc"), None]),
            hash(&[Some("abc"), Some("")]),
            hash(&[Some("abc")]),
        ];
        for (place, one) in different.iter().enumerate() {
            assert!(!different[..place].contains(one), "{place}");
        }
    }

    #[test]
    fn however_a_field_comes_it_looks_the_same() {
        let (mut one, mut other) = (Fields::default(), Fields::default());
        one.begin("test");
        one.shown(Some(310_123_455));
        one.shown(None::<i32>);
        one.hex(&[0, 0x9f, 0xa0]);
        for text in [Some("310123455"), None, Some("009fa0")] {
            if other.0.is_empty() {
                other.begin("test");
            }
            other.text(text);
        }
        assert_eq!(one.0, other.0);
        assert_eq!(hex::encode(&one.0).get(..16), Some("0000000474657374"));
    }
}
