//! Lets `cargo test` find Python's shared library where it is installed; the wheel does not need it.

fn main() {
    pyo3_build_config::add_libpython_rpath_link_args();
}
