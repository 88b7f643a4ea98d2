//! Guards that are left out on purpose, one at a time, to see that the histories of the tests find out. Without the feature `seeded-bugs`
//! none can be, and a release cannot be built with it.

use std::{
    sync::atomic::{AtomicU8, Ordering},
    time::Duration,
};

use sqlx::PgConnection;

use crate::kernel::EventId;

#[cfg(all(feature = "seeded-bugs", not(debug_assertions)))]
compile_error!("the feature `seeded-bugs` leaves out guards: it is for tests and never for a release");

/// A guard that is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bug {
    /// What a holder has already can be given once more.
    GivenTwice,
    /// A form that is sent once more is another form.
    FormKey,
    /// A draft is confirmed in another version than the one that was looked over.
    DraftVersion,
    /// What is being given may go out of use meanwhile.
    UnlockedResource,
    /// A right that was lost since the request began still counts.
    EarlierRight,
    /// A change can be undone for ever.
    NoDeadline,
    /// The log is written once the change has been made.
    LateLog,
    /// A draft is read, and what it says done later, without a lock in between.
    UnlockedDraft,
}

/// The number of the one that is left out, after the order above.
static SEEDED: AtomicU8 = AtomicU8::new(u8::MAX);

impl Bug {
    /// All there are.
    pub const ALL: [Self; 8] = [
        Self::GivenTwice,
        Self::FormKey,
        Self::DraftVersion,
        Self::UnlockedResource,
        Self::EarlierRight,
        Self::NoDeadline,
        Self::LateLog,
        Self::UnlockedDraft,
    ];

    /// Leaves this one out from now on, and puts back the one before.
    pub fn seed(self) {
        SEEDED.store(self as u8, Ordering::Relaxed);
    }

    /// Is it left out?
    pub(crate) fn is_seeded(self) -> bool {
        cfg!(feature = "seeded-bugs") && SEEDED.load(Ordering::Relaxed) == self as u8
    }

    /// The same, and if it is: after a moment in which others come in between.
    pub(crate) async fn strikes(self) -> bool {
        if self.is_seeded() {
            let micros = u64::try_from(EventId::new().uuid().as_u128() % 4_000).unwrap_or_default();
            tokio::time::sleep(Duration::from_micros(micros)).await;
        }
        self.is_seeded()
    }

    /// Keeps what was written so far, if this is left out, and goes on in another transaction.
    #[expect(clippy::disallowed_methods, reason = "a statement that no release sends")]
    pub(crate) async fn commits(self, db: &mut PgConnection) -> sqlx::Result<()> {
        if self.is_seeded() {
            sqlx::raw_sql("commit and chain").execute(db).await?;
            self.strikes().await;
        }
        Ok(())
    }
}
