//! `cargo run --example freeze` makes the template, as it is now, the release of the crate's version.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use create_pyo3::releases;
use release::Release;

#[path = "support/release.rs"]
mod release;

fn main() {
    let version = env!("CARGO_PKG_VERSION");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = repository.join("generator/releases");
    let manifest = folder.join(format!("{version}.toml"));
    assert!(
        !manifest.exists(),
        "{version} is released, and what is released never changes: \
         set another version in Cargo.toml and in template/.copier-answers.yml.liquid first"
    );
    let mut files = BTreeMap::new();
    let walk = walkdir::WalkDir::new(repository.join("template"));
    for entry in walk {
        let entry = entry.expect("template/ can be read");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(repository).expect("it is below");
            let path = path.to_str().expect("its names are UTF-8");
            let contents = fs::read(entry.path()).expect("template/ can be read");
            files.insert(path.replace('\\', "/"), contents);
        }
    }
    let copier = fs::read(repository.join("copier.yml")).expect("copier.yml can be read");
    files.insert("copier.yml".to_owned(), copier);

    let previous = releases::versions().last().copied();
    let previous = previous.and_then(releases::manifest);
    let mut release = Release::new(&files, previous.as_ref(), &releases::blob);
    release.render(&releases::blob);
    fs::create_dir_all(folder.join("blobs")).expect("the releases can be written to");
    for (hash, packed) in &release.blobs {
        fs::write(folder.join("blobs").join(hash), packed).expect("a blob can be written");
    }
    let text = toml_edit::ser::to_string_pretty(&release.manifest).expect("a manifest is TOML");
    fs::write(&manifest, &text).expect("the manifest can be written");
    println!(
        "Froze {version}: {} new files. Add this to FROZEN in tests/releases.rs:\n    (\"{version}\", \"{}\"),",
        release.blobs.len(),
        release::sha256(text.as_bytes())
    );
}
