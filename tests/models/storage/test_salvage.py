"""A damaged file: what can be read of it comes into a fresh one, with its history where the journal is whole."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from models.errors import Damaged
from models.generate import generate
from models.storage.check import check
from models.storage.salvage import salvage

PAGE = 4096


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("original") / "large.accord"
    generate(path, demands=300, meetings=60, seed=3)
    return path


@pytest.fixture
def damaged(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(original, tmp_path / "large.accord"))


def pages_of(path: Path, name: str) -> list[int]:
    """The pages of a table, the root left out, so that something of it stays."""
    from tests.faults.pages import LiveBytes

    live = LiveBytes(path)
    return sorted({start // PAGE for start, _, tree in live.spans if tree == name})[1:]


def spoil(path: Path, pages: list[int]) -> None:
    chance = random.Random(1)
    with path.open("r+b") as file:
        for page in pages:
            file.seek(page * PAGE)
            file.write(chance.randbytes(PAGE))


def rows(path: Path) -> Iterator[tuple[str, int]]:
    with closing(sqlite3.connect(path)) as connection:
        for name in ("demand", "meeting", "demand_party", "status_change", "statement", "edit"):
            yield name, connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]


def test_records_that_are_lost_come_back_out_of_the_journal_with_their_history(
    original: Path, damaged: Path, tmp_path: Path
) -> None:
    spoil(damaged, pages_of(original, "demand") + pages_of(original, "status_change"))
    before = damaged.read_bytes()
    assert not check(damaged).sound
    made = salvage(damaged, tmp_path / "saved.accord")
    assert made.from_journal
    assert dict(rows(made.path)) == dict(rows(original))
    assert check(made.path).sound
    assert damaged.read_bytes() == before


def test_with_a_damaged_journal_the_records_are_read_one_by_one(original: Path, damaged: Path, tmp_path: Path) -> None:
    spoil(damaged, pages_of(original, "change")[::2])
    made = salvage(damaged, tmp_path / "saved.accord")
    assert not made.from_journal
    assert made.notes
    saved = dict(rows(made.path))
    assert {name: count for name, count in saved.items() if name != "edit"} == {
        name: count for name, count in rows(original) if name != "edit"
    }
    assert check(made.path).sound


def test_what_neither_holds_is_told_to_be_lost(original: Path, damaged: Path, tmp_path: Path) -> None:
    spoil(damaged, pages_of(original, "change")[::3])
    spoil(damaged, pages_of(original, "demand")[1:3])
    made = salvage(damaged, tmp_path / "saved.accord")
    saved = dict(rows(made.path))
    assert 100 < saved["demand"] <= 300
    assert check(made.path).sound
    if saved["demand"] < 300:
        assert made.lost or made.notes


def test_where_nothing_can_be_read_nothing_is_made(damaged: Path, tmp_path: Path) -> None:
    spoil(damaged, list(range(1, damaged.stat().st_size // PAGE)))
    with pytest.raises(Damaged):
        salvage(damaged, tmp_path / "saved.accord")
    assert not (tmp_path / "saved.accord").exists()
