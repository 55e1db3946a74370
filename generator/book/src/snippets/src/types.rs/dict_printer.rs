pub fn dict_printer(py: Python<'_>, hm: BTreeMap<String, String>) -> PyResult<()> {
    let mut stdout = Stdout::new(py)?;
    for (key, value) in &hm {
        stdout.line(format_args!("{key} {value}"))?;
    }
    stdout.finish()
}
