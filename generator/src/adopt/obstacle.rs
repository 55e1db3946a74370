//! Why maturin cannot build a package.

use super::layout::Layout;
use super::pyproject::Pyproject;

/// The build backends that we know, by what follows from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
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

pub fn backend(pyproject: &Pyproject) -> Backend {
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

/// Why maturin cannot take the place of the backend, if it cannot.
pub fn obstacle(backend: Backend, pyproject: &Pyproject, layout: &Layout) -> Option<String> {
    if layout.is_single {
        let name = &layout.package;
        return Some(format!(
            "{name} is the single module {name}.py, and maturin packs packages only"
        ));
    }
    let (tables, settings) = unmatched(backend);
    for table in tables {
        for (name, why) in settings {
            if pyproject.has(&format!("{table}.{name}")) {
                return Some((*why).to_owned());
            }
        }
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
        return Some(format!(
            "the build puts {path} into the wheel, which maturin would not"
        ));
    }
    match backend {
        Backend::Setuptools => {
            Some("the package uses setuptools, whose settings are a program".to_owned())
        }
        Backend::Other => Some("nobody has tried what it does beyond packing files".to_owned()),
        _ => None,
    }
}

/// Settings for which maturin has nothing, each with the reason to give, and the tables that they may be in.
type Unmatched = (
    &'static [&'static str],
    &'static [(&'static str, &'static str)],
);

fn unmatched(backend: Backend) -> Unmatched {
    match backend {
        Backend::Hatchling => HATCHLING,
        Backend::Flit => (
            &["tool.flit"],
            &[
                ("metadata", "the metadata is in [tool.flit.metadata]"),
                ("external-data", "flit packs external data"),
            ],
        ),
        Backend::Uv => (
            &["tool.uv.build-backend"],
            &[("data", "uv packs data files")],
        ),
        Backend::Pdm => (
            &["tool.pdm.build"],
            &[
                ("custom-hook", "a build hook of pdm-backend runs"),
                ("run-setuptools", "pdm-backend runs setuptools"),
            ],
        ),
        Backend::Poetry => (
            &["tool"],
            &[
                ("poetry.build", "a build script of poetry runs"),
                ("poetry-dynamic-versioning", "the version comes from git"),
            ],
        ),
        Backend::Setuptools | Backend::Compiler | Backend::Other => (&[], &[]),
    }
}

const HATCHLING: Unmatched = (
    &[
        "tool.hatch.build",
        "tool.hatch.build.targets.wheel",
        "tool.hatch.metadata",
    ],
    &[
        ("hooks", "hooks of hatchling run"),
        ("artifacts", "hatchling packs artifacts"),
        ("force-include", "hatchling packs files from elsewhere"),
        ("shared-data", "hatchling packs shared data"),
        ("shared-scripts", "hatchling packs scripts"),
        ("sources", "hatchling renames folders"),
    ],
);
