//! The faster forms in the book's chapter on speed: they compile, and give the same results.

use crate::support::variants::add_variants;
use crate::support::{Case, Environment, Interpreter, Project, repository, run};

#[test]
fn they_give_the_same_results() {
    let case = Case::new("faster");
    let project = Project::render(&case);
    add_variants(&project.folder);
    let interpreter = Interpreter::of_the_tools();
    let wheel = project.build_wheel(&interpreter);
    let environment = Environment::new(&project, &interpreter);
    environment.install(&wheel, &[]);
    run(environment
        .python()
        .arg(repository().join("tests/support/variants_agree.py"))
        .arg(case.module_name()));
}
