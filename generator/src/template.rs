//! The template, embedded in the binary.

use include_dir::{Dir, include_dir};

static TEMPLATE: Dir = include_dir!("$CARGO_MANIFEST_DIR/template");

/// The SHA-256 of the whole folder, as `generator/build.rs` takes it.
pub const HASH: &str = env!("TEMPLATE_HASH");

/// Files of the folder that configure another front door and are no part of the project.
pub const CONFIGURATION: &[&str] = &["cargo-generate.toml", "init.rhai", "pre.rhai"];

/// The end of the names of the files that have markers; the others are copied as they are.
pub const SUFFIX: &str = ".liquid";

/// One file of the template.
#[derive(Debug)]
pub struct Source {
    /// Its path in the project, with `/` and with markers.
    pub path: String,
    pub contents: &'static [u8],
    pub has_markers: bool,
}

/// Every file that a project can have.
pub fn sources() -> Vec<Source> {
    let mut sources = Vec::new();
    collect(&TEMPLATE, &mut sources);
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn collect(dir: &'static Dir, sources: &mut Vec<Source>) {
    for file in dir.files() {
        let name = file
            .path()
            .to_str()
            .expect("the template's file names are UTF-8");
        if CONFIGURATION.contains(&name) {
            continue;
        }
        let path = name.replace('\\', "/");
        let stem = path.strip_suffix(SUFFIX);
        sources.push(Source {
            has_markers: stem.is_some(),
            path: stem.unwrap_or(&path).to_owned(),
            contents: file.contents(),
        });
    }
    for dir in dir.dirs() {
        collect(dir, sources);
    }
}
