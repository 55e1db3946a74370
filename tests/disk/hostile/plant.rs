//! What is planted at a path.

use std::fs::{self, File, FileTimes};
use std::os::unix::fs::chown;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::time::{Duration, SystemTime};

use nix::sys::stat::{Mode, SFlag, makedev, mknod};
use nix::unistd::{Uid, mkfifo};

use super::{Place, STRANGER};
use crate::support::{create_folder, link, remove_folder, set_mode, write};

/// What is planted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Plant {
    Link,
    LinkToFolder,
    LinkToNothing,
    LinkUp,
    HardLink,
    Fifo,
    Socket,
    Folder,
    FullFolder,
    File,
    Future,
    Unreadable,
    Foreign,
    Device,
}

pub const PLANTS: &[Plant] = &[
    Plant::Link,
    Plant::LinkToFolder,
    Plant::LinkToNothing,
    Plant::LinkUp,
    Plant::HardLink,
    Plant::Fifo,
    Plant::Socket,
    Plant::Folder,
    Plant::FullFolder,
    Plant::File,
    Plant::Future,
    Plant::Unreadable,
    Plant::Foreign,
    Plant::Device,
];

impl Place {
    /// Puts something hostile at a path, in place of what is there.
    pub fn plant(&self, path: &Path, plant: Plant) {
        if path.is_dir() && !path.is_symlink() {
            remove_folder(path);
        } else {
            let _ = fs::remove_file(path);
        }
        create_folder(path.parent().expect("a folder"));
        match plant {
            Plant::Link => link(self.path("elsewhere/id_rsa"), path),
            Plant::LinkToFolder => link(self.path("elsewhere/folder"), path),
            Plant::LinkToNothing => link(self.path("elsewhere/nothing"), path),
            Plant::LinkUp => link("..", path),
            Plant::HardLink => fs::hard_link(self.path("elsewhere/id_rsa"), path).expect("a link"),
            Plant::Fifo => mkfifo(path, Mode::S_IRWXU).expect("a FIFO"),
            Plant::Socket => drop(UnixListener::bind(path)),
            Plant::Folder => create_folder(path),
            Plant::FullFolder => {
                create_folder(&path.join("entries"));
                link("..", &path.join("project"));
                write(&path.join("lock"), "");
            }
            Plant::File => write(path, "\0\x1b[31m{{ [ broken"),
            Plant::Future => {
                write(path, "later");
                let later = SystemTime::now() + Duration::from_secs(1_000_000_000);
                let times = FileTimes::new().set_modified(later);
                let opened = File::options().write(true).open(path);
                opened
                    .and_then(|file| file.set_times(times))
                    .expect("it is ours");
            }
            Plant::Unreadable => {
                write(path, "unreadable");
                set_mode(path, 0o000);
            }
            Plant::Foreign => {
                write(path, "[workspace]\n");
                own(path, STRANGER);
            }
            Plant::Device if Uid::effective().is_root() => {
                // The console that nobody has: to open it can wait for ever.
                let made = mknod(path, SFlag::S_IFCHR, Mode::S_IRWXU, makedev(5, 1));
                made.expect("root can create devices");
            }
            // Only root creates devices; a FIFO waits like one.
            Plant::Device => mkfifo(path, Mode::S_IRWXU).expect("a FIFO"),
        }
    }
}

/// Only root can give files away.
pub fn own(path: &Path, user: u32) {
    if Uid::effective().is_root() {
        chown(path, Some(user), Some(user)).expect("root can give files away");
    }
}
