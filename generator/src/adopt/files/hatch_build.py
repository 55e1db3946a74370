"""Builds the Rust module for wheels and for editable installs."""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CRATE = Path("{{ rust }}")
# Where the module is in a wheel, and where it is beside its package.
MODULE = Path("{{ module_folder }}")
IN_PLACE = Path("{{ in_place }}")


class RustBuildHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        folder = Path(tempfile.mkdtemp())
        self.folder = folder
        profile = "editable" if version == "editable" else "release"
        subprocess.run(
            [sys.executable, "-m", "maturin", "build", "--profile", profile]
            + ["--interpreter", sys.executable, "--manifest-path", str(root / CRATE / "Cargo.toml")]
            + ["--out", str(folder)],
            check=True,
        )
        built = self.unpack(folder)
        if version == "editable":
            shutil.copy(built, root / IN_PLACE / built.name)
        else:
            build_data["force_include"][str(built)] = str(MODULE / built.name)
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def unpack(self, folder: Path) -> Path:
        (wheel,) = folder.glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            (name,) = [it for it in archive.namelist() if it.endswith((".so", ".pyd"))]
            built = folder / Path(name).name
            built.write_bytes(archive.read(name))
        return built

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
