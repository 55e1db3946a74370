//! Whatever is given as a path gives a project, or an error that says why not.

#[cfg(unix)]
use std::path::Path;

#[cfg(unix)]
use crate::support::{assert_says, create_pyo3_in, run_to_failure, write};
use crate::support::{create_folder, create_pyo3, run, scratch};

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
        ("--yes", &["status"], "status"),
    ] {
        let outside = scratch();
        let folder = outside.path().join("FOLDER");
        create_folder(&folder.join("here"));
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
    assert_says(&error, "--name");
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
        ("file/project", "/file`"),
        ("file/", "/file`"),
        ("missing/../project", "missing/..`"),
        (&long, "File name too long"),
        (&deep, "File name too long"),
        ("/proc/project", "cannot create a folder in `/proc`"),
        ("", "a value is required for '[PATH]'"),
    ] {
        let folder = scratch();
        write(&folder.path().join("file"), "mine");
        let error = run_to_failure(&mut create_pyo3_in(
            folder.path(),
            &[target, "--name=project"],
        ));
        assert_says(&error, named);
        assert_eq!(tree(folder.path()).len(), 1, "{target}");
    }
}

#[cfg(unix)]
#[test]
fn links_at_the_target() {
    let folder = scratch();
    create_folder(&folder.path().join("empty"));
    write(&folder.path().join("full/mine"), "mine");
    let command = |target: &str| create_pyo3_in(folder.path(), &[target, "--name=project"]);
    for (link, to) in [
        ("to-empty", "empty"),
        ("to-full", "full"),
        ("to-file", "full/mine"),
        ("to-nothing", "nothing"),
        ("to-itself", "to-itself"),
    ] {
        crate::support::link(to, &folder.path().join(link));
    }
    for (link, named) in [
        ("to-full", "full` is not empty: it holds mine"),
        ("to-file", "full/mine`"),
        ("to-nothing", "to-nothing`"),
        ("to-itself", "to-itself"),
    ] {
        assert_says(&run_to_failure(&mut command(link)), named);
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
