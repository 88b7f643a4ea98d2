//! The operating-system account the server runs as. Postgres refuses to run as root, so root hands it to somebody else.

use std::{
    fs::{self, Metadata},
    os::unix::fs::MetadataExt,
    path::Path,
};

use anyhow::{Context, ensure};

/// A user and its primary group. Supplementary groups do not count: they are dropped when the server is started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Account {
    pub(super) uid: u32,
    pub(super) gid: u32,
}

impl Account {
    /// Whoever runs this program.
    pub(super) fn current() -> Self {
        Self { uid: rustix::process::geteuid().as_raw(), gid: rustix::process::getegid().as_raw() }
    }

    /// Who shall run the server that keeps its data in `data`: the owner of the data if there is any, otherwise us, or if we are
    /// root the account `postgres` or `nobody`.
    ///
    /// Fails when the data belongs to somebody whose server we cannot run, and when root finds no account to use.
    pub(super) fn for_server(data: Option<&Path>) -> anyhow::Result<Self> {
        let me = Self::current();
        if let Some(data) = data {
            let owner = fs::symlink_metadata(data).with_context(|| format!("cannot look at {}", data.display()))?;
            let owner = Self { uid: owner.uid(), gid: owner.gid() };
            ensure!(
                me.is_root() || me.uid == owner.uid,
                "the data in {} belongs to user {}; run Portner as that user, or give it another data_dir",
                data.display(),
                owner.uid
            );
            if !owner.is_root() {
                return Ok(owner);
            }
        }
        if !me.is_root() {
            return Ok(me);
        }
        let passwd = fs::read_to_string("/etc/passwd").context("cannot read /etc/passwd")?;
        Self::in_passwd(&passwd, "postgres").or_else(|| Self::in_passwd(&passwd, "nobody")).context(
            "Postgres does not run as root, and /etc/passwd has neither a user postgres nor nobody; \
             run Portner as an ordinary user, or set DATABASE_URL",
        )
    }

    /// The account called `name` in the text of `/etc/passwd`.
    fn in_passwd(passwd: &str, name: &str) -> Option<Self> {
        let line = passwd.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut ids = line.split(':').skip(2);
        Some(Self { uid: ids.next()?.parse().ok()?, gid: ids.next()?.parse().ok()? })
    }

    pub(super) fn is_root(self) -> bool {
        self.uid == 0
    }

    /// May this account walk all the way to `path`, and into it (a folder) or run it (a program)?
    pub(super) fn reaches(self, path: &Path) -> bool {
        path.ancestors().all(|part| fs::metadata(part).is_ok_and(|m| self.may_enter(&m)))
    }

    /// The kernel looks at one of the three groups of bits only, the first that fits.
    fn may_enter(self, what: &Metadata) -> bool {
        let bit = match () {
            () if self.uid == what.uid() => 0o100,
            () if self.gid == what.gid() => 0o010,
            () => 0o001,
        };
        self.is_root() || what.mode() & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    const PASSWD: &str = "root:x:0:0:root:/root:/bin/bash\n\
                          postgresql-exporter:x:99:99::/:/bin/false\n\
                          # a comment\n\
                          broken:x:abc\n\
                          postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash\n";

    #[test]
    fn an_account_is_found_by_its_whole_name() {
        assert_eq!(Account::in_passwd(PASSWD, "postgres"), Some(Account { uid: 101, gid: 104 }));
        assert_eq!(Account::in_passwd(PASSWD, "nobody"), None);
        assert_eq!(Account::in_passwd(PASSWD, "broken"), None);
        assert_eq!(Account::in_passwd("", "postgres"), None);
    }

    #[test]
    fn a_closed_folder_on_the_way_stops_strangers_but_not_its_owner() {
        let me = Account::current();
        let stranger = Account { uid: me.uid + 4711, gid: me.gid + 4711 };
        let closed = std::env::temp_dir().join(format!("portner-reach-{}", std::process::id()));
        let inner = closed.join("inner");
        fs::create_dir_all(&inner).unwrap();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
        assert!(me.reaches(&inner));
        assert!(!stranger.reaches(&inner));
        assert!(!me.reaches(&closed.join("missing")));
        fs::remove_dir_all(&closed).unwrap();
    }
}
