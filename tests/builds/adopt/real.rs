//! Packages of others, as they are on PyPI: adopted, built, tested in place, and given back.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Command;
use std::time::Instant;

use super::{adopt, build_with};
use crate::support::sandbox::Sandbox;
use crate::support::{alone, is_long, isolated, kept, python, run, tool};

/// A package: its file on PyPI, the SHA-256 of that, its shape, and what its tests need.
struct Package {
    name: &'static str,
    version: &'static str,
    sha256: &'static str,
    shape: &'static str,
    needs: &'static [&'static str],
    options: &'static [&'static str],
}

const fn package(
    name: &'static str,
    version: &'static str,
    sha256: &'static str,
    shape: &'static str,
    needs: &'static [&'static str],
) -> Package {
    Package {
        name,
        version,
        sha256,
        shape,
        needs,
        options: &[],
    }
}

const PACKAGES: &[Package] = &[
    package(
        "annotated-types",
        "0.8.0",
        "13b2beaad985e05e2d6407ee4c4f35590b11f8d693a258a561055cac8f64cab7",
        "hatchling, static version",
        &["pytest-benchmark"],
    ),
    package(
        "toolz",
        "1.2.0",
        "9667a038e9d6ecba37995e26cb2f59ec6420b6ad8dd9677de59db9b956b08490",
        "setuptools, two packages, version of git",
        &[],
    ),
    package(
        "humanize",
        "4.17.0",
        "1d6a36c453dbfbb3f0b34601d2e0b4ce5d48d780305cd45714843f0068fde6ac",
        "hatch-vcs, src, generated file",
        &["freezegun"],
    ),
    package(
        "marko",
        "2.2.4",
        "c042c66f835425673123d7536b39b4660de3b68e30078c70fd26245b31170683",
        "pdm, version in a file",
        &["objprint", "pygments", "latex2mathml"],
    ),
    package(
        "sphinxcontrib-jsmath",
        "2.0.0",
        "551f780cf9687f9c3c74f0cf9f18aca06e0d6958853453f3803fe4d357c5b924",
        "flit, namespace",
        &["sphinx"],
    ),
    package(
        "tomlkit",
        "0.15.2",
        "83e32755ba1d20d9340bd069ee97e9f6232ba2346b63ffcba425de01f7e327a6",
        "poetry",
        &["pyyaml"],
    ),
    package(
        "gpx",
        "2026.4.0",
        "ff64a5d64bebf7e32c9d38b7a135cdc40cbaa64d92f537a053b050fcea2d2f4d",
        "uv_build, src",
        &[],
    ),
    package(
        "python-slugify",
        "9.2.0",
        "cee32948083476013804de1667724fb1362dacb71e47b1d5d92adf8db6ee3298",
        "setup.py with logic",
        &[],
    ),
    package(
        "identify",
        "2.6.20",
        "ad729860a923858d26917c2f4fb0a1d83d27a75b1e090c06440c573f048f3285",
        "setup.cfg, flat",
        &[],
    ),
    package(
        "idna",
        "3.20",
        "a7db850025b95ded1eae8a46181a1a6c56c92c96f0e2b005d9ff8dc0210cab44",
        "flit, flat",
        &["hypothesis"],
    ),
    package(
        "pathspec",
        "1.1.1",
        "17db5ecd524104a120e173814c90367a96a98d07c45b2e10c2f3919fff91bf5a",
        "flit, flat",
        &[],
    ),
    package(
        "mistune",
        "3.4.0",
        "2eaf7952af928ca8d33b779762effc1da517b62c6ad85ec8ca957e3b07b9782a",
        "setuptools, src, attr",
        &[],
    ),
    package(
        "nameparser",
        "2.6.0",
        "232deac081c49f7663ea6c90eded1ee70ae63c42c5c4e585a7540b1b2c226126",
        "setuptools",
        &[],
    ),
    package(
        "cachetools",
        "8.0.2",
        "30ac523adfc118b51d2b2e7bad8a0ddb31370dfe2700c7f10ca224f36ccf81e0",
        "setuptools, src",
        &[],
    ),
    package(
        "more-itertools",
        "11.2.1",
        "cbf08fd0af284dc69718b9b76a8e6203df624d70209ea511e4219d350c856f63",
        "flit, flat, version in a file",
        &[],
    ),
    Package {
        options: &["--backend", "separate"],
        ..package(
            "itsdangerous",
            "2.2.0",
            "e0050c0b7da1eea53ffaf149c0cfbb5c6e2e2b69c4bef22c81fa6eb73e5f6173",
            "flit, Python 3.8",
            &["freezegun"],
        )
    },
];

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
    let tests_before = tests(&sandbox, package, &["."]);
    sandbox.git(&["clean", "--quiet", "-dfx"]);
    let begun = Instant::now();
    let said = run(&mut adopt(
        &sandbox,
        &[&["--yes"], package.options].concat(),
    ));
    let seconds = begun.elapsed().as_secs();
    assert!(
        said.contains("Checked by building"),
        "{}: {said}",
        package.name
    );
    let status = sandbox.succeed(&["status"]).stdout;
    let after = sandbox.snapshot();
    let word = |before: &str| {
        let (_, rest) = status.split_once(before).expect("status says it");
        rest.split([' ', '.', ';'])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let strategy = word("built by this strategy: ");
    let separate = format!("packages/{}-core", package.name);
    let folders: &[&str] = match strategy.as_str() {
        "separate" => &[".", &separate],
        _ => &["."],
    };
    let tests_after = tests(&sandbox, package, folders);
    let (_, rest) = status.split_once("The module ").expect("status says it");
    let (module, _) = rest.split_once(' ').expect("status says it");
    run(Command::new(sandbox.project.join(".venv/bin/python"))
        .args(["-c", &format!("import {module}")])
        .current_dir(&sandbox.project));
    sandbox.git(&["clean", "--quiet", "-dfX"]);
    let _ = run(&mut adopt(&sandbox, &["--abort"]));
    sandbox.git(&["clean", "--quiet", "-dfx"]);
    assert!(
        before == sandbox.snapshot(),
        "{}: --abort left something",
        package.name
    );
    let files = |snapshot: &crate::support::sandbox::Snapshot| {
        let files = snapshot.values();
        files
            .filter(|it| !matches!(it, crate::support::sandbox::Found::Folder(_)))
            .count()
    };
    format!(
        "{} {} | {} | {strategy} | {} | {} | {tests_before} | {tests_after} | {seconds}",
        package.name,
        package.version,
        package.shape,
        files(&before),
        files(&after),
    )
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

/// Installs the package in place and runs its tests: how many passed, and how many did not.
fn tests(sandbox: &Sandbox, package: &Package, folders: &[&str]) -> String {
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
    let output = isolated(Command::new(environment.join("bin/python")))
        .args([
            "-m",
            "pytest",
            "--quiet",
            "-p",
            "no:cacheprovider",
            "-o",
            "addopts=",
        ])
        .current_dir(&sandbox.project)
        .output()
        .expect("Python starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let last = said
        .lines()
        .rfind(|line| line.contains(" passed") || line.contains("error"));
    let last = last.unwrap_or("no tests").trim_matches('=').trim();
    let (counts, _) = last.split_once(" in ").unwrap_or((last, ""));
    counts.to_owned()
}
