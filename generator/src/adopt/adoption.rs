//! What is going to be done to a package.

use super::shape::Shape;
use super::suite::Tested;
use crate::update::merge::{Change, Merge};

pub struct Adoption {
    /// Why the module is built in this way.
    pub reason: String,
    pub shape: Shape,
    pub merge: Merge,
    /// How many files of the wheel and of the sdist were compared.
    pub compared: Option<(usize, usize)>,
    pub tested: Option<Tested>,
    /// The folder with the files as they were, where no commit has them.
    pub backup: Option<String>,
}

impl Adoption {
    /// One of which nothing was checked, and nothing is written yet.
    pub fn unchecked(reason: String, shape: Shape, changes: Vec<Change>) -> Self {
        let merge = Merge {
            changes,
            ..Merge::default()
        };
        Self {
            reason,
            shape,
            merge,
            compared: None,
            tested: None,
            backup: None,
        }
    }
}
