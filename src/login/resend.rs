//! What a form that was kept says of itself before it is sent again: what it does, for whom, and what was typed. It may be an hour since
//! they sent it, and what it does may happen at once.

use askama::Template;

use super::{kept::KeptForm, texts::Texts};
use crate::{
    access::SignedIn,
    kernel::mask_national_ids,
    register::Unit,
    web::{DayChoice, FORM_NAME, Layout},
};

/// Longest line of a text that is shown where it has several, in characters.
const LONGEST_LINE: usize = 80;
/// A text of more lines than this is a list.
const MOST_LINES: usize = 12;

/// A form that came too late, to be sent again.
#[derive(Debug, Template)]
#[template(path = "login/resend.html")]
pub(super) struct Resend {
    layout: Layout,
    t: Texts,
    facts: Vec<(&'static str, String)>,
    form: KeptForm,
    /// Did it bring a file? Then it is as large as such a form may be, and is sent again as one.
    takes_file: bool,
}

impl Resend {
    pub(super) fn new(gate: &SignedIn, form: KeptForm, org: Option<Unit>, takes_file: bool) -> Self {
        let t = Texts(gate.context().lang);
        let mut facts: Vec<(&'static str, String)> = Vec::new();
        facts.extend(act(t, &form).map(|act| (t.resend_act(), act.to_owned())));
        facts.extend(form.of(FORM_NAME).map(|page| (t.resend_page(), page.to_owned())));
        facts.extend(org.map(|org| (t.resend_org(), format!("{} ({})", org.name, org.number.grouped()))));
        facts.extend(typed(t, &form));
        let facts = facts.into_iter().map(|(label, value)| (label, mask_national_ids(&value))).collect();
        Self { layout: Layout::signed_in(gate, t.resend()), t, facts, form, takes_file }
    }
}

/// What it does, as far as its button or its address tells.
fn act(t: Texts, form: &KeptForm) -> Option<&'static str> {
    match form.of("handling") {
        Some("gi") => return Some(t.act_give()),
        Some("godkjenn") => return Some(t.act_approve()),
        Some("avslaa" | "avsla") => return Some(t.act_decline()),
        Some("trekk") => return Some(t.act_withdraw()),
        Some("angre") => return Some(t.act_undo()),
        Some("forkast") => return Some(t.act_drop()),
        Some("finn" | "sok" | "sjekk" | "alle") => return Some(t.act_search()),
        _ => {}
    }
    // The addresses of the sitemap, without their language.
    let pieces: Vec<&str> = form.path.split(['?', '#']).next()?.split('/').skip(2).collect();
    Some(match pieces.as_slice() {
        ["navn"] => t.act_name(),
        ["meg", ..] => t.act_profile(),
        ["gitt-deg", _] => t.act_is_it_you(),
        ["brukerstotte", "prefikser", ..] => t.act_assign(),
        ["brukerstotte", ..] => t.act_look_up(),
        ["foresporsler", "ny"] | [_, "fullmakter", "mottatt", "foresporsler", "ny"] | [_, _, "api-katalog", _] => {
            t.act_ask()
        }
        [_, "brukere", "produksjon", "ny"] => t.act_ask(),
        [_, "fullmakter", "invitasjoner", ..] => t.act_invite(),
        ["innlogging", _] | [_, "brukere", "innlogging"] => t.act_connect(),
        ["foresporsel", _]
        | [_, "fullmakter", "mottatt", "foresporsler", _]
        | [_, "brukere", "produksjon", _]
        | [_, "tilganger-vi-har", "foresporsler", _] => t.act_withdraw(),
        ["invitasjon", _] | [_, "foresporsler", _] | [_, _, "mine-api", "foresporsler", _] => t.act_answer(),
        [_, "innstillinger", ..] => t.act_settings(),
        [_, "kom-i-gang"] => t.act_arrange(),
        [_, "prefiks"] => t.act_prefix(),
        [_, "kvittering", _, "angre"] => t.act_undo(),
        [_, "fullmakter", "kontroll"] => t.act_confirm(),
        [_, "fullmakter", .., "frasi-oss"] => t.act_relinquish(),
        [.., "endringer" | "valg"] => t.act_mark(),
        [.., "sluttdato"] => t.act_end_date(),
        [_, "fullmakter", "ny" | "ny-person"] | [_, "fullmakter", _, "gi"] => t.act_give(),
        [.., "tilganger", "fjern"] => t.act_remove(),
        [_, _, "mine-api", _, "tilganger", "mange", ..] => t.act_many(),
        [.., "tilganger"] => t.act_accesses(),
        [.., "nokler", _, "fjern"] => t.act_remove(),
        [.., "ny" | "nokler"] | [_, "virksomhet", "e-postdomener", "nytt"] => t.act_create(),
        [_, "virksomhet", "bruksvilkar"] => t.act_sign(),
        [_, "virksomhet", "varsling", _] => t.act_notices(),
        [_, "virksomhet", "e-postdomener", _] => t.act_domain(),
        [_, "virksomhet", "brukere", _] => t.act_member(),
        [_, "virksomhet", "kontakter", _] | [.., "endre" | "scopes"] => t.act_edit(),
        [.., "kopier"] => t.act_copy(),
        [.., "deaktiver", "avlys"] => t.act_cancel_plan(),
        [.., "deaktiver"] => t.act_deactivate(),
        [.., "reaktiver"] => t.act_reactivate(),
        _ => return None,
    })
}

/// What was typed and ticked, in the order of the form. Only fields that people see, as labelled here: the rest is ours.
fn typed(t: Texts, form: &KeptForm) -> Vec<(&'static str, String)> {
    let mut typed: Vec<(&'static str, String)> = Vec::new();
    for (name, value) in form.fields.iter().filter(|(_, value)| !value.trim().is_empty()) {
        // Nobody needs to read a number of a person again to know whether to send it.
        if name == "fodselsnummer" {
            typed.push((t.typed_national_id(), t.resend_hidden().to_owned()));
        } else if let Some(label) = label(t, name) {
            typed.push((label, shown(t, value)));
        }
    }
    let part = |name| form.of(name).unwrap_or_default();
    let chosen = form.fields.iter().all(|(name, value)| name != "varighet" || value == "til");
    let day = DayChoice { chosen, day: [part("dag"), part("maned"), part("ar")], drawn: part("vist") };
    if day.counts() && !day.is_empty() {
        let parts = day.day.into_iter().filter(|part| !part.is_empty());
        typed.push((t.typed_day(), parts.collect::<Vec<_>>().join(".")));
    }
    if form.of("brudd").is_some() {
        typed.push((t.resend_ticked(), t.breach().to_owned()));
    }
    if form.of("tilganger") == Some("trekk") {
        typed.push((t.resend_chosen(), t.typed_revoke().to_owned()));
    }
    let is_tick = |name: &str| matches!(name, "api" | "ting" | "linje" | "rad" | "scope" | "tilgang");
    match form.fields.iter().filter(|(name, _)| is_tick(name)).count() {
        0 => {}
        1 => typed.push((t.resend_ticked(), t.resend_ticked_one().to_owned())),
        n => typed.push((t.resend_ticked(), t.resend_ticked_n(n))),
    }
    typed
}

/// What the field of this name is called, wherever it stands.
fn label(t: Texts, name: &str) -> Option<&'static str> {
    Some(match name {
        "epost" => t.typed_email(),
        "kode" => t.typed_code(),
        "saksnummer" => t.typed_case(),
        "adresse" => t.typed_address(),
        "postnummer" => t.typed_postcode(),
        "poststed" => t.typed_city(),
        "referanse" => t.typed_reference(),
        "rolle" => t.typed_role(),
        "telefon" => t.typed_phone(),
        "domene" => t.typed_domain(),
        "merknad" => t.typed_note(),
        "grunn" => t.typed_reason(),
        "formal" => t.typed_purpose(),
        "navn" => t.typed_name(),
        "etternavn" => t.typed_family_name(),
        "betaler" | "leverandor" | "virksomhet" | "organisasjon" | "nummer" | "konsument" => t.typed_org(),
        "liste" | "organisasjoner" | "fil" => t.typed_list(),
        "tittel" | "tittel_nn" | "tittel_en" => t.typed_title(),
        "beskrivelse" | "beskrivelse_nn" | "beskrivelse_en" | "lang" | "lang_nn" | "lang_en" => t.typed_description(),
        "nokkeltekst" => t.typed_public_key(),
        "dokumentasjon" => t.typed_documentation(),
        "kontakt" => t.typed_contact(),
        "prefiks" | "onsket" => t.typed_prefix(),
        "subscope" => t.typed_subscope(),
        "aud" => t.typed_audience(),
        "identifikator" => t.typed_identifier(),
        "melding" => t.typed_message(),
        "svar" => t.typed_answer(),
        "q" | "sok" | "hvem" => t.search(),
        "bekreft" => t.typed_confirmed(),
        "levetid" | "autlevetid" => t.typed_number(),
        _ => return None,
    })
}

/// A text in full; of a long list its first line, and how many there are.
fn shown(t: Texts, value: &str) -> String {
    let mut lines = value.lines().filter(|line| !line.trim().is_empty());
    match (lines.clone().count(), lines.next()) {
        (n, Some(first)) if n > MOST_LINES => t.resend_lines(first.chars().take(LONGEST_LINE).collect::<String>(), n),
        _ => value.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Lang;

    fn form(path: &str, fields: &[(&str, &str)]) -> KeptForm {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        KeptForm { path: path.to_owned(), fields: fields.collect() }
    }

    #[test]
    fn the_button_says_what_a_form_does_or_else_its_address() {
        let t = Texts(Lang::Nb);
        let of = |path, fields: &[(&str, &str)]| act(t, &form(path, fields));
        assert_eq!(of("/nb/310123455/kvittering/F-7K3Q-92MD/angre", &[]), Some("Angre"));
        assert_eq!(of("/nb/310123455/foresporsler/x", &[("handling", "avslaa")]), Some("Avslå"));
        assert_eq!(of("/nb/brukerstotte/prefikser", &[("handling", "avsla")]), Some("Avslå"));
        assert_eq!(of("/nb/310123455/prefiks", &[("handling", "sjekk")]), Some("Søke"));
        assert_eq!(of("/nn/310123455/prod/mine-api/x/tilganger/fjern", &[]), Some("Fjerne tilganger"));
        assert_eq!(of("/nb/hva/som/helst", &[]), None);
    }

    #[test]
    fn what_people_see_is_listed_and_nothing_of_what_is_ours() {
        let list = (0..40).map(|n| format!("{n}\n")).collect::<String>();
        let fields = [
            ("nokkel", "k"),
            ("utkast", "u"),
            ("vist", "v"),
            ("merknad", "Avtale\n42"),
            ("fodselsnummer", "12345678901"),
            ("liste", &list),
            ("api", "1"),
            ("api", "2"),
            ("brudd", "ja"),
            ("varighet", ""),
            ("dag", "1"),
        ];
        let facts = typed(Texts(Lang::Nb), &form("/nb/x", &fields));
        let facts: Vec<(&str, &str)> = facts.iter().map(|(label, value)| (*label, value.as_str())).collect();
        assert_eq!(
            facts,
            [
                ("Merknad", "Avtale\n42"),
                ("Fødselsnummer", "Fylt ut, vises ikke"),
                ("Liste", "0 … (40 linjer i alt)"),
                // A day that was typed counts, whatever the choice beside it says.
                ("Dato", "1"),
                ("Krysset av", "Dette gjelder et sikkerhetsbrudd"),
                ("Krysset av", "2 valg"),
            ]
        );
        let drawn = [("varighet", ""), ("dag", "1"), ("maned", "2"), ("ar", "2027"), ("vist", "1.2.2027")];
        assert_eq!(typed(Texts(Lang::Nb), &form("/nb/x", &drawn)), [], "a day that stood there follows the choice");
    }
}
