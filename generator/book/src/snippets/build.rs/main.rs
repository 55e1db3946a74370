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
