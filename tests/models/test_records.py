"""The records are had from one place, though most are loaded when first asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from models import records


@pytest.mark.parametrize("name", records.__all__)
def test_each_is_had_from_the_package(name: str) -> None:
    found = getattr(records, name)
    assert found.__name__ == name
    assert found.__module__.startswith("models.records.")


def test_each_stands_in_the_file_it_is_looked_for() -> None:
    for name, file in records._HOMES.items():
        assert getattr(records, name).__module__ == f"models.records.{file}"


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(AttributeError, match="Nonsense"):
        _ = records.Nonsense  # type: ignore[attr-defined]


def test_a_board_is_not_kept_waiting_for_the_others() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, models.records as r; print(*(n for n in sys.modules if n.startswith(r.__name__)))",
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    ).stdout.split()
    assert sorted(told) == ["models.records", *(f"models.records.{name}" for name in ("base", "board", "parties"))]
