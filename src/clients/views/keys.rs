use askama::Template;

use super::{
    super::{
        model::{Client, MOST_KEYS},
        pages::{KeyForm, KeySource},
        paths::Paths,
        snippets::OPENSSL,
        texts::{Keys, Texts},
    },
    below_client,
};
use crate::{
    access::{Acting, ManageClients},
    ledger::FormKey,
    web::{FormErrors, Layout},
};

/// *Legg til nøkkel*.
#[derive(Debug, Template)]
#[template(path = "clients/key.html")]
pub(in super::super) struct KeyView {
    layout: Layout,
    t: Texts,
    k: Keys,
    key: String,
    errors: FormErrors,
    form: KeyForm,
    action: String,
    back: String,
    /// The client has as many as it may have: only one that it has can be renewed.
    full: Option<String>,
    openssl: &'static str,
}

impl KeyView {
    pub fn new(
        acting: &Acting<ManageClients>,
        paths: Paths,
        client: &Client,
        form: KeyForm,
        errors: FormErrors,
    ) -> Self {
        let (t, k) = (Texts(paths.lang), Keys(paths.lang));
        Self {
            layout: below_client(acting, paths, client, t.add_key_heading(&client.content.name))
                .with_faults(!errors.is_empty()),
            t,
            k,
            key: FormKey::draw(),
            errors,
            form,
            action: paths.client_keys(&client.id),
            back: paths.client(&client.id),
            full: (client.keys.len() >= MOST_KEYS).then(|| k.too_many(MOST_KEYS)),
            openssl: OPENSSL,
        }
    }

    fn comes(&self, source: &str) -> bool {
        (source == "nettleser") == (self.form.kilde == KeySource::Browser)
    }
}
