//! Where pytest looks for tests, if a setting says so. It would not find ours elsewhere.

use regex_lite::Regex;

use super::paths::PYPROJECT;
use super::project::Project;
use super::pyproject::Pyproject;
use crate::error::Result;
use crate::system::folder::Entry;

const TABLES: [&str; 2] = ["tool.pytest.ini_options", "tool.pytest"];
const NAME: &str = "testpaths";

/// Other files that may have the setting.
const FILES: [&str; 4] = ["pytest.ini", ".pytest.ini", "tox.ini", "setup.cfg"];

/// Adds the folder of our tests where the package has no such folder. Where it has one, that was left out on purpose.
pub fn extend(project: &Project, new: &mut Pyproject, tests: &str) -> Result<()> {
    if project.disk.entry(tests)? != Entry::Absent {
        return Ok(());
    }
    for table in TABLES {
        let paths = new.list(&format!("{table}.{NAME}"));
        if hide(&paths, tests) {
            new.append(table, NAME, tests);
        }
    }
    Ok(())
}

/// Returns the file whose setting keeps pytest from finding our tests, if one does.
pub fn hidden_by(
    project: &Project,
    edited: &Pyproject,
    tests: &str,
) -> Result<Option<&'static str>> {
    for table in TABLES {
        let paths = edited.list(&format!("{table}.{NAME}"));
        if hide(&paths, tests) {
            return Ok(Some(PYPROJECT));
        }
    }
    let setting = Regex::new(r"(?m)^testpaths\s*=(.*(?:\n[ \t]+.*)*)").expect("a pattern");
    for file in FILES {
        let text = project.text(file)?.unwrap_or_default();
        let Some(found) = setting.captures(&text) else {
            continue;
        };
        let paths: Vec<&str> = found[1].split_whitespace().collect();
        if hide(&paths, tests) {
            return Ok(Some(file));
        }
    }
    Ok(None)
}

/// Whether there are paths, and none of them is the folder or above it.
fn hide(paths: &[&str], tests: &str) -> bool {
    let covers = |path: &&str| {
        let path = path.trim_start_matches("./").trim_end_matches('/');
        let below = tests.strip_prefix(path);
        ["", "."].contains(&path) || below.is_some_and(|it| it.is_empty() || it.starts_with('/'))
    };
    !paths.is_empty() && !paths.iter().any(covers)
}
