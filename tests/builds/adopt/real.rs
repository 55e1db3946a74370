//! Packages of others, as they are on PyPI: adopted, built, tested in place, and given back.

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Command;
use std::time::Instant;

use super::packages::{PACKAGES, Package};
use super::{adopt, build_with};
use crate::support::sandbox::{Found, Sandbox, Snapshot};
use crate::support::{alone, is_long, isolated, kept, python, run, tool};

#[test]
fn packages_from_pypi_keep_what_they_have() {
    if !is_long() {
        return;
    }
    let mut rows = vec![
        "package | shape | strategy | files before | after | tests before | after | seconds"
            .to_owned(),
    ];
    let mut failed = Vec::new();
    for package in PACKAGES {
        // One that fails keeps the others from nothing.
        let tried = catch_unwind(AssertUnwindSafe(|| alone("adopt", || try_out(package))));
        match tried {
            Ok(row) => rows.push(row),
            Err(_) => failed.push(package.name),
        }
        let table = kept("adopted").join("table.txt");
        fs::write(table, rows.join("\n")).expect("target/ can be written to");
    }
    assert!(failed.is_empty(), "{failed:?}");
}

/// Adopts one; what came of it is a row of the table.
fn try_out(package: &Package) -> String {
    let sandbox = unpacked(package);
    let before = sandbox.snapshot();
    let tests_before = tests(&sandbox, package, &["."], "");
    // An sdist may have no tests. Ours are then the only ones.
    let has_tests = tests_before.counts.contains(" passed");
    assert_eq!(has_tests, package.has_tests, "{}", package.name);
    sandbox.git(&["clean", "--quiet", "-dfx"]);
    let mut options = [&["--yes"], package.options].concat();
    if package.runs_tests {
        options.push("--run-tests");
        options.extend(package.needs.iter().flat_map(|need| ["--with", need]));
    }
    let begun = Instant::now();
    let said = run(&mut adopt(&sandbox, &options));
    let seconds = begun.elapsed().as_secs();
    let is_tested = said.contains("They use the compiled module");
    assert!(
        said.contains("Checked by building") && is_tested == package.runs_tests,
        "{}: {said}",
        package.name
    );
    let after = sandbox.snapshot();
    let (strategy, tests_after) = built_in_place(&sandbox, package);
    let new = tests_after.failed.difference(&tests_before.failed);
    let new: Vec<_> = new.collect();
    let has_passed = tests_after.counts.contains(" passed");
    assert!(has_passed && new.is_empty(), "{}: {new:?}", package.name);
    sandbox.git(&["clean", "--quiet", "-dfX"]);
    let _ = run(&mut adopt(&sandbox, &["--abort"]));
    sandbox.git(&["clean", "--quiet", "-dfx"]);
    assert!(
        before == sandbox.snapshot(),
        "{}: --abort left something",
        package.name
    );
    let files = |snapshot: &Snapshot| {
        let files = snapshot.values();
        files.filter(|it| !matches!(it, Found::Folder(_))).count()
    };
    format!(
        "{} {} | {} | {strategy} | {} | {} | {} | {} | {seconds}",
        package.name,
        package.version,
        package.shape,
        files(&before),
        files(&after),
        tests_before.counts,
        tests_after.counts,
    )
}

/// Installs it with the module and runs the tests: by which strategy it is built, and how they went.
fn built_in_place(sandbox: &Sandbox, package: &Package) -> (String, Tested) {
    let status = sandbox.succeed(&["status"]).stdout;
    let word = |before: &str| {
        let (_, rest) = status.split_once(before).expect("status says it");
        rest.split_whitespace()
            .next()
            .unwrap_or_default()
            .trim_end_matches('.')
            .to_owned()
    };
    let (module, strategy) = (word("The module "), word("built by this strategy: "));
    let separate = format!("packages/{}-core", package.name);
    let folders: &[&str] = match strategy.as_str() {
        "separate" => &[".", &separate],
        _ => &["."],
    };
    let counts = tests(sandbox, package, folders, &module);
    (strategy, counts)
}

/// The sdist in a repository of its own.
fn unpacked(package: &Package) -> Sandbox {
    let folder = kept("sdists").join(package.name);
    let pin = format!(
        "{}=={} --hash=sha256:{}\n",
        package.name, package.version, package.sha256
    );
    let pins = kept("sdists").join(format!("{}.txt", package.name));
    if fs::read_to_string(&pins).is_ok_and(|text| text == pin) {
        return sandbox(&folder);
    }
    fs::create_dir_all(&folder).expect("target/ can be written to");
    let wanted = folder.join("wanted.txt");
    fs::write(&wanted, &pin).expect("target/ can be written to");
    run(isolated(Command::new(python()))
        .args([
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--no-binary",
            package.name,
        ])
        .args(["--require-hashes", "--dest"])
        .arg(&folder)
        .arg("--requirement")
        .arg(&wanted));
    fs::rename(&wanted, &pins).expect("target/ can be written to");
    sandbox(&folder)
}

fn sandbox(folder: &std::path::Path) -> Sandbox {
    let sandbox = Sandbox::empty();
    let mut entries = fs::read_dir(folder).expect("it was downloaded");
    let archive = entries.next().expect("an sdist").expect("an sdist").path();
    run(Command::new("tar")
        .args(["--extract", "--strip-components=1", "--file"])
        .arg(archive)
        .arg("--directory")
        .arg(&sandbox.project));
    // An install in place writes these again.
    for entry in walkdir::WalkDir::new(&sandbox.project).contents_first(true) {
        let path = entry.expect("a scratch folder").into_path();
        if path.extension().is_some_and(|ending| ending == "egg-info") && path.is_dir() {
            fs::remove_dir_all(&path).expect("a scratch folder");
        }
    }
    // Git knows no empty folders, and `git clean` would take them.
    sandbox.git(&["init", "--quiet"]);
    sandbox.git(&["add", "--all", "--force"]);
    sandbox.git(&["commit", "--quiet", "--message", "all"]);
    sandbox.git(&["clean", "--quiet", "-dfx"]);
    sandbox
}

/// Runs pytest, and then imports the module where the tests ran.
const RUN: &str = "import importlib, pytest, sys
pytest.main(['--quiet', '-p', 'no:cacheprovider', '-o', 'addopts=', '--continue-on-collection-errors', '-rfE', '--tb=no', *sys.argv[2:]])
if sys.argv[1]:
    importlib.import_module(sys.argv[1])
";

/// How tests went.
struct Tested {
    /// How many passed, and how many did not.
    counts: String,
    failed: BTreeSet<String>,
}

/// Installs the package in place and runs its tests.
fn tests(sandbox: &Sandbox, package: &Package, folders: &[&str], module: &str) -> Tested {
    let environment = sandbox.project.join(".venv");
    run(tool("uv")
        .args(["venv", "--quiet", "--clear"])
        .arg(&environment));
    let editable = folders.iter().flat_map(|folder| ["--editable", folder]);
    run(build_with(&mut tool("uv"))
        .args(["pip", "install", "--quiet", "pytest"])
        .args(package.needs)
        .args(editable)
        .env("VIRTUAL_ENV", &environment)
        .current_dir(&sandbox.project));
    let ignored = package
        .ignored
        .iter()
        .map(|path| format!("--ignore-glob={path}"));
    let said = run(isolated(Command::new(environment.join("bin/python")))
        .args(["-c", RUN, module])
        .args(ignored)
        .current_dir(&sandbox.project));
    let failed = said.lines().filter_map(|line| {
        let rest = line
            .strip_prefix("FAILED ")
            .or(line.strip_prefix("ERROR "))?;
        rest.split(" - ").next().map(str::to_owned)
    });
    let last = said.lines().rfind(|line| {
        [" passed", " error", "no tests"]
            .iter()
            .any(|it| line.contains(it))
    });
    let last = last.unwrap_or_else(|| panic!("{}: {said}", package.name));
    let (counts, _) = last.split_once(" in ").unwrap_or((last, ""));
    Tested {
        counts: counts.trim_matches(['=', ' ']).to_owned(),
        failed: failed.collect(),
    }
}
