use askama::Template;

use super::super::{
    model::{Member, Standing},
    paths,
    texts::Texts,
};
use crate::{
    access::{Acting, ManagePeople},
    ledger::FormKey,
    web::{Crumb, Layout, Paging, Section, long_day},
};

/// Somebody who has registered, in words.
#[derive(Debug)]
struct Row {
    name: String,
    href: String,
    email: String,
    phone: String,
    registered: String,
    last_login: String,
    state: (String, &'static str),
}

impl Row {
    fn of(t: Texts, member: &Member, href: String) -> Self {
        Self {
            name: member.name.clone(),
            href,
            email: member.email.to_string(),
            phone: member.phone.clone(),
            registered: long_day(t.0, member.registered_at),
            last_login: member.last_login_at.map_or_else(|| t.never().to_owned(), |at| long_day(t.0, at)),
            state: match member.standing() {
                Standing::Active => (t.active().to_owned(), "success"),
                Standing::Waiting => (t.waiting().to_owned(), "warning"),
                Standing::Revoked(at) => (t.revoked_on(long_day(t.0, at)), "neutral"),
                Standing::DomainReleased => (t.domain_released().to_owned(), "neutral"),
            },
        }
    }
}

/// *Brukere*.
#[derive(Debug, Template)]
#[template(path = "members/members.html")]
pub(in super::super) struct MembersView {
    layout: Layout,
    t: Texts,
    lead: String,
    rows: Vec<Row>,
    paging: Paging,
    domains: String,
}

impl MembersView {
    pub(in super::super) fn new(acting: &Acting<ManagePeople>, members: &[Member], paging: Paging) -> Self {
        let (lang, org) = (acting.lang(), acting.org());
        let t = Texts(lang);
        Self {
            layout: Layout::acting(acting, Section::Organisation, t.members()),
            t,
            lead: t.members_lead(&acting.unit().name),
            rows: members.iter().map(|it| Row::of(t, it, paths::member(lang, org, it.id))).collect(),
            paging,
            domains: paths::domains(lang, org),
        }
    }
}

/// One of them.
#[derive(Debug, Template)]
#[template(path = "members/member.html")]
pub(in super::super) struct MemberView {
    layout: Layout,
    t: Texts,
    key: String,
    action: String,
    row: Row,
    /// It is not as they saw it.
    stale: bool,
    waits: bool,
    /// Is there something to take away?
    can_be_revoked: bool,
}

impl MemberView {
    pub(in super::super) fn new(acting: &Acting<ManagePeople>, member: &Member, stale: bool) -> Self {
        let (lang, org) = (acting.lang(), acting.org());
        let t = Texts(lang);
        let (action, standing) = (paths::member(lang, org, member.id), member.standing());
        Self {
            layout: Layout::acting(acting, Section::Organisation, member.name.as_str())
                .under([Crumb::new(t.members(), paths::members(lang, org))]),
            t,
            key: FormKey::draw(),
            row: Row::of(t, member, action.clone()),
            action,
            stale,
            waits: standing == Standing::Waiting,
            can_be_revoked: !matches!(standing, Standing::Revoked(_)),
        }
    }
}
