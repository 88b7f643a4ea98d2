use actix_web::http::StatusCode;

use super::{
    super::{
        actions::{self, CreateError, EditError},
        model::{NameFault, SUBSCOPE_LENGTH, check_subscope, suits_altinn},
        settings::ScopeForm,
        store::{self, Twin},
        texts::Texts,
        views::FormView,
    },
    find,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::Lang,
    prefixes,
    web::{self, FormErrors, InEnvironment, OfThing, Posted, Problem, page, page_with, paths_in, place, see_other},
};

/// *Nytt scope*: the empty form.
pub(super) async fn new(acting: Acting<ManageScopes>, path: InEnvironment) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let prefixes = prefixes::own_prefixes(&mut *acting.db().await?, acting.org()).await?;
    if prefixes.is_empty() {
        return Ok(see_other(&paths.prefixes()));
    }
    page(&FormView::new(&acting, paths, None, prefixes, ScopeForm::default(), FormErrors::default()))
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

/// The subscope: trimmed, and without the prefix if that was typed too.
fn subscope_of(form: &ScopeForm) -> String {
    let typed = form.subscope.trim();
    let own = format!("{}:", form.prefiks);
    typed.strip_prefix(&own).unwrap_or(typed).to_owned()
}

/// Creates it.
pub(super) async fn create(acting: Acting<ManageScopes>, path: InEnvironment, form: Posted<ScopeForm>) -> web::Result {
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
    // The prefix counts too: a number may stand on both sides of the colon.
    let holds_person = errors.holds_person(lang, ("subscope", t.subscope(), &name));
    let fault = match check_subscope(&subscope) {
        _ if holds_person => None,
        Ok(()) if input.delegering != "nei" && !suits_altinn(&subscope) => Some(NameFault::NotForAltinn),
        checked => checked.err(),
    };
    let mut faults = FormErrors::default();
    let settings = input.settings(lang, &mut faults);
    let twin = if errors.is_empty() && fault.is_none() && faults.is_empty() {
        // A good form is sent on as it is: the action finds out whether the name is taken. So one that is sent twice gets its receipt again.
        let name = (input.prefiks.as_str(), subscope.as_str());
        match actions::create(&acting, key, paths.environment, name, settings).await {
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
    errors.append(faults);
    let mut view = FormView::new(&acting, paths, None, prefixes, input, errors);
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
    page(&FormView::new(&acting, paths, Some(&scope), Vec::new(), form, FormErrors::default()))
}

/// Changes it, if nobody else has meanwhile; else shows what they did.
pub(super) async fn save(acting: Acting<ManageScopes>, path: OfThing, form: Posted<ScopeForm>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let form = form.read(acting.login())?;
    let (key, input) = (form.key(), form.input);
    let place = (paths.environment, id);
    let scope = find(&mut *acting.db().await?, &acting, place).await?;
    let mut errors = FormErrors::default();
    let settings = input.settings(paths.lang, &mut errors);
    if settings.delegable && !suits_altinn(scope.subscope()) {
        errors.add("delegering-ja", Texts(paths.lang).delegation_altinn());
    }
    if !errors.is_empty() {
        let view = FormView::new(&acting, paths, Some(&scope), Vec::new(), input, errors);
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    match actions::edit(&acting, key, place, input.versjon, settings.clone()).await {
        Ok(reference) => Ok(see_other(&paths.receipt(&reference))),
        Err(EditError::Failed(e)) => Err(e.into()),
        Err(EditError::Same) => Ok(see_other(&paths.scope(&id))),
        Err(EditError::Gone) => Err(Problem::NotFound),
        Err(EditError::Stale(scope)) => {
            let form = ScopeForm { versjon: scope.version, ..input };
            let view = FormView::new(&acting, paths, Some(&scope), Vec::new(), form, errors);
            page_with(StatusCode::CONFLICT, &view.conflict(&scope.settings, &settings))
        }
    }
}
