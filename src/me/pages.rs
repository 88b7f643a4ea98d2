use std::rc::Rc;

use actix_web::{HttpResponse, web::Data};
use serde::Deserialize;

use super::{
    actions::{self, OwnError},
    model::Done,
    paths, store, views,
};
use crate::{
    access::{
        Oneself, Proof,
        session::{Appearance, ColorScheme, Density},
    },
    kernel::SessionId,
    ledger::{Registry, own_lines},
    login, support, usage,
    web::{self, EmptyForm, PART, Posted, Problem, UrlQuery, page, parts, see_other},
};

/// Lines of the own log that are shown.
const LINES: i64 = 100;

/// The query of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ProfileQuery {
    gjort: String,
}

/// `/nb/meg`: who they are, where they are signed in, who looked them up, how pages look.
pub(super) async fn profile(who: Oneself, UrlQuery(query): UrlQuery<ProfileQuery>) -> web::Result {
    let mut db = who.db().await?;
    let profile = store::profile(&mut db, who.person()).await?;
    let sessions = login::open_sessions(&mut db, who.person(), who.now()).await?;
    let look_ups = support::look_ups_of(&mut db, who.person()).await?;
    page(&views::Profile::new(&who, profile, sessions, look_ups, Done::named(&query.gjort)))
}

/// `/nb/meg/historikk`: what they did about themselves.
pub(super) async fn log(who: Oneself) -> web::Result {
    let mut db = who.db().await?;
    let profile = store::profile(&mut db, who.person()).await?;
    let lines = own_lines(&mut db, who.person(), LINES).await?;
    page(&views::OwnLog::new(&who, profile.does_support, &lines))
}

fn done(who: &Oneself, what: Done) -> HttpResponse {
    see_other(&paths::done(who.lang(), what.word()))
}

/// How pages look.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AppearanceForm {
    utseende: ColorScheme,
    tetthet: Density,
}

/// Keeps how pages look. There is nothing to type, so nothing else can be sent by a form of ours.
pub(super) async fn choose_appearance(who: Oneself, form: Posted<AppearanceForm>) -> web::Result {
    let form = form.read(who.visitor().login())?;
    let (key, AppearanceForm { utseende: scheme, tetthet: density }) = (form.key(), form.input);
    actions::choose_appearance(&who, key, Appearance { scheme, density }).await?;
    Ok(done(&who, Done::Appearance))
}

/// Which session.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SessionForm {
    okt: SessionId,
}

/// Ends one session.
pub(super) async fn sign_out(who: Oneself, form: Posted<SessionForm>) -> web::Result {
    let form = form.read(who.visitor().login())?;
    match actions::sign_out(&who, form.key(), form.input.okt).await {
        Ok(_) => Ok(done(&who, Done::SignedOut)),
        Err(OwnError::Nothing) => Ok(done(&who, Done::WasSignedOut)),
        Err(OwnError::Failed(e)) => Err(e.into()),
    }
}

/// Ends all other sessions.
pub(super) async fn sign_out_others(who: Oneself, form: Posted<EmptyForm>) -> web::Result {
    let key = form.read(who.visitor().login())?.key();
    match actions::sign_out_others(&who, key).await {
        Ok(_) => Ok(done(&who, Done::OthersSignedOut)),
        Err(OwnError::Nothing) => Ok(done(&who, Done::NoOthers)),
        Err(OwnError::Failed(e)) => Err(e.into()),
    }
}

/// Which look-ups were on the page: those until the newest of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SeenForm {
    til: jiff::Timestamp,
}

/// Remembers that the look-ups on the page have been seen: a mark, which changes nothing that counts and can be set twice.
pub(super) async fn seen(who: Oneself, form: Posted<SeenForm>) -> web::Result {
    let until = form.read_unkeyed(who.visitor().login())?.til.min(who.now());
    store::see_look_ups(&mut *who.db().await?, who.person(), until).await?;
    Ok(done(&who, Done::Seen))
}

/// Everything that is kept about them, as a file. It is made while it is sent, and stands in their log before.
pub(super) async fn data(who: Oneself, form: Posted<EmptyForm>, registry: Data<Registry>) -> web::Result {
    form.read_unkeyed(who.visitor().login())?;
    let name = format!("portner-{}.json", who.visitor().today());
    let file = usage::own_export(who.visitor(), name).await?;
    let held = store::held(&mut *who.db().await?, who.person(), who.now()).await?;
    who.visitor().connection().give_back()?;
    let begin = views::beginning_of_file(held, who.now()).map_err(Problem::internal)?;
    let all = Rc::new((who, registry, begin));
    parts(file, "application/json", None, move |after: Option<(i32, i64)>| {
        let all = Rc::clone(&all);
        async move {
            let (who, registry, begin) = &*all;
            let rows = store::events(&mut *who.db().await?, who.person(), after.unwrap_or_default(), PART).await?;
            who.visitor().connection().give_back()?;
            let mut part = if after.is_none() { begin.clone() } else { Vec::new() };
            for (n, row) in rows.iter().enumerate() {
                if after.is_some() || n > 0 {
                    part.push(b',');
                }
                views::write_event(&mut part, who.lang(), registry, row).map_err(Problem::internal)?;
            }
            let is_full = i64::try_from(rows.len()) == Ok(PART);
            let next = rows.last().filter(|_| is_full).map(|last| Some((last.org.get(), last.seq)));
            if next.is_none() {
                part.extend_from_slice(views::END_OF_FILE);
            }
            Ok((part, next))
        }
    })
    .await
}
