"""Errors of our own say where they happened and nothing of what they were about."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from models.traces import without_content

SECRET = "postgresql://mara:hunter2@db.example.org/talks"


def stumble() -> Exception:
    try:
        try:
            int(SECRET)
        except ValueError as error:
            raise KeyError(SECRET) from error
    except KeyError as caught:
        return caught


def test_the_place_and_the_kind_are_told_and_the_words_are_not() -> None:
    told = without_content(stumble())
    assert SECRET not in told
    assert "hunter2" not in told
    assert "builtins.ValueError" in told
    assert "builtins.KeyError" in told
    assert "tests/models/test_traces.py, line" in told
    assert "in stumble" in told
    assert str(Path(__file__).parent) not in told, "the folders of a machine name its person"


def test_a_circle_of_errors_ends() -> None:
    first, second = ValueError("one"), ValueError("two")
    first.__context__, second.__context__ = second, first
    assert without_content(first).count("ValueError") == 2


def test_the_command_line_tells_no_words_of_an_error_of_ours() -> None:
    code = (
        "import main, sys; sys.argv = ['main.py']\n"
        f"main.run_command = lambda arguments: int({SECRET!r})\n"
        "main.main(['list', 'x.accord'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "ValueError" in done.stderr
    assert "hunter2" not in done.stderr
