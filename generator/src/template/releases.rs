//! The released templates: a manifest for each version, and the files of all of them by content.
//!
//! A file is stored once, whatever releases have it, as `blobs/SHA256`.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use serde::{Deserialize, Serialize};

use crate::template::{Condition, Template, sources_of};

static RELEASES: Dir = include_dir!("$CARGO_MANIFEST_DIR/generator/releases");

/// The folder of the files that a project is made from, among those of a release.
pub const FOLDER: &str = "template/";

/// What one version was; nothing in here ever changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// An answer to each question that it asked.
    pub answers: BTreeMap<String, String>,
    /// The SHA-256 of each file, by its path in the repository.
    pub files: BTreeMap<String, String>,
    /// The paths that depend on answers, each with the names of which one must be true.
    pub conditions: BTreeMap<String, Vec<String>>,
    /// The SHA-256 of whole projects, by the `NAME=VALUE` that differs from `answers`.
    pub renderings: BTreeMap<String, String>,
}

impl Manifest {
    /// What projects of this version were made from.
    pub fn template(&self) -> Template {
        let files = self.files.iter().filter_map(|(path, hash)| {
            let name = path.strip_prefix(FOLDER)?;
            let contents = blob(hash).unwrap_or_else(|| panic!("no release has the file {hash}"));
            Some((name.to_owned(), Cow::Borrowed(contents)))
        });
        let conditions = self.conditions.iter().map(|(path, any_of)| Condition {
            path: Cow::Owned(path.clone()),
            any_of: any_of.iter().cloned().map(Cow::Owned).collect(),
        });
        Template {
            sources: sources_of(files),
            conditions: conditions.collect(),
        }
    }
}

/// The released versions, oldest first.
pub fn versions() -> Vec<&'static str> {
    let manifests = RELEASES.files().filter_map(|file| {
        let name = file.path().to_str().expect("versions are UTF-8");
        name.strip_suffix(".toml")
    });
    let mut versions: Vec<_> = manifests.collect();
    versions.sort_by(|a, b| compare(a, b));
    versions
}

/// Orders versions of the form `1.2.3` by their numbers.
pub fn compare(a: &str, b: &str) -> Ordering {
    let numbers = |version: &str| -> Vec<u64> {
        version
            .split(['.', '-', '+'])
            .map_while(|part| part.parse().ok())
            .collect()
    };
    numbers(a).cmp(&numbers(b))
}

/// The manifest of a released version.
pub fn manifest(version: &str) -> Option<Manifest> {
    let text = RELEASES
        .get_file(format!("{version}.toml"))?
        .contents_utf8()
        .expect("manifests are UTF-8");
    let manifest = toml_edit::de::from_str(text);
    Some(manifest.unwrap_or_else(|error| panic!("{version}.toml: {error}")))
}

/// The template of a version, be it released or this one.
pub fn template(version: &str) -> Option<Template> {
    if version == env!("CARGO_PKG_VERSION") {
        return Some(Template::current());
    }
    Some(manifest(version)?.template())
}

/// Returns the embedded file of a hash.
pub fn blob(hash: &str) -> Option<&'static [u8]> {
    let file = RELEASES.get_file(format!("blobs/{hash}"))?;
    Some(file.contents())
}
