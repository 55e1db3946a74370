#!/usr/bin/env bash
# CPython without the GIL: the tests of a project with all topics, its threads above all.
#
# free-threaded.sh [FOLDER]: FOLDER has the source of CPython 3.14 or later, for example a clone of
# https://github.com/python/cpython at a tag. Without it, the script takes the sources of Debian's python3.14. To compile
# another one, delete target/systems/free-threaded first.
#
# Needs root, mmdebstrap, about 5 GB below target/ and half an hour the first time.
# Does: compiles CPython with --disable-gil, builds the wheel on it and runs its tests: once, then ten times those that
#   name threads; it calls everything with random objects, from eight threads too; then it runs each test that shares
#   nothing with others in eight threads at a time (pytest-run-parallel). A GIL that is switched on again fails a test.
# Leaves out: abi3t, which needs CPython 3.15; optimisation of CPython by a profile.
# shellcheck source=tests/systems/debian.sh
source "$(dirname "${BASH_SOURCE[0]}")/debian.sh"
here=/repository/target/systems/free-threaded

compile_python() { # [FOLDER]
    if in_debian test -e $here/python/bin/pip3; then
        return
    fi
    install_packages dpkg-dev libbz2-dev libffi-dev liblzma-dev libsqlite3-dev libssl-dev make pkgconf zlib1g-dev
    in_debian mkdir -p $here/source
    rm -rf "$work/free-threaded/source/cpython"
    if [ -n "${1:-}" ]; then
        cp -a "$1" "$work/free-threaded/source/cpython"
    else
        in_debian env --chdir=$here/source apt-get source --quiet --quiet python3.14
        in_debian sh -euc "cd $here/source; mv python3.14-*/ cpython"
    fi
    in_debian env --chdir=$here/source/cpython ./configure --quiet --disable-gil --disable-test-modules --prefix=$here/python
    in_debian make --silent --directory=$here/source/cpython --jobs=2 install
}

in_project() {
    in_debian env --chdir=$here/made/my-project $here/tools/bin/python "$@"
}

test_a_wheel() {
    make_environment $here/python/bin/python3 $here/tools hypothesis maturin numpy pytest typing-extensions
    create_project $here/made/my-project
    in_debian rm -rf $here/wheels
    in_debian env --chdir=$here/made/my-project CARGO_TARGET_DIR=$here/project $here/tools/bin/maturin build --quiet \
        --release --interpreter $here/tools/bin/python --out $here/wheels
    in_debian sh -euc "$here/tools/bin/pip install --quiet --force-reinstall --no-deps $here/wheels/*.whl"
    in_project -VV
    in_project -m pytest -p no:cacheprovider
    for _ in {1..10}; do
        in_project -m pytest --quiet -p no:cacheprovider -k thread
    done
    in_project /repository/tests/support/call_everything.py my_project 200
    in_debian $here/tools/bin/pip install --quiet pytest-run-parallel==0.10.0
    # Those that share no output, no configuration and no signal.
    in_project -m pytest -p no:cacheprovider --parallel-threads=8 \
        tests/test_{async,exceptions,functions,json,numpy,structs,types}.py
}

compile_python "$@"
test_a_wheel
