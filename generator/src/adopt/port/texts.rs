//! The texts of a port.

use super::hint::Hint;
use super::{Argument, Kind, Port};

/// The function in Rust, as it stands in the module of lib.rs.
pub fn rust(port: &Port) -> String {
    let arguments = port.arguments.iter();
    let arguments: Vec<_> = arguments
        .map(|it| format!("{}: {}", it.name, hint(&it.hint).argument()))
        .collect();
    let returns = hint(&port.returns).value();
    format!(
        "
    /// The port of `{module}.{name}`.
    #[pyfunction]
    #[pyo3(signature = ({signature}))]
    #[expect(unused_variables, reason = \"it is not written yet\")]
    fn {name}({arguments}) -> PyResult<{returns}> {{
        todo!(\"port {module}:{name}\")
    }}
",
        module = port.module,
        name = port.function,
        signature = signature(port, |it| match &it.default {
            Some(default) => format!("{}={}", it.name, literal(default).unwrap_or_default()),
            None => it.name.clone(),
        }),
        arguments = arguments.join(", "),
    )
}

/// Its line in the stub.
pub fn stub(port: &Port) -> String {
    let arguments = signature(port, |it| {
        let hint = hint(&it.hint).python();
        match &it.default {
            Some(default) => format!("{}: {hint} = {default}", it.name),
            None => format!("{}: {hint}", it.name),
        }
    });
    let returns = hint(&port.returns).python();
    format!("\ndef {}({arguments}) -> {returns}: ...\n", port.function)
}

/// The test that compares it with the Python function.
pub fn test(port: &Port, core: &str) -> String {
    let arguments = port.arguments.iter();
    let given: String = arguments
        .map(|it| format!("    {}={},\n", it.name, hint(&it.hint).strategy()))
        .collect();
    let names: Vec<_> = port.arguments.iter().map(|it| it.name.as_str()).collect();
    format!(
        "\"\"\"The port of {module}.{name} does what the Python function does.

The first test expects a failure until the port is written: take its mark away then. An int is tried up
to 64 bits, where i64 ends.
\"\"\"

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

import {core} as core

module = import_module(\"{module}\")
in_python = getattr(module, \"_{name}_py\", module.{name})

# Also lone surrogates, for which an argument of type &str raises UnicodeEncodeError. If your callers have
# none, take st.text() alone.
TEXT = st.text() | st.text(st.characters() | st.characters(categories=[\"Cs\"]))


def outcome(call):
    \"\"\"What comes back or is raised; NaN is the same as NaN.\"\"\"
    try:
        return repr(call())
    except Exception as error:
        return type(error)


@pytest.mark.xfail(strict=True, reason=\"the port is not written yet\")
@given(
{given})
def test_the_port_does_the_same({names}):
    expected = outcome(lambda: in_python({call}))
    assert outcome(lambda: core.{name}({call})) == expected


def test_the_port_is_used_once_it_is_wired():
    if hasattr(module, \"_{name}_py\"):
        assert module.{name} is core.{name}
",
        module = port.module,
        name = port.function,
        names = names.join(", "),
        call = call(port),
    )
}

/// A script that measures both.
pub fn bench(port: &Port, core: &str) -> String {
    let arguments = port.arguments.iter();
    let values: String = arguments
        .map(|it| format!("{} = {}\n", it.name, hint(&it.hint).example()))
        .collect();
    format!(
        "\"\"\"Measure {module}.{name} in Python and in Rust. Install a release build first: pip install .\"\"\"

from importlib import import_module
from timeit import repeat

import {core} as core

module = import_module(\"{module}\")
in_python = getattr(module, \"_{name}_py\", module.{name})
# Put in what your program calls it with.
{values}
for label, function in [(\"Python\", in_python), (\"Rust\", core.{name})]:
    best = min(repeat(lambda: function({call}), number=1000, repeat=5))
    print(f\"{{label:<8}}{{best * 1000:.2f}} µs a call\")
",
        module = port.module,
        name = port.function,
        call = call(port),
    )
}

/// How it is called with variables of the arguments' names.
fn call(port: &Port) -> String {
    let arguments = port.arguments.iter().map(|it| match it.kind {
        Kind::Keyword => format!("{0}={0}", it.name),
        _ => it.name.clone(),
    });
    arguments.collect::<Vec<_>>().join(", ")
}

/// The arguments with the marks for positional and keyword ones.
fn signature(port: &Port, text: impl Fn(&Argument) -> String) -> String {
    let mut parts: Vec<String> = Vec::new();
    let last_positional = port
        .arguments
        .iter()
        .rposition(|it| it.kind == Kind::Positional);
    let first_keyword = port
        .arguments
        .iter()
        .position(|it| it.kind == Kind::Keyword);
    for (index, it) in port.arguments.iter().enumerate() {
        if first_keyword == Some(index) {
            parts.push("*".to_owned());
        }
        parts.push(text(it));
        if last_positional == Some(index) {
            parts.push("/".to_owned());
        }
    }
    parts.join(", ")
}

/// A plain value of Python as it is written in Rust.
pub fn literal(default: &str) -> Option<String> {
    match default {
        "None" => return Some("None".to_owned()),
        "True" => return Some("true".to_owned()),
        "False" => return Some("false".to_owned()),
        _ => {}
    }
    if default.parse::<i64>().is_ok() || default.parse::<f64>().is_ok_and(f64::is_finite) {
        return Some(default.to_owned());
    }
    let text = default.strip_prefix('\'')?.strip_suffix('\'')?;
    let is_plain = text
        .chars()
        .all(|it| it.is_ascii() && !"\\\"'".contains(it) && !it.is_control());
    is_plain.then(|| format!("\"{text}\""))
}

/// A hint that was checked when the port was read.
fn hint(text: &str) -> Hint {
    Hint::parse(text).unwrap_or(Hint::Tuple(Vec::new()))
}

/// What wires it, at the end of the Python module. Where nothing is compiled, the Python function serves.
pub fn wiring(port: &Port, core: &str) -> String {
    let name = &port.function;
    format!(
        "_{name}_py = {name}\ntry:\n    from {core} import {name}\nexcept ImportError:\n    pass"
    )
}
