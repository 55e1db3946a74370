//! Packages on PyPI, chosen by shape.

/// A package: its file on PyPI, the SHA-256 of that, its shape, and what its tests need.
pub struct Package {
    pub name: &'static str,
    pub version: &'static str,
    pub sha256: &'static str,
    pub shape: &'static str,
    pub needs: &'static [&'static str],
    pub options: &'static [&'static str],
    /// Patterns of files with tests that measure time, and fail now and then.
    pub ignored: &'static [&'static str],
    pub has_tests: bool,
    /// Whether `adopt` is told to run the tests, too.
    pub runs_tests: bool,
}

const fn package(
    name: &'static str,
    version: &'static str,
    sha256: &'static str,
    shape: &'static str,
    needs: &'static [&'static str],
) -> Package {
    Package {
        name,
        version,
        sha256,
        shape,
        needs,
        options: &[],
        ignored: &[],
        has_tests: true,
        runs_tests: false,
    }
}

pub const PACKAGES: &[Package] = &[
    Package {
        ignored: &["*/test_inline_limits.py", "*/test_security_*.py"],
        ..package(
            "mistune",
            "3.4.0",
            "2eaf7952af928ca8d33b779762effc1da517b62c6ad85ec8ca957e3b07b9782a",
            "setuptools, src, attr",
            &[],
        )
    },
    package(
        "pathspec",
        "1.1.1",
        "17db5ecd524104a120e173814c90367a96a98d07c45b2e10c2f3919fff91bf5a",
        "flit, flat",
        &[],
    ),
    package(
        "cachetools",
        "8.0.2",
        "30ac523adfc118b51d2b2e7bad8a0ddb31370dfe2700c7f10ca224f36ccf81e0",
        "setuptools, src",
        &[],
    ),
    package(
        "more-itertools",
        "11.2.1",
        "cbf08fd0af284dc69718b9b76a8e6203df624d70209ea511e4219d350c856f63",
        "flit, flat, version in a file",
        &[],
    ),
    Package {
        options: &["--backend", "separate"],
        ..package(
            "itsdangerous",
            "2.2.0",
            "e0050c0b7da1eea53ffaf149c0cfbb5c6e2e2b69c4bef22c81fa6eb73e5f6173",
            "flit, Python 3.8",
            &["freezegun"],
        )
    },
    package(
        "annotated-types",
        "0.8.0",
        "13b2beaad985e05e2d6407ee4c4f35590b11f8d693a258a561055cac8f64cab7",
        "hatchling, static version",
        &["pytest-benchmark"],
    ),
    package(
        "toolz",
        "1.2.0",
        "9667a038e9d6ecba37995e26cb2f59ec6420b6ad8dd9677de59db9b956b08490",
        "setuptools, two packages, version of git",
        &[],
    ),
    Package {
        runs_tests: true,
        ..package(
            "humanize",
            "4.17.0",
            "1d6a36c453dbfbb3f0b34601d2e0b4ce5d48d780305cd45714843f0068fde6ac",
            "hatch-vcs, src, generated file",
            &["freezegun", "pytest-benchmark"],
        )
    },
    package(
        "marko",
        "2.2.4",
        "c042c66f835425673123d7536b39b4660de3b68e30078c70fd26245b31170683",
        "pdm, version in a file",
        &["objprint", "pygments", "latex2mathml"],
    ),
    package(
        "sphinxcontrib-jsmath",
        "2.0.0",
        "551f780cf9687f9c3c74f0cf9f18aca06e0d6958853453f3803fe4d357c5b924",
        "flit, namespace",
        &["sphinx"],
    ),
    Package {
        runs_tests: true,
        ..package(
            "tomlkit",
            "0.15.2",
            "83e32755ba1d20d9340bd069ee97e9f6232ba2346b63ffcba425de01f7e327a6",
            "poetry",
            &["pyyaml"],
        )
    },
    Package {
        has_tests: false,
        ..package(
            "gpx",
            "2026.4.0",
            "ff64a5d64bebf7e32c9d38b7a135cdc40cbaa64d92f537a053b050fcea2d2f4d",
            "uv_build, src",
            &[],
        )
    },
    package(
        "python-slugify",
        "9.2.0",
        "cee32948083476013804de1667724fb1362dacb71e47b1d5d92adf8db6ee3298",
        "setup.py with logic",
        &[],
    ),
    Package {
        has_tests: false,
        ..package(
            "identify",
            "2.6.20",
            "ad729860a923858d26917c2f4fb0a1d83d27a75b1e090c06440c573f048f3285",
            "setup.cfg, flat",
            &[],
        )
    },
    package(
        "idna",
        "3.20",
        "a7db850025b95ded1eae8a46181a1a6c56c92c96f0e2b005d9ff8dc0210cab44",
        "flit, flat",
        &["hypothesis"],
    ),
];
