//! Guards: protection against unusual callers. The other files need no knowledge of this one.
//!
//! Each guard is for a case that would otherwise end the process, hang it, or raise a wrong error.

use std::fmt::Display;
use std::time::{Duration, Instant};

use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyList;
use pyo3::types::PyMemoryView;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Raises ImportError in every interpreter of a process but the first that imports the package.
///
/// PyO3 keeps classes and modules of the first interpreter. In a second one, `except` would miss
/// this package's exceptions; after one of the two has ended, the other would use what is gone.
pub fn refuse_a_second_interpreter(py: Python<'_>) -> PyResult<()> {
    static FIRST: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
    // Each interpreter has its own `sys`.
    let sys = py.import("sys")?;
    if FIRST.get_or_init(py, || sys.clone().unbind()).is(&sys) {
        return Ok(());
    }
    Err(PyImportError::new_err(
        "another interpreter of this process has imported the package; import it in one only",
    ))
}

/// Prints each line to Python's `sys.stdout`, which notebooks and pytest replace.
///
/// Rust's `println!` would bypass that replacement, and Ctrl-C would wait for the last line.
pub fn print_lines<T: Display>(py: Python<'_>, lines: impl IntoIterator<Item = T>) -> PyResult<()> {
    let stdout = py.import("sys")?.getattr("stdout")?;
    let mut turn = Instant::now();
    for line in lines {
        // Raises KeyboardInterrupt after Ctrl-C.
        py.check_signals()?;
        // Lets other Python threads run. A thread that has waited 5 ms asks for its turn. If this
        // loop detached more often, that time would start again and again.
        if turn.elapsed() > Duration::from_millis(10) {
            py.detach(|| ());
            turn = Instant::now();
        }
        // Without a console (pythonw.exe) `sys.stdout` is None. Python's print accepts that.
        if !stdout.is_none() {
            stdout.call_method1("write", (format!("{line}\n"),))?;
        }
    }
    Ok(())
}

/// Raises what a logging handler raised. A log macro returns nothing and leaves it pending.
pub fn raise_pending(py: Python<'_>) -> PyResult<()> {
    match PyErr::take(py) {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

/// Converts each item of a list.
///
/// For an argument of type `Vec`, PyO3 takes any sequence and reserves memory for the length that
/// the sequence claims to have: `range(2**40)` would end the process.
pub fn from_list<'py, T>(list: &Bound<'py, PyList>) -> PyResult<Vec<T>>
where
    T: pyo3::conversion::FromPyObjectOwned<'py>,
{
    let mut items = Vec::new();
    for item in list {
        items.push(item.extract().map_err(Into::into)?);
    }
    Ok(items)
}

/// Copies the numbers of a buffer, which Python code may change at any time.
pub fn from_buffer(object: &Bound<'_, PyAny>) -> PyResult<Vec<i32>> {
    match pyo3::buffer::PyBuffer::get(object) {
        Ok(buffer) => buffer.to_vec(object.py()),
        // Before python/cpython#140557, an empty array was at an address that PyO3 refuses.
        Err(_) if PyMemoryView::from(object)?.is_empty()? => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// Starts threads for one call: as many as asked for, or if that is 0, one on each core.
///
/// rayon has a pool for the whole process. After a fork, which Python's multiprocessing uses, the
/// threads of that pool are missing in the new process, and a call would wait for them forever.
pub fn thread_pool(threads: u8) -> PyResult<ThreadPool> {
    let pool = ThreadPoolBuilder::new().num_threads(threads.into()).build();
    pool.map_err(|error| pyo3::exceptions::PyRuntimeError::new_err(error.to_string()))
}

/// Returns the object as an array of float64 with one dimension. Else, the error says what it is.
pub fn float_array<'a, 'py>(
    object: &'a Bound<'py, PyAny>,
) -> PyResult<&'a Bound<'py, numpy::PyArray1<f64>>> {
    use numpy::PyUntypedArrayMethods;

    if let Ok(array) = object.cast() {
        return Ok(array);
    }
    let found = match object.cast::<numpy::PyUntypedArray>() {
        Ok(array) => {
            let (dtype, count) = (array.dtype(), array.ndim());
            let s = if count == 1 { "" } else { "s" };
            format!("dtype {dtype} and {count} dimension{s}")
        }
        Err(_) => object.get_type().name()?.to_string(),
    };
    Err(pyo3::exceptions::PyTypeError::new_err(format!(
        "expected a numpy array of float64 with 1 dimension, got {found}"
    )))
}

/// Returns the array, or a copy if its numbers do not lie side by side, each where Rust can read it.
pub fn side_by_side<'py>(
    array: &Bound<'py, numpy::PyArray1<f64>>,
) -> PyResult<Bound<'py, numpy::PyArray1<f64>>> {
    let numpy = array.py().import("numpy")?;
    let same_type = array.py().None();
    // C stands for side by side, and A for aligned.
    let array = numpy.call_method1("require", (array, same_type, "CA"))?;
    Ok(array.cast_into()?)
}

/// tokio, which runs the futures of this package, and ends before Python does.
///
/// The one of pyo3-async-runtimes would go on (PyO3/pyo3-async-runtimes#40), and panic when it
/// returns a result to an interpreter that has gone.
struct Tokio;

static RUNTIME: std::sync::Mutex<Option<tokio::runtime::Runtime>> = std::sync::Mutex::new(None);

/// Starts tokio's threads at the first call.
fn tokio_handle() -> &'static tokio::runtime::Handle {
    static HANDLE: std::sync::OnceLock<tokio::runtime::Handle> = std::sync::OnceLock::new();
    HANDLE.get_or_init(|| {
        let runtime = tokio::runtime::Runtime::new().expect("the system can start threads");
        let handle = runtime.handle().clone();
        *RUNTIME.lock().expect("nothing panics under this lock") = Some(runtime);
        handle
    })
}

#[pyfunction]
fn end_tokio(py: Python<'_>) {
    // Drops each future where it waits. Threads that return a result to Python need a moment.
    py.detach(|| {
        let mut runtime = RUNTIME.lock().expect("nothing panics under this lock");
        if let Some(runtime) = runtime.take() {
            runtime.shutdown_timeout(std::time::Duration::from_secs(1));
        }
    });
}

/// Has Python end tokio when it ends itself.
pub fn end_tokio_at_exit(py: Python<'_>) -> PyResult<()> {
    let atexit = py.import("atexit")?;
    atexit.call_method1("register", (pyo3::wrap_pyfunction!(end_tokio, py)?,))?;
    Ok(())
}

/// Returns an awaitable of Python for a future of Rust.
pub fn future_into_py<T>(
    py: Python<'_>,
    future: impl Future<Output = PyResult<T>> + Send + 'static,
) -> PyResult<Bound<'_, PyAny>>
where
    T: for<'py> IntoPyObject<'py> + Send + 'static,
{
    pyo3_async_runtimes::generic::future_into_py::<Tokio, _, T>(py, future)
}

impl pyo3_async_runtimes::generic::Runtime for Tokio {
    type JoinError = tokio::task::JoinError;
    type JoinHandle = tokio::task::JoinHandle<()>;

    fn spawn<F: Future<Output = ()> + Send + 'static>(future: F) -> Self::JoinHandle {
        tokio_handle().spawn(future)
    }

    fn spawn_blocking<F: FnOnce() + Send + 'static>(work: F) -> Self::JoinHandle {
        tokio_handle().spawn_blocking(work)
    }
}

// Only futures that call Python's coroutines need these.
impl pyo3_async_runtimes::generic::ContextExt for Tokio {
    fn scope<F, R>(
        _: pyo3_async_runtimes::TaskLocals,
        future: F,
    ) -> std::pin::Pin<Box<dyn Future<Output = R> + Send>>
    where
        F: Future<Output = R> + Send + 'static,
    {
        Box::pin(future)
    }

    fn get_task_locals() -> Option<pyo3_async_runtimes::TaskLocals> {
        None
    }
}
