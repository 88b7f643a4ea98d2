//! What is asked about a refused request: the fields as they are typed, picked out or shared in an address, and what they mean.

use jiff::Timestamp;
use serde::Deserialize;

use super::{
    answer::Answer,
    codes::{entry, is_code},
    paste::{is_scope, parts_named},
    texts::PageTexts,
};
use crate::{
    entitlements::AttemptRow,
    kernel::{ClientId, Environment, Lang, OrgNumber, Party, holds_national_id, mask_national_ids_across},
    maskinporten::{Code, Proof, Reason},
    sitemap,
    web::{FormErrors, Moment},
};

/// More scopes are not asked about at a time.
const MOST_SCOPES: usize = 10;
/// The longest name of a key, scope or audience.
const LONGEST: usize = 300;

/// The fields, as an address has them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Fields {
    pub klient: String,
    pub konsument: String,
    /// The customer that the request itself names. Its own organisation is a customer only there.
    pub consumer_org: String,
    pub leverandor: String,
    pub scope: String,
    pub kode: String,
    /// The reason, where the code stands for several.
    pub grunn: String,
    pub kid: String,
    pub alg: String,
    pub aud: String,
    pub iat: String,
    pub exp: String,
    /// The correlation id of an attempt.
    pub id: String,
    /// Which parts of the request the error speaks of.
    pub felt: String,
    /// The environment, in a link that is shared.
    pub miljo: String,
    /// When in the past.
    pub tid: String,
    /// When the request came.
    pub kom: String,
    /// The button of the form, which may have been sent with nothing in it.
    pub forklar: String,
}

/// The parts of a request that an error may speak of.
pub(super) const PARTS: [&str; 18] = [
    "alg",
    "assertion",
    "aud",
    "authorization_details",
    "client_id",
    "consumer_org",
    "exp",
    "grant_type",
    "iat",
    "iss",
    "jti",
    "kid",
    "pid",
    "resource",
    "scope",
    "signature",
    "typ",
    "x5c",
];

impl Fields {
    fn pairs(&self) -> [(&'static str, &str); 17] {
        [
            ("klient", &self.klient),
            ("konsument", &self.konsument),
            ("consumer_org", &self.consumer_org),
            ("leverandor", &self.leverandor),
            ("scope", &self.scope),
            ("kode", &self.kode),
            ("grunn", &self.grunn),
            ("kid", &self.kid),
            ("alg", &self.alg),
            ("aud", &self.aud),
            ("iat", &self.iat),
            ("exp", &self.exp),
            ("id", &self.id),
            ("felt", &self.felt),
            ("miljo", &self.miljo),
            ("tid", &self.tid),
            ("kom", &self.kom),
        ]
    }

    /// What a client has asked for.
    pub fn of_attempt(attempt: AttemptRow) -> Self {
        let consumer = attempt.consumer.map(|consumer| consumer.to_string()).unwrap_or_default();
        let fields = Self {
            klient: attempt.client.to_string(),
            konsument: consumer.clone(),
            consumer_org: consumer,
            scope: attempt.scopes.join(" "),
            grunn: particular(&attempt.code, &attempt.description),
            kom: Moment::to_the_second(attempt.at).value(),
            felt: parts_named(&attempt.code, &attempt.description),
            kode: attempt.code,
            kid: attempt.kid.unwrap_or_default(),
            ..Self::default()
        };
        fields.without_persons()
    }

    /// The same for the consumer and the providers, who do not know the client: nothing that only its owner knows.
    pub fn of_attempt_of_others(attempt: AttemptRow) -> Self {
        let leverandor = attempt.org.to_string();
        let mut fields = Self { leverandor, ..Self::of_attempt(attempt) };
        for own in [&mut fields.kid, &mut fields.grunn, &mut fields.felt] {
            own.clear();
        }
        fields
    }

    /// The parts of the request that the error speaks of.
    pub fn named(&self) -> Vec<&'static str> {
        let named = |part: &&str| self.felt.split(' ').any(|word| word == *part);
        PARTS.into_iter().filter(named).collect()
    }

    /// As the query of an address.
    pub fn query(&self) -> String {
        sitemap::query(&self.pairs())
    }

    /// The environment that a link was shared from.
    pub fn environment(&self) -> Environment {
        self.miljo.parse().unwrap_or(Environment::Prod)
    }

    /// The correlation id, if it can be one.
    pub fn attempt(&self) -> Option<&str> {
        let is_id = self.id.len() == 32 && self.id.bytes().all(|b| b.is_ascii_hexdigit());
        is_id.then_some(self.id.as_str())
    }

    /// May the client be of this organisation, by whom the error names?
    pub fn may_be_of(&self, org: OrgNumber) -> bool {
        let owner = if self.leverandor.is_empty() { &self.konsument } else { &self.leverandor };
        owner.is_empty() || owner.parse() == Ok(org)
    }

    /// What others may be asked along: nothing that only the owner of the client knows.
    pub fn shared(&self, answer: &Answer, environment: Environment) -> Self {
        let number = |party: Option<&Party>| party.map(|party| party.number.to_string()).unwrap_or_default();
        let consumer = answer.consumer.as_ref().filter(|_| self.klient.is_empty());
        // The owner of a client that is not theirs is the consumer, where it names no other.
        let owner = answer.of_client().map(|client| &client.owner);
        Self {
            klient: self.klient.clone(),
            konsument: consumer.map_or_else(|| self.konsument.clone(), |it| it.number.to_string()),
            leverandor: number(owner.or(answer.supplier.as_ref())),
            scope: self.scope.clone(),
            consumer_org: self.consumer_org.clone(),
            kode: self.kode.clone(),
            grunn: self.grunn.clone(),
            felt: self.felt.clone(),
            tid: self.tid.clone(),
            kom: self.kom.clone(),
            miljo: environment.slug().to_owned(),
            ..Self::default()
        }
    }

    /// Is nothing asked?
    pub fn is_empty(&self) -> bool {
        self.pairs().iter().all(|(_, value)| value.trim().is_empty())
    }

    /// Is there enough to look something up with?
    pub fn asks(&self) -> bool {
        [&self.klient, &self.konsument, &self.leverandor, &self.scope].iter().any(|field| !field.trim().is_empty())
    }

    /// The same, as it was when the request came.
    pub fn when_it_came(&self) -> Self {
        Self { tid: self.kom.clone(), ..self.clone() }
    }

    /// Why the endpoint has refused the request, or would: the reason, if it goes with the code, or what the code says.
    pub fn said(&self) -> Option<Reason> {
        let reason = Reason::named(&self.grunn);
        match number_of(&self.kode) {
            None => reason,
            Some(number) => {
                reason.filter(|reason| reason.code().number() == number).or_else(|| Reason::told(number, ""))
            }
        }
    }

    /// Without what a field cannot hold: it was not typed there, but picked out of something larger.
    pub fn without_persons(mut self) -> Self {
        let fields = [
            &mut self.klient,
            &mut self.konsument,
            &mut self.consumer_org,
            &mut self.leverandor,
            &mut self.kid,
            &mut self.alg,
            &mut self.aud,
            &mut self.iat,
            &mut self.exp,
        ];
        for field in fields {
            if holds_national_id(field) || field.len() > LONGEST || field.contains(char::is_control) {
                field.clear();
            }
        }
        if entry(Lang::Nb, &self.kode).is_none() && !is_code(&self.kode) {
            self.kode.clear();
        }
        self.id = self.attempt().map(str::to_owned).unwrap_or_default();
        self.grunn = Reason::named(&self.grunn).map(Reason::name).unwrap_or_default();
        for time in [&mut self.tid, &mut self.kom] {
            if time.len() > 40 || holds_national_id(time) {
                time.clear();
            }
        }
        self.felt = self.named().join(" ");
        self.miljo = self.miljo.parse().map_or_else(|()| String::new(), |it: Environment| it.slug().to_owned());
        let scopes = self.scope.split(' ').filter(|scope| is_scope(scope) && scope.len() <= LONGEST);
        let scopes: Vec<String> = scopes.take(MOST_SCOPES).map(str::to_owned).collect();
        // A number that is split over scopes is none that a scope has.
        self.scope = if mask_national_ids_across(&scopes) == scopes { scopes.join(" ") } else { String::new() };
        self
    }

    /// What is asked by an organisation, or what is wrong with the fields. Those that machines fill in are left aside if they cannot be read.
    pub fn read(&self, lang: Lang, asked_by: Option<OrgNumber>, now: Timestamp) -> Result<Question, FormErrors> {
        let (t, mut errors) = (PageTexts(lang), FormErrors::default());
        let client = match self.klient.trim() {
            "" => None,
            typed => typed.parse().map_err(|_| errors.add("klient", t.client_wrong())).ok(),
        };
        let mut number = |field, typed: &str| {
            if typed.trim().is_empty() { None } else { errors.number(lang, (field, typed)) }
        };
        let (consumer, supplier) = (number("konsument", &self.konsument), number("leverandor", &self.leverandor));
        if consumer.is_none() && client.is_none() && supplier.is_some() && supplier == asked_by {
            errors.number(lang, ("konsument", ""));
        }
        let scopes: Vec<String> = self
            .scope
            .split([' ', ',', '\n'])
            .map(str::trim)
            .filter(|scope| !scope.is_empty())
            .map(str::to_owned)
            .collect();
        let is_wrong = |scope: &String| !is_scope(scope) || scope.len() > LONGEST;
        if scopes.iter().any(is_wrong) || mask_national_ids_across(&scopes) != scopes {
            errors.add("scope", t.scope_wrong());
        } else if scopes.len() > MOST_SCOPES {
            errors.add("scope", t.scope_many());
        } else if scopes.is_empty() && client.is_none() && self.klient.trim().is_empty() {
            errors.add("scope", t.scope_missing());
        }
        let then =
            Moment::parse(&self.tid, now).map_err(|fault| errors.add("tid", fault.sentence(lang))).ok().flatten();
        if !errors.is_empty() {
            return Err(errors.in_order(&["scope", "konsument", "leverandor", "klient", "tid"]));
        }
        let text = |field: &str| {
            Some(field.trim().to_owned())
                .filter(|text| !text.is_empty() && text.len() <= LONGEST && !holds_national_id(text))
        };
        let seconds = |field: &str| field.parse::<i64>().ok().filter(|seconds| (0..=253_402_300_799).contains(seconds));
        Ok(Question {
            client,
            claimed: self.consumer_org.parse().ok(),
            consumer: consumer.or_else(|| asked_by.filter(|_| client.is_none())),
            supplier: supplier.filter(|_| client.is_none()),
            named: (consumer, supplier),
            scopes,
            proof: text(&self.kid).map(Proof::Kid),
            alg: text(&self.alg).unwrap_or_else(|| "RS256".to_owned()),
            aud: text(&self.aud).map(|aud| aud.split(' ').map(str::to_owned).collect()),
            times: seconds(&self.iat).zip(seconds(&self.exp)),
            code: number_of(&self.kode),
            said: self.said(),
            came: Moment::parse(&self.kom, now).ok().flatten(),
            named_fields: self.named(),
            then,
        })
    }
}

/// The reason that the sentence of an error tells, if its code stands for several, as an address names it.
pub(super) fn particular(code: &str, sentence: &str) -> String {
    let told = Reason::told(code, sentence).filter(|reason| !matches!(reason, Reason::Of(_)));
    told.map(Reason::name).unwrap_or_default()
}

/// The code of this number, as the endpoint writes it. One number may stand for several.
pub(super) fn number_of(text: &str) -> Option<&'static str> {
    let text = text.trim().to_ascii_uppercase();
    Code::ALL.into_iter().map(Code::number).find(|number| *number == text)
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Question {
    pub client: Option<ClientId>,
    /// Whose access it is: as named, or, where no client is, whoever asks.
    pub consumer: Option<OrgNumber>,
    pub supplier: Option<OrgNumber>,
    /// The customer that the request itself names.
    pub claimed: Option<OrgNumber>,
    /// Consumer and supplier as they were named.
    pub named: (Option<OrgNumber>, Option<OrgNumber>),
    pub scopes: Vec<String>,
    pub proof: Option<Proof>,
    pub alg: String,
    pub aud: Option<Vec<String>>,
    pub times: Option<(i64, i64)>,
    /// The code that the client got.
    pub code: Option<&'static str>,
    /// Why: as the endpoint has said it, or would say it of the request that was pasted.
    pub said: Option<Reason>,
    /// When the request came.
    pub came: Option<Moment>,
    /// Which parts of the request the error speaks of.
    pub named_fields: Vec<&'static str>,
    /// As it was then; `None`: as it is now.
    pub then: Option<Moment>,
}

impl Question {
    /// Is it about the moment at which the request came? Then what the endpoint has said is how it was.
    pub fn is_of_then(&self) -> bool {
        self.code.is_some() && self.then.is_some() && self.then == self.came
    }
}
