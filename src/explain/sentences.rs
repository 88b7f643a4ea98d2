//! The answer in sentences, for pages and for the command line. Every decision about wording is made here.

use jiff::Timestamp;

use super::{
    answer::Answer,
    codes::entry,
    picture::{Stop, picture},
    said::is_about_scopes,
    stops::{alone, hint, means, next, sentence, who},
    texts::{PageTexts, RefusedTexts},
};
use crate::{
    kernel::oslo,
    kernel::{Environment, Lang, Party},
    maskinporten::{Check, Link, Outcome, Proof, Reason, Refusal},
    web::{Moment, Words, day, long_day},
};

/// How far a check has come, for the colour and the sign of its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Passed,
    Failed,
    NotReached,
    NotAsked,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub name: &'static str,
    pub state: State,
    /// The state as a word.
    pub word: &'static str,
    pub sentence: String,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub is_yes: bool,
    pub headline: String,
    /// What goes with it, one paragraph each.
    pub more: Vec<String>,
    /// Who can put it right; empty: there is nothing to put right.
    pub who: String,
    /// What was asked: client, consumer, supplier, scopes.
    pub about: Vec<(&'static str, String)>,
    /// As of when.
    pub at: String,
    pub picture: Vec<Stop>,
    pub steps: Vec<Step>,
}

impl Told {
    pub fn of(lang: Lang, answer: &Answer, now: Timestamp) -> Self {
        let (t, p) = (RefusedTexts(lang), PageTexts(lang));
        let code = answer.question.code;
        let then = answer.question.then.map(|moment| moment.in_words(lang));
        let mut told = Self {
            is_yes: false,
            headline: String::new(),
            more: Vec::new(),
            who: String::new(),
            about: about(lang, answer),
            at: then.as_ref().map_or_else(|| t.now(long_day(lang, now)), |then| t.then(then)),
            picture: picture(lang, answer),
            steps: answer.links.iter().map(|link| step(lang, answer, link)).collect(),
        };
        let came = answer.question.came.filter(|_| code.is_some() && then.is_none()).map(|came| came.in_words(lang));
        let reported = code.map(|number| match &came {
            Some(came) => format!("{} {}", t.reported(number), t.came(came)),
            None => t.reported(number),
        });
        // What it was when the request came, where it is no longer so.
        let before = || {
            let reason = answer.known_reason()?;
            Some(t.stopped_then(came.as_ref()?, sentence(lang, answer, &Refusal::new(reason, ""))))
        };
        if answer.concerns_others {
            let concerns = if then.is_some() { p.concerned_others() } else { p.concerns_others() };
            concerns.clone_into(&mut told.headline);
            told.more.push(p.concerns_others_body().to_owned());
        } else if let Some(refusal) = answer.stops() {
            let sentence = sentence(lang, answer, refusal);
            told.headline = then.as_ref().map_or_else(|| sentence.clone(), |then| t.stopped_then(then, &sentence));
            let is_the_same = code.is_none_or(|number| number == refusal.code.number());
            match code.filter(|_| !is_the_same).zip(Some(then.is_some())) {
                None => told.more.extend(reported),
                Some((number, true)) => told.more.push(t.another_then(number)),
                Some((number, false)) => {
                    told.more.push(t.another_now(number));
                    told.more.extend(before());
                }
            }
            if answer.said.is_some() {
                told.more.extend(names(lang, &answer.question.named_fields));
                told.more.extend(next(lang, refusal.reason, &answer.issuer).filter(|_| then.is_none()));
            }
            // The past is not put right.
            if then.is_none() {
                told.more.extend(hint(lang, answer, refusal));
                told.who = who(lang, answer, refusal);
            }
            if !told.steps.is_empty() && refusal.reason.check().is_none() {
                told.steps.insert(0, unreadable(lang, answer));
            }
        } else if let Some(then) = &then {
            (told.is_yes, told.headline) = (true, t.all_well_then(then));
            told.more.extend(reported);
            told.more.push(t.all_well_then_body().to_owned());
        } else {
            (told.is_yes, told.headline) = (true, t.all_well().to_owned());
            // What stopped it may be a scope that is left out.
            let is_mended = !answer.leaves_out || !answer.question.said.is_some_and(|it| is_about_scopes(it.code()));
            told.more.extend(code.map(|number| if is_mended { t.mended(number) } else { t.reported(number) }));
            told.more.extend(before());
            told.more.push(t.all_well_body().to_owned());
            // A request is taken to come at once; this one cannot any more.
            let exp = answer.question.times.and_then(|(_, exp)| Timestamp::from_second(exp).ok());
            let past = exp.filter(|exp| answer.client.as_ref().is_some_and(|facts| *exp < facts.now));
            told.more.extend(past.map(|exp| t.all_well_until(Moment::to_the_second(exp).in_words(lang))));
        }
        if answer.leaves_out && !answer.concerns_others {
            told.more.push(t.leaves_out().to_owned());
        }
        if answer.is_not_theirs {
            told.more.push(if then.is_some() { t.not_yours_then() } else { t.not_yours() }.to_owned());
            if !answer.concerns_others {
                told.more.push(t.only_about_parties().to_owned());
            }
        }
        // What the endpoint has said then, it knew.
        if then.is_some() && !answer.question.is_of_then() {
            told.more.push(t.then_unknown().to_owned());
        }
        told
    }

    /// What a reason says of itself, where nothing else is known. `issuer`: where it is asked.
    pub fn of_reason(
        lang: Lang,
        reason: Reason,
        issuer: &str,
        (named_fields, is_lost): (&[&'static str], bool),
    ) -> Self {
        let t = RefusedTexts(lang);
        let (number, known) = (reason.code().number(), entry(lang, reason.code().number()));
        let mut more = vec![t.reported(number)];
        more.extend(names(lang, named_fields));
        let by_code = known.as_ref().map(|entry| entry.next.to_owned());
        more.extend(next(lang, reason, issuer).or(by_code));
        // Of a client that is not known here no attempt is remembered.
        if is_lost && reason != Reason::NoClient {
            more.push(t.no_more_known().to_owned());
        }
        Self {
            is_yes: false,
            headline: alone(lang, reason).unwrap_or_else(|| means(lang, reason.code())),
            more,
            who: known.map(|entry| entry.who.to_owned()).unwrap_or_default(),
            about: Vec::new(),
            at: String::new(),
            picture: Vec::new(),
            steps: Vec::new(),
        }
    }
}

pub(super) fn environment(lang: Lang, environment: Environment) -> &'static str {
    match environment {
        Environment::Prod => Words(lang).production(),
        Environment::Test => Words(lang).test(),
    }
}

/// What was asked.
fn about(lang: Lang, answer: &Answer) -> Vec<(&'static str, String)> {
    let t = RefusedTexts(lang);
    let client = answer.client_id().filter(|_| !answer.is_not_theirs);
    let party = |party: &Option<Party>| party.as_ref().map(Party::with_number);
    // Of scopes that are left out nothing is said.
    let scopes: Vec<&str> = match answer.leaves_out {
        true => answer.scopes.iter().map(|scope| scope.name.as_str()).collect(),
        false => answer.question.scopes.iter().map(String::as_str).collect(),
    };
    let all = [
        (PageTexts(lang).environment(), Some(environment(lang, answer.environment).to_owned())),
        (t.client(), client.map(|client| client.to_string())),
        (t.consumer(), party(&answer.consumer)),
        (t.supplier(), party(&answer.supplier)),
        (t.scope(), Some(scopes.join(" ")).filter(|scopes| !scopes.is_empty())),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// Which parts of the request the error speaks of.
fn names(lang: Lang, fields: &[&'static str]) -> Option<String> {
    (!fields.is_empty()).then(|| RefusedTexts(lang).names(fields.join(", ")))
}

pub(super) fn name(check: Check, t: RefusedTexts) -> &'static str {
    match check {
        Check::Client => t.link_client(),
        Check::Key => t.link_key(),
        Check::Signature => t.link_signature(),
        Check::Audience => t.link_audience(),
        Check::Time => t.link_time(),
        Check::Once => t.link_once(),
        Check::Consumer => t.link_consumer(),
        Check::Scope => t.link_scope(),
        Check::InUse => t.link_in_use(),
        Check::Type => t.link_type(),
        Check::Details => t.link_details(),
        Check::Access => t.link_access(),
        Check::Delegation => t.link_delegation(),
    }
}

/// How far a check has come, and the word for it.
pub(super) fn state(t: RefusedTexts, outcome: &Outcome) -> (State, &'static str) {
    match outcome {
        Outcome::Passed => (State::Passed, t.passed()),
        Outcome::Failed(_) => (State::Failed, t.failed()),
        Outcome::NotReached => (State::NotReached, t.not_reached()),
        Outcome::NotAsked => (State::NotAsked, t.not_asked()),
    }
}

fn step(lang: Lang, answer: &Answer, link: &Link) -> Step {
    let t = RefusedTexts(lang);
    let (state, word) = state(t, &link.outcome);
    let sentence = match &link.outcome {
        Outcome::Passed => passed(lang, answer, link.check),
        Outcome::Failed(refusal) => sentence(lang, answer, refusal),
        Outcome::NotReached => String::new(),
        Outcome::NotAsked => unasked(t, link.check).to_owned(),
    };
    Step { name: name(link.check, t), state, word, sentence }
}

pub(super) fn named(party: Option<&Party>) -> String {
    party.map(Party::with_number).unwrap_or_default()
}

pub(super) fn kid(answer: &Answer) -> &str {
    match &answer.question.proof {
        Some(Proof::Kid(kid)) => kid,
        _ => "",
    }
}

fn passed(lang: Lang, answer: &Answer, check: Check) -> String {
    let t = RefusedTexts(lang);
    let (consumer, supplier) = (named(answer.consumer.as_ref()), named(answer.supplier.as_ref()));
    let client = answer.of_client();
    let owner = client.map(|client| client.owner.name.as_str()).unwrap_or_default();
    match check {
        Check::Client => t.ok_client(client.map(|client| client.name.as_str()).unwrap_or_default(), owner),
        Check::Key => match answer.client.as_ref().and_then(|facts| facts.key) {
            Some(key) => t.ok_key_until(kid(answer), day(lang, oslo(key.expires_at).date())),
            None => t.ok_key(kid(answer)),
        },
        Check::Audience => t.ok_audience().to_owned(),
        Check::Time => t.ok_time(answer.question.times.map(|(iat, exp)| exp - iat).unwrap_or_default()),
        Check::Consumer if answer.supplier.is_none() => t.ok_own(owner),
        Check::Consumer => t.ok_customer(consumer),
        Check::Scope if client.is_some() => t.ok_registered().to_owned(),
        Check::Scope => t.ok_exists().to_owned(),
        Check::InUse => t.ok_in_use().to_owned(),
        Check::Type => t.ok_type().to_owned(),
        Check::Access => t.ok_access(consumer),
        Check::Delegation => t.ok_delegation(consumer, supplier),
        Check::Signature | Check::Once | Check::Details => String::new(),
    }
}

fn unasked(t: RefusedTexts, check: Check) -> &'static str {
    match check {
        Check::Signature => t.unasked_signature(),
        Check::Once => t.unasked_once(),
        Check::Details => t.unasked_details(),
        Check::Delegation => t.unasked_supplier(),
        Check::Scope | Check::InUse | Check::Type | Check::Access => t.unasked_scope(),
        _ => t.unasked(),
    }
}

/// That the request cannot be read: before all checks, and none of them.
fn unreadable(lang: Lang, answer: &Answer) -> Step {
    let t = RefusedTexts(lang);
    let sentence = names(lang, &answer.question.named_fields).unwrap_or_default();
    Step { name: t.link_request(), state: State::Failed, word: t.failed(), sentence }
}
