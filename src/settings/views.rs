use askama::Template;

use super::{
    model::{COUNTED_HOURS, Current, Proposal, Settings},
    paths,
    texts::Texts,
};
use crate::{
    access::{Acting, ManagePeople},
    kernel::UNDO_HOURS,
    ledger::FormKey,
    receipts,
    web::{FormErrors, Layout, Section, long_day},
};

/// What a colleague did while the page was open.
#[derive(Debug)]
struct Meanwhile {
    heading: &'static str,
    sentence: String,
    changes: Vec<String>,
    /// What to do about it.
    rest: Option<&'static str>,
}

/// *Innstillinger*.
#[derive(Debug, Template)]
#[template(path = "settings/settings.html")]
pub(super) struct SettingsView {
    layout: Layout,
    t: Texts,
    key: String,
    action: String,
    errors: FormErrors,
    lead: String,
    hours: Vec<(i32, String)>,
    /// Over how many hours removals are counted together.
    counted_hours: i64,
    /// What the form shows as chosen.
    chosen: Settings,
    /// What is so, for the form to bring along.
    now: Settings,
    version: i32,
    changed: Option<(String, String)>,
    meanwhile: Option<Meanwhile>,
    two_action: String,
    two_key: String,
    off: Off,
}

/// How turning off that two persons are wanted stands, for the reader.
#[derive(Debug, PartialEq, Eq)]
enum Off {
    /// Nobody has proposed it, and the reader may not.
    No,
    /// The reader may propose it.
    MayPropose,
    /// The reader may turn it off, as nobody else could confirm that.
    IsAlone,
    /// It is proposed, and waits for a colleague of the reader, who may take it back if it is theirs.
    Waits { sentence: String, is_own: bool },
    /// A colleague has proposed it, and the reader may decide.
    ToDecide(String),
}

impl Off {
    fn of(acting: &Acting<ManagePeople>, current: &Current) -> Self {
        let t = Texts(acting.lang());
        let may = acting.mandate().key_role().is_some();
        let sentence = |it: &Proposal| t.off_proposed(&it.name, long_day(t.0, it.at));
        match &current.proposal {
            _ if !current.settings.four_eyes => Self::No,
            _ if may && current.is_alone => Self::IsAlone,
            None if may => Self::MayPropose,
            None => Self::No,
            Some(it) if may && it.by != acting.person() => Self::ToDecide(sentence(it)),
            Some(it) => Self::Waits { sentence: sentence(it), is_own: it.by == acting.person() },
        }
    }
}

impl SettingsView {
    pub(super) fn new(acting: &Acting<ManagePeople>, chosen: Settings, current: &Current, errors: FormErrors) -> Self {
        let (lang, org) = (acting.lang(), acting.org());
        let t = Texts(lang);
        Self {
            layout: Layout::acting(acting, Section::Settings, t.heading()).with_faults(!errors.is_empty()),
            t,
            key: FormKey::draw(),
            action: paths::settings(lang, org),
            errors,
            lead: t.lead(&acting.unit().name),
            hours: UNDO_HOURS.map(|hours| (hours, t.hours(hours))).into(),
            counted_hours: COUNTED_HOURS,
            chosen,
            now: current.settings,
            version: current.version,
            changed: current.changed.as_ref().map(|(at, name, reference)| {
                (t.changed(long_day(lang, *at), name), receipts::receipt(lang, org, reference))
            }),
            meanwhile: None,
            two_action: paths::two_persons(lang, org),
            two_key: FormKey::draw(),
            off: Off::of(acting, current),
        }
    }

    /// The same page to somebody who chose from what is no longer so.
    pub(super) fn stale(mut self, seen: Settings, current: &Current) -> Self {
        let (lang, t) = (self.t.0, self.t);
        let sentence = match &current.changed {
            Some((at, name, _)) => t.stale_by(name, long_day(lang, *at)),
            None => t.stale().to_owned(),
        };
        let (heading, changes) = (t.stale_heading(), t.differences(seen, current.settings));
        self.meanwhile = Some(Meanwhile { heading, sentence, changes, rest: Some(t.stale_body()) });
        self
    }

    /// The same page to somebody who decided what is not to be decided any more, or not by them.
    pub(super) fn decided(mut self) -> Self {
        let (heading, sentence) = (self.t.decided_heading(), self.t.decided().to_owned());
        self.meanwhile = Some(Meanwhile { heading, sentence, changes: Vec::new(), rest: None });
        self
    }
}
