//! Whatever is given as a path gives a project, or an error that says why not.

use std::fs;
#[cfg(unix)]
use std::path::Path;

use crate::support::{create_pyo3, run, scratch};
#[cfg(unix)]
use crate::support::{run_to_failure, write};

#[test]
fn each_way_to_write_a_path_leads_there() {
    for (given, options, made) in [
        ("there", &[][..], "there"),
        ("there/", &[], "there"),
        ("./there/.", &[], "there"),
        ("here/../there", &[], "there"),
        ("here/../../FOLDER/there", &[], "there"),
        ("FOLDER_ABSOLUTE/there", &[], "there"),
        (
            "a folder/with  spaces",
            &["--name=there"],
            "a folder/with  spaces",
        ),
        ("it's $HOME;`x`", &["--name=there"], "it's $HOME;`x`"),
        ("здесь", &["--name=there"], "здесь"),
        #[cfg(unix)]
        ("new\nline", &["--name=there"], "new\nline"),
        ("--name=there", &["--", "--vcs"], "--vcs"),
        ("./update", &[], "update"),
    ] {
        let outside = scratch();
        let folder = outside.path().join("FOLDER");
        fs::create_dir_all(folder.join("here")).expect("the folder can be written to");
        let given = given.replace("FOLDER_ABSOLUTE", folder.to_str().expect("text"));
        run(create_pyo3().arg(&given).args(options).current_dir(&folder));
        assert!(folder.join(made).join("Cargo.toml").is_file(), "{given}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_path_that_is_no_text_is_one_all_the_same() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::process::Command;

    let folder = scratch();
    let path = Path::new(OsStr::from_bytes(b"b\xffd 'name"));
    let error = run_to_failure(create_pyo3().arg(path).current_dir(folder.path()));
    assert!(error.contains("give one with --name"), "{error}");
    let printed = run(create_pyo3()
        .arg(path)
        .arg("--name=good")
        .current_dir(folder.path()));
    assert!(folder.path().join(path).join("Cargo.toml").is_file());
    let change = printed
        .lines()
        .find(|line| line.starts_with("  cd "))
        .expect("it says where to go");
    run(Command::new("bash")
        .args(["-c", &format!("{change} && test -f Cargo.toml")])
        .current_dir(folder.path()));
}

/// The texts and the folder that no one can write to are those of Linux.
#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_to_is_named() {
    use crate::support::tree;

    let long = "n".repeat(300);
    let deep = "d/".repeat(3000);
    for (target, named) in [
        ("file/project", "file` is there already and is not a folder"),
        ("file/", "file` is there already and is not a folder"),
        ("missing/../project", "cannot find"),
        (&long, "File name too long"),
        (&deep, "File name too long"),
        ("/proc/project", "cannot create a folder in `/proc`"),
        ("", "a value is required for '[PATH]'"),
    ] {
        let folder = scratch();
        write(&folder.path().join("file"), "mine");
        let error = run_to_failure(
            create_pyo3()
                .args([target, "--name=project"])
                .current_dir(folder.path()),
        );
        assert!(error.contains(named), "{target}: {error}");
        assert_eq!(tree(folder.path()).len(), 1, "{target}");
    }
}

#[cfg(unix)]
#[test]
fn links_at_the_target() {
    use std::os::unix::fs::symlink;

    let folder = scratch();
    for target in ["empty", "full"] {
        fs::create_dir(folder.path().join(target)).expect("the folder can be written to");
    }
    write(&folder.path().join("full/mine"), "mine");
    let command = |target: &str| {
        let mut command = create_pyo3();
        command
            .args([target, "--name=project"])
            .current_dir(folder.path());
        command
    };
    for (link, to) in [
        ("to-empty", "empty"),
        ("to-full", "full"),
        ("to-file", "full/mine"),
        ("to-nothing", "nothing"),
        ("to-itself", "to-itself"),
    ] {
        symlink(to, folder.path().join(link)).expect("links can be made");
    }
    for (link, error) in [
        ("to-full", "full` is not empty: it holds mine"),
        ("to-file", "full/mine` is there already and is not a folder"),
        (
            "to-nothing",
            "to-nothing` is there already and is not a folder",
        ),
        ("to-itself", "to-itself"),
    ] {
        let said = run_to_failure(&mut command(link));
        assert!(said.contains(error), "{link}: {said}");
    }
    assert!(!folder.path().join("nothing").exists());
    run(&mut command("to-empty"));
    assert!(folder.path().join("to-empty").is_symlink());
    assert!(folder.path().join("empty/Cargo.toml").is_file());
}

/// New files have the rights that the umask leaves, and the time at which they were written.
#[cfg(unix)]
#[test]
fn rights_and_times_are_those_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;
    use std::time::{Duration, SystemTime};

    let folder = scratch();
    for existing in [false, true] {
        for umask in [0o022, 0o027, 0o077] {
            let target = folder.path().join(format!("project-{umask:o}-{existing}"));
            let make = if existing {
                "mkdir -m 755 \"$2\" && cd \"$2\" && "
            } else {
                ""
            };
            let before = SystemTime::now() - Duration::from_secs(2);
            run(Command::new("sh")
                .args([
                    "-c",
                    &format!("umask {umask:o} && {make} \"$1\" \"$2\" --vcs=none"),
                    "sh",
                ])
                .arg(create_pyo3().get_program())
                .arg(&target));
            let facts = |path: &Path| path.metadata().expect("it was made");
            let rights = |path: &Path| facts(path).permissions().mode() & 0o777;
            assert_eq!(rights(&target.join("src")), 0o777 & !umask);
            assert_eq!(rights(&target.join("src/lib.rs")), 0o666 & !umask);
            let of_target = if existing { 0o755 } else { 0o777 & !umask };
            assert_eq!(rights(&target), of_target);
            let modified = facts(&target.join("src/lib.rs"))
                .modified()
                .expect("a time");
            assert!(before < modified && modified < SystemTime::now() + Duration::from_secs(2));
        }
    }
}
