//! The compiled half of {{ package }}, which Python imports as `{{ module }}`.

use pyo3::prelude::*;

#[pymodule]
mod {{ leaf }} {
    use super::*;

    /// An example: put your own function in its place, here, in the stub and in the test.
    #[pyfunction]
    fn count_words(text: &str) -> usize {
        text.split_whitespace().count()
    }
{{ rust_ports }}}
