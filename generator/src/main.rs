use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let call = match create_pyo3::cli::parse(std::env::args_os()) {
        Ok(call) => call,
        Err(error) => error.exit(),
    };
    match create_pyo3::run(&call) {
        Ok(code) => code,
        Err(error) => {
            // Where nobody can read it, the exit code has to do.
            let _ = writeln!(anstream::stderr(), "error: {error}");
            ExitCode::from(error.exit_code())
        }
    }
}
