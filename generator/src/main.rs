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
            let text = create_pyo3::text::escape::escaped_lines(&format!("error: {error}\n"));
            // Ignore a closed stderr; the exit code still reports the failure.
            let _ = anstream::stderr().write_all(text.as_bytes());
            ExitCode::from(error.exit_code())
        }
    }
}
