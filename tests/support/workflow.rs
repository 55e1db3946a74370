//! Reads the files of workflows and actions.

use std::path::Path;

use serde_json::Value;

use super::read_text;

pub struct Job {
    pub id: String,
    pub steps: Vec<Step>,
}

pub struct Step {
    /// What act calls it: the id, or else the place.
    pub id: String,
    /// The name, or the action that it uses, or what it runs.
    pub name: String,
    /// The lines that it runs.
    pub run: Option<String>,
    /// The action that it uses, without its version.
    pub uses: Option<String>,
    /// What it gives to the action.
    pub inputs: Vec<String>,
}

/// The inputs that an action has.
pub fn read_inputs(path: &Path) -> Vec<String> {
    keys(&read_yaml(path)["inputs"])
}

fn keys(value: &Value) -> Vec<String> {
    let keys = value.as_object().into_iter().flat_map(|it| it.keys());
    keys.cloned().collect()
}

fn read_yaml(path: &Path) -> Value {
    serde_saphyr::from_str(&read_text(path))
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The jobs of a workflow; the one of an action is called `runs`.
pub fn read_jobs(path: &Path) -> Vec<Job> {
    let file = read_yaml(path);
    let jobs = match file["jobs"].as_object() {
        Some(jobs) => jobs
            .iter()
            .map(|(id, job)| (id.clone(), &job["steps"]))
            .collect(),
        None => vec![("runs".to_owned(), &file["runs"]["steps"])],
    };
    let jobs = jobs.into_iter().map(|(id, steps)| {
        let steps = steps
            .as_array()
            .expect("a job has steps")
            .iter()
            .enumerate();
        let steps = steps.map(|(place, step)| {
            let text = |name: &str| step[name].as_str().map(str::to_owned);
            let uses = text("uses").map(|it| it.split('@').next().unwrap_or_default().to_owned());
            let name = text("name").or(uses.clone()).or(text("run"));
            Step {
                id: text("id").unwrap_or(place.to_string()),
                name: name.expect("a step has something to do"),
                run: text("run"),
                uses,
                inputs: keys(&step["with"]),
            }
        });
        Job {
            id,
            steps: steps.collect(),
        }
    });
    jobs.collect()
}
