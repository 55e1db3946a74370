//! Three ways to generate the same project.

mod defaults;
mod examples;
mod generated;
