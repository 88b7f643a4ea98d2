use serde_json::Value;
use uuid::Uuid;

use crate::{
    access::{Acting, ReadReceipts},
    kernel::{Lang, OrgNumber},
    web::Section,
};

/// What a line of a receipt says.
#[derive(Debug, Clone, Default)]
pub struct StoryLine {
    /// Which line of the event; `None` if it cannot be regretted by itself.
    pub id: Option<Uuid>,
    /// What it is about.
    pub title: String,
    /// What became of it, and the colour of that.
    pub tag: Option<(&'static str, &'static str)>,
    /// Counts in the test environment only: the word for that.
    pub test: Option<&'static str>,
    /// Scopes and other names of machines.
    pub codes: Vec<String>,
    /// A sentence more.
    pub note: Option<&'static str>,
}

/// How a room tells one of its events on a receipt.
#[derive(Debug, Clone)]
pub struct Story {
    /// Which item of the main menu it belongs to.
    pub section: Section,
    /// What was done, as a heading.
    pub heading: String,
    /// And as a sentence.
    pub lead: String,
    /// Label and value: parties, reason, duration.
    pub facts: Vec<(&'static str, String)>,
    /// What the lines are called.
    pub lines_label: &'static str,
    /// What it was about.
    pub lines: Vec<StoryLine>,
    /// A heading and a text to pass on.
    pub to_pass_on: Option<(&'static str, String)>,
    /// The words of the button that undoes it.
    pub undo: &'static str,
    /// Where the same is done anew when it can no longer be undone.
    pub again: Option<(&'static str, String)>,
    /// Where to go on.
    pub links: Vec<(String, String)>,
    /// Who of those who may open receipts may see this one.
    pub for_whom: fn(&Acting<ReadReceipts>) -> bool,
    /// The organisations it is between, by the names they had then.
    pub parties: Vec<(OrgNumber, String)>,
}

/// Tells an event by kind and content, in the language and from the side of the organisation that reads. `None`: another room's.
pub type Tell = fn(Lang, OrgNumber, &str, &Value) -> Option<Story>;

/// The tellers of every room, put together in [`crate::app`].
#[derive(Debug, Clone, Default)]
pub struct Tellers(pub Vec<Tell>);

impl Tellers {
    pub(super) fn tell(&self, lang: Lang, reader: OrgNumber, kind: &str, payload: &Value) -> Option<Story> {
        self.0.iter().find_map(|tell| tell(lang, reader, kind, payload))
    }
}
