//! *Tilgang til produksjon*: somebody asks the organisation they belong to, and whoever can answer sees what waits.

use actix_web::{HttpResponse, http::StatusCode};
use serde::Deserialize;
use sqlx::PgConnection;

use super::{
    super::{
        actions::{self, NewRequest},
        givable::{self, Obstacle},
        model::{Request, RequestedItem},
        paths::Paths,
        store::{self, Standing},
        texts::{Production, Texts},
        views::{AskProduction, Choice, Group, ProductionView, RequestView, Side},
    },
    ask::{self, AskForm},
};
use crate::{
    access::{Acting, AskForProduction, ManagePeople, Right, SeeProduction, SingleRight},
    asking::{self, RequestError},
    kernel::{Holder, HolderId, PersonId},
    members, packages, sitemap,
    web::{
        self, DayChoice, FormErrors, OutsideEnvironment, PAGE, Posted, Problem, page, page_size, page_with, read_id,
        see_other,
    },
};

/// Who asks: whoever is signed in. `None`: they registered by work e-mail, and have connected a login, by which they ask from then on. Whoever
/// reads their mail does not speak for the person of that login.
async fn asker<R: Right>(db: &mut PgConnection, acting: &Acting<R>) -> sqlx::Result<Option<(PersonId, String)>> {
    let by_login = acting.mandate().is_member() && members::connected(db, acting.person()).await?.is_some();
    Ok((!by_login).then(|| (acting.person(), acting.login().name.clone())))
}

/// Where it is said by which login they ask.
fn by_login<R: Right>(acting: &Acting<R>) -> HttpResponse {
    see_other(&sitemap::members::connect(acting.lang(), acting.org()))
}

/// What they have asked for, and what waits for their answer.
pub(super) async fn list(acting: Acting<SeeProduction>) -> web::Result {
    let mut db = acting.db().await?;
    let Some((person, _)) = asker(&mut db, &acting).await? else { return Ok(by_login(&acting)) };
    let rows = page_size(acting.context(), PAGE);
    let own = store::sent_in(&mut db, &acting, &[person], rows).await?;
    let waiting = match acting.can::<ManagePeople>() {
        true => Some(store::people_waiting(&mut db, &acting, rows).await?),
        false => None,
    };
    page(&ProductionView::new(&acting, person, &own, waiting.as_deref()))
}

/// The form, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ProductionForm {
    /// Each as `kind code`.
    pub ting: Vec<String>,
    pub varighet: String,
    pub dag: String,
    pub maned: String,
    pub ar: String,
    /// The day as it stood in the form when it was drawn.
    pub vist: String,
    pub formal: String,
}

impl ProductionForm {
    /// Until when.
    pub(crate) fn duration(&self) -> DayChoice<'_> {
        DayChoice { chosen: self.varighet == "til", day: [&self.dag, &self.maned, &self.ar], drawn: &self.vist }
    }
}

/// What can be asked for, with what stands in the way of each.
fn choices(acting: &Acting<AskForProduction>, standing: &Standing) -> Vec<Group> {
    let lang = acting.lang();
    let (t, production) = (Texts(lang), Production(lang));
    let all = [
        (SingleRight::SelfServiceApi, t.hint_api()),
        (SingleRight::SelfServiceIntegrations, production.hint_clients()),
        (SingleRight::SelfServiceSuppliers, production.hint_customers()),
    ];
    let leads = acting.mandate().key_role().is_some();
    let choice = |(right, hint): (SingleRight, &str)| {
        let offer = packages::Offer::Right(right);
        let item = RequestedItem::of(offer.named());
        let waiting = standing.waiting.iter().find(|(code, _)| item.code == *code);
        let obstacle = match waiting {
            Some((_, request)) => Some(Obstacle::waiting(lang, *request)),
            None if leads => Some(Obstacle::needless(production.has_by_role())),
            None => givable::of_package(lang, &offer, &standing.form, &standing.granted),
        };
        Choice { item, hint: hint.to_owned(), codes: Vec::new(), access: "", obstacle }
    };
    vec![Group { heading: String::new(), choices: all.into_iter().map(choice).collect() }]
}

/// The form, empty.
pub(super) async fn ask(acting: Acting<AskForProduction>) -> web::Result {
    let mut db = acting.db().await?;
    let Some((person, _)) = asker(&mut db, &acting).await? else { return Ok(by_login(&acting)) };
    let standing = standing(&mut db, &acting, person).await?;
    let groups = choices(&acting, &standing);
    page(&AskProduction::new(&acting, groups, standing.nobody, ProductionForm::default(), FormErrors::default()))
}

async fn standing(
    db: &mut PgConnection,
    acting: &Acting<AskForProduction>,
    person: PersonId,
) -> sqlx::Result<Standing> {
    store::standing(db, HolderId::Person(person), acting.org(), (acting.now(), acting.today())).await
}

/// Asks.
pub(super) async fn send(acting: Acting<AskForProduction>, form: Posted<ProductionForm>) -> web::Result {
    let filled = form.read(acting.login())?;
    let (key, input) = (filled.key(), filled.input);
    let (t, mut errors) = (Texts(acting.lang()), FormErrors::default());
    let mut db = acting.db().await?;
    let Some((person, name)) = asker(&mut db, &acting).await? else { return Ok(by_login(&acting)) };
    let standing = standing(&mut db, &acting, person).await?;
    drop(db);
    let groups = choices(&acting, &standing);
    let asked = AskForm { ting: input.ting.clone(), formal: input.formal.clone(), ..AskForm::default() };
    // In the order of the page, as the faults stand on top of it.
    let new = ask::check(t, &asked, &groups, Some(acting.unit()), &mut errors);
    let wants_until = input.duration().last_day(acting.lang(), acting.today(), &mut errors);
    if let Some(new) = new.filter(|_| errors.is_empty()) {
        let new = NewRequest { wants_until, ..new };
        let asker = (person, Holder::Person { person, name });
        match actions::send(&acting, key, asker, new).await {
            Ok(reference) => {
                let sent = store::by_reference(&mut *acting.db().await?, HolderId::Person(person), &reference).await?;
                return Ok(see_other(&acting.paths().own(sent.ok_or(Problem::NotFound)?)));
            }
            Err(error) => ask::explain(t, &groups, error, &mut errors)?,
        }
    }
    let view = AskProduction::new(&acting, groups, standing.nobody, input, errors);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// One of their own requests.
async fn find<R: Right>(acting: &Acting<R>, path: &OutsideEnvironment) -> web::Result<Option<(Request, PersonId)>> {
    let id = read_id(&path.2)?;
    let mut db = acting.db().await?;
    let Some((person, _)) = asker(&mut db, acting).await? else { return Ok(None) };
    let found = store::to_org(&mut db, acting, id).await?;
    Ok(Some((found.filter(|request| request.is_own_of(person)).ok_or(Problem::NotFound)?, person)))
}

/// How it stands with it, and who can answer.
pub(super) async fn own(acting: Acting<SeeProduction>, path: OutsideEnvironment) -> web::Result {
    let Some((request, _)) = find(&acting, &path).await? else { return Ok(by_login(&acting)) };
    let base = &acting.services().config.base_url;
    page(&RequestView::new(Side::Mine(&acting), &request, base, acting.now()))
}

/// The buttons of a request of one's own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnForm {
    handling: String,
}

/// Takes it back, or undoes that.
pub(super) async fn change(
    acting: Acting<AskForProduction>,
    path: OutsideEnvironment,
    form: Posted<OwnForm>,
) -> web::Result {
    let filled = form.read(acting.login())?;
    if !["angre", "trekk"].contains(&filled.input.handling.as_str()) {
        return Err(Problem::Malformed);
    }
    let Some((request, person)) = find(&acting, &path).await? else { return Ok(by_login(&acting)) };
    let done = if filled.input.handling == "angre" {
        actions::restore_own(&acting, filled.key(), request.id, |request| request.is_own_of(person)).await
    } else {
        asking::withdraw(&acting, filled.key(), request.id, |request: &Request, _| request.is_own_of(person)).await
    };
    match done {
        Ok(_) => Ok(see_other(&Paths { lang: acting.lang(), org: acting.org() }.own(request.id))),
        Err(RequestError::Failed(e)) => Err(e.into()),
        Err(RequestError::TooLate) => {
            let Some((request, _)) = find(&acting, &path).await? else { return Ok(by_login(&acting)) };
            let reader = acting.narrow::<SeeProduction>()?;
            let view =
                RequestView::new(Side::Mine(&reader), &request, &acting.services().config.base_url, acting.now());
            page_with(StatusCode::CONFLICT, &view.late())
        }
    }
}
