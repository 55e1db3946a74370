fn main() {
    pyo3_build_config::add_libpython_rpath_link_args();
    // Where abi3 is switched on.
    println!("cargo::rerun-if-changed=Cargo.toml");
    let abi = pyo3_build_config::get().target_abi().kind();
    if abi.to_string() == "abi3" {
        refuse_older_modules();
    }
}
