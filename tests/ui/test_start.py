"""What the program loads before it shows something. Nothing is timed: what is not imported costs nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

#: Takes tens of milliseconds each, or brings such a thing along.
HEAVY = ("sqlalchemy", "numpy", "pyqtgraph", "alembic", "typst", "pypdfium2", "icu4py", "msgspec", "asyncio")


def start(milestone: str, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """`python main.py …` until this is on the screen, in a home of its own, where the file is known."""
    env = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "ACCORD_STOP_AFTER": milestone,
        **{f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "CACHE")},
    }
    return subprocess.run(
        [sys.executable, "main.py", *words], cwd=ROOT, env=env, capture_output=True, encoding="utf-8",
        check=False, timeout=120,
    )  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The sample, made by this very person: one from elsewhere is taken in first, which takes longer."""
    path = tmp_path / "sample.accord"
    ran = start("", tmp_path, "new", str(path), "--from-sample")
    assert ran.returncode == 0, ran.stderr
    return path


def loaded(milestone: str, home: Path, *words: str) -> frozenset[str]:
    ran = start(milestone, home, *words)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["reached"] == milestone
    return frozenset(told["modules"])


def test_the_first_pixels_need_qt_and_nothing_else(file: Path, tmp_path: Path) -> None:
    modules = loaded("window", tmp_path, str(file))
    assert sorted(modules & {*HEAVY, "PySide6.QtSvg", "models.records", "ui.theme", "ui.actions"}) == []
    ours = {name for name in modules if name.startswith(("ui.", "models."))}
    assert len(ours) < 12, sorted(ours)


def test_the_board_is_painted_before_mapper_inspector_dialogs_and_timeline_are_loaded(
    file: Path, tmp_path: Path
) -> None:
    modules = loaded("board", tmp_path, str(file))
    unneeded = {"sqlalchemy.orm", "models.entities", "models.journal", *HEAVY} - {"sqlalchemy", "asyncio"}
    assert sorted(modules & unneeded) == []
    parts = ("ui.inspector", "ui.dialogs", "ui.handling", "ui.window_commands", "ui.history", "ui.report")
    assert not [name for name in modules if name.startswith(parts)]
    assert "ui.timeline.view" not in modules


def test_the_timeline_is_painted_without_report_history_and_migrations(file: Path, tmp_path: Path) -> None:
    modules = loaded("timeline", tmp_path, str(file))
    assert sorted(modules & {"alembic", "typst", "pypdfium2", "icu4py", "sqlalchemy.orm", "models.entities"}) == []
    assert not [name for name in modules if name.startswith(("ui.inspector", "ui.dialogs", "ui.handling"))]
    assert "pyqtgraph" in modules


def test_without_a_file_the_welcome_screen_needs_no_database(tmp_path: Path) -> None:
    assert sorted(loaded("welcome", tmp_path) & frozenset(HEAVY)) == []


def test_what_cannot_be_opened_ends_the_measurement_with_a_sentence(tmp_path: Path) -> None:
    ran = start("board", tmp_path, str(tmp_path / "nothing.accord"))
    assert ran.returncode == 1
    assert "There is no file" in ran.stderr
