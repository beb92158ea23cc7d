"""The negotiations that are measured: the sample, and generated ones, kept in build/bench between runs."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.timing import ROOT
from models.generate import generate
from models.sample import create_sample

FOLDER = ROOT / "build" / "bench"


class Data:
    """sizes: how many demands the generated files have."""

    def __init__(self, sizes: tuple[int, ...]) -> None:
        self.sizes = sizes
        FOLDER.mkdir(parents=True, exist_ok=True)

    def sample(self) -> Path:
        path = FOLDER / "sample.accord"
        path.unlink(missing_ok=True)
        create_sample(path).close()
        return path

    def made(self, demands: int) -> Path:
        path = FOLDER / f"made-{demands}.accord"
        if not path.exists():
            generate(path, demands=demands, meetings=max(20, demands // 20), seed=7)
        return path

    def copy(self, demands: int, name: str) -> Path:
        """One that may be written to."""
        return Path(shutil.copy(self.made(demands), FOLDER / f"{name}.accord"))
