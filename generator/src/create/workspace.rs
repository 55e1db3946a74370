//! A project made inside a Cargo workspace becomes a member of it, as `cargo new` does it.

use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, Item, RawString, TableLike, value};

use crate::create::pyo3::{self, Other};
use crate::disk::temporary::Temporary;
use crate::system::folder::{Entry, Folder};
use crate::system::{rights, state};
use crate::text::escape::shown;

const MANIFEST: &str = "Cargo.toml";

/// What became of the project in the workspace around it.
pub enum Joined {
    /// There is no workspace, or it names the project already, as a member or as excluded.
    Nothing,
    /// The manifest has it as a member now.
    Member(PathBuf),
    /// The manifest excludes it now, because a package of the workspace needs another PyO3.
    Excluded(PathBuf, Other),
}

/// Adds the project to the workspace around it, or excludes it from that one.
///
/// Source of the rules: <https://doc.rust-lang.org/cargo/reference/workspaces.html>
pub fn join(project: &Path) -> Result<Joined, String> {
    let Some(root) = find(project)? else {
        return Ok(Joined::Nothing);
    };
    let manifest = root.path.join(MANIFEST);
    let below = project
        .strip_prefix(&root.path)
        .expect("the workspace is above the project");
    // Cargo.toml is UTF-8, and so is each member in it.
    let member = below
        .to_str()
        .ok_or("the project's path is not UTF-8, which Cargo.toml has to be")?;
    let member = member.replace(std::path::MAIN_SEPARATOR, "/");
    // Two projects created at once: each reads what the other has written.
    let _lock = state::open()
        .and_then(|state| state::lock(&state))
        .map_err(|error| error.to_string())?;
    let text = read(&root)?.ok_or("the workspace is gone")?;
    let in_manifest = |error: String| format!("`{}`: {error}", shown(&manifest));
    let other = pyo3::other(&root, &parse(&text).map_err(in_manifest)?, &member);
    let list = match &other {
        Some(_) => List::Exclude,
        None => List::Members,
    };
    let Some(written) = with_entry(&text, list, &member).map_err(in_manifest)? else {
        return Ok(Joined::Nothing);
    };
    replace(&root, &written).map_err(|error| error.to_string())?;
    Ok(match other {
        Some(other) => Joined::Excluded(manifest, other),
        None => Joined::Member(manifest),
    })
}

/// Where a workspace names folders.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum List {
    Members,
    Exclude,
}

/// The manifest `text` with one more entry in a list: a path that is relative to it and has `/`.
///
/// `None` if it is no workspace, or if it names the folder already. Errors say what about `text` is wrong.
pub fn with_entry(text: &str, list: List, member: &str) -> Result<Option<String>, String> {
    let mut document = parse(text)?;
    let workspace = document.get_mut("workspace");
    let Some(workspace) = workspace.and_then(Item::as_table_like_mut) else {
        return Ok(None);
    };
    let is_member = || names(workspace, "members").any(|pattern| is_match(pattern, member));
    if names(workspace, "exclude").any(|path| is_below(member, path))
        || (list == List::Members && is_member())
    {
        return Ok(None);
    }
    // Members are patterns, and excluded folders are not.
    let (key, entry) = match list {
        List::Members => ("members", glob::Pattern::escape(member)),
        List::Exclude => ("exclude", member.to_owned()),
    };
    let entries = workspace.entry(key).or_insert(value(Array::new()));
    push(entries, key, &entry)?;
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
fn replace(root: &Folder, text: &str) -> crate::error::Result<()> {
    let temporary = Temporary::new(root);
    temporary.write(text.as_bytes(), root.mode(MANIFEST)?)?;
    temporary.replace(MANIFEST)
}

/// Finds the nearest folder above the project whose manifest has a `[workspace]`.
///
/// As for git, the search ends at a folder of another user, who could have put a manifest there for us to find.
fn find(project: &Path) -> Result<Option<Folder>, String> {
    for path in project.ancestors().skip(1) {
        let manifest = path.join(MANIFEST);
        if !rights::is_own_path(path) || (manifest.exists() && !rights::is_own_path(&manifest)) {
            return match manifest.exists() {
                true => Err(format!(
                    "`{}` belongs to another user; if it is your workspace, add the project to its `members`",
                    shown(&manifest)
                )),
                false => Ok(None),
            };
        }
        let folder = Folder::open(path).map_err(|error| error.to_string())?;
        let Some(text) = read(&folder)? else {
            continue;
        };
        let document =
            parse(&text).map_err(|error| format!("cannot read `{}`: {error}", shown(&manifest)))?;
        if document.get("workspace").is_some_and(Item::is_table_like) {
            return Ok(Some(folder));
        }
    }
    Ok(None)
}

/// Reads the manifest in a folder, if there is one.
fn read(folder: &Folder) -> Result<Option<String>, String> {
    let problem = match folder.entry(MANIFEST).map_err(|error| error.to_string())? {
        Entry::File(text) => match String::from_utf8(text) {
            Ok(text) => return Ok(Some(text)),
            Err(_) => "it is not UTF-8",
        },
        Entry::Absent | Entry::Folder => return Ok(None),
        Entry::Large => "it is too large",
        _ => "it is not a regular file, and links are not followed",
    };
    Err(format!(
        "cannot read `{}`: {problem}",
        shown(&folder.path.join(MANIFEST))
    ))
}

fn parse(text: &str) -> Result<DocumentMut, String> {
    text.parse()
        // Without the line in question: the file need not be one that its reader may see.
        .map_err(|error: toml_edit::TomlError| error.message().to_owned())
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
fn push(members: &mut Item, key: &str, member: &str) -> Result<(), String> {
    let members = members
        .as_array_mut()
        .ok_or_else(|| format!("`workspace.{key}` is not an array"))?;
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
