//! What a package would lose: its wheel and sdist before and after, side by side.

use std::collections::BTreeSet;

use super::archive::{Files, in_dist_info};
use super::metadata::{Metadata, words};
use super::trial::Packed;

/// What differs, a path or a line each.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Files, metadata and entry points of the wheel that are gone or have other contents.
    pub wheel: Vec<String>,
    /// Files that the wheel did not have.
    pub added: Vec<String>,
    /// Files of the sdist that are gone or have other contents.
    pub sdist: Vec<String>,
}

impl Differences {
    pub fn losses(&self) -> Vec<String> {
        let sdist = self.sdist.iter().map(|path| format!("sdist: {path}"));
        let wheel = self.wheel.iter().map(|line| format!("wheel: {line}"));
        let added = self.added.iter();
        let added = added.map(|path| format!("wheel: {path}, which was not in it, would be"));
        wheel.chain(added).chain(sdist).collect()
    }
}

/// Files of an installed package's folder that follow from how it was built.
const BUILT: &[&str] = &[
    "METADATA",
    "RECORD",
    "WHEEL",
    "entry_points.txt",
    "top_level.txt",
];

/// Compares; `is_ours` says which paths of the wheel or sdist we add or edit.
pub fn compare(before: &Packed, after: &Packed, is_ours: impl Fn(&str) -> bool) -> Differences {
    let mut differences = Differences::default();
    for (path, contents) in &before.wheel {
        if let Some(loss) = lost(path, contents, &after.wheel, &is_ours) {
            differences.wheel.push(loss);
        }
    }
    differences
        .wheel
        .extend(statements(&before.wheel, &after.wheel));
    differences
        .wheel
        .extend(lost_entry_points(&before.wheel, &after.wheel));
    let added = after.wheel.keys().filter(|path| {
        !path.contains(".dist-info/") && !before.wheel.contains_key(*path) && !is_ours(path)
    });
    differences.added = added.cloned().collect();
    for (path, contents) in &before.sdist {
        // uv_build keeps the original beside the settings that it rewrites.
        let is_built = ["PKG-INFO", "pyproject.toml.orig"].contains(&path.as_str())
            || path.contains(".egg-info/");
        if !is_built && !is_ours(path) && after.sdist.get(path) != Some(contents) {
            differences.sdist.push(path.clone());
        }
    }
    differences
}

fn lost(
    path: &str,
    contents: &[u8],
    after: &Files,
    is_ours: &impl Fn(&str) -> bool,
) -> Option<String> {
    let (folder, name) = path.split_once('/').unwrap_or(("", path));
    if !folder.ends_with(".dist-info") {
        return match after.get(path) {
            Some(now) if now == contents || is_ours(path) => None,
            Some(_) => Some(format!("{path} has other contents")),
            None => Some(path.to_owned()),
        };
    }
    if BUILT.contains(&name) {
        return None;
    }
    // Licenses are in a folder of their own since metadata 2.4.
    let (_, base) = name.rsplit_once('/').unwrap_or(("", name));
    let mut there = after
        .iter()
        .filter(|(path, _)| path.contains(".dist-info/"));
    let is_there = there.any(|(path, now)| {
        now == contents && path.rsplit_once('/').is_some_and(|(_, name)| name == base)
    });
    (!is_there).then(|| path.to_owned())
}

/// Fields of the metadata that are gone or say something else.
fn statements(before: &Files, after: &Files) -> Vec<String> {
    let metadata = |wheel: &Files| {
        let text = in_dist_info(wheel, "METADATA").unwrap_or_default();
        Metadata::parse(&String::from_utf8_lossy(text))
    };
    let (before, now) = (metadata(before).statements(), metadata(after).statements());
    let license = |line: &str| line.starts_with("License: ");
    let gone = before.difference(&now).filter(|line| {
        // The text of a license that is packed as a file need not be a field.
        !(license(line) && has_license(after, line))
    });
    gone.map(|line| format!("metadata {}", shorten(line)))
        .collect()
}

fn has_license(wheel: &Files, line: &str) -> bool {
    let wanted = line.trim_start_matches("License: ");
    let mut files = wheel
        .iter()
        .filter(|(path, _)| path.contains(".dist-info/"));
    files.any(|(_, contents)| words(&String::from_utf8_lossy(contents)) == wanted)
}

fn shorten(line: &str) -> String {
    let first: String = line.chars().take(100).collect();
    if first.len() < line.len() {
        first + "…"
    } else {
        first
    }
}

fn lost_entry_points(before: &Files, after: &Files) -> Vec<String> {
    let all = |wheel: &Files| {
        let text = in_dist_info(wheel, "entry_points.txt").unwrap_or_default();
        entry_points(&String::from_utf8_lossy(text))
    };
    let (before, after) = (all(before), all(after));
    let gone = before.difference(&after);
    gone.map(|(group, name, object)| format!("entry point {group}: {name} = {object}"))
        .collect()
}

/// Each entry point as its group, its name and its object.
pub fn entry_points(text: &str) -> BTreeSet<(String, String, String)> {
    let (mut group, mut found) = (String::new(), BTreeSet::new());
    for line in text.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix('[') {
            group = name.trim_end_matches(']').to_owned();
        } else if let Some((name, object)) = line.split_once('=') {
            let object = object.split_whitespace().collect();
            found.insert((group.clone(), name.trim().to_owned(), object));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        let files = files.iter();
        files
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect()
    }

    fn packed(metadata: &str, wheel: &[(&str, &str)], sdist: &[(&str, &str)]) -> Packed {
        let metadata = ("a-1.dist-info/METADATA", metadata);
        let wheel = files(&[wheel, &[metadata]].concat());
        let sdist = files(sdist);
        Packed { wheel, sdist }
    }

    #[test]
    fn every_loss_is_listed() {
        let before = packed(
            "Name: a\nAuthor: Ana\nRequires-Dist: idna>=3\n\nText",
            &[
                ("a/gone.txt", ""),
                ("a/other.py", "1"),
                ("a/ours.py", "1"),
                (
                    "a-1.dist-info/entry_points.txt",
                    "[console_scripts]\na = a:main\n",
                ),
                ("a-1.dist-info/licenses/LICENSE", "MIT"),
            ],
            &[("tests/test.py", ""), ("pyproject.toml", "1")],
        );
        let after = packed(
            "Name: a\nRequires-Dist: idna~=3.0\n\nText",
            &[("a/other.py", "2"), ("a/ours.py", "2"), ("a/new.py", "")],
            &[("pyproject.toml", "2")],
        );
        let is_ours = |path: &str| ["a/ours.py", "pyproject.toml"].contains(&path);
        assert_eq!(
            compare(&before, &after, is_ours).losses(),
            [
                "wheel: a-1.dist-info/licenses/LICENSE",
                "wheel: a/gone.txt",
                "wheel: a/other.py has other contents",
                "wheel: metadata Author: Ana",
                "wheel: metadata Requires-Dist: idna>=3",
                "wheel: entry point console_scripts: a = a:main",
                "wheel: a/new.py, which was not in it, would be",
                "sdist: tests/test.py",
            ]
        );
    }

    #[test]
    fn another_spelling_is_no_loss() {
        let before = packed(
            "Metadata-Version: 2.5\nDynamic: version\nImport-Name: a\nName: a_B\nAuthor: Ana\nAuthor-email: a@example.org\n\
             Home-page: https://example.org\nDownload-URL: https://example.org/a\nRequires-Dist: Sphinx (>=4)\nLicense: MIT\n\
             Description-Content-Type: text/markdown; charset=UTF-8\n\nText\n",
            &[
                ("a-1.dist-info/LICENSE", "MIT\n"),
                ("a-1.dist-info/top_level.txt", "a\n"),
            ],
            &[("PKG-INFO", "1"), ("a.egg-info/SOURCES.txt", "")],
        );
        let after = packed(
            "Metadata-Version: 2.4\nName: a-b\nAuthor-Email: Ana <a@example.org>\n\
             Project-URL: Homepage, https://example.org\n\
             Project-URL: Download, https://example.org/a\nRequires-Dist: sphinx>=4\n\
             Description-Content-Type: text/markdown\n\nText",
            &[
                ("a-1.dist-info/licenses/LICENSE", "MIT\n"),
                ("a-1.dist-info/sboms/a.json", "{}"),
            ],
            &[("PKG-INFO", "2")],
        );
        assert_eq!(compare(&before, &after, |_| false), Differences::default());
    }
}
