#[pyo3::pymodule(gil_used = false)]
mod _core {
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "Python's name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_export]
    use super::exceptions::greater_than_2;
    #[pymodule_export]
    use super::functions::{get_fibonacci, multiply, sum_as_string};
    #[pymodule_export]
    use super::json::{birthday, human_says_hi};
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
