//! Type hints of Python, as far as PyO3 converts them by itself.

/// A type hint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A type without parameters.
    Plain(&'static Plain),
    Optional(Box<Hint>),
    List(Box<Hint>),
    Set(Box<Hint>),
    Dict(Box<Hint>, Box<Hint>),
    Tuple(Vec<Hint>),
}

/// How a type is written in Python, as an argument and as a value in Rust, in hypothesis, and as an example.
#[derive(Debug, PartialEq, Eq)]
pub struct Plain {
    python: &'static str,
    argument: &'static str,
    value: &'static str,
    strategy: &'static str,
    example: &'static str,
}

const fn plain(
    python: &'static str,
    argument: &'static str,
    value: &'static str,
    strategy: &'static str,
    example: &'static str,
) -> Plain {
    Plain {
        python,
        argument,
        value,
        strategy,
        example,
    }
}

const PLAIN: &[Plain] = &[
    plain("str", "&str", "String", "TEXT", "\"one two three \" * 100"),
    plain(
        "int",
        "i64",
        "i64",
        "st.integers(-(2**63), 2**63 - 1)",
        "1000",
    ),
    plain("float", "f64", "f64", "st.floats()", "1.5"),
    plain("bool", "bool", "bool", "st.booleans()", "True"),
    plain(
        "bytes",
        "&[u8]",
        "Vec<u8>",
        "st.binary()",
        "b\"one two three \" * 100",
    ),
    plain("None", "()", "()", "st.none()", "None"),
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
                [only] if !none.is_empty() => Ok(Self::Optional(Box::new(Self::parse(only)?))),
                _ => Err(text.to_owned()),
            };
        }
        if let Some(plain) = PLAIN.iter().find(|plain| plain.python == text) {
            return Ok(Self::Plain(plain));
        }
        let unknown = || text.to_owned();
        let (name, rest) = text.split_once('[').ok_or_else(unknown)?;
        let inside = rest.strip_suffix(']').ok_or_else(unknown)?;
        let (_, name) = name.rsplit_once('.').unwrap_or(("", name));
        let parameters: Result<Vec<Self>, String> =
            split(inside, ',').into_iter().map(Self::parse).collect();
        let mut parameters = parameters?.into_iter().map(Box::new);
        let hint = match name.to_ascii_lowercase().as_str() {
            "tuple" => return Ok(Self::Tuple(parameters.map(|it| *it).collect())),
            "optional" => parameters.next().map(Self::Optional),
            "list" | "sequence" => parameters.next().map(Self::List),
            "set" | "frozenset" => parameters.next().map(Self::Set),
            "dict" | "mapping" => match (parameters.next(), parameters.next()) {
                (Some(key), Some(value)) => Some(Self::Dict(key, value)),
                _ => None,
            },
            _ => None,
        };
        hint.ok_or_else(unknown)
    }

    /// The hint, with what needs no import.
    pub fn python(&self) -> String {
        match self {
            Self::Plain(plain) => plain.python.to_owned(),
            Self::Optional(it) => format!("{} | None", it.python()),
            Self::List(it) => format!("list[{}]", it.python()),
            Self::Set(it) => format!("set[{}]", it.python()),
            Self::Dict(key, value) => format!("dict[{}, {}]", key.python(), value.python()),
            Self::Tuple(parts) => format!("tuple[{}]", join(parts, Self::python)),
        }
    }

    /// The type of an argument.
    pub fn argument(&self) -> String {
        match self {
            Self::Plain(plain) => plain.argument.to_owned(),
            Self::Optional(it) => format!("Option<{}>", it.argument()),
            other => other.value(),
        }
    }

    /// The type of what is returned, or is inside of something.
    pub fn value(&self) -> String {
        match self {
            Self::Plain(plain) => plain.value.to_owned(),
            Self::Optional(it) => format!("Option<{}>", it.value()),
            Self::List(it) => format!("Vec<{}>", it.value()),
            Self::Set(it) => format!("std::collections::HashSet<{}>", it.value()),
            Self::Dict(key, value) => {
                let (key, value) = (key.value(), value.value());
                format!("std::collections::HashMap<{key}, {value}>")
            }
            Self::Tuple(parts) => match parts.as_slice() {
                [only] => format!("({},)", only.value()),
                parts => format!("({})", join(parts, Self::value)),
            },
        }
    }

    /// What hypothesis tries.
    pub fn strategy(&self) -> String {
        match self {
            Self::Plain(plain) => plain.strategy.to_owned(),
            Self::Optional(it) => format!("st.none() | {}", it.strategy()),
            Self::List(it) => format!("st.lists({})", it.strategy()),
            Self::Set(it) => format!("st.sets({})", it.strategy()),
            Self::Dict(key, value) => {
                format!("st.dictionaries({}, {})", key.strategy(), value.strategy())
            }
            Self::Tuple(parts) => format!("st.tuples({})", join(parts, Self::strategy)),
        }
    }

    /// A value to measure with.
    pub fn example(&self) -> String {
        match self {
            Self::Plain(plain) => plain.example.to_owned(),
            Self::Optional(it) => it.example(),
            Self::List(it) => format!("[{}] * 100", it.example()),
            Self::Set(it) => format!("{{{}}}", it.example()),
            Self::Dict(key, value) => format!("{{{}: {}}}", key.example(), value.example()),
            Self::Tuple(parts) => {
                let parts: String = parts.iter().map(|it| it.example() + ",").collect();
                format!("({parts})")
            }
        }
    }
}

fn join(parts: &[Hint], text: impl Fn(&Hint) -> String) -> String {
    parts.iter().map(text).collect::<Vec<_>>().join(", ")
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
                (read.argument(), read.python()),
                (argument.to_owned(), python.to_owned())
            );
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
        ] {
            assert_eq!(Hint::parse(hint), Err(reason.to_owned()));
        }
    }
}
