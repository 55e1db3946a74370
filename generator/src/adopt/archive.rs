//! Reads wheels and sdists: bytes in, files out.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};

/// Contents by path, with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The files of a wheel.
pub fn wheel(bytes: &[u8]) -> io::Result<Files> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(io::Error::from)?;
    let mut files = Files::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(io::Error::from)?;
        if file.is_dir() {
            continue;
        }
        let path = file.name().map_err(io::Error::from)?.into_owned();
        let mut contents = Vec::new();
        file.read_to_end(&mut contents)?;
        files.insert(path, contents);
    }
    Ok(files)
}

/// The files of an sdist, without the folder `NAME-VERSION` that holds them all.
pub fn sdist(bytes: &[u8]) -> io::Result<Files> {
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(bytes));
    let mut files = Files::new();
    for entry in archive.entries()? {
        let mut entry = entry?;
        if !entry.header().entry_type().is_file() {
            continue;
        }
        let path = entry.path()?.to_string_lossy().replace('\\', "/");
        let Some((_, path)) = path.split_once('/') else {
            continue;
        };
        let path = path.to_owned();
        let mut contents = Vec::new();
        entry.read_to_end(&mut contents)?;
        files.insert(path, contents);
    }
    Ok(files)
}

/// The file of a wheel that says something about the whole of it, such as METADATA.
pub fn in_dist_info<'a>(wheel: &'a Files, name: &str) -> Option<&'a [u8]> {
    let found = wheel.iter().find(|(path, _)| {
        let (folder, file) = path.split_once('/').unwrap_or_default();
        folder.ends_with(".dist-info") && file == name
    });
    found.map(|(_, contents)| contents.as_slice())
}
