//! Forms as our pages send them, one for each route that has any, so that whoever may write does write. Each is taken from its page as
//! somebody sees it who may send it, and filled in.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Things, is_form, routes, served::fits};
use crate::{
    awaiting,
    clients::{other_key, register},
    commercial, desk,
    end_dates::{look_over, until},
    four_eyes::turn_on,
    invitations,
    kept::{API_RIGHT, MAP, READ_TITLE, STATISTICS_TITLE, TEST, deactivate, holder_page, let_in, plan, turn_off},
    people::choose,
    requests::in_queue,
    resources::bundle,
    scopes::make,
    support::{
        browser::Browser,
        page::{Form, Page, all, says},
        people::{EKSEMPEL, KARI, MONA, NETT, NORA, SYSTEMHUSET, TOR, TURID, VANNVERK},
        steps::{READ_INSTANCES, form_for},
        world::World,
    },
};

/// Routes whose forms nobody carries out here: they are sent in the middle of a login, signed, and the tests of logins send them; a grant is
/// signed too; and what is pasted to be explained is only read.
pub const NOT_CARRIED_OUT: [&str; 12] = [
    "/maskinporten/{miljo}/token",
    "/oidc/backchannel-logout",
    "/standin/login",
    "/standin/logout",
    "/standin/par",
    "/standin/token",
    // Of those who registered by work e-mail alone.
    "/{lang}/{org}/brukere/innlogging",
    "/{lang}/{org}/{miljo}/hvorfor",
    // Bound to a secret of the browser and not to a session.
    "/{lang}/innlogging/{forsok}",
    "/{lang}/registrer",
    "/{lang}/registrer/{forsok}",
    "/{lang}/registrer/{forsok}/om-deg",
];

/// What must be so when a form is sent, and is taken back afterwards: it was Kari who chose, and everybody sends what they have chosen
/// themselves; and nobody proposes to turn off what is not on.
pub fn before(path: &str, things: &Things, sender: Uuid) -> Option<String> {
    let own = |table: &str, which: &str| Some(format!("update {table} set created_by = '{sender}' {which}"));
    match path {
        "/{lang}/{org}/fullmakter/kontroll" => own("change_set", &format!("where change_set_id = '{}'", things.draft)),
        "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/fjern" => own("access_draft", ""),
        "/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/mange/{liste}" => own("scope_bulk", ""),
        "/{lang}/{org}/innstillinger/to-personer" => {
            Some("update organisation_setting set four_eyes_since = now()".to_owned())
        }
        _ => None,
    }
}

/// The forms, by the routes they are sent to.
#[derive(Debug, Default)]
pub struct Forms(BTreeMap<&'static str, Form>);

impl Forms {
    pub fn of(&self, path: &str) -> Option<&Form> {
        self.0.get(path)
    }

    /// The form of this button, filled in.
    fn add(&mut self, page: &Page, button: &str, fields: &[(&str, &str)]) {
        let form = page.form(button).filled_in(fields);
        // A fixed segment comes before a parameter.
        let routes = routes().into_iter().filter(|route| is_form(route) && fits(route, &form.action));
        let route = routes.min_by_key(|route| route.path.matches('{').count());
        let path = route.unwrap_or_else(|| panic!("{} is served by nobody", form.action)).path;
        assert!(self.0.insert(path, form).is_none(), "{path} twice");
    }

    /// Those of all routes. On the way a few things come to be that they are about.
    pub async fn all(world: &World, things: &Things) -> Self {
        let (mut forms, mut kari) = (Self::default(), world.signed_in(KARI).await);
        forms.of_settings(world, &mut kari, things).await;
        forms.of_people(world, &mut kari, things).await;
        forms.of_delegations(&mut kari, things).await;
        forms.of_requests(&mut kari, things).await;
        forms.of_scopes(&mut kari, things).await;
        forms.of_accesses(&mut kari, things).await;
        forms.of_resources(&mut kari, things).await;
        forms.of_clients(world, &mut kari, things).await;
        forms.of_oneself(world, &mut kari).await;
        let why = kari.get(&format!("/nb/{EKSEMPEL}/test/hvorfor")).await;
        forms.add(&why, "Finn ut av det", &[("tekst", "MP-250")]);
        forms
    }

    async fn of_settings(&mut self, world: &World, kari: &mut Browser, things: &Things) {
        turn_on(kari).await;
        let settings = format!("/nb/{EKSEMPEL}/innstillinger");
        self.add(&kari.get(&settings).await, "Foreslå å slå av", &[]);
        world.happens("update organisation_setting set four_eyes_since = null").await;
        let page = kari.get(&settings).await;
        self.add(&page, "Lagre", &[("frist", "48")]);
        self.add(&page, "Logg ut Kari Nordmann", &[]);
        let form = kari.get(&format!("/nb/{EKSEMPEL}/virksomhet/varsling/ny")).await;
        self.add(&form, "Legg til e-postadresse", &[("epost", "annen@eksempel.example")]);
        let list = kari.get(&format!("/nb/{EKSEMPEL}/virksomhet/varsling")).await;
        self.add(&kari.get(&list.link("varsel@eksempel.example")).await, "Fjern", &[]);
        let page = kari.get(&format!("/nb/{EKSEMPEL}/virksomhet/bruksvilkar")).await;
        self.add(&page, "Signer", &[("lest", "ja")]);
        let form = kari.get(&format!("/nb/{EKSEMPEL}/virksomhet/faktura/endre")).await;
        self.add(&form, "Lagre", &commercial::INVOICE);
        let form = kari.get(&format!("/nb/{EKSEMPEL}/virksomhet/kontakter/ny")).await;
        let said = [("om", "technical"), ("navn", "Vakta"), ("epost", "vakt@eksempel.example")];
        self.add(&form, "Lagre", &said);
        let list = kari.get(&format!("/nb/{EKSEMPEL}/virksomhet/kontakter")).await;
        self.add(&kari.get(&list.link("Driftsvakta")).await, "Fjern kontakten", &[]);
        // It has all begun lately.
        world.happens("update delegation set given_at = '2026-11-19'").await;
        world.happens("update scope set created_at = '2026-11-19'").await;
        self.add(&kari.get(&format!("/nb/{EKSEMPEL}")).await, "Skjul Kom i gang", &[]);
        let form = kari.get(&format!("/nb/{EKSEMPEL}/virksomhet/e-postdomener/nytt")).await;
        self.add(&form, "Registrer et domene", &[("domene", "annet.example")]);
        let list = kari.get(&format!("/nb/{EKSEMPEL}/virksomhet/e-postdomener")).await;
        self.add(&kari.get(&list.link("nytt.example")).await, "Frigi domenet", &[]);
        let list = kari.get(&format!("/nb/{EKSEMPEL}/virksomhet/brukere")).await;
        self.add(&kari.get(&list.link("Lisa Lie")).await, "Fjern tilgangen", &[]);
        let mut mona = world.signed_in(MONA).await;
        let form = kari.get(&format!("/nb/{EKSEMPEL}/fullmakter/invitasjoner/ny")).await;
        let ting = form.choice("Selvbetjening av integrasjoner");
        self.add(&form, "Lag invitasjonen", &[("navn", "Nora Ny"), ("ting", &*ting)]);
        let page = kari.get(&format!("/nb/{EKSEMPEL}/fullmakter/invitasjoner/{}", things.invitation)).await;
        self.add(&page, "Trekk tilbake", &[]);
        let invited = invitations::invite(kari, "Nora Ny", &[]).await;
        self.add(&mona.get(&invitations::link(&invited)).await, "Ta imot", &[]);
        let form = mona.get(&format!("/nb/{EKSEMPEL}/brukere/produksjon/ny")).await;
        let ting = form.choice("Selvbetjening av integrasjoner");
        self.add(&form, "Send forespørsel", &[("ting", &*ting), ("formal", "Drift")]);
        let own = mona.get(&format!("/nb/{EKSEMPEL}/brukere/produksjon/{}", things.production)).await;
        self.add(&own, "Trekk tilbake", &[]);
        let form = kari.get(&format!("/nb/{EKSEMPEL}/prefiks")).await;
        let order = |prefix| [("onsket", prefix), ("formal", "Vannmålere"), ("kontakt", "api@eksempel.example")];
        kari.submit(&form, "Bestill", &order("vann2")).await;
        self.add(&kari.get(&form.path).await, "Bestill", &order("nytt1"));
        let queue = world.signed_in(TURID).await.get("/nb/brukerstotte/prefikser").await;
        let mut turid = world.signed_in(TURID).await;
        let case = [("saksnummer", "2026/17"), ("grunn", "Ringte om en nøkkel")];
        let front = turid.get("/nb/brukerstotte").await;
        self.add(&front, "Slå opp", &[("q", KARI)]);
        self.add(&turid.get(&format!("/nb/brukerstotte/org/{EKSEMPEL}/logg")).await, "Vis", &case);
        let asked = desk::look_up(&mut turid, KARI).await;
        self.add(&asked, "Vis", &case);
        let person = turid.submit(&asked, "Vis", &case).await;
        self.add(&person, "Vis i 15 sekunder fødselsnummeret", &[]);
        self.add(&queue, "Tildel vann2", &[]);
        self.add(&queue, "Tildel prefiks", &[("organisasjon", EKSEMPEL), ("prefiks", "ek2")]);
    }

    async fn of_oneself(&mut self, world: &World, kari: &mut Browser) {
        let _other = world.signed_in(KARI).await;
        world.happens("delete from look_ups_seen").await;
        let page = kari.get("/nb/meg").await;
        self.add(&page, "Merk som sett", &[]);
        self.add(&page, "Lagre utseendet", &[("utseende", "dark")]);
        self.add(&page, "Logg ut alle andre", &[]);
        self.add(&page, "Last ned opplysningene (JSON)", &[]);
        let html = page.html();
        let buttons: Vec<String> = all(&html, "main button").into_iter().map(says).collect();
        let one = buttons.iter().find(|text| text.starts_with("Logg ut Ukjent nettleser")).unwrap();
        self.add(&page, one, &[]);
    }

    async fn of_people(&mut self, world: &World, kari: &mut Browser, things: &Things) {
        let (mut mona, mut nora, mut tor) =
            (world.signed_in(MONA).await, world.signed_in(NORA).await, world.signed_in(TOR).await);
        self.add(&awaiting::question(&mut mona).await, "Ja, det er meg", &[]);
        let name = nora.get("/nb/navn").await;
        let button = all(&name.html(), "main form button").first().map(|button| says(*button)).unwrap();
        self.add(&name, &button, &[("navn", "Nora Ny")]);
        let page = kari.get(&format!("/nb/{EKSEMPEL}/fullmakter/ny-person")).await;
        self.add(&page, "Velg Mona Vik", &[]);
        let form = choose(kari, "Mona Vik").await;
        self.add(&form, "Se over", &[("ting", &form.choice(API_RIGHT))]);
        let form = tor.get("/nb/foresporsler/ny").await;
        let ting = form.choice("Selvbetjening av integrasjoner");
        let wish = [("virksomhet", EKSEMPEL), ("ting", &*ting), ("formal", "Jeg skal lage et API for vann")];
        self.add(&form, "Send forespørsel", &wish);
        let sent = tor.get(&format!("/nb/foresporsel/{}", things.request)).await;
        self.add(&sent, "Trekk tilbake", &[]);
        self.add(&kari.get(&in_queue(&sent)).await, "Avslå", &[("grunn", "Nei")]);
    }

    async fn of_delegations(&mut self, kari: &mut Browser, things: &Things) {
        let at = |rest: String| format!("/nb/{EKSEMPEL}/{rest}");
        let form = form_for(kari, EKSEMPEL, NETT).await;
        self.add(&form, "Se over", &[("api", &form.choice(READ_INSTANCES))]);
        let review = kari.get(&at(format!("fullmakter/kontroll?utkast={}", things.draft))).await;
        self.add(&review, "Gi fullmakt", &[]);
        let question = kari.get(&at(format!("fullmakter/mottatt/{}/frasi-oss", things.received))).await;
        self.add(&question, "Avslutt fullmakten", &[]);
        let holder = kari.get(&holder_page(SYSTEMHUSET)).await;
        self.add(&holder, &format!("Fjern {READ_TITLE}"), &[]);
        let later = look_over(kari, &holder.path, "Vannmålere (lesetilgang)", &until(["31", "12", "2027"])).await;
        self.add(&later, "Endre sluttdato", &[]);
        let receipt = kari.get(&at(format!("kvittering/{}", things.reference))).await;
        self.add(&receipt, "Angre", &[]);
    }

    async fn of_requests(&mut self, kari: &mut Browser, things: &Things) {
        let at = |rest: String| format!("/nb/{EKSEMPEL}/{rest}");
        let form = kari.get(&at("fullmakter/mottatt/foresporsler/ny".to_owned())).await;
        let wish = [("virksomhet", VANNVERK), ("ting", &*form.choice(STATISTICS_TITLE)), ("formal", "Avtale 2026/18")];
        self.add(&form, "Send forespørsel", &wish);
        let ours = kari.get(&at(format!("fullmakter/mottatt/foresporsler/{}", things.ours))).await;
        self.add(&ours, "Trekk tilbake", &[]);
        let sent = kari.get(&at(format!("tilganger-vi-har/foresporsler/{}", things.sent))).await;
        self.add(&sent, "Trekk tilbake", &[]);
        let catalogue = kari.get(&at("prod/api-katalog".to_owned())).await;
        let page = kari.get(&catalogue.link(MAP)).await;
        self.add(&page, "Send forespørselen", &[("formal", "Nytt fagsystem")]);
        let asked = kari.get(&at(format!("test/mine-api/foresporsler/{}", things.asked))).await;
        self.add(&asked, "Godkjenn og gi tilgang", &[]);
    }

    async fn of_scopes(&mut self, kari: &mut Browser, things: &Things) {
        let form = kari.get(&format!("{TEST}/ny")).await;
        let said = [("prefiks", "eksempel"), ("subscope", "ny.read"), ("beskrivelse", "Målerdata")];
        self.add(&form, "Opprett scope", &said);
        let scope = kari.get(&format!("{TEST}/{}", things.scope)).await;
        self.add(&kari.get(&scope.link("Endre")).await, "Lagre", &[("beskrivelse", "Målerdata per døgn")]);
        self.add(&kari.get(&scope.link("Kopier til produksjon")).await, "Opprett i produksjon", &[]);
        let out_of_use = kari.get(&scope.link("Deaktiver")).await;
        self.add(&out_of_use, "Deaktiver scopet", &[("bekreft", "vann.read")]);
        let planned = make(kari, TEST, "plan.read").await;
        plan(kari, &planned, ["1", "4", "2027"], &[]).await;
        self.add(&kari.get(&planned.path).await, "Avlys deaktiveringen", &[]);
        let resting = make(kari, TEST, "vei.read").await;
        deactivate(kari, &resting, &[]).await;
        let resting = kari.get(&resting.path).await;
        self.add(&kari.get(&resting.link("Ta i bruk igjen")).await, "Ta i bruk igjen", &[]);
    }

    async fn of_accesses(&mut self, kari: &mut Browser, things: &Things) {
        let list = kari.get(&format!("{TEST}/{}/tilganger/mange/{}", things.scope, things.list)).await;
        self.add(&list, "Gi tilgang til 1", &[]);
        let scope = make(kari, TEST, "bred.read").await;
        let_in(kari, &scope, NETT, &[]).await;
        let_in(kari, &scope, SYSTEMHUSET, &[]).await;
        let bulk = kari.get(&scope.link("Legg til mange")).await;
        self.add(&bulk, "Kontroller listen", &[("liste", VANNVERK)]);
        let page = kari.get(&scope.path).await;
        self.add(&page, "Gi tilgang", &[("konsument", VANNVERK)]);
        self.add(&page, "Fjern Systemhuset AS", &[]);
        let form = kari.get(&page.link("Endre sluttdato Systemhuset AS")).await;
        let check = kari.press(&form, "Se over", &until(["1", "6", "2027"])).await;
        self.add(&check, "Bekreft ny sluttdato", &[]);
        let chosen = kari.submit(&page, "Fjern Nett AS", &[]).await;
        let review = kari.get(&chosen.link("Se over og bekreft")).await;
        self.add(&review, "Fjern 1 tilgang", &[]);
    }

    async fn of_clients(&mut self, world: &World, kari: &mut Browser, things: &Things) {
        let list = format!("/nb/{EKSEMPEL}/test/klienter");
        let form = kari.get(&format!("{list}/ny")).await;
        self.add(&form, "Opprett klient", &[("navn", "Dagjobben"), ("kilde", "senere")]);
        let at = format!("{list}/{}", things.client);
        self.add(&kari.get(&format!("{at}/endre")).await, "Lagre", &[("navn", "Kveldsjobben")]);
        world.happens("update scope set accessible_for_all = true where name = 'eksempel:bred.read'").await;
        let form = kari.get(&format!("{at}/scopes")).await;
        let scope = form.choice("eksempel:bred.read Åpent for alle");
        self.add(&form, "Lagre", &[("scope", &scope)]);
        let key = other_key("jobb-2", 1);
        self.add(&kari.get(&format!("{at}/nokler")).await, "Legg til nøkkel", &[("nokkeltekst", &key)]);
        let remove = format!("{at}/nokler/{}/fjern", things.client_key);
        self.add(&kari.get(&remove).await, "Fjern nøkkelen", &[]);
        self.add(&kari.get(&format!("{at}/deaktiver")).await, "Deaktiver klienten", &[]);
        self.add(&kari.get(&format!("{at}/opptre")).await, "Gi pakken", &[]);
        let resting = register(kari, &list, &[("navn", "Hviler"), ("kilde", "senere")]).await;
        let ask = kari.get(&resting.link("Deaktiver")).await;
        kari.submit(&ask, "Deaktiver klienten", &[]).await;
        self.add(&kari.get(&format!("{}/reaktiver", resting.path)).await, "Ta i bruk igjen", &[]);
    }

    async fn of_resources(&mut self, kari: &mut Browser, things: &Things) {
        let list = format!("/nb/{EKSEMPEL}/test/api-ressurser");
        let form = kari.get(&format!("{list}/ny")).await;
        let names = ["tittel", "tittel_nn", "tittel_en", "beskrivelse", "beskrivelse_nn", "beskrivelse_en"];
        let mut said: Vec<(&str, &str)> = names.iter().map(|name| (*name, "Vei")).collect();
        said.push(("scope", "eksempel:bred.read"));
        self.add(&form, "Opprett API-ressurs", &said);
        let at = format!("{list}/{}", things.resource);
        self.add(&kari.get(&format!("{at}/endre")).await, "Lagre", &[("beskrivelse", "Lese mer.")]);
        self.add(&kari.get(&format!("{at}/deaktiver")).await, "Deaktiver ressursen", &[("bekreft", "vann")]);
        let resting = bundle(kari, &list, "Bred", &["eksempel:bred.read"]).await;
        turn_off(kari, &resting, "bred").await;
        self.add(&kari.get(&format!("{}/reaktiver", resting.path)).await, "Ta i bruk igjen", &[]);
    }
}
