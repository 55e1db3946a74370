//! What is asked of git: who the user is, where the code is, a new repository, and what was committed last. Never fatal,
//! never through a shell.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::system::folder::LARGEST;
use crate::system::programs;

/// How long an answer of git may take: settings of a received folder can make it wait for ever.
const PATIENCE: Duration = Duration::from_secs(5);

/// Hosts whose pages have the path that their repositories have over SSH.
const HOSTS: [&str; 4] = ["bitbucket.org", "codeberg.org", "github.com", "gitlab.com"];

/// `NAME <EMAIL>` from git's configuration, if both are set there.
pub fn author() -> Option<String> {
    let mut git = git()?;
    git.args(["config", "--null", "--get-regexp", r"^user\.(name|email)$"]);
    let listed = answer(&mut git, Vec::new(), |answer| {
        let mut listed = String::new();
        answer.take(LARGEST).read_to_string(&mut listed).ok()?;
        Some(listed)
    });
    author_in(&listed?)
}

/// `NAME <EMAIL>` from what git lists: after each key a line break and the value, which ends with a NUL.
pub fn author_in(listed: &str) -> Option<String> {
    // Git lists the system's settings before the user's and those before the repository's: the last one holds.
    let last = |key: &str| {
        let settings = listed.split('\0').rev();
        let mut pairs = settings.filter_map(|setting| setting.split_once('\n'));
        pairs.find_map(|(name, value)| (name == key).then_some(value))
    };
    Some(format!("{} <{}>", last("user.name")?, last("user.email")?))
}

/// The web page of the remote `origin`, if the folder is a repository of its own: a project in somebody else's
/// repository does not have to be theirs.
pub fn remote(folder: &Path) -> Option<String> {
    let is_repository = std::fs::symlink_metadata(folder.join(".git")).is_ok_and(|it| it.is_dir());
    if !is_repository {
        return None;
    }
    let mut git = git()?;
    git.args(["config", "--local", "--get", "remote.origin.url"])
        .current_dir(folder);
    let address = answer(&mut git, Vec::new(), |answer| {
        let mut address = String::new();
        answer.take(LARGEST).read_to_string(&mut address).ok()?;
        Some(address)
    });
    page_of(address?.trim_end())
}

/// The web page of a remote: `git@github.com:me/it.git` is at https://github.com/me/it.
///
/// What is before an @ is left out, because it may be a password. An address for SSH says nothing of a web page, except
/// for hosts that are known to use the same path for both.
pub fn page_of(address: &str) -> Option<String> {
    let address = address.trim_end_matches('/');
    let address = address.strip_suffix(".git").unwrap_or(address);
    let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
    let separator = if scheme.is_empty() { ':' } else { '/' };
    let (user_and_host, path) = rest.split_once(separator)?;
    let (_, host) = user_and_host
        .rsplit_once('@')
        .unwrap_or(("", user_and_host));
    match scheme {
        "https" | "http" => Some(format!("{scheme}://{host}/{path}")),
        "ssh" | "" if HOSTS.contains(&host) => Some(format!("https://{host}/{path}")),
        _ => None,
    }
}

/// The folder of the repository around it, which may be the folder itself.
pub fn repository(folder: &Path) -> Option<&Path> {
    let mut ancestors = folder.ancestors();
    ancestors.find(|ancestor| ancestor.join(".git").exists())
}

/// Starts a repository; what went wrong, if anything, is the error.
///
/// No template and no hooks of the user's: a new project runs nothing but git itself.
pub fn init(folder: &Path) -> Result<(), String> {
    let mut git = git().ok_or("git is not on PATH")?;
    if folder.join(".git").is_symlink() {
        // git would follow it, and make the repository where it leads.
        return Err("`.git` is a link, and links are not followed".to_owned());
    }
    git.args(["-c", "core.hooksPath=", "init", "--quiet", "--template="])
        .arg(folder);
    let initialised = answer(&mut git, Vec::new(), |_| Some(()));
    initialised.ok_or_else(|| {
        // Half a repository is worse than none; it was not there before.
        let _ = std::fs::remove_dir_all(folder.join(".git"));
        format!("`git init {}` failed", crate::text::quote::path(folder))
    })
}

/// What the last commit has at these paths below the folder: the bytes as they are stored.
///
/// `None` where there is no repository, or git cannot read it. No filter, hook or monitor of any
/// configuration runs: the objects are read as they are.
pub fn committed(folder: &Path, paths: &[&str]) -> Option<Vec<Option<Vec<u8>>>> {
    repository(folder)?;
    let mut git = git()?;
    git.args(["--no-replace-objects", "-c", "core.fsmonitor=false"])
        .args(["cat-file", "--batch"])
        .env("GIT_NO_LAZY_FETCH", "1")
        .current_dir(folder);
    let asked: String = paths.iter().map(|it| format!("HEAD:./{it}\n")).collect();
    let count = paths.len();
    answer(&mut git, asked.into_bytes(), move |answer| {
        let mut answer = BufReader::new(answer);
        (0..count).map(|_| next_object(&mut answer)).collect()
    })
}

/// Reads one answer of `git cat-file --batch`: `ID TYPE SIZE` and the contents, or `NAME missing`.
///
/// What is no file, or larger than any file that we compare with it, counts as nothing.
fn next_object(answer: &mut impl BufRead) -> Option<Option<Vec<u8>>> {
    let mut header = String::new();
    answer.read_line(&mut header).ok()?;
    let header = header.trim_end();
    if header.ends_with(" missing") {
        return Some(None);
    }
    let size: u64 = header.rsplit(' ').next()?.parse().ok()?;
    if size > LARGEST || !header.contains(" blob ") {
        io::copy(&mut answer.take(size + 1), &mut io::sink()).ok()?;
        return Some(None);
    }
    let mut contents = Vec::new();
    answer.take(size + 1).read_to_end(&mut contents).ok()?;
    contents.pop()?;
    Some(Some(contents))
}

/// Runs git to a success. It is asked in one thread and read in another, because either pipe may be full, and it is
/// ended if it takes too long.
fn answer<T: Send + 'static>(
    git: &mut Command,
    input: Vec<u8>,
    read: impl FnOnce(ChildStdout) -> Option<T> + Send + 'static,
) -> Option<T> {
    let git = git
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = git.spawn().ok()?;
    let (mut stdin, stdout) = (child.stdin.take()?, child.stdout.take()?);
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || stdin.write_all(&input));
    thread::spawn(move || sender.send(read(stdout)));
    let answer = receiver.recv_timeout(PATIENCE);
    if answer.is_err() {
        let _ = child.kill();
    }
    let status = child.wait().ok()?;
    answer.ok()?.filter(|_| status.success())
}

/// Git for the folder that it is told, whatever a hook that runs us has set; of the variables that are its
/// own only those stay that say where its settings are.
fn git() -> Option<Command> {
    let mut command = Command::new(programs::find("git")?);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("GIT_") && !name.starts_with("GIT_CONFIG") {
            command.env_remove(&*name);
        }
    }
    Some(command)
}
