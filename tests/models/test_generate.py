"""Synthetic negotiations: the same seed the same file, every kind of record, confidential ones marked."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.commands import demands
from models.entities import Demand
from models.entities.base import Base
from models.generate import generate
from models.generate.words import CONFIDENTIAL
from models.queries import search, summary, timeline
from models.storage.check import check
from models.vocabulary import Disclosure, Involvement, Lane, Precision
from models.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]


def made(folder: Path, name: str = "a", *, amount: int = 120, seed: int = 3) -> Path:
    path = folder / f"{name}.accord"
    generate(path, demands=amount, meetings=60, seed=seed)
    return path


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("generated"))


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path, generated: Path) -> None:
    def digest(path: Path) -> str:
        return hashlib.sha256(path.read_bytes()).hexdigest()

    assert digest(made(tmp_path, "same")) == digest(generated)
    assert digest(made(tmp_path, "other", seed=4)) != digest(generated)


def test_what_is_generated_holds_together(generated: Path) -> None:
    assert check(generated).sound


def test_every_kind_of_record_is_there(generated: Path) -> None:
    with Workspace.open(generated) as workspace, workspace.reading() as connection:
        for table in Base.metadata.sorted_tables:
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() > 0, table.name


def test_every_confidential_record_carries_its_mark(generated: Path) -> None:
    with Workspace.open(generated) as workspace, workspace.reading() as connection:
        marked = 0
        for table in Base.metadata.sorted_tables:
            for row in connection.execute(select(table)).mappings():
                if row.get("confidential") or row.get("disclosure") is Disclosure.ASSESSED:
                    assert any(CONFIDENTIAL in str(value) for value in row.values()), table.name
                    marked += 1
        assert marked > 5


def test_thai_and_khmer_words_are_found(generated: Path) -> None:
    with Workspace.open(generated) as workspace:
        assert search.search(workspace, "ชายแดน")
        assert search.search(workspace, "ព្រំដែន")


def test_the_next_demand_gets_the_next_number(tmp_path: Path) -> None:
    with Workspace.open(made(tmp_path, amount=30)) as workspace:
        party = summary.parties(workspace)[0].id
        added = demands.add(workspace, demands.DemandDraft("One more", {Involvement.TABLED_BY: (party,)}))
        assert demands.id_of(workspace, "D-31") == added


def test_nothing_at_all_is_a_negotiation_too(tmp_path: Path) -> None:
    path = tmp_path / "none.accord"
    generate(path, demands=0, meetings=0, seed=1)
    assert check(path).sound


def test_the_order_of_sets_does_not_reach_the_file(tmp_path: Path) -> None:
    """Each run of Python orders its sets anew; the file must not show it."""
    digests = set()
    for order in ("1", "2"):
        path = tmp_path / f"{order}.accord"
        subprocess.run(
            [sys.executable, "main.py", "generate", str(path), "--demands", "40", "--meetings", "20", "--seed", "5"],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": order},
        )
        digests.add(hashlib.sha256(path.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_chunks_join_without_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.generate.CHUNK", 16)
    path = made(tmp_path, amount=50)

    assert check(path).sound
    with Workspace.open(path) as workspace, workspace.reading() as connection:
        numbers = connection.execute(select(Demand.__table__.c.number).order_by(Demand.__table__.c.number)).scalars()
        assert list(numbers) == list(range(1, 51))
        assert workspace.undoable() is None


def test_every_precision_of_a_date_and_every_lane_comes_up(generated: Path) -> None:
    with Workspace.open(generated) as workspace:
        events = timeline.timeline(workspace).events

    assert {event.when.precision for event in events} == set(Precision)
    assert {event.lane for event in events} == set(Lane)
    assert any(event.when.end is None for event in events)


def test_the_clock_is_fixed_and_the_summit_lies_ahead(generated: Path) -> None:
    with Workspace.open(generated) as workspace:
        totals = summary.totals(workspace)

    assert totals.demands == 120
    assert totals.days_to_summit == 30
    assert len([status for status, count in totals.by_status.items() if count]) > 5
