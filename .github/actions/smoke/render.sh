#!/usr/bin/env bash
# Makes a project in the current folder: render.sh DOOR NAME all|none|TOPIC,... [OLDEST-PYTHON]
set -euo pipefail
if [ $# != 3 ] && [ $# != 4 ]; then
  echo "usage: render.sh create-pyo3|cargo-generate|copier NAME all|none|TOPIC,... [OLDEST-PYTHON]" >&2
  exit 2
fi
door="$1" name="$2" examples="$3" oldest="${4:-}"
root="$(cd "$(dirname "$0")/../../.." && pwd)"

options=() definitions=()
if [ -n "$oldest" ]; then options=(--python "$oldest") definitions=(-d "python=$oldest"); fi
# The other doors take all topics where none are given, and an empty list for none.
list="$examples"
if [ "$list" = none ]; then list=""; fi

case "$door" in
  create-pyo3)
    cargo run --quiet --locked --manifest-path "$root/Cargo.toml" -- "$name" --examples "$examples" --author= --yes --vcs none ${options[@]+"${options[@]}"}
    ;;
  cargo-generate)
    if [ "$examples" != all ]; then definitions+=(-d "examples=$list"); fi
    # It stops where neither git nor the environment names a user.
    export CARGO_NAME="${CARGO_NAME:-create-pyo3}"
    cargo generate --silent --vcs none --path "$root/template" --destination . --name "$name" ${definitions[@]+"${definitions[@]}"}
    ;;
  copier)
    if [ "$examples" != all ]; then definitions+=(-d "examples=[$list]"); fi
    uvx copier copy --quiet --defaults --vcs-ref HEAD -d "project_name=$name" ${definitions[@]+"${definitions[@]}"} "$root" "$name"
    ;;
  *)
    echo "render.sh: no front door is called $door; there are create-pyo3, cargo-generate and copier" >&2
    exit 2
    ;;
esac
