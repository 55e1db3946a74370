//! Which answers are taken, and what becomes of them.

mod names;
mod questions;
mod texts;
