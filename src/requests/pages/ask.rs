use actix_web::http::StatusCode;
use jiff::civil::Date;
use serde::Deserialize;
use sqlx::PgConnection;

use super::super::{
    actions::{self, NewRequest},
    givable::{self, Obstacle},
    model::{API, PURPOSE_LENGTH, RequestedItem},
    paths::{self, Paths},
    store::{self, Standing},
    texts::Texts,
    views::{Ask, Choice, Group, Sender},
};
use crate::{
    access::{Acting, AskForDelegation, Refusal, SignedIn, SingleRight},
    asking::SendError,
    kernel::{Environment, Holder, Lang, OrgNumber, PackageUrn, Party, PersonId},
    ledger::FormKey,
    packages::{self, INTEGRATIONS, What},
    platform::{
        Connection, Services,
        limits::{Crowd, LOOK_UP},
    },
    register::{self, Unit, UnitStatus},
    scopes::resources_for,
    web::{self, FormErrors, Posted, Problem, UrlQuery, number_fault, page_with, see_other},
};

/// The form, as it was sent or as a link fills it in.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct AskForm {
    pub virksomhet: String,
    /// Each as `kind code`.
    pub ting: Vec<String>,
    pub formal: String,
    pub handling: AskButton,
}

/// The button that was pressed. A form that names none sends the request.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum AskButton {
    #[default]
    #[serde(rename = "send")]
    Send,
    #[serde(rename = "finn")]
    Find,
}

/// The organisation that is asked, once it is found, and how the asker stands to it.
type Giver<'a> = Option<(&'a Unit, &'a Standing)>;

impl Sender<'_> {
    /// In which language they ask, who they are, and for whom they ask.
    pub(crate) fn parts(self) -> (Lang, PersonId, Holder) {
        match self {
            Self::Own(who) => {
                let (person, name) = (who.person(), who.login().name.clone());
                (who.lang(), person, Holder::Person { person, name })
            }
            Self::Supplier(acting) => {
                (acting.lang(), acting.person(), Holder::Organisation(Party::from(acting.unit())))
            }
        }
    }
    fn services(&self) -> &Services {
        match self {
            Self::Own(who) => who.services(),
            Self::Supplier(acting) => acting.services(),
        }
    }
    async fn db(self) -> sqlx::Result<Connection> {
        match self {
            Self::Own(who) => who.db().await,
            Self::Supplier(acting) => acting.db().await,
        }
    }
    /// What they can ask for, and what stands in the way of each thing in the organisation they ask, once that is found.
    async fn groups(self, db: &mut PgConnection, form: &AskForm, giver: Giver<'_>) -> sqlx::Result<Vec<Group>> {
        let lang = self.parts().0;
        let mut groups = match self {
            Self::Own(who) => choices(db, who.lang(), giver).await?,
            Self::Supplier(acting) => resources(db, acting, form, giver).await?,
        };
        let Some((_, Standing { waiting, .. })) = giver else { return Ok(groups) };
        for choice in groups.iter_mut().flat_map(|group| &mut group.choices) {
            if let Some((_, request)) = waiting.iter().find(|(code, _)| choice.is_of(code)) {
                choice.obstacle = Some(Obstacle::waiting(lang, *request));
            }
        }
        Ok(groups)
    }
}

/// What a person can ask for: the same list for every organisation, with why one of another form cannot give something.
async fn choices(db: &mut PgConnection, lang: Lang, giver: Giver<'_>) -> sqlx::Result<Vec<Group>> {
    let t = Texts(lang);
    let (rights, packages) = (t.group_rights(), t.group_packages());
    let package = |urn: &str| urn.parse().ok().map(What::Package);
    let all = [
        (rights, Some(What::Right(SingleRight::SelfServiceApi)), t.hint_api()),
        (rights, Some(What::Right(SingleRight::SelfServiceIntegrations)), t.hint_integrations()),
        (rights, Some(What::Right(SingleRight::SelfServiceSuppliers)), t.hint_suppliers()),
        (packages, package(PackageUrn::API_ACCESS), t.hint_scopes()),
        (packages, package(PackageUrn::MACHINE_EVENTS), t.hint_events()),
        (packages, Some(What::Area(INTEGRATIONS.to_owned())), t.hint_area()),
        (packages, package(PackageUrn::MAIN_ADMINISTRATOR), t.hint_administrator()),
    ];
    let known = all.into_iter().filter_map(|(heading, what, hint)| Some(((heading, hint), what?)));
    let (words, things): (Vec<_>, Vec<What>) = known.unzip();
    let form = giver.map(|(_, standing)| standing.form.as_str());
    let twins = things.iter().map(|what| givable::twin(what, form.unwrap_or_default()));
    let both: Vec<What> = things.iter().cloned().chain(twins).collect();
    let mut offers = packages::offers(db, &both).await?;
    let twins = offers.split_off(things.len());
    let obstacle = |offer| giver.and_then(|(_, it)| givable::of_package(lang, offer, &it.form, &it.granted));
    let mut groups = Vec::new();
    for (((heading, hint), offer), twin) in words.into_iter().zip(offers).zip(&twins) {
        let (item, hint) = (RequestedItem::of(offer.named()), hint.to_owned());
        add(&mut groups, heading, Choice { item, hint, codes: Vec::new(), access: "", obstacle: obstacle(twin) });
    }
    Ok(groups)
}

/// What a supplier can ask for: everything that providers let consumers give on, and what was chosen before that changed. Once the customer
/// is found, also what keeps it from giving each.
async fn resources(
    db: &mut PgConnection,
    acting: &Acting<AskForDelegation>,
    form: &AskForm,
    customer: Giver<'_>,
) -> sqlx::Result<Vec<Group>> {
    let (lang, today, mut groups) = (acting.lang(), acting.today(), Vec::new());
    let giver = customer.map_or(acting.org(), |(customer, _)| customer.number);
    let resources = match customer {
        Some((customer, _)) => resources_for(db, customer.number, Some(acting.org()), today).await?,
        None => resources_for(db, acting.org(), None, today).await?,
    };
    for resource in resources {
        let is_open = resource.active && resource.provider_allows;
        // Without a customer only what nobody can give is told.
        let obstacle = if is_open && customer.is_none() { None } else { givable::of_resource(lang, &resource, giver) };
        let item = RequestedItem {
            kind: API.to_owned(),
            code: resource.id.to_string(),
            test: resource.environment == Environment::Test,
            held: false,
            fate: None,
            title: resource.title,
        };
        if !is_open && !form.ting.contains(&item.value()) {
            continue;
        }
        let hint = resource.description.in_lang(lang).to_owned();
        let access = if resource.writes { Texts(lang).read_write() } else { Texts(lang).read_only() };
        add(&mut groups, &resource.provider_name, Choice { item, hint, codes: resource.scopes, access, obstacle });
    }
    Ok(groups)
}

/// Adds to the group of this heading, which is the last one or a new one.
fn add(groups: &mut Vec<Group>, heading: &str, choice: Choice) {
    match groups.last_mut().filter(|group| group.heading == heading) {
        Some(group) => group.choices.push(choice),
        None => groups.push(Group { heading: heading.to_owned(), choices: vec![choice] }),
    }
}

/// The organisation behind what was typed, or a sentence at the field. Unknown, deleted and bankrupt get the same sentence.
async fn find(
    db: &mut PgConnection,
    t: Texts,
    typed: &str,
    own: Option<OrgNumber>,
    today: Date,
    errors: &mut FormErrors,
) -> sqlx::Result<Option<Unit>> {
    let fault = match OrgNumber::parse(typed) {
        Ok(number) if own == Some(number) => t.orgnr_own(),
        Ok(number) => match register::unit(db, number, today).await? {
            Some(unit) if unit.status == UnitStatus::Active => return Ok(Some(unit)),
            _ => t.orgnr_unknown(),
        },
        Err(fault) => number_fault(t.0, typed, fault),
    };
    errors.add("virksomhet", fault);
    Ok(None)
}

/// Says at each thing that is chosen what stands in its way.
fn tell_obstacles(t: Texts, form: &AskForm, groups: &[Group], errors: &mut FormErrors) {
    for Choice { item, obstacle, .. } in groups.iter().flat_map(|group| &group.choices) {
        if let Some(obstacle) = obstacle.as_ref().filter(|_| form.ting.contains(&item.value())) {
            errors.add(item.field(), t.of_thing(item.in_lang(t.0), &obstacle.why));
        }
    }
}

/// What the form asks for, or what is wrong at which field.
pub(super) fn check(
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
            // What waits already is for the action to say: the same form may have been sent before.
            Some(Choice { item, obstacle: Some(obstacle), .. }) if obstacle.waits_in.is_none() => {
                errors.add(item.field(), t.of_thing(item.in_lang(t.0), &obstacle.why));
            }
            Some(choice) if !items.contains(&choice.item) => items.push(choice.item.clone()),
            Some(_) => {}
            None => errors.add("ting", t.not_askable()),
        }
    }
    if form.ting.is_empty() {
        errors.add("ting", t.choose_something());
    }
    let purpose =
        errors.required_text(t.0, ("formal", t.purpose(), &form.formal), PURPOSE_LENGTH, t.purpose_missing())?;
    let giver = Party::from(giver?);
    errors.is_empty().then_some(NewRequest { giver, items, purpose, wants_until: None, invitation: None })
}

/// Says at its field why the request was not sent, if that is something to put right.
pub(super) fn explain(t: Texts, groups: &[Group], error: SendError, errors: &mut FormErrors) -> Result<(), Problem> {
    match error {
        SendError::Failed(e) => return Err(e.into()),
        SendError::Gone => return Err(Problem::NotFound),
        SendError::Doubled(codes) => {
            let choices = groups.iter().flat_map(|group| &group.choices);
            for Choice { item, .. } in choices.filter(|choice| codes.iter().any(|code| choice.is_of(code))) {
                errors.add(item.field(), t.of_thing(item.in_lang(t.0), t.waits_already()));
            }
        }
        SendError::TooMany => errors.add("virksomhet", t.too_many()),
    }
    Ok(())
}

/// What is asked for, by the names that count in an organisation of this form.
async fn for_form(db: &mut PgConnection, new: &mut NewRequest, form: &str) -> sqlx::Result<()> {
    for item in &mut new.items {
        let Some(what) = What::parse(&item.kind, &item.code) else { continue };
        let twin = givable::twin(&what, form);
        if twin != what
            && let Some(offer) = packages::offers(db, &[twin]).await?.first()
        {
            *item = RequestedItem::of(offer.named());
        }
    }
    Ok(())
}

/// The form: as a link fills it in, or as it was sent with its key, to find the organisation or to ask it.
async fn answer(sender: Sender<'_>, (key, form): (Option<FormKey>, AskForm)) -> web::Result {
    let ((lang, person, asker), mut errors, mut found) = (sender.parts(), FormErrors::default(), None);
    let (t, today) = (Texts(lang), sender.services().clock.today());
    let mut db = sender.db().await?;
    if key.is_some() || !form.virksomhet.is_empty() {
        let (services, org) = (sender.services(), asker.number());
        services.count(&mut db, LOOK_UP, person, org.map(Crowd::Organisation)).await.map_err(Refusal::from)?;
        found = find(&mut db, t, &form.virksomhet, org, today, &mut errors).await?;
    }
    let standing = match &found {
        Some(unit) => {
            let times = (sender.services().clock.now(), today);
            Some(store::standing(&mut db, asker.id(), unit.number, times).await?)
        }
        None => None,
    };
    let groups = sender.groups(&mut db, &form, found.as_ref().zip(standing.as_ref())).await?;
    if key.is_none() || form.handling == AskButton::Find {
        tell_obstacles(t, &form, &groups, &mut errors);
    } else if let Some(key) = key
        && let Some(mut new) = check(t, &form, &groups, found.as_ref(), &mut errors)
    {
        if let Some(standing) = &standing {
            for_form(&mut db, &mut new, &standing.form).await?;
        }
        drop(db);
        let from = (person, asker.clone());
        let sent = match sender {
            Sender::Own(who) => actions::send(who, key, from, new).await,
            Sender::Supplier(acting) => actions::send(acting, key, from, new).await,
        };
        match sent {
            Ok(reference) => {
                let sent = store::by_reference(&mut *sender.db().await?, asker.id(), &reference).await?;
                let id = sent.ok_or(Problem::NotFound)?;
                let own = || paths::link(lang, id);
                return Ok(see_other(&asker.number().map_or_else(own, |org| Paths { lang, org }.our(id))));
            }
            Err(error) => {
                explain(t, &groups, error, &mut errors)?;
            }
        }
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(
        status,
        &Ask::new(sender, groups, form, errors, (found.as_ref(), standing.and_then(|standing| standing.nobody))),
    )
}

/// The form as it was filled in by whoever made the link to it.
type Begun = UrlQuery<AskForm>;

/// *Be om tilgang*.
pub(super) async fn own(who: SignedIn, UrlQuery(form): Begun) -> web::Result {
    answer(Sender::Own(&who), (None, form)).await
}

/// *Be om fullmakt*, for a supplier.
pub(super) async fn supplier(acting: Acting<AskForDelegation>, UrlQuery(form): Begun) -> web::Result {
    answer(Sender::Supplier(&acting), (None, form)).await
}

/// Somebody asks for themselves.
pub(super) async fn send_own(who: SignedIn, form: Posted<AskForm>) -> web::Result {
    let filled = form.read(who.login())?;
    answer(Sender::Own(&who), (Some(filled.key()), filled.input)).await
}

/// A supplier asks.
pub(super) async fn send_for(acting: Acting<AskForDelegation>, form: Posted<AskForm>) -> web::Result {
    let filled = form.read(acting.login())?;
    answer(Sender::Supplier(&acting), (Some(filled.key()), filled.input)).await
}
