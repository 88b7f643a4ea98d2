use askama::Template;

use super::{
    super::{
        model::Client,
        paths::{Paths, query},
        texts::Fetching,
    },
    below_client,
    fetch::named_party,
};
use crate::{
    access::{Acting, ExplainTokens, ViewClients},
    kernel::{OrgNumber, Party},
    maskinporten::{Asked, Check, Code, Facts, Proof, Reason, Refusal, Subject, broken, chain},
    web::{FormErrors, Layout},
};

/// What requests would be answered: one for each scope, or the same for all of them, since the client or its key stands in the way.
#[derive(Debug)]
pub(in super::super) struct Tried {
    consumer: Option<OrgNumber>,
    for_all: Option<Refusal>,
    scopes: Vec<(String, Option<Refusal>)>,
}

impl Tried {
    /// By the checks that the endpoint makes. What only a real request has, such as a signature, is not asked about.
    pub fn new(
        facts: Option<Facts>,
        issuer: &str,
        proof: Option<&(String, Proof)>,
        consumer: Option<OrgNumber>,
    ) -> Self {
        let header = Some(proof.map_or(("RS256", None), |(alg, proof)| (alg.as_str(), Some(proof))));
        let asked = Asked { header, consumer_org: consumer, ..Asked::default() };
        let ask = |facts: Option<&Facts>| {
            let links = chain(Subject::Client(facts), &asked, issuer);
            broken(&links).map(|(check, refusal)| (check, refusal.clone()))
        };
        let is_of_client = |check: &Check| matches!(check, Check::Client | Check::Key | Check::Consumer);
        let for_all = ask(facts.as_ref()).filter(|(check, _)| is_of_client(check)).map(|(_, refusal)| refusal);
        let alone = |facts: &Facts| {
            let bare = Facts { scopes: Vec::new(), ..facts.clone() };
            let one = |scope: &crate::maskinporten::ScopeFacts| {
                let facts = Facts { scopes: vec![scope.clone()], ..bare.clone() };
                (scope.name.clone(), ask(Some(&facts)).map(|(_, refusal)| refusal))
            };
            facts.scopes.iter().map(one).collect()
        };
        let scopes = if for_all.is_none() { facts.as_ref().map(alone).unwrap_or_default() } else { Vec::new() };
        Self { consumer, for_all, scopes }
    }
}

/// What came of one scope.
#[derive(Debug)]
struct Line {
    scope: String,
    answer: String,
    colour: &'static str,
    sentence: &'static str,
    why: Option<String>,
}

/// *Test klienten*.
#[derive(Debug, Template)]
#[template(path = "clients/trial.html")]
pub(in super::super) struct TrialView {
    layout: Layout,
    f: Fetching,
    errors: FormErrors,
    action: String,
    back: String,
    typed: String,
    /// Whose number that is.
    customer: Option<String>,
    may_name_customer: bool,
    customer_help: &'static str,
    heading: Option<String>,
    for_all: Option<(String, &'static str)>,
    /// There is nothing to ask for.
    is_scopeless: bool,
    lines: Vec<Line>,
}

impl TrialView {
    pub fn new(
        acting: &Acting<ViewClients>,
        paths: Paths,
        client: Client,
        (typed, customer): (String, Option<Party>),
        errors: FormErrors,
        tried: Option<Tried>,
    ) -> Self {
        let f = Fetching(paths.lang);
        let consumer = tried.as_ref().and_then(|tried| tried.consumer);
        let line = |(scope, refusal): (String, Option<Refusal>)| {
            let code = refusal.as_ref().map(|refusal| refusal.code);
            let asked = [
                ("klient", client.id.to_string()),
                ("konsument", consumer.map(|number| number.to_string()).unwrap_or_default()),
                ("scope", scope.clone()),
                ("kode", code.map(Code::number).unwrap_or_default().to_owned()),
            ];
            let asked: Vec<(&str, &str)> = asked.iter().map(|(name, value)| (*name, value.as_str())).collect();
            Line {
                answer: code.map_or(f.token().to_owned(), |code| code.number().to_owned()),
                colour: if code.is_some() { "danger" } else { "success" },
                sentence: code.map_or("", |code| sentence(f, code, consumer.is_some())),
                why: (code.is_some() && acting.can::<ExplainTokens>()).then(|| paths.why(&query(&asked))),
                scope,
            }
        };
        let heading = tried.as_ref().map(|_| match (&customer, consumer) {
            (Some(party), Some(_)) => f.now_for(named_party(party)),
            (None, Some(number)) => f.now_for(number.grouped()),
            (_, None) => f.for_yourselves().to_owned(),
        });
        let (for_all, scopes) = tried.map(|tried| (tried.for_all, tried.scopes)).unwrap_or_default();
        Self {
            layout: below_client(acting, paths, &client, f.trial_heading(&client.content.name))
                .with_faults(!errors.is_empty()),
            f,
            errors,
            action: paths.try_client(&client.id),
            back: paths.client(&client.id),
            typed,
            customer: customer.filter(|_| heading.is_none()).map(|party| named_party(&party)),
            may_name_customer: client.is_for_customers(),
            customer_help: if client.package.is_some() {
                f.which_customer_help_package()
            } else {
                f.which_customer_help()
            },
            heading,
            for_all: for_all.map(|refusal| (refusal.code.number().to_owned(), of_client(f, &client, &refusal))),
            is_scopeless: client.scope_names.is_empty(),
            lines: scopes.into_iter().map(line).collect(),
        }
    }
}

/// Why no request of the client gets a token.
fn of_client(f: Fetching, client: &Client, refusal: &Refusal) -> &'static str {
    match refusal.reason {
        Reason::Of(Code::ExpiredKey) => f.all_keys_expired(),
        Reason::CustomerNeeded => f.names_no_customer(),
        Reason::NamesOwner if client.package.is_some() => f.names_no_customer(),
        Reason::NamesOwner | Reason::NotForCustomers => f.wrong_customer(),
        Reason::NotInUse => f.state_inactive(),
        Reason::NoKeyNamed => f.has_no_keys(),
        _ => f.not_served(),
    }
}

/// Why there is no token for a scope.
fn sentence(f: Fetching, code: Code, for_customer: bool) -> &'static str {
    match code {
        Code::InvalidScope => f.state_deactivated(),
        Code::InvalidIntegrationType => f.next_wrong_type(),
        Code::NoAccess if for_customer => f.customer_has_no_access(),
        Code::NoDelegation => f.customer_has_not_given(),
        _ => f.we_have_no_access(),
    }
}
