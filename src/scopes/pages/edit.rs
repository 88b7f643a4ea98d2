use actix_web::{http::StatusCode, web::Data};
use serde::Deserialize;

use super::{
    super::{
        actions::{self, CreateError, EditError},
        model::{
            AUD_LENGTH, DESCRIPTION_LENGTH, INTEGRATION_TYPES, LONG_LENGTH, MAX_AGE, MAX_LIFETIME, NameFault,
            SUBSCOPE_LENGTH, Settings, check_subscope, illegal_in_long, suits_altinn,
        },
        store::{self, Twin},
        texts::Texts,
        views::{FormKind, FormView},
    },
    find,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Lang, Title},
    platform::Services,
    prefixes,
    web::{self, FormErrors, InEnvironment, OfThing, Posted, Problem, page, page_with, paths_in, place, see_other},
};

/// The form as it was sent, word for word, so that nothing typed is lost.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct ScopeForm {
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
    pub delegering: String,
    #[serde(rename = "type")]
    pub types: Vec<String>,
    pub levetid: String,
    pub tokentype: String,
    pub autlevetid: String,
    pub bruker: Vec<String>,
    pub aud: String,
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
            versjon: version,
            ..Self::default()
        }
    }
}

/// *Nytt scope*: the empty form.
pub(super) async fn new(acting: Acting<ManageScopes>, path: InEnvironment) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let prefixes = prefixes::own_prefixes(&mut *acting.db().await?, acting.org()).await?;
    if prefixes.is_empty() {
        return Ok(see_other(&paths.prefixes()));
    }
    page(&FormView::new(&acting, paths, FormKind::New, prefixes, ScopeForm::default(), FormErrors::default()))
}

/// The sentence about a subscope.
fn name_fault(lang: Lang, fault: NameFault) -> String {
    let t = Texts(lang);
    match fault {
        NameFault::Empty => t.subscope_empty().to_owned(),
        NameFault::Long => t.subscope_long(SUBSCOPE_LENGTH),
        NameFault::Illegal(c) if c.is_uppercase() => t.subscope_capital(c),
        NameFault::Illegal(' ') => t.subscope_blank().to_owned(),
        NameFault::Illegal(c) => t.subscope_illegal(c),
        NameFault::Marks => t.subscope_marks().to_owned(),
        NameFault::NotForAltinn => t.subscope_altinn().to_owned(),
    }
}

/// Seconds, or nothing for "the client decides".
fn seconds(
    text: &str,
    range: &std::ops::RangeInclusive<i32>,
    field: &'static str,
    sentence: String,
    errors: &mut FormErrors,
) -> i32 {
    match text.trim() {
        "" | "0" => 0,
        text => match text.parse() {
            Ok(n) if range.contains(&n) => n,
            _ => {
                errors.add(field, sentence);
                0
            }
        },
    }
}

/// Reads everything but the name; each fault becomes a sentence at its field.
fn read(lang: Lang, form: &ScopeForm, errors: &mut FormErrors) -> Settings {
    let t = Texts(lang);
    let mut text = |field: &'static str, typed: &str, most: usize, long: bool| {
        let typed = typed.trim().replace("\r\n", "\n");
        if typed.chars().count() > most {
            errors.add(field, t.too_long(most));
        } else if let (true, Some(c)) = (long, illegal_in_long(&typed)) {
            errors.add(field, t.long_illegal(c));
        }
        typed
    };
    let description = Title {
        nb: text("beskrivelse", &form.beskrivelse, DESCRIPTION_LENGTH, false),
        nn: text("beskrivelse_nn", &form.beskrivelse_nn, DESCRIPTION_LENGTH, false),
        en: text("beskrivelse_en", &form.beskrivelse_en, DESCRIPTION_LENGTH, false),
    };
    let long_description = Title {
        nb: text("lang", &form.lang, LONG_LENGTH, true),
        nn: text("lang_nn", &form.lang_nn, LONG_LENGTH, true),
        en: text("lang_en", &form.lang_en, LONG_LENGTH, true),
    };
    let aud = text("aud", &form.aud, AUD_LENGTH, false);
    if description.nb.is_empty() {
        errors.add("beskrivelse", t.description_empty());
    }
    if aud.chars().any(char::is_whitespace) {
        errors.add("aud", t.aud_blank());
    }
    let max_age = seconds(&form.levetid, &MAX_AGE, "levetid", t.max_age_range(MAX_AGE.start(), MAX_AGE.end()), errors);
    let lifetime = seconds(&form.autlevetid, &(1..=MAX_LIFETIME), "autlevetid", t.lifetime_range(MAX_LIFETIME), errors);
    let flag = |name: &str| form.bruker.iter().any(|chosen| chosen == name);
    Settings {
        description,
        long_description,
        public: form.synlighet == "offentlig",
        open: form.hvem == "alle",
        integration_types: INTEGRATION_TYPES
            .iter()
            .filter(|wire| form.types.iter().any(|chosen| chosen == *wire))
            .map(|wire| (*wire).to_owned())
            .collect(),
        delegable: form.delegering != "nei",
        max_age,
        opaque: form.tokentype == "opaque",
        authorization_max_lifetime: lifetime,
        user_authentication: flag("autentisering"),
        user_consent: flag("samtykke"),
        pseudonymous: flag("pseudonym"),
        aud,
    }
}

/// The subscope: trimmed, and without the prefix if that was typed too.
fn subscope_of(form: &ScopeForm) -> String {
    let typed = form.subscope.trim();
    let own = format!("{}:", form.prefiks);
    typed.strip_prefix(&own).unwrap_or(typed).to_owned()
}

/// Creates it.
pub(super) async fn create(
    acting: Acting<ManageScopes>,
    path: InEnvironment,
    form: Posted<ScopeForm>,
    services: Data<Services>,
) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let form = form.read(acting.login())?;
    let (lang, t, key, input) = (paths.lang, Texts(paths.lang), form.key(), form.input);
    let prefixes = prefixes::own_prefixes(&mut *acting.db().await?, acting.org()).await?;
    let mut errors = FormErrors::default();
    if !prefixes.contains(&input.prefiks) {
        errors.add("prefiks", t.prefix_choose());
    }
    let subscope = subscope_of(&input);
    let name = format!("{}:{subscope}", input.prefiks);
    let fault = match check_subscope(&subscope) {
        Ok(()) if input.delegering != "nei" && !suits_altinn(&subscope) => Some(NameFault::NotForAltinn),
        checked => checked.err(),
    };
    let mut faults = FormErrors::default();
    let settings = read(lang, &input, &mut faults);
    let twin = if errors.is_empty() && fault.is_none() && faults.is_empty() {
        // A good form is sent on as it is: the action tells whether the name is taken. So one that is sent twice gets its receipt again.
        let name = (input.prefiks.as_str(), subscope.as_str());
        match actions::create(&services, &acting, key, paths.environment, name, settings).await {
            Ok(reference) => return Ok(see_other(&paths.receipt(&reference))),
            Err(CreateError::Failed(e)) => return Err(e.into()),
            Err(CreateError::PrefixLost) => {
                errors.add("prefiks", t.prefix_choose());
                None
            }
            Err(CreateError::Exists(twin)) => Some(twin),
        }
    } else if subscope.is_empty() {
        None
    } else {
        // A name with a mistake may mean a scope that exists, such as one typed in capitals: then the user is shown that scope.
        store::twin(&mut *acting.db().await?, acting.org(), paths.environment, &name).await?
    };
    match (&twin, fault) {
        (Some(twin), _) => errors.add("subscope", exists(t, twin, &name)),
        (None, Some(fault)) => errors.add("subscope", name_fault(lang, fault)),
        (None, None) => {}
    }
    for (field, sentence) in faults.all() {
        errors.add(field, sentence.as_str());
    }
    let mut view = FormView::new(&acting, paths, FormKind::New, prefixes, input, errors);
    if let Some(twin) = &twin {
        view = view.existing(paths, twin);
    }
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// The sentence about a name that is taken.
pub(super) fn exists(t: Texts, twin: &Twin, typed: &str) -> String {
    match (twin.name == typed, twin.active) {
        (true, true) => t.exists(&twin.name),
        (true, false) => t.exists_inactive(&twin.name),
        (false, _) => t.exists_alike(&twin.name),
    }
}

/// *Endre*: the form as the scope is.
pub(super) async fn edit(acting: Acting<ManageScopes>, path: OfThing) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let scope = find(&mut *acting.db().await?, &acting, (paths.environment, id)).await?;
    let form = ScopeForm::of(&scope.settings, scope.version);
    page(&FormView::new(&acting, paths, FormKind::Edit(&scope), Vec::new(), form, FormErrors::default()))
}

/// Changes it, if nobody else has meanwhile; else shows what they did.
pub(super) async fn save(
    acting: Acting<ManageScopes>,
    path: OfThing,
    form: Posted<ScopeForm>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let form = form.read(acting.login())?;
    let (key, input) = (form.key(), form.input);
    let place = (paths.environment, id);
    let scope = find(&mut *acting.db().await?, &acting, place).await?;
    let mut errors = FormErrors::default();
    let settings = read(paths.lang, &input, &mut errors);
    if settings.delegable && !suits_altinn(scope.subscope()) {
        errors.add("delegering-ja", Texts(paths.lang).delegation_altinn());
    }
    if !errors.is_empty() {
        let view = FormView::new(&acting, paths, FormKind::Edit(&scope), Vec::new(), input, errors);
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    match actions::edit(&services, &acting, key, place, input.versjon, settings.clone()).await {
        Ok(reference) => Ok(see_other(&paths.receipt(&reference))),
        Err(EditError::Failed(e)) => Err(e.into()),
        Err(EditError::Same) => Ok(see_other(&paths.scope(&id))),
        Err(EditError::Gone) => Err(Problem::NotFound),
        Err(EditError::Stale(scope)) => {
            let form = ScopeForm { versjon: scope.version, ..input };
            let view = FormView::new(&acting, paths, FormKind::Edit(&scope), Vec::new(), form, errors);
            page_with(StatusCode::CONFLICT, &view.conflict(&scope.settings, &settings))
        }
    }
}
