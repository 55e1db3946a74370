//! Builds the package in a copy before and after its edits, and compares what comes out.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::adoption::Adoption;
use super::archive::Files;
use super::attempt::Attempt;
use super::compare::{Differences, compare};
use super::facts::is_extension;
use super::maturin::Patterns;
use super::project::Project;
use super::shape::Shape;
use super::strategy::{self, Strategy};
use super::suite::Suite;
use super::tools::{self, Builder, What};
use super::trial::{Packed, Trial};
use super::{plan, report};
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

/// Tries the adoption out; nothing is written to the project.
pub fn adoption(project: &Project, options: &Adopt) -> Result<Adoption> {
    let bench = Bench::of(project)?;
    report::step(options, "building the package as it is")?;
    let before = bench.before()?;
    let attempt = Attempt::of(project, &before.wheel, options)?;
    let mut suite = None;
    if options.run_tests {
        report::step(options, "running its tests")?;
        let mut needs = options.with.clone();
        if !options.ports.is_empty() {
            needs.push("hypothesis".to_owned());
        }
        let metadata = &attempt.facts.metadata;
        suite = Some(Suite::before(project, metadata, &bench.builder, &needs)?);
    }
    let module = &attempt.shape.module;
    report::step(options, &format!("building it with {module}"))?;
    let changes = bench.settle(&attempt, &before)?;
    let mut tested = None;
    if let Some(suite) = suite {
        report::step(options, &format!("running its tests with {module}"))?;
        tested = Some(suite.after(&attempt.shape, &changes)?);
    }
    let mut adoption = Adoption::unchecked(attempt.choice.reason, attempt.shape, changes);
    adoption.compared = Some((before.wheel.len(), before.sdist.len()));
    adoption.tested = tested;
    Ok(adoption)
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
            .build(self.trial.project(), &out, What::Both, &self.target);
        built.map_err(|problem| cannot_build(name, problem, self.builder.command()))?;
        self.trial.packed(&out)
    }

    /// The changes with which nothing is lost.
    fn settle(&self, attempt: &Attempt, before: &Packed) -> Result<Vec<Change>> {
        let shape = &attempt.shape;
        let is_maturin = shape.strategy == Strategy::Maturin;
        let all = self.trial.files()?;
        let mut patterns = Patterns::default();
        let mut changes = self.apply(attempt, &patterns)?;
        if is_maturin {
            // It takes a second, and shows what maturin would not pack by itself.
            let sdist = self.after(shape, "sdist", What::Sdist)?;
            let differences = compare_with(shape, &changes, before, &sdist);
            patterns.include = cover(&differences.sdist, &before.sdist, &all);
            changes = self.apply(attempt, &patterns)?;
        }
        let mut after = self.after(shape, "after", What::Both)?;
        let mut differences = compare_with(shape, &changes, before, &after);
        if is_maturin && !differences.added.is_empty() {
            let added = differences.added.iter();
            patterns.exclude = added.map(|path| shape.in_source(path)).collect();
            changes = self.apply(attempt, &patterns)?;
            after = self.after(shape, "again", What::Both)?;
            differences = compare_with(shape, &changes, before, &after);
        }
        self.check_module(shape, &after)?;
        match differences.losses() {
            losses if losses.is_empty() => Ok(changes),
            losses => {
                let fix = strategy::without_losses(shape.strategy, &attempt.base).to_owned();
                Err(Problem::Losses { losses, fix }.into())
            }
        }
    }

    /// Makes sure that the module was packed, with the package or as a distribution of its own.
    fn check_module(&self, shape: &Shape, after: &Packed) -> Result<()> {
        let mut packed = after;
        let own;
        if shape.strategy == Strategy::Separate {
            let out = self.trial.beside("separate")?;
            let folder = self.trial.project().join(&shape.rust);
            let built = self.builder.build(&folder, &out, What::Both, &self.target);
            built.map_err(|problem| does_not_build(shape, problem))?;
            own = self.trial.packed(&out)?;
            packed = &own;
        }
        if packed.wheel.keys().any(|path| is_extension(path)) {
            return Ok(());
        }
        let problem = format!("the wheel has no {}", shape.module);
        Err(does_not_build(shape, problem))
    }

    /// Edits the copy.
    fn apply(&self, attempt: &Attempt, patterns: &Patterns) -> Result<Vec<Change>> {
        let shape = &attempt.shape;
        let planned = |lock| plan::changes(self.project, attempt, patterns, lock);
        self.trial.apply(&planned(None)?)?;
        let manifest = self.trial.project().join(shape.manifest());
        tools::lock(&manifest).map_err(|problem| does_not_build(shape, problem))?;
        let lock = self.trial.read(format!("{}/Cargo.lock", shape.rust))?;
        let lock = String::from_utf8_lossy(&lock);
        planned(Some(&lock))
    }

    fn after(&self, shape: &Shape, out: &str, what: What) -> Result<Packed> {
        let out = self.trial.beside(out)?;
        let built = self
            .builder
            .build(self.trial.project(), &out, what, &self.target);
        built.map_err(|problem| does_not_build(shape, problem))?;
        self.trial.packed(&out)
    }
}

fn does_not_build(shape: &Shape, problem: String) -> Error {
    let name = shape.name.clone();
    Problem::DoesNotBuildAfter { name, problem }.into()
}

/// Compares all but what we add and edit.
fn compare_with(shape: &Shape, changes: &[Change], before: &Packed, after: &Packed) -> Differences {
    let module = shape.module_path();
    let is_ours = |path: &str| {
        let is_module = path.starts_with(&format!("{module}.")) && is_extension(path);
        let is_changed = |it: &str| changes.iter().any(|change| change.path == it);
        is_module || is_changed(path) || is_changed(&shape.in_source(path))
    };
    compare(before, after, is_ours)
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
