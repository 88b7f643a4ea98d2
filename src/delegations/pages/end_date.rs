use actix_web::{HttpRequest, http::StatusCode};
use jiff::{Span, civil::Date};
use serde::Deserialize;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    super::{
        actions::{self, EndDateError},
        model::{COUNTED, Delegation, HolderId, Redate, Stage, ends_soon, take_two},
        store::{self, HolderDetails, Window},
        texts::{EndDateTexts, no_end_date},
        views::{EndDateCheck, EndDateView},
    },
    holder::known,
};
use crate::{
    access::{Acting, DelegateScopes, ManagePeople},
    web::{
        self, DayChoice, FormErrors, OutsideEnvironment, Posted, Problem, day_parts, page, page_with, read_id,
        see_other,
    },
};

/// The form as it was sent. The same fields come in the address, from the form itself and from links that fill it in.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct EndDateForm {
    pub rad: Vec<Uuid>,
    pub varighet: String,
    pub dag: String,
    pub maned: String,
    pub ar: String,
    /// The day as it stood in the form when it was drawn.
    pub vist: String,
    /// `kontroll`: shows what it would do.
    handling: String,
    /// A row, or `snart` for everything that ends soon: chosen, with a year more.
    forleng: String,
}

impl EndDateForm {
    /// How long.
    pub(crate) fn duration(&self) -> DayChoice<'_> {
        DayChoice { chosen: self.varighet == "til", day: [&self.dag, &self.maned, &self.ar], drawn: &self.vist }
    }
    /// What was chosen, as fields of another form or of an address.
    pub(crate) fn fields(&self) -> Vec<(&'static str, String)> {
        let rows = self.rad.iter().map(|row| ("rad", row.to_string()));
        let day = [("varighet", &self.varighet), ("dag", &self.dag), ("maned", &self.maned), ("ar", &self.ar)];
        let day = day.into_iter().chain([("vist", &self.vist)]);
        rows.chain(day.map(|(name, value)| (name, value.clone()))).collect()
    }
    /// The form as it is first shown. To have no last day is chosen by whoever wants it, never by pressing on.
    fn filled_in(self, held: &[Delegation], today: Date) -> Self {
        let is_meant = |held: &&Delegation| match self.forleng.as_str() {
            "snart" => ends_soon(held.ends_on, today),
            row => held.ends_on.is_some() && held.id.to_string() == row,
        };
        let meant: Vec<&Delegation> = held.iter().filter(is_meant).collect();
        let Some(last) = meant.iter().filter_map(|held| held.ends_on).max() else {
            return Self { varighet: "til".to_owned(), ..self };
        };
        let [dag, maned, ar] = day_parts(Some(last.saturating_add(Span::new().years(1))));
        Self {
            rad: meant.iter().map(|held| held.id).collect(),
            varighet: "til".to_owned(),
            dag,
            maned,
            ar,
            ..Self::default()
        }
    }
    /// The last day. Every fault is a sentence at its field.
    fn check(
        &self,
        t: EndDateTexts,
        (holder, held): (&HolderDetails, &[Delegation]),
        today: Date,
        errors: &mut FormErrors,
    ) -> Option<Date> {
        if self.rad.is_empty() {
            errors.add("rad", t.choose_one());
        } else if self.rad.iter().any(|row| holder.keeps_day(*row)) {
            errors.add("rad", t.day_waits());
        } else if self.rad.iter().any(|row| held.iter().all(|held| held.id != *row)) {
            errors.add("rad", t.gone());
        }
        let ends_on = self.duration().last_day(t.0, today, errors);
        if errors.is_empty() && self.changed(held, ends_on).is_empty() {
            errors.add("dag", t.unchanged());
        }
        ends_on
    }
    /// What would have another last day.
    fn changed(&self, held: &[Delegation], ends_on: Option<Date>) -> Vec<Redate> {
        let changed = held.iter().filter(|held| self.rad.contains(&held.id) && held.ends_on != ends_on);
        changed.map(|held| Redate { delegation: held.clone(), after: ends_on }).collect()
    }
}

/// Whom it is about, what they have that the user may change, and all they have and had of late.
async fn changeable(
    db: &mut PgConnection,
    acting: &Acting<DelegateScopes>,
    id: HolderId,
) -> Result<(HolderDetails, Vec<Delegation>, Vec<Delegation>), Problem> {
    let holder = known(db, acting, id).await?;
    let all = store::held(db, acting.org(), id, Window::counted(acting.now() - COUNTED), None, acting.today()).await?;
    let may_manage_people = acting.can::<ManagePeople>();
    let may_change = |held: &&Delegation| {
        let is_theirs = may_manage_people || held.what.is_api();
        held.stage == Stage::Current && is_theirs && !holder.keeps_day(held.id)
    };
    let changeable = all.iter().filter(may_change).cloned().collect();
    Ok((holder, changeable, all))
}

/// *Endre sluttdato*; and with `kontroll` what it would do.
pub(super) async fn form(acting: Acting<DelegateScopes>, path: OutsideEnvironment, req: HttpRequest) -> web::Result {
    let id = read_id(&path.2)?;
    let form: EndDateForm = serde_html_form::from_str(req.query_string()).unwrap_or_default();
    let (holder, held, all) = changeable(&mut *acting.db().await?, &acting, id).await?;
    let (today, mut errors) = (acting.today(), FormErrors::default());
    if form.handling != "kontroll" {
        let is_filled_in = req.query_string().contains("varighet=");
        let form = if is_filled_in { form } else { form.filled_in(&held, today) };
        return page(&EndDateView::new(&acting, (id, holder), &held, form, errors));
    }
    let ends_on = form.check(EndDateTexts(acting.lang()), (&holder, &held), today, &mut errors);
    if errors.is_empty() {
        let changed = form.changed(&held, ends_on);
        let (longer, shorter) = Redate::longer_and_shorter(&changed);
        let by_two = take_two(longer, &shorter, &all, acting.now()).filter(|_| holder.wants_two);
        return page(&EndDateCheck::new(&acting, (id, holder.name), (&changed, by_two), &form));
    }
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &EndDateView::new(&acting, (id, holder), &held, form, errors))
}

/// Changes it, or says at the field why not.
pub(super) async fn change(
    acting: Acting<DelegateScopes>,
    path: OutsideEnvironment,
    form: Posted<EndDateForm>,
) -> web::Result {
    let id = read_id(&path.2)?;
    let form = form.read(acting.login())?;
    let (lang, key, mut form) = (acting.lang(), form.key(), form.input);
    let t = EndDateTexts(lang);
    form.rad.sort_unstable();
    form.rad.dedup();
    let (mut errors, mut status) = (FormErrors::default(), StatusCode::UNPROCESSABLE_ENTITY);
    if form.rad.is_empty() {
        errors.add("rad", t.choose_one());
    }
    let ends_on = form.duration().last_day(lang, acting.today(), &mut errors);
    if errors.is_empty() {
        match actions::change_end_date(&acting, key, (id, &form.rad), ends_on).await {
            Ok((_, Some(proposed))) => return Ok(see_other(&acting.paths().review(proposed))),
            Ok((reference, None)) => return Ok(see_other(&acting.paths().receipt(&reference))),
            Err(EndDateError::Proposed(draft)) => return Ok(see_other(&acting.paths().review(draft))),
            Err(EndDateError::Waits) => {
                errors.add("rad", t.day_waits());
                status = StatusCode::CONFLICT;
            }
            Err(EndDateError::Failed(e)) => return Err(e.into()),
            Err(EndDateError::Gone) => {
                errors.add("rad", t.gone());
                status = StatusCode::CONFLICT;
            }
            Err(EndDateError::Unchanged) => errors.add("dag", t.unchanged()),
            Err(EndDateError::Refused(refused)) => {
                let sentences: Vec<String> = refused
                    .iter()
                    .map(|(title, why)| t.refused(title.in_lang(lang), no_end_date(lang, *why)))
                    .collect();
                errors.add("rad", sentences.join(" "));
            }
        }
    }
    let (holder, held, _) = changeable(&mut *acting.db().await?, &acting, id).await?;
    page_with(status, &EndDateView::new(&acting, (id, holder), &held, form, errors))
}
