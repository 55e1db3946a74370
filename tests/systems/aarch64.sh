#!/usr/bin/env bash
# Linux on ARM (aarch64), by qemu-user: the command, and a wheel with all topics on Debian's CPython 3.14 for arm64.
#
# Needs root, Linux 6.7, mmdebstrap, about 7 GB below target/ and half an hour the first time.
# Does: compiles the command and the wheel with Debian's rustc, the standard library from its source, and Debian's cross
#   compiler. Then, in a folder with Debian for arm64, the command creates, updates and refuses, and its project equals
#   the one of this machine, byte for byte; the wheel's tests run. Only these commands see qemu as the interpreter of
#   programs for aarch64.
# Leaves out: the tests of this repository.
# shellcheck source=tests/systems/debian.sh
source "$(dirname "${BASH_SOURCE[0]}")/debian.sh"
here=/repository/target/systems/aarch64
target=aarch64-unknown-linux-gnu
command=$here/$target/debug/create-pyo3
cross=("${std_from_source[@]}" "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=aarch64-linux-gnu-gcc")
foreign=$work/aarch64/debian
python=(env "PYTHONPATH=$here/site" python3.14)
on_here=$here/here/my-project
on_there=$here/there/my-project

# Debian for arm64, of which nothing runs while it is unpacked.
unpack_debian() {
    if ! [ -e "$foreign/complete" ]; then
        rm -rf "$foreign"
        mkdir -p "$foreign"
        mmdebstrap --mode=root --variant=extract --architectures=arm64 "${apt_options[@]}" \
            --include=base-files,bash,coreutils,libstdc++6,python3.14 sid "$foreign" "deb $mirror sid main"
        echo "127.0.0.1 localhost" >"$foreign/etc/hosts"
        touch "$foreign/complete"
    fi
    mkdir -p "$foreign/repository"
}

# Run a program there. The kernel's list of interpreters is that of a user namespace, which ends with the program.
on_aarch64() { # FOLDER PROGRAM ARGUMENT...
    # The first bytes of a program for aarch64, and which of their bits count.
    local magic='\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00'
    local mask='\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff'
    # shellcheck disable=SC2016
    unshare --user --map-root-user --mount bash -euc '
        mount -t binfmt_misc none /proc/sys/fs/binfmt_misc
        echo "$1" >/proc/sys/fs/binfmt_misc/register
        mount --rbind /dev "$2/dev"
        mount --rbind /proc "$2/proc"
        mount --bind "$3" "$2/repository"
        exec chroot "$2" env --ignore-environment --chdir="$4" HOME=/root LC_ALL=C.UTF-8 PATH=/usr/bin "${@:5}"
    ' on_aarch64 ":qemu-aarch64:M::$magic:$mask:$debian/usr/bin/qemu-aarch64:F" "$foreign" "$repository" "$@"
}

there() { # FOLDER ARGUMENT...
    on_aarch64 "$1" "$command" "${@:2}"
}

test_a_wheel() {
    make_environment python3.14 $here/tools maturin
    in_debian rm -rf $here/wheels
    in_debian env --chdir=$on_here "${cross[@]}" CARGO_TARGET_DIR=$here/project \
        $here/tools/bin/maturin build --quiet --profile editable --target $target --interpreter python3.14 --out $here/wheels
    install_for $here/site $here/wheels manylinux_2_34_aarch64,manylinux_2_28_aarch64 3.14 numpy pytest typing-extensions
    on_aarch64 $on_here "${python[@]}" -c 'import platform, sys; print(platform.machine(), sys.version)'
    on_aarch64 $on_here "${python[@]}" -m pytest -p no:cacheprovider
}

install_packages gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user rust-src
unpack_debian
in_debian env "${cross[@]}" cargo build --quiet --locked --manifest-path /repository/Cargo.toml --target-dir $here --target $target
try_the_command $on_here $on_there
test_a_wheel
