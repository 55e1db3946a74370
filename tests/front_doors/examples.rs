//! The rendered projects in examples/ are what the template gives today.

use crate::support::{Case, Door, ensure, repository, scratch, tree, tree_of};

#[test]
fn are_current() {
    let all = Case::new("my-project");
    let minimal = Case::new("my-project").with_topics(Vec::new());
    let stale: Vec<String> = [("all", all), ("minimal", minimal)]
        .iter()
        .flat_map(|(example, case)| renew(example, case))
        .collect();
    assert!(
        stale.is_empty(),
        "{stale:?} were stale and have been renewed: commit them and run again"
    );
}

/// Makes the example what the template gives and returns what was not.
fn renew(example: &str, case: &Case) -> Vec<String> {
    let folder = repository().join("examples").join(example);
    std::fs::create_dir_all(&folder).expect("examples/ can be written to");
    let rendered = scratch();
    let wanted = tree(&Door::CreatePyo3.render(case, rendered.path()));
    let is_built = |path: &str| {
        ["Cargo.lock", "target", ".venv"].contains(&path) || path.ends_with("__pycache__")
    };
    let present = tree_of(&folder, |path| !is_built(path));
    let mut stale = Vec::new();
    for path in present.keys().filter(|path| !wanted.contains_key(*path)) {
        std::fs::remove_file(folder.join(path)).expect("a stale file can be removed");
        stale.push(format!("{example}/{path}"));
    }
    let rewritten = wanted
        .iter()
        .filter(|(path, contents)| ensure(&folder.join(path), contents));
    stale.extend(rewritten.map(|(path, _)| format!("{example}/{path}")));
    stale
}
