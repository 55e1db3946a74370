//! Puts files into a folder that is there already, and never in the place of another file.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::stage::Stage;
use crate::error::{Context, Error, Result};
use crate::interrupt::Watch;
use crate::plan::File;

/// What was put in place so far; dropped before the last file it takes all of it back.
#[derive(Default)]
struct Placed {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
    is_whole: bool,
}

/// Puts the files, written to the stage, into `target`: all of them or none.
pub fn place(files: &[File], stage: &Stage, target: &Path, watch: &Watch) -> Result<()> {
    let from = stage.root();
    let mut placed = Placed::default();
    for file in files {
        watch.check()?;
        let path = target.join(&file.path);
        placed.make_folders(path.parent().expect("a file has a folder"))?;
        match link(&from.join(&file.path), &path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                return Err(Error::Occupied {
                    path: target.to_owned(),
                    entries: vec![file.path.clone()],
                });
            }
            result => result.context("create", &path)?,
        }
        placed.files.push(path);
    }
    stage.finish()?;
    placed.is_whole = true;
    Ok(())
}

impl Placed {
    fn make_folders(&mut self, folder: &Path) -> Result<()> {
        let missing: Vec<_> = folder
            .ancestors()
            .take_while(|ancestor| !ancestor.exists())
            .collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).context("create the folder", folder)?;
            self.folders.push(folder.to_owned());
        }
        Ok(())
    }
}

impl Drop for Placed {
    fn drop(&mut self) {
        if self.is_whole {
            return;
        }
        // The error that made this necessary is the one to report.
        for file in self.files.iter().rev() {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// A link appears whole or not at all, and not where something is. A copy is for file systems without links.
fn link(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Err(error) if !matches!(error.kind(), ErrorKind::AlreadyExists) => copy(from, to),
        result => result,
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut source = fs::File::open(from)?;
    let mut copy = fs::File::create_new(to)?;
    io::copy(&mut source, &mut copy).map(drop).inspect_err(|_| {
        // The error that made this necessary is the one to report.
        let _ = fs::remove_file(to);
    })
}

/// Takes back what a run that was killed had put in place: the links in `to` to files below `from`. Another
/// run's files may hold the same, but they are not the same. What was changed after `sealed` is its user's.
pub fn take_back(from: &Path, to: &Path, sealed: SystemTime) {
    let Ok(entries) = fs::read_dir(from) else {
        return;
    };
    for entry in entries.flatten() {
        let (written, placed) = (entry.path(), to.join(entry.file_name()));
        if placed.is_symlink() {
            continue;
        }
        if written.is_dir() {
            take_back(&written, &placed, sealed);
            let _ = fs::remove_dir(&placed);
        } else if same_file::is_same_file(&written, &placed).unwrap_or(false)
            && is_unchanged(&placed, sealed)
        {
            let _ = fs::remove_file(&placed);
        }
    }
}

/// Editors that write into the file itself change both of its links.
fn is_unchanged(file: &Path, since: SystemTime) -> bool {
    let modified = fs::metadata(file).and_then(|file| file.modified());
    modified.is_ok_and(|modified| modified <= since)
}
