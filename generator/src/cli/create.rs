//! The command line of creating a project, in groups as `--help` shows them.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, ValueHint};

use crate::answers::{Value, parse_topics};
use crate::questions::usage::usage;
use crate::questions::{Kind, QUESTIONS, Question};
use crate::request::Create;
use crate::terminal::format;

const PROJECT: &str = "Project";
const ANSWERS: &str = "Answers";
pub const BEHAVIOUR: &str = "Behaviour";

pub fn arguments() -> Vec<Arg> {
    let answers = QUESTIONS.iter().flat_map(answer);
    let answers = answers.map(|arg| arg.help_heading(ANSWERS));
    let project = project().into_iter().map(|arg| arg.help_heading(PROJECT));
    let behaviour = behaviour()
        .into_iter()
        .map(|arg| arg.help_heading(BEHAVIOUR));
    project.chain(answers).chain(behaviour).collect()
}

fn project() -> [Arg; 3] {
    let path = Arg::new("path")
        .value_name("PATH")
        .value_parser(clap::value_parser!(PathBuf))
        // Clap puts it last among options.
        .display_order(0)
        .help("Where the project goes: a folder that is empty or does not exist");
    let vcs = Arg::new("vcs")
        .long("vcs")
        .value_name("VCS")
        .value_parser(["git", "none"])
        .default_value("git")
        .hide_short_help(true)
        .help("Start a repository, unless the folder is in one");
    let merge = flag(
        "merge",
        "Add what is missing to a folder that has files, and change none of them",
    );
    [path, vcs, merge.hide_short_help(true)]
}

fn behaviour() -> [Arg; 6] {
    [
        flag(
            "yes",
            "Ask nothing; use the default for each option that is not given",
        )
        .short('y'),
        flag(
            "run-tests",
            "Build the project and run its tests, with uv or else with pip",
        )
        .conflicts_with("dry-run"),
        flag("dry-run", "Print what would be written, and write nothing"),
        flag("quiet", "Print errors only")
            .short('q')
            .hide_short_help(true),
        flag(
            "verbose",
            "Show what programs print while --run-tests runs them",
        )
        .short('v')
        .conflicts_with("quiet")
        .hide_short_help(true),
        format::argument().hide_short_help(true),
    ]
}

pub fn request(matches: &ArgMatches, path: Option<PathBuf>) -> Create {
    let given = QUESTIONS
        .iter()
        .filter_map(|question| Some((question.name, given(question, matches)?)))
        .collect();
    let is_set = |name: &str| matches.get_flag(name);
    let format = format::chosen(matches);
    Create {
        path,
        given,
        git: matches
            .get_one::<String>("vcs")
            .is_some_and(|vcs| vcs == "git"),
        merge: is_set("merge"),
        run_tests: is_set("run-tests"),
        yes: is_set("yes"),
        dry_run: is_set("dry-run"),
        quiet: is_set("quiet") || format == format::Format::Json,
        verbose: is_set("verbose"),
        format,
    }
}

/// The options that answer one question.
fn answer(question: &'static Question) -> Vec<Arg> {
    let arg = Arg::new(question.name).long(question.flag);
    // Where clap has nothing to complete, a shell would take the names of files.
    let free = |arg: Arg, name| arg.value_name(name).value_hint(ValueHint::Other);
    let (_, default) = usage(question);
    let help = format!("{} [default: {default}]", question.help);
    match &question.kind {
        Kind::Name => vec![free(arg, "NAME").help(help)],
        Kind::Text { metavar, .. } => vec![free(arg, metavar).help(help).hide_short_help(true)],
        Kind::Choice { options } => vec![
            arg.value_name(question.flag.to_uppercase())
                .value_parser(PossibleValuesParser::new(*options))
                .hide_short_help(true)
                .help(help),
        ],
        Kind::Topics => vec![free(arg, "LIST").value_parser(parse_topics).help(help)],
        Kind::Switch => {
            let no = format!("no-{}", question.flag);
            let opposite = flag_named(&no, format!("The opposite of --{}", question.flag));
            vec![
                arg.action(ArgAction::SetTrue)
                    .help(help)
                    .hide_short_help(true)
                    .overrides_with(&no),
                opposite.hide_short_help(true).overrides_with(question.name),
            ]
        }
    }
}

fn given(question: &Question, matches: &ArgMatches) -> Option<Value> {
    match question.kind {
        Kind::Topics => matches.get_one(question.name).cloned(),
        Kind::Switch => {
            let yes = matches.get_flag(question.name);
            let no = matches.get_flag(&format!("no-{}", question.flag));
            (yes || no).then_some(Value::Switch(yes))
        }
        _ => matches.get_one(question.name).cloned().map(Value::Text),
    }
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    flag_named(name, help.to_owned())
}

fn flag_named(name: &str, help: String) -> Arg {
    Arg::new(name.to_owned())
        .long(name.to_owned())
        .action(ArgAction::SetTrue)
        .help(help)
}
