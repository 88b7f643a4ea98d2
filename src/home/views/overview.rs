use askama::Template;
use jiff::Timestamp;

use super::{
    super::{
        model::{ClientToMend, EndingAccesses, Overview, TermsDue, Watch},
        texts::{self, StepTexts, Texts},
    },
    steps::{Step, steps},
    ways::{Figure, Shortcut, figures, shortcuts},
};
use crate::{
    access::{
        Acting, DelegateScopes, GiveUpReceived, ManageClients, ManagePeople, ManageScopes, Opener, ReadLog, Right,
        SeeOrganisation, SignTerms, ViewAccesses, ViewCommercial, ViewDelegations, ViewReceived, ViewScopes, Why,
        texts as access_texts,
    },
    audit,
    kernel::{Environment, HolderId, Lang, OrgNumber, oslo},
    ledger::{FormKey, Registry},
    receipts,
    register::{self, UnitStatus},
    sitemap::{
        audit as log, catalogue, clients, commercial,
        delegations::{self, Paths},
        home, settings,
    },
    web::{Layout, Section, day},
};

/// What the user may do here.
#[expect(clippy::struct_excessive_bools, reason = "one for each right the page speaks of; they vary independently")]
#[derive(Debug, Clone, Copy)]
pub(super) struct Powers {
    pub view: bool,
    pub give: bool,
    pub manage_people: bool,
    pub view_received: bool,
    pub view_accesses: bool,
    pub view_scopes: bool,
    pub manage_scopes: bool,
    pub give_up: bool,
    pub read_log: bool,
    pub manage_clients: bool,
    pub sign_terms: bool,
    pub view_commercial: bool,
}

impl Powers {
    fn of(acting: &Acting<SeeOrganisation>) -> Self {
        Self {
            view: acting.can::<ViewDelegations>(),
            give: acting.can::<DelegateScopes>(),
            manage_people: acting.can::<ManagePeople>(),
            view_received: acting.can::<ViewReceived>(),
            view_accesses: acting.can::<ViewAccesses>(),
            view_scopes: acting.can::<ViewScopes>(),
            manage_scopes: acting.can::<ManageScopes>(),
            give_up: acting.can::<GiveUpReceived>(),
            read_log: acting.can::<ReadLog>(),
            manage_clients: acting.can::<ManageClients>(),
            sign_terms: acting.can::<SignTerms>(),
            view_commercial: acting.can::<ViewCommercial>(),
        }
    }

    /// They come to see what they could do here, as there is nothing that they can.
    pub fn is_powerless(self) -> bool {
        !self.view && !self.view_received && !self.view_scopes && !self.view_accesses
    }
}

/// Something that waits for the user.
#[derive(Debug)]
struct Task {
    sentence: String,
    href: String,
    link: &'static str,
    /// The link with its object, for those who hear links one by one.
    label: String,
}

/// What is wrong, and where it is mended.
#[derive(Debug)]
struct Alert {
    heading: &'static str,
    sentence: String,
    href: String,
    link: &'static str,
}

/// The front page of an organisation.
#[derive(Debug, Template)]
#[template(path = "home/overview.html")]
pub(in super::super) struct OverviewPage {
    layout: Layout,
    t: Texts,
    s: StepTexts,
    name: String,
    number: String,
    details: String,
    /// On what grounds, all of them. The best of them stands in the frame.
    why: Vec<String>,
    /// Why nobody, or only the administrator of the estate, can change anything.
    warning: Option<&'static str>,
    can: Vec<String>,
    cannot: Vec<&'static str>,
    openers: Vec<String>,
    who_can: Vec<&'static str>,
    /// Users without power come to see what they can do, so the answer is not folded away.
    is_powerless: bool,
    alerts: Vec<Alert>,
    tasks: Vec<Task>,
    /// What a new organisation does first.
    steps: Vec<Step>,
    /// Are there steps that they do not want to see?
    hides_steps: bool,
    arrange: String,
    start_key: String,
    /// Whom to ask, for those who can answer.
    ask_supplier: Option<&'static str>,
    shortcuts: Vec<Shortcut>,
    figures: Vec<Figure>,
    undoable: Vec<receipts::UndoRow>,
    /// Where the rest of it is, if there is more than is shown.
    all_undoable: Option<String>,
    latest: Vec<audit::Row>,
    log: String,
}

impl OverviewPage {
    pub(in super::super) fn new(
        acting: &Acting<SeeOrganisation>,
        registry: &Registry,
        (overview, has_more): (&Overview, bool),
        latest: Vec<audit::Row>,
    ) -> Self {
        let lang = acting.lang();
        let unit = acting.unit();
        let (t, org, powers) = (Texts(lang), unit.number, Powers::of(acting));
        let mut layout = Layout::acting(acting, Section::Overview, t.unit_heading(&unit.name, org.grouped()));
        // The heading says which organisation; the title need not say it twice.
        layout.title = format!("{} – Portner", layout.heading);
        let warning = match unit.status {
            UnitStatus::Active => None,
            UnitStatus::Bankrupt => Some(overview.nobody.map_or_else(
                || access_texts::why_not(lang, Why::OrganisationBankrupt),
                |nobody| access_texts::nobody(lang, nobody),
            )),
            UnitStatus::Deleted(_) => Some(access_texts::why_not(lang, Why::OrganisationDeleted)),
        };
        let (mut can, cannot) = abilities(t, powers);
        can.extend(elsewhere(lang, acting));
        let has_mail = acting.services().mailer.is_on();
        let is_active = unit.status == UnitStatus::Active;
        let mut steps = if is_active { steps(lang, org, powers, (overview, has_mail)) } else { Vec::new() };
        let hides_steps = overview.start.is_hidden && !steps.is_empty();
        if hides_steps {
            steps.clear();
        }
        let lacks = !cannot.is_empty() && warning.is_none();
        let details = [
            Some(register::form_name(lang, &unit.form)),
            unit.place.clone(),
            overview.registered_name.as_ref().map(|name| t.registered_as(name)),
        ];
        Self {
            name: unit.name.clone(),
            number: org.grouped(),
            details: details.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            why: reasons(lang, acting),
            warning,
            can,
            openers: if lacks { openers(lang, &acting.mandate().form, powers) } else { Vec::new() },
            who_can: match lacks {
                true => access_texts::who_can(lang, unit, overview.nobody, &[Opener::ApiAccessPackage]),
                false => Vec::new(),
            },
            is_powerless: powers.is_powerless(),
            alerts: if is_active { alerts(lang, acting, powers, (overview, has_mail)) } else { Vec::new() },
            tasks: tasks(lang, org, powers, (overview, acting.now())),
            steps,
            hides_steps,
            arrange: home::get_started(lang, org),
            start_key: FormKey::draw(),
            ask_supplier: powers.give.then(|| StepTexts(lang).step_ask()),
            shortcuts: shortcuts(lang, (org, unit.status), powers, overview),
            figures: figures(lang, org, powers, overview),
            undoable: receipts::undo_rows(lang, org, registry, &overview.undoable),
            all_undoable: has_more.then(|| receipts::undoable(lang, org, 0)),
            latest,
            log: log::log(lang, org, ""),
            cannot,
            layout,
            t,
            s: StepTexts(lang),
        }
    }
}

/// What the user can do here and what not, in the infinitive.
fn abilities(t: Texts, powers: Powers) -> (Vec<String>, Vec<&'static str>) {
    let all = [
        (true, t.can_see_unit()),
        (powers.view, t.can_view()),
        (powers.give, t.can_give()),
        (powers.manage_people, t.can_manage_people()),
        (powers.manage_people, t.can_set()),
        (powers.view_received, t.can_view_received()),
        (powers.give_up, t.can_give_up()),
        (powers.manage_scopes, t.can_manage_scopes()),
        (powers.view_accesses, t.can_view_accesses()),
        (powers.read_log, t.can_read_log()),
    ];
    let (can, cannot): (Vec<_>, Vec<_>) = all.into_iter().partition(|(yes, _)| *yes);
    (can.into_iter().map(|(_, text)| text.to_owned()).collect(), cannot.into_iter().map(|(_, text)| text).collect())
}

/// On what grounds they are here, each in a sentence.
fn reasons(lang: Lang, acting: &Acting<SeeOrganisation>) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for basis in acting.mandate().reasons() {
        let sentence = access_texts::why(lang, basis);
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences
}

/// What they hold that opens nothing in this portal: it is for other services, and they shall not look for it here in vain.
fn elsewhere(lang: Lang, acting: &Acting<SeeOrganisation>) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for basis in acting.mandate().reasons() {
        let name = access_texts::held(lang, &basis.held);
        if !basis.opens_something() && !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| Texts(lang).can_elsewhere(names.join(", ")))
}

/// What would open the rest: everything that opens giving, or only a key role when giving up is all that is missing.
fn openers(lang: Lang, form: &str, powers: Powers) -> Vec<String> {
    let openers = if powers.give { GiveUpReceived::OPENERS } else { DelegateScopes::OPENERS };
    access_texts::opened_by(lang, openers, form)
}

/// What is with the keys of a client, in a sentence.
fn client_to_mend(lang: Lang, client: &ClientToMend, now: Timestamp) -> String {
    let (t, name) = (Texts(lang), &client.name);
    let on = |at: Timestamp| day(lang, oslo(at).date());
    let sentence = match client.last_key {
        None => t.client_keyless(name),
        Some(at) if at <= now => t.client_key_expired(name, on(at)),
        Some(at) => t.client_key_expires(name, on(at)),
    };
    if client.environment == Environment::Test { t.in_test(sentence) } else { sentence }
}

/// What must not go on so: nobody would be told what happens, and terms that were to be signed by now.
fn alerts(
    lang: Lang,
    acting: &Acting<SeeOrganisation>,
    powers: Powers,
    (overview, has_mail): (&Overview, bool),
) -> Vec<Alert> {
    let (t, org) = (StepTexts(lang), acting.org());
    // Where there is nothing yet, nothing happens; it is one of the first steps.
    let has_something = overview.has_history || overview.apis.has_scopes || overview.start.has_clients;
    let nobody = powers.manage_people && has_mail && has_something && !overview.start.is_told;
    let nobody = nobody.then(|| Alert {
        heading: t.nobody_told(),
        sentence: t.nobody_told_body().to_owned(),
        href: commercial::points(lang, org),
        link: t.to_notification(),
    });
    let late = overview.start.terms.as_ref().filter(|it| !it.is_signed && it.by < acting.today());
    let late = late.filter(|_| powers.view_commercial).map(|it| Alert {
        heading: t.terms_late(),
        sentence: t.terms_late_body(&it.version, day(lang, it.by)),
        href: commercial::terms(lang, org),
        link: t.to_terms(),
    });
    nobody.into_iter().chain(late).collect()
}

fn tasks(lang: Lang, org: OrgNumber, powers: Powers, (overview, now): (&Overview, Timestamp)) -> Vec<Task> {
    let (t, paths) = (Texts(lang), Paths { lang, org });
    let drafts = overview.unfinished.iter().map(|draft| Task {
        sentence: texts::unfinished(lang, draft),
        href: paths.review(draft.draft),
        link: t.review(),
        label: t.look_at(t.review(), &draft.supplier),
    });
    let watched = overview.watched.iter().map(|watched| {
        let may_prolong = powers.manage_people || powers.give && watched.apis > 0;
        let (href, link) = match watched.why {
            Watch::Ends(..) if may_prolong => (paths.prolong(watched.holder, None), t.prolong()),
            _ => (paths.holder(watched.holder), t.look()),
        };
        Task { sentence: texts::watched(lang, watched), href, link, label: t.look_at(link, &watched.name) }
    });
    let proposed = overview.proposed.iter().map(|(colleague, draft)| Task {
        sentence: t.proposed(colleague),
        href: paths.review(*draft),
        link: t.review(),
        label: t.look_at(t.review(), colleague),
    });
    let two_off = overview.two_off.iter().map(|(name, is_own)| {
        let (sentence, link) =
            if *is_own { (t.own_two_off().to_owned(), t.withdraw()) } else { (t.two_off(name), t.review()) };
        Task { sentence, href: settings::settings(lang, org), link, label: t.look_at(link, name) }
    });
    let requests = (overview.requests > 0).then(|| Task {
        sentence: texts::requests(lang, overview.requests),
        href: paths.requests(),
        link: t.answer(),
        label: t.answer_requests().to_owned(),
    });
    let asked = overview.asked.iter().map(|(environment, count)| Task {
        sentence: texts::asked(lang, *environment, *count),
        href: catalogue::Paths { lang, org, environment: *environment }.queue(),
        link: t.answer(),
        label: texts::asked(lang, *environment, *count),
    });
    let awaited = overview.is_awaited.then(|| Task {
        sentence: t.awaited().to_owned(),
        href: delegations::awaited(lang, None, &paths.overview()),
        link: t.answer(),
        label: t.answer_awaited().to_owned(),
    });
    let unconfirmed = overview.unconfirmed.iter().map(|(person, id)| Task {
        sentence: t.unconfirmed(person),
        href: paths.holder(HolderId::Person(*id)),
        link: t.look(),
        label: t.look_at(t.look(), person),
    });
    let ending = overview.ending_accesses.iter().map(|ending| {
        let at = catalogue::Paths { lang, org, environment: ending.environment };
        let (href, link) = match ending.rows.len() {
            n if n > EndingAccesses::AT_ONCE => {
                (at.accesses_at(&ending.scope, ("", ""), &[], "tilganger"), t.look_accesses())
            }
            _ => (at.end_date_of(&ending.scope, &ending.rows), t.prolong()),
        };
        Task { sentence: texts::ending_accesses(lang, ending), href, link, label: t.look_at(link, &ending.name) }
    });
    let clients = overview.clients.iter().map(|client| {
        let at = clients::Paths { lang, org, environment: client.environment };
        let sentence = client_to_mend(lang, client, now);
        Task {
            sentence,
            href: at.client_keys(&client.id),
            link: t.add_key(),
            label: t.look_at(t.add_key(), &client.name),
        }
    });
    let is_due = |it: &&TermsDue| !it.is_signed && it.by >= oslo(now).date();
    let terms = overview.start.terms.as_ref().filter(is_due).filter(|_| powers.sign_terms).map(|it| {
        let steps = StepTexts(lang);
        Task {
            sentence: steps.terms_due(&it.version, day(lang, it.by)),
            href: commercial::terms(lang, org),
            link: steps.read_and_sign(),
            label: t.look_at(steps.read_and_sign(), steps.terms()),
        }
    });
    let first = awaited.into_iter().chain(requests).chain(asked).chain(terms);
    first
        .chain(two_off)
        .chain(proposed)
        .chain(drafts)
        .chain(unconfirmed)
        .chain(clients)
        .chain(watched)
        .chain(ending)
        .collect()
}
