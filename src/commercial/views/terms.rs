use askama::Template;

use super::super::{
    paths,
    terms::{Terms, parts},
    texts::TermsTexts,
};
use crate::{
    access::{Acting, Opener, Right, SignTerms, texts as access_texts},
    ledger::FormKey,
    receipts,
    web::{FormErrors, Layout, Section, day, long_day},
};

/// A version in the history.
#[derive(Debug)]
struct Row {
    version: String,
    /// Where its text is.
    href: String,
    published: String,
    by: String,
    /// Who signed it, and the receipt of that.
    signed: Option<(String, String)>,
    status: (&'static str, &'static str),
}

/// *Bruksvilkår*.
#[derive(Debug, Template)]
#[template(path = "commercial/terms.html")]
pub(in super::super) struct TermsView {
    layout: Layout,
    t: TermsTexts,
    key: String,
    action: String,
    errors: FormErrors,
    /// Why nothing was signed.
    said: Option<&'static str>,
    /// How the version that is shown stands, and the colour of that.
    state: Option<(String, &'static str)>,
    /// What lacks while it is not signed.
    consequence: &'static str,
    /// The version that is shown.
    version: String,
    parts: Vec<(bool, String)>,
    /// May they sign the version that is shown?
    signs: bool,
    /// Who may, where the reader may not.
    who_can: Vec<String>,
    promise: String,
    rows: Vec<Row>,
}

impl TermsView {
    pub(in super::super) fn new<R: Right>(
        acting: &Acting<R>,
        terms: &[Terms],
        errors: FormErrors,
        said: Option<&'static str>,
    ) -> Self {
        let (lang, org, today) = (acting.lang(), acting.org(), acting.today());
        let t = TermsTexts(lang);
        let newest = terms.first();
        let shown = terms.iter().find(|version| version.text.is_some());
        let is_newest = shown.map(|it| &it.version) == newest.map(|it| &it.version);
        let waits = is_newest && shown.is_some_and(|it| it.signature.is_none());
        let may = acting.can::<SignTerms>();
        let state = shown.map(|it| match &it.signature {
            Some(signature) => (t.is_signed(&signature.name, long_day(lang, signature.at)), "success"),
            None if !is_newest => (t.is_old().to_owned(), "info"),
            None if it.must_be_signed_by < today => (t.is_late(day(lang, it.must_be_signed_by)), "danger"),
            None => (t.is_due(day(lang, it.must_be_signed_by)), "warning"),
        });
        let row = |it: &Terms| Row {
            version: it.version.to_string(),
            href: paths::terms_of(lang, org, it.version.as_str()),
            published: long_day(lang, it.published_at),
            by: day(lang, it.must_be_signed_by),
            signed: it.signature.as_ref().map(|signature| {
                let receipt = receipts::receipt(lang, org, &signature.reference);
                (t.by(long_day(lang, signature.at), &signature.name), receipt)
            }),
            status: match (&it.signature, newest == Some(it), it.must_be_signed_by < today) {
                (Some(_), ..) => (t.tag_signed(), "success"),
                (None, false, _) => (t.tag_not_signed(), "neutral"),
                (None, true, true) => (t.tag_late(), "danger"),
                (None, true, false) => (t.tag_waits(), "warning"),
            },
        };
        let openers: &[Opener] = SignTerms::OPENERS;
        Self {
            layout: Layout::acting(acting, Section::Organisation, t.terms()).with_faults(!errors.is_empty()),
            t,
            key: FormKey::draw(),
            action: paths::terms(lang, org),
            errors,
            said,
            state,
            consequence: if waits { t.consequence() } else { "" },
            version: shown.map(|it| it.version.to_string()).unwrap_or_default(),
            parts: shown
                .and_then(|it| it.text.as_deref())
                .map(|text| parts(text).into_iter().map(|part| (part.is_heading, part.text.to_owned())).collect())
                .unwrap_or_default(),
            signs: waits && may,
            who_can: match waits && !may {
                true => access_texts::opened_by(lang, openers, &acting.mandate().form),
                false => Vec::new(),
            },
            promise: t.promise(&acting.unit().name),
            rows: terms.iter().map(row).collect(),
        }
    }
}
