//! JSON: a whole data structure handed over as one text, and two ways to do without the text.
//!
//! serde turns the text into a struct and checks names, types and ranges on the way. A dict or an
//! object, such as a dataclass or a pydantic model, is read field by field instead, and the struct
//! goes back to Python as a dict. What is wrong with the data becomes a Python HumanError, and
//! the error that Rust came across is its `__cause__`.

use std::collections::BTreeMap;
use std::fmt::Write;

use pyo3::conversion::FromPyObjectOwned;
use pyo3::exceptions::{PyException, PyOverflowError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_path_to_error::Track;

use crate::stdout::Stdout;

pyo3::import_exception! { my_project.errors, HumanError }

/// `Deserialize` reads it from JSON, `IntoPyObject` makes a dict of it.
#[derive(Debug, Deserialize, IntoPyObject, PartialEq)]
pub struct Human {
    name: String,
    age: u8,
}

/// What serde_json says, with line and column, and the field that it does not name.
type JsonError = serde_path_to_error::Error<serde_json::Error>;

fn parse_human(json: &str) -> Result<Human, JsonError> {
    let in_no_field = |error| JsonError::new(Track::new().path(), error);
    // A struct can also be read from a list, which fills the fields in their order. A map cannot.
    if json.trim_start().starts_with('[') {
        serde_json::from_str::<BTreeMap<String, IgnoredAny>>(json).map_err(in_no_field)?;
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let human = serde_path_to_error::deserialize(&mut deserializer)?;
    deserializer.end().map_err(in_no_field)?;
    Ok(human)
}

fn json_error(py: Python<'_>, error: &JsonError) -> PyErr {
    let (path, source) = (error.path().to_string(), error.inner());
    let human_error =
        HumanError::new_err((error.to_string(), path, source.line(), source.column()));
    human_error.set_cause(py, Some(PyValueError::new_err(source.to_string())));
    human_error
}

/// Print a human given as JSON: the text first, then what Rust made of it.
///
/// `human_data` is a JSON object with "name", a string, and "age", an integer from 0 to 255;
/// further fields are ignored. Pydantic's `model_dump_json()` and `json.dumps` write such a text.
/// Raises HumanError, a subclass of ValueError, before anything is printed, when the JSON is
/// malformed, a field is missing or has the wrong type or range.
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
    let human = parse_human(human_data).map_err(|error| json_error(py, &error))?;
    let mut out = Stdout::new(py)?;
    out.line(human_data)?;
    out.line(format_args!(
        "Now we can work with the struct:\n {human:#?}."
    ))?;
    out.line(format_args!(" {} is {} years old.", human.name, human.age))?;
    out.finish()
}

/// Return a human, one year older, as a dict.
///
/// `human` is a dict or any object with attributes, such as a dataclass or a pydantic model. It
/// has "name", a str, and "age", an int from 0 to 255; the rest is ignored, and `human` itself
/// does not change. Raises HumanError, a subclass of ValueError, when a field is missing or has
/// the wrong type or range, and OverflowError at the age of 255.
///
/// >>> birthday({"name": "Jan", "age": 6})
/// {'name': 'Jan', 'age': 7}
#[pyfunction]
pub fn birthday(human: &Bound<'_, PyAny>) -> PyResult<Human> {
    // `#[derive(FromPyObject)]` would write this for a dict or for attributes, but not for both.
    let name = field(human, "name")?;
    let age: u8 = field(human, "age")?;
    let age = age
        .checked_add(1)
        .ok_or_else(|| PyOverflowError::new_err("the age does not fit in 8 bits"))?;
    Ok(Human { name, age })
}

fn field<'py, T: FromPyObjectOwned<'py>>(
    human: &Bound<'py, PyAny>,
    name: &'static str,
) -> PyResult<T> {
    let value = if human.is_instance_of::<PyDict>() {
        human.get_item(name)
    } else {
        human.getattr(name)
    };
    value
        .and_then(|value| value.extract().map_err(Into::into))
        .map_err(|error| field_error(human.py(), name, error))
}

fn field_error(py: Python<'_>, name: &'static str, error: PyErr) -> PyErr {
    // The others, KeyboardInterrupt for one, say nothing about the human.
    if !error.is_instance_of::<PyException>(py) {
        return error;
    }
    let mut message = format!("{name}: ");
    // Written on its own, because `format!` panics if the error's class does not tell its name.
    if write!(message, "{error}").is_err() {
        message.push_str("an error without a name");
    }
    let human_error = HumanError::new_err((message, name));
    human_error.set_cause(py, Some(error));
    human_error
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(json: &str) -> String {
        parse_human(json)
            .expect_err("the text should be refused")
            .to_string()
    }

    #[test]
    fn reads_the_fields_and_ignores_others() {
        let human = parse_human(r#"{"age": 6, "town": [[]], "name": "Jan"}"#);
        assert_eq!(
            human.ok(),
            Some(Human {
                name: "Jan".to_owned(),
                age: 6
            })
        );
    }

    #[test]
    fn errors_name_the_field_and_the_place() {
        assert_eq!(
            error(r#"{"name": "Jan", "age": 256}"#),
            "age: invalid value: integer `256`, expected u8 at line 1 column 26"
        );
        assert_eq!(
            error(r#"{"name": "Jan"}"#),
            "missing field `age` at line 1 column 15"
        );
    }

    #[test]
    fn refuses_a_list_and_what_follows_the_object() {
        assert_eq!(
            error(r#" ["Jan", 6]"#),
            "invalid type: sequence, expected a map at line 1 column 1"
        );
        assert_eq!(
            error(r#"{"name": "Jan", "age": 6} {}"#),
            "trailing characters at line 1 column 27"
        );
    }
}
