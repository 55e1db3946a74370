//! Lets `cargo test` find Python's shared library where it is installed; the wheel does not need it. And refuses a
//! build that Python would not load.

use std::{env, fs};

fn main() {
    pyo3_build_config::add_libpython_rpath_link_args();
    // Homebrew writes a longer path into each module that it installs. Apple's linker leaves no room for it unasked.
    if env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("macos") {
        println!("cargo::rustc-link-arg-cdylib=-Wl,-headerpad_max_install_names");
    }
    // Where abi3 is switched on.
    println!("cargo::rerun-if-changed=Cargo.toml");
    let abi = pyo3_build_config::get().target_abi().kind();
    if abi.to_string().starts_with("abi3") {
        refuse_older_modules();
    }
}

/// Python loads a module for its own version before one for all versions (abi3): one that is left in python/ from the
/// time before abi3 was switched on would hide each new build.
fn refuse_older_modules() {
    let packages = fs::read_dir("python").into_iter().flatten().flatten();
    let entries = packages.filter_map(|package| fs::read_dir(package.path()).ok());
    for path in entries.flatten().flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_for_one_version = name.starts_with("_core.cp") && !name.contains("t-");
        if is_for_one_version {
            let path = path.display();
            println!("cargo::error=`{path}` is from before abi3 and hides this build; delete it");
        }
    }
}
