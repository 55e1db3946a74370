//! What a run may do to the world: write its project, and ask git. It starts nothing else and opens no connection.

use std::path::Path;

use nix::libc;

use crate::support::trace::{End, trace};
use crate::support::{create_pyo3_in, scratch, write, write_program};

/// Programs that git or we could be talked into starting.
const PROGRAM: &str = "touch \"$WITNESS\"";

#[test]
fn it_starts_git_only_and_opens_no_socket() {
    let folder = scratch();
    let here = folder.path();
    let witness = here.join("witness");
    for name in [
        "git",
        "git-config",
        "git-init",
        "sh",
        "editor",
        "hooks/post-checkout",
    ] {
        write_program(&here.join(name), PROGRAM);
    }
    let settings = format!(
        "[user]\n name = A\n email = a@example.org\n[core]\n hooksPath = {0}/hooks\n fsmonitor = {0}/editor\n pager = {0}/editor\n\
         [init]\n templateDir = {0}\n[alias]\n config = !{0}/editor\n init = !{0}/editor\n",
        here.display()
    );
    write(&here.join("settings"), settings);

    let path = std::env::var("PATH").expect("PATH is set");
    let mut command = create_pyo3_in(here, &["my-project"]);
    command
        .env("PATH", format!(".::{path}"))
        .env("GIT_CONFIG_GLOBAL", here.join("settings"))
        .env("GIT_EXEC_PATH", here)
        .env("WITNESS", &witness);
    for variable in [
        "EDITOR",
        "VISUAL",
        "PAGER",
        "GIT_PAGER",
        "GIT_EDITOR",
        "GIT_ASKPASS",
        "GIT_SSH",
        "BROWSER",
        "SHELL",
    ] {
        command.env(variable, here.join("editor"));
    }

    let (mut programs, mut sockets) = (Vec::new(), 0);
    let end = trace(&mut command, |call| {
        match call.number {
            libc::SYS_execve => programs.push(call.text(0)),
            libc::SYS_execveat => panic!("a program without a name is started"),
            libc::SYS_socket | libc::SYS_connect | libc::SYS_socketpair => sockets += 1,
            _ => {}
        }
        None
    });
    assert_eq!(end, End::Exit(0));
    assert_eq!(sockets, 0);
    assert_eq!(
        programs.len(),
        2,
        "git for the author and for a repository: {programs:?}"
    );
    for program in &programs {
        let is_git = program.starts_with('/')
            && program.ends_with("/git")
            && !Path::new(program).starts_with(here);
        assert!(is_git, "{program}");
    }
    assert!(!witness.exists(), "a program of the environment ran");
    assert!(here.join("my-project/.git/HEAD").is_file());
}
