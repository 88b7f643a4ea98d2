use actix_web::{HttpRequest, http::StatusCode, web::Data};
use serde::Deserialize;
use sqlx::PgConnection;

use super::super::{
    actions::{self, NewRequest, SendError},
    model::{API, PURPOSE_LENGTH, RequestedItem},
    paths::{self, Paths},
    store,
    texts::Texts,
    views::{Ask, Choice, Group},
};
use crate::{
    access::{Acting, AskForDelegation, SignedIn, SingleRight},
    kernel::{Environment, Lang, OrgNumber, OrgNumberError, PackageUrn, Party},
    packages::{self, INTEGRATIONS, What},
    platform::Services,
    register::{self, Unit, UnitStatus},
    scopes::resources_for,
    web::{self, FormErrors, Posted, Problem, page_with, see_other},
};

/// The form, as it was sent or as a link fills it in.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct AskForm {
    pub virksomhet: String,
    /// Each as `kind code`.
    pub ting: Vec<String>,
    pub formal: String,
    pub handling: String,
}

/// What a person can ask for: the same for every organisation, so that the list tells nothing about one.
async fn choices(db: &mut PgConnection, lang: Lang) -> sqlx::Result<Vec<Group>> {
    let t = Texts(lang);
    let package = |urn: &str| urn.parse().ok().map(What::Package);
    let rights = [
        (Some(What::Right(SingleRight::SelfServiceApi)), t.hint_api()),
        (Some(What::Right(SingleRight::SelfServiceIntegrations)), t.hint_integrations()),
        (Some(What::Right(SingleRight::SelfServiceSuppliers)), t.hint_suppliers()),
    ];
    let others = [
        (package(PackageUrn::API_ACCESS), t.hint_scopes()),
        (package(PackageUrn::MACHINE_EVENTS), t.hint_events()),
        (Some(What::Area(INTEGRATIONS.to_owned())), t.hint_area()),
        (package(PackageUrn::MAIN_ADMINISTRATOR), t.hint_administrator()),
    ];
    let known = |all: &[(Option<What>, &'static str)]| -> Vec<(What, &'static str)> {
        all.iter().filter_map(|(what, hint)| Some((what.clone()?, *hint))).collect()
    };
    let (rights, others) = (known(&rights), known(&others));
    let things: Vec<What> = rights.iter().chain(&others).map(|(what, _)| what.clone()).collect();
    let hints: Vec<&str> = rights.iter().chain(&others).map(|(_, hint)| *hint).collect();
    let offers = packages::offers(db, &things).await?;
    let mut all: Vec<Choice> = offers
        .iter()
        .zip(hints)
        .map(|(offer, hint)| Choice {
            item: RequestedItem::of(offer.named()),
            hint: hint.to_owned(),
            codes: Vec::new(),
        })
        .collect();
    let others = all.split_off(rights.len().min(all.len()));
    Ok(vec![
        Group { heading: t.group_rights().to_owned(), choices: all },
        Group { heading: t.group_packages().to_owned(), choices: others },
    ])
}

/// What a supplier can ask for: everything that providers let consumers give on, whatever this customer has.
async fn resources(
    db: &mut PgConnection,
    services: &Services,
    acting: &Acting<AskForDelegation>,
) -> sqlx::Result<Vec<Group>> {
    let mut groups: Vec<Group> = Vec::new();
    let lang = acting.context().lang;
    let resources = resources_for(db, acting.org(), None, services.clock.today()).await?;
    for resource in resources.into_iter().filter(|resource| resource.active && resource.provider_allows) {
        let choice = Choice {
            hint: resource.description.in_lang(lang).to_owned(),
            codes: resource.scopes,
            item: RequestedItem {
                kind: API.to_owned(),
                code: resource.id.to_string(),
                title: resource.title,
                test: resource.environment == Environment::Test,
                given: false,
            },
        };
        match groups.last_mut().filter(|group| group.heading == resource.provider_name) {
            Some(group) => group.choices.push(choice),
            None => groups.push(Group { heading: resource.provider_name, choices: vec![choice] }),
        }
    }
    Ok(groups)
}

/// The organisation behind what was typed, or a sentence at the field. Unknown, deleted and bankrupt are told alike.
async fn find(
    db: &mut PgConnection,
    t: Texts,
    typed: &str,
    own: Option<OrgNumber>,
    errors: &mut FormErrors,
) -> sqlx::Result<Option<Unit>> {
    let fault = match OrgNumber::parse(typed) {
        Ok(number) if own == Some(number) => t.orgnr_own(),
        Ok(number) => match register::unit(db, number).await? {
            Some(unit) if unit.status == UnitStatus::Active => return Ok(Some(unit)),
            _ => t.orgnr_unknown(),
        },
        Err(OrgNumberError::Length) => t.orgnr_length(),
        Err(OrgNumberError::CheckDigit) => t.orgnr_check(),
    };
    errors.add("virksomhet", fault);
    Ok(None)
}

/// The form as it was filled in by whoever made the link to it.
fn started(req: &HttpRequest) -> AskForm {
    serde_html_form::from_str(req.query_string()).unwrap_or_default()
}

/// *Be om tilgang*.
pub(super) async fn own(who: SignedIn, req: HttpRequest, services: Data<Services>) -> web::Result {
    let lang = who.context().lang;
    let (form, mut errors) = (started(&req), FormErrors::default());
    let mut db = who.db().await?;
    let mut found = None;
    if !form.virksomhet.is_empty() {
        services.limits.look_up(who.person())?;
        found = find(&mut db, Texts(lang), &form.virksomhet, None, &mut errors).await?;
    }
    let groups = choices(&mut db, lang).await?;
    page_with(status(&errors), &Ask::own(&who, groups, form, errors, found.as_ref()))
}

/// *Be om fullmakt*, for a supplier.
pub(super) async fn supplier(
    acting: Acting<AskForDelegation>,
    req: HttpRequest,
    services: Data<Services>,
) -> web::Result {
    let t = Texts(acting.context().lang);
    let (form, mut errors) = (started(&req), FormErrors::default());
    let mut db = acting.db().await?;
    let mut found = None;
    if !form.virksomhet.is_empty() {
        services.limits.look_up(acting.person())?;
        found = find(&mut db, t, &form.virksomhet, Some(acting.org()), &mut errors).await?;
    }
    let groups = resources(&mut db, &services, &acting).await?;
    page_with(status(&errors), &Ask::supplier(&acting, groups, form, errors, found.as_ref()))
}

fn status(errors: &FormErrors) -> StatusCode {
    if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// What the form asks for; faults are told at the fields.
fn check(
    t: Texts,
    form: &AskForm,
    groups: &[Group],
    giver: Option<&Unit>,
    errors: &mut FormErrors,
) -> Option<NewRequest> {
    let mut items: Vec<RequestedItem> = Vec::new();
    for value in &form.ting {
        let choice = groups.iter().flat_map(|group| &group.choices).find(|choice| choice.value() == *value);
        match choice {
            Some(choice) if !items.contains(&choice.item) => items.push(choice.item.clone()),
            Some(_) => {}
            None => errors.add("ting", t.not_askable()),
        }
    }
    if form.ting.is_empty() {
        errors.add("ting", t.choose_something());
    }
    let purpose = form.formal.trim();
    if purpose.is_empty() {
        errors.add("formal", t.purpose_missing());
    } else if purpose.chars().count() > PURPOSE_LENGTH {
        errors.add("formal", t.purpose_long());
    }
    let giver = Party::from(giver?);
    errors.is_empty().then(|| NewRequest { giver, items, purpose: purpose.to_owned() })
}

/// Tells at its field why the request was not sent, if that is something to put right.
fn tell(t: Texts, groups: &[Group], error: SendError, errors: &mut FormErrors) -> Result<(), Problem> {
    match error {
        SendError::Failed(e) => return Err(e.into()),
        SendError::Doubled(codes) => {
            let choices = groups.iter().flat_map(|group| &group.choices);
            let titles: Vec<&str> = choices
                .filter(|choice| codes.contains(&choice.item.code))
                .map(|choice| choice.item.in_lang(t.0))
                .collect();
            errors.add("ting", t.doubled(titles.join(", ")));
        }
        SendError::TooMany => errors.add("virksomhet", t.too_many()),
    }
    Ok(())
}

/// In a foreign business the package has another name. Nobody who asks needs to know that.
async fn for_form(db: &mut PgConnection, new: &mut NewRequest, form: &str) -> sqlx::Result<()> {
    let Ok(twin) = PackageUrn::API_ACCESS_NUF.parse() else { return Ok(()) };
    if form != "NUF" {
        return Ok(());
    }
    for item in new.items.iter_mut().filter(|item| item.code == PackageUrn::API_ACCESS) {
        if let Some(offer) = packages::offers(db, &[What::Package(PackageUrn::clone(&twin))]).await?.first() {
            *item = RequestedItem::of(offer.named());
        }
    }
    Ok(())
}

/// Finds the organisation, or sends the request.
pub(super) async fn send_own(who: SignedIn, form: Posted<AskForm>, services: Data<Services>) -> web::Result {
    let filled = form.read(who.login())?;
    let (lang, key, form) = (who.context().lang, filled.key(), filled.input);
    let (t, mut errors) = (Texts(lang), FormErrors::default());
    services.limits.look_up(who.person())?;
    let mut db = who.db().await?;
    let found = find(&mut db, t, &form.virksomhet, None, &mut errors).await?;
    let groups = choices(&mut db, lang).await?;
    if form.handling != "finn"
        && let Some(mut new) = check(t, &form, &groups, found.as_ref(), &mut errors)
    {
        for_form(&mut db, &mut new, found.as_ref().map_or("", |unit| &unit.form)).await?;
        drop(db);
        match actions::send_own(&services, &who, key, new).await {
            Ok(reference) => {
                let asker = who.person().to_string();
                let sent = store::by_reference(&mut *who.db().await?, &asker, &reference).await?;
                return Ok(see_other(&paths::link(lang, sent.ok_or(Problem::NotFound)?)));
            }
            Err(error) => tell(t, &groups, error, &mut errors)?,
        }
    }
    page_with(status(&errors), &Ask::own(&who, groups, form, errors, found.as_ref()))
}

/// The same for a supplier.
pub(super) async fn send_for(
    acting: Acting<AskForDelegation>,
    form: Posted<AskForm>,
    services: Data<Services>,
) -> web::Result {
    let filled = form.read(acting.login())?;
    let (lang, key, form) = (acting.context().lang, filled.key(), filled.input);
    let (t, paths, mut errors) = (Texts(lang), Paths { lang, org: acting.org() }, FormErrors::default());
    services.limits.look_up(acting.person())?;
    let mut db = acting.db().await?;
    let found = find(&mut db, t, &form.virksomhet, Some(acting.org()), &mut errors).await?;
    let groups = resources(&mut db, &services, &acting).await?;
    if form.handling != "finn"
        && let Some(new) = check(t, &form, &groups, found.as_ref(), &mut errors)
    {
        drop(db);
        match actions::send_for(&services, &acting, key, new).await {
            Ok(reference) => {
                let asker = acting.org().to_string();
                let sent = store::by_reference(&mut *acting.db().await?, &asker, &reference).await?;
                return Ok(see_other(&paths.our(sent.ok_or(Problem::NotFound)?)));
            }
            Err(error) => tell(t, &groups, error, &mut errors)?,
        }
    }
    page_with(status(&errors), &Ask::supplier(&acting, groups, form, errors, found.as_ref()))
}
