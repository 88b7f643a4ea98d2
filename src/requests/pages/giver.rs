use actix_web::http::StatusCode;
use jiff::civil::Date;
use serde::Deserialize;

use super::{
    super::{
        actions::{self, Approval, ApproveError, Approved},
        givable::{self, Thing},
        model::{PURPOSE_LENGTH, Request},
        store,
        texts::Texts,
        views::{self, RequestView, Side},
    },
    ListQuery,
};
use crate::{
    access::{Acting, DelegateScopes, ManagePeople, Right, ViewDelegations},
    asking::{self, Request as _, RequestError, RequestSubject},
    delegations::{GivingTexts, give_answer, given_answer, sent_before},
    kernel::RequestId,
    ledger::FormKey,
    sitemap::receipts,
    web::{
        self, DayChoice, FormErrors, OutsideEnvironment, Posted, Problem, UrlQuery, day_parts, page, page_with,
        read_id, see_other,
    },
};

/// *Forespørsler*: what the organisation has been asked for.
pub(super) async fn queue(acting: Acting<ViewDelegations>, UrlQuery(query): UrlQuery<ListQuery>) -> web::Result {
    let requests = store::asked_of(&mut *acting.db().await?, &acting, query.vis, query.etter).await?;
    page(&views::queue(&acting, query.vis, requests))
}

/// The page of a request, with why each thing cannot be given, and the form of the answer as it was filled in.
async fn draw(
    acting: &Acting<ViewDelegations>,
    request: &Request,
    form: Option<Answer>,
    errors: FormErrors,
) -> web::Result<RequestView> {
    let waits = request.life.is_waiting(acting.now());
    let things = if waits && request.about().may_be_answered_by(acting.mandate()) {
        givable::of_request(&mut *acting.db().await?, acting, request).await?
    } else {
        Vec::new()
    };
    let form = form.unwrap_or_else(|| Answer::from_request(request, &things, acting.today()));
    let side = Side::Theirs(acting, &things);
    let view = RequestView::new(side, request, &acting.services().config.base_url, acting.now());
    Ok(view.with(form, errors))
}

/// The request of the address, if the organisation has been sent it.
async fn find<R: Right>(acting: &Acting<R>, id: RequestId) -> web::Result<Request> {
    let found = store::to_org(&mut *acting.db().await?, acting, id).await?;
    found.ok_or(Problem::NotFound)
}

/// One of them, with the answer to give.
pub(super) async fn request(acting: Acting<ViewDelegations>, path: OutsideEnvironment) -> web::Result {
    let request = find(&acting, read_id(&path.2)?).await?;
    page(&draw(&acting, &request, None, FormErrors::default()).await?)
}

/// Yes to what is ticked, for how long; or no, and why not.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answer {
    handling: String,
    /// Each as `kind code`.
    #[serde(default)]
    pub ting: Vec<String>,
    /// What the page showed, each as `kind code version`.
    #[serde(default)]
    pub sett: Vec<String>,
    #[serde(default)]
    pub varighet: String,
    #[serde(default)]
    pub dag: String,
    #[serde(default)]
    pub maned: String,
    #[serde(default)]
    pub ar: String,
    /// The day as it stood in the form when it was drawn.
    #[serde(default)]
    pub vist: String,
    #[serde(default)]
    pub merknad: String,
    #[serde(default)]
    pub grunn: String,
}

impl Answer {
    /// Everything that can be given, on the terms of the answer that somebody has begun.
    fn from_request(request: &Request, things: &[Thing], today: Date) -> Self {
        let ends_on = request.ends_on.or_else(|| request.wants_until.filter(|last| *last >= today));
        let [dag, maned, ar] = day_parts(ends_on);
        let can_be_given = |nth: usize| things.get(nth).is_some_and(|thing| thing.obstacle.is_none());
        let items = request.items.iter().enumerate().filter(|(nth, _)| can_be_given(*nth));
        Self {
            ting: items.map(|(_, item)| item.value()).collect(),
            varighet: if ends_on.is_some() { "til".to_owned() } else { String::new() },
            dag,
            maned,
            ar,
            merknad: request.note.clone().unwrap_or_default(),
            grunn: request.decline_reason.clone().unwrap_or_default(),
            ..Self::default()
        }
    }

    /// How long.
    pub(crate) fn duration(&self) -> DayChoice<'_> {
        DayChoice { chosen: self.varighet == "til", day: [&self.dag, &self.maned, &self.ar], drawn: &self.vist }
    }

    /// The last day and the note, where there are any. Every fault is a sentence at its field.
    fn terms(&self, acting: &Acting<DelegateScopes>, errors: &mut FormErrors) -> (Option<Date>, Option<String>) {
        let lang = acting.lang();
        let ends_on = self.duration().last_day(lang, acting.today(), errors);
        (ends_on, errors.note(lang, (GivingTexts(lang).note(), &self.merknad)))
    }

    /// What it gives, and why not the rest. Every fault is a sentence at its field.
    fn approval(&self, acting: &Acting<DelegateScopes>, errors: &mut FormErrors) -> Approval {
        if self.ting.is_empty() {
            errors.add("ting", Texts(acting.lang()).choose_given());
        }
        let (ends_on, note) = self.terms(acting, errors);
        let reason = ("grunn", Texts(acting.lang()).decline_reason(), self.grunn.as_str());
        let decline_reason = errors.free_text(acting.lang(), reason, PURPOSE_LENGTH);
        Approval { things: self.ting.clone(), ends_on, note, decline_reason, seen: self.sett.clone() }
    }
}

/// Gives what was asked for, or makes a draft of it to look over, or declines it.
pub(super) async fn answer(
    acting: Acting<DelegateScopes>,
    path: OutsideEnvironment,
    form: Posted<Answer>,
) -> web::Result {
    let filled = form.read(acting.login())?;
    let (id, key, input) = (read_id(&path.2)?, filled.key(), filled.input);
    if !["gi", "godkjenn", "avslaa"].contains(&input.handling.as_str()) {
        return Err(Problem::Malformed);
    }
    let request = find(&acting, id).await?;
    if request.is_personal() {
        // Packages and rights of people take more than suppliers' API access.
        acting.narrow::<ManagePeople>()?;
    }
    if request.is_barred_to(&acting) {
        let reader = acting.narrow::<ViewDelegations>()?;
        return page_with(StatusCode::FORBIDDEN, &draw(&reader, &request, None, FormErrors::default()).await?);
    }
    if input.handling == "avslaa" {
        decline(&acting, key, &request, input).await
    } else {
        approve(&acting, key, &request, input).await
    }
}

/// The page once more, with what is wrong.
async fn again(acting: &Acting<DelegateScopes>, request: &Request, input: Answer, errors: FormErrors) -> web::Result {
    let reader = acting.narrow::<ViewDelegations>()?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &draw(&reader, request, Some(input), errors).await?)
}

/// Yes, to what is ticked: given at once, where nothing is left to look over and that was asked for, or drafted.
async fn approve(acting: &Acting<DelegateScopes>, key: FormKey, request: &Request, input: Answer) -> web::Result {
    let (t, paths, mut errors) = (Texts(acting.lang()), acting.paths(), FormErrors::default());
    let at_once = input.handling == "gi";
    let approval = input.approval(acting, &mut errors);
    if !errors.is_empty() && request.life.is_waiting(acting.now()) {
        return again(acting, request, input, errors).await;
    }
    let Approved { draft, is_seen } = match actions::approve(acting, request.id, approval).await {
        Ok(approved) => approved,
        Err(ApproveError::Failed(e)) => return Err(e.into()),
        Err(ApproveError::TooLate) => {
            if let Some(draft) = request.draft.filter(|_| at_once)
                && let Some(given) = given_answer(acting, draft).await?
            {
                // The very same form says nothing new; one with other answers does.
                return Ok(see_other(&match sent_before(acting, key).await {
                    Some(same) => paths.receipt(&same),
                    None => receipts::sent_before(paths.lang, paths.org, &given),
                }));
            }
            return too_late(acting, request.id, input).await;
        }
        Err(fault @ (ApproveError::NotGivable | ApproveError::AnswerWaits)) => {
            let is_waiting = matches!(fault, ApproveError::AnswerWaits);
            errors.add("ting", if is_waiting { t.answer_waits() } else { t.not_givable_now() });
            return again(acting, request, input, errors).await;
        }
    };
    if !at_once {
        return Ok(see_other(&paths.review(draft)));
    }
    let given = match is_seen {
        Some(version) => give_answer(acting, key, (draft, version)).await?,
        None => None,
    };
    Ok(see_other(&given.map_or_else(|| paths.review_instead(draft), |given| paths.receipt(&given))))
}

/// No, and why not.
async fn decline(acting: &Acting<DelegateScopes>, key: FormKey, request: &Request, input: Answer) -> web::Result {
    let (lang, mut errors) = (acting.lang(), FormErrors::default());
    let t = Texts(lang);
    // The terms do not count here, but what is typed is never taken unread.
    input.terms(acting, &mut errors);
    let reason = ("grunn", t.decline_reason(), input.grunn.as_str());
    let reason = errors.required_text(lang, reason, PURPOSE_LENGTH, t.reason_missing());
    match reason.filter(|_| errors.is_empty()) {
        Some(reason) => match asking::decline::<Request, _>(acting, key, request.id, reason).await {
            Ok(reference) => Ok(see_other(&acting.paths().receipt(&reference))),
            Err(RequestError::Failed(e)) => Err(e.into()),
            Err(RequestError::TooLate) => too_late(acting, request.id, input).await,
        },
        // Where it waits no longer there is nothing to correct.
        None if !request.life.is_waiting(acting.now()) => too_late(acting, request.id, input).await,
        None => again(acting, request, input, errors).await,
    }
}

/// It was answered, withdrawn or over before the answer came, or an answer to it is proposed, and this is how it stands.
async fn too_late(acting: &Acting<DelegateScopes>, id: RequestId, input: Answer) -> web::Result {
    let (request, reader) = (find(acting, id).await?, acting.narrow::<ViewDelegations>()?);
    if request.is_proposed && request.life.is_waiting(acting.now()) {
        let mut errors = FormErrors::default();
        errors.add("grunn", Texts(acting.lang()).answer_waits());
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &draw(&reader, &request, Some(input), errors).await?);
    }
    page_with(StatusCode::CONFLICT, &draw(&reader, &request, None, FormErrors::default()).await?.late())
}
