# shellcheck shell=bash
# A folder with Debian unstable, in which the other scripts here work. They source this file. It needs root and
# mmdebstrap (apt-get install mmdebstrap). Everything is below target/systems/, which can be deleted at any time.
set -euo pipefail
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$repository/target/systems
debian=$work/debian
native=/repository/target/systems/native/debug/create-pyo3
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
answers=(--yes --examples all --vcs none --author "Ada <ada@example.org>")
# For cargo: compile the standard library too, for a target of which Debian has none.
# shellcheck disable=SC2034
std_from_source=(RUSTC_BOOTSTRAP=1 "CARGO_UNSTABLE_BUILD_STD=std,panic_unwind")
# The lists of a mirror that is not updated are past their date.
apt_options=(--aptopt='Acquire::Check-Valid-Until "false"' --aptopt='APT::Install-Recommends "false"')

# Install packages into the folder; make the folder if it is not there.
install_packages() {
    if ! command -v mmdebstrap >/dev/null; then
        echo "mmdebstrap is missing; run: apt-get install mmdebstrap" >&2
        exit 1
    fi
    if ! [ -e "$debian/complete" ]; then
        rm -rf "$debian"
        mkdir -p "$work"
        mmdebstrap --mode=root --variant=apt "${apt_options[@]}" \
            --include=ca-certificates,cargo,gcc,git,libc6-dev,python3.14-dev,python3.14-venv,rustc \
            sid "$debian" "deb $mirror sid main" "deb-src $mirror sid main"
        touch "$debian/complete"
    fi
    in_debian apt-get update --quiet --quiet
    in_debian apt-get install --quiet --quiet --yes "$@"
}

# Run a command in the folder, where this repository is /repository. The mounts end with the command.
in_debian() {
    mkdir -p "$debian/repository"
    # shellcheck disable=SC2016
    unshare --mount --pid --fork --kill-child bash -euc '
        mount --rbind /dev "$1/dev"
        mount -t proc proc "$1/proc"
        mount --bind "$2" "$1/repository"
        # Those of this machine, which may trust a proxy.
        mount --bind /etc/ssl/certs/ca-certificates.crt "$1/etc/ssl/certs/ca-certificates.crt"
        exec chroot "$1" env --ignore-environment HOME=/root LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
            DEBIAN_FRONTEND=noninteractive CARGO_HOME=/repository/target/systems/cargo PIP_ROOT_USER_ACTION=ignore \
            "${@:3}"
    ' in_debian "$debian" "$repository" "$@"
}

# The version of a Python tool that the other tests use, as pip wants it.
pinned() {
    for name in "$@"; do
        sed -n "s/^\($name==[^ ]*\).*/\1/p" "$repository/tests/requirements.txt" | tail -n 1
    done
}

# Take a source of CPython: a copy of a folder, or that of Debian's package.
take_source() { # VERSION INTO [FOLDER]
    in_debian rm -rf "$2"
    in_debian mkdir -p "$(dirname "$2")"
    if [ -n "${3:-}" ]; then
        cp -a "$3" "$repository${2#/repository}"
    else
        in_debian env --chdir="$(dirname "$2")" apt-get source --quiet --quiet "python$1"
        in_debian sh -euc "mv $(dirname "$2")/python$1-*/ '$2'"
    fi
}

# Make a virtual environment in the folder with these pinned tools.
make_environment() { # INTERPRETER FOLDER TOOL...
    in_debian "$1" -m venv "$2"
    local tools
    mapfile -t tools < <(pinned "${@:3}")
    in_debian "$2/bin/pip" install --quiet "${tools[@]}"
}

# Install pinned tools and our wheel for another platform into a folder.
install_for() { # FOLDER WHEELS PLATFORM,PLATFORM VERSION TOOL...
    local tools
    mapfile -t tools < <(pinned "${@:5}")
    in_debian rm -rf "$1"
    # shellcheck disable=SC2016,SC2154
    in_debian bash -euc '"$0/tools/bin/pip" install --quiet --target "$1" --platform ${3//,/ --platform } \
        --python-version "$4" --only-binary :all: "${@:5}" "$2"/*.whl' "$here" "$1" "$2" "$3" "$4" "${tools[@]}"
}

# Wheels have the profile editable where that is enough: it compiles faster than release.

# Compile the command for this machine, and create a project with all topics with it.
create_project() { # FOLDER OPTION...
    in_debian cargo build --quiet --locked --manifest-path /repository/Cargo.toml --target-dir /repository/target/systems/native
    in_debian rm -rf "$1"
    in_debian "$native" "$1" "${answers[@]}" --quiet "${@:2}"
}

# Create, refuse and update with the command of another system, and compare with what the command does here. The
# function `there` runs the other one in a folder.
try_the_command() { # OUR_PROJECT ITS_PROJECT
    local its_folder its_name
    its_folder=$(dirname "$2")
    its_name=$(basename "$2")
    in_debian rm -rf "$its_folder/$its_name" "$its_folder/occupied"
    in_debian mkdir -p "$its_folder"
    there "$its_folder" --version
    there "$its_folder" list >/dev/null
    there "$its_folder" "$its_name" "${answers[@]}" --dry-run >/dev/null
    refuses in_debian test -e "$2"
    create_project "$1"
    there "$its_folder" "$its_name" "${answers[@]}"
    is_equal "$@" create

    refuses there "$its_folder" "$its_name" "${answers[@]}"
    is_equal "$@" "a second run changes nothing"
    in_debian sh -euc "mkdir '$its_folder/occupied'; echo mine >'$its_folder/occupied/README.md'"
    refuses there "$its_folder" occupied "${answers[@]}"
    [ "$(in_debian sh -euc "cd '$its_folder/occupied'; echo *; cat README.md")" = "README.md"$'\n'mine ]

    for change in "remove json" "add json" "update --set license=none"; do
        # shellcheck disable=SC2086
        in_debian env --chdir="$1" "$native" $change --quiet
        # shellcheck disable=SC2086
        there "$2" $change --quiet
        is_equal "$@" "$change"
    done
}

refuses() {
    if "$@"; then
        echo "this should have failed: $*" >&2
        exit 1
    fi
}

is_equal() { # OUR_PROJECT ITS_PROJECT NAME
    in_debian diff --recursive "$1" "$2"
    echo "the same here and there: $3"
}
