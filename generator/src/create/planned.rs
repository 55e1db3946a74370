//! What is about to be written, and where.

use super::destination::Destination;
use crate::answers::Answers;
use crate::error::Result;
use crate::plan::{File, plan};
use crate::template::Template;

pub struct Planned {
    pub destination: Destination,
    pub answers: Answers,
    /// The files that are not there yet.
    pub files: Vec<File>,
}

impl Planned {
    pub fn new(destination: Destination, answers: Answers) -> Result<Self> {
        let files = plan(&Template::current(), &answers)?;
        let files = destination.missing(files, &answers)?;
        Ok(Self {
            destination,
            answers,
            files,
        })
    }
}
