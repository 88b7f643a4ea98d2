use uuid::Uuid;

use crate::{kernel::OrgNumber, sitemap::Section};

/// A line of a receipt: one thing the change did.
#[derive(Debug, Clone, Default)]
pub struct ReceiptLine {
    /// Which line of the event; `None` if it cannot be undone by itself.
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

/// An event as its receipt puts it into words, in the language and from the side of the organisation that reads.
#[derive(Debug, Clone, Default)]
pub struct ReceiptView {
    /// Which item of the main menu it belongs to.
    pub section: Section,
    /// What was done, as a heading.
    pub heading: String,
    /// And as a sentence.
    pub lead: String,
    /// Does all of it count in the test environment only?
    pub is_test: bool,
    /// Nothing takes effect by it yet, as by a request or a plan: its time is when it was made.
    pub is_pending: bool,
    /// Label and value: parties, reason, duration.
    pub facts: Vec<(&'static str, String)>,
    /// The same for what is copied to where it is used, such as the id of a client.
    pub to_copy: Vec<(&'static str, String)>,
    /// What the lines are called.
    pub lines_label: &'static str,
    /// What it was about.
    pub lines: Vec<ReceiptLine>,
    /// Do they come before everything else?
    pub lines_first: bool,
    /// A heading and a text to pass on.
    pub to_pass_on: Option<(&'static str, String)>,
    /// Headings, each with lines for a machine to run.
    pub snippets: Vec<(&'static str, String)>,
    /// The words of the button that undoes it.
    pub undo: &'static str,
    /// Where the same is done anew when it can no longer be undone.
    pub again: Option<(&'static str, String)>,
    /// What it is about: its name, and the page of it.
    pub about: Option<(String, String)>,
    /// Where to go on.
    pub links: Vec<(String, String)>,
    /// The organisations it is between, by the names they had then.
    pub parties: Vec<(OrgNumber, String)>,
}
