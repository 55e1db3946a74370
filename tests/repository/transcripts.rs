//! What the book shows of Python is what Python prints.

use std::collections::BTreeMap;

use crate::support::book::blocks;
use crate::support::{Environment, Interpreter, Project, example_wheel, kept, run, scratch, write};

/// A chapter is a session: what one block defines, the next ones use.
#[test]
fn of_the_book_are_true() {
    let mut sessions: BTreeMap<String, String> = BTreeMap::new();
    for block in blocks() {
        if block.language == "pycon" {
            let session = sessions.entry(block.chapter).or_default();
            *session += &block.text;
            session.push('\n');
        }
    }
    let interpreter = Interpreter::of_the_tools();
    let environment = Environment::new(&Project::at(&kept("book-environment")), &interpreter);
    environment.install(example_wheel(), &["pydantic"]);
    let folder = scratch();
    for (chapter, session) in &sessions {
        write(&folder.path().join(chapter), session);
    }
    run(environment
        .python()
        .args(["-m", "doctest"])
        .args(sessions.keys())
        .current_dir(folder.path()));
}
