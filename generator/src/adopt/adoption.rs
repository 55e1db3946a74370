//! What is going to be done to a package.

use super::shape::Shape;
use super::suite::Tested;
use crate::update::merge::Change;

pub struct Adoption {
    /// Why the module is built in this way.
    pub reason: String,
    pub shape: Shape,
    pub changes: Vec<Change>,
    /// How many files of the wheel and of the sdist were compared.
    pub compared: Option<(usize, usize)>,
    pub tested: Option<Tested>,
}
