use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    super::{
        actions::{self, NewGrants},
        model::{Drafted, HolderId, SupplierFault, Wanted, receiver},
        store,
        texts::{GivingTexts, supplier_fault},
        views::Grants,
    },
    holder::receiving,
};
use crate::{
    access::{Acting, ManagePeople},
    packages::{self, Givable},
    web::{
        self, DayChoice, FormErrors, OutsideEnvironment, Posted, UrlQuery, day_parts, page, page_with, read_id,
        see_other,
    },
};

/// The form for packages, areas and rights, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct GrantForm {
    /// Each as `kind code`.
    pub ting: Vec<String>,
    pub varighet: String,
    pub dag: String,
    pub maned: String,
    pub ar: String,
    /// The day as it stood in the form when it was drawn.
    pub vist: String,
    pub merknad: String,
}

impl GrantForm {
    fn from_draft(draft: &store::OwnDraft) -> Self {
        let [dag, maned, ar] = day_parts(draft.ends_on);
        Self {
            ting: draft.gives.clone(),
            varighet: if draft.ends_on.is_some() { "til".to_owned() } else { String::new() },
            dag,
            maned,
            ar,
            merknad: draft.note.clone().unwrap_or_default(),
            ..Self::default()
        }
    }

    /// How long.
    pub(crate) fn duration(&self) -> DayChoice<'_> {
        DayChoice { chosen: self.varighet == "til", day: [&self.dag, &self.maned, &self.ar], drawn: &self.vist }
    }
    /// What it wants to give; what cannot be given is a sentence at the field.
    fn check(
        &self,
        t: GivingTexts,
        holder: &store::HolderDetails,
        givable: &Givable,
        errors: &mut FormErrors,
    ) -> Vec<Wanted> {
        let mut wanted = Vec::new();
        for ting in &self.ting {
            let what = ting.split_once(' ').and_then(|(kind, code)| packages::What::parse(kind, code));
            let choice = what.as_ref().and_then(|what| givable.find(what));
            match (what, choice) {
                (Some(_), Some(choice)) if holder.granted.contains(ting) => {
                    errors.add("ting", t.holder_has(&holder.name, choice.named.name.in_lang(t.0)));
                }
                (Some(what), Some(choice)) if choice.verdict.is_yes() => {
                    wanted.push(Wanted { kind: what.kind().to_owned(), code: what.code().to_owned(), seen: 1 });
                }
                _ => errors.add("ting", t.grant_gone()),
            }
        }
        if self.ting.is_empty() {
            errors.add("ting", t.choose_grant());
        }
        wanted.sort_unstable();
        wanted.dedup();
        wanted
    }
}

/// The form for packages, areas and rights, filled in from the draft or from the address.
pub(super) async fn grants(
    acting: Acting<ManagePeople>,
    path: OutsideEnvironment,
    UrlQuery(asked_for): UrlQuery<GrantForm>,
) -> web::Result {
    let id = read_id(&path.2)?;
    let mut db = acting.db().await?;
    let holder = receiving(&mut db, &acting, id).await?;
    let givable = packages::givable(&mut db, acting.mandate(), receiver(id)).await?;
    let form = match &holder.draft {
        Some(draft) if asked_for.ting.is_empty() => GrantForm::from_draft(draft),
        _ => GrantForm { ting: asked_for.ting, ..GrantForm::default() },
    };
    page(&Grants::new(&acting, id, &holder, &givable, form, not_to_oneself(&acting, id)))
}

/// The sentence for whoever would give to themselves.
fn not_to_oneself(acting: &Acting<ManagePeople>, id: HolderId) -> FormErrors {
    let mut errors = FormErrors::default();
    if id == HolderId::Person(acting.person()) {
        errors.add("ting", supplier_fault(acting.lang(), SupplierFault::Own, ""));
    }
    errors
}

/// Keeps what was chosen as a draft, and goes on to the review.
pub(super) async fn draft_grants(
    acting: Acting<ManagePeople>,
    path: OutsideEnvironment,
    form: Posted<GrantForm>,
) -> web::Result {
    let id = read_id(&path.2)?;
    let form = form.read_unkeyed(acting.login())?;
    let lang = acting.lang();
    let mut db = acting.db().await?;
    let holder = receiving(&mut db, &acting, id).await?;
    let givable = packages::givable(&mut db, acting.mandate(), receiver(id)).await?;
    let mut errors = not_to_oneself(&acting, id);
    let wanted = form.check(GivingTexts(lang), &holder, &givable, &mut errors);
    let ends_on = form.duration().last_day(lang, acting.today(), &mut errors);
    let note = errors.note(lang, (GivingTexts(lang).note(), &form.merknad));
    drop(db);
    if errors.is_empty() {
        let grants = NewGrants { holder: id, apis: false, wanted, ends_on, note };
        match actions::put_grants(&acting, grants).await? {
            Drafted::Kept(draft) => return Ok(see_other(&acting.paths().review(draft))),
            Drafted::Waits(_) => errors.add("ting", GivingTexts(lang).proposal_waits()),
        }
    }
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &Grants::new(&acting, id, &holder, &givable, form, errors))
}
