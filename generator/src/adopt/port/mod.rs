//! Prepares functions for Rust: the signature, the stub, a test with the Python function as oracle, a benchmark.
//! What they do is for a human to write.

mod hint;
mod texts;

use regex_lite::Regex;
use serde::{Deserialize, Serialize};

use super::project::Project;
use super::tools;
use crate::error::Result;
use crate::error::adopt::Problem;
use hint::Hint;

pub use texts::{context, rust, stub, wiring};

/// A function that is going to be ported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Port {
    pub module: String,
    pub function: String,
    pub arguments: Vec<Argument>,
    pub returns: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Argument {
    pub name: String,
    pub kind: Kind,
    pub hint: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Positional,
    Any,
    Keyword,
}

/// What the script says.
#[derive(Deserialize)]
struct Found {
    #[serde(default)]
    names: Option<Vec<String>>,
    /// What the module imports by that name.
    origin: Option<String>,
    #[serde(default)]
    arguments: Vec<Hinted>,
    returns: Option<String>,
    #[serde(default)]
    blocked: Vec<String>,
}

#[derive(Deserialize)]
struct Hinted {
    name: String,
    kind: Kind,
    hint: Option<String>,
    default: Option<String>,
}

/// Reads what `acme.text:split` names.
pub fn read(project: &Project, in_source: impl Fn(&str) -> String, given: &str) -> Result<Port> {
    let refuse = |reason: String| Problem::Port {
        given: given.to_owned(),
        reason,
    };
    let (module, function) = given
        .split_once(':')
        .ok_or_else(|| refuse("it is not written MODULE:FUNCTION".to_owned()))?;
    if function.contains('.') {
        let reason =
            "it is a method: move what it computes into a function of the module".to_owned();
        return Err(refuse(reason).into());
    }
    let path = in_source(&module.replace('.', "/"));
    let (mut package, _) = module.rsplit_once('.').unwrap_or_default();
    let mut source = project.text(&format!("{path}.py"))?;
    if source.is_none() {
        source = project.text(&format!("{path}/__init__.py"))?;
        package = module;
    }
    let source = source.ok_or_else(|| refuse(format!("there is no {path}.py")))?;
    let said = tools::signature(&source, function, package).map_err(refuse)?;
    let found: Found = serde_json::from_str(&said).map_err(|error| refuse(error.to_string()))?;
    let port = convert(module, function, found).map_err(refuse)?;
    Ok(port)
}

/// Why it is no function to port, if it is none.
fn obstacle(module: &str, found: &Found) -> Option<String> {
    if let Some(origin) = &found.origin {
        return Some(format!(
            "{module} only imports it; name it where it is written: {origin}"
        ));
    }
    if let Some(names) = &found.names {
        return Some(match names.join(", ") {
            none if none.is_empty() => format!("{module} has no function"),
            names => format!("{module} has no such function, but {names}"),
        });
    }
    found.blocked.first().cloned()
}

fn convert(module: &str, function: &str, found: Found) -> std::result::Result<Port, String> {
    if let Some(reason) = obstacle(module, &found) {
        return Err(reason);
    }
    let checked = |what: &str, hint: Option<String>| -> std::result::Result<String, String> {
        let hint = hint.ok_or_else(|| format!("{what} has no type hint"))?;
        let parsed = Hint::parse(&hint);
        parsed.map_err(|part| format!("{what} is {part}, which has no plain conversion"))?;
        Ok(hint)
    };
    let mut arguments = Vec::new();
    for it in found.arguments {
        let hint = checked(&it.name, it.hint)?;
        if let Some(default) = &it.default
            && texts::literal(default).is_none()
        {
            return Err(format!(
                "the default of {} is {default}, no plain value",
                it.name
            ));
        }
        let Hinted {
            name,
            kind,
            default,
            ..
        } = it;
        arguments.push(Argument {
            name,
            kind,
            hint,
            default,
        });
    }
    let returns = checked("the result", found.returns)?;
    let (module, function) = (module.to_owned(), function.to_owned());
    Ok(Port {
        module,
        function,
        arguments,
        returns,
    })
}

impl Port {
    /// Refuses one that would put something else than a function into the texts.
    pub fn check(&self) -> std::result::Result<(), String> {
        let name = Regex::new(r"^[a-zA-Z_][a-zA-Z0-9_.]*$").expect("a pattern");
        let mut names = vec![&self.module, &self.function];
        names.extend(self.arguments.iter().map(|it| &it.name));
        if let Some(wrong) = names.into_iter().find(|it| !name.is_match(it)) {
            return Err(format!("{wrong:?} is not possible there"));
        }
        let mut hints = self
            .arguments
            .iter()
            .map(|it| &it.hint)
            .chain([&self.returns]);
        hints.try_for_each(|it| Hint::parse(it).map(drop))?;
        let mut defaults = self.arguments.iter().filter_map(|it| it.default.as_ref());
        match defaults.find(|it| texts::literal(it).is_none()) {
            Some(wrong) => Err(format!("{wrong:?} is not possible there")),
            None => Ok(()),
        }
    }
}
