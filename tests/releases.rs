//! What was released stays what it was.

use std::borrow::Cow;
use std::collections::BTreeMap;

use create_pyo3::template::Template;
use create_pyo3::template::releases::{self, FOLDER, Manifest};

use crate::support::release::{Release, answers_of, hash_of_project, sha256};
use crate::support::{read, repository, tree};

/// Each released version, and the SHA-256 of its manifest, which holds the hash of every file.
const FROZEN: &[(&str, &str)] = &[(
    "0.1.0",
    "8224e46ec1f593f70927d78c2d2a585c1314b33e60ec91e48ee0fc9bd68077b8",
)];

fn manifest(version: &str) -> Manifest {
    releases::manifest(version).unwrap_or_else(|| panic!("{version} is not embedded"))
}

fn unpack(hash: &str) -> Vec<u8> {
    releases::unpack(hash, &releases::blob)
}

#[test]
fn are_listed_with_their_hashes() {
    let listed: Vec<_> = FROZEN.iter().map(|(version, _)| *version).collect();
    assert_eq!(
        listed,
        releases::versions(),
        "FROZEN is not what generator/releases holds: `cargo run --example freeze` prints the line for a new one"
    );
    for (version, hash) in FROZEN {
        let path = repository().join(format!("generator/releases/{version}.toml"));
        assert_eq!(
            sha256(&read(&path)),
            *hash,
            "{version} is released and must not change"
        );
    }
}

#[test]
fn hold_what_their_hashes_say() {
    let mut hashes: Vec<String> = Vec::new();
    for version in releases::versions() {
        hashes.extend(manifest(version).files.into_values());
    }
    for hash in &hashes {
        assert_eq!(sha256(&unpack(hash)), *hash);
    }
    for stored in tree(&repository().join("generator/releases/blobs")).keys() {
        assert!(hashes.contains(stored), "no release has the blob {stored}");
    }
}

#[test]
fn give_the_projects_that_they_gave() {
    for version in releases::versions() {
        let manifest = manifest(version);
        let template = manifest.template(&releases::blob);
        for (variation, hash) in &manifest.renderings {
            let now = hash_of_project(&template, &answers_of(&manifest, variation));
            assert_eq!(
                now, *hash,
                "{version} gives another project for {variation:?}: a derived value or the rendering changed"
            );
        }
    }
}

/// Once the crate's version is released, the template is that release until the version changes.
#[test]
fn are_not_ahead_of_the_template() {
    let version = env!("CARGO_PKG_VERSION");
    let latest = releases::versions().last().copied().expect("a release");
    let order = releases::compare(latest, version);
    assert!(order.is_le(), "{latest} is released, and this is {version}");
    if order.is_eq() {
        let manifest = manifest(version);
        let answers = answers_of(&manifest, "");
        assert_eq!(
            hash_of_project(&manifest.template(&releases::blob), &answers),
            hash_of_project(&Template::current(), &answers),
            "{version} is released: set another version in Cargo.toml and in the template's answers file"
        );
    }
}

/// 50 more releases, each with a new line in 15 files.
#[test]
fn cost_little() {
    let latest = releases::versions().last().copied().expect("a release");
    let mut previous = manifest(latest);
    let mut files: BTreeMap<String, Vec<u8>> = previous
        .files
        .iter()
        .map(|(path, hash)| (path.clone(), unpack(hash)))
        .collect();
    let changing: Vec<String> = files
        .keys()
        .filter(|path| path.starts_with(FOLDER) && !path.contains("LICENSE"))
        .cloned()
        .collect();
    let mut stored: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut cost = 0;
    for number in 0..50_usize {
        for place in 0..15 {
            let path = &changing[(number * 7 + place * 2) % changing.len()];
            let contents = files.get_mut(path).expect("it is one of them");
            let line = format!(
                "What release {number} says in line {place}, {}\n",
                sha256(contents)
            );
            let middle = contents.len() / 2;
            let at = contents[middle..].iter().position(|byte| *byte == b'\n');
            let at = middle + at.map_or(0, |at| at + 1);
            contents.splice(at..at, line.into_bytes());
        }
        let store = |hash: &str| match stored.get(hash) {
            Some(packed) => Some(Cow::Owned(packed.clone())),
            None => releases::blob(hash),
        };
        let mut release = Release::new(&files, Some(&previous), &store);
        release.manifest.renderings = previous.renderings.clone();
        for (path, hash) in &release.manifest.files {
            let find = |hash: &str| release.blobs.get(hash).cloned().map(Cow::Owned);
            let content = releases::unpack(hash, &|hash| find(hash).or_else(|| store(hash)));
            assert_eq!(content, files[path], "{path}");
        }
        let text = toml_edit::ser::to_string_pretty(&release.manifest).expect("it is TOML");
        cost += text.len() + release.blobs.values().map(Vec::len).sum::<usize>();
        stored.extend(release.blobs);
        previous = release.manifest;
    }
    println!("50 releases: {cost} bytes");
    assert!(cost < 1_000_000, "50 releases cost {cost} bytes");
}
