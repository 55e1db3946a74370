//! Runs the package's own tests in a copy, installed in place: before and after.

mod needs;

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::Deserialize;

use super::metadata::Metadata;
use super::project::Project;
use super::shape::Shape;
use super::strategy::Strategy;
use super::tools::{self, Builder};
use super::trial::Trial;
use crate::error::adopt::Problem;
use crate::error::{Error, Result};
use crate::update::merge::Change;
use needs::Needs;

/// How the tests went.
#[derive(Debug, PartialEq, Eq)]
pub struct Tested {
    pub passed_before: usize,
    pub passed: usize,
    /// How many fail as they did before.
    pub failed: usize,
    /// Where the tests found the compiled module, or why they did not.
    pub module: std::result::Result<String, String>,
}

/// What the plugin notes.
#[derive(Default, Deserialize)]
struct Outcome {
    passed: usize,
    failed: BTreeSet<String>,
    module: Option<String>,
    #[serde(default)]
    missing: String,
}

/// A copy of the package that is used for the tests alone: what they leave must not be packed.
pub struct Suite<'a> {
    name: String,
    builder: &'a Builder,
    trial: Trial,
    needs: Needs,
    before: Outcome,
}

/// Where the tests run: the Python that has the package, and the folder of the plugin.
struct Place {
    python: PathBuf,
    plugin: PathBuf,
}

impl<'a> Suite<'a> {
    /// Runs the tests of the package as it is.
    pub fn before(
        project: &Project,
        metadata: &Metadata,
        builder: &'a Builder,
        given: &[String],
    ) -> Result<Self> {
        let mut needs = needs::of(project, metadata)?;
        needs.arguments.extend_from_slice(given);
        let mut suite = Self {
            name: metadata.get("Name").unwrap_or_default().to_owned(),
            builder,
            trial: Trial::of(&project.disk.path)?,
            needs,
            before: Outcome::default(),
        };
        let (outcome, said) = suite.run(&suite.installed("before", &[])?, "", &[])?;
        if outcome.passed == 0 {
            return Err(suite.cannot_run(format!("no test passes\n  {said}")));
        }
        suite.before = outcome;
        Ok(suite)
    }

    /// Runs them with the module in place; refuses if one fails that did not fail before.
    pub fn after(&self, shape: &Shape, changes: &[Change]) -> Result<Tested> {
        self.trial.apply(changes)?;
        let mut more = Vec::new();
        if shape.strategy == Strategy::Separate {
            more.extend(["--editable".to_owned(), format!("./{}", shape.rust)]);
        }
        let place = self.installed("after", &more)?;
        let (after, _) = self.run(&place, &shape.module, &[])?;
        let new: Vec<String> = after
            .failed
            .difference(&self.before.failed)
            .cloned()
            .collect();
        if !new.is_empty() {
            // Some measure time, and fail now and then.
            let (again, said) = self.run(&place, &shape.module, &new)?;
            if !again.failed.is_empty() {
                let (name, failed) = (self.name.clone(), again.failed.into_iter().collect());
                return Err(Problem::TestsFail { name, failed, said }.into());
            }
        }
        let project = self.trial.project();
        let below = |path: String| match path.strip_prefix(&*project.to_string_lossy()) {
            Some(below) => below.trim_start_matches(['/', '\\']).to_owned(),
            None => path,
        };
        Ok(Tested {
            passed_before: self.before.passed,
            passed: after.passed + new.len(),
            failed: after.failed.len() - new.len(),
            module: after.module.map(below).ok_or(after.missing),
        })
    }

    /// Installs the copy in place, with an environment of that name.
    fn installed(&self, name: &str, more: &[String]) -> Result<Place> {
        let project = self.trial.project();
        let environment = self.trial.beside(&format!("{name}-environment"))?;
        let (target, plugin) = (self.trial.beside("target")?, self.trial.beside(name)?);
        let package = match self.needs.extras.join(",") {
            none if none.is_empty() => ".".to_owned(),
            extras => format!(".[{extras}]"),
        };
        let package = [&["--editable".to_owned(), package], more].concat();
        let install = || {
            let python = self.builder.environment(&environment, project)?;
            // Without isolation, what builds the package has to be there first.
            for what in [&self.needs.arguments, &package] {
                self.builder.install(&python, project, what, &target)?;
            }
            Ok(python)
        };
        let python = install().map_err(|problem: String| self.cannot_run(problem))?;
        self.trial
            .write(plugin.join("create_pyo3_probe.py"), PROBE.as_bytes())?;
        Ok(Place { python, plugin })
    }

    /// Runs the tests, or some of them.
    fn run(&self, place: &Place, module: &str, some: &[String]) -> Result<(Outcome, String)> {
        let project = self.trial.project();
        let said = tools::pytest(&place.python, project, &place.plugin, module, some);
        let said = said.map_err(|problem| self.cannot_run(problem))?;
        let Ok(outcome) = self.trial.read(place.plugin.join("outcome.json")) else {
            return Err(self.cannot_run(said));
        };
        match serde_json::from_slice(&outcome) {
            Ok(outcome) => Ok((outcome, said)),
            Err(error) => Err(self.cannot_run(error.to_string())),
        }
    }

    fn cannot_run(&self, problem: String) -> Error {
        let name = self.name.clone();
        Problem::CannotTest { name, problem }.into()
    }
}

const PROBE: &str = include_str!("probe.py");
