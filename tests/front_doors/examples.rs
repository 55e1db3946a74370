//! The rendered projects in examples/ are what the template gives today.

use crate::support::{
    Case, Door, create_folder, is_left_over, is_stale, repository, scratch, tree, tree_of,
};

#[test]
fn are_current() {
    let all = Case::of_all_topics("my-project");
    let minimal = Case::new("my-project").with_topics(Vec::new());
    let stale: Vec<String> = [("all", all), ("minimal", minimal)]
        .iter()
        .flat_map(|(example, case)| stale(example, case))
        .collect();
    assert!(
        stale.is_empty(),
        "{stale:?} are stale; run `cargo run --example renew`"
    );
}

/// Returns the files of the example that are not what the template gives.
fn stale(example: &str, case: &Case) -> Vec<String> {
    let folder = repository().join("examples").join(example);
    create_folder(&folder);
    let rendered = scratch();
    let wanted = tree(&Door::CreatePyo3.render(case, rendered.path()));
    let is_built = |path: &str| {
        ["Cargo.lock", "target", ".venv"].contains(&path) || path.ends_with("__pycache__")
    };
    let present = tree_of(&folder, |path| !is_built(path));
    let mut stale = Vec::new();
    for path in present.keys().filter(|path| !wanted.contains_key(*path)) {
        if is_left_over(&folder.join(path)) {
            stale.push(format!("{example}/{path}"));
        }
    }
    let rewritten = wanted
        .iter()
        .filter(|(path, contents)| is_stale(&folder.join(path), contents));
    stale.extend(rewritten.map(|(path, _)| format!("{example}/{path}")));
    stale
}
