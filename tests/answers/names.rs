//! Which names are taken, and what is offered for the others.

use create_pyo3::answers::{Value, check, reserved};
use create_pyo3::error::{Error, Result};
use create_pyo3::questions::question;

use crate::support::inputs::{REFUSED_NAMES, TAKEN_NAMES};
use crate::support::{assert_says, create_pyo3_in, names_in, run_to_failure, scratch};

fn verdict(name: &str) -> Result<()> {
    check(question("project_name"), &Value::Text(name.to_owned()))
}

#[test]
fn that_cannot_work_are_refused() {
    for (name, offered) in REFUSED_NAMES {
        match verdict(name) {
            Err(Error::Name { near, .. }) => assert_eq!(near, *offered, "{name:?}"),
            other => panic!("{name:?}: {other:?}"),
        }
        assert!(verdict(offered).is_ok(), "{offered} is offered");
    }
    let folder = scratch();
    let error = run_to_failure(&mut create_pyo3_in(folder.path(), &["json"]));
    assert_says(&error, "--name my-json");
    assert!(names_in(folder.path()).is_empty());
}

#[test]
fn that_work_are_taken() {
    for name in TAKEN_NAMES {
        assert!(verdict(name).is_ok(), "{name}");
    }
}

#[test]
fn that_are_reserved_are_written_as_modules_are() {
    for (_, names) in reserved::groups() {
        for name in names {
            assert_eq!(
                name,
                name.to_lowercase().replace('-', "_"),
                "it could never match"
            );
        }
    }
}
