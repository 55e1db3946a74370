//! JSON: a whole data structure handed over as one text.
//!
//! serde turns the text into a struct and checks names, types and ranges on the way. What it
//! finds wrong becomes a Python ValueError.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::Deserialize;

use crate::stdout::Stdout;

#[derive(Debug, Deserialize, PartialEq)]
struct Human {
    name: String,
    age: u8,
}

/// The error says which field is wrong, and at which line and column.
fn parse_human(json: &str) -> Result<Human, String> {
    // serde would also take a list and fill the fields in their order.
    if json.trim_start().starts_with('[') {
        return Err("expected a JSON object, but the text starts with a list".to_owned());
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    // serde_json alone would say "expected u8" and not name the field.
    let human =
        serde_path_to_error::deserialize(&mut deserializer).map_err(|error| error.to_string())?;
    deserializer.end().map_err(|error| error.to_string())?;
    Ok(human)
}

/// Print a human given as JSON: the text first, then what Rust made of it.
///
/// `human_data` is a JSON object with "name", a string, and "age", an integer from 0 to 255;
/// further fields are ignored. Pydantic's `model_dump_json()` and `json.dumps` write such a text.
/// Raises ValueError, before anything is printed, when the JSON is malformed, a field is missing
/// or has the wrong type or range.
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
    let human = parse_human(human_data).map_err(PyValueError::new_err)?;
    let mut out = Stdout::new(py)?;
    out.line(human_data)?;
    out.line(format_args!(
        "Now we can work with the struct:\n {human:#?}."
    ))?;
    out.line(format_args!(" {} is {} years old.", human.name, human.age))?;
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(json: &str) -> String {
        parse_human(json).expect_err("the text should be refused")
    }

    #[test]
    fn reads_the_fields_and_ignores_others() {
        let human = parse_human(r#"{"age": 6, "town": [[]], "name": "Jan"}"#);
        assert_eq!(
            human,
            Ok(Human {
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
            "expected a JSON object, but the text starts with a list"
        );
        assert_eq!(
            error(r#"{"name": "Jan", "age": 6} {}"#),
            "trailing characters at line 1 column 27"
        );
    }
}
