//! The index of the extension module: what Python can import, and from which file it comes.

mod exceptions;
mod functions;
mod json;
mod logging;
mod stdout;
mod structs;
mod types;

/// The compiled half of the package.
#[pyo3::pymodule]
mod _core {
    #[pymodule_export]
    use super::exceptions::{TooSmallError, greater_than_2};
    #[pymodule_export]
    use super::functions::{get_fibonacci, multiply, sum_as_string};
    #[pymodule_export]
    use super::json::human_says_hi;
    #[pymodule_export]
    use super::logging::{log_different_levels, log_example};
    #[pymodule_export]
    use super::structs::RustStruct;
    #[pymodule_export]
    use super::types::{
        array_printer, count_occurences, dict_printer, list_sum, vector_printer, word_printer,
    };

    #[pymodule_init]
    fn init(module: &pyo3::Bound<'_, pyo3::types::PyModule>) -> pyo3::PyResult<()> {
        super::logging::install(module.py())
    }
}
