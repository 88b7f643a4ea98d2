use askama::Template;
use jiff::Timestamp;
use serde::Serialize;

use super::{
    model::{self, Done},
    paths,
    store::{EventRow, Held, PartOf},
    texts::Texts,
};
use crate::{
    access::{
        Oneself,
        session::{Appearance, ColorScheme, Density},
    },
    kernel::{Lang, mask_national_ids},
    ledger::{EventContext, FormKey, OwnLine, Registry},
    login::{OpenSession, OwnTexts},
    register::OwnName,
    sitemap,
    support::LookUpOfMe,
    web::{Crumb, Layout, clock_time, long_day},
};

/// A session in the list.
#[derive(Debug)]
struct SessionRow {
    id: String,
    device: String,
    began: String,
    last: String,
    ends: String,
    is_this: bool,
    key: String,
}

/// A look-up in the list.
#[derive(Debug)]
struct LookUpRow {
    at: String,
    what: &'static str,
    case: String,
    reason: String,
    is_new: bool,
}

/// *Min profil*.
#[derive(Debug, Template)]
#[template(path = "me/profile.html")]
pub(super) struct Profile {
    layout: Layout,
    t: Texts,
    done: Option<(&'static str, &'static str)>,
    facts: Vec<(&'static str, String)>,
    /// Where the name is changed, and what the link says.
    rename: Option<(String, &'static str)>,
    /// The word, the label, and whether it is chosen.
    schemes: [(&'static str, &'static str, bool); 3],
    densities: [(&'static str, &'static str, bool); 3],
    appearance_key: String,
    sessions: Vec<SessionRow>,
    others_key: String,
    seen_key: String,
    data_key: String,
    look_ups: Vec<LookUpRow>,
    /// How many are new, in a sentence, and until when they have been seen by whoever says so.
    new: Option<(String, String)>,
}

/// Who says what they are called.
fn source(t: Texts, profile: &model::Profile) -> &'static str {
    match profile.told {
        _ if profile.email.is_some() => t.name_from_registration(),
        OwnName::Missing => t.name_missing(),
        OwnName::Own => t.name_from_self(),
        OwnName::Told => t.name_from_register(),
    }
}

fn level(t: Texts, who: &Oneself, profile: &model::Profile) -> String {
    let login = who.visitor().login();
    match login.acr.as_str() {
        _ if login.is_by_email() => t.by_email(profile.email.as_deref().unwrap_or_default()),
        acr if acr.ends_with("high") => t.level_high().to_owned(),
        acr if acr.ends_with("substantial") => t.level_substantial().to_owned(),
        acr => t.level(acr),
    }
}

impl Profile {
    pub(super) fn new(
        who: &Oneself,
        profile: model::Profile,
        sessions: Vec<OpenSession>,
        look_ups: Vec<LookUpOfMe>,
        done: Option<Done>,
    ) -> Self {
        let (lang, t) = (who.lang(), Texts(who.lang()));
        let own = OwnTexts(lang);
        let name = if profile.name.is_missing() { t.no_name().to_owned() } else { profile.name.to_string() };
        let mut facts = vec![(t.name(), name), (t.name_source(), source(t, &profile).to_owned())];
        facts.extend(profile.registered_in.iter().map(|org| (t.registered_in(), org.clone())));
        facts.push((t.signed_in_by(), level(t, who, &profile)));
        facts.push((t.signed_in_at(), long_day(lang, who.visitor().login().auth_time)));
        let rename = match profile.told {
            _ if profile.email.is_some() => None,
            OwnName::Own => Some(t.change_name()),
            OwnName::Missing => Some(t.give_name()),
            OwnName::Told => None,
        };
        let Appearance { scheme, density } = who.visitor().context().appearance;
        let this = who.visitor().login().session;
        let sessions = sessions.into_iter().map(|session| SessionRow {
            id: session.id.to_string(),
            device: own.device(&session.device),
            began: long_day(lang, session.began_at),
            last: long_day(lang, session.last_seen_at),
            ends: clock_time(session.ends_at),
            is_this: session.id == this,
            key: FormKey::draw(),
        });
        let is_new = |look_up: &LookUpOfMe| profile.seen_at.is_none_or(|seen| look_up.at > seen);
        let newest = look_ups.iter().map(|look_up| look_up.at).max();
        let count = look_ups.iter().filter(|look_up| is_new(look_up)).count();
        let rows = look_ups.iter().map(|look_up| LookUpRow {
            at: long_day(lang, look_up.at),
            what: if look_up.is_number { t.saw_number() } else { t.saw_card() },
            case: look_up.case_number.clone(),
            reason: look_up.reason.clone(),
            is_new: is_new(look_up),
        });
        let mut sessions: Vec<SessionRow> = sessions.collect();
        sessions.sort_by_key(|session| !session.is_this);
        Self {
            layout: Layout::own(who, t.heading(), profile.does_support),
            t,
            done: done.map(|done| tone_and_sentence(t, done)),
            facts,
            rename: rename.map(|text| (sitemap::login::name(lang, &paths::me(lang)), text)),
            schemes: [ColorScheme::Auto, ColorScheme::Light, ColorScheme::Dark]
                .map(|it| (it.word(), own.scheme(it), it == scheme)),
            densities: [Density::Roomy, Density::Standard, Density::Compact]
                .map(|it| (it.word(), own.density(it), it == density)),
            appearance_key: FormKey::draw(),
            sessions,
            others_key: FormKey::draw(),
            seen_key: FormKey::draw(),
            data_key: FormKey::draw(),
            look_ups: rows.collect(),
            new: newest.filter(|_| count > 0).map(|until| (t.new_look_ups(count), until.to_string())),
        }
    }

    fn below(&self, what: &str) -> String {
        paths::below(self.layout.lang, what)
    }
    fn has_others(&self) -> bool {
        self.sessions.len() > 1
    }
}

/// What an alert about it looks like, and what it says.
fn tone_and_sentence(t: Texts, done: Done) -> (&'static str, &'static str) {
    match done {
        Done::Appearance => ("success", t.done_appearance()),
        Done::SignedOut => ("success", t.done_signed_out()),
        Done::WasSignedOut => ("info", t.was_signed_out()),
        Done::OthersSignedOut => ("success", t.done_others()),
        Done::NoOthers => ("info", t.no_others()),
        Done::Seen => ("success", t.done_seen()),
    }
}

/// What somebody did about themselves.
#[derive(Debug, Template)]
#[template(path = "me/log.html")]
pub(super) struct OwnLog {
    layout: Layout,
    t: Texts,
    lines: Vec<(String, String)>,
}

impl OwnLog {
    pub(super) fn new(who: &Oneself, does_support: bool, lines: &[OwnLine]) -> Self {
        let (lang, t) = (who.lang(), Texts(who.lang()));
        let line = |line: &OwnLine| Some((long_day(lang, line.at), model::sentence(&line.kind, &line.payload, lang)?));
        Self {
            layout: Layout::own(who, t.log_heading(), does_support).under([Crumb::new(t.heading(), paths::me(lang))]),
            t,
            lines: lines.iter().filter_map(line).collect(),
        }
    }
}

/// What the file begins with: everything but the events, of which the list is opened.
pub(super) fn beginning_of_file(held: Held, now: Timestamp) -> serde_json::Result<Vec<u8>> {
    let mut file = serde_json::Map::new();
    file.insert("format".to_owned(), "portner-own-data-1".into());
    file.insert("made_at".to_owned(), now.to_string().into());
    if let serde_json::Value::Object(held) = held {
        file.extend(held);
    }
    let mut begin = serde_json::to_vec(&file)?;
    begin.pop();
    begin.extend_from_slice(br#","events":["#);
    Ok(begin)
}

/// What it ends with.
pub(super) const END_OF_FILE: &[u8] = b"]}\n";

/// How an event stands in the file. Who else acted is not in it.
#[derive(Debug, Serialize)]
struct EventInFile<'a> {
    organisation: String,
    at: Timestamp,
    kind: &'a str,
    reference: Option<String>,
    done_by_you: bool,
    sentence: Option<String>,
}

/// Adds an event to the file.
pub(super) fn write_event(
    file: &mut Vec<u8>,
    lang: Lang,
    registry: &Registry,
    row: &EventRow,
) -> serde_json::Result<()> {
    let sentence = registry.sentence(&row.kind, &row.payload, EventContext { lang, reader: row.org });
    let event = EventInFile {
        organisation: row.org.to_string(),
        at: row.at,
        kind: &row.kind,
        reference: row.reference.as_ref().map(ToString::to_string),
        done_by_you: row.part == PartOf::Done,
        sentence: sentence.map(|sentence| mask_national_ids(&sentence)),
    };
    serde_json::to_writer(file, &event)
}
