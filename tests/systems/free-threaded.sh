#!/usr/bin/env bash
# CPython 3.14 and 3.15 without the GIL: the tests of a project with all topics, its threads above all.
#
# free-threaded.sh [SOURCE_OF_3.14 SOURCE_OF_3.15]: two folders, for example clones of https://github.com/python/cpython
# at tags. Without them, the script takes the sources of Debian's python3.14 and python3.15. To compile others, delete
# target/systems/free-threaded first.
#
# Needs root, mmdebstrap, about 6 GB below target/ and half an hour the first time.
# Does: compiles CPython with --disable-gil, builds the wheel on it and runs its tests: once, then ten times those that
#   name threads; it calls everything with random objects, from eight threads too; then it runs each test that shares
#   nothing with others in eight threads at a time (pytest-run-parallel). A GIL that is switched on again fails a test.
#   Then it builds the abi3t wheel, and runs its tests on 3.15 without the GIL and on Debian's 3.15, which has one.
# Leaves out: optimisation of CPython by a profile.
# shellcheck source=tests/systems/debian.sh
source "$(dirname "${BASH_SOURCE[0]}")/debian.sh"
here=/repository/target/systems/free-threaded
tools=(hypothesis maturin numpy pytest typing-extensions)

compile_python() { # VERSION [FOLDER]
    local source=$here/source/$1
    if in_debian test -e "$here/$1/bin/pip3"; then
        return
    fi
    take_source "$1" "$source" "${2:-}"
    in_debian env --chdir="$source" ./configure --quiet --disable-gil --disable-test-modules --prefix="$here/$1"
    in_debian make --silent --directory="$source" --jobs=2 install
}

build() { # PROJECT VERSION OPTION...
    in_debian rm -rf $here/wheels
    in_debian env --chdir="$here/$1/my-project" CARGO_TARGET_DIR=$here/project "$here/$2/tools/bin/maturin" build --quiet \
        --release --interpreter "$here/$2/tools/bin/python" --out $here/wheels "${@:3}"
}

run_tests() { # PROJECT VERSION OPTION...
    in_debian env --chdir="$here/$1/my-project" "$here/$2/tools/bin/python" -m pytest --quiet -p no:cacheprovider "${@:3}"
}

test_the_wheel() { # PROJECT VERSION
    local python=$here/$2/tools/bin/python
    in_debian sh -euc "$python -m pip install --quiet --force-reinstall --no-deps $here/wheels/*.whl"
    echo "$1 on $(in_debian "$python" -VV)"
    run_tests "$@"
}

test_the_threads() { # PROJECT VERSION
    for _ in {1..10}; do
        run_tests "$@" -k thread
    done
    in_debian env --chdir="$here/$1/my-project" "$here/$2/tools/bin/python" /repository/tests/support/call_everything.py \
        my_project 200
    in_debian "$here/$2/tools/bin/pip" install --quiet pytest-run-parallel==0.10.0
    # Those that share no output, no configuration and no signal. One thread at a time changes the rust_struct of a test.
    run_tests "$@" --parallel-threads=8 -o thread_unsafe_fixtures=rust_struct \
        tests/test_{async,exceptions,functions,json,numpy,structs,types}.py
}

install_packages dpkg-dev libbz2-dev libffi-dev liblzma-dev libsqlite3-dev libssl-dev make pkgconf python3.15-venv zlib1g-dev
compile_python 3.14 "${1:-}"
compile_python 3.15 "${2:-}"
create_project $here/for-each/my-project
create_project $here/abi3t/my-project --abi3
for version in 3.14 3.15; do
    make_environment "$here/$version/bin/python3" "$here/$version/tools" "${tools[@]}"
    build for-each "$version"
    test_the_wheel for-each "$version"
    test_the_threads for-each "$version"
done

make_environment python3.15 $here/with-gil/tools "${tools[@]}"
build abi3t 3.15 --features abi3t
in_debian sh -euc "ls $here/wheels/*-cp315-abi3.abi3t-*.whl"
test_the_wheel abi3t 3.15
test_the_threads abi3t 3.15
test_the_wheel abi3t with-gil
