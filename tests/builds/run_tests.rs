//! `--run-tests`: a new project is built, and its tests run.

use std::path::Path;

use crate::support::{
    assert_says, create_pyo3, in_haste, kept, remove_folder, run, tool, tools_path,
};

/// What the smoke tests of a template call: everything in one, and the exit code of the project's tests.
#[test]
fn of_a_new_project_pass() {
    let uv = tool("uv").get_program().to_owned();
    let tools = Path::new(&uv).parent().expect("a program is in a folder");
    for (installer, path) in [("uv", tools_path()), ("pip", without(tools))] {
        // In the same place each time, for cargo's sake.
        let folder = kept("run-tests");
        let name = format!("with-{installer}");
        if folder.join(&name).exists() {
            remove_folder(&folder.join(&name));
        }
        let printed = run(in_haste(installer, &mut create_pyo3())
            .args([
                &name,
                "--run-tests",
                "--examples=none",
                "--abi3",
                "--vcs=none",
            ])
            .env("PATH", path)
            .current_dir(folder));
        assert_says(&printed, &format!("Created {name} ("));
        let (_, next) = printed.split_once(" passed in ").expect("the tests pass");
        let left = match installer {
            "uv" => format!("\nNext:\n  cd {name}\n\n"),
            _ => format!("\nNext:\n  cd {name}\n  . .venv/bin/activate\n\n"),
        };
        assert_says(next, &left);
    }
}

/// PATH without the pinned tools, in which uv is, and without any uv of the machine's.
fn without(tools: &Path) -> std::ffi::OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path)
        .filter(|folder| folder != tools && !folder.join("uv").exists());
    std::env::join_paths(folders).expect("no folder of PATH has a separator in its name")
}
