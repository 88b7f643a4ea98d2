use actix_web::http::StatusCode;
use serde::Deserialize;

use super::super::{
    actions::{self, InviteError},
    model::{self, Invitation, Offered},
    store::{self, NewInvitation},
    texts::Texts,
    views::{InvitationView, ListView, NewView},
};
use crate::{
    access::{Acting, ManagePeople},
    delegations::GivingTexts,
    kernel::{EmailAddress, InvitationId, Lang, PersonName, Ref},
    packages::{self, Givable, Receiver, What},
    web::{
        self, DayChoice, FormErrors, OutsideEnvironment, Posted, Problem, UrlQuery, page, page_with, read_id, see_other,
    },
};

/// The query string of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ListQuery {
    etter: Option<InvitationId>,
}

/// Who is invited, and what became of it.
pub(super) async fn list(acting: Acting<ManagePeople>, UrlQuery(query): UrlQuery<ListQuery>) -> web::Result {
    let found = store::all(&mut *acting.db().await?, &acting, query.etter).await?;
    page(&ListView::new(&acting, found))
}

/// The form, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct InviteForm {
    pub navn: String,
    pub epost: String,
    /// Each as `kind code`.
    pub ting: Vec<String>,
    pub varighet: String,
    pub dag: String,
    pub maned: String,
    pub ar: String,
    /// The day as it stood in the form when it was drawn.
    pub vist: String,
}

/// An e-mail address that holds nobody's number; or a sentence at its field.
fn email(lang: Lang, typed: &str, errors: &mut FormErrors) -> Option<EmailAddress> {
    let (t, typed) = (Texts(lang), typed.trim());
    if typed.is_empty() || errors.holds_person(lang, ("epost", t.email(), typed)) {
        return None;
    }
    typed.parse().map_err(|_| errors.add("epost", t.email_wrong())).ok()
}

impl InviteForm {
    /// How long.
    pub(crate) fn duration(&self) -> DayChoice<'_> {
        DayChoice { chosen: self.varighet == "til", day: [&self.dag, &self.maned, &self.ar], drawn: &self.vist }
    }

    /// What is offered; what cannot be given is a sentence at the field.
    fn offered(&self, t: GivingTexts, givable: &Givable, errors: &mut FormErrors) -> Vec<Offered> {
        let mut offered: Vec<Offered> = Vec::new();
        for ting in &self.ting {
            let what = ting.split_once(' ').and_then(|(kind, code)| What::parse(kind, code));
            match what.and_then(|what| givable.find(&what)).filter(|choice| choice.verdict.is_yes()) {
                Some(choice) if offered.iter().any(|it| it.what == choice.named.what) => {}
                Some(choice) => {
                    offered.push(Offered { what: choice.named.what.clone(), title: choice.named.name.clone() });
                }
                None => errors.add("ting", t.grant_gone()),
            }
        }
        if self.ting.is_empty() {
            errors.add("ting", t.choose_grant());
        }
        offered
    }

    /// The invitation, in the order of the page. Every fault is a sentence at its field.
    fn check(
        &self,
        acting: &Acting<ManagePeople>,
        givable: &Givable,
        errors: &mut FormErrors,
    ) -> Option<NewInvitation> {
        let lang = acting.lang();
        let name = errors.person_name(lang, ("navn", &self.navn));
        let email = email(lang, &self.epost, errors);
        let offered = self.offered(GivingTexts(lang), givable, errors);
        let ends_on = self.duration().last_day(lang, acting.today(), errors);
        let name = name.as_ref().map(PersonName::to_string)?;
        errors.is_empty().then_some(NewInvitation { name, email, offered, ends_on })
    }
}

async fn givable(acting: &Acting<ManagePeople>) -> sqlx::Result<Givable> {
    packages::givable(&mut *acting.db().await?, acting.mandate(), Receiver::Person).await
}

/// *Inviter en kollega*.
pub(super) async fn new(acting: Acting<ManagePeople>) -> web::Result {
    let givable = givable(&acting).await?;
    page(&NewView::new(&acting, &givable, InviteForm::default(), FormErrors::default()))
}

/// Makes the invitation, and goes on to its link.
pub(super) async fn invite(acting: Acting<ManagePeople>, form: Posted<InviteForm>) -> web::Result {
    let filled = form.read(acting.login())?;
    let (key, input, mut errors) = (filled.key(), filled.input, FormErrors::default());
    let givable = givable(&acting).await?;
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if let Some(new) = input.check(&acting, &givable, &mut errors) {
        match actions::invite(&acting, key, new).await {
            Ok(reference) => {
                let made = store::by_reference(&mut *acting.db().await?, &acting, &reference).await?;
                let id = made.ok_or(Problem::NotFound)?;
                return Ok(see_other(&acting.paths().invitation_link(id, &reference)));
            }
            Err(InviteError::TooMany) => {
                errors.add("navn", Texts(acting.lang()).too_many());
                status = StatusCode::TOO_MANY_REQUESTS;
            }
            Err(InviteError::Failed(e)) => return Err(e.into()),
            Err(InviteError::Gone | InviteError::TooLate) => return Err(Problem::NotFound),
        }
    }
    page_with(status, &NewView::new(&acting, &givable, input, errors))
}

/// The query string of an invitation: the change that made its link.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LinkQuery {
    lenke: Option<Ref>,
}

async fn find(acting: &Acting<ManagePeople>, id: InvitationId) -> web::Result<Invitation> {
    let found = store::of_org(&mut *acting.db().await?, acting, id).await?;
    found.ok_or(Problem::NotFound)
}

/// One of them; with its link, for whoever comes from the form that made it.
pub(super) async fn invitation(
    acting: Acting<ManagePeople>,
    path: OutsideEnvironment,
    UrlQuery(query): UrlQuery<LinkQuery>,
) -> web::Result {
    let found = find(&acting, read_id(&path.2)?).await?;
    let secret = query.lenke.map(|made_in| model::secret(&acting.services().keys, found.id, &made_in));
    let secret = secret.filter(|secret| found.is_opened_by(secret) && found.can_be_answered(acting.now()));
    page(&InvitationView::new(&acting, &found, secret.as_deref()))
}

/// The buttons of an invitation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangeForm {
    handling: String,
}

/// Makes a new link, or takes the invitation back.
pub(super) async fn change(
    acting: Acting<ManagePeople>,
    path: OutsideEnvironment,
    form: Posted<ChangeForm>,
) -> web::Result {
    let filled = form.read(acting.login())?;
    let (id, key, paths) = (read_id(&path.2)?, filled.key(), acting.paths());
    let done = match filled.input.handling.as_str() {
        "lenke" => actions::renew(&acting, key, id).await.map(|reference| paths.invitation_link(id, &reference)),
        "trekk" => actions::withdraw(&acting, key, id).await.map(|reference| paths.receipt(&reference)),
        _ => return Err(Problem::Malformed),
    };
    let (status, fault) = match done {
        Ok(there) => return Ok(see_other(&there)),
        Err(InviteError::Gone) => return Err(Problem::NotFound),
        Err(InviteError::Failed(e)) => return Err(e.into()),
        Err(InviteError::TooLate) => (StatusCode::CONFLICT, Texts(acting.lang()).late()),
        Err(InviteError::TooMany) => (StatusCode::TOO_MANY_REQUESTS, Texts(acting.lang()).too_many()),
    };
    let found = find(&acting, id).await?;
    page_with(status, &InvitationView::new(&acting, &found, None).with_fault(fault))
}
