//! Which answers are taken, and what becomes of them.

mod names;
mod names_random;
mod questions;
mod texts;
mod texts_random;
