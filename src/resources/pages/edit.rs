use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    super::{
        actions::{self, CreateError, EditError},
        model::{
            Content, DESCRIPTION_LENGTH, IDENTIFIER_LENGTH, IdentifierFault, OwnScope, TITLE_LENGTH, check_identifier,
            identifier_of, writes_by_name,
        },
        store,
        texts::Texts,
        views::FormView,
    },
    find,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Environment, Lang, Title},
    web::{self, FormErrors, InEnvironment, OfThing, Posted, Problem, page, page_with, paths_in, place, see_other},
};

/// The form as it was sent, word for word, so that nothing typed is lost.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ResourceForm {
    pub tittel: String,
    pub tittel_nn: String,
    pub tittel_en: String,
    pub beskrivelse: String,
    pub beskrivelse_nn: String,
    pub beskrivelse_en: String,
    pub identifikator: String,
    pub scope: Vec<String>,
    /// Looks among the scopes, where there are many.
    pub sok: String,
    pub skriver: String,
    pub delegering: String,
    pub versjon: i32,
    pub handling: FormButton,
}

/// The button that was pressed: the main one, which sends no word, or another.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum FormButton {
    #[default]
    #[serde(rename = "")]
    Save,
    #[serde(rename = "sok")]
    Search,
    #[serde(rename = "kopier")]
    CopyTexts,
}

impl ResourceForm {
    /// Does the button that was pressed only help to fill in the form?
    fn only_helps(&mut self) -> bool {
        if self.handling == FormButton::CopyTexts {
            for (original, copies) in [
                (&self.tittel, [&mut self.tittel_nn, &mut self.tittel_en]),
                (&self.beskrivelse, [&mut self.beskrivelse_nn, &mut self.beskrivelse_en]),
            ] {
                for copy in copies.into_iter().filter(|copy| copy.trim().is_empty()) {
                    copy.clone_from(original);
                }
            }
        }
        self.handling != FormButton::Save
    }

    /// The form that would have led to this content.
    pub(crate) fn of(content: &Content, revision: i32) -> Self {
        let word = |yes: bool, word: &str, other: &str| if yes { word.to_owned() } else { other.to_owned() };
        Self {
            tittel: content.title.nb.clone(),
            tittel_nn: content.title.nn.clone(),
            tittel_en: content.title.en.clone(),
            beskrivelse: content.description.nb.clone(),
            beskrivelse_nn: content.description.nn.clone(),
            beskrivelse_en: content.description.en.clone(),
            scope: content.scopes.clone(),
            skriver: word(content.writes, "ja", "nei"),
            delegering: word(content.delegable, "", "nei"),
            versjon: revision,
            ..Self::default()
        }
    }
}

/// What can be bundled, and what is bundled already.
async fn choices(
    acting: &Acting<ManageScopes>,
    environment: Environment,
    kept: &[String],
) -> Result<Vec<OwnScope>, Problem> {
    let mut db = acting.db().await?;
    Ok(store::own_scopes(&mut db, acting.org(), environment, kept, false).await?)
}

/// *Ny API-ressurs*: the empty form.
pub(super) async fn new(acting: Acting<ManageScopes>, path: InEnvironment) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let own = choices(&acting, paths.environment, &[]).await?;
    page(&FormView::new(&acting, paths, None, own, ResourceForm::default(), FormErrors::default()))
}

/// The sentence about an identifier.
fn identifier_fault(lang: Lang, fault: IdentifierFault) -> String {
    let t = Texts(lang);
    match fault {
        IdentifierFault::Short => t.identifier_short().to_owned(),
        IdentifierFault::Long => t.too_long(IDENTIFIER_LENGTH),
        IdentifierFault::Illegal(c) => t.identifier_illegal(c),
        IdentifierFault::Begins => t.identifier_begins().to_owned(),
    }
}

/// Reads everything but the identifier; every fault is a sentence at its field.
fn read(lang: Lang, form: &ResourceForm, errors: &mut FormErrors) -> Content {
    let t = Texts(lang);
    let title = errors.required_line(lang, ("tittel", t.title_nb(), &form.tittel), TITLE_LENGTH, t.title_missing_nb());
    let title = title.unwrap_or_default();
    let about = ("beskrivelse", t.description_nb(), form.beskrivelse.as_str());
    let description =
        errors.required_text(lang, about, DESCRIPTION_LENGTH, t.description_missing_nb()).unwrap_or_default();
    // A copy of the bokmål is no translation.
    let unlike = |text: Option<String>, original: &str| text.filter(|text| text != original).unwrap_or_default();
    let mut in_other =
        |field, label, typed: &str| unlike(errors.line(lang, (field, label, typed), TITLE_LENGTH), &title);
    let title_nn = in_other("tittel_nn", t.title_nn(), &form.tittel_nn);
    let title_en = in_other("tittel_en", t.title_en(), &form.tittel_en);
    let mut in_other = |field, label, typed: &str| {
        unlike(errors.free_text(lang, (field, label, typed), DESCRIPTION_LENGTH), &description)
    };
    let description_nn = in_other("beskrivelse_nn", t.description_nn(), &form.beskrivelse_nn);
    let description_en = in_other("beskrivelse_en", t.description_en(), &form.beskrivelse_en);
    let mut scopes = form.scope.clone();
    scopes.sort();
    scopes.dedup();
    if scopes.is_empty() {
        errors.add("scope", t.scopes_missing());
    }
    Content {
        title: Title { nb: title, nn: title_nn, en: title_en },
        description: Title { nb: description, nn: description_nn, en: description_en },
        delegable: form.delegering != "nei",
        writes: match form.skriver.as_str() {
            "ja" => true,
            "nei" => false,
            _ => writes_by_name(&scopes),
        },
        scopes,
    }
}

/// Makes the resource, or shows what is wrong, or what a search among the scopes found.
pub(super) async fn create(
    acting: Acting<ManageScopes>,
    path: InEnvironment,
    form: Posted<ResourceForm>,
) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let mut filled = form.read(acting.login())?;
    let (lang, mut errors) = (paths.lang, FormErrors::default());
    let own = choices(&acting, paths.environment, &[]).await?;
    if filled.input.only_helps() {
        return page(&FormView::new(&acting, paths, None, own, filled.input, errors));
    }
    let content = read(lang, &filled.input, &mut errors);
    let typed = filled.input.identifikator.trim();
    let identifier = if typed.is_empty() { identifier_of(&content.title.nb) } else { typed.to_owned() };
    let holds_person = errors.holds_person(lang, ("identifikator", Texts(lang).identifier_optional(), &identifier));
    let is_said = holds_person || content.title.nb.is_empty() && typed.is_empty();
    if let (Err(fault), false) = (check_identifier(&identifier), is_said) {
        errors.add("identifikator", identifier_fault(lang, fault));
    }
    if errors.is_empty() {
        match actions::create(&acting, filled.key(), paths.environment, &identifier, &content).await {
            Ok(reference) => return Ok(see_other(&paths.receipt(&reference))),
            Err(CreateError::Failed(e)) => return Err(e.into()),
            Err(CreateError::Taken) => errors.add("identifikator", Texts(lang).identifier_taken(&identifier)),
            Err(CreateError::WrongScopes) => errors.add("scope", Texts(lang).scopes_wrong()),
        }
        filled.input.identifikator = identifier;
    }
    let view = FormView::new(&acting, paths, None, own, filled.input, errors);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// *Endre*: the form as the resource is.
pub(super) async fn edit(acting: Acting<ManageScopes>, path: OfThing) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let resource = find(&acting, (paths.environment, id)).await?;
    let own = choices(&acting, paths.environment, &resource.content.scopes).await?;
    let form = ResourceForm::of(&resource.content, resource.revision);
    page(&FormView::new(&acting, paths, Some(&resource), own, form, FormErrors::default()))
}

/// Changes it, if nobody else has meanwhile; else shows what they saved.
pub(super) async fn save(acting: Acting<ManageScopes>, path: OfThing, form: Posted<ResourceForm>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let mut filled = form.read(acting.login())?;
    let (lang, mut errors) = (paths.lang, FormErrors::default());
    let resource = find(&acting, (paths.environment, id)).await?;
    let only_helps = filled.input.only_helps();
    let content = if only_helps { resource.content.clone() } else { read(lang, &filled.input, &mut errors) };
    let mut now = resource;
    let mut theirs = None;
    if errors.is_empty() && !only_helps {
        let revision = filled.input.versjon;
        match actions::confirm_edit(&acting, filled.key(), (paths, id), revision, content.clone()).await {
            Ok(made) => return Ok(see_other(&made.address(lang, paths.org))),
            Err(EditError::Failed(e)) => return Err(e.into()),
            Err(EditError::Same) => return Ok(see_other(&paths.resource(&id))),
            Err(EditError::Gone) => return Err(Problem::NotFound),
            Err(EditError::WrongScopes) => errors.add("scope", Texts(lang).scopes_wrong()),
            Err(EditError::Stale(resource)) => {
                theirs = Some(resource.content.clone());
                now = *resource;
            }
        }
    }
    let own = choices(&acting, paths.environment, &now.content.scopes).await?;
    let revision = if theirs.is_some() { now.revision } else { filled.input.versjon };
    let form = ResourceForm { versjon: revision, ..filled.input };
    let view = FormView::new(&acting, paths, Some(&now), own, form, errors);
    match theirs {
        Some(theirs) => page_with(StatusCode::CONFLICT, &view.conflict(&theirs, &content)),
        None if only_helps => page(&view),
        None => page_with(StatusCode::UNPROCESSABLE_ENTITY, &view),
    }
}
