//! JSON: a whole data structure in one text, or as a dict.
//!
//! serde reads the text into a struct, PyO3 the dict. Both check names, types and ranges.

use pyo3::exceptions::PyOverflowError;
use pyo3::prelude::*;
use serde::Deserialize;

use crate::guards::print_lines;

// A Python class can be raised from Rust.
pyo3::import_exception! { my_project.errors, HumanError }

// `derive` writes code: `Deserialize` reads the struct from JSON, `FromPyObject` from the items of a
// dict (`from_item_all`), `IntoPyObject` makes a dict of it, and `Debug` a text.
#[derive(Debug, Deserialize, FromPyObject, IntoPyObject)]
#[pyo3(from_item_all)]
pub struct Human {
    name: String,
    age: u8,
}

/// Print a human given as JSON: the text first, then what Rust read.
///
/// `human_data` is a JSON object with "name", a string, and "age", an integer from 0 to
/// 255. Other fields are ignored. Another text raises HumanError, a kind of ValueError.
///
/// >>> human_says_hi('{"name": "Jan", "age": 6}')
/// {"name": "Jan", "age": 6}
/// Now we can work with the struct:
///  Human {
///     name: "Jan",
///     age: 6,
/// }.
///  Jan is 6 years old.
#[pyfunction]
pub fn human_says_hi(py: Python<'_>, human_data: &str) -> PyResult<()> {
    let human: Human =
        serde_json::from_str(human_data).map_err(|error| HumanError::new_err(error.to_string()))?;
    let shown = format!("Now we can work with the struct:\n {human:#?}.");
    let told = format!(" {} is {} years old.", human.name, human.age);
    print_lines(py, [human_data, &shown, &told])
}

/// Return a human, one year older, as a new dict.
///
/// `human` is a dict with "name", a str, and "age", an int from 0 to 255. A missing
/// item raises KeyError, a wrong one TypeError, and the age of 255 OverflowError.
///
/// >>> birthday({"name": "Jan", "age": 6})
/// {'name': 'Jan', 'age': 7}
#[pyfunction]
pub fn birthday(human: Human) -> PyResult<Human> {
    match human.age.checked_add(1) {
        // `..human` stands for the other fields.
        Some(age) => Ok(Human { age, ..human }),
        None => Err(PyOverflowError::new_err("the age exceeds 255")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_fields_are_ignored() {
        let json = r#"{"age": 6, "town": [[]], "name": "Jan"}"#;
        let Human { name, age } = serde_json::from_str(json).expect("it is a human");
        assert_eq!((name.as_str(), age), ("Jan", 6));
    }

    #[test]
    fn an_error_names_the_place() {
        let json = "{\"name\": \"Jan\",\n\"age\": 256}";
        let error = serde_json::from_str::<Human>(json).expect_err("256 is too large");
        let expected = "invalid value: integer `256`, expected u8 at line 2 column 10";
        assert_eq!(error.to_string(), expected);
    }
}
