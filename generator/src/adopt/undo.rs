//! Takes an adoption back, as one more list of changes that the journal carries out.

use super::paths;
use super::project::change;
use super::record::{self, Record};
use crate::error::Result;
use crate::error::adopt::Problem;
use crate::system::folder::{Entry, Folder};
use crate::system::git;
use crate::update::merge::Change;
use crate::update::worktree::BACKUP;

/// What takes it back: the changes, and the folders that are then empty, the deepest first.
pub fn changes(folder: &Folder, record: &Record) -> Result<(Vec<Change>, Vec<String>)> {
    let mut changes = Vec::new();
    let mut touched = Vec::new();
    for (path, hash) in &record.added {
        match folder.entry(path)? {
            Entry::Absent | Entry::Blocked { .. } => {}
            Entry::File(now) if record::hash(&now) == *hash => changes.push(deletion(path, now)),
            _ => touched.push(path.clone()),
        }
    }
    let backup = backup(folder, record)?;
    for (path, hash) in &record.edited {
        match (
            folder.entry(path)?,
            original(folder, backup.as_deref(), path, hash)?,
        ) {
            (Entry::File(now), Some(before)) if record::hash(&now) == *hash => {
                changes.push(change(path.clone(), Some(now), Some(before)));
            }
            // Somebody has undone it with git.
            (Entry::File(now), Some(before)) if now == before => {}
            _ => touched.push(path.clone()),
        }
    }
    if !touched.is_empty() {
        return Err(Problem::Touched { paths: touched }.into());
    }
    let mut gone = vec![paths::RECORD.to_owned()];
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
        if let Entry::File(now) = folder.entry(&path)? {
            changes.push(deletion(&path, now));
        }
    }
    let emptied = emptied(folder, &changes, record)?;
    Ok((changes, emptied))
}

fn deletion(path: &str, now: Vec<u8>) -> Change {
    change(path.to_owned(), Some(now), None)
}

/// The folder with the files as they were, where no commit had them.
fn backup(folder: &Folder, record: &Record) -> Result<Option<String>> {
    let Some(path) = record.edited.keys().next() else {
        return Ok(None);
    };
    let mut names = folder.names("")?;
    names.retain(|name| name.starts_with(BACKUP));
    names.sort();
    for name in names.into_iter().rev() {
        if matches!(
            folder.entry(&format!("{name}/files/{path}"))?,
            Entry::File(_)
        ) {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// A file as it was before: from the backup, or from the last commit, unless that has the adoption.
fn original(
    folder: &Folder,
    backup: Option<&str>,
    path: &str,
    hash: &str,
) -> Result<Option<Vec<u8>>> {
    if let Some(backup) = backup {
        return Ok(match folder.entry(&format!("{backup}/files/{path}"))? {
            Entry::File(before) => Some(before),
            _ => None,
        });
    }
    let committed = git::committed(&folder.path, &[path]);
    let before = committed.and_then(|files| files.into_iter().next().flatten());
    Ok(before.filter(|before| record::hash(before) != hash))
}

/// Folders in which nothing is but what will be gone.
fn emptied(project: &Folder, changes: &[Change], record: &Record) -> Result<Vec<String>> {
    // What the owner has deleted is gone as well.
    let mut gone: Vec<String> = record.added.keys().cloned().collect();
    let deleted = changes.iter().filter(|change| change.after.is_none());
    gone.extend(deleted.map(|change| change.path.clone()));
    let mut emptied = Vec::new();
    let mut index = 0;
    while let Some(path) = gone.get(index).cloned() {
        index += 1;
        let Some((folder, _)) = path.rsplit_once('/') else {
            continue;
        };
        if project.entry(folder)? != Entry::Folder {
            continue;
        }
        let names = project.names(folder)?;
        let mut inside = names.iter().map(|name| format!("{folder}/{name}"));
        if !gone.iter().any(|it| it == folder) && inside.all(|it| gone.contains(&it)) {
            gone.push(folder.to_owned());
            emptied.push(folder.to_owned());
        }
    }
    emptied.sort_by_key(|folder| std::cmp::Reverse(folder.matches('/').count()));
    Ok(emptied)
}
