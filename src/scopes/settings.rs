//! Everything that can be said about a scope but its name: the settings, the form they are typed in, what is checked, and what they are
//! called. A further setting stands here, and in `texts.rs`, `scopes/store/scope.rs`, the form's template and a migration.

use serde::{Deserialize, Serialize};

use super::texts::Texts;
use crate::{
    kernel::{Lang, Title},
    web::{Field, FormErrors},
};

/// Longest description, in characters.
const DESCRIPTION_LENGTH: usize = 255;
/// Longest long description, in characters.
const LONG_LENGTH: usize = 1023;
/// Longest audience, in characters.
const AUD_LENGTH: usize = 255;
/// Longest address of documentation, in characters.
const ADDRESS_LENGTH: usize = 500;
/// Seconds that a token may live, where the scope decides.
const MAX_AGE: std::ops::RangeInclusive<i32> = 30..=680;
/// Most seconds of a user's authorization: ten years.
const MAX_LIFETIME: i32 = 315_360_000;
/// Kinds of clients: as the wire names them, and as people do; a name of a product is the same in every language.
const INTEGRATION_TYPES: [(&str, &str); 7] = [
    ("maskinporten", "Maskinporten"),
    ("idporten", "ID-porten"),
    ("ansattporten", "Ansattporten"),
    ("api_klient", "API-klient"),
    ("eformidling", "eFormidling"),
    ("idporten_saml2", "ID-porten SAML2"),
    ("krr", "KRR"),
];

/// The settings of a scope. Events keep them as a [`crate::ledger::Snapshot`]: the names of the fields are in the log for ever.
#[expect(clippy::struct_excessive_bools, reason = "the wire has them as flags that vary independently")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Settings {
    /// What it gives, in a line.
    pub description: Title,
    /// The same at length; shown to those who are asked for consent.
    pub long_description: Title,
    /// In the catalogue that everybody can read.
    pub public: bool,
    /// Everybody may use it without being given access.
    pub open: bool,
    /// The kinds of clients that may have it; none means all.
    pub integration_types: Vec<String>,
    /// Consumers may let suppliers use it on their behalf.
    pub delegable: bool,
    /// The longest life of a token in seconds; 0 leaves it to the client.
    pub max_age: i32,
    /// Tokens are opaque: nothing can be read from them.
    pub opaque: bool,
    /// The longest life of a user's authorization in seconds; 0 leaves it to the client.
    pub authorization_max_lifetime: i32,
    /// The user must log in anew.
    pub user_authentication: bool,
    /// The user must consent.
    pub user_consent: bool,
    /// Tokens name the user by a pseudonym.
    pub pseudonymous: bool,
    /// The audience every token gets; empty: the client's choice.
    pub aud: String,
    /// The address of the API's documentation; empty: none.
    pub documentation: String,
}

/// The form as it was sent, word for word, so that nothing typed is lost.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ScopeForm {
    pub prefiks: String,
    pub subscope: String,
    pub beskrivelse: String,
    pub beskrivelse_nn: String,
    pub beskrivelse_en: String,
    pub lang: String,
    pub lang_nn: String,
    pub lang_en: String,
    pub synlighet: String,
    pub hvem: String,
    /// Those who get access along with a new scope.
    pub organisasjoner: String,
    pub delegering: String,
    #[serde(rename = "type")]
    pub types: Vec<String>,
    pub levetid: String,
    pub tokentype: String,
    pub autlevetid: String,
    pub bruker: Vec<String>,
    pub aud: String,
    pub dokumentasjon: String,
    pub versjon: i32,
}

impl ScopeForm {
    /// The form that would have led to these settings.
    pub(super) fn of(settings: &Settings, version: i32) -> Self {
        let flags = [
            (settings.user_authentication, "autentisering"),
            (settings.user_consent, "samtykke"),
            (settings.pseudonymous, "pseudonym"),
        ];
        let word = |yes: bool, word: &str| if yes { word.to_owned() } else { String::new() };
        let seconds = |n: i32| if n == 0 { String::new() } else { n.to_string() };
        Self {
            beskrivelse: settings.description.nb.clone(),
            beskrivelse_nn: settings.description.nn.clone(),
            beskrivelse_en: settings.description.en.clone(),
            lang: settings.long_description.nb.clone(),
            lang_nn: settings.long_description.nn.clone(),
            lang_en: settings.long_description.en.clone(),
            synlighet: word(settings.public, "offentlig"),
            hvem: word(settings.open, "alle"),
            delegering: word(!settings.delegable, "nei"),
            types: settings.integration_types.clone(),
            levetid: seconds(settings.max_age),
            tokentype: word(settings.opaque, "opaque"),
            autlevetid: seconds(settings.authorization_max_lifetime),
            bruker: flags.iter().filter(|(on, _)| *on).map(|(_, name)| (*name).to_owned()).collect(),
            aud: settings.aud.clone(),
            dokumentasjon: settings.documentation.clone(),
            versjon: version,
            ..Self::default()
        }
    }

    /// The kinds of clients to choose among: as the wire has them, what they are called, and whether they are chosen.
    pub(super) fn integration_types(&self) -> [(&'static str, &'static str, bool); 7] {
        INTEGRATION_TYPES.map(|(wire, name)| (wire, name, self.types.iter().any(|chosen| chosen == wire)))
    }

    /// The same for what is asked of a user who is logged in.
    pub(super) fn user_flags(&self, t: Texts) -> [(&'static str, &'static str, bool); 3] {
        let all = [
            ("autentisering", t.user_authentication()),
            ("samtykke", t.user_consent()),
            ("pseudonym", t.pseudonymous()),
        ];
        all.map(|(word, label)| (word, label, self.bruker.iter().any(|chosen| chosen == word)))
    }

    /// Is something set in the part that is folded away?
    pub(super) fn sets_something_rare(&self) -> bool {
        let set = [&self.levetid, &self.tokentype, &self.autlevetid, &self.aud].iter().any(|text| !text.is_empty());
        set || !self.types.is_empty() || !self.bruker.is_empty()
    }

    /// The settings it asks for; each fault becomes a sentence at its field.
    pub(super) fn settings(&self, lang: Lang, errors: &mut FormErrors) -> Settings {
        let t = Texts(lang);
        let mut text = |field: &'static str, label: &'static str, typed: &str, most: usize, long: bool| {
            let text = errors.free_text(lang, (field, label, typed), most).unwrap_or_default();
            if let (true, Some(c)) = (long, illegal_in_long(&text)) {
                errors.add_labelled(field, label, t.long_illegal(c));
            }
            text
        };
        let description = Title {
            nb: text("beskrivelse", t.description(), &self.beskrivelse, DESCRIPTION_LENGTH, false),
            nn: text("beskrivelse_nn", t.description_nn(), &self.beskrivelse_nn, DESCRIPTION_LENGTH, false),
            en: text("beskrivelse_en", t.description_en(), &self.beskrivelse_en, DESCRIPTION_LENGTH, false),
        };
        let long_description = Title {
            nb: text("lang", t.long_description(), &self.lang, LONG_LENGTH, true),
            nn: text("lang_nn", t.long_description_nn(), &self.lang_nn, LONG_LENGTH, true),
            en: text("lang_en", t.long_description_en(), &self.lang_en, LONG_LENGTH, true),
        };
        let aud = text("aud", t.aud(), &self.aud, AUD_LENGTH, false);
        let documentation = text("dokumentasjon", t.documentation(), &self.dokumentasjon, ADDRESS_LENGTH, false);
        if self.beskrivelse.trim().is_empty() {
            errors.add("beskrivelse", t.description_empty());
        }
        if aud.chars().any(char::is_whitespace) {
            errors.add("aud", t.aud_blank());
        }
        if !(documentation.is_empty() || is_web_address(&documentation)) {
            errors.add_labelled("dokumentasjon", t.documentation(), t.documentation_address());
        }
        let range = t.max_age_range(MAX_AGE.start(), MAX_AGE.end());
        let max_age = seconds(&self.levetid, &MAX_AGE, ("levetid", t.max_age()), range, errors);
        let range = t.lifetime_range(MAX_LIFETIME);
        let lifetime = seconds(&self.autlevetid, &(1..=MAX_LIFETIME), ("autlevetid", t.lifetime()), range, errors);
        let kinds = self.integration_types().into_iter().filter(|(.., chosen)| *chosen);
        let flag = |name: &str| self.bruker.iter().any(|chosen| chosen == name);
        Settings {
            description,
            long_description,
            public: self.synlighet == "offentlig",
            open: self.hvem == "alle",
            integration_types: kinds.map(|(wire, ..)| wire.to_owned()).collect(),
            delegable: self.delegering != "nei",
            max_age,
            opaque: self.tokentype == "opaque",
            authorization_max_lifetime: lifetime,
            user_authentication: flag("autentisering"),
            user_consent: flag("samtykke"),
            pseudonymous: flag("pseudonym"),
            aud,
            documentation,
        }
    }
}

/// Seconds, or nothing for "the client decides".
fn seconds(
    text: &str,
    range: &std::ops::RangeInclusive<i32>,
    (field, label): (&'static str, &'static str),
    sentence: String,
    errors: &mut FormErrors,
) -> i32 {
    match text.trim() {
        "" | "0" => 0,
        text => match text.parse() {
            Ok(n) if range.contains(&n) => n,
            _ => {
                errors.add_labelled(field, label, sentence);
                0
            }
        },
    }
}

/// Is this the address of a page that can be read by everybody: encrypted, with the name of a host, and nobody's password in it?
fn is_web_address(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| {
        url.scheme() == "https" && url.domain().is_some_and(|host| host.contains('.')) && url.username().is_empty()
    })
}

/// The first character that may not stand in a long description.
fn illegal_in_long(text: &str) -> Option<char> {
    text.chars().find(|c| !(c.is_alphanumeric() || " \n\r.,-_:;!?'\"()/*[]#".contains(*c)))
}

/// The settings as labels and values, by the words of the form.
pub(super) fn fields(t: Texts, settings: &Settings) -> Vec<Field> {
    let yes_no = |yes: bool| if yes { t.yes() } else { t.no() }.to_owned();
    let seconds = |n: i32| match u64::try_from(n) {
        Ok(n) if n > 0 => t.seconds_in_words(n),
        _ => t.client_decides().to_owned(),
    };
    let name = |wire: &str| INTEGRATION_TYPES.iter().find(|(known, _)| *known == wire).map(|(_, name)| *name);
    let types: Vec<&str> = settings.integration_types.iter().map(|wire| name(wire).unwrap_or(wire)).collect();
    vec![
        (t.description(), settings.description.nb.clone()),
        (t.description_nn(), settings.description.nn.clone()),
        (t.description_en(), settings.description.en.clone()),
        (t.long_description(), settings.long_description.nb.clone()),
        (t.long_description_nn(), settings.long_description.nn.clone()),
        (t.long_description_en(), settings.long_description.en.clone()),
        (t.visibility(), if settings.public { t.public() } else { t.private() }.to_owned()),
        (t.who_may(), if settings.open { t.who_all() } else { t.who_chosen() }.to_owned()),
        (t.delegation(), yes_no(settings.delegable)),
        (t.types(), if types.is_empty() { t.all().to_owned() } else { types.join(", ") }),
        (t.max_age(), seconds(settings.max_age)),
        (t.token_type(), if settings.opaque { "OPAQUE" } else { "SELF_CONTAINED" }.to_owned()),
        (t.lifetime(), seconds(settings.authorization_max_lifetime)),
        (t.user_authentication(), yes_no(settings.user_authentication)),
        (t.user_consent(), yes_no(settings.user_consent)),
        (t.pseudonymous(), yes_no(settings.pseudonymous)),
        (t.aud(), settings.aud.clone()),
        (t.documentation(), settings.documentation.clone()),
    ]
}

/// The fields of the form that can have errors, in its order.
pub(super) const FIELDS: [&str; 15] = [
    "prefiks",
    "subscope",
    "beskrivelse",
    "lang",
    "dokumentasjon",
    "beskrivelse_nn",
    "lang_nn",
    "beskrivelse_en",
    "lang_en",
    "organisasjoner",
    "delegering-ja",
    "type",
    "levetid",
    "autlevetid",
    "aud",
];

/// The labels of settings that are rarely looked at, and folded away.
pub(super) fn rare(t: Texts) -> [&'static str; 13] {
    [
        t.description_nn(),
        t.description_en(),
        t.long_description(),
        t.long_description_nn(),
        t.long_description_en(),
        t.types(),
        t.max_age(),
        t.token_type(),
        t.lifetime(),
        t.user_authentication(),
        t.user_consent(),
        t.pseudonymous(),
        t.aud(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documentation_is_a_page_of_the_web() {
        for good in ["https://eksempel.no", "https://docs.eksempel.no/api?v=2#bruk", "https://æøå.no/"] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in [
            "eksempel.no",
            "http://eksempel.no",
            "javascript:alert(1)",
            "https://kari@eksempel.no",
            "https://localhost/",
            "https://10.0.0.1/",
            "data:text/html,x",
            "https://",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }

    #[test]
    fn a_long_description_keeps_to_plain_marks() {
        assert_eq!(
            illegal_in_long("Målerdata (per husstand): \"time for time\"!\n* punkt #1, [lenke]/a_b-c; ja? 'nei'"),
            None
        );
        for (text, illegal) in [("<b>", '<'), ("a & b", '&'), ("a@b", '@'), ("«a»", '«')] {
            assert_eq!(illegal_in_long(text), Some(illegal), "{text}");
        }
    }
}
