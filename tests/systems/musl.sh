#!/usr/bin/env bash
# Linux with musl, as Alpine has it: the command, and a wheel with all topics on CPython.
#
# musl.sh [SOURCE]: a folder with the source of CPython 3.14, for example a clone of https://github.com/python/cpython at
# a tag. Without it, the script takes the source of Debian's python3.14. To compile another one, delete
# target/systems/musl/python first.
#
# Needs root, mmdebstrap, about 6 GB below target/ and half an hour the first time.
# Does: compiles the command for x86_64-unknown-linux-musl with Debian's rustc, the standard library from its source, and
#   zig. In a folder with musl and busybox alone, the command creates, refuses and updates; each result equals the one of
#   this machine, byte for byte. Then it compiles CPython and the wheel for musl, and runs the wheel's tests there.
# Leaves out: Alpine Linux and its packages; ARM; what needs libraries that CPython is compiled without here (ctypes, zlib).
# shellcheck source=tests/systems/debian.sh
source "$(dirname "${BASH_SOURCE[0]}")/debian.sh"
here=/repository/target/systems/musl
target=x86_64-unknown-linux-musl
command=$here/$target/debug/create-pyo3
# The objects that start a program are those of zig, not of rustc.
cross=("${std_from_source[@]}" "RUSTFLAGS=-C link-self-contained=no" "PATH=$here/tools/bin:/usr/bin:/bin")
alone=$work/musl/alone
on_here=$here/here/my-project
on_musl=$here/there/my-project

# A folder with musl, whose loader is also its C library, and busybox, which needs none.
make_folder() {
    rm -rf "$alone"
    mkdir -p "$alone"/{bin,dev,etc,lib,proc,repository,root,tmp}
    cp "$debian/usr/bin/busybox" "$alone/bin/sh"
    cp -L "$debian/lib/ld-musl-x86_64.so.1" "$alone/lib"
    echo "127.0.0.1 localhost" >"$alone/etc/hosts"
}

# Run a program there.
with_musl() { # FOLDER PROGRAM ARGUMENT...
    # shellcheck disable=SC2016
    unshare --mount --pid --fork --kill-child bash -euc '
        mount --rbind /dev "$1/dev"
        mount -t proc proc "$1/proc"
        mount --bind "$2" "$1/repository"
        exec env --ignore-environment HOME=/root LC_ALL=C.UTF-8 PYTHONPATH="$3/site" \
            /usr/sbin/chroot "$1" /bin/sh -euc "cd \"\$0\"; exec \"\$@\"" "${@:4}"
    ' with_musl "$alone" "$repository" "$here" "$@"
}

there() { # FOLDER ARGUMENT...
    with_musl "$1" "$command" "${@:2}"
}

compile_python() { # [FOLDER]
    local source=$here/source/cpython
    if in_debian test -e $here/python/bin/python3; then
        return
    fi
    take_source 3.14 $source "${1:-}"
    # Asked for its platform, musl-gcc names that of glibc; pkg-config would offer the libraries of Debian.
    printf '#!/bin/sh\n[ "$*" = --print-multiarch ] && echo x86_64-linux-musl || exec musl-gcc "$@"\n' >"$work/musl/cc"
    chmod +x "$work/musl/cc"
    in_debian env --chdir=$source CC=$here/cc PKG_CONFIG_LIBDIR=/none \
        ./configure --quiet --disable-test-modules --without-ensurepip --prefix=$here/python
    in_debian make --silent --directory=$source --jobs=2 install
}

test_a_wheel() {
    in_debian rm -rf $here/wheels
    in_debian env --chdir=$on_here "${cross[@]}" CARGO_TARGET_DIR=$here/project $here/tools/bin/maturin build --quiet --zig \
        --profile editable --target $target --interpreter python3.14 --out $here/wheels
    install_for $here/site $here/wheels musllinux_1_2_x86_64 3.14 numpy pytest typing-extensions
    with_musl $on_here $here/python/bin/python3 -c 'import platform, sys; print(platform.libc_ver(), sys.version)'
    with_musl $on_here $here/python/bin/python3 -m pytest -p no:cacheprovider
}

install_packages busybox-static dpkg-dev make musl-tools rust-src
make_environment python3.14 $here/tools maturin
in_debian $here/tools/bin/pip install --quiet cargo-zigbuild==0.24.1 ziglang==0.17.1
make_folder
in_debian env "${cross[@]}" cargo-zigbuild zigbuild --quiet --locked --manifest-path /repository/Cargo.toml --target-dir $here \
    --target $target
try_the_command $on_here $on_musl
compile_python "$@"
test_a_wheel
