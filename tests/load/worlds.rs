//! Two databases to measure in, on a Postgres of their own: the demo with 1 000 delegations added, and the same with a million and with
//! the largest of everything: a giver with 10 000 holders, a scope with 50 000 accesses.

use std::{net::SocketAddr, path::Path};

use anyhow::Context;
use portner::{
    demo,
    platform::{
        config::Config,
        keys::Keys,
        local_postgres::{Durability, LocalPostgres},
    },
    serve::Runtime,
};
use secrecy::{ExposeSecret, SecretString};
use sqlx::{Connection, PgConnection};

use crate::{cpu, tokens::Machine};

/// How much of a world there is besides Eksempel kommune and its suppliers.
pub struct Size {
    pub name: &'static str,
    suppliers: u32,
    givers: u32,
    scopes: u32,
    /// Of the largest giver.
    holders: u32,
    /// Of the largest scope.
    accesses: u32,
    clients: u32,
}

/// 1 000 delegations, 100 scopes with 1 000 accesses, 200 clients.
pub const SMALL: Size =
    Size { name: "load_small", suppliers: 500, givers: 0, scopes: 100, holders: 0, accesses: 0, clients: 200 };
/// 1 000 000 delegations and 20 000 of the largest giver, 10 000 scopes with 1 000 000 accesses and one with 50 000, 200 000 clients.
pub const LARGE: Size = Size {
    name: "load_large",
    suppliers: 10_000,
    givers: 49_950,
    scopes: 10_000,
    holders: 10_000,
    accesses: 50_000,
    clients: 200_000,
};

/// The server with both databases.
pub struct Worlds {
    postgres: LocalPostgres,
    secret: SecretString,
    /// The client that fetches tokens.
    pub machine: Machine,
    /// The process all of Postgres descends from.
    pub postmaster: u32,
    /// What Postgres calls itself.
    pub version: String,
}

impl Worlds {
    /// Makes both anew. The data is forced to disk as in production.
    pub async fn make(dir: &Path) -> anyhow::Result<Self> {
        let postgres = LocalPostgres::start(dir, Durability::Safe).await?;
        let secret = Keys::new_secret().context("no randomness")?;
        let (postmaster, version) = server(&postgres.url("postgres")).await?;
        let worlds = Self { postgres, secret, machine: Machine::new()?, postmaster, version };
        for size in [SMALL, LARGE] {
            worlds.drop_database(&size).await?;
            worlds.fill(&size).await.with_context(|| format!("cannot make {}", size.name))?;
        }
        Ok(worlds)
    }

    /// The address of one of them.
    pub fn url(&self, size: &Size) -> String {
        self.postgres.url(size.name)
    }

    /// The settings of a portal in one of them.
    pub fn settings(&self, size: &Size, listen: SocketAddr, operations: &str) -> Vec<(String, String)> {
        let settings = [
            ("DATABASE_URL", self.url(size)),
            ("PORTNER_SECRET_KEY", self.secret.expose_secret().to_owned()),
            ("PORTNER_LISTEN", listen.to_string()),
            ("PORTNER_BASE_URL", format!("http://{listen}")),
            ("PORTNER_OPS_LISTEN", operations.to_owned()),
            // All load comes from one address.
            ("PORTNER_CONNECTIONS_PER_ADDRESS", "1000".to_owned()),
        ];
        settings.map(|(name, value)| (name.to_owned(), value)).into()
    }

    #[expect(clippy::disallowed_methods, reason = "whole scripts, and statements that are no part of the portal")]
    async fn fill(&self, size: &Size) -> anyhow::Result<()> {
        self.postgres.ensure_database(size.name).await?;
        let nowhere = SocketAddr::from(([127, 0, 0, 1], 1));
        let runtime = Runtime::open(Config::load(self.settings(size, nowhere, "off"))?).await?;
        demo::install(&runtime.services).await?;
        runtime.close().await?;
        let mut db = PgConnection::connect(&self.url(size)).await?;
        for (name, value) in [
            ("load.suppliers", size.suppliers),
            ("load.givers", size.givers),
            ("load.scopes", size.scopes),
            ("load.holders", size.holders),
            ("load.accesses", size.accesses),
            ("load.clients", size.clients),
        ] {
            sqlx::query("select set_config($1, $2, false)").bind(name).bind(value.to_string()).execute(&mut db).await?;
        }
        let jwk = self.machine.jwk.to_string();
        sqlx::query("select set_config('load.jwk', $1, false)").bind(jwk).execute(&mut db).await?;
        sqlx::raw_sql(include_str!("world.sql")).execute(&mut db).await?;
        // So that neither the statistics nor the disk have something to catch up on while we measure.
        sqlx::raw_sql("vacuum analyze").execute(&mut db).await?;
        sqlx::raw_sql("checkpoint").execute(&mut db).await?;
        Ok(db.close().await?)
    }

    /// Numbers of organisations that have no access to any scope yet.
    #[expect(clippy::disallowed_methods, reason = "a statement that is no part of the portal")]
    pub async fn newcomers(&self, size: &Size, wanted: i64) -> anyhow::Result<Vec<i32>> {
        let mut db = PgConnection::connect(&self.url(size)).await?;
        let numbers = sqlx::query_scalar(
            "select org_number from organisation o where org_number between 340000000 and 349999999 \
             and not exists (select from scope_access a where a.org_number = o.org_number) order by org_number limit $1",
        );
        let numbers: Vec<i32> = numbers.bind(wanted).fetch_all(&mut db).await?;
        db.close().await?;
        Ok(numbers)
    }

    #[expect(clippy::disallowed_methods, reason = "names of databases cannot be parameters")]
    async fn drop_database(&self, size: &Size) -> anyhow::Result<()> {
        let mut db = PgConnection::connect(&self.postgres.url("postgres")).await?;
        let statement = sqlx::AssertSqlSafe(format!("drop database if exists {} with (force)", size.name));
        sqlx::raw_sql(statement).execute(&mut db).await?;
        Ok(db.close().await?)
    }

    /// Gives the disk back and ends the server.
    pub async fn close(self) -> anyhow::Result<()> {
        for size in [SMALL, LARGE] {
            self.drop_database(&size).await?;
        }
        self.postgres.stop().await
    }
}

#[expect(clippy::disallowed_methods, reason = "a question to the server, not to our schema")]
async fn server(url: &str) -> anyhow::Result<(u32, String)> {
    let mut db = PgConnection::connect(url).await?;
    let (backend, version): (i32, String) =
        sqlx::query_as("select pg_backend_pid(), current_setting('server_version')").fetch_one(&mut db).await?;
    db.close().await?;
    Ok((cpu::parent(backend.try_into()?)?, version))
}
