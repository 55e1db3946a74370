//! Makes cargo build again when a template file appears or goes, which `include_dir!` cannot tell it.

fn main() {
    println!("cargo::rerun-if-changed=template");
}
