//! The command `portner explain token`: the same answer as the pages give, for those who run the portal and do support.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use anyhow::{Context, bail};

use super::{answer::Answer, plain::plain, question::Fields, sentences::Told};
use crate::{
    entitlements,
    kernel::{Environment, Lang},
    platform::Services,
    web::{Moment, MomentFault},
};

/// Which refused request to ask about.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct TokenArgs {
    /// prod or test.
    #[arg(long, default_value = "prod")]
    environment: String,
    /// The correlation id of a refused request, which tells all the others.
    #[arg(long, default_value = "")]
    id: String,
    /// The client.
    #[arg(long, default_value = "")]
    client: String,
    /// The number of the organisation whose access it is.
    #[arg(long, default_value = "")]
    consumer: String,
    /// The number of the organisation that uses it for them.
    #[arg(long, default_value = "")]
    supplier: String,
    /// The scopes, with a space between.
    #[arg(long, default_value = "")]
    scope: String,
    /// The name of the key.
    #[arg(long, default_value = "")]
    kid: String,
    /// When in the past: 2026-11-20, which is the end of that day, or 2026-11-20T10:15, both in Norwegian time, or 2026-11-20T09:15:30Z.
    #[arg(long, default_value = "")]
    at: String,
    /// The language of the answer: nb, nn or en.
    #[arg(long, default_value = "en")]
    lang: String,
}

impl TokenArgs {
    /// At a time in the past.
    #[must_use]
    pub fn at(self, at: &str) -> Self {
        Self { at: at.to_owned(), ..self }
    }

    /// About consumer, supplier and scopes.
    #[must_use]
    pub fn about(consumer: &str, supplier: &str, scope: &str) -> Self {
        let [consumer, supplier, scope] = [consumer, supplier, scope].map(str::to_owned);
        Self { environment: "prod".into(), lang: "en".into(), consumer, supplier, scope, ..Self::default() }
    }
}

/// Tells the answer on standard output: 0 is that nothing is in the way and 1 that something is. 2 is no answer, and why not on standard
/// error.
pub(super) async fn token_command(services: &Services, args: TokenArgs) -> anyhow::Result<ExitCode> {
    match explain_token(services, &args).await {
        Ok((is_yes, text)) => {
            io::stdout().lock().write_all(text.as_bytes())?;
            Ok(if is_yes { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Err(fault) => {
            io::stderr().lock().write_all(format!("{fault:#}\n").as_bytes())?;
            Ok(ExitCode::from(2))
        }
    }
}

/// What a field of the page is called on the command line.
fn option(field: &str) -> &str {
    match field {
        "klient" => "--client",
        "konsument" => "--consumer",
        "leverandor" => "--supplier",
        "scope" => "--scope",
        "tid" => "--at",
        other => other,
    }
}

/// Is nothing in the way, and the answer as text.
pub async fn explain_token(services: &Services, args: &TokenArgs) -> anyhow::Result<(bool, String)> {
    let lang: Lang = args.lang.parse().ok().context("the languages are nb, nn and en")?;
    let mut environment: Environment = args.environment.parse().ok().context("the environments are prod and test")?;
    let mut fields = Fields {
        klient: args.client.clone(),
        konsument: args.consumer.clone(),
        leverandor: args.supplier.clone(),
        scope: args.scope.clone(),
        kid: args.kid.clone(),
        tid: args.at.clone(),
        ..Fields::default()
    };
    let mut db = services.db.acquire().await?;
    if !args.id.is_empty() {
        let attempt =
            entitlements::attempt(&mut db, &args.id).await?.context("no attempt with this id is remembered")?;
        environment = attempt.environment;
        fields = Fields { tid: fields.tid, ..Fields::of_attempt(attempt) };
    }
    if let Err(fault) = Moment::parse(&fields.tid, services.clock.now()) {
        bail!(
            "--at: {}",
            match fault {
                MomentFault::NoTime => "not a time; write 2026-11-20, 2026-11-20T10:15 or 2026-11-20T09:15:30Z",
                MomentFault::Future => "this is in the future",
            }
        );
    }
    if !fields.asks() {
        bail!("say which request: --id, or --client, or --consumer and --scope");
    }
    let question = fields.read(lang, None, services.clock.now()).map_err(|errors| {
        let all: Vec<String> = errors.all().map(|(field, sentence)| format!("{}: {sentence}", option(field))).collect();
        anyhow::anyhow!(all.join("\n"))
    })?;
    if question.client.is_none() && question.consumer.is_none() {
        bail!("say whose access it is: --consumer");
    }
    let answer = Answer::to(&mut db, services, (environment, None), question).await?;
    let told = Told::of(lang, &answer, services.clock.now());
    Ok((told.is_yes, plain(lang, &told)))
}
