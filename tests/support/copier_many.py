"""Runs copier's command line once for each list of arguments on standard input."""

import json
import sys

from copier.__main__ import CopierApp

for arguments in json.load(sys.stdin):
    _, code = CopierApp.run(["copier", *arguments], exit=False)
    if code:
        sys.exit(f"copier {arguments} ended with {code}")
