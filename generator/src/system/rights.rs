//! Who may read what, and whose it is: systems without Unix's owners and permission bits have rules of their own.

#[cfg(not(unix))]
pub use other::*;
#[cfg(unix)]
pub use unix::*;

#[cfg(unix)]
mod unix {
    use std::fs::{self, File, Permissions};
    use std::io;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::path::Path;

    use cap_fs_ext::OpenOptionsMaybeDirExt;
    use cap_std::fs::{
        Dir, DirBuilder, DirBuilderExt, Metadata, MetadataExt, OpenOptions, OpenOptionsExt,
    };

    /// Returns the permission bits, but for those that lend rights to a program.
    pub fn of(found: &Metadata) -> Option<u32> {
        Some(found.mode() & 0o777)
    }

    pub fn set(file: &File, mode: u32) -> io::Result<()> {
        file.set_permissions(Permissions::from_mode(mode & 0o777))
    }

    /// A file that gets a mode is its user's alone until then.
    pub fn new_file(mode: Option<u32>) -> OpenOptions {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        options.mode(mode.map_or(0o666, |_| 0o600));
        options
    }

    pub fn folder(mode: Option<u32>) -> DirBuilder {
        let mut builder = DirBuilder::new();
        builder.mode(mode.map_or(0o777, |_| 0o700));
        builder
    }

    /// Returns true if this user owns it and nobody else can look inside.
    pub fn is_private(found: &Metadata) -> bool {
        is_own(found) && found.mode() & 0o077 == 0
    }

    pub fn is_own(found: &Metadata) -> bool {
        found.uid() == rustix::process::geteuid().as_raw()
    }

    /// Returns true if this user owns what is at the path, which may be a link.
    pub fn is_own_path(path: &Path) -> bool {
        let found = fs::symlink_metadata(path);
        found.is_ok_and(|found| found.uid() == rustix::process::geteuid().as_raw())
    }

    /// Returns true if the new folder can replace the empty one: same owner, same rights, same disk.
    pub fn is_alike(new: &Metadata, old: &Metadata) -> bool {
        let facts = |found: &Metadata| (found.uid(), found.gid(), found.mode(), found.dev());
        facts(new) == facts(old)
    }

    /// Waits until the names in a folder are on disk.
    pub fn sync(folder: &Dir) -> io::Result<()> {
        super::super::folder::synced(readable(folder)?.sync_all())
    }

    pub fn set_for_folder(folder: &Dir, mode: u32) -> io::Result<()> {
        set(&readable(folder)?, mode)
    }

    /// The handle of a folder itself is one to go through only.
    fn readable(folder: &Dir) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.read(true).maybe_dir(true);
        folder
            .open_with(".", &options)
            .map(cap_std::fs::File::into_std)
    }
}

#[cfg(not(unix))]
mod other {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    use cap_std::fs::{Dir, DirBuilder, Metadata, OpenOptions};

    pub fn of(_: &Metadata) -> Option<u32> {
        None
    }

    pub fn set(_: &File, _: u32) -> io::Result<()> {
        Ok(())
    }

    pub fn new_file(_: Option<u32>) -> OpenOptions {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        options
    }

    pub fn folder(_: Option<u32>) -> DirBuilder {
        DirBuilder::new()
    }

    /// Windows keeps a user's folders for that user.
    pub fn is_private(_: &Metadata) -> bool {
        true
    }

    pub fn is_own(_: &Metadata) -> bool {
        true
    }

    pub fn is_own_path(_: &Path) -> bool {
        true
    }

    /// Windows has no rename onto a folder.
    pub fn is_alike(_: &Metadata, _: &Metadata) -> bool {
        false
    }

    pub fn set_for_folder(_: &Dir, _: u32) -> io::Result<()> {
        Ok(())
    }

    pub fn sync(_: &Dir) -> io::Result<()> {
        Ok(())
    }
}
