//! Behind the scenes: what no page shows, and what happens in the world without us. Only tests of the journeys use this, never to do
//! what a person could do on a page.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use sqlx::{AssertSqlSafe, Decode, PgConnection, Postgres, Transaction, Type, types::Json};

use super::world::World;

/// Columns that reading may touch; those of the log say where in it a line stands.
const RESTLESS: &str = "array['last_seen_at', 'idle_expires_at', 'entered', 'seq', 'prev_hash', 'hash']";

/// A checksum of each table.
pub type Footprint = BTreeMap<String, String>;

impl World {
    /// One value that no page shows.
    pub async fn ask<T>(&self, statement: impl Into<String>) -> T
    where
        T: Send + Unpin + Type<Postgres> + for<'r> Decode<'r, Postgres>,
    {
        let statement: String = statement.into();
        sqlx::query_scalar(AssertSqlSafe(statement)).fetch_one(&self.db.pool).await.unwrap()
    }

    /// How many rows there are of this: a table, and what is wanted of it.
    pub async fn count(&self, of: impl AsRef<str>) -> i64 {
        self.ask(format!("select count(*) from {}", of.as_ref())).await
    }

    /// Something that happens without us: the register changes, a provider decides, a clerk at the database makes a mistake.
    pub async fn happens(&self, statement: impl Into<String>) {
        let statement: String = statement.into();
        sqlx::raw_sql(AssertSqlSafe(statement)).execute(&self.db.pool).await.unwrap();
    }

    /// What is in every table, as a checksum; but for the traces that reading leaves in a session, and the counting of what is done too often.
    pub async fn footprint(&self) -> Footprint {
        let tables: Vec<String> = self
            .ask("select array_agg(table_name::text order by table_name) from information_schema.tables where table_schema = 'public' and table_name not in ('rate_bucket', 'event_head')")
            .await;
        let sums = tables.iter().map(|table| {
            // What the log tells of the use of the portal is no change, but takes places in it.
            let of_changes = if table == "event" { "where not is_use(kind)" } else { "" };
            let hash = format!("hashtextextended((to_jsonb(t) - {RESTLESS})::text, 0)");
            format!("select '{table}' as name, coalesce(sum({hash}), 0)::text as sum from {table} t {of_changes}")
        });
        let sums = sums.collect::<Vec<_>>().join(" union all ");
        self.ask::<Json<Footprint>>(format!("select jsonb_object_agg(name, sum) from ({sums}) s")).await.0
    }

    /// Keeps every row as it is now, for `put_back`.
    pub async fn keep_rows(&self) {
        self.happens(
            "create schema kept; \
             do $$ declare t text; begin \
               for t in select table_name from information_schema.tables where table_schema = 'public' \
               loop execute format('create unlogged table kept.%I as table public.%I', t, t); end loop; end $$",
        )
        .await;
    }

    /// These tables have the rows again that were kept. Neither triggers nor keys have a say in it.
    pub async fn put_back(&self, tables: &BTreeSet<String>) {
        let mut statements = "begin; set local session_replication_role = replica; ".to_owned();
        for table in tables {
            let columns: String = self
                .ask(format!(
                    "select string_agg(quote_ident(column_name), ', ') from information_schema.columns \
                     where table_schema = 'public' and table_name = '{table}' and is_generated = 'NEVER'"
                ))
                .await;
            statements += &format!(
                "delete from {table}; insert into {table} ({columns}) overriding system value select {columns} from kept.{table}; "
            );
        }
        self.happens(statements + "commit").await;
    }

    /// How many delegations of this title are current between two parties.
    pub async fn current(&self, giver: &str, holder: &str, title: &str) -> i64 {
        self.ask(format!(
            "select count(*) from delegation join api_resource using (api_resource_id) where org_number = {giver} \
             and holder_org_number = {holder} and title_nb = '{title}' and withdrawn_at is null"
        ))
        .await
    }

    /// The kinds of the events in the log of an organisation, oldest first.
    pub async fn log_of(&self, org: &str) -> Vec<String> {
        self.ask(format!("select coalesce(array_agg(kind order by seq), '{{}}') from event where org_number = {org} and not is_use(kind)"))
            .await
    }

    /// Roles were taken in at this time, not when the template of this world was made.
    pub async fn remember_roles_from(&self, instant: &str) {
        self.happens(format!("update register_role set seen_from = '{instant}'")).await;
    }

    /// The register takes a role away, as the import does: the unit's row is touched in the same transaction.
    pub async fn loses_role(&self, org: &str, role: &str) {
        self.happens(format!(
            "begin; update organisation set roles_changed_at = now() where org_number = {org}; \
             with ended as (delete from register_role where org_number = {org} and role_code = '{role}' returning *) \
             insert into register_role_past (org_number, role_code, holder_person_id, holder_org_number, since, seen_from, seen_to) \
             select org_number, role_code, holder_person_id, holder_org_number, since, seen_from, now() from ended; commit"
        ))
        .await;
    }

    /// Writes into the list what the tables say, after something that happened without the program.
    pub async fn recount_holders(&self) {
        let at = self.services.clock.now();
        self.happens(format!("select recount_holder(org_number, holder_id, '{at}') from holder")).await;
    }
}

/// What somebody with the key to the database tries.
pub async fn attempt(db: &mut PgConnection, statement: &'static str) -> sqlx::Result<()> {
    sqlx::query(statement).execute(db).await.map(|_| ())
}

/// Something that is happening without us and has not been decided yet.
#[derive(Debug)]
pub struct Meanwhile {
    tx: Transaction<'static, Postgres>,
}

impl Meanwhile {
    /// And this, in the same transaction.
    pub async fn and(mut self, statement: &'static str) -> Self {
        attempt(&mut self.tx, statement).await.unwrap();
        self
    }

    pub async fn commit(self) {
        self.tx.commit().await.unwrap();
    }
}

impl World {
    /// Begins something and holds what it touches until it is committed.
    pub async fn begin(&self, statement: &'static str) -> Meanwhile {
        Meanwhile { tx: self.db.pool.begin().await.unwrap() }.and(statement).await
    }

    /// Returns when a request waits for a row that somebody else holds.
    pub async fn somebody_waits(&self) {
        let waiting = "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')";
        for _ in 0..150 {
            if self.ask(waiting).await {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("nobody waits");
    }
}
