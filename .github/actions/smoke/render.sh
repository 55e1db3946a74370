#!/usr/bin/env bash
# Makes a project in the current folder: render.sh DOOR NAME default|none|TOPIC,... [OLDEST-PYTHON]
set -euo pipefail
if [ $# != 3 ] && [ $# != 4 ]; then
  echo "usage: render.sh create-pyo3|cargo-generate|copier NAME default|none|TOPIC,... [OLDEST-PYTHON]" >&2
  exit 2
fi
door="$1" name="$2" examples="$3" oldest="${4:-}"
root="$(cd "$(dirname "$0")/../../.." && pwd)"

options=() definitions=()
if [ -n "$oldest" ]; then options=(--python "$oldest") definitions=(-d "python=$oldest"); fi
# Each door takes the default topics if none are given; the other doors take an empty list for none.
list="$examples"
if [ "$list" = none ]; then list=""; fi

case "$door" in
  create-pyo3)
    if [ "$examples" != default ]; then options+=(--examples "$examples"); fi
    cargo run --quiet --locked --manifest-path "$root/Cargo.toml" -- "$name" --author= --yes --vcs none ${options[@]+"${options[@]}"}
    ;;
  cargo-generate)
    if [ "$examples" != default ]; then definitions+=(-d "examples=$list"); fi
    # It stops where neither git nor the environment names a user.
    export CARGO_NAME="${CARGO_NAME:-create-pyo3}"
    cargo generate --silent --vcs none --path "$root/template" --destination . --name "$name" ${definitions[@]+"${definitions[@]}"}
    ;;
  copier)
    if [ "$examples" != default ]; then definitions+=(-d "examples=[$list]"); fi
    uvx copier copy --quiet --defaults --vcs-ref HEAD -d "project_name=$name" ${definitions[@]+"${definitions[@]}"} "$root" "$name"
    ;;
  *)
    echo "render.sh: no front door is called $door; there are create-pyo3, cargo-generate and copier" >&2
    exit 2
    ;;
esac
