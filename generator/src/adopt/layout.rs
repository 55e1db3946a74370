//! Where the files of a wheel come from: which package gets the module, and which folder holds its sources.

use std::collections::BTreeSet;

use super::archive::Files;
use super::paths::below;
use super::requirement::normal_name;
use crate::error::adopt::Problem;

/// The package that gets a compiled module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// All top-level packages of the wheel.
    pub packages: Vec<String>,
    /// What is imported: `acme`, or `ns.acme` in a namespace.
    pub package: String,
    /// Whether that is one file, `acme.py`.
    pub is_single: bool,
    /// The folder of the sources, relative to the project; empty where packages are at its top.
    pub source: String,
    /// Files of the wheel that no file of the project is: the build makes them.
    pub generated: Vec<String>,
}

/// Folders in which projects keep their packages.
const SOURCES: &[&str] = &["src", "", "lib", "python"];

impl Layout {
    /// Finds it in a wheel; `is_same` says whether the project has these bytes at that path.
    pub fn find(
        name: &str,
        wanted: Option<&str>,
        wheel: &Files,
        is_same: impl Fn(&str, &[u8]) -> bool,
    ) -> Result<Self, Problem> {
        let modules = Modules::of(wheel);
        let package = modules.choose(name, wanted)?;
        let is_single = modules.single.contains(&package);
        let folder = format!("{}/", package.replace('.', "/"));
        let is_ours = |path: &str| path.starts_with(&folder) || path == format!("{package}.py");
        let own: Vec<_> = wheel.iter().filter(|(path, _)| is_ours(path)).collect();
        let found = |source: &str| {
            let same = own.iter();
            same.filter(|(path, contents)| is_same(&below(source, path), contents))
                .count()
        };
        let counts = SOURCES.iter().map(|source| (found(source), *source));
        // The first of the best: `max_by_key` would take the last.
        let (count, source) = counts
            .rev()
            .max_by_key(|(count, _)| *count)
            .unwrap_or((0, ""));
        if count == 0 {
            return Err(Problem::NoSources { package });
        }
        let is_made = |(path, contents): &(&String, &Vec<u8>)| {
            !path.contains(".dist-info/") && !is_same(&below(source, path), contents)
        };
        Ok(Self {
            packages: modules.packages.iter().cloned().collect(),
            package,
            is_single,
            source: source.to_owned(),
            generated: wheel
                .iter()
                .filter(is_made)
                .map(|(path, _)| path.clone())
                .collect(),
        })
    }
}

/// What can be imported from a wheel.
struct Modules {
    packages: BTreeSet<String>,
    single: BTreeSet<String>,
    /// Folders with an `__init__.py`, with dots.
    regular: BTreeSet<String>,
}

impl Modules {
    fn of(wheel: &Files) -> Self {
        let (mut packages, mut single, mut regular) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for path in wheel.keys().filter(|path| path.ends_with(".py")) {
            match path.split_once('/') {
                None => _ = single.insert(path.trim_end_matches(".py").to_owned()),
                Some((top, _)) if top.contains('.') => {}
                Some((top, _)) => _ = packages.insert(top.to_owned()),
            }
            if let Some(folder) = path.strip_suffix("/__init__.py") {
                regular.insert(folder.replace('/', "."));
            }
        }
        Self {
            packages,
            single,
            regular,
        }
    }

    fn choose(&self, name: &str, wanted: Option<&str>) -> Result<String, Problem> {
        let all: Vec<String> = self.packages.union(&self.single).cloned().collect();
        if let Some(wanted) = wanted {
            if self.regular.contains(wanted) || all.iter().any(|it| it == wanted) {
                return Ok(wanted.to_owned());
            }
            let wanted = wanted.to_owned();
            return Err(Problem::NoSuchPackage { wanted, all });
        }
        let is_named = |it: &&String| normal_name(it) == normal_name(name);
        match (all.iter().find(is_named), all.as_slice()) {
            (Some(named), _) => Ok(self.below_namespace(named)),
            (None, [only]) => Ok(self.below_namespace(only)),
            (None, []) => Err(Problem::EmptyWheel {
                name: name.to_owned(),
            }),
            (None, _) => Err(Problem::WhichPackage { all }),
        }
    }

    /// The only package inside a namespace, which has no file of its own.
    fn below_namespace(&self, top: &str) -> String {
        if self.single.contains(top) || self.regular.contains(top) {
            return top.to_owned();
        }
        let prefix = format!("{top}.");
        let inside = self.regular.iter().filter(|it| it.starts_with(&prefix));
        let shortest = inside.min_by_key(|it| it.matches('.').count());
        shortest.unwrap_or(&top.to_owned()).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(name: &str, paths: &[&str], source: &str) -> Layout {
        let files = |paths: &[&str]| -> Files {
            let paths = paths.iter().copied();
            paths.map(|path| (path.to_owned(), b"x".to_vec())).collect()
        };
        let is_same = |path: &str, _: &[u8]| {
            let path = match source {
                "" => Some(path),
                source => path.strip_prefix(&format!("{source}/")),
            };
            path.is_some_and(|path| paths.contains(&path) && !path.ends_with("_version.py"))
        };
        Layout::find(name, None, &files(paths), is_same).expect("it has a package")
    }

    #[test]
    fn packages_are_found_where_they_are() {
        let acme = find("Acme", &["acme/__init__.py", "acme/_version.py"], "src");
        assert_eq!(acme.source, "src");
        assert_eq!(acme.generated, ["acme/_version.py"]);
        let space = find(
            "ns-acme",
            &["ns/acme/__init__.py", "ns/acme/x/__init__.py"],
            "",
        );
        assert_eq!(
            (space.package.as_str(), space.source.as_str()),
            ("ns.acme", "")
        );
        let two = find("toolz", &["tlz/__init__.py", "toolz/__init__.py"], "");
        assert_eq!((two.package.as_str(), two.packages.len()), ("toolz", 2));
        let single = find("parse", &["parse.py", "parse-1.dist-info/METADATA"], "");
        assert!(single.is_single && single.generated.is_empty());
    }
}
