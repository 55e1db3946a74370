//! Generated projects are short enough to be read.

use create_pyo3::questions::TOPICS;

use crate::support::Case;

fn lines_of(case: &Case, path: &str) -> Vec<String> {
    let file = case.plan().into_iter().find(|file| file.path == path);
    let contents = file.unwrap_or_else(|| panic!("no file {path}")).contents;
    let text = String::from_utf8_lossy(&contents);
    text.lines().map(str::to_owned).collect()
}

/// Doc comments count, unit tests do not.
#[test]
fn topics_are_short() {
    let case = Case::of_all_topics("my-project");
    let default = Case::new("my-project");
    let mut total = 0;
    for topic in TOPICS {
        let path = format!("src/{}.rs", topic.name);
        let lines = lines_of(&case, &path);
        let code = lines.iter().take_while(|line| *line != "#[cfg(test)]");
        let count = code.count();
        assert!(count <= 130, "{path} has {count} lines, 130 are the most");
        if default.topics().contains(&topic.name) {
            total += count;
        }
    }
    assert!(
        total <= 560,
        "the topics of a new project have {total} lines, 560 are the most"
    );
}

#[test]
fn the_readme_is_short() {
    for case in [
        Case::new("my-project"),
        Case::new("my-project").with_topics(Vec::new()),
    ] {
        let count = lines_of(&case, "README.md").len();
        assert!(count <= 60, "README.md has {count} lines, 60 are the most");
    }
}

#[test]
fn a_project_without_examples_has_few_files() {
    let files = Case::new("my-project").with_topics(Vec::new()).plan();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert!(paths.len() <= 20, "20 files are the most: {paths:?}");
}

/// What explains the examples goes in one step: nothing else needs the tour.
#[test]
fn the_tour_can_be_deleted() {
    let files = Case::new("my-project").plan();
    let named = files.iter().filter(|file| {
        String::from_utf8_lossy(&file.contents).contains("TOUR.md")
            && !["TOUR.md", "tests/test_tour.py"].contains(&file.path.as_str())
    });
    let named: Vec<&str> = named.map(|file| file.path.as_str()).collect();
    // The README says where it is, and the sdist takes it along.
    assert_eq!(named, ["Cargo.toml", "README.md"]);
}
