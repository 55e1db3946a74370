//! The command line of `adopt`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};

use crate::request::{Adopt, Backend};
use crate::terminal::format::{self, Format};

pub const NAME: &str = "adopt";

pub fn command() -> Command {
    let text = |name: &'static str, value: &'static str, help: &'static str| {
        let arg = Arg::new(name).long(name).value_name(value);
        arg.value_hint(ValueHint::Other).help(help)
    };
    let path = Arg::new("path")
        .value_name("PATH")
        .default_value(".")
        .value_parser(clap::value_parser!(PathBuf))
        .help("Name the folder of the package");
    let backend = Arg::new("backend")
        .long("backend")
        .value_name("BACKEND")
        .value_parser(clap::value_parser!(Backend))
        .default_value("auto")
        .help("Choose what builds the package afterwards");
    let rust = text(
        "rust-dir",
        "FOLDER",
        "Name the folder of the Rust code [default: rust]",
    );
    Command::new(NAME)
        .about("Add Rust to a package that exists, and lose nothing of it")
        .after_help(
            "Builds the package in a copy, before and after, which runs the package's own build code. \
             Writes only if the wheel and the sdist lose no file and no metadata.",
        )
        .arg(path)
        .arg(text("package", "PACKAGE", "Choose the package that gets the module, if there are several"))
        .arg(text("module", "MODULE", "Name the module [default: PACKAGE._core]"))
        .arg(backend)
        .arg(rust)
        .arg(text("port", "MODULE:FUNCTION", "Prepare a function for Rust, also in an adopted package: its signature, its types, a test that compares both, and a benchmark").action(ArgAction::Append))
        .arg(flag("run-tests", "Also run the package's own tests with pytest, before and after, and say whether they use the module").conflicts_with("no-verify"))
        .arg(text("with", "REQUIREMENT", "What the tests need beside its extra or group called test or dev").action(ArgAction::Append).requires("run-tests"))
        .arg(flag("dry-run", "Build and compare, print what would change, and change nothing"))
        .arg(flag("diff", "Print what would change as a patch, and change nothing"))
        .arg(flag(
            "no-verify",
            "Build nothing and check nothing, on machines that cannot build",
        ))
        .arg(flag("abort", "Undo an adoption, also an interrupted one"))
        .arg(flag("yes", "Ask nothing, and agree to the builds").short('y'))
        .arg(flag("quiet", "Print errors only").short('q'))
        .arg(format::argument())
}

pub fn request(matches: &ArgMatches) -> Adopt {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let texts = |name: &str| {
        let given = matches.get_many::<String>(name);
        given.into_iter().flatten().cloned().collect()
    };
    let path = matches.get_one::<PathBuf>("path");
    let backend = matches.get_one::<Backend>("backend");
    let format = format::chosen(matches);
    Adopt {
        path: path.cloned().unwrap_or_default(),
        package: text("package"),
        module: text("module"),
        backend: backend.copied().unwrap_or(Backend::Auto),
        rust_dir: text("rust-dir"),
        ports: texts("port"),
        run_tests: matches.get_flag("run-tests"),
        with: texts("with"),
        verify: !matches.get_flag("no-verify"),
        dry_run: matches.get_flag("dry-run") || matches.get_flag("diff"),
        diff: matches.get_flag("diff"),
        abort: matches.get_flag("abort"),
        yes: matches.get_flag("yes"),
        quiet: matches.get_flag("quiet") || format == Format::Json,
        format,
    }
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}
