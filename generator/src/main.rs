use std::ffi::OsString;
use std::process::ExitCode;

use create_pyo3::cli;
use create_pyo3::terminal::{print, style};

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    style::choose(cli::colour(&args));
    let call = match cli::parse(&args) {
        Ok(call) => call,
        Err(error) => return print::of_clap(&error),
    };
    create_pyo3::run(&call).unwrap_or_else(|error| {
        print::failure(&error);
        ExitCode::from(error.exit_code())
    })
}
