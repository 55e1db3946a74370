//! Three ways to generate the same project.

mod agree;
mod examples;
mod generated;
