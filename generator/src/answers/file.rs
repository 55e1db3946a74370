//! The answers file of a project: the version of the template that it was made from, and with which answers.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserializer, Error as _, MapAccess, Visitor};

use crate::answers::{self, Answers, Value};
use crate::questions::{Kind, QUESTIONS, Question};
use crate::template::releases;

/// What an answers file says.
#[derive(Debug)]
pub struct Recorded {
    pub version: String,
    pub answers: Answers,
}

/// Reads the text of an answers file; what is wrong with it, if anything, is the error.
pub fn read(text: &str) -> Result<Recorded, String> {
    let options = serde_saphyr::options! { with_snippet: false };
    let Raw { commit, given } =
        serde_saphyr::from_str_with_options(text, options).map_err(|error| error.to_string())?;
    let commit =
        commit.ok_or("`_commit` is missing: expected the release, for example `v0.1.0`")?;
    let version = version(&commit)?;
    // A release does not ask what came later.
    let asked = releases::manifest(&version).map(|manifest| manifest.answers);
    let is_asked = |name: &str| asked.as_ref().is_none_or(|it| it.contains_key(name));
    let is_missing = |it: &&Question| is_asked(it.name) && !given.contains_key(it.name);
    if let Some(Question { name, flag, .. }) = QUESTIONS.iter().find(is_missing) {
        return Err(format!(
            "`{name}` is missing: `create-pyo3 explain {flag}` says what is accepted"
        ));
    }
    let answers = Answers::collect(|question| {
        let given = given.get(question.name).cloned();
        Ok(given.unwrap_or_else(|| answers::default(question, "")))
    });
    let answers = answers.map_err(|error| error.to_string())?;
    Ok(Recorded { version, answers })
}

/// The version behind the name of its tag.
fn version(commit: &str) -> Result<String, String> {
    let current = env!("CARGO_PKG_VERSION");
    let version = commit.strip_prefix('v').unwrap_or(commit);
    let mut known = releases::versions();
    known.push(current);
    known.dedup();
    if known.contains(&version) {
        return Ok(version.to_owned());
    }
    let is_release = version.split('.').all(|part| part.parse::<u64>().is_ok());
    if is_release && releases::compare(version, current).is_gt() {
        return Err(format!(
            "`_commit` is {commit}, and this is create-pyo3 {current}: install {version} or later"
        ));
    }
    Err(format!(
        "`_commit` is {commit}, which is no release: expected the one that the project was made from, of v{}",
        known.join(", v")
    ))
}

struct Raw {
    commit: Option<String>,
    given: BTreeMap<&'static str, Value>,
}

impl<'de> serde::Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RawVisitor)
    }
}

/// Reads each value as what its question is answered with: `3.10` is text and not a number.
struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("the answers by the names of the questions")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut raw = Raw {
            commit: None,
            given: BTreeMap::new(),
        };
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "_commit" => raw.commit = Some(map.next_value()?),
                "_src_path" => _ = map.next_value::<String>()?,
                name => {
                    let question = find(name).ok_or_else(|| A::Error::custom(unknown(name)))?;
                    let value = value(question, &mut map)?;
                    answers::check(question, &value).map_err(A::Error::custom)?;
                    raw.given.insert(question.name, value);
                }
            }
        }
        Ok(raw)
    }
}

fn value<'de, A: MapAccess<'de>>(question: &Question, map: &mut A) -> Result<Value, A::Error> {
    match question.kind {
        Kind::Switch => Ok(Value::Switch(map.next_value()?)),
        Kind::Topics => {
            let topics = map.next_value::<Vec<String>>()?;
            if topics.is_empty() {
                return Ok(Value::Topics(Vec::new()));
            }
            answers::parse_topics(&topics.join(",")).map_err(A::Error::custom)
        }
        _ => Ok(Value::Text(map.next_value()?)),
    }
}

fn find(name: &str) -> Option<&'static Question> {
    QUESTIONS.iter().find(|question| question.name == name)
}

fn unknown(name: &str) -> String {
    let names: Vec<_> = QUESTIONS.iter().map(|question| question.name).collect();
    format!(
        "nothing is called `{name}`: expected _commit, _src_path, {}",
        names.join(", ")
    )
}
