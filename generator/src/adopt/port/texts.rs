//! The texts of a port.

use std::collections::BTreeMap;

use minijinja::Value;

use super::hint::{Form, Hint};
use super::{Argument, Kind, Port};

/// The function in Rust, as it stands in the module of lib.rs.
pub fn rust(port: &Port) -> String {
    let arguments = port.arguments.iter();
    let arguments: Vec<_> = arguments
        .map(|it| format!("{}: {}", it.name, hint(&it.hint, Form::Argument)))
        .collect();
    let returns = hint(&port.returns, Form::Value);
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
        let hint = hint(&it.hint, Form::Python);
        match &it.default {
            Some(default) => format!("{}: {hint} = {default}", it.name),
            None => format!("{}: {hint}", it.name),
        }
    });
    let returns = hint(&port.returns, Form::Python);
    format!("\ndef {}({arguments}) -> {returns}: ...\n", port.function)
}

/// What stands in its test and in its benchmark.
pub fn context(port: &Port, core: &str) -> BTreeMap<&'static str, Value> {
    let line = |text: &dyn Fn(&Argument) -> String| -> String {
        port.arguments.iter().map(text).collect()
    };
    let given = line(&|it| format!("    {}={},\n", it.name, hint(&it.hint, Form::Strategy)));
    let values = line(&|it| {
        let default = it.default.clone().filter(|it| it != "None");
        let example = default.unwrap_or_else(|| hint(&it.hint, Form::Example));
        format!("{} = {example}\n", it.name)
    });
    let names: Vec<_> = port.arguments.iter().map(|it| it.name.as_str()).collect();
    let values = [
        ("module", port.module.clone()),
        ("name", port.function.clone()),
        ("core", core.to_owned()),
        ("given", given),
        ("values", values),
        ("names", names.join(", ")),
        ("call", call(port)),
        ("wiring", wiring(port, core)),
    ];
    let values = values.into_iter();
    values
        .map(|(name, value)| (name, Value::from(value)))
        .collect()
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
fn hint(text: &str, form: Form) -> String {
    Hint::parse(text).map_or_else(|_| String::new(), |hint| hint.written(form))
}

/// What wires it, at the end of the Python module. Where nothing is compiled, the Python function serves.
pub fn wiring(port: &Port, core: &str) -> String {
    let name = &port.function;
    format!(
        "_{name}_py = {name}\ntry:\n    from {core} import {name}\nexcept ImportError:\n    pass"
    )
}
