#!/usr/bin/env bash
# CPython 3.14 and 3.15, and PyPy, of Debian unstable: the tests of a project with all topics.
#
# Needs root, mmdebstrap, about 5 GB below target/ and a quarter of an hour the first time.
# Does: builds a wheel on each and runs its tests; then builds one abi3 wheel on 3.14 and runs its tests on both. Checks
#   that they cannot be loaded into a subinterpreter, and calls everything with random objects.
#   On PyPy, for which numpy has no wheels, the tests of the other topics run, but those of Ctrl-C: PyPy tells Rust
#   nothing of it.
# Leaves out: GraalPy, which Debian does not have; older versions, which `cargo test --test builds` takes from PATH and pyenv.
# shellcheck source=tests/systems/debian.sh
source "$(dirname "${BASH_SOURCE[0]}")/debian.sh"
here=/repository/target/systems/pythons
versions=(3.14 3.15)

build() { # PROJECT VERSION
    in_debian rm -rf $here/wheels
    in_debian env --chdir="$here/$1" CARGO_TARGET_DIR="$here/target" "$here/$2/bin/maturin" build --quiet --profile editable \
        --interpreter "$here/$2/bin/python" --out $here/wheels
}

run_tests() { # PROJECT VERSION OPTION...
    local python=$here/$2/bin/python
    in_debian sh -euc "$python -m pip install --quiet --force-reinstall --no-deps $here/wheels/*.whl"
    echo "$1 on $(in_debian "$python" -VV)"
    in_debian env --chdir="$here/$1" "$python" -m pytest --quiet -p no:cacheprovider "${@:3}"
}

test_it() { # PROJECT VERSION
    run_tests "$@"
    in_debian "$here/$2/bin/python" /repository/tests/support/in_subinterpreters.py my_project
    in_debian env --chdir="$here/$1" "$here/$2/bin/python" /repository/tests/support/call_everything.py my_project 50
}

for version in "${versions[@]}"; do
    install_packages "python$version-dev" "python$version-venv"
    make_environment "python$version" "$here/$version" hypothesis maturin numpy pytest typing-extensions
done
create_project $here/for-each --name my-project
create_project $here/abi3 --name my-project --abi3
for version in "${versions[@]}"; do
    build for-each "$version"
    test_it for-each "$version"
done
build abi3 3.14
for version in "${versions[@]}"; do
    test_it abi3 "$version"
done

install_packages pypy3 pypy3-dev pypy3-venv
make_environment pypy3 $here/pypy maturin pytest typing-extensions
create_project $here/on-pypy --name my-project
in_debian env --chdir=$here/on-pypy "$native" remove numpy --quiet
build on-pypy pypy
run_tests on-pypy pypy -k 'not ctrl_c'
