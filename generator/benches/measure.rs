//! What a command costs.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// What one run took; what the system does not tell is empty.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Milliseconds from start to end.
    pub wall: f64,
    /// Milliseconds of processor time, with all processes that it started.
    pub cpu: Option<f64>,
    /// Megabytes that the largest of its processes had in memory.
    pub peak: Option<f64>,
}

/// Cargo tells `cargo bench` where the libraries of its crates are. Every program would look there for its own.
const LIBRARY_PATHS: [&str; 2] = ["LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"];

/// Runs the command to a success; what it prints goes to `log`.
pub fn cost(command: &mut Command, log: &Path) -> Cost {
    let output = File::create(log).unwrap_or_else(|error| panic!("{}: {error}", log.display()));
    let errors = output.try_clone().expect("a file");
    command.stdin(Stdio::null()).stdout(output).stderr(errors);
    LIBRARY_PATHS
        .iter()
        .for_each(|name| _ = command.env_remove(name));
    let start = Instant::now();
    let child = command
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?} could not be started: {error}"));
    let (status, cpu, peak) = wait(child);
    let wall = start.elapsed().as_secs_f64() * 1e3;
    let printed = || fs::read_to_string(log).unwrap_or_default();
    assert!(status.success(), "{command:?}: {status}\n{}", printed());
    Cost { wall, cpu, peak }
}

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
fn wait(child: Child) -> (ExitStatus, Option<f64>, Option<f64>) {
    use std::os::unix::process::ExitStatusExt;

    use nix::libc;

    let process = child.id().cast_signed();
    let mut status = 0;
    // SAFETY: zeros are a valid `rusage`, and both are ours for the kernel to write to.
    let (waited, usage) = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        (
            libc::wait4(process, &raw mut status, 0, &raw mut usage),
            usage,
        )
    };
    assert_eq!(waited, process, "the process was waited for");
    let milliseconds = |it: libc::timeval| it.tv_sec as f64 * 1e3 + it.tv_usec as f64 / 1e3;
    let cpu = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
    let peak = usage.ru_maxrss as f64 * 1024.0 / 1e6;
    (ExitStatus::from_raw(status), Some(cpu), Some(peak))
}

#[cfg(not(all(target_os = "linux", target_arch = "x86_64")))]
fn wait(mut child: Child) -> (ExitStatus, Option<f64>, Option<f64>) {
    (child.wait().expect("it was started"), None, None)
}

/// The processor time that this thread has had.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
pub fn thread_time() -> Duration {
    use nix::libc;

    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: it is ours for the kernel to write to.
    let result = unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    assert_eq!(result, 0, "every Linux has this clock");
    Duration::new(
        time.tv_sec.cast_unsigned(),
        u32::try_from(time.tv_nsec).expect("below a second"),
    )
}

/// The time, where nothing better is known.
#[cfg(not(all(target_os = "linux", target_arch = "x86_64")))]
pub fn thread_time() -> Duration {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    START.elapsed()
}

/// How many system calls the command makes, with all processes that it starts.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
pub fn system_calls(command: &mut Command) -> Option<f64> {
    let mut calls = 0_u32;
    LIBRARY_PATHS
        .iter()
        .for_each(|name| _ = command.env_remove(name));
    crate::support::trace::trace(command, |_| {
        calls += 1;
        None
    });
    Some(f64::from(calls))
}

#[cfg(not(all(target_os = "linux", target_arch = "x86_64")))]
pub fn system_calls(_: &mut Command) -> Option<f64> {
    None
}

/// The smallest: what it takes where nothing else runs.
pub fn least(figures: impl IntoIterator<Item = f64>) -> f64 {
    figures.into_iter().fold(f64::INFINITY, f64::min)
}

pub fn median(figures: impl IntoIterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.into_iter().collect();
    figures.sort_by(f64::total_cmp);
    let middle = figures.len() / 2;
    if figures.len() % 2 == 1 {
        figures[middle]
    } else {
        f64::midpoint(figures[middle - 1], figures[middle])
    }
}
