"""Runs a command on a terminal, presses the return key whenever it waits, and shows what it printed."""

import os
import pty
import select
import sys

PATIENCE = 60

child, terminal = pty.fork()
if child == 0:
    os.environ["TERM"] = "xterm"
    os.execv(sys.argv[1], sys.argv[1:])

shown = b""
while True:
    quiet = not select.select([terminal], [], [], 0.3)[0]
    if quiet:
        PATIENCE -= 1
        if not PATIENCE:
            sys.exit(f"it does not end: {shown!r}")
        os.write(terminal, b"\r")
        continue
    try:
        output = os.read(terminal, 4096)
    except OSError:
        break
    if not output:
        break
    # inquire asks the terminal where the cursor is.
    if b"\x1b[6n" in output:
        os.write(terminal, b"\x1b[1;1R")
    shown += output

sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
