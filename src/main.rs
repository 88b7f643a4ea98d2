//! The program `portner`.

use std::{path::PathBuf, process::ExitCode, time::Duration};

use clap::{Parser, Subcommand};
use portner::{
    app, commercial, demo, entitlements, explain,
    ledger::chain,
    members,
    platform::{
        config::{self, Config, DatabaseConfig},
        db, jobs,
        local_postgres::{Durability, LocalPostgres},
        mail, telemetry,
    },
    register,
    serve::{self, Runtime},
    support, token,
};
use secrecy::ExposeSecret;

/// Decides who may use which API on behalf of a Norwegian business. Settings: docs/config.md.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs the portal.
    Serve {
        /// Puts the demo in place first and lists whom to log in as.
        #[arg(long)]
        demo: bool,
    },
    /// Runs a worker alone: housekeeping and everything else that nobody waits for.
    Work,
    /// Shows what waits, runs or is dead, and starts a dead job again.
    Jobs {
        #[command(subcommand)]
        command: Option<jobs::Command>,
    },
    /// Mails that could not be sent.
    #[command(subcommand)]
    Mail(mail::Command),
    /// Brings the database up to date and ends.
    Migrate,
    /// Checks the settings, reports every fault, and ends.
    CheckConfig {
        /// Writes the page about settings instead.
        #[arg(long)]
        describe: bool,
    },
    /// Enhetsregisteret.
    #[command(subcommand)]
    Register(Register),
    /// The log that proves itself.
    #[command(subcommand)]
    Audit(chain::Command),
    /// Says why: why a person may or may not do something, why a client gets no token. Reads only.
    #[command(subcommand)]
    Explain(explain::Command),
    /// Fetches a token, from Portner or from any Maskinporten.
    Token(token::FetchArgs),
    /// The keys that sign tokens.
    #[command(subcommand)]
    Keys(token::KeysCommand),
    /// Who does support.
    #[command(subcommand)]
    Support(support::Command),
    /// Which e-mail domains decide for an organisation, when its people register.
    #[command(subcommand)]
    Domains(members::Command),
    /// The terms of use that organisations sign.
    #[command(subcommand)]
    Terms(commercial::Command),
    /// Puts the demo in place and ends.
    Demo,
    /// A throw-away Postgres for the tests, until nobody has used it for a while.
    #[command(hide = true)]
    TestDb {
        #[arg(long)]
        data_dir: PathBuf,
        /// Seconds.
        #[arg(long)]
        idle: u64,
    },
}

#[derive(Debug, Subcommand)]
enum Register {
    /// Takes in files of the register.
    Import(register::import::Args),
}

/// Says that the settings are in order, or what is wrong with the way to the database.
async fn check(config: &Config) -> ExitCode {
    let way = match &config.database {
        DatabaseConfig::Url(url) => db::pooler_fault(url.expose_secret()).await,
        DatabaseConfig::Private(_) => Ok(None),
    };
    let (said, code) = match way {
        Ok(None) => ("The settings are in order.".to_owned(), ExitCode::SUCCESS),
        Ok(Some(fault)) => (fault.to_owned(), ExitCode::from(2)),
        Err(e) => (format!("The settings are in order, but the database does not answer: {e:#}"), ExitCode::FAILURE),
    };
    serve::eprint(&(said + "\n"));
    code
}

#[actix_web::main]
async fn main() -> ExitCode {
    let command = Arguments::parse().command;
    // 1 says that the register was taken in, or that the answer is no.
    let answers = matches!(command, Command::Register(_) | Command::Explain(_));
    let failure = if answers { ExitCode::from(2) } else { ExitCode::FAILURE };
    run(command).await.unwrap_or_else(|error| {
        serve::eprint(&told(&error));
        failure
    })
}

/// What went wrong and what that came of, without the stack: to whoever runs the program it says nothing.
fn told(error: &anyhow::Error) -> String {
    let causes = error.chain().skip(1).map(|cause| format!("Caused by: {cause}\n"));
    format!("Error: {error}\n{}", causes.collect::<String>())
}

async fn run(command: Command) -> anyhow::Result<ExitCode> {
    if let Command::TestDb { data_dir, idle } = command {
        LocalPostgres::start(&data_dir, Durability::Throwaway).await?.until_idle(Duration::from_secs(idle)).await?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Command::CheckConfig { describe: true } = command {
        serve::print(config::PAGE);
        return Ok(ExitCode::SUCCESS);
    }
    if let Command::Token(args) = command {
        token::fetch(args).await?;
        return Ok(ExitCode::SUCCESS);
    }
    let config = match Config::load(std::env::vars()) {
        Ok(config) => config,
        Err(faults) => {
            serve::eprint(&faults.to_string());
            return Ok(ExitCode::from(2));
        }
    };
    telemetry::start(&config);
    if let Command::CheckConfig { .. } = command {
        return Ok(check(&config).await);
    }
    let only_reads = match &command {
        Command::Explain(_) | Command::Jobs { .. } | Command::Mail(_) => true,
        Command::Register(Register::Import(args)) => args.dry_run(),
        _ => false,
    };
    let runtime = if only_reads { Runtime::as_it_is(config).await? } else { Runtime::open(config).await? };
    let outcome = match command {
        Command::Serve { demo } => serve::portal(&runtime.services, demo).await.map(|()| ExitCode::SUCCESS),
        Command::Work => serve::worker(&runtime.services).await.map(|()| ExitCode::SUCCESS),
        Command::Jobs { command } => jobs::command(&runtime.services, command.unwrap_or(jobs::Command::List)).await,
        Command::Mail(command) => mail::command(&runtime.services, command).await,
        Command::Register(Register::Import(args)) => {
            register::import::command(&runtime.services, args, entitlements::unit_costs).await
        }
        Command::Audit(what) => chain::command(&runtime.services, what).await,
        Command::Explain(what) => explain::command(&runtime.services, what).await,
        Command::Keys(what) => token::keys(&runtime.services, what).await.map(|()| ExitCode::SUCCESS),
        Command::Support(what) => support::command(&runtime.services, what).await,
        Command::Domains(what) => app::domains(&runtime.services, what).await,
        Command::Terms(what) => commercial::command(&runtime.services, what).await,
        Command::Demo => {
            demo::install(&runtime.services).await?;
            demo::tell(&runtime.services).await.map(|()| ExitCode::SUCCESS)
        }
        Command::Migrate | Command::CheckConfig { .. } | Command::TestDb { .. } | Command::Token(_) => {
            Ok(ExitCode::SUCCESS)
        }
    };
    runtime.close().await?;
    outcome
}
