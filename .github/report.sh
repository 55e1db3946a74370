#!/usr/bin/env bash
# Opens an issue of this title with the text on standard input, unless one of that title is open: report.sh TITLE
set -euo pipefail
title="$1"
text="$(cat)"
open="$(gh issue list --state open --limit 1000 --json title --jq '.[].title')"
if grep --quiet --fixed-strings --line-regexp -- "$title" <<< "$open"; then
  echo "There is an open issue already: $title"
else
  gh issue create --title "$title" --body "$text"
fi
