//! `cargo run --example freeze` makes the template, as it is now, the release of the crate's version.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use create_pyo3::questions::{Default, Kind, QUESTIONS, TOPICS};
use create_pyo3::template::Template;
use release::{Release, answers_of, hash_of_project};

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

    let mut release = Release::new(&files);
    render(&mut release);
    fs::create_dir_all(folder.join("blobs")).expect("the releases can be written to");
    for (hash, contents) in &release.blobs {
        fs::write(folder.join("blobs").join(hash), contents).expect("a blob can be written");
    }
    let text = toml_edit::ser::to_string_pretty(&release.manifest).expect("a manifest is TOML");
    fs::write(&manifest, &text).expect("the manifest can be written");
    println!(
        "Froze {version}: {} new files. Add this to FROZEN in tests/repository/releases.rs:\n    (\n        \"{version}\",\n        \"{}\",\n    ),",
        release.blobs.len(),
        release::sha256(text.as_bytes())
    );
}

/// Adds to the manifest what projects the release gives.
fn render(release: &mut Release) {
    let template = Template::current();
    for variation in variations() {
        let answers = answers_of(&release.manifest, &variation);
        let hash = hash_of_project(&template, &answers);
        release.manifest.renderings.insert(variation, hash);
    }
}

/// The defaults, and every other answer where the table has a list of them.
fn variations() -> Vec<String> {
    let mut variations = vec![String::new()];
    for question in QUESTIONS {
        let values: Vec<String> = match &question.kind {
            Kind::Name => vec!["Mixed_Case-9".to_owned()],
            Kind::Text { .. } if matches!(question.default, Default::Git) => {
                vec!["Ada Lovelace <ada@example.org>".to_owned()]
            }
            Kind::Text { .. } if matches!(question.default, Default::Remote) => {
                vec!["https://github.com/ada/my-project".to_owned()]
            }
            Kind::Text { .. } => vec![String::new()],
            Kind::Choice { options } => options.iter().map(|it| (*it).to_owned()).collect(),
            Kind::Switch => vec!["true".to_owned(), "false".to_owned()],
            Kind::Topics => std::iter::once("none")
                .chain(TOPICS.iter().map(|topic| topic.name))
                .map(str::to_owned)
                .collect(),
        };
        let values = values.iter().map(|it| format!("{}={it}", question.name));
        variations.extend(values);
    }
    variations
}
