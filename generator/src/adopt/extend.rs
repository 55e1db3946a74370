//! Prepares more functions in a package that is adopted. Nothing is built: the module is packed already.

use super::adoption::Adoption;
use super::files;
use super::paths::{RECORD, below};
use super::port::{self, Port};
use super::project::Project;
use super::record::Record;
use super::shape::Shape;
use crate::error::adopt::Problem;
use crate::error::{Error, Result};

/// An adoption with the new functions alone, and what is written for them.
pub fn extension(project: &Project, old: &Record, given: &[String]) -> Result<Adoption> {
    let mut record = old.clone();
    let shape = &old.adopted;
    let (mut lib, mut stub) = (text(project, &shape.lib())?, None);
    if let Some(path) = shape.stub() {
        stub = project.text(&path)?.map(|text| (path, text));
    }
    let mut changes = Vec::new();
    let mut ports = Vec::new();
    for given in given {
        let port = port::read(project, |path| below(&shape.source, path), given)?;
        lib = with_port(&lib, shape, &port).map_err(|reason| refusal(given, reason))?;
        if let Some((_, text)) = &mut stub {
            *text += &port::stub(&port);
        }
        for file in files::of_port(shape, &port)? {
            changes.push(project.addition(&file.path, &file.text, "")?);
        }
        ports.push(port);
    }
    changes.extend(project.change(&shape.lib(), &lib)?);
    if let Some((path, text)) = stub {
        changes.extend(project.change(&path, &text)?);
    }
    record.adopted.ports.extend_from_slice(&ports);
    let mut untouched = record.note(&changes);
    untouched.push(RECORD.to_owned());
    changes.extend(project.change(RECORD, &record.text())?);
    let shape = Shape {
        ports,
        ..record.adopted
    };
    let mut adoption = Adoption::unchecked(String::new(), shape, changes);
    adoption.merge.untouched = untouched;
    Ok(adoption)
}

fn text(project: &Project, path: &str) -> Result<String> {
    let missing = || Problem::Missing {
        path: path.to_owned(),
    };
    project.text(path)?.ok_or_else(|| missing().into())
}

fn refusal(given: &str, reason: String) -> Error {
    let given = given.to_owned();
    Problem::Port { given, reason }.into()
}

/// The text of lib.rs with the function at the end of its module, whose closing bracket has a line of its own.
fn with_port(text: &str, shape: &Shape, port: &Port) -> std::result::Result<String, String> {
    let (lib, leaf, name) = (shape.lib(), shape.leaf(), &port.function);
    if ["(", "<"]
        .iter()
        .any(|it| text.contains(&format!("fn {name}{it}")))
    {
        return Err(format!("{lib} has a function of that name"));
    }
    let end = text.find(&format!("mod {leaf} {{")).and_then(|start| {
        let end = text[start..].find("\n}")?;
        Some(start + end + 1)
    });
    let end = end.ok_or_else(|| format!("{lib} has no `mod {leaf} {{ }}` to put it into"))?;
    let (before, after) = text.split_at(end);
    Ok(format!("{before}{}{after}", port::rust(port)))
}
