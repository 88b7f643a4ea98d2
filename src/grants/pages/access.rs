use std::rc::Rc;

use jiff::civil::Date;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    super::{
        actions::{self, GiveError, NewGrant},
        model::{Access, Known, Remark, check_consumer},
        paths::Paths,
        store::{self, Slice},
        texts::Texts,
        views::{AccessSection, ConsumerPiece, Shown, consumer_fault},
    },
    find,
};
use crate::{
    access::{Acting, ManageScopes, Proof, ViewScopes},
    kernel::{Lang, OrgNumber, Ref, ScopeAccessId, ScopeId},
    ledger::FormKey,
    platform::limits::LOOK_UP,
    register::{self, UnitStatus},
    usage::{self, List},
    web::{
        self, FormErrors, InEnvironment, OfThing, PAGE, PART, Problem, Sheet, UrlQuery, cut, file_name, number_fault,
        page, page_size, parts, paths_in, place,
    },
};

/// What the query string of a scope's page asks of its accesses.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SectionQuery {
    q: String,
    etter: Option<ScopeAccessId>,
    /// What is ticked, on whatever page of the list.
    tilgang: Vec<Uuid>,
    /// The reference of what was just given.
    gitt: String,
}

impl SectionQuery {
    /// The list as it was searched, paged and ticked.
    pub(super) fn ticked(search: String, after: &str, ticked: Vec<Uuid>) -> Self {
        Self { q: search, etter: after.parse().ok(), tilgang: ticked, gitt: String::new() }
    }
}

/// The part of a scope's page that lists who has access. The caller has found the scope first, by its provider.
pub(crate) async fn section(
    acting: &Acting<ViewScopes>,
    (paths, scope): (Paths, ScopeId),
    query: SectionQuery,
    form: AccessForm,
) -> Result<AccessSection, Problem> {
    let search = query.q.trim().to_owned();
    let limit = page_size(acting.context(), PAGE);
    let slice = Slice { search: Some(search.clone()).filter(|q| !q.is_empty()), after: query.etter, limit };
    let mut db = acting.db().await?;
    let accesses = store::accesses(&mut db, acting, scope, &slice).await?;
    let before = match query.etter {
        Some(after) => Some((after, store::before_previous(&mut db, acting, scope, &slice).await?)),
        None => None,
    };
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let shown = Shown { search, before, ticked: query.tilgang };
    Ok(AccessSection::new(paths, scope, shown, accesses, limit, &query.gitt, form))
}

/// The form that gives one organisation access, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct AccessForm {
    pub konsument: String,
    pub dag: String,
    pub maned: String,
    pub ar: String,
    pub merknad: String,
}

impl AccessForm {
    /// What it gives, or what is wrong with it.
    fn check(&self, lang: Lang, today: Date) -> Result<NewGrant, FormErrors> {
        let mut errors = FormErrors::default();
        let number = errors.number(lang, ("konsument", &self.konsument));
        let (ends_on, note) =
            errors.terms(lang, [&self.dag, &self.maned, &self.ar], (Texts(lang).note_label(), &self.merknad), today);
        match number {
            Some(consumer) if errors.is_empty() => Ok(NewGrant { consumer, ends_on, note }),
            _ => Err(errors),
        }
    }
}

/// Gives one organisation access, as the form on the scope's page says. Its receipt, or what is wrong with the form.
pub(crate) async fn give(
    acting: &Acting<ManageScopes>,
    (paths, scope): (Paths, ScopeId),
    key: FormKey,
    form: &AccessForm,
) -> Result<Result<Ref, FormErrors>, Problem> {
    let lang = paths.lang;
    let grant = match form.check(lang, acting.today()) {
        Ok(grant) => grant,
        Err(errors) => return Ok(Err(errors)),
    };
    acting.count(LOOK_UP).await?;
    let consumer = grant.consumer;
    let mut errors = FormErrors::default();
    match actions::give(acting, key, (paths.environment, scope), grant).await {
        Ok(reference) => return Ok(Ok(reference)),
        Err(GiveError::Failed(e)) => return Err(e.into()),
        Err(GiveError::Fault(fault)) => errors.add("konsument", consumer_fault(lang, fault, &consumer.grouped())),
        Err(GiveError::Inactive) => errors.add("konsument", Texts(lang).give_inactive()),
        Err(GiveError::Gone | GiveError::Stale | GiveError::Already(_)) => return Err(Problem::NotFound),
    }
    Ok(Err(errors))
}

/// The number that a script asks about.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LookUpQuery {
    leverandor: String,
}

/// The piece of the page a script asks for when nine digits are typed.
pub(super) async fn look_up(
    acting: Acting<ManageScopes>,
    path: InEnvironment,
    UrlQuery(typed): UrlQuery<LookUpQuery>,
) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    acting.count(LOOK_UP).await?;
    let consumer = match OrgNumber::parse(&typed.leverandor) {
        Err(fault) => Err(number_fault(paths.lang, &typed.leverandor, fault).to_owned()),
        Ok(number) => {
            let known = register::unit(&mut *acting.db().await?, number, acting.today()).await?.map(|unit| Known {
                number,
                name: unit.name,
                is_deleted: matches!(unit.status, UnitStatus::Deleted(_)),
                remark: Remark::of(unit.status == UnitStatus::Bankrupt, unit.main_unit.is_some()),
                has: false,
            });
            let checked = check_consumer(paths.org, known.as_ref()).cloned();
            checked.map_err(|fault| consumer_fault(paths.lang, fault, &number.grouped()))
        }
    };
    page(&ConsumerPiece::new(paths.lang, consumer.as_ref().map_err(Clone::clone)))
}

/// All accesses to a scope, as a file.
pub(super) async fn csv(acting: Acting<ViewScopes>, path: OfThing) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let scope = find(&mut *acting.db().await?, &acting, (paths.environment, id)).await?;
    let t = Texts(paths.lang);
    let name = format!("tilganger-{}.csv", file_name(scope.name()));
    let file = usage::export(&acting, List::ScopeAccesses, Some(scope.name()), name).await?;
    let acting = Rc::new(acting);
    parts(file, "text/csv; charset=utf-8", None, move |after| {
        let acting = Rc::clone(&acting);
        async move {
            let slice = Slice { search: None, after, limit: PART };
            let mut db = acting.db().await?;
            let (mut accesses, _) = store::accesses(&mut db, acting.as_ref(), id, &slice).await?;
            let names =
                register::registered_names(&mut db, accesses.iter().map(|access| access.consumer.number)).await?;
            drop(db);
            acting.connection().give_back()?;
            let headings = [t.organisation(), t.number(), t.given(), t.given_who(), t.until(), t.note(), t.suppliers()];
            let mut table = Sheet::part(after.is_none(), headings);
            let next = cut(&mut accesses, PART).map(|last| Some(last.id));
            for Access { consumer, given_at, given_by, ends_on, note, suppliers, .. } in accesses {
                let (note, suppliers) = (note.as_deref(), suppliers.join(", "));
                table.row([
                    names.get(&consumer.number).unwrap_or(&consumer.name).into(),
                    consumer.number.into(),
                    given_at.into(),
                    given_by.as_deref().into(),
                    ends_on.into(),
                    note.into(),
                    (&suppliers).into(),
                ]);
            }
            Ok((table.finish(), next))
        }
    })
    .await
}
