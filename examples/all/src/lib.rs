//! The index of the extension module: what Python can import, and from which file it comes.

// `mod` adds a file to the project, `#[pymodule_export]` shows a function or class to Python.
// `async` is a word of Rust itself; with `r#` before it, it is a name.
mod r#async;
mod exceptions;
mod functions;
mod guards;
mod json;
mod logging;
mod numpy;
mod structs;
mod threads;
mod types;

/// The compiled half of the package.
///
/// A call with too few, too many or misnamed arguments raises TypeError, and so does an argument of
/// another type than `_core.pyi` says. A str that no Rust string can hold, because it has a lone
/// surrogate, raises UnicodeEncodeError. What an argument's own methods raise is passed on.
// `gil_used = false` is PyO3's default: nothing here relies on the GIL to keep threads apart.
#[pyo3::pymodule(gil_used = false)]
mod _core {
    #[pymodule_export]
    use super::r#async::{delayed, first_line};
    #[pymodule_export]
    use super::exceptions::{greater_than_2, retry};
    #[pymodule_export]
    use super::functions::{Fibonacci, clamp, get_fibonacci, multiply, sum_as_string};
    #[pymodule_export]
    use super::json::{birthday, human_says_hi};
    #[pymodule_export]
    use super::logging::{log_different_levels, log_example};
    #[pymodule_export]
    use super::numpy::{smooth, smooth_in_place};
    #[pymodule_export]
    use super::structs::{Axis, Point, RustStruct};
    #[pymodule_export]
    use super::threads::{longest_collatz, map_in_threads};
    #[pymodule_export]
    use super::types::{
        array_printer, buffer_sum, count_occurences, dict_printer, find_byte, list_sum,
        vector_printer, word_printer,
    };

    // Runs when Python imports the package.
    #[pymodule_init]
    fn init(py: pyo3::Python<'_>) -> pyo3::PyResult<()> {
        super::guards::refuse_a_second_interpreter(py)?;
        super::guards::end_tokio_at_exit(py)?;
        super::logging::install(py)?;
        Ok(())
    }
}
