use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    super::{
        actions::{self, CreateError, EditError},
        model::{NameFault, SUBSCOPE_LENGTH, check_subscope, suits_altinn},
        settings::ScopeForm,
        store::{self, Twin},
        texts::{Naming, Texts},
        views::{FormView, NamePiece},
    },
    find,
};
use crate::{
    access::{Acting, ManageScopes},
    grants,
    kernel::{Lang, OrgNumber},
    prefixes,
    web::{
        self, FormErrors, InEnvironment, OfThing, Posted, Problem, UrlQuery, page, page_with, paths_in, place,
        see_other,
    },
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
    let n = Naming(lang);
    match fault {
        NameFault::Empty => n.subscope_empty().to_owned(),
        NameFault::Long => n.subscope_long(SUBSCOPE_LENGTH),
        NameFault::Illegal(c) if c.is_uppercase() => n.subscope_capital(c),
        NameFault::Illegal(' ') => n.subscope_blank().to_owned(),
        NameFault::Illegal(c) => n.subscope_illegal(c),
        NameFault::Marks => n.subscope_marks().to_owned(),
        NameFault::NotForAltinn => n.subscope_altinn().to_owned(),
    }
}

/// The subscope: trimmed, and without the prefix if that was typed too.
fn subscope_of(form: &ScopeForm) -> String {
    let typed = form.subscope.trim();
    let own = format!("{}:", form.prefiks);
    typed.strip_prefix(&own).unwrap_or(typed).to_owned()
}

/// What is wrong with the subscope itself.
fn fault_of(subscope: &str, is_delegable: bool) -> Option<NameFault> {
    match check_subscope(subscope) {
        Ok(()) if is_delegable && !suits_altinn(subscope) => Some(NameFault::NotForAltinn),
        checked => checked.err(),
    }
}

/// Those who are to have access to the new scope, or a sentence about the field.
async fn consumers(
    acting: &Acting<ManageScopes>,
    form: &mut ScopeForm,
) -> Result<Result<Vec<OrgNumber>, String>, Problem> {
    let listed = grants::first_list(acting, &mut form.organisasjoner).await?;
    let t = Texts(acting.lang());
    let is_torn = form.hvem == "alle" && !form.organisasjoner.trim().is_empty();
    Ok(if is_torn { Err(Naming(acting.lang()).first_and_all(t.who_all(), t.who_chosen())) } else { listed })
}

/// A name that is being typed, and what the form says besides.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CheckQuery {
    onsket: String,
    prefiks: String,
    delegering: String,
}

/// The piece of the page that a script asks for while a subscope is typed: the whole name, and whether it can be had.
pub(super) async fn check(
    acting: Acting<ManageScopes>,
    path: InEnvironment,
    UrlQuery(query): UrlQuery<CheckQuery>,
) -> web::Result {
    let (paths, t) = (paths_in(&acting, &path.2)?, Texts(acting.lang()));
    let form = ScopeForm { subscope: query.onsket, prefiks: query.prefiks, ..ScopeForm::default() };
    let subscope = subscope_of(&form);
    let name = format!("{}:{subscope}", form.prefiks);
    let mut db = acting.db().await?;
    let is_own = prefixes::own_prefixes(&mut db, acting.org()).await?.contains(&form.prefiks);
    let fault = match fault_of(&subscope, query.delegering != "nei") {
        _ if !is_own => Some(t.prefix_choose().to_owned()),
        Some(fault) => Some(name_fault(acting.lang(), fault)),
        None => store::twin(&mut db, acting.org(), paths.environment, &name).await?.map(|twin| exists(t, &twin, &name)),
    };
    page(&NamePiece::new(acting.lang(), name, fault))
}

/// Creates it, with those who are to have access.
pub(super) async fn create(acting: Acting<ManageScopes>, path: InEnvironment, form: Posted<ScopeForm>) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let form = form.read(acting.login())?;
    let (lang, t, key, mut input) = (paths.lang, Texts(paths.lang), form.key(), form.input);
    let prefixes = prefixes::own_prefixes(&mut *acting.db().await?, acting.org()).await?;
    let mut errors = FormErrors::default();
    if !prefixes.contains(&input.prefiks) {
        errors.add("prefiks", t.prefix_choose());
    }
    let subscope = subscope_of(&input);
    let name = format!("{}:{subscope}", input.prefiks);
    // The prefix counts too: a number may stand on both sides of the colon.
    let holds_person = errors.holds_person(lang, ("subscope", t.subscope(), &name));
    let fault = if holds_person { None } else { fault_of(&subscope, input.delegering != "nei") };
    let mut faults = FormErrors::default();
    let settings = input.settings(lang, &mut faults);
    let consumers = consumers(&acting, &mut input).await?.map_err(|fault| faults.add("organisasjoner", fault));
    let twin = if let (true, None, true, Ok(consumers)) = (errors.is_empty(), fault, faults.is_empty(), &consumers) {
        // A good form is sent on as it is: the action finds out whether the name is taken. So one that is sent twice gets its receipt again.
        let name = (input.prefiks.as_str(), subscope.as_str());
        match actions::create(&acting, key, paths.environment, name, settings, consumers).await {
            Ok(reference) => return Ok(see_other(&paths.receipt(&reference))),
            Err(CreateError::Failed(e)) => return Err(e.into()),
            Err(CreateError::PrefixLost) => {
                errors.add("prefiks", t.prefix_choose());
                None
            }
            // One of them went from the register in the same instant: the list says which.
            Err(CreateError::ConsumerGone) => {
                let listed = grants::first_list(&acting, &mut input.organisasjoner).await?;
                faults.add("organisasjoner", listed.err().unwrap_or_else(|| Naming(lang).first_gone().to_owned()));
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
