//! Runs a command under `ptrace`: sees its system calls, and lets one of them fail or be its last.

use std::io;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use nix::errno::Errno;
use nix::sys::ptrace::{self, Options};
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;

/// What happens to a system call before the kernel sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is the last one of the process, and is not carried out.
    Kill,
    /// The process gets this signal, and the call goes on.
    Signal(Signal),
    /// It is not carried out and returns this error.
    Fail(Errno),
}

/// A system call that the process is about to make.
pub struct Call {
    pub process: Pid,
    pub number: i64,
    pub arguments: [u64; 3],
}

/// How the command ended.
#[derive(Debug, PartialEq, Eq)]
pub enum End {
    Exit(i32),
    Killed(Signal),
}

impl Call {
    /// Whether it makes, fills, moves or removes a file; what goes to the standard streams does not count.
    pub fn changes_files(&self) -> bool {
        use nix::libc as c;
        let is_stream = self.arguments[0] <= 2;
        let makes = |flags: u64| flags & c::O_CREAT as u64 != 0;
        match self.number {
            c::SYS_open => makes(self.arguments[1]),
            c::SYS_openat => makes(self.arguments[2]),
            c::SYS_openat2 => makes(self.word(self.arguments[2])),
            c::SYS_write | c::SYS_writev | c::SYS_pwrite64 => !is_stream,
            c::SYS_creat | c::SYS_mkdir | c::SYS_mkdirat | c::SYS_mknod | c::SYS_mknodat => true,
            c::SYS_link | c::SYS_linkat | c::SYS_symlink | c::SYS_symlinkat => true,
            c::SYS_rename | c::SYS_renameat | c::SYS_renameat2 => true,
            c::SYS_unlink | c::SYS_unlinkat | c::SYS_rmdir => true,
            c::SYS_ftruncate | c::SYS_copy_file_range | c::SYS_sendfile => true,
            _ => false,
        }
    }

    /// Whether it changes files but takes none away.
    pub fn makes_files(&self) -> bool {
        use nix::libc as c;
        let removes = [c::SYS_unlink, c::SYS_unlinkat, c::SYS_rmdir];
        self.changes_files() && !removes.contains(&self.number)
    }

    /// The path that it is about, absolute, if it is about one.
    pub fn path(&self) -> Option<PathBuf> {
        use nix::libc as c;
        let at = |argument: usize| match self.arguments[argument] {
            0 => String::new(),
            _ => self.text(argument),
        };
        let (folder, name) = match self.number {
            c::SYS_open | c::SYS_stat | c::SYS_lstat | c::SYS_access | c::SYS_readlink => {
                (None, at(0))
            }
            c::SYS_openat
            | c::SYS_openat2
            | c::SYS_newfstatat
            | c::SYS_statx
            | c::SYS_faccessat
            | c::SYS_faccessat2
            | c::SYS_readlinkat
            | c::SYS_mkdirat
            | c::SYS_unlinkat => (Some(self.arguments[0] as i32), at(1)),
            _ => return None,
        };
        let process = format!("/proc/{}", self.process);
        let folder = match folder {
            None | Some(c::AT_FDCWD) => format!("{process}/cwd"),
            Some(folder) => format!("{process}/fd/{folder}"),
        };
        Some(std::fs::read_link(folder).ok()?.join(name))
    }

    /// Whether our own command makes it, and not a program that it starts.
    pub fn is_ours(&self) -> bool {
        let program = std::fs::read_link(format!("/proc/{}/exe", self.process));
        program.is_ok_and(|program| program.ends_with("create-pyo3"))
    }

    /// The number at an address.
    fn word(&self, address: u64) -> u64 {
        let word = ptrace::read(self.process, address as ptrace::AddressType);
        word.expect("the memory of the process can be read")
            .cast_unsigned()
    }

    /// The text that an argument points at.
    pub fn text(&self, argument: usize) -> String {
        let mut text = Vec::new();
        for address in self.arguments[argument].. {
            let byte = ptrace::read(self.process, address as ptrace::AddressType);
            match byte.expect("the memory of the process can be read") as u8 {
                0 => break,
                byte => text.push(byte),
            }
        }
        String::from_utf8_lossy(&text).into_owned()
    }
}

/// Runs the command and everything that it starts, and asks `meddle` before each system call.
pub fn trace(command: &mut Command, mut meddle: impl FnMut(&Call) -> Option<Fault>) -> End {
    let root = spawn(command);
    let mut failing = None;
    let mut end = None;
    let own = WaitPidFlag::__WALL | WaitPidFlag::__WNOTHREAD;
    waitpid(root, Some(own)).expect("the process stops where its program starts");
    ptrace::setoptions(
        root,
        Options::PTRACE_O_TRACESYSGOOD
            | Options::PTRACE_O_TRACEFORK
            | Options::PTRACE_O_TRACEVFORK
            | Options::PTRACE_O_TRACECLONE
            | Options::PTRACE_O_TRACEEXEC
            | Options::PTRACE_O_EXITKILL,
    )
    .expect("ptrace is allowed");
    go_on(root, None);
    loop {
        let status = match waitpid(None, Some(own)) {
            Ok(status) => status,
            Err(Errno::ECHILD) => break,
            Err(error) => panic!("cannot wait: {error}"),
        };
        match status {
            WaitStatus::Exited(process, code) if process == root => end = Some(End::Exit(code)),
            WaitStatus::Signaled(process, signal, _) if process == root => {
                end = Some(End::Killed(signal));
            }
            WaitStatus::PtraceSyscall(process) => {
                step(process, &mut failing, &mut meddle);
                go_on(process, None);
            }
            WaitStatus::PtraceEvent(process, _, _) => go_on(process, None),
            // A new process starts with a stop, and exec ends with a trap: neither is for the process.
            WaitStatus::Stopped(process, Signal::SIGSTOP | Signal::SIGTRAP) => go_on(process, None),
            WaitStatus::Stopped(process, signal) => go_on(process, Some(signal)),
            _ => {}
        }
    }
    end.expect("the process was waited for")
}

/// Waiting for it is the business of [`trace`].
#[allow(clippy::zombie_processes)]
fn spawn(command: &mut Command) -> Pid {
    // SAFETY: the one call in the new process is async-signal-safe.
    unsafe {
        command.pre_exec(|| ptrace::traceme().map_err(io::Error::from));
    }
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?} could not be started: {error}"));
    Pid::from_raw(child.id().cast_signed())
}

/// One stop at a system call, on the way in or on the way out.
fn step(
    process: Pid,
    failing: &mut Option<(Pid, Errno)>,
    meddle: &mut impl FnMut(&Call) -> Option<Fault>,
) {
    let Ok(mut registers) = ptrace::getregs(process) else {
        return;
    };
    // On the way in the kernel has put this error where the result goes.
    let is_entry = registers.rax.cast_signed() == -i64::from(Errno::ENOSYS as i32);
    if let Some((_, errno)) = failing.take_if(|(failing, _)| *failing == process) {
        registers.rax = (-i64::from(errno as i32)).cast_unsigned();
        ptrace::setregs(process, registers).expect("the registers can be written");
        return;
    }
    if !is_entry {
        return;
    }
    let call = Call {
        process,
        number: registers.orig_rax.cast_signed(),
        arguments: [registers.rdi, registers.rsi, registers.rdx],
    };
    match meddle(&call) {
        None => {}
        Some(Fault::Kill) => kill(process, Signal::SIGKILL).expect("it is our child"),
        Some(Fault::Signal(signal)) => kill(process, signal).expect("it is our child"),
        Some(Fault::Fail(errno)) => {
            // No system call has this number: nothing is done.
            registers.orig_rax = u64::MAX;
            ptrace::setregs(process, registers).expect("the registers can be written");
            *failing = Some((process, errno));
        }
    }
}

fn go_on(process: Pid, signal: Option<Signal>) {
    // A process that was killed meanwhile is gone: the next wait says so.
    let _ = ptrace::syscall(process, signal);
}
