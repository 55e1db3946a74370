//! The index of the extension module: what Python can import, and from which file it comes.

mod exceptions;
mod functions;
mod interpreter;
mod json;
mod logging;
mod stdout;
mod structs;
mod types;

/// The compiled half of the package.
///
/// Every function raises TypeError when it is called with too few, too many or misnamed arguments, or,
/// unless its docstring says otherwise, with one of another type than `_core.pyi` says. A str with a
/// lone surrogate, half of a pair that no Rust string can hold, raises UnicodeEncodeError. What an
/// argument's own methods raise is passed on.
// `gil_used = false`, which is also what PyO3 takes for granted, promises that nothing in here relies
// on the GIL to keep threads apart. With `true` a free-threaded Python turns its GIL back on.
#[pyo3::pymodule(gil_used = false)]
mod _core {
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
        array_printer, buffer_sum, count_occurences, dict_printer, list_sum, vector_printer,
        word_printer,
    };

    #[pymodule_init]
    fn init(module: &pyo3::Bound<'_, pyo3::types::PyModule>) -> pyo3::PyResult<()> {
        super::interpreter::refuse_a_second(module.py())?;
        super::logging::install(module.py())
    }
}
