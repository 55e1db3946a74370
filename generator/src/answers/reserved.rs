//! Names that no project can have, because its import or its build would find something else.

use std::sync::LazyLock;

use crate::template;

/// Names that are taken for one reason, written as the module would be: lower case, `_` for `-`.
struct Reserved {
    because: &'static str,
    /// Separated by white space.
    names: &'static str,
}

const RESERVED: &[Reserved] = &[
    Reserved {
        because: "a keyword of Python",
        names: "
            and as assert async await break class continue def del elif else except finally
            for from global if import in is lambda nonlocal not or pass raise return try while
            with yield
        ",
    },
    Reserved {
        because: "a keyword of Rust",
        names: "
            abstract become box const crate do dyn enum extern false final fn gen impl let loop macro
            match mod move mut override priv pub ref self static struct super trait true type typeof
            unsafe unsized use virtual where
        ",
    },
    Reserved {
        because: "a module of Python's standard library",
        names: "
            abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore atexit
            audioop base64 bdb binascii binhex bisect builtins bz2 calendar cgi cgitb chunk cmath
            cmd code codecs codeop collections colorsys compileall compression concurrent
            configparser contextlib contextvars copy copyreg cprofile crypt csv ctypes curses
            dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip
            enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc
            genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http
            idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3
            linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder
            msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode
            operator optparse os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform
            plistlib poplib posix posixpath pprint profile profiling pstats pty pwd py_compile
            pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource
            rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtpd
            smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl
            stat statistics string stringprep struct subprocess sunau symtable sys sysconfig syslog
            tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter
            token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing
            unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg
            winsound wsgiref xdrlib xml xmlrpc xxlimited xxlimited_35 xxsubtype zipapp zipfile
            zipimport zlib zoneinfo
        ",
    },
    Reserved {
        because: "a crate of Rust's standard library",
        names: "alloc core proc_macro std",
    },
    Reserved {
        because: "a package that the project itself uses",
        names: "
            ast_serialize colorama cpuinfo exceptiongroup iniconfig librt log maturin mypy
            mypy_extensions mypyc numpy packaging pathspec pip pkg_resources pluggy py py_cpuinfo2
            pygments pyo3 pyo3_async_runtimes pyo3_build_config pyo3_log pytest pytest_benchmark rayon
            ruff serde serde_json setuptools tokio tomli typing_extensions
        ",
    },
    Reserved {
        because: "a folder that cargo writes to",
        names: "build deps examples incremental test",
    },
    Reserved {
        because: "a device on Windows",
        names: "
            aux com1 com2 com3 com4 com5 com6 com7 com8 com9 con lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7
            lpt8 lpt9 nul prn
        ",
    },
];

const TESTS: &str = "a file of the project's own tests";

/// Every reason and the names for which it holds.
pub fn groups() -> Vec<(&'static str, Vec<String>)> {
    let listed = RESERVED
        .iter()
        .map(|group| (group.because, group.names.split_whitespace()))
        .map(|(because, names)| (because, names.map(str::to_owned).collect()));
    listed.chain([(TESTS, tests())]).collect()
}

/// Why this module name is taken, if it is. A run asks once or twice, for which no map of all names is made.
pub fn reason(module_name: &str) -> Option<&'static str> {
    static OF_TESTS: LazyLock<Vec<String>> = LazyLock::new(tests);
    if OF_TESTS.iter().any(|name| name == module_name) {
        return Some(TESTS);
    }
    let mut groups = RESERVED.iter().rev();
    let group = groups.find(|group| {
        group
            .names
            .split_whitespace()
            .any(|name| name == module_name)
    })?;
    Some(group.because)
}

/// Pytest imports these by their bare names, before it finds a package that is called the same.
fn tests() -> Vec<String> {
    let sources = template::sources();
    let stems = sources.iter().filter_map(|source| {
        let (folder, file) = source.path.rsplit_once('/')?;
        (folder == "tests" || folder == "benches").then(|| file.strip_suffix(".py"))?
    });
    stems.map(str::to_owned).collect()
}
