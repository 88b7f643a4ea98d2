use actix_web::{http::StatusCode, web::Data};

use super::{
    super::{
        actions::{self, Changing, Creating},
        model::{
            AUD_LENGTH, DESCRIPTION_LENGTH, INTEGRATION_TYPES, LONG_LENGTH, MAX_AGE, MAX_LIFETIME, NameFault,
            SUBSCOPE_LENGTH, Settings, check_subscope, illegal_in_long, suits_altinn,
        },
        store::{self, Twin},
        texts::Texts,
        views::{FormKind, FormView, ScopeForm},
    },
    InEnvironment, OfScope, find, leave, place, world,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Lang, Title},
    platform::Services,
    prefixes,
    web::{self, FormErrors, Posted, page, page_with, see_other},
};

/// *Nytt scope*: the empty form.
pub(super) async fn new(acting: Acting<ManageScopes>, path: InEnvironment, services: Data<Services>) -> web::Result {
    let paths = world(&acting, &path.2)?;
    let mut db = services.db.acquire().await?;
    let prefixes = prefixes::own_prefixes(&mut db, acting.org()).await?;
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

/// Reads everything but the name; every fault is a sentence at its field.
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

/// What was chosen to name a scope by, without what nobody may see: trimmed, and the prefix taken off if it was typed too.
fn subscope_of(form: &ScopeForm) -> String {
    let typed = form.subscope.trim();
    let own = format!("{}:", form.prefiks);
    typed.strip_prefix(&own).unwrap_or(typed).to_owned()
}

/// Makes it.
pub(super) async fn create(
    acting: Acting<ManageScopes>,
    path: InEnvironment,
    form: Posted<ScopeForm>,
    services: Data<Services>,
) -> web::Result {
    let paths = world(&acting, &path.2)?;
    let filled = form.read(acting.login())?;
    let (lang, t) = (paths.lang, Texts(paths.lang));
    let form = &filled.input;
    let mut errors = FormErrors::default();
    let mut db = services.db.acquire().await?;
    let prefixes = prefixes::own_prefixes(&mut db, acting.org()).await?;
    if !prefixes.contains(&form.prefiks) {
        errors.add("prefiks", t.prefix_choose());
    }
    let subscope = subscope_of(form);
    let name = format!("{}:{subscope}", form.prefiks);
    // First, so that a name that is written otherwise leads to the scope that is meant.
    let mut twin =
        if subscope.is_empty() { None } else { store::twin(&mut db, acting.org(), paths.environment, &name).await? };
    drop(db);
    if let Some(twin) = &twin {
        errors.add("subscope", exists(t, twin, &name));
    } else if let Err(fault) = check_subscope(&subscope) {
        errors.add("subscope", name_fault(lang, fault));
    } else if form.delegering != "nei" && !suits_altinn(&subscope) {
        errors.add("subscope", name_fault(lang, NameFault::NotForAltinn));
    }
    let settings = read(lang, form, &mut errors);
    if errors.is_empty() {
        let name = (form.prefiks.as_str(), subscope.as_str());
        match actions::create(&services, &acting, paths.environment, name, settings, leave(&filled)).await? {
            Creating::Done(reference) => return Ok(see_other(&paths.receipt(&reference))),
            Creating::Exists(found) => {
                errors.add("subscope", exists(t, &found, &found.name));
                twin = Some(found);
            }
            Creating::PrefixLost => errors.add("prefiks", t.prefix_choose()),
        }
    }
    let mut view = FormView::new(&acting, paths, FormKind::New, prefixes, filled.input, errors);
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
pub(super) async fn edit(acting: Acting<ManageScopes>, path: OfScope, services: Data<Services>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let scope = find(&services, &acting, (paths.environment, id)).await?;
    let form = ScopeForm::of(&scope.settings, scope.version);
    page(&FormView::new(&acting, paths, FormKind::Edit(&scope), Vec::new(), form, FormErrors::default()))
}

/// Changes it, if nobody else has meanwhile; else shows what they did.
pub(super) async fn save(
    acting: Acting<ManageScopes>,
    path: OfScope,
    form: Posted<ScopeForm>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    let scope = find(&services, &acting, (paths.environment, id)).await?;
    let mut errors = FormErrors::default();
    let settings = read(paths.lang, &filled.input, &mut errors);
    if settings.delegable && !suits_altinn(scope.subscope()) {
        errors.add("delegering-ja", Texts(paths.lang).delegation_altinn());
    }
    if !errors.is_empty() {
        let view = FormView::new(&acting, paths, FormKind::Edit(&scope), Vec::new(), filled.input, errors);
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    let place = (paths.environment, id);
    let version = filled.input.versjon;
    match actions::change(&services, &acting, place, version, settings.clone(), leave(&filled)).await? {
        Changing::Done(reference) => Ok(see_other(&paths.receipt(&reference))),
        Changing::Nothing => Ok(see_other(&paths.scope(&id))),
        Changing::Gone => Err(web::Problem::NotFound),
        Changing::Stale(scope) => {
            let form = ScopeForm { versjon: scope.version, ..filled.input };
            let view = FormView::new(&acting, paths, FormKind::Edit(&scope), Vec::new(), form, errors);
            page_with(StatusCode::CONFLICT, &view.conflict(&scope.settings, &settings))
        }
    }
}
