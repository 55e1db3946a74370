//! Chooses how the module gets into the package, and says why.

use serde::{Deserialize, Serialize};

use super::layout::Layout;
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

/// The build backends that we know, by what follows from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Backend {
    Setuptools,
    Hatchling,
    Flit,
    Uv,
    Pdm,
    Poetry,
    /// It packs compiled modules already.
    Compiler,
    Other,
}

fn backend(pyproject: &Pyproject) -> Backend {
    let requires = pyproject.list("build-system.requires");
    if requires
        .iter()
        .any(|it| it.starts_with("setuptools-rust") || it.starts_with("setuptools_rust"))
    {
        return Backend::Compiler;
    }
    match pyproject.text("build-system.build-backend") {
        None => Backend::Setuptools,
        Some(name) if name.starts_with("setuptools.") => Backend::Setuptools,
        Some("hatchling.build") => Backend::Hatchling,
        Some("flit_core.buildapi" | "flit.buildapi") => Backend::Flit,
        Some("uv_build") => Backend::Uv,
        Some("pdm.backend" | "pdm.pep517.api") => Backend::Pdm,
        Some("poetry.core.masonry.api") => Backend::Poetry,
        Some("maturin" | "mesonpy" | "scikit_build_core.build") => Backend::Compiler,
        Some(_) => Backend::Other,
    }
}

pub fn is_setuptools(pyproject: &Pyproject) -> bool {
    backend(pyproject) == Backend::Setuptools
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
        (Wanted::Separate, _) => separate("this one is to stay pure Python"),
        (Wanted::Keep, _) => keep(backend, name),
        (Wanted::Auto, _) if backend == Backend::Setuptools => keep(backend, name),
        (Wanted::Auto | Wanted::Maturin, None) => {
            let converts = backend == Backend::Poetry && !pyproject.has("project");
            let also = if converts {
                ", and [tool.poetry] becomes [project]"
            } else {
                ""
            };
            Ok(Choice {
                strategy: Strategy::Maturin,
                reason: format!("maturin packs everything that {name} packs here{also}"),
                converts,
            })
        }
        (Wanted::Auto, Some(why)) if backend == Backend::Hatchling => hook(&why),
        (Wanted::Auto, Some(why)) => separate(&why),
        (Wanted::Maturin, Some(why)) => Err(Problem::Backend {
            reason: format!("maturin cannot build this package: {why}"),
            fix: "leave --backend out".to_owned(),
        }),
    }
}

/// Chooses what leaves the build backend where it is.
fn keep(backend: Backend, name: &str) -> Result<Choice, Problem> {
    match backend {
        Backend::Setuptools => Ok(Choice {
            strategy: Strategy::Setuptools,
            reason: "setuptools stays as it is, and setuptools-rust builds the module".to_owned(),
            converts: false,
        }),
        Backend::Hatchling => hook("it is to be kept"),
        _ => Err(Problem::Backend {
            reason: format!("{name} cannot build Rust"),
            fix: "use --backend maturin, or --backend separate".to_owned(),
        }),
    }
}

fn hook(why: &str) -> Result<Choice, Problem> {
    Ok(Choice {
        strategy: Strategy::Hatch,
        reason: format!("hatchling stays and a build hook builds the module, because {why}"),
        converts: false,
    })
}

fn separate(why: &str) -> Result<Choice, Problem> {
    Ok(Choice {
        strategy: Strategy::Separate,
        reason: format!("the module is a distribution of its own, because {why}"),
        converts: false,
    })
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

/// Why maturin cannot take the place of the backend, if it cannot.
fn obstacle(backend: Backend, pyproject: &Pyproject, layout: &Layout) -> Option<String> {
    if layout.is_single {
        let name = &layout.package;
        return Some(format!(
            "{name} is the single module {name}.py, and maturin packs packages only"
        ));
    }
    if let Some((_, why)) = tables(backend).iter().find(|(path, _)| pyproject.has(path)) {
        return Some((*why).to_owned());
    }
    if pyproject
        .text("tool.hatch.version.source")
        .is_some_and(|source| source != "regex")
    {
        return Some("the version is computed by a plugin of hatchling".to_owned());
    }
    if pyproject
        .text("tool.pdm.version.source")
        .is_some_and(|source| source != "file")
    {
        return Some("the version is computed by pdm-backend".to_owned());
    }
    if let Some(path) = layout.generated.first() {
        return Some(format!("the build makes {path}, which maturin would not"));
    }
    match backend {
        Backend::Setuptools => {
            Some("the package uses setuptools, whose settings are a program".to_owned())
        }
        Backend::Other => Some("nobody has tried what it does beyond packing files".to_owned()),
        _ => None,
    }
}

/// Settings for which maturin has nothing, each with the reason to give.
type Reasons = &'static [(&'static str, &'static str)];

fn tables(backend: Backend) -> Reasons {
    match backend {
        Backend::Hatchling => HATCHLING,
        Backend::Flit => FLIT,
        Backend::Pdm => PDM,
        Backend::Poetry => POETRY,
        _ => &[],
    }
}

const HATCHLING: Reasons = &[
    ("tool.hatch.build.hooks", "build hooks of hatchling run"),
    (
        "tool.hatch.build.targets.wheel.hooks",
        "build hooks of hatchling run",
    ),
    (
        "tool.hatch.metadata.hooks",
        "a hook of hatchling makes metadata",
    ),
    ("tool.hatch.build.artifacts", "hatchling packs artifacts"),
    (
        "tool.hatch.build.targets.wheel.artifacts",
        "hatchling packs artifacts",
    ),
    (
        "tool.hatch.build.force-include",
        "hatchling packs files from elsewhere",
    ),
    (
        "tool.hatch.build.targets.wheel.force-include",
        "hatchling packs files from elsewhere",
    ),
    (
        "tool.hatch.build.targets.wheel.shared-data",
        "hatchling packs shared data",
    ),
    (
        "tool.hatch.build.targets.wheel.shared-scripts",
        "hatchling packs scripts",
    ),
    ("tool.hatch.build.sources", "hatchling renames folders"),
    (
        "tool.hatch.build.targets.wheel.sources",
        "hatchling renames folders",
    ),
];

const FLIT: Reasons = &[
    (
        "tool.flit.metadata",
        "the metadata is in [tool.flit.metadata]",
    ),
    ("tool.flit.external-data", "flit packs external data"),
];

const PDM: Reasons = &[
    (
        "tool.pdm.build.custom-hook",
        "a build hook of pdm-backend runs",
    ),
    (
        "tool.pdm.build.run-setuptools",
        "pdm-backend runs setuptools",
    ),
];

const POETRY: Reasons = &[
    ("tool.poetry.build", "a build script of poetry runs"),
    (
        "tool.poetry-dynamic-versioning",
        "the version comes from git",
    ),
];
