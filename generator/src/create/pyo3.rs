//! Which PyO3 the packages of a Cargo workspace use. Cargo builds one version of it there: it links to Python.

use toml_edit::{DocumentMut, Item, TableLike};

use crate::system::folder::{Entry, Folder};

const MANIFEST: &str = "Cargo.toml";
const TABLES: [&str; 3] = ["dependencies", "build-dependencies", "dev-dependencies"];

/// A package that needs another PyO3, and which, for example `0.29`.
#[derive(Debug, PartialEq, Eq)]
pub struct Other {
    pub package: String,
    pub version: String,
}

/// Finds a package of the workspace that needs another PyO3 than the project `member`; what cannot be read counts as
/// nothing, because cargo itself will name it.
pub fn other(root: &Folder, workspace: &DocumentMut, member: &str) -> Option<Other> {
    let ours = needed(&manifest(root, member)?, None)?;
    let shared = workspace
        .get("workspace")
        .and_then(|it| it.get("dependencies"));
    let shared = shared.and_then(Item::as_table_like);
    let mut packages = members(root, workspace);
    packages.retain(|package| package != member);
    for package in packages {
        let Some(document) = manifest(root, &package) else {
            continue;
        };
        let version = needed(&document, shared);
        if let Some(version) = version.filter(|version| *version != ours) {
            return Some(Other { package, version });
        }
    }
    None
}

/// The folders of the members, relative to the root, which is `.` itself if it has a package.
fn members(root: &Folder, workspace: &DocumentMut) -> Vec<String> {
    let mut members = Vec::new();
    if workspace.contains_key("package") {
        members.push(".".to_owned());
    }
    let patterns = workspace.get("workspace").and_then(|it| it.get("members"));
    let patterns = patterns.and_then(Item::as_array).into_iter().flatten();
    for pattern in patterns.filter_map(toml_edit::Value::as_str) {
        let pattern = pattern.trim_start_matches("./").trim_end_matches('/');
        expand(root, "", pattern, &mut members);
    }
    members
}

/// Adds the folders below `folder` that match the pattern, which has `*` in some of its parts.
fn expand(root: &Folder, folder: &str, pattern: &str, members: &mut Vec<String>) {
    let (part, rest) = pattern.split_once('/').unwrap_or((pattern, ""));
    let names = match glob::Pattern::new(part) {
        Ok(part) if part.as_str().contains(['*', '?', '[']) => {
            let names = root.names(folder).unwrap_or_default();
            names
                .into_iter()
                .filter(|name| part.matches(name))
                .collect()
        }
        _ => vec![part.to_owned()],
    };
    for name in names {
        let path = format!("{folder}{}{name}", if folder.is_empty() { "" } else { "/" });
        if rest.is_empty() {
            members.push(path);
        } else {
            expand(root, &path, rest, members);
        }
    }
}

fn manifest(root: &Folder, folder: &str) -> Option<DocumentMut> {
    let path = match folder {
        "." => MANIFEST.to_owned(),
        _ => format!("{folder}/{MANIFEST}"),
    };
    match root.entry(&path) {
        Ok(Entry::File(text)) => String::from_utf8(text).ok()?.parse().ok(),
        _ => None,
    }
}

/// The PyO3 that a package needs, up to the number that makes two of them incompatible. `shared` has what packages
/// take from the workspace.
fn needed(package: &DocumentMut, shared: Option<&dyn TableLike>) -> Option<String> {
    for table in TABLES {
        for name in ["pyo3", "pyo3-ffi"] {
            let dependency = package.get(table).and_then(|it| it.get(name));
            let is_shared = dependency
                .and_then(|it| it.get("workspace"))
                .and_then(Item::as_bool);
            let dependency = match is_shared {
                Some(true) => shared.and_then(|shared| shared.get(name)),
                _ => dependency,
            };
            if let Some(version) = dependency.and_then(required).and_then(compatible) {
                return Some(version);
            }
        }
    }
    None
}

fn required(dependency: &Item) -> Option<&str> {
    let version = dependency.as_str();
    version.or_else(|| dependency.get("version").and_then(Item::as_str))
}

/// `0.29` of `0.29.1`, `^0.29` or `=0.29.1`. A range can include ours: it counts as nothing.
fn compatible(version: &str) -> Option<String> {
    let version = version.trim().trim_start_matches(['^', '=', '~']).trim();
    let mut parts = version.split('.');
    let (major, minor) = (parts.next()?, parts.next()?);
    let is_number = |part: &str| part.parse::<u32>().is_ok();
    let is_plain = is_number(major) && is_number(minor);
    is_plain.then(|| {
        if major == "0" {
            format!("0.{minor}")
        } else {
            major.to_owned()
        }
    })
}
