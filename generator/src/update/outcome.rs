//! What a merge comes to: changes, conflicts, and what is in the way.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::error::Result;
use crate::system::folder::Entry;

/// Files by their path, with `/`.
pub type Tree = BTreeMap<String, Cow<'static, [u8]>>;

/// Where the user's files are.
pub trait Project {
    fn entry(&self, path: &str) -> Result<Entry>;

    /// The names of all that is in a folder.
    fn names(&self, folder: &str) -> Result<Vec<String>>;
}

/// A file to be written, or to be deleted where `after` is nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub path: String,
    pub before: Option<Vec<u8>>,
    pub after: Option<Vec<u8>>,
    /// The path of the original, whose permissions a copy gets.
    pub copy_of: Option<String>,
}

impl Change {
    pub fn what(&self) -> &'static str {
        match (&self.before, &self.after) {
            (None, _) => "add",
            (_, None) => "delete",
            _ => "change",
        }
    }
}

/// What only the user can settle.
#[derive(Debug, PartialEq, Eq)]
pub struct Conflict {
    pub path: String,
    pub reason: Reason,
    /// Where the other version of the file is.
    pub side: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Both changed the same lines.
    Lines,
    /// Both changed a file that is no text.
    Binary,
    /// The template adds a path that is there with other contents.
    InTheWay,
    /// The template changes a file that the user deleted or renamed.
    Deleted,
    /// The template changes a file that the user turned into something else.
    Replaced,
    /// The template changes a file that is too large to be merged.
    Large,
    /// The template drops a file that the user changed.
    Dropped,
    /// The user changed the lines of the answers file that the template changes.
    Answers,
}

/// The result of a merge.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// Deletions first and the answers file last.
    pub changes: Vec<Change>,
    pub conflicts: Vec<Conflict>,
    /// Folders that the deletions leave empty, the deepest first.
    pub emptied: Vec<String>,
    /// Files that hold the markers of an earlier conflict.
    pub unresolved: Vec<String>,
    /// Files that change and are as the template rendered them: nobody's work is in them.
    pub untouched: Vec<String>,
}
