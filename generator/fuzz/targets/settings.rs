#![no_main]

libfuzzer_sys::fuzz_target!(|input: &str| create_pyo3_fuzz::settings(input));
