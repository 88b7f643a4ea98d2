//! Registration and login by work e-mail, for whoever comes. A cookie of its own binds an attempt, and the forms, to one browser.

use actix_web::{
    HttpRequest, HttpResponse,
    cookie::{Cookie, time::Duration},
    http::StatusCode,
    web::Path,
};
use serde::Deserialize;

use super::super::{
    actions::{self, NotRegistered, Proof, Proved, Who},
    counting,
    model::{Known, SAYING_WHO, WorkAddress},
    paths, store,
    texts::Registering,
    views::{AddressView, ProofView, WaitingView, WhoView},
};
use crate::{
    access::{
        Newcomer, Public,
        session::{BY_EMAIL, Login},
    },
    kernel::{Lang, OrgNumber, RegistrationId, SessionId},
    login,
    platform::{
        codes::is_code,
        config::Config,
        keys::{random_token, sha256},
    },
    web::{self, FormErrors, Posted, Problem, UrlQuery, client_address, page, page_with, read_id, see_other},
};

/// The longest telephone number, with its blanks, and the most digits of one (E.164).
const LONGEST_PHONE: usize = 30;
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

pub(super) fn cookie_name(config: &Config) -> &'static str {
    if config.is_plain_http() { "registrering" } else { "__Host-registrering" }
}

/// The secret of the browser, if it has one.
fn browser_of(gate: &Public, req: &HttpRequest) -> Option<String> {
    let cookie = req.cookie(cookie_name(&gate.services().config))?;
    Some(cookie.value().to_owned()).filter(|secret| secret.len() == 43)
}

/// A page whose form is bound to the browser. One that has no secret yet gets it.
fn bound(gate: &Public, req: &HttpRequest, draw: impl FnOnce(&str) -> web::Result) -> web::Result {
    if let Some(secret) = browser_of(gate, req) {
        return draw(&secret);
    }
    let secret = random_token::<32>().map_err(Problem::internal)?;
    let mut response = draw(&secret)?;
    let mut cookie: Cookie<'static> =
        login::plain_cookie(&gate.services().config, cookie_name(&gate.services().config), secret);
    cookie.set_max_age(Duration::seconds(SAYING_WHO.as_secs()));
    response.add_cookie(&cookie).map_err(Problem::internal)?;
    Ok(response)
}

/// Counted as log-ins are: with all newcomers from the same address, but for whoever is signed in or shows what cannot be guessed. Anybody has
/// as many browsers as they like, so one that has done nothing yet counts for nothing. Returns the network it came from.
fn count(gate: &Public, req: &HttpRequest, trusted: Option<&str>) -> Result<Option<String>, Problem> {
    let services = gate.services();
    let from = client_address(req, &services.config.trusted_proxies);
    let known = gate.context().login.as_ref().map(|login| login.csrf.as_str()).or(trusted);
    services.limits.login(from, known.map(|secret| sha256(secret.as_bytes())))?;
    Ok(counting::network_of(services, from))
}

/// The form of the address. Whoever is signed in by one goes where they belong.
pub(super) async fn ask(gate: Public, req: HttpRequest) -> web::Result {
    if let Some(login) = gate.context().login.as_ref().filter(|login| login.is_by_email()) {
        let org = store::org_of(&mut *gate.services().db.acquire().await?, login.person).await?;
        if let Some(org) = org {
            return Ok(see_other(&paths::first_page(gate.context().lang, org)));
        }
    }
    bound(&gate, &req, |secret| page(&AddressView::new(&gate, secret, String::new(), FormErrors::default())))
}

/// An address as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AddressForm {
    epost: String,
}

/// Begins an attempt. What comes of it is the same for every address, but for those that can belong to no organisation.
pub(super) async fn begin(gate: Public, req: HttpRequest, form: Posted<AddressForm>) -> web::Result {
    let secret = browser_of(&gate, &req);
    let (form, _) = form.read_of(secret.as_deref())?;
    let secret = secret.unwrap_or_default();
    let network = count(&gate, &req, None)?;
    let lang = gate.context().lang;
    let (t, mut errors) = (Registering(lang), FormErrors::default());
    let address = match form.epost.parse::<WorkAddress>() {
        Ok(address) if address.domain().is_shared() => {
            errors.add("epost", t.shared_domain(address.domain()));
            None
        }
        Ok(address) => Some(address).filter(|_| !errors.holds_person(lang, ("epost", t.address(), &form.epost))),
        Err(_) => {
            errors.add("epost", t.address_wrong());
            None
        }
    };
    let Some(address) = address else {
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &AddressView::new(&gate, &secret, form.epost, errors));
    };
    let id = actions::begin(gate.services(), (&address, lang), (&secret, network)).await?;
    Ok(see_other(&paths::prove(lang, &id.to_string())))
}

/// The query of the mail's link.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LinkQuery {
    bevis: String,
}

/// Where the code is typed. With the secret of the link there is a button as well; to look at the page does nothing.
pub(super) async fn proof(
    gate: Public,
    req: HttpRequest,
    path: Path<(String, String)>,
    UrlQuery(query): UrlQuery<LinkQuery>,
) -> web::Result {
    let id: RegistrationId = read_id(&path.1)?;
    bound(&gate, &req, |secret| page(&ProofView::new(&gate, secret, id, query.bevis, FormErrors::default())))
}

/// What was typed, or the secret of the link.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ProofForm {
    kode: String,
    bevis: String,
}

/// Proves the address. Whoever is registered is signed in; whoever is not says who they are.
pub(super) async fn prove(
    gate: Public,
    req: HttpRequest,
    path: Path<(String, String)>,
    form: Posted<ProofForm>,
) -> web::Result {
    let id: RegistrationId = read_id(&path.1)?;
    let secret = browser_of(&gate, &req);
    let (form, _) = form.read_of(secret.as_deref())?;
    let secret = secret.unwrap_or_default();
    let lang = gate.context().lang;
    let shown = Proof { link: &form.bevis, code: &form.kode };
    let draw = |sentence: &'static str| {
        let mut errors = FormErrors::default();
        errors.add("kode", sentence);
        let view = ProofView::new(&gate, &secret, id, form.bevis.clone(), errors);
        page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
    };
    if !shown.is_link() && !is_code(&form.kode) {
        return draw(Registering(lang).type_code());
    }
    let network = count(&gate, &req, shown.is_link().then_some(secret.as_str()))?;
    match actions::prove(gate.services(), id, (&secret, network.as_deref()), shown).await? {
        Some(Proved::Known(known)) => enter(&gate, &req, &known),
        Some(Proved::New) => Ok(see_other(&paths::who(lang, &id.to_string()))),
        None => draw(Registering(lang).not_proved()),
    }
}

/// Signs somebody in who is approved; tells others that they wait.
fn enter(gate: &Public, req: &HttpRequest, known: &Known) -> web::Result {
    let lang = gate.context().lang;
    if !known.approved {
        return Ok(see_other(&paths::waiting(lang)));
    }
    let login = Login {
        session: SessionId::new(),
        person: known.person,
        name: known.name.clone(),
        acr: BY_EMAIL.to_owned(),
        auth_time: gate.services().clock.now(),
        csrf: random_token::<32>().map_err(Problem::internal)?,
        iss: gate.services().config.base_url.to_string(),
        sid: None,
    };
    tracing::info!(target: "portner::login", action = "login", result = "ok", session = %login.session, person = %login.person, acr = BY_EMAIL);
    login::begin_session(req, &login)?;
    Ok(see_other(&paths::first_page(lang, known.org)))
}

/// They wait for an administrator.
pub(super) async fn waiting(gate: Public) -> web::Result {
    page(&WaitingView::new(&gate))
}

/// What somebody new says of themselves, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct WhoForm {
    pub navn: String,
    pub telefon: String,
    pub sprak: String,
    pub virksomhet: String,
}

impl WhoForm {
    fn check(&self, lang: Lang, orgs: &[OrgNumber]) -> Result<Who, FormErrors> {
        let (t, mut errors) = (Registering(lang), FormErrors::default());
        let name = errors.person_name(lang, ("navn", &self.navn));
        if name.as_ref().is_some_and(|name| name.given.is_empty()) {
            errors.add("navn", t.whole_name());
        }
        let phone = phone(&self.telefon);
        if phone.is_none() {
            errors.add("telefon", t.phone_wrong());
        } else {
            errors.holds_person(lang, ("telefon", t.phone(), &self.telefon));
        }
        let chosen = self.sprak.parse().map_err(|()| errors.add("sprak", t.choose_language())).ok();
        let org = match orgs {
            [only] => Some(*only),
            several => self.virksomhet.parse().ok().filter(|org| several.contains(org)),
        };
        if org.is_none() {
            errors.add("virksomhet", t.choose_org());
        }
        match (name, phone, chosen, org) {
            (Some(name), Some(phone), Some(lang), Some(org)) if errors.is_empty() => Ok(Who { name, phone, lang, org }),
            _ => Err(errors),
        }
    }
}

/// A telephone number, with single blanks.
fn phone(typed: &str) -> Option<String> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let phone = words.join(" ");
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    // A Norwegian number has eight digits; with more behind the country code it may be the number of a person.
    let bare: String = phone.chars().filter(|c| !c.is_whitespace()).collect();
    let norwegian = bare.strip_prefix("+47").or_else(|| bare.strip_prefix("0047"));
    if norwegian.is_some_and(|number| number.len() != 8) {
        return None;
    }
    let is_plain = phone.strip_prefix('+').unwrap_or(&phone).chars().all(|c| c.is_ascii_digit() || c == ' ');
    (is_plain && DIGITS.contains(&digits) && phone.len() <= LONGEST_PHONE).then_some(phone)
}

async fn open(
    gate: &Public,
    req: &HttpRequest,
    id: RegistrationId,
) -> web::Result<Option<(String, String, Vec<super::super::model::Deciding>)>> {
    let Some(secret) = browser_of(gate, req) else { return Ok(None) };
    let Some((attempt, orgs)) = actions::orgs_to_choose(gate.services(), id, &secret).await? else { return Ok(None) };
    Ok((!orgs.is_empty()).then(|| (secret, attempt.email.to_string(), orgs)))
}

/// The form of who they are. Whoever comes too late begins again.
pub(super) async fn ask_who(gate: Public, req: HttpRequest, path: Path<(String, String)>) -> web::Result {
    let (id, lang) = (read_id(&path.1)?, gate.context().lang);
    let Some((secret, email, orgs)) = open(&gate, &req, id).await? else {
        return Ok(see_other(&paths::register(lang)));
    };
    let first = WhoForm { sprak: lang.code().to_owned(), ..WhoForm::default() };
    page(&WhoView::new(&gate, (&secret, id), &email, &orgs, first, FormErrors::default()))
}

/// Registers them.
pub(super) async fn register(
    gate: Public,
    req: HttpRequest,
    path: Path<(String, String)>,
    form: Posted<WhoForm>,
) -> web::Result<HttpResponse> {
    let (id, lang) = (read_id(&path.1)?, gate.context().lang);
    let (form, key) = form.read_of(browser_of(&gate, &req).as_deref())?;
    let key = key.ok_or(Problem::Malformed)?;
    let Some((secret, email, orgs)) = open(&gate, &req, id).await? else {
        return Ok(see_other(&paths::register(lang)));
    };
    let numbers: Vec<OrgNumber> = orgs.iter().map(|it| it.org.number).collect();
    let who = match form.check(lang, &numbers) {
        Ok(who) => who,
        Err(errors) => {
            let view = WhoView::new(&gate, (&secret, id), &email, &orgs, form, errors);
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
    };
    let newcomer = Newcomer::in_organisation(&gate, who.org);
    match actions::register(&newcomer, key, (id, &secret), who).await {
        Ok(Some(known)) => enter(&gate, &req, &known),
        Ok(None) | Err(NotRegistered::Over) => Ok(see_other(&paths::register(lang))),
        Err(NotRegistered::Failed(e)) => Err(e.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::phone;

    #[test]
    fn a_telephone_number_has_eight_to_fifteen_digits() {
        assert_eq!(phone(" 22  33 44 55 ").as_deref(), Some("22 33 44 55"));
        assert_eq!(phone("+47 22334455").as_deref(), Some("+47 22334455"));
        for wrong in ["", "1234567", "2233445x", "22+334455", "1234567890123456", "+"] {
            assert_eq!(phone(wrong), None, "{wrong}");
        }
    }
}
