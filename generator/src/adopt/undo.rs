//! Takes an adoption back, as one more list of changes that the journal carries out.

use super::problem::Problem;
use super::record::{self, Record};
use crate::error::Result;
use crate::git;
use crate::update::merge::{Change, Entry, Project as _};
use crate::update::worktree::{BACKUP, Disk};

/// What takes it back: the changes, and the folders that are then empty, the deepest first.
pub fn changes(disk: &Disk, record: &Record) -> Result<(Vec<Change>, Vec<String>)> {
    let mut changes = Vec::new();
    let mut touched = Vec::new();
    for (path, hash) in &record.added {
        match disk.entry(path)? {
            Entry::Absent | Entry::Blocked { .. } => {}
            Entry::File(now) if record::hash(&now) == *hash => changes.push(deletion(path, now)),
            _ => touched.push(path.clone()),
        }
    }
    let backup = backup(disk, record)?;
    for (path, hash) in &record.edited {
        match (
            disk.entry(path)?,
            original(disk, backup.as_deref(), path, hash)?,
        ) {
            (Entry::File(now), Some(before)) if record::hash(&now) == *hash => {
                let (path, before, after) = (path.clone(), Some(now), Some(before));
                changes.push(Change {
                    path,
                    before,
                    after,
                });
            }
            _ => touched.push(path.clone()),
        }
    }
    if !touched.is_empty() {
        return Err(Problem::Touched { paths: touched }.into());
    }
    let mut gone = vec![record::PATH.to_owned()];
    if let Some(backup) = &backup {
        gone.push(format!("{backup}/.gitignore"));
        gone.extend(
            record
                .edited
                .keys()
                .map(|path| format!("{backup}/files/{path}")),
        );
    }
    for path in gone {
        if let Entry::File(now) = disk.entry(&path)? {
            changes.push(deletion(&path, now));
        }
    }
    let emptied = emptied(disk, &changes)?;
    Ok((changes, emptied))
}

fn deletion(path: &str, now: Vec<u8>) -> Change {
    let (path, before, after) = (path.to_owned(), Some(now), None);
    Change {
        path,
        before,
        after,
    }
}

/// The folder with the files as they were, where no commit had them.
fn backup(disk: &Disk, record: &Record) -> Result<Option<String>> {
    let Some(path) = record.edited.keys().next() else {
        return Ok(None);
    };
    let mut names = disk.names("")?;
    names.retain(|name| name.starts_with(BACKUP));
    names.sort();
    for name in names.into_iter().rev() {
        if matches!(disk.entry(&format!("{name}/files/{path}"))?, Entry::File(_)) {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// A file as it was before: from the backup, or from the last commit, unless that has the adoption.
fn original(disk: &Disk, backup: Option<&str>, path: &str, hash: &str) -> Result<Option<Vec<u8>>> {
    if let Some(backup) = backup {
        return Ok(match disk.entry(&format!("{backup}/files/{path}"))? {
            Entry::File(before) => Some(before),
            _ => None,
        });
    }
    let committed = git::committed(&disk.root, &[path]);
    let before = committed.and_then(|files| files.into_iter().next().flatten());
    Ok(before.filter(|before| record::hash(before) != hash))
}

/// Folders in which nothing else is.
fn emptied(disk: &Disk, changes: &[Change]) -> Result<Vec<String>> {
    let deleted = changes.iter().filter(|change| change.after.is_none());
    let mut gone: Vec<String> = deleted.map(|change| change.path.clone()).collect();
    let mut emptied = Vec::new();
    let mut index = 0;
    while let Some(path) = gone.get(index).cloned() {
        index += 1;
        let Some((folder, _)) = path.rsplit_once('/') else {
            continue;
        };
        let names = disk.names(folder)?;
        let mut inside = names.iter().map(|name| format!("{folder}/{name}"));
        if !gone.iter().any(|it| it == folder) && inside.all(|it| gone.contains(&it)) {
            gone.push(folder.to_owned());
            emptied.push(folder.to_owned());
        }
    }
    emptied.sort_by_key(|folder| std::cmp::Reverse(folder.matches('/').count()));
    Ok(emptied)
}
