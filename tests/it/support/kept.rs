//! Databases that earlier versions left behind (`tests/it/kept/`): reading their rows, and writing those of this version.

use std::{fs, path::PathBuf};

use anyhow::{Context, ensure};
use jiff::Timestamp;
use portner::{packages, platform::db::MIGRATOR};
use sqlx::{
    AssertSqlSafe, PgConnection,
    migrate::{Migration, Migrator},
};

use super::{test_db::TestDb, world::World};

/// Rows in one statement of the file.
const AT_A_TIME: i64 = 200;

/// The rows of a version, and what belongs to them.
#[derive(Debug)]
pub struct Kept {
    /// The version that wrote them, as the file is called.
    pub version: String,
    /// When they were written, by the clock of the world they are from.
    pub now: Timestamp,
    /// The last migration they belong to, and all before it: versions with checksums.
    pub migrations: Vec<(i64, String)>,
    /// The file.
    pub text: String,
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/kept"))
}

/// Where the rows of a version are.
pub fn path_of(version: &str) -> PathBuf {
    folder().join(format!("{version}.sql"))
}

fn checksum(migration: &Migration) -> String {
    migration.checksum.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Leaves no row but those that say which migrations have run.
const EMPTY: &str = "do $$ declare t text; begin
  for t in select format('%I', table_name) from information_schema.tables
           where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> '_sqlx_migrations'
  loop execute 'delete from ' || t; end loop; end $$";

impl Kept {
    /// Every version that left rows, oldest first.
    pub fn all() -> Vec<Self> {
        let files = fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path());
        let mut versions: Vec<String> = files
            .filter(|path| path.extension().is_some_and(|ending| ending == "sql"))
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        versions.sort();
        versions.iter().map(|version| Self::read(version)).collect()
    }

    fn read(version: &str) -> Self {
        let text = fs::read_to_string(path_of(version)).unwrap();
        let said = |what: &'static str| text.lines().filter_map(move |line| line.strip_prefix(what));
        let now = said("-- now ").next().unwrap().parse().unwrap();
        let migrations = said("-- migration ")
            .map(|line| line.split_once(' ').unwrap())
            .map(|(version, checksum)| (version.parse().unwrap(), checksum.to_owned()))
            .collect();
        Self { version: version.to_owned(), now, migrations, text: text.clone() }
    }

    /// Makes an empty database what it was, and then migrates it to this version as the start of the portal does.
    pub async fn put_in_place(&self, db: &mut PgConnection) -> anyhow::Result<()> {
        let then: Vec<Migration> = MIGRATOR
            .iter()
            .filter(|migration| self.migrations.iter().any(|(version, _)| *version == migration.version))
            .cloned()
            .collect();
        let present: Vec<_> = then.iter().map(|migration| (migration.version, checksum(migration))).collect();
        ensure!(present == self.migrations, "a migration of {} was edited or is gone", self.version);
        Migrator::with_migrations(then).run(&mut *db).await.context("the migrations of then")?;
        // Without triggers and keys: the rows are taken as they lay, with the hashes that were computed then. What the migrations put in
        // is among them, and goes first.
        for statement in ["set session_replication_role = replica", EMPTY, &self.text, "reset session_replication_role"]
        {
            sqlx::raw_sql(AssertSqlSafe(statement.to_owned())).execute(&mut *db).await.context("the rows")?;
        }
        MIGRATOR.run(&mut *db).await.context("the migrations since")?;
        packages::install(db).await.context("the catalogue")?;
        Ok(())
    }
}

impl World {
    /// The world that a version left behind, migrated to this one, at the instant when it was left.
    pub async fn left_by(kept: &Kept) -> Self {
        let world = Self::open(TestDb::left_by(kept).await);
        world.advance(kept.now.duration_since(world.services.clock.now()));
        world
    }

    /// Every row of every table, as statements that put it back; and first what must be known to use them.
    pub async fn rows(&self, version: &str) -> String {
        let mut text = format!(
            "-- The rows that version {version} left behind, after every part of it had been used. Written by tests/it/kept.rs and never\n\
             -- edited: tests/it/upgrade.rs proves that later versions still read them.\n-- now {}\n",
            self.services.clock.now()
        );
        for migration in MIGRATOR.iter() {
            text += &format!("-- migration {} {}\n", migration.version, checksum(migration));
        }
        let tables: Vec<String> = self
            .ask(
                "select array_agg(table_name::text order by table_name) from information_schema.tables \
                 where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> '_sqlx_migrations'",
            )
            .await;
        for table in tables {
            let columns: Vec<String> = self
                .ask(format!(
                    "select array_agg(column_name::text order by ordinal_position) from information_schema.columns \
                     where table_schema = 'public' and table_name = '{table}' and is_generated = 'NEVER'"
                ))
                .await;
            let values: Vec<String> = columns.iter().map(|name| format!("quote_nullable({name}::text)")).collect();
            let row = format!("'(' || concat_ws(', ', {}) || ')'", values.join(", "));
            // In an order that is the same in every run, as far as the rows are.
            let chunks: Option<Vec<String>> = self
                .ask(format!(
                    "with line as (select {row} as line, (row_number() over (order by t::text) - 1) / {AT_A_TIME} as chunk from {table} t), \
                     part as (select chunk, string_agg(line, E',\\n' order by line) as lines from line group by chunk) \
                     select array_agg(lines order by chunk) from part"
                ))
                .await;
            for lines in chunks.unwrap_or_default() {
                text += &format!("insert into {table} ({}) values\n{lines};\n", columns.join(", "));
            }
        }
        text
    }
}
