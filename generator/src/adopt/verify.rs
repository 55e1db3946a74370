//! Builds the package in a copy before and after its edits, and compares what comes out.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::adoption::Adoption;
use super::archive::Files;
use super::compare::{Differences, compare};
use super::facts::{Facts, is_extension};
use super::maturin::Patterns;
use super::project::Project;
use super::pyproject::Pyproject;
use super::shape::Shape;
use super::strategy::{Strategy, choose};
use super::tools::{self, Builder, What};
use super::trial::{Packed, Trial};
use super::{convert, plan, port, report};
use crate::error::adopt::Problem;
use crate::error::{Error, Result};
use crate::request::Adopt;
use crate::system::programs;
use crate::system::rights;
use crate::update::merge::Change;

/// A copy with what builds it.
struct Bench<'a> {
    project: &'a Project<'a>,
    trial: Trial,
    builder: Builder,
    target: PathBuf,
}

/// What is tried on it.
struct Attempt<'a> {
    /// The pyproject.toml to start from.
    base: Pyproject,
    facts: &'a Facts,
    shape: &'a Shape,
}

/// Tries the adoption out; nothing is written to the project.
pub fn adoption(project: &Project, options: &Adopt) -> Result<Adoption> {
    let bench = Bench::of(project)?;
    report::step(options, "building the package as it is")?;
    let before = bench.before()?;
    let same = |path: &str, contents: &[u8]| project.has(path, contents);
    let facts = Facts::read(&before.wheel, options, same)?;
    let choice = choose(&project.pyproject, &facts.layout, options.backend)?;
    let facts = facts.placed(choice.strategy, options)?;
    let base = match choice.converts {
        true => convert::from_poetry(&project.pyproject, &facts.metadata, &before.wheel)?,
        false => project.pyproject.clone(),
    };
    let mut shape = Shape::of(&facts, choice.strategy, plan::tests(project)?);
    for given in &options.ports {
        shape.ports.push(port::read(project, &facts.layout, given)?);
    }
    report::step(options, &format!("building it with {}", facts.module))?;
    let attempt = Attempt {
        base,
        facts: &facts,
        shape: &shape,
    };
    let changes = bench.settle(&attempt, &before)?;
    let compared = Some((before.wheel.len(), before.sdist.len()));
    Ok(Adoption {
        facts,
        choice,
        shape,
        changes,
        compared,
    })
}

fn name_of(project: &Project) -> String {
    let named = project.pyproject.text("project.name").map(str::to_owned);
    let folder = project.disk.path.file_name().unwrap_or_default();
    named.unwrap_or_else(|| folder.to_string_lossy().into_owned())
}

fn cannot_build(name: &str, problem: String, command: &str) -> Error {
    let (name, command) = (name.to_owned(), command.to_owned());
    Problem::DoesNotBuild {
        name,
        problem,
        command,
    }
    .into()
}

impl<'a> Bench<'a> {
    /// Copies the project, and finds what builds it.
    fn of(project: &'a Project<'a>) -> Result<Self> {
        if programs::find("cargo").is_none() {
            return Err(Problem::NoCargo.into());
        }
        if !rights::is_own_path(&project.disk.path) {
            let path = project.disk.path.clone();
            return Err(Problem::Foreign { path }.into());
        }
        let builder = Builder::find()?;
        let trial = Trial::of(&project.disk.path)?;
        let target = trial.beside("target")?;
        let builder = builder.prepare(&trial.beside("environment")?);
        let builder = builder
            .map_err(|problem| cannot_build(&name_of(project), problem, "python -m build"))?;
        Ok(Self {
            project,
            trial,
            builder,
            target,
        })
    }

    fn before(&self) -> Result<Packed> {
        let name = &name_of(self.project);
        let out = self.trial.beside("before")?;
        let built = self
            .builder
            .build(&self.trial.project(), &out, What::Both, &self.target);
        built.map_err(|problem| cannot_build(name, problem, self.builder.command()))?;
        self.trial.packed(&out)
    }

    /// The changes with which nothing is lost.
    fn settle(&self, attempt: &Attempt, before: &Packed) -> Result<Vec<Change>> {
        let (facts, is_maturin) = (attempt.facts, attempt.shape.strategy == Strategy::Maturin);
        let all = self.trial.files()?;
        let mut patterns = Patterns::default();
        let mut changes = self.apply(attempt, &patterns)?;
        if is_maturin {
            // It takes a second, and shows what maturin would not pack by itself.
            let sdist = self.after(facts, "sdist", What::Sdist)?;
            let differences = compare_with(facts, &changes, before, &sdist);
            patterns.include = cover(&differences.sdist, &before.sdist, &all);
            changes = self.apply(attempt, &patterns)?;
        }
        let after = self.after(facts, "after", What::Both)?;
        let differences = compare_with(facts, &changes, before, &after);
        if differences.added.is_empty() || !is_maturin {
            self.check_module(attempt, &after)?;
            return without_losses(differences, attempt.shape.strategy, changes);
        }
        let added = differences.added.iter();
        patterns.exclude = added.map(|path| facts.layout.in_source(path)).collect();
        let changes = self.apply(attempt, &patterns)?;
        let after = self.after(facts, "again", What::Both)?;
        self.check_module(attempt, &after)?;
        let differences = compare_with(facts, &changes, before, &after);
        without_losses(differences, attempt.shape.strategy, changes)
    }

    /// Makes sure that the module was packed, with the package or as a distribution of its own.
    fn check_module(&self, attempt: &Attempt, after: &Packed) -> Result<()> {
        let facts = attempt.facts;
        let mut packed = after;
        let own;
        if attempt.shape.strategy == Strategy::Separate {
            let out = self.trial.beside("separate")?;
            let folder = self.trial.project().join(&facts.rust);
            let built = self.builder.build(&folder, &out, What::Both, &self.target);
            built.map_err(|problem| does_not_build(facts, problem))?;
            own = self.trial.packed(&out)?;
            packed = &own;
        }
        if packed.wheel.keys().any(|path| is_extension(path)) {
            return Ok(());
        }
        let problem = format!("the wheel has no {}", facts.module);
        Err(does_not_build(facts, problem))
    }

    /// Edits the copy.
    fn apply(&self, attempt: &Attempt, patterns: &Patterns) -> Result<Vec<Change>> {
        let Attempt { base, facts, shape } = attempt;
        let planned = |lock| plan::changes(self.project, base, facts, shape, patterns, lock);
        for change in planned(None)? {
            self.trial
                .write(&change.path, change.after.as_deref().unwrap_or_default())?;
        }
        let manifest = self.trial.project().join(facts.manifest());
        tools::lock(&manifest).map_err(|problem| does_not_build(facts, problem))?;
        let lock = self.trial.read(&format!("{}/Cargo.lock", facts.rust))?;
        let lock = String::from_utf8_lossy(&lock);
        let changes = planned(Some(&lock))?;
        let edited = changes.iter().filter(|change| change.before.is_some());
        let edited: Vec<_> = edited.map(|change| change.path.as_str()).collect();
        tools::hide_from_git(&self.trial.project(), &edited);
        Ok(changes)
    }

    fn after(&self, facts: &Facts, out: &str, what: What) -> Result<Packed> {
        let out = self.trial.beside(out)?;
        let built = self
            .builder
            .build(&self.trial.project(), &out, what, &self.target);
        built.map_err(|problem| does_not_build(facts, problem))?;
        self.trial.packed(&out)
    }
}

fn does_not_build(facts: &Facts, problem: String) -> Error {
    let name = facts.name.clone();
    Problem::DoesNotBuildAfter { name, problem }.into()
}

/// Compares all but what we add and edit.
fn compare_with(facts: &Facts, changes: &[Change], before: &Packed, after: &Packed) -> Differences {
    let (module, source) = (facts.module_path(), &facts.layout);
    let is_ours = |path: &str| {
        let is_module = path.starts_with(&format!("{module}.")) && is_extension(path);
        let is_changed = |it: &str| changes.iter().any(|change| change.path == it);
        is_module || is_changed(path) || is_changed(&source.in_source(path))
    };
    compare(before, after, is_ours)
}

fn without_losses(
    differences: Differences,
    strategy: Strategy,
    changes: Vec<Change>,
) -> Result<Vec<Change>> {
    let losses = differences.losses();
    if losses.is_empty() {
        return Ok(changes);
    }
    let fix = match strategy {
        Strategy::Maturin => "choose another --backend",
        Strategy::Setuptools => "pack these files by MANIFEST.in or package_data first",
        Strategy::Separate => "name the packages in the settings of the build backend first",
        Strategy::Hatch => "let hatchling pack these files first",
    };
    let fix = fix.to_owned();
    Err(Problem::Losses { losses, fix }.into())
}

/// Patterns for these files of an sdist: whole folders where it had all of a folder.
fn cover(lost: &[String], sdist: &Files, all: &[String]) -> Vec<String> {
    let mut partial = BTreeSet::new();
    for path in all.iter().filter(|path| !sdist.contains_key(*path)) {
        partial.extend(folders(path));
    }
    let pattern = |path: &String| {
        let whole = folders(path).find(|folder| !partial.contains(folder));
        let plain = whole.map_or_else(|| path.clone(), |folder| format!("{folder}/**/*"));
        plain.replace('[', "[[]")
    };
    let patterns: BTreeSet<String> = lost.iter().map(pattern).collect();
    patterns.into_iter().collect()
}

/// The folders above a path, the outermost first.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}
