//! What was released stays what it was.

use create_pyo3::template::Template;
use create_pyo3::template::releases::{self, Manifest};

use crate::support::release::{answers_of, hash_of_project, sha256};
use crate::support::{read, repository, tree};

/// Each released version, and the SHA-256 of its manifest, which holds the hash of every file.
const FROZEN: &[(&str, &str)] = &[(
    "0.1.0",
    "8224e46ec1f593f70927d78c2d2a585c1314b33e60ec91e48ee0fc9bd68077b8",
)];

fn manifest(version: &str) -> Manifest {
    releases::manifest(version).unwrap_or_else(|| panic!("{version} is not embedded"))
}

fn blob(hash: &str) -> &'static [u8] {
    releases::blob(hash).unwrap_or_else(|| panic!("{hash} is not embedded"))
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
        assert_eq!(sha256(blob(hash)), *hash);
    }
    for stored in tree(&repository().join("generator/releases/blobs")).keys() {
        assert!(hashes.contains(stored), "no release has the blob {stored}");
    }
}

#[test]
fn give_the_projects_that_they_gave() {
    for version in releases::versions() {
        let manifest = manifest(version);
        let template = manifest.template();
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
            hash_of_project(&manifest.template(), &answers),
            hash_of_project(&Template::current(), &answers),
            "{version} is released: set another version in Cargo.toml and in the template's answers file"
        );
    }
}
