//! The answer sets that are tried, from the table of questions.

use create_pyo3::answers::{self, Answers, Value};
use create_pyo3::plan::{File, plan};
use create_pyo3::questions::{Default, Kind, QUESTIONS, Question, TOPICS, Topic};
use create_pyo3::template::Template;
use create_pyo3::template::releases;

use super::is_long;

/// One set of answers, complete, in the order of the table.
#[derive(Clone, Debug)]
pub struct Case {
    pub answers: Vec<(&'static Question, Value)>,
}

impl Case {
    /// The defaults, for a project of this name.
    pub fn new(project_name: &str) -> Self {
        let answers = QUESTIONS
            .iter()
            .map(|question| {
                let is_name = matches!(question.kind, Kind::Name);
                let from_outside = if is_name { project_name } else { "" };
                (question, answers::default(question, from_outside))
            })
            .collect();
        Self { answers }
    }

    /// The defaults with every topic.
    pub fn of_all_topics(project_name: &str) -> Self {
        Self::new(project_name).with_topics(TOPICS.iter().map(|topic| topic.name).collect())
    }

    /// The defaults of the oldest release, which knows no topic that came later.
    pub fn of_oldest_release(project_name: &str) -> Self {
        let oldest = releases::manifest(releases::versions()[0]).expect("it is stored");
        let topics = answers::parse_topics(&oldest.answers["examples"]).expect("none has gone");
        Self::new(project_name).with("examples", topics)
    }

    /// The same with another answer to one question.
    pub fn with(mut self, name: &str, value: Value) -> Self {
        let answer = self
            .answers
            .iter_mut()
            .find(|(question, _)| question.name == name);
        answer
            .unwrap_or_else(|| panic!("no question is called {name}"))
            .1 = value;
        self
    }

    pub fn with_topics(self, topics: Vec<&'static str>) -> Self {
        self.with("examples", Value::Topics(topics))
    }

    pub fn without_topic(self, topic: &str) -> Self {
        let topics = self.topics().iter().copied();
        let topics = topics.filter(|it| *it != topic).collect();
        self.with_topics(topics)
    }

    pub fn topics(&self) -> &[&'static str] {
        let topics = self.answers.iter().find_map(|(_, value)| match value {
            Value::Topics(topics) => Some(topics),
            _ => None,
        });
        topics.expect("a question asks for topics")
    }

    pub fn with_text(self, name: &str, text: &str) -> Self {
        self.with(name, Value::Text(text.to_owned()))
    }

    pub fn project_name(&self) -> &str {
        self.text("project_name")
    }

    /// The answer to a question whose answer is text.
    pub fn text(&self, name: &str) -> &str {
        let text = self
            .answers
            .iter()
            .find_map(|(question, value)| match value {
                Value::Text(text) if question.name == name => Some(text),
                _ => None,
            });
        text.unwrap_or_else(|| panic!("no question for a text is called {name}"))
    }

    /// The project's files, in memory.
    pub fn plan(&self) -> Vec<File> {
        plan(&Template::current(), &self.to_answers()).expect("it renders")
    }

    pub fn to_answers(&self) -> Answers {
        let mut values = self.answers.iter().map(|(_, value)| value.clone());
        let next = |_| Ok(values.next().expect("a case is complete"));
        Answers::collect(next).unwrap_or_else(|error| {
            panic!("{error}: give the question other texts in `values` of tests/support/matrix.rs")
        })
    }

    pub fn module_name(&self) -> String {
        self.project_name().to_lowercase().replace('-', "_")
    }
}

/// One project for each subset of the topics, the first without any, the last with all of them. If the run is not long,
/// those with at most one, those without at most one, and the default: any three topics meet in each way.
pub fn subsets() -> Vec<Case> {
    let default = Case::new("default");
    let bit = |(index, topic): (usize, &Topic)| {
        usize::from(default.topics().contains(&topic.name)) << index
    };
    let default: usize = TOPICS.iter().enumerate().map(bit).sum();
    (0..1_usize << TOPICS.len())
        .filter(|bits| {
            let count = bits.count_ones() as usize;
            is_long() || count <= 1 || count + 1 >= TOPICS.len() || *bits == default
        })
        .map(|bits| {
            let topics = TOPICS
                .iter()
                .enumerate()
                .filter(|(index, _)| bits & (1 << index) != 0);
            Case::new(&format!("subset-{bits:03}"))
                .with_topics(topics.map(|(_, topic)| topic.name).collect())
        })
        .collect()
}

/// A few projects in which each two values of two questions meet at least once.
pub fn pairwise() -> Vec<Case> {
    let values: Vec<Vec<Value>> = QUESTIONS.iter().map(values).collect();
    let mut open: Vec<[(usize, usize); 2]> = Vec::new();
    for (a, of_a) in values.iter().enumerate() {
        for (b, of_b) in values.iter().enumerate().skip(a + 1) {
            let pairs =
                (0..of_a.len()).flat_map(|x| (0..of_b.len()).map(move |y| [(a, x), (b, y)]));
            open.extend(pairs);
        }
    }
    let mut cases = Vec::new();
    while let Some(first) = open.first().copied() {
        let mut chosen: Vec<Option<usize>> = vec![None; values.len()];
        let fits = |chosen: &[Option<usize>], pair: &[(usize, usize); 2]| {
            pair.iter()
                .all(|(question, value)| chosen[*question].is_none_or(|have| have == *value))
        };
        for pair in std::iter::once(&first).chain(&open) {
            if fits(&chosen, pair) {
                pair.iter()
                    .for_each(|(question, value)| chosen[*question] = Some(*value));
            }
        }
        open.retain(|pair| {
            !pair
                .iter()
                .all(|(question, value)| chosen[*question] == Some(*value))
        });
        let answers = QUESTIONS
            .iter()
            .enumerate()
            .map(|(index, question)| (question, values[index][chosen[index].unwrap_or(0)].clone()));
        cases.push(Case {
            answers: answers.collect(),
        });
    }
    cases
}

/// The values of a question that are worth trying.
fn values(question: &Question) -> Vec<Value> {
    let text = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| Value::Text((*text).to_owned()))
            .collect()
    };
    match &question.kind {
        Kind::Name => text(&["my-project", "rust", "Mixed_Case-9"]),
        Kind::Text { .. } if matches!(question.default, Default::Git) => {
            text(&["", "Zoë O'Neill", "Ada Lovelace <ada.l+py@example.org>"])
        }
        Kind::Text { .. } if matches!(question.default, Default::Remote) => text(&[
            "",
            "https://github.com/ada/my-project",
            "http://git.example.org:8080/~ada/my_project.py",
        ]),
        Kind::Text { .. } => text(&[
            "A Python package with its hot parts in Rust",
            "",
            "It's {{ 7 * 7 }} & ${{ github.token }}: {% if %} # 'x' <b>é漢🐍</b> %s",
        ]),
        Kind::Choice { options } => text(options),
        Kind::Topics => vec![
            answers::default(question, ""),
            Value::Topics(Vec::new()),
            Value::Topics(vec![TOPICS[TOPICS.len() - 1].name]),
        ],
        Kind::Switch => vec![Value::Switch(false), Value::Switch(true)],
    }
}
