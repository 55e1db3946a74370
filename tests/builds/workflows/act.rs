//! Runs a workflow with act: each step is a process of this machine, and the folder `actions` has what takes the place
//! of other people's actions.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use regex_lite::Regex;
use serde_json::Value;

use crate::support::sandbox::Sandbox;
use crate::support::workflow::{Job, read_jobs};
use crate::support::{
    Interpreter, create_folder, in_haste, kept, python, read_text, repository, scratch, tool,
    tools_path, write, write_program,
};

/// A run of a workflow that has not begun.
pub struct Act {
    command: Command,
    workflow: PathBuf,
    folder: tempfile::TempDir,
}

impl Act {
    /// The run for an event on this branch or tag. Its jobs, one after the other, work in the folder `name`.
    pub fn new(
        sandbox: &Sandbox,
        name: &str,
        workflow: &str,
        event: &str,
        reference: &str,
    ) -> Self {
        let workflow = sandbox.project.join(".github/workflows").join(workflow);
        let folder = scratch();
        let [artifacts, data] = ["artifacts", "event.json"].map(|it| folder.path().join(it));
        create_folder(&artifacts);
        write(&data, serde_json::json!({ "ref": reference }).to_string());
        let mut command = without_a_runner(tool("act"));
        command
            .args([event, "--json", "--rm", "--no-skip-checkout"])
            // Two jobs at a time would write to act's map of local repositories together.
            .args(["--no-cache-server", "--concurrent-jobs", "1"])
            // Without one, act asks gh for the user's.
            .args(["--secret", "GITHUB_TOKEN=token-of-the-tests"])
            .args(["--platform", "ubuntu-latest=-self-hosted"])
            .args(["--platform", "ubuntu-24.04-arm=-self-hosted"])
            .arg("--eventpath")
            .arg(&data)
            .arg("--action-cache-path")
            .arg(folder.path().join("cache"))
            .arg("--workflows")
            .arg(&workflow)
            .arg("--directory")
            .arg(&sandbox.project)
            .env("PATH", path(&folder.path().join("programs")))
            // act gives each step a terminal; GitHub has none.
            .envs([("NO_COLOR", "1"), ("CARGO_TERM_PROGRESS_WHEN", "never")])
            .envs([("CARGO_TERM_COLOR", "never"), ("UV_NO_PROGRESS", "1")])
            .env("XDG_CONFIG_HOME", folder.path().join("config"))
            .env("STAND_IN_ARTIFACTS", &artifacts)
            .env("STAND_IN_PYTHON", python())
            .env("STAND_IN_REPOSITORY", &sandbox.project)
            .env("STAND_IN_WORKSPACE", kept("workspaces").join(name));
        let smoke = sandbox.project.join(".github/actions/smoke/action.yml");
        let mut files = vec![workflow.clone()];
        files.extend(smoke.exists().then_some(smoke));
        in_haste("workflows", &mut command);
        let act = Self {
            command,
            workflow,
            folder,
        };
        let stand_ins = stand_ins(&files).into_iter();
        stand_ins.fold(act, |act, (action, folder)| {
            act.with_action(&action, &folder)
        })
    }

    /// Takes an action from a folder.
    pub fn with_action(mut self, action: &str, folder: &Path) -> Self {
        self.command.arg("--local-repository");
        self.command.arg(format!("{action}={}", folder.display()));
        self
    }

    /// Only this job, and those that it needs.
    pub fn with_job(mut self, job: &str) -> Self {
        self.command.args(["--job", job]);
        self
    }

    /// Only the runs of a matrix with this value.
    pub fn with_matrix(mut self, name: &str, value: &str) -> Self {
        self.command.args(["--matrix", &format!("{name}:{value}")]);
        self
    }

    /// A variable that takes the place of one of the workflow or of a job.
    pub fn with_env(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.command.args(["--env", &format!("{name}={value}")]);
        self
    }

    /// A program in place of another of this name; its calls are recorded.
    pub fn with_program(self, name: &str, lines: &str) -> Self {
        let record = self.folder.path().join("calls");
        let lines = format!("echo \"{name} $*\" >> '{}'\n{lines}", record.display());
        write_program(&self.folder.path().join("programs").join(name), &lines);
        self
    }

    pub fn run(mut self) -> Ended {
        let output = self.command.output().expect("act starts");
        let mut ended = Ended {
            workflow: self.workflow,
            is_success: output.status.success(),
            steps: BTreeMap::new(),
            errors: Vec::new(),
            text: String::from_utf8_lossy(&output.stderr).into_owned(),
            folder: self.folder,
        };
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            ended.read(line);
        }
        ended
    }
}

/// Takes away what a run of our own tests has in its environment, on GitHub above all.
fn without_a_runner(mut command: Command) -> Command {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let of_others = ["ACTIONS_", "CREATE_PYO3_", "GITHUB_", "RUNNER_", "UV_"];
        if of_others.iter().any(|prefix| text.starts_with(prefix)) {
            command.env_remove(&name);
        }
    }
    command
}

/// PATH with this folder, the pinned tools and each Python of this machine in front.
pub fn path(programs: &Path) -> std::ffi::OsString {
    let path = std::env::split_paths(&tools_path()).collect::<Vec<_>>();
    let pythons = Interpreter::all().into_iter().filter_map(|it| {
        let folder = it.path.parent()?;
        folder.is_absolute().then(|| folder.to_owned())
    });
    let folders = std::iter::once(programs.to_owned())
        .chain(path[..1].iter().cloned())
        .chain(pythons)
        .chain(path[1..].iter().cloned());
    std::env::join_paths(folders).expect("no folder of PATH has a separator in its name")
}

/// Each action of others that one of the files uses, with its commit, and what takes its place.
fn stand_ins(files: &[PathBuf]) -> BTreeMap<String, PathBuf> {
    let uses = Regex::new(r"uses: ([\w.-]+/([\w.-]+)@\w+)").expect("a pattern");
    let mut found = BTreeMap::new();
    for file in files {
        for action in uses.captures_iter(&read_text(file)) {
            let stand_in = repository().join("tests/builds/workflows/actions");
            let stand_in = stand_in.join(&action[2]);
            assert!(
                stand_in.exists(),
                "nothing takes the place of {}",
                &action[1]
            );
            found.insert(action[1].to_owned(), stand_in);
        }
    }
    found
}

/// What a run did.
pub struct Ended {
    workflow: PathBuf,
    is_success: bool,
    /// Whether a step passed, by its job and its id or place.
    steps: BTreeMap<(String, String), bool>,
    errors: Vec<String>,
    pub text: String,
    folder: tempfile::TempDir,
}

impl Ended {
    /// Reads a line of act's log.
    fn read(&mut self, line: &str) {
        let Ok(entry) = serde_json::from_str::<Value>(line) else {
            _ = writeln!(self.text, "{line}");
            return;
        };
        let text = |name: &str| entry[name].as_str().unwrap_or_default().to_owned();
        _ = writeln!(self.text, "{}: {}", text("jobID"), text("msg").trim_end());
        if text("level") == "error" {
            self.errors.push(text("msg"));
        }
        // A step within an action has several.
        let ids = entry["stepID"].as_array().map(Vec::as_slice);
        let is_main = entry["stage"] == "Main";
        if let (Some([id]), Some(result), true) = (ids, entry["stepResult"].as_str(), is_main) {
            let id = id.as_str().unwrap_or_default().to_owned();
            self.steps.insert((text("jobID"), id), result == "success");
        }
    }

    /// Fails unless each step of these jobs passed, apart from those of these names, and no other job ran.
    #[track_caller]
    pub fn assert_passed(&self, jobs: &[&str], skipped: &[&str]) {
        assert!(self.is_success, "{}", self.text);
        assert_eq!(self.errors, Vec::<String>::new(), "{}", self.text);
        assert_eq!(self.jobs(), jobs, "{}", self.text);
        for job in read_jobs(&self.workflow)
            .iter()
            .filter(|job| jobs.contains(&&*job.id))
        {
            for step in &job.steps {
                let passed = self.steps.get(&(job.id.clone(), step.id.clone()));
                let expected = (!skipped.contains(&&*step.name)).then_some(&true);
                assert_eq!(passed, expected, "{}, {}\n{}", job.id, step.name, self.text);
            }
        }
    }

    /// Fails unless exactly this step of this job failed.
    #[track_caller]
    pub fn assert_stopped(&self, job: &str, step: &str) {
        assert!(!self.is_success, "{}", self.text);
        let jobs = read_jobs(&self.workflow);
        let name = |(job, id): &(String, String)| {
            let job: Option<&Job> = jobs.iter().find(|it| it.id == *job);
            let step = job.and_then(|job| job.steps.iter().find(|it| it.id == *id));
            step.map_or(id.clone(), |step| step.name.clone())
        };
        let failed: Vec<_> = self
            .steps
            .iter()
            .filter(|(_, passed)| !**passed)
            .map(|(key, _)| (key.0.clone(), name(key)))
            .collect();
        assert_eq!(failed, [(job.to_owned(), step.to_owned())], "{}", self.text);
    }

    /// How the programs that record it were called.
    pub fn calls(&self) -> Vec<String> {
        let calls = read_text(&self.folder.path().join("calls"));
        calls.lines().map(str::to_owned).collect()
    }

    /// The jobs of which a step ended.
    pub fn jobs(&self) -> Vec<&str> {
        let mut jobs: Vec<&str> = self.steps.keys().map(|(job, _)| &**job).collect();
        jobs.dedup();
        jobs
    }
}
