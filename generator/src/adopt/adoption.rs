//! What is going to be done to a package.

use super::facts::Facts;
use super::shape::Shape;
use super::strategy::Choice;
use crate::update::merge::Change;

pub struct Adoption {
    pub facts: Facts,
    pub choice: Choice,
    pub shape: Shape,
    pub changes: Vec<Change>,
    /// How many files of the wheel and of the sdist were compared.
    pub compared: Option<(usize, usize)>,
}
