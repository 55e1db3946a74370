//! A package index on this machine.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use crate::support::{scratch, tool};

pub struct Index {
    server: Child,
    port: u16,
    folder: tempfile::TempDir,
}

impl Index {
    /// Starts an empty one.
    pub fn start() -> Self {
        let folder = scratch();
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|it| it.local_addr())
            .expect("a port is free")
            .port();
        let server = tool("pypi-server")
            .args([
                "run",
                "--interface",
                "127.0.0.1",
                "--port",
                &port.to_string(),
            ])
            .args([
                "--authenticate",
                ".",
                "--passwords",
                ".",
                "--disable-fallback",
            ])
            .arg(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the tools have pypi-server");
        let index = Self {
            server,
            port,
            folder,
        };
        let tries = 600;
        let is_up = (0..tries).any(|_| {
            std::thread::sleep(Duration::from_millis(50));
            TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
        });
        assert!(is_up, "pypi-server does not answer");
        index
    }

    /// Where to upload to.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Where to install from.
    pub fn simple(&self) -> String {
        format!("{}simple/", self.url())
    }

    /// What has been uploaded.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Index {
    fn drop(&mut self) {
        _ = self.server.kill();
        _ = self.server.wait();
    }
}
