//! Decides what becomes of each path of the template: pure, every result before the first write.

use std::borrow::Cow;
use std::collections::BTreeSet;

pub use super::outcome::{Change, Conflict, Merge, Project, Reason, Tree};
use super::three_way::{self, Merged, with_line_ends_of};
use crate::error::Result;
use crate::system::folder::Entry;
use crate::template::ANSWERS_FILE;

/// Applies to the project what changed from `base` to `theirs`.
pub fn merge(base: &Tree, theirs: &Tree, project: &dyn Project) -> Result<Merge> {
    let mut merging = Merging {
        base,
        theirs,
        project,
        merge: Merge::default(),
    };
    for path in base.keys().filter(|path| !theirs.contains_key(*path)) {
        merging.drop(path)?;
    }
    merging.merge.emptied = merging.emptied_folders()?;
    let (answers, others): (Vec<_>, Vec<_>) = theirs.keys().partition(|path| *path == ANSWERS_FILE);
    for path in others.into_iter().chain(answers) {
        merging.take(path)?;
    }
    let Merge {
        changes, emptied, ..
    } = &mut merging.merge;
    let is_used = |folder: &str| {
        let mut written = changes.iter().filter(|change| change.after.is_some());
        written.any(|change| is_below(&change.path, folder))
    };
    emptied.retain(|folder| !is_used(folder));
    Ok(merging.merge)
}

struct Merging<'a> {
    base: &'a Tree,
    theirs: &'a Tree,
    project: &'a dyn Project,
    merge: Merge,
}

impl Merging<'_> {
    /// The template has the file no longer.
    fn drop(&mut self, path: &str) -> Result<()> {
        let base = &self.base[path];
        match self.project.entry(path)? {
            Entry::Absent => {}
            Entry::File(ours) => {
                self.look_for_markers(path, base, &ours);
                if ours == *with_line_ends_of(&ours, base) {
                    self.merge.untouched.push(path.to_owned());
                    self.change(path, Some(ours), None);
                } else {
                    self.conflict(path, Reason::Dropped, None);
                }
            }
            _ => self.conflict(path, Reason::Dropped, None),
        }
        Ok(())
    }

    /// The template has the file, be it new, changed or as before.
    fn take(&mut self, path: &str) -> Result<()> {
        let (base, theirs) = (self.base.get(path), &self.theirs[path]);
        let entry = self.entry(path)?;
        if let (Some(base), Entry::File(ours)) = (base, &entry) {
            self.look_for_markers(path, base, ours);
        }
        if base == Some(theirs) {
            return Ok(());
        }
        match (base, entry) {
            (None, Entry::Absent) => self.change(path, None, Some(theirs.to_vec())),
            (Some(_), Entry::Absent) => self.set_aside(path, Reason::Deleted)?,
            (base, Entry::File(ours)) => self.combine(path, base, ours)?,
            (Some(_), Entry::Large) => self.set_aside(path, Reason::Large)?,
            (None, _) => self.set_aside(path, Reason::InTheWay)?,
            (Some(_), _) => self.set_aside(path, Reason::Replaced)?,
        }
        Ok(())
    }

    fn combine(&mut self, path: &str, base: Option<&Cow<[u8]>>, ours: Vec<u8>) -> Result<()> {
        let theirs = &self.theirs[path];
        let theirs = with_line_ends_of(&ours, theirs).into_owned();
        if ours == theirs {
            return Ok(());
        }
        let Some(base) = base.map(|base| with_line_ends_of(&ours, base)) else {
            return self.set_aside(path, Reason::InTheWay);
        };
        if ours == *base {
            self.merge.untouched.push(path.to_owned());
            self.change(path, Some(ours), Some(theirs));
            return Ok(());
        }
        let versions = [&*ours, &*theirs, &*base];
        if versions.into_iter().any(three_way::is_binary) {
            return self.set_aside(path, Reason::Binary);
        }
        if versions.into_iter().any(three_way::is_long) {
            return self.set_aside(path, Reason::Large);
        }
        match three_way::merge(&base, &ours, &theirs) {
            Merged::Clean(merged) if merged == ours => {}
            Merged::Clean(merged) => self.change(path, Some(ours), Some(merged)),
            // Markers would make it unreadable, and the next update needs it.
            Merged::Conflict(_) if path == ANSWERS_FILE => {
                let side = self.side(path, ".before-update")?;
                self.change(&side, None, Some(ours.clone()));
                self.conflict(path, Reason::Answers, Some(side));
                self.change(path, Some(ours), Some(theirs));
            }
            Merged::Conflict(marked) => {
                self.change(path, Some(ours), Some(marked));
                self.conflict(path, Reason::Lines, None);
            }
        }
        Ok(())
    }

    /// Leaves the user's path alone and writes the template's version beside it.
    fn set_aside(&mut self, path: &str, reason: Reason) -> Result<()> {
        let side = self.side(path, ".new-from-template")?;
        self.change(&side, None, Some(self.theirs[path].to_vec()));
        self.conflict(path, reason, Some(side));
        Ok(())
    }

    /// A free path like this one, below real folders only.
    fn side(&self, path: &str, suffix: &str) -> Result<String> {
        let (stem, rest) = match self.entry(path)? {
            Entry::Blocked { by } => (by.clone(), path[by.len()..].to_owned()),
            _ => (path.to_owned(), String::new()),
        };
        for number in 1.. {
            let number = if number == 1 {
                String::new()
            } else {
                format!("-{number}")
            };
            let candidate = format!("{stem}{suffix}{number}");
            let side = format!("{candidate}{rest}");
            let mut planned = self.merge.changes.iter().map(|change| &change.path);
            let is_planned = planned.any(|it| clash(it, &side));
            let is_theirs = self.theirs.keys().any(|it| clash(it, &side));
            if !is_planned && !is_theirs && self.project.entry(&candidate)? == Entry::Absent {
                return Ok(side);
            }
        }
        unreachable!("there are more numbers than files")
    }

    /// What is at the path once the deletions are done.
    fn entry(&self, path: &str) -> Result<Entry> {
        let is_deleted = |path: &str| {
            self.merge
                .changes
                .iter()
                .any(|it| it.path == path && it.after.is_none())
        };
        Ok(match self.project.entry(path)? {
            Entry::Folder if self.merge.emptied.iter().any(|it| it == path) => Entry::Absent,
            Entry::Blocked { by } if is_deleted(&by) => Entry::Absent,
            entry => entry,
        })
    }

    fn emptied_folders(&self) -> Result<Vec<String>> {
        let mut gone: BTreeSet<String> = self
            .merge
            .changes
            .iter()
            .map(|it| it.path.clone())
            .collect();
        let mut open: Vec<String> = gone.iter().cloned().collect();
        let mut emptied = Vec::new();
        while let Some(path) = open.pop() {
            let Some((folder, _)) = path.rsplit_once('/') else {
                continue;
            };
            let names = self.project.names(folder)?;
            let mut inside = names.iter().map(|name| format!("{folder}/{name}"));
            if !gone.contains(folder) && inside.all(|it| gone.contains(&it)) {
                gone.insert(folder.to_owned());
                emptied.push(folder.to_owned());
                open.push(folder.to_owned());
            }
        }
        emptied.sort_by_key(|folder| std::cmp::Reverse(folder.matches('/').count()));
        Ok(emptied)
    }

    fn look_for_markers(&mut self, path: &str, base: &[u8], ours: &[u8]) {
        if ours != base && three_way::has_markers(ours) && !three_way::has_markers(base) {
            self.merge.unresolved.push(path.to_owned());
        }
    }

    fn change(&mut self, path: &str, before: Option<Vec<u8>>, after: Option<Vec<u8>>) {
        let path = path.to_owned();
        self.merge.changes.push(Change {
            path,
            before,
            after,
            copy_of: None,
        });
    }

    fn conflict(&mut self, path: &str, reason: Reason, side: Option<String>) {
        let path = path.to_owned();
        self.merge.conflicts.push(Conflict { path, reason, side });
    }
}

/// Whether both cannot be files at once, or are the same.
fn clash(a: &str, b: &str) -> bool {
    a == b || is_below(a, b) || is_below(b, a)
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.starts_with('/'))
}
