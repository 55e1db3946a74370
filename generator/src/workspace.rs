//! A project made inside a Cargo workspace becomes a member of it, as `cargo new` does it.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, Item, RawString, TableLike, value};

use crate::lock::Lock;

const LOCK: &str = ".create-pyo3-workspace.lock";

/// Adds the project to the workspace around it and returns that workspace's manifest.
///
/// `None` if there is no workspace, or if it names the project already, as a member or as excluded.
/// Source of the rules: <https://doc.rust-lang.org/cargo/reference/workspaces.html>
pub fn join(project: &Path) -> Result<Option<PathBuf>, String> {
    let Some(manifest) = find(project)? else {
        return Ok(None);
    };
    let root = manifest.parent().expect("a manifest is in a folder");
    // Two projects made at once: each reads what the other has written.
    let _turn = Lock::wait(&root.join(LOCK));
    let text = read(&manifest)?.ok_or("the workspace is gone")?;
    let member = project
        .strip_prefix(root)
        .expect("the workspace is above the project")
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/");
    let Some(written) = with_member(&text, &member)
        .map_err(|error| format!("`{}`: {error}", manifest.display()))?
    else {
        return Ok(None);
    };
    replace(&manifest, &written)
        .map_err(|error| format!("cannot write `{}`: {error}", manifest.display()))?;
    Ok(Some(manifest))
}

/// The manifest `text` with one more member, whose path is relative to it and has `/`.
///
/// `None` if it is no workspace, or if it names the member already. Errors say what about `text` is wrong.
pub fn with_member(text: &str, member: &str) -> Result<Option<String>, String> {
    let mut document = parse(text)?;
    let workspace = document.get_mut("workspace");
    let Some(workspace) = workspace.and_then(Item::as_table_like_mut) else {
        return Ok(None);
    };
    if names(workspace, "exclude").any(|path| is_below(member, path))
        || names(workspace, "members").any(|pattern| is_match(pattern, member))
    {
        return Ok(None);
    }
    push(
        workspace.entry("members").or_insert(value(Array::new())),
        &glob::Pattern::escape(member),
    )?;
    let written = document.to_string();
    // The parser forgets how lines end; where they do not all end alike, it may decide.
    let is_crlf = text.contains('\n') && text.matches('\n').count() == text.matches("\r\n").count();
    Ok(Some(if is_crlf {
        written.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        written
    }))
}

/// The whole new text or the whole old one is there at any time.
fn replace(manifest: &Path, text: &str) -> io::Result<()> {
    // A link stays one.
    let manifest = dunce::canonicalize(manifest)?;
    let folder = manifest.parent().expect("a manifest is in a folder");
    let mut file = tempfile::Builder::new()
        .prefix(".create-pyo3-")
        .tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    let permissions = fs::metadata(&manifest)?.permissions();
    file.as_file().set_permissions(permissions)?;
    file.persist(&manifest)?;
    Ok(())
}

/// The nearest manifest above the project that has a `[workspace]`.
fn find(project: &Path) -> Result<Option<PathBuf>, String> {
    for folder in project.ancestors().skip(1) {
        let manifest = folder.join("Cargo.toml");
        let Some(text) = read(&manifest)? else {
            continue;
        };
        let document = parse(&text)
            .map_err(|error| format!("cannot read `{}`: {error}", manifest.display()))?;
        if document.get("workspace").is_some_and(Item::is_table_like) {
            return Ok(Some(manifest));
        }
    }
    Ok(None)
}

/// The text of the manifest, if there is one.
fn read(manifest: &Path) -> Result<Option<String>, String> {
    match fs::read_to_string(manifest) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("cannot read `{}`: {error}", manifest.display())),
    }
}

fn parse(text: &str) -> Result<DocumentMut, String> {
    text.parse()
        .map_err(|error: toml_edit::TomlError| error.to_string())
}

fn names<'a>(workspace: &'a dyn TableLike, key: &str) -> impl Iterator<Item = &'a str> {
    workspace
        .get(key)
        .and_then(Item::as_array)
        .into_iter()
        .flatten()
        .filter_map(toml_edit::Value::as_str)
}

fn is_below(member: &str, excluded: &str) -> bool {
    Path::new(member).starts_with(excluded.trim_start_matches("./"))
}

fn is_match(pattern: &str, member: &str) -> bool {
    let options = glob::MatchOptions {
        require_literal_separator: true,
        ..Default::default()
    };
    glob::Pattern::new(pattern.trim_start_matches("./").trim_end_matches('/'))
        .is_ok_and(|pattern| pattern.matches_with(member, options))
}

/// Adds an element: on a line of its own where the others are, and below what is said of them.
fn push(members: &mut Item, member: &str) -> Result<(), String> {
    let members = members
        .as_array_mut()
        .ok_or("`workspace.members` is not an array")?;
    let text = |raw: Option<&RawString>| {
        raw.and_then(RawString::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let mut said = text(Some(members.trailing()));
    let mut before = String::new();
    if let Some(last) = members.iter_mut().last() {
        before = text(last.decor().prefix());
        said = text(last.decor().suffix()) + &said;
        last.decor_mut().set_suffix("");
    }
    members.push(member);
    if before.contains('\n') || said.contains('\n') {
        let indent = before
            .rsplit('\n')
            .next()
            .filter(|indent| !indent.is_empty());
        let prefix = format!("{}\n{}", said.trim_end(), indent.unwrap_or("    "));
        if let Some(added) = members.iter_mut().last() {
            added.decor_mut().set_prefix(prefix);
        }
        members.set_trailing("\n");
        members.set_trailing_comma(true);
    }
    Ok(())
}
