//! The command `portner explain`: reads what is asked about, and writes the answer that the pages give.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use anyhow::{Context, bail};
use sqlx::PgConnection;

use super::{
    model::{Explanation, Question},
    refused::{TokenArgs, token_command},
};
use crate::{
    access::{ALL, Mandate, SingleRight},
    entitlements,
    kernel::{Lang, OrgNumber},
    packages::{Offer, What, offers, package_urn},
    platform::Services,
    register::{NamedPerson, named_person},
};

/// What to explain.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Command {
    /// Why a person may or may not do something for an organisation, and who could change it.
    Person(Args),
    /// Why a client gets no token, or why a consumer or supplier may not use a scope, and who can put it right.
    Token(TokenArgs),
}

/// Tells the answer on standard output: 0 is yes and 1 is no. 2 is no answer, and why not on standard error.
pub async fn command(services: &Services, what: Command) -> anyhow::Result<ExitCode> {
    match what {
        Command::Person(args) => person_command(services, args).await,
        Command::Token(args) => token_command(services, args).await,
    }
}

/// Whom to ask about, which organisation, and what.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    #[command(flatten)]
    person: NamedPerson,
    /// The number of the organisation.
    #[arg(long)]
    org: String,
    /// A right (delegate-scopes), a single right (self-service-api), or a package by its URN or another of its names.
    #[arg(long)]
    right: String,
    /// The language of the answer: nb, nn or en.
    #[arg(long, default_value = "en")]
    lang: String,
}

async fn person_command(services: &Services, args: Args) -> anyhow::Result<ExitCode> {
    let answer = async { explain(services, &args.person.read()?, &args.org, &args.right, &args.lang).await };
    match answer.await {
        Ok(explanation) => {
            let lang = args.lang.parse().unwrap_or(Lang::En);
            io::stdout().lock().write_all(explanation.render(lang).as_bytes())?;
            Ok(if explanation.answer { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Err(fault) => {
            io::stderr().lock().write_all(format!("{fault:#}\n").as_bytes())?;
            Ok(ExitCode::from(2))
        }
    }
}

/// The answer about a person (id or national number), an organisation and a right or package, in a language.
pub async fn explain(
    services: &Services,
    person: &str,
    org: &str,
    right: &str,
    lang: &str,
) -> anyhow::Result<Explanation> {
    let lang: Lang = lang.parse().ok().context("the languages are nb, nn and en")?;
    let org = OrgNumber::parse(org).context("not an organisation number")?;
    let mut db = services.db.acquire().await?;
    let (person, _) = named_person(services, &mut db, person).await?.context("Portner does not know this person")?;
    let mandate = Mandate::read(&mut db, person, org, services.clock.now()).await?;
    let mandate = mandate.context("Portner does not know this organisation")?;
    let question = read_question(&mut db, right).await?;
    let about = entitlements::about(&mut db, person, org, services.clock.today()).await?;
    let about = about.context("Portner does not know this person")?;
    Ok(Explanation::of(lang, &about, &mandate, &question))
}

/// The right or the package that a text names.
pub(super) async fn read_question(db: &mut PgConnection, text: &str) -> anyhow::Result<Question> {
    if let Some((name, rule)) = ALL.iter().find(|(name, _)| *name == text) {
        return Ok(Question::Gate(name, *rule));
    }
    if let Some((right, _)) = SingleRight::ALL.into_iter().find(|(_, name)| *name == text) {
        return Ok(Question::Single(right));
    }
    let urn = package_urn(text).context("neither a right nor a package")?;
    match offers(db, &[What::Package(urn)]).await?.pop() {
        Some(Offer::Package(facts)) if !facts.retired => Ok(Question::Package(facts)),
        _ => {
            let names = ALL.iter().map(|(name, _)| *name).chain(SingleRight::ALL.map(|(_, name)| name));
            bail!("no such right or package; rights are {}", names.collect::<Vec<_>>().join(", "))
        }
    }
}
