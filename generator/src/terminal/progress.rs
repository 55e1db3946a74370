//! Shows that something is going on.

use std::io::{Write, stderr};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::print::print_error;
use super::wrap::width_of_errors;

/// Does the work below its title, where it prints itself.
pub fn before<T>(title: &str, work: impl FnOnce() -> T) -> T {
    print_error(&format!("{title}\n"));
    work()
}

/// Does the work beside its title. A terminal that has room counts the seconds.
pub fn during<T>(title: &str, work: impl FnOnce() -> T) -> T {
    const SECONDS: usize = " (9999 s)".len();
    let width = width_of_errors();
    if width == usize::MAX || title.len() + SECONDS > width {
        return before(title, work);
    }
    let start = Instant::now();
    let show = |end: &str| {
        let _ = write!(stderr(), "\r{title} ({} s){end}", start.elapsed().as_secs());
    };
    thread::scope(|scope| {
        let (end, has_ended) = channel::<()>();
        scope.spawn(move || {
            while has_ended.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
                show("");
            }
            show("\n");
        });
        print_error(title);
        let result = work();
        drop(end);
        result
    })
}
