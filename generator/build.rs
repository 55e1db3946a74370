//! Makes cargo build again when a file of the template or of a release appears or goes, which
//! `include_dir!` cannot tell it.

fn main() {
    println!("cargo::rerun-if-changed=template");
    println!("cargo::rerun-if-changed=generator/releases");
}
