"""Runs a command on a terminal, types, shows what it printed, and ends as it ended.

It types one key each time the command has printed something and then waits: first those of --keys, then the
return key. It fails if the command leaves the terminal in another state than it found it in.
"""

import argparse
import fcntl
import os
import select
import struct
import subprocess
import sys
import termios
import time

QUIET = 0.15
PATIENCE = 60.0

parser = argparse.ArgumentParser()
parser.add_argument("--keys", default="", type=lambda text: text.encode().decode("unicode_escape"))
parser.add_argument("--columns", default=80, type=int)
parser.add_argument("command", nargs=argparse.REMAINDER)
arguments = parser.parse_args()

terminal, end = os.openpty()
fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, arguments.columns, 0, 0))
before = termios.tcgetattr(end)
process = subprocess.Popen(
    arguments.command,
    stdin=end,
    stdout=end,
    stderr=end,
    start_new_session=True,
    preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
)

shown = b""
is_waiting_for_output = True
keys = list(arguments.keys)
deadline = time.monotonic() + PATIENCE
while True:
    if select.select([terminal], [], [], QUIET)[0]:
        output = os.read(terminal, 4096)
        shown += output
        is_waiting_for_output = False
    elif process.poll() is not None:
        break
    elif not is_waiting_for_output:
        os.write(terminal, (keys.pop(0) if keys else "\r").encode())
        is_waiting_for_output = True
    if time.monotonic() > deadline:
        process.kill()
        sys.exit(f"it does not end: {shown!r}")

sys.stdout.buffer.write(shown)
sys.stdout.flush()
if termios.tcgetattr(end) != before:
    sys.exit("the settings of the terminal are not what they were")
if shown.rfind(b"\x1b[?25l") > shown.rfind(b"\x1b[?25h"):
    sys.exit("the cursor is still hidden")
sys.exit(process.returncode if process.returncode >= 0 else 128 - process.returncode)
