//! The package as it is: the files that an adoption edits, and what is in its way.

use super::paths;
use super::pyproject::Pyproject;
use crate::error::Result;
use crate::error::adopt::Problem;
use crate::error::update::Problem as Unready;
use crate::system::folder::{Entry, Folder};
use crate::template::ANSWERS_FILE;
use crate::update::merge::Change;
use crate::update::three_way::with_line_ends_of;
use crate::update::worktree;

pub struct Project<'a> {
    pub disk: &'a Folder,
    pub pyproject: Pyproject,
}

impl<'a> Project<'a> {
    /// Reads it, and refuses what cannot be adopted.
    pub fn read(disk: &'a Folder) -> Result<Self> {
        let path = disk.path.clone();
        if disk.entry(paths::RECORD)? != Entry::Absent {
            let record = paths::RECORD;
            return Err(Problem::Adopted { path, record }.into());
        }
        let text = text(disk, paths::PYPROJECT)?;
        let has = |name| disk.entry(name).map(|entry| entry != Entry::Absent);
        if text.is_none() && !has("setup.py")? && !has("setup.cfg")? {
            return Err(Problem::NotAPackage { path }.into());
        }
        let pyproject = Pyproject::parse(&text.unwrap_or_default())?;
        let is_of_copier = has(ANSWERS_FILE)?;
        if is_of_copier && pyproject.text("build-system.build-backend") == Some("maturin") {
            return Err(Problem::Created { path }.into());
        }
        Ok(Self { disk, pyproject })
    }

    /// One that is adopted, of whose settings nothing is asked.
    pub fn adopted(disk: &'a Folder) -> Self {
        let pyproject = Pyproject::default();
        Self { disk, pyproject }
    }

    /// The text of a file, if it is there.
    pub fn text(&self, path: &str) -> Result<Option<String>> {
        text(self.disk, path)
    }

    /// Whether the file has just these bytes.
    pub fn has(&self, path: &str, contents: &[u8]) -> bool {
        match self.disk.entry(path) {
            Ok(Entry::File(found)) => found == contents,
            Ok(Entry::Large) => self.disk.read(path).is_ok_and(|found| found == contents),
            _ => false,
        }
    }

    /// The folder of the tests.
    pub fn tests(&self) -> Result<String> {
        for folder in ["tests", "test"] {
            if self.disk.entry(folder)? == Entry::Folder {
                return Ok(folder.to_owned());
            }
        }
        Ok("tests".to_owned())
    }

    /// Refuses to edit what no commit has.
    pub fn check_committed(&self) -> Result<()> {
        let mut present = Vec::new();
        for path in paths::EDITED {
            if let Entry::File(before) = self.disk.entry(path)? {
                let (path, before) = (path.to_owned(), Some(before));
                let after = None;
                present.push(change(path, before, after));
            }
        }
        match worktree::uncommitted(self.disk, &present) {
            Some(paths) if !paths.is_empty() => Err(Unready::Uncommitted { paths }.into()),
            _ => Ok(()),
        }
    }

    /// The change that makes the file hold this text with its own line ends; nothing where it does already.
    pub fn change(&self, path: &str, text: &str) -> Result<Option<Change>> {
        let before = match self.disk.entry(path)? {
            Entry::Absent => None,
            Entry::File(before) => Some(before),
            _ => return Err(not_a_file(path)),
        };
        let like = before.as_deref().unwrap_or_default();
        let after = Some(with_line_ends_of(like, text.as_bytes()).into_owned());
        let path = path.to_owned();
        Ok((before != after).then_some(change(path, before, after)))
    }

    /// The same for a file that must not be there.
    pub fn addition(&self, path: &str, text: &str, option: &'static str) -> Result<Change> {
        let mut entry = self.disk.entry(path)?;
        // `rust` itself may be a file.
        if let Entry::Blocked { by } = &entry {
            entry = self.disk.entry(by)?;
        }
        let path = path.to_owned();
        if entry != Entry::Absent {
            return Err(Problem::InTheWay { path, option }.into());
        }
        let (before, after) = (None, Some(text.as_bytes().to_vec()));
        Ok(change(path, before, after))
    }
}

fn text(disk: &Folder, path: &str) -> Result<Option<String>> {
    match disk.entry(path)? {
        Entry::Absent => Ok(None),
        Entry::File(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(text)),
            Err(_) => Err(not_a_file(path)),
        },
        _ => Err(not_a_file(path)),
    }
}

fn not_a_file(path: &str) -> crate::error::Error {
    let path = path.to_owned();
    Problem::NotAFile { path }.into()
}

pub fn change(path: String, before: Option<Vec<u8>>, after: Option<Vec<u8>>) -> Change {
    Change {
        path,
        before,
        after,
        copy_of: None,
    }
}

/// The text with these lines behind it.
pub fn with_lines(text: &str, lines: &[String]) -> String {
    let mut text = text.to_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text += "\n";
    }
    for line in lines {
        text += &format!("{line}\n");
    }
    text
}
