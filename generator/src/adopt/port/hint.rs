//! Type hints of Python, as far as PyO3 converts them by itself.

/// How a type is written: a column of the tables.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As a hint, with what needs no import.
    Python,
    /// As the type of an argument in Rust.
    Argument,
    /// As the type of what is returned, or is inside of something.
    Value,
    /// As what hypothesis tries.
    Strategy,
    /// As a value to measure with.
    Example,
}

/// A type in each form; `{}` stands for a parameter.
type Forms = [&'static str; 5];

/// A type hint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A type with as many parameters as its forms have places.
    Type(&'static Forms, Vec<Hint>),
    Tuple(Vec<Hint>),
}

#[rustfmt::skip]
const PLAIN: &[Forms] = &[
    ["str", "&str", "String", "TEXT", "\"one two three \" * 100"],
    ["int", "i64", "i64", "INT", "1000"],
    ["float", "f64", "f64", "st.floats()", "1.5"],
    ["bool", "bool", "bool", "st.booleans()", "True"],
    ["bytes", "&[u8]", "Vec<u8>", "st.binary()", "b\"one two three \" * 100"],
    ["None", "()", "()", "st.none()", "None"],
];

const OPTIONAL: Forms = [
    "{} | None",
    "Option<{}>",
    "Option<{}>",
    "st.none() | {}",
    "{}",
];

/// Types with parameters, by their names in lower case.
#[rustfmt::skip]
const GENERIC: &[(&[&str], Forms)] = &[
    (&["optional"], OPTIONAL),
    (
        &["list", "sequence"],
        ["list[{}]", "Vec<{}>", "Vec<{}>", "st.lists({})", "[{}] * 100"],
    ),
    (
        &["set", "frozenset"],
        ["set[{}]", "std::collections::HashSet<{}>", "std::collections::HashSet<{}>", "st.sets({})", "{{}}"],
    ),
    (
        &["dict", "mapping"],
        ["dict[{}, {}]", "std::collections::HashMap<{}, {}>", "std::collections::HashMap<{}, {}>", "st.dictionaries({}, {})", "{{}: {}}"],
    ),
];

impl Hint {
    /// Reads a hint; the error is the part that has no plain conversion.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let parts = split(text, '|');
        if parts.len() > 1 {
            let (none, other): (Vec<&str>, Vec<&str>) =
                parts.into_iter().partition(|part| part.trim() == "None");
            return match other.as_slice() {
                [only] if !none.is_empty() => Ok(Self::Type(&OPTIONAL, vec![Self::parse(only)?])),
                _ => Err(text.to_owned()),
            };
        }
        if let Some(plain) = PLAIN.iter().find(|plain| plain[0] == text) {
            return Ok(Self::Type(plain, Vec::new()));
        }
        let unknown = || text.to_owned();
        let (name, rest) = text.split_once('[').ok_or_else(unknown)?;
        let inside = rest.strip_suffix(']').ok_or_else(unknown)?;
        let (_, name) = name.rsplit_once('.').unwrap_or(("", name));
        let name = name.to_ascii_lowercase();
        let parameters: Result<Vec<Self>, String> =
            split(inside, ',').into_iter().map(Self::parse).collect();
        let parameters = parameters?;
        if name == "tuple" {
            return Ok(Self::Tuple(parameters));
        }
        let mut known = GENERIC.iter().filter(|(names, forms)| {
            names.contains(&&*name) && forms[0].matches("{}").count() == parameters.len()
        });
        let (_, forms) = known.next().ok_or_else(unknown)?;
        Ok(Self::Type(forms, parameters))
    }

    /// The type in one of its forms.
    pub fn written(&self, form: Form) -> String {
        let inside = match self {
            Self::Type(forms, _) if **forms == OPTIONAL => form,
            _ if form == Form::Argument => Form::Value,
            _ => form,
        };
        let all = |parts: &[Self]| -> Vec<String> {
            parts.iter().map(|part| part.written(inside)).collect()
        };
        match self {
            Self::Type(forms, parameters) => {
                let text = forms[form as usize].to_owned();
                let parameters = all(parameters);
                parameters
                    .iter()
                    .fold(text, |text, part| text.replacen("{}", part, 1))
            }
            Self::Tuple(parts) => {
                let texts = all(parts).join(", ");
                match (form, parts.len()) {
                    (Form::Python, _) => format!("tuple[{texts}]"),
                    (Form::Strategy, _) => format!("st.tuples({texts})"),
                    (_, 1) => format!("({texts},)"),
                    _ => format!("({texts})"),
                }
            }
        }
    }
}

/// Splits outside of brackets.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, it) in text.char_indices() {
        match it {
            '[' => depth += 1,
            ']' => depth -= 1,
            it if it == separator && depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_become_types() {
        for (hint, argument, python) in [
            ("str", "&str", "str"),
            ("Optional[str]", "Option<&str>", "str | None"),
            ("typing.List[int]", "Vec<i64>", "list[int]"),
            (
                "None | list[tuple[str, float]]",
                "Option<Vec<(String, f64)>>",
                "list[tuple[str, float]] | None",
            ),
            (
                "dict[str, bytes]",
                "std::collections::HashMap<String, Vec<u8>>",
                "dict[str, bytes]",
            ),
        ] {
            let read = Hint::parse(hint).expect(hint);
            assert_eq!(
                (read.written(Form::Argument), read.written(Form::Python)),
                (argument.to_owned(), python.to_owned())
            );
        }
    }

    #[test]
    fn each_type_has_an_example() {
        for (hint, example) in [
            ("dict[str, set[int]]", "{\"one two three \" * 100: {1000}}"),
            ("list[tuple[bool]]", "[(True,)] * 100"),
            ("Optional[tuple[int, float]]", "(1000, 1.5)"),
        ] {
            let read = Hint::parse(hint).expect(hint);
            assert_eq!(read.written(Form::Example), example);
        }
    }

    #[test]
    fn what_has_no_conversion_is_named() {
        for (hint, reason) in [
            ("Path", "Path"),
            ("list[Path]", "Path"),
            ("int | str", "int | str"),
            ("Iterable[int]", "Iterable[int]"),
            ("tuple[int, ...]", "..."),
            ("Any", "Any"),
            ("dict[str]", "dict[str]"),
        ] {
            assert_eq!(Hint::parse(hint), Err(reason.to_owned()));
        }
    }
}
