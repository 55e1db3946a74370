//! Makes cargo build again when a file of the template or of a release appears or goes, which
//! `include_dir!` cannot tell it, and gives the template's hash to the code.

use std::fmt::Write;
use std::path::Path;

use sha2::{Digest, Sha256};

fn main() {
    println!("cargo::rerun-if-changed=template");
    println!("cargo::rerun-if-changed=generator/releases");
    println!("cargo::rustc-env=TEMPLATE_HASH={}", template_hash());
}

/// The SHA-256 of what `git ls-files -z template | xargs -0 sha256sum` prints: anybody can tell from a
/// checkout which template a binary holds.
fn template_hash() -> String {
    let root = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let root = Path::new(&root);
    let files = walkdir::WalkDir::new(root.join("template")).into_iter();
    let mut names: Vec<String> = files
        .map(|entry| entry.unwrap_or_else(|error| panic!("{error}")))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| name(entry.path(), root))
        .collect();
    names.sort();
    let mut listing = String::new();
    for name in names {
        let path = root.join(&name);
        let contents =
            std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        writeln!(listing, "{}  {name}", hex(&contents)).expect("a string takes any text");
    }
    hex(listing.as_bytes())
}

fn name(path: &Path, root: &Path) -> String {
    let path = path.strip_prefix(root).expect("walked below the root");
    let name = path.to_str().expect("the template's file names are UTF-8");
    name.replace('\\', "/")
}

fn hex(contents: &[u8]) -> String {
    Sha256::digest(contents)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
