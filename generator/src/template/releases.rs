//! The released templates: a manifest for each version, and the files of all of them by content.
//!
//! A file is stored once, whatever releases have it, as `blobs/SHA256`. It is deflated with an earlier
//! content of the same path as the dictionary, so that a small change is a small file.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
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
    pub fn template(&self, store: Store) -> Template {
        let files = self.files.iter().filter_map(|(path, hash)| {
            let name = path.strip_prefix(FOLDER)?;
            Some((name.to_owned(), Cow::Owned(unpack(hash, store))))
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
    Some(manifest(version)?.template(&blob))
}

/// Where blobs are found by their hashes.
pub type Store<'a> = &'a dyn Fn(&str) -> Option<Cow<'static, [u8]>>;

/// An embedded blob, as it is stored.
pub fn blob(hash: &str) -> Option<Cow<'static, [u8]>> {
    let file = RELEASES.get_file(format!("blobs/{hash}"))?;
    Some(Cow::Borrowed(file.contents()))
}

/// Stores `contents` as what it differs in from the content of the hash `from`.
///
/// The first line says `FROM SIZE`; the rest is deflated.
pub fn pack(contents: &[u8], from: Option<(&str, &[u8])>) -> Vec<u8> {
    let (name, dictionary) = from.unwrap_or(("-", &[]));
    let mut packed = format!("{name} {}\n", contents.len()).into_bytes();
    let mut deflate = Compress::new(Compression::best(), false);
    if !dictionary.is_empty() {
        deflate
            .set_dictionary(dictionary)
            .expect("a new stream takes a dictionary");
    }
    // More than deflate adds where it finds nothing to save.
    packed.reserve(contents.len() + contents.len() / 1000 + 64);
    let status = deflate.compress_vec(contents, &mut packed, FlushCompress::Finish);
    assert!(matches!(status, Ok(Status::StreamEnd)), "{status:?}");
    packed
}

/// The content of a hash.
pub fn unpack(hash: &str, store: Store) -> Vec<u8> {
    let packed = store(hash).unwrap_or_else(|| panic!("no release has the content {hash}"));
    let parts = parts(&packed);
    let (from, size, deflated) = parts.unwrap_or_else(|| panic!("the blob {hash} is damaged"));
    let mut inflate = Decompress::new(false);
    if from != "-" {
        inflate
            .set_dictionary(&unpack(from, store))
            .expect("a new stream takes a dictionary");
    }
    let mut contents = Vec::with_capacity(size);
    let status = inflate.decompress_vec(deflated, &mut contents, FlushDecompress::Finish);
    assert!(
        matches!(status, Ok(Status::StreamEnd)) && contents.len() == size,
        "the blob {hash} is damaged: {status:?}"
    );
    contents
}

fn parts(packed: &[u8]) -> Option<(&str, usize, &[u8])> {
    let end = packed.iter().position(|byte| *byte == b'\n')?;
    let (from, size) = str::from_utf8(&packed[..end]).ok()?.split_once(' ')?;
    Some((from, size.parse().ok()?, &packed[end + 1..]))
}
