#!/usr/bin/env bash
# Lets the project in the current folder have the newest versions of all that it depends on, whatever its manifests ask for.
set -euo pipefail
for table in dependencies build-dependencies; do
  names="$(sed -n "/^\[$table\]/,/^\[/s/^\([a-z][a-z0-9_-]*\) = .*/\1/p" Cargo.toml)"
  option=()
  if [ "$table" = build-dependencies ]; then option=(--build); fi
  for name in $names; do
    # From a folder without a manifest, cargo does not prefer the version that is in use.
    newest="$(cd / && cargo info --quiet --color never "$name" | sed -n 's/^version: \([^ ]*\).*/\1/p')"
    cargo add --quiet ${option[@]+"${option[@]}"} "$name@$newest"
  done
done
cargo update --quiet
sed -i.before -E 's/"(maturin)>=[^"]*"/"\1"/g' pyproject.toml
rm pyproject.toml.before
