use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::{
    super::{
        actions::{self, Giving, NewGrant},
        model::{Known, check_consumer},
        store::{self, Slice},
        texts::Texts,
        views::{AccessForm, AccessRow, AccessSection, ConsumerPiece, consumer_fault},
    },
    InEnvironment, OfScope, Paths, find, leave, place, read_terms, world,
};
use crate::{
    access::{Acting, ManageScopes, ViewScopes},
    kernel::{Lang, OrgNumber, OrgNumberError, Ref, ScopeAccessId, ScopeId},
    platform::Services,
    register::{self, UnitStatus},
    web::{self, Filled, FormErrors, Problem, Sheet, download, page},
};

/// Accesses on a page.
const PAGE: i64 = 50;
/// Accesses in a file.
const FILE: i64 = 100_000;

/// What the query string of a scope's page asks of its accesses.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SectionQuery {
    q: String,
    etter: Option<ScopeAccessId>,
    /// The reference of what was just given.
    gitt: String,
}

/// The part of a scope's page that tells who has access. Whoever calls has found the scope first, by its provider.
pub(crate) async fn section(
    services: &Services,
    paths: Paths,
    scope: ScopeId,
    query: SectionQuery,
    form: AccessForm,
) -> Result<AccessSection, Problem> {
    let search = query.q.trim().to_owned();
    let slice = Slice { search: Some(search.clone()).filter(|q| !q.is_empty()), after: query.etter, limit: PAGE };
    let mut db = services.db.acquire().await?;
    let accesses = store::accesses(&mut db, scope, &slice, services.clock.today()).await?;
    let limit = usize::try_from(PAGE).unwrap_or(usize::MAX);
    Ok(AccessSection::new(paths, scope, search, accesses, limit, &query.gitt, form))
}

/// Gives one organisation access, as the form on the scope's page says. Its receipt, or what is wrong with the form.
pub(crate) async fn give(
    services: &Services,
    acting: &Acting<ManageScopes>,
    (paths, scope): (Paths, ScopeId),
    filled: &Filled<AccessForm>,
) -> Result<Result<Ref, FormErrors>, Problem> {
    let (lang, t, form) = (paths.lang, Texts(paths.lang), &filled.input);
    let mut errors = FormErrors::default();
    let number = match OrgNumber::parse(&form.konsument) {
        Ok(number) => Some(number),
        Err(fault) => {
            errors.add("konsument", number_fault(lang, fault));
            None
        }
    };
    let day = (form.dag.as_str(), form.maned.as_str(), form.ar.as_str());
    let (ends_on, note) = read_terms(lang, day, &form.merknad, services.clock.today(), &mut errors);
    if let (Some(consumer), true) = (number, errors.is_empty()) {
        services.limits.look_up(acting.person())?;
        let grant = NewGrant { consumer, ends_on, note };
        match actions::give(services, acting, (paths.environment, scope), grant, leave(filled)).await? {
            Giving::Done(reference) => return Ok(Ok(reference)),
            Giving::Fault(fault) => errors.add("konsument", consumer_fault(lang, fault, &consumer.grouped())),
            Giving::Inactive => errors.add("konsument", t.give_inactive()),
            Giving::Gone | Giving::Stale => return Err(Problem::NotFound),
        }
    }
    Ok(Err(errors))
}

/// The sentence about a number that cannot be one.
fn number_fault(lang: Lang, fault: OrgNumberError) -> &'static str {
    match fault {
        OrgNumberError::Length => Texts(lang).orgnr_length(),
        OrgNumberError::CheckDigit => Texts(lang).orgnr_check(),
    }
}

/// A number that a script asks about.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LookUpQuery {
    leverandor: String,
}

/// The piece of the page a script asks for when nine digits are typed.
pub(super) async fn look_up(
    acting: Acting<ManageScopes>,
    path: InEnvironment,
    typed: Query<LookUpQuery>,
    services: Data<Services>,
) -> web::Result {
    let paths = world(&acting, &path.2)?;
    services.limits.look_up(acting.person())?;
    let mut db = services.db.acquire().await?;
    let found = match OrgNumber::parse(&typed.leverandor) {
        Err(fault) => Err(number_fault(paths.lang, fault).to_owned()),
        Ok(number) => {
            let known = register::unit(&mut db, number).await?.map(|unit| Known {
                number,
                name: unit.name,
                is_deleted: matches!(unit.status, UnitStatus::Deleted(_)),
                has: false,
            });
            let checked = check_consumer(known.as_ref()).cloned();
            checked.map_err(|fault| consumer_fault(paths.lang, fault, &number.grouped()))
        }
    };
    page(&ConsumerPiece::new(found.as_ref().map_err(Clone::clone)))
}

/// Everybody who has access, as a file.
pub(super) async fn csv(acting: Acting<ViewScopes>, path: OfScope, services: Data<Services>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    find(&services, &acting, (paths.environment, id)).await?;
    let slice = Slice { limit: FILE, ..Slice::default() };
    let mut db = services.db.acquire().await?;
    let accesses = store::accesses(&mut db, id, &slice, services.clock.today()).await?;
    let t = Texts(paths.lang);
    let headings = [t.organisation(), t.number(), t.given(), t.until(), t.note(), t.suppliers()];
    let mut table = Sheet::new(headings);
    for access in accesses {
        let row = AccessRow::new(paths, id, access, "");
        let number = row.number.replace('\u{a0}', "");
        table.row([row.name.as_str(), &number, &row.given, &row.until, &row.note, &row.suppliers]);
    }
    let name = format!("tilganger-{id}.csv");
    Ok(download(&name, "text/csv; charset=utf-8", table.finish()))
}
