//! Chooses how the module gets into the package, and says why.

use serde::{Deserialize, Serialize};

use super::layout::Layout;
use super::obstacle::{Backend, backend, obstacle};
use super::pyproject::Pyproject;
use crate::error::adopt::Problem;
use crate::request::Backend as Wanted;

/// How the module is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strategy {
    /// maturin takes the place of the build backend.
    Maturin,
    /// setuptools stays, and setuptools-rust builds the module.
    Setuptools,
    /// hatchling stays, and a build hook runs maturin.
    Hatch,
    /// The module is a distribution of its own.
    Separate,
}

impl Strategy {
    /// As the record has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Maturin => "maturin",
            Self::Setuptools => "setuptools",
            Self::Hatch => "hatch",
            Self::Separate => "separate",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub strategy: Strategy,
    pub reason: String,
    /// Whether `[tool.poetry]` becomes `[project]`.
    pub converts: bool,
}

impl Choice {
    fn new(strategy: Strategy, reason: String) -> Self {
        Self {
            strategy,
            reason,
            converts: false,
        }
    }
}

/// Refuses a package that builds compiled modules already, without looking at its wheel.
pub fn check(pyproject: &Pyproject) -> Result<(), Problem> {
    if backend(pyproject) != Backend::Compiler {
        return Ok(());
    }
    let name = pyproject.text("build-system.build-backend");
    let name = name.unwrap_or("setuptools-rust");
    Err(Problem::Backend {
        reason: format!("the build backend, {name}, builds extension modules already"),
        fix: "add the module to its build by hand".to_owned(),
    })
}

pub fn choose(pyproject: &Pyproject, layout: &Layout, wanted: Wanted) -> Result<Choice, Problem> {
    let backend = backend(pyproject);
    let name = pyproject.text("build-system.build-backend");
    let name = name.unwrap_or("setuptools");
    match (wanted, obstacle(backend, pyproject, layout)) {
        (Wanted::Separate, _) => Ok(separate("this one is to stay pure Python")),
        (Wanted::Keep, _) => keep(backend, name),
        (Wanted::Auto, _) if backend == Backend::Setuptools => keep(backend, name),
        (Wanted::Auto | Wanted::Maturin, None) => {
            let converts = backend == Backend::Poetry && !pyproject.has("project");
            let also = match converts {
                true => ", and [tool.poetry] becomes [project]",
                false => "",
            };
            let reason = format!("maturin packs everything that {name} packs here{also}");
            let choice = Choice::new(Strategy::Maturin, reason);
            Ok(Choice { converts, ..choice })
        }
        (Wanted::Auto, Some(why)) if backend == Backend::Hatchling => Ok(hook(&why)),
        (Wanted::Auto, Some(why)) => Ok(separate(&why)),
        (Wanted::Maturin, Some(why)) => Err(Problem::Backend {
            reason: format!("maturin cannot build this package: {why}"),
            fix: "leave --backend out".to_owned(),
        }),
    }
}

/// Chooses what leaves the build backend where it is.
fn keep(backend: Backend, name: &str) -> Result<Choice, Problem> {
    match backend {
        Backend::Setuptools => {
            let reason = "setuptools stays as it is, and setuptools-rust builds the module";
            Ok(Choice::new(Strategy::Setuptools, reason.to_owned()))
        }
        Backend::Hatchling => Ok(hook("it is to be kept")),
        _ => Err(Problem::Backend {
            reason: format!("{name} cannot build Rust"),
            fix: "use --backend maturin, or --backend separate".to_owned(),
        }),
    }
}

fn hook(why: &str) -> Choice {
    let reason = format!("hatchling stays and a build hook builds the module, because {why}");
    Choice::new(Strategy::Hatch, reason)
}

fn separate(why: &str) -> Choice {
    let reason = format!("the module is a distribution of its own, because {why}");
    Choice::new(Strategy::Separate, reason)
}

/// What to do where this strategy loses something.
pub fn without_losses(strategy: Strategy, pyproject: &Pyproject) -> &'static str {
    match strategy {
        Strategy::Maturin if backend(pyproject) == Backend::Hatchling => "use --backend keep",
        Strategy::Maturin => "use --backend separate",
        Strategy::Setuptools => "pack these files by MANIFEST.in or package_data first",
        Strategy::Separate => "name the packages in the settings of the build backend first",
        Strategy::Hatch => "let hatchling pack these files first",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(backend: &str, settings: &str, is_single: bool, wanted: Wanted) -> String {
        let text = format!("build-system.build-backend = \"{backend}\"\n{settings}");
        let pyproject = Pyproject::parse(&text).expect("it is TOML");
        let layout = Layout {
            packages: vec!["acme".to_owned()],
            package: "acme".to_owned(),
            is_single,
            source: String::new(),
            generated: Vec::new(),
        };
        match choose(&pyproject, &layout, wanted) {
            Ok(choice) => choice.strategy.name().to_owned(),
            Err(problem) => problem.to_string(),
        }
    }

    #[test]
    fn a_strategy_loses_nothing() {
        const POETRY: &str = "poetry.core.masonry.api";
        for (backend, settings, strategy) in [
            ("flit_core.buildapi", "", "maturin"),
            (
                "flit_core.buildapi",
                "tool.flit.external-data.directory = \"data\"",
                "separate",
            ),
            ("flit_scm:buildapi", "", "separate"),
            ("uv_build", "", "maturin"),
            (
                "pdm.backend",
                "tool.pdm.version.source = \"file\"",
                "maturin",
            ),
            (
                "pdm.backend",
                "tool.pdm.version.source = \"scm\"",
                "separate",
            ),
            (POETRY, "[tool.poetry]", "maturin"),
            (POETRY, "[tool.poetry-dynamic-versioning]", "separate"),
            (
                POETRY,
                "tool.poetry.build.script = \"build.py\"",
                "separate",
            ),
            (
                "hatchling.build",
                "tool.hatch.version.path = \"a.py\"",
                "maturin",
            ),
            (
                "hatchling.build",
                "tool.hatch.version.source = \"vcs\"",
                "hatch",
            ),
            (
                "hatchling.build",
                "[tool.hatch.build.targets.wheel.shared-data]",
                "hatch",
            ),
            ("hatchling.build", "[tool.hatch.build.hooks.vcs]", "hatch"),
            ("setuptools.build_meta", "", "setuptools"),
        ] {
            let found = chosen(backend, settings, false, Wanted::Auto);
            assert_eq!(found, strategy, "{backend} {settings}");
        }
    }

    /// maturin packs packages only.
    #[test]
    fn a_single_module_keeps_its_backend() {
        for (backend, strategy) in [
            ("flit_core.buildapi", "separate"),
            ("hatchling.build", "hatch"),
            ("setuptools.build_meta", "setuptools"),
        ] {
            assert_eq!(chosen(backend, "", true, Wanted::Auto), strategy);
        }
        let refused = chosen("flit_core.buildapi", "", true, Wanted::Maturin);
        assert!(refused.contains("packs packages only"), "{refused}");
    }
}
