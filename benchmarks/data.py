"""The negotiations that are measured: the sample, and generated ones, kept in build/bench between runs."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from benchmarks.timing import ROOT, python

FOLDER = ROOT / "build" / "bench"
MODELS = ROOT / "models"
SEED = 7


class Data:
    """sizes: how many demands the generated files have, and how many events the timeline's arrays, smallest first."""

    def __init__(self, sizes: tuple[int, ...]) -> None:
        self.sizes = sizes
        # What is made here is known here: a file from elsewhere would be taken in row by row before it is shown.
        os.environ["XDG_DATA_HOME"] = str(FOLDER / "home")
        FOLDER.mkdir(parents=True, exist_ok=True)

    def sample(self) -> Path:
        path = FOLDER / "sample.accord"
        path.unlink(missing_ok=True)
        python("main.py", "new", str(path), "--from-sample")
        return path

    def made(self, demands: int) -> Path:
        """A generated file, made by the command in a process of its own; remade when generator or schema changed."""
        path = FOLDER / f"made-{demands}-{_edition()}.accord"
        if not path.exists():
            for old in FOLDER.glob(f"made-{demands}-*.accord"):
                old.unlink()
            beside = path.with_suffix(".part")
            beside.unlink(missing_ok=True)
            meetings = str(max(20, demands // 20))
            python(
                "main.py",
                "generate",
                str(beside),
                "--demands",
                str(demands),
                "--meetings",
                meetings,
                "--seed",
                str(SEED),
            )
            beside.rename(path)
        return path

    def copy(self, demands: int, name: str) -> Path:
        """One that may be written to."""
        return Path(shutil.copy(self.made(demands), FOLDER / f"{name}.accord"))


def _edition() -> str:
    """Changes with what the generator writes."""
    found = hashlib.sha256()
    for source in sorted((*MODELS.glob("generate/*.py"), MODELS / "storage" / "schema.py")):
        found.update(source.read_bytes())
    return found.hexdigest()[:10]
