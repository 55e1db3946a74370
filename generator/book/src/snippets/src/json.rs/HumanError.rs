pyo3::import_exception! { my_project.errors, HumanError }
