//! Whatever an untouched project was, an update makes it what a new one would be.

use std::borrow::Cow;

use create_pyo3::questions::TOPICS;
use create_pyo3::template::ANSWERS_FILE;
use create_pyo3::template::releases;
use create_pyo3::update::merge::{Tree, merge};
use create_pyo3::update::tree;

use crate::support::memory::Memory;
use crate::support::sandbox::NOW;
use crate::support::{Case, pairwise, subsets};

fn render(version: &str, cases: &[Case]) -> Vec<Tree> {
    let template = releases::template(version).unwrap_or_else(|| panic!("no version {version}"));
    let one_name = |case: &Case| case.clone().with_text("project_name", "my-project");
    cases
        .iter()
        .map(|case| tree(&template, &one_name(case).to_answers()).expect("it renders"))
        .collect()
}

/// The case without the topic, or with it.
fn toggled(case: &Case, topic: &'static str) -> Case {
    let had = case.topics();
    let names = TOPICS.iter().map(|topic| topic.name);
    let topics = names.filter(|name| had.contains(name) != (*name == topic));
    case.clone().with_topics(topics.collect())
}

fn assert_becomes(from: &Tree, to: &Tree, what: &str) {
    let project = Memory::of(from);
    let merge = merge(from, to, &project).expect("nothing can fail");
    assert_eq!(merge.conflicts, [], "{what}");
    assert!(project.after(&merge) == Memory::of(to), "{what}");
    let last = merge.changes.last().map(|change| change.path.as_str());
    assert!(last.is_none_or(|last| last == ANSWERS_FILE), "{what}");
}

#[test]
fn from_each_release_for_every_subset_and_every_pair_of_answers() {
    let cases = [subsets(), pairwise()].concat();
    let now = render(NOW, &cases);
    for version in releases::versions() {
        for (index, (from, to)) in render(version, &cases).iter().zip(&now).enumerate() {
            assert_becomes(from, to, &format!("{version}, {:?}", cases[index]));
        }
    }
}

/// A topic that is removed and added again is one of these, there and back.
#[test]
fn from_every_subset_to_every_other() {
    let trees = render(NOW, &subsets());
    for (a, from) in trees.iter().enumerate() {
        for (b, to) in trees.iter().enumerate() {
            assert_becomes(from, to, &format!("from subset {a} to {b}"));
        }
    }
}

/// A line of the user's own at the top of every file comes through each removal and back.
#[test]
fn with_edits_from_every_subset_to_its_neighbours_and_back() {
    let cases = subsets();
    let mut clean = 0;
    for (case, base) in cases.iter().zip(render(NOW, &cases)) {
        for topic in TOPICS.iter().map(|topic| topic.name) {
            let theirs = &render(NOW, &[toggled(case, topic)])[0];
            let mut ours = base.clone();
            for (path, contents) in &mut ours {
                if path != ANSWERS_FILE && theirs.contains_key(path) {
                    *contents = Cow::Owned([b"mine\n", &**contents].concat());
                }
            }
            let project = Memory::of(&ours);
            let there = merge(&base, theirs, &project).expect("nothing can fail");
            let after = project.after(&there);
            let back = merge(theirs, &base, &after).expect("nothing can fail");
            for conflict in there.conflicts.iter().chain(&back.conflicts) {
                let top = |tree: &Tree| {
                    tree[&conflict.path]
                        .split(|it| *it == b'\n')
                        .next()
                        .map(<[u8]>::to_vec)
                };
                assert_ne!(
                    top(&base),
                    top(theirs),
                    "{case:?}, topic {topic}: {conflict:?}"
                );
            }
            if there.conflicts.is_empty() && back.conflicts.is_empty() {
                clean += 1;
                assert!(after.after(&back) == project, "{case:?}, topic {topic}");
            }
        }
    }
    assert!(clean > cases.len(), "{clean} are clean");
}
