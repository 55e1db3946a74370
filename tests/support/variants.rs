//! Other forms of a project's functions, for the benchmark, for the book and for a test.

use std::path::Path;

use super::{read_text, repository, write};

/// The source of these forms.
pub fn source() -> String {
    read_text(&repository().join("generator/benches/variants.rs"))
}

/// Adds them to a rendered project, as a module in the compiled one.
pub fn add_variants(project: &Path) {
    write(&project.join("src/variants.rs"), source());
    let edit = |path: &str, before: &str, after: &str| {
        let text = read_text(&project.join(path));
        assert!(text.contains(before), "{path} has no {before:?}:\n{text}");
        write(&project.join(path), text.replacen(before, after, 1));
    };
    edit(
        "src/lib.rs",
        "mod _core {\n",
        "mod _core {\n    #[pymodule_export]\n    use super::variants::variants;\n\n",
    );
    edit(
        "src/lib.rs",
        "mod guards;\n",
        "mod guards;\nmod variants;\n",
    );
    edit(
        "Cargo.toml",
        "[dependencies]\n",
        "[dependencies]\nmemchr = \"2.8\"\n",
    );
}
