"""What the release workflow does beyond calling tools.

release.py notes VERSION         prints what CHANGELOG.md says of this version
release.py version WHEEL         prints what the wheel's command says of itself
release.py archive WHEEL TARGET  writes create-pyo3-TARGET.tgz, or .zip for Windows, with the wheel's command

The same input gives the same bytes. An archive is where and what Cargo.toml tells cargo-binstall.
"""

import gzip
import io
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BESIDE = ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md"]


def notes(version: str) -> str:
    """Returns the section of this version, without its heading; exits where there is none or an empty one."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    heading = rf"^## \[{re.escape(version)}\] - \d{{4}}-\d{{2}}-\d{{2}}\n(.*?)(?=^## |^\[|\Z)"
    section = re.search(heading, changelog, re.MULTILINE | re.DOTALL)
    if section is None or not section[1].strip():
        sys.exit(f"CHANGELOG.md says nothing under `## [{version}] - YYYY-MM-DD`")
    return section[1].strip()


def command(wheel: Path) -> tuple[str, bytes]:
    """Returns the name and the contents of the one program in the wheel."""
    with zipfile.ZipFile(wheel) as opened:
        [path] = [path for path in opened.namelist() if ".data/scripts/" in path]
        return Path(path).name, opened.read(path)


def version(wheel: Path) -> str:
    """Runs the wheel's command with --version."""
    name, contents = command(wheel)
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, name)
        program.write_bytes(contents)
        program.chmod(0o755)
        printed = subprocess.run([program, "--version"], check=True, capture_output=True, text=True)
    return printed.stdout.strip()


def archive(wheel: Path, target: str) -> Path:
    """Writes the archive into the current folder and returns its path."""
    name = f"create-pyo3-{target}"
    files = dict([command(wheel)])
    files |= {beside: (ROOT / beside).read_bytes() for beside in BESIDE}
    if "windows" in target:
        result = Path(f"{name}.zip")
        with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as packed:
            for path, contents in files.items():
                packed.writestr(zipfile.ZipInfo(f"{name}/{path}"), contents, zipfile.ZIP_DEFLATED)
        return result
    result = Path(f"{name}.tgz")
    with (
        result.open("wb") as raw,
        gzip.GzipFile("", "wb", compresslevel=6, fileobj=raw, mtime=0) as compressed,
        tarfile.open(fileobj=compressed, mode="w") as packed,
    ):
        for path, contents in files.items():
            entry = tarfile.TarInfo(f"{name}/{path}")
            entry.size = len(contents)
            entry.mode = 0o644 if path in BESIDE else 0o755
            packed.addfile(entry, io.BytesIO(contents))
    return result


match sys.argv[1:]:
    case ["notes", number]:
        print(notes(number))
    case ["version", wheel]:
        print(version(Path(wheel)))
    case ["archive", wheel, target]:
        print(archive(Path(wheel), target))
    case _:
        sys.exit(__doc__)
