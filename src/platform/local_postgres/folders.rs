//! Folders nobody else can tamper with: where the data lives, and the short one that holds the socket.

use std::{
    ffi::OsStr,
    fs::{self, DirBuilder, Permissions},
    io::ErrorKind,
    os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, lchown},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail, ensure};

use super::account::Account;
use crate::platform::keys::sha256;

/// The longest socket path that fits everywhere, in bytes: macOS takes 103, Linux 107.
const SOCKET_PATH_MAX: usize = 103;

/// The name Postgres gives its socket for port 5432.
pub(super) const SOCKET_NAME: &str = ".s.PGSQL.5432";

/// Makes `path` and the folders above it that are missing. Whatever the umask, the server's account can walk through those made here.
pub(super) fn make(path: &Path) -> anyhow::Result<()> {
    for part in missing(path).into_iter().rev() {
        match fs::create_dir(part).and_then(|()| fs::set_permissions(part, Permissions::from_mode(0o755))) {
            Err(e) if e.kind() != ErrorKind::AlreadyExists => {
                return Err(e).with_context(|| format!("cannot make the folder {}", part.display()));
            }
            _ => {}
        }
    }
    ensure!(path.is_dir(), "{} is not a folder", path.display());
    Ok(())
}

/// `path` and the folders above it that do not exist, the deepest first. Above a relative path stands the empty one, which is here.
fn missing(path: &Path) -> Vec<&Path> {
    path.ancestors().take_while(|part| !part.as_os_str().is_empty() && !part.exists()).collect()
}

/// Makes `path` a folder that belongs to `owner` and that nobody else can look into. One that exists is taken over only if it is
/// a real folder (not a link) of `owner` or of ours.
pub(super) fn make_private(path: &Path, owner: Account) -> anyhow::Result<()> {
    match DirBuilder::new().mode(0o700).create(path) {
        Err(e) if e.kind() != ErrorKind::AlreadyExists => return Err(e).context("cannot make it"),
        _ => {}
    }
    let found = fs::symlink_metadata(path)?;
    ensure!(found.is_dir(), "it exists and is not a folder");
    let me = Account::current();
    ensure!(found.uid() == owner.uid || found.uid() == me.uid, "it belongs to user {}", found.uid());
    // The folder is ours, so in a sticky /tmp nobody else can have put a link in its place since we looked.
    fs::set_permissions(path, Permissions::from_mode(0o700)).context("cannot close it to others")?;
    if found.uid() != owner.uid {
        lchown(path, Some(owner.uid), Some(owner.gid)).context("cannot give it to the server's account")?;
    }
    Ok(())
}

/// Makes the folder of the socket, short enough for a socket address and named after the data it belongs to.
pub(super) fn make_socket_folder(data: &Path, owner: Account) -> anyhow::Result<PathBuf> {
    let name = format!(".portner-{}", short_hash(data, owner.uid));
    let mut faults = String::new();
    for base in socket_bases(Account::current().is_root(), std::env::var_os("TMPDIR").as_deref()) {
        let folder = base.join(&name);
        match make_private(&folder, owner) {
            Ok(()) => return Ok(folder),
            Err(e) => faults += &format!("\n  {}: {e:#}", folder.display()),
        }
    }
    bail!("no folder for the socket of Postgres could be made; remove what is in the way:{faults}")
}

/// Where the socket's folder may be, best first. Only root can write in `/run`, so there nobody can be in the way.
fn socket_bases(root: bool, tmpdir: Option<&OsStr>) -> Vec<PathBuf> {
    let first = if root { Some(PathBuf::from("/run")) } else { tmpdir.map(PathBuf::from).filter(|dir| is_plain(dir)) };
    first.into_iter().chain([PathBuf::from("/tmp")]).collect()
}

/// Is a socket below `base` short enough, and can its path stand in a URL as it is?
fn is_plain(base: &Path) -> bool {
    let longest = format!("/.portner-012345abcdef/{SOCKET_NAME}").len();
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-".contains(byte);
    base.is_absolute()
        && base.as_os_str().len() + longest <= SOCKET_PATH_MAX
        && base.as_os_str().as_encoded_bytes().iter().all(plain)
}

/// Where the data goes when the server's account cannot walk to `asked`, as below a closed `/root`.
pub(super) fn elsewhere(asked: &Path) -> PathBuf {
    Path::new("/var/tmp").join(format!("portner-{}", short_hash(asked, Account::current().uid)))
}

/// Makes the folder [`elsewhere`] named. `/var/tmp` is everybody's, so a folder somebody else put there is refused.
pub(super) fn make_elsewhere(path: &Path) -> anyhow::Result<()> {
    make_private(path, Account::current()).with_context(|| format!("cannot use the folder {}", path.display()))?;
    fs::set_permissions(path, Permissions::from_mode(0o755))?;
    Ok(())
}

/// Twelve hexadecimal digits that differ for each path and account.
fn short_hash(path: &Path, uid: u32) -> String {
    let digest = sha256(&[path.as_os_str().as_encoded_bytes(), &uid.to_le_bytes()].concat());
    hex::encode(digest).chars().take(12).collect()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("portner-folders-{}-{name}", std::process::id()));
        drop(fs::remove_dir_all(&dir));
        fs::create_dir(&dir).unwrap();
        dir
    }

    #[test]
    fn a_relative_folder_begins_where_we_are() {
        assert_eq!(missing(Path::new("no-such/folder")), [Path::new("no-such/folder"), Path::new("no-such")]);
        assert!(missing(Path::new("src")).is_empty());
    }

    #[test]
    fn root_puts_the_socket_where_only_root_can_write() {
        assert_eq!(socket_bases(true, Some(OsStr::new("/home/x/tmp"))), [Path::new("/run"), Path::new("/tmp")]);
        assert_eq!(
            socket_bases(false, Some(OsStr::new("/var/folders/ab/T/"))),
            [Path::new("/var/folders/ab/T/"), Path::new("/tmp")]
        );
        assert_eq!(socket_bases(false, None), [Path::new("/tmp")]);
    }

    #[test]
    fn a_folder_that_cannot_stand_in_a_socket_address_or_a_url_is_passed_over() {
        assert!(is_plain(Path::new("/tmp")));
        assert!(!is_plain(Path::new("tmp")));
        assert!(!is_plain(Path::new("/tmp/with space")));
        assert!(!is_plain(Path::new("/tmp/a?b")));
        assert!(!is_plain(Path::new(&format!("/{}", "x".repeat(80)))));
    }

    #[test]
    fn a_link_in_place_of_the_private_folder_is_refused() {
        let dir = scratch("link");
        symlink("/", dir.join("trap")).unwrap();
        fs::write(dir.join("file"), "").unwrap();
        assert!(make_private(&dir.join("trap"), Account::current()).is_err());
        assert!(make_private(&dir.join("file"), Account::current()).is_err());
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn a_private_folder_is_closed_also_when_it_was_open_before() {
        let dir = scratch("open");
        let folder = dir.join("folder");
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, Permissions::from_mode(0o777)).unwrap();
        make_private(&folder, Account::current()).unwrap();
        assert_eq!(fs::metadata(&folder).unwrap().mode() & 0o777, 0o700);
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn two_folders_or_two_users_never_share_a_socket() {
        assert_ne!(short_hash(Path::new("/a"), 1), short_hash(Path::new("/b"), 1));
        assert_ne!(short_hash(Path::new("/a"), 1), short_hash(Path::new("/a"), 2));
    }
}
