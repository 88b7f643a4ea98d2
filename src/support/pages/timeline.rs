use actix_web::{
    http::StatusCode,
    web::{Data, Path},
};
use serde::Deserialize;
use sqlx::PgConnection;

use super::{
    super::{
        actions,
        model::Show,
        paths, store,
        views::{CaseView, Entry, TimelineView},
    },
    CaseForm,
};
use crate::{
    access::Staff,
    audit,
    kernel::{OrgNumber, Ref},
    ledger::Registry,
    register,
    web::{self, FormErrors, Posted, Problem, SHORT_PAGE, UrlQuery, page, page_size, page_with, see_other},
};

/// What is shown, and from where on.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in super::super) struct Asked {
    pub gjelder: String,
    #[serde(rename = "ref")]
    pub reference: String,
    pub side: String,
}

impl Asked {
    /// Only the reference that it is about, if it is one.
    pub fn reference(&self) -> Option<Ref> {
        self.reference.parse().ok()
    }
}

/// The organisation of the address and its name, and whether one has named a case for its log.
async fn of(
    db: &mut PgConnection,
    staff: &Staff,
    path: &Path<(String, String)>,
) -> Result<(OrgNumber, String, bool), Problem> {
    let org: OrgNumber = path.1.parse().map_err(|_| Problem::NotFound)?;
    let (name, is_open) = store::is_open(db, staff, org).await?.ok_or(Problem::NotFound)?;
    Ok((org, name, is_open))
}

/// `/nb/brukerstotte/org/{nr}/logg`: what happened, newest first. The log names people, so a case is named first.
pub(super) async fn timeline(
    staff: Staff,
    path: Path<(String, String)>,
    UrlQuery(asked): UrlQuery<Asked>,
    registry: Data<Registry>,
) -> web::Result {
    let mut db = staff.db().await?;
    let (org, name, is_open) = of(&mut db, &staff, &path).await?;
    if !is_open {
        let form = store::case_in_hand(&mut db, &staff).await?.map(CaseForm::from).unwrap_or_default();
        return page(&CaseView::log(&staff, (org, &name), &asked, (form, FormErrors::default())));
    }
    let size = page_size(staff.visitor().context(), SHORT_PAGE);
    let (skip, lang) = (asked.side.parse::<i64>().unwrap_or_default().clamp(0, 100_000), staff.lang());
    let view = TimelineView::new(&staff, (org, &name), &asked);
    let view = match Show::named(&asked.gjelder) {
        Show::Log(topic) => {
            let asked = (topic, asked.reference(), asked.side.as_str());
            view.with_log(audit::timeline(&mut db, &staff, &registry, (org, lang), asked, size).await?)
        }
        Show::TokenErrors => {
            let attempts = store::token_errors(&mut db, org, (skip, size + 1)).await?;
            view.with_entries(attempts.iter().map(|it| Entry::of_attempt(lang, it)).collect(), (skip, size))
        }
        Show::Roles => {
            let roles = store::roles(&mut db, org, (skip, size + 1)).await?;
            view.with_entries(roles.iter().map(|it| Entry::of_role(lang, it)).collect(), (skip, size))
        }
    };
    page(&view)
}

/// The case is named. What was asked to be seen comes along in the address.
pub(super) async fn open(
    staff: Staff,
    path: Path<(String, String)>,
    UrlQuery(asked): UrlQuery<Asked>,
    form: Posted<CaseForm>,
) -> web::Result {
    let input = form.read_unkeyed(staff.visitor().login())?;
    let lang = staff.lang();
    let mut db = staff.db().await?;
    let org: OrgNumber = path.1.parse().map_err(|_| Problem::NotFound)?;
    let unit = register::unit(&mut db, org, staff.visitor().today()).await?.ok_or(Problem::NotFound)?;
    match input.check(lang) {
        Ok(case) => actions::open_log(&mut db, &staff, org, case).await?,
        Err(errors) => {
            let view = CaseView::log(&staff, (org, &unit.name), &asked, (input, errors));
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
    }
    Ok(see_other(&paths::timeline(lang, org, &asked.gjelder, &asked.reference, &asked.side)))
}
