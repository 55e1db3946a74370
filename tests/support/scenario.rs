//! Random edits against random changes of the template, and what must hold of their merge.

use std::borrow::Cow;
use std::collections::BTreeMap;

use create_pyo3::system::folder::Entry;
use create_pyo3::template::ANSWERS_FILE;
use create_pyo3::update::merge::{Merge, Project, Reason, Tree, merge};

use super::memory::Memory;
use super::random::Random;

/// Files that come, go and turn into folders.
const PATHS: &[&str] = &[
    "a",
    "a/b",
    "a/c",
    "src/lib.rs",
    "src/deep/x.rs",
    "src/deep",
    "README.md",
    "data.bin",
    ANSWERS_FILE,
];

/// Two versions of a template, and a project of the first that its user changed.
pub struct Scenario {
    pub base: Tree,
    pub theirs: Tree,
    pub ours: Memory,
}

impl Scenario {
    pub fn new(random: &mut Random) -> Self {
        let mut base = Tree::new();
        for path in PATHS {
            if random.chance(2, 3) {
                add(&mut base, path, random.text());
            }
        }
        add(&mut base, ANSWERS_FILE, random.text());
        let mut theirs = base.clone();
        for path in PATHS {
            match random.below(6) {
                0 if *path != ANSWERS_FILE => _ = theirs.remove(*path),
                1 => add(&mut theirs, path, random.text()),
                2 | 3 if theirs.contains_key(*path) => {
                    let edited = random.edit(&theirs[*path], "template");
                    add(&mut theirs, path, edited);
                }
                _ => {}
            }
        }
        let mut tree = base.clone();
        let mut entries = Vec::new();
        for path in PATHS {
            match random.below(12) {
                0 => _ = tree.remove(*path),
                1 => {
                    let text = random.text();
                    add(&mut tree, path, random.edit(&text, "user"));
                }
                2 => {
                    tree.retain(|it, _| it != path && !it.starts_with(&format!("{path}/")));
                    entries.push(((*path).to_owned(), Entry::Other));
                }
                3 => add(&mut tree, &format!("{path}-mine"), random.text()),
                4 if tree.contains_key(*path) => {
                    let crlf = String::from_utf8_lossy(&tree[*path]).replace('\n', "\r\n");
                    add(&mut tree, path, crlf.into_bytes());
                }
                5..=8 if tree.contains_key(*path) => {
                    let edited = random.edit(&tree[*path], "user");
                    add(&mut tree, path, edited);
                }
                _ => {}
            }
        }
        let files = tree.into_iter();
        let mut ours: BTreeMap<_, _> = files
            .map(|(path, contents)| (path, Entry::File(contents.into_owned())))
            .collect();
        for (path, entry) in entries {
            if !ours.keys().any(|it| clash(it, &path)) {
                ours.insert(path, entry);
            }
        }
        let ours = Memory(ours);
        Self { base, theirs, ours }
    }

    pub fn merge(&self, project: &dyn Project) -> Merge {
        merge(&self.base, &self.theirs, project).expect("nothing can fail")
    }

    /// What must hold of any merge.
    pub fn check(&self, merge: &Merge, after: &Memory, what: &str) {
        let sides: Vec<_> = merge
            .conflicts
            .iter()
            .filter_map(|it| it.side.as_ref())
            .collect();
        for (path, entry) in &self.ours.0 {
            let Entry::File(ours) = entry else {
                assert_eq!(after.0.get(path), Some(entry), "{what}: {path} was no file");
                continue;
            };
            let base = self.base.get(path).map_or(&[][..], |it| it);
            let conflict = merge.conflicts.iter().find(|it| it.path == *path);
            let mut kept = after.0.get(path).map_or(Vec::new(), lines_of);
            if let Some(Reason::Answers) = conflict.map(|it| it.reason) {
                let side = conflict
                    .and_then(|it| it.side.as_ref())
                    .expect("it has one");
                kept = lines_of(&after.0[side]);
            }
            for (line, count) in added(base, ours) {
                let have = kept.iter().filter(|it| **it == line).count();
                assert!(
                    have >= count,
                    "{what}: {path} lost {line:?}:\n{self:?}\n{after:?}"
                );
            }
            let is_theirs = self.base.contains_key(path) || self.theirs.contains_key(path);
            if !is_theirs && !sides.contains(&path) {
                assert_eq!(
                    after.0.get(path),
                    Some(entry),
                    "{what}: {path} is the user's own"
                );
            }
        }
        for (path, theirs) in &self.theirs {
            let base = self.base.get(path).map_or(&[][..], |it| it);
            if self.base.get(path) == Some(theirs) {
                continue;
            }
            let conflict = merge.conflicts.iter().find(|it| it.path == *path);
            let side = conflict.and_then(|it| it.side.as_ref());
            let side = side.filter(|_| conflict.is_some_and(|it| it.reason != Reason::Answers));
            let got = lines_of(&after.0[side.unwrap_or(path)]);
            for (line, _) in added(base, theirs) {
                assert!(
                    got.contains(&line),
                    "{what}: {path} misses the template's {line:?}:\n{self:?}\n{after:?}"
                );
            }
        }
        assert!(paths_fit(after), "{what}: {after:?}");
    }
}

impl std::fmt::Debug for Scenario {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        for (name, tree) in [("base", &self.base), ("theirs", &self.theirs)] {
            for (path, contents) in tree {
                writeln!(
                    formatter,
                    "{name} {path}: {:?}",
                    String::from_utf8_lossy(contents)
                )?;
            }
        }
        for (path, entry) in &self.ours.0 {
            match entry {
                Entry::File(it) => {
                    writeln!(formatter, "ours {path}: {:?}", String::from_utf8_lossy(it))?
                }
                other => writeln!(formatter, "ours {path}: {other:?}")?,
            }
        }
        Ok(())
    }
}

/// Adds a file in the place of what it cannot stand beside.
fn add(tree: &mut Tree, path: &str, contents: Vec<u8>) {
    tree.retain(|it, _| !clash(it, path));
    tree.insert(path.to_owned(), Cow::Owned(contents));
}

/// Returns true if one is the other, or a folder above it.
fn clash(a: &str, b: &str) -> bool {
    a == b || a.starts_with(&format!("{b}/")) || b.starts_with(&format!("{a}/"))
}

fn paths_fit(project: &Memory) -> bool {
    let paths: Vec<_> = project.0.keys().collect();
    paths
        .iter()
        .all(|a| paths.iter().all(|b| a == b || !clash(a, b)))
}

/// The lines, whatever ends them.
fn lines(contents: &[u8]) -> Vec<Vec<u8>> {
    let lines = contents.split(|byte| *byte == b'\n');
    lines
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line).to_vec())
        .collect()
}

fn lines_of(entry: &Entry) -> Vec<Vec<u8>> {
    match entry {
        Entry::File(contents) => lines(contents),
        _ => Vec::new(),
    }
}

/// The lines of `now` that `base` has not, each as often as it was added.
fn added(base: &[u8], now: &[u8]) -> Vec<(Vec<u8>, usize)> {
    let mut counts: BTreeMap<Vec<u8>, isize> = BTreeMap::new();
    for line in lines(now) {
        *counts.entry(line).or_default() += 1;
    }
    for line in lines(base) {
        *counts.entry(line).or_default() -= 1;
    }
    let added = counts
        .into_iter()
        .filter(|(line, count)| *count > 0 && !line.is_empty());
    added
        .map(|(line, count)| (line, count.unsigned_abs()))
        .collect()
}
