"""The harness of the benchmarks: what it prints and writes, what it says of a failure. Nothing is timed here."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import table
from benchmarks.goals import goal_of, verdict
from benchmarks.growth import exponent, growth
from benchmarks.timing import ROOT, Row, in_turn, row

KEYS = ["name", "work", "n", "median", "min", "max", "unit", "floor", "ratio"]


def test_a_row_quotes_the_median_and_its_ratio_to_the_median_of_the_floor() -> None:
    made = row("scroll", "a step", 1_000, [3.0, 1.0, 8.0], [2.0, 1.0, 4.0])
    assert made == Row("scroll", "a step", 1_000, 3.0, 1.0, 8.0, "ms", 2.0, 1.5)
    assert list(made.plain()) == KEYS


def test_work_and_floor_run_in_turn_after_one_run_each_that_does_not_count() -> None:
    ran: list[str] = []
    mine, theirs = in_turn(lambda: ran.append("work"), lambda: ran.append("floor"), 3)
    assert ran == ["work", "floor"] * 4
    assert len(mine) == len(theirs) == 3


def test_the_exponent_of_what_doubles_with_the_size_is_one_and_of_what_stays_zero() -> None:
    sizes = (1_000, 10_000, 100_000)
    assert exponent([(size, size / 7) for size in sizes]) == pytest.approx(1)
    assert exponent([(size, 5.0) for size in sizes]) == pytest.approx(0)
    rows = [row("open", "first painting", size, [float(size) ** 0.5]) for size in sizes]
    (found,) = growth([*rows, row("open", "at one size only", 10, [1.0])])
    assert (found.name, found.n, found.unit) == ("open growth", 100_000, "exp")
    assert found.median == pytest.approx(0.5, abs=0.01)


def test_a_goal_is_held_or_missed_at_the_size_it_was_set_for() -> None:
    assert verdict(row("open", "", 10_000, [13.0], [10.0])) == "≤ 1.3 × held"
    assert verdict(row("open", "", 1_000_000, [14.0], [10.0])) == "≤ 1.5 × held"
    assert verdict(row("scroll", "", 100_000, [9.0])) == "≤ 8 MISSED"
    assert verdict(row("scroll", "", 1_000, [9.0])) == ""
    assert goal_of(row("scroll memory", "", 1_000, [9.0], unit="MiB")) is None


def test_the_command_prints_a_table_and_writes_the_same_rows_as_json_lines(tmp_path: Path) -> None:
    out = tmp_path / "bench.jsonl"
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks", "search", "--sizes", "30", "--out", str(out)],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert rows
    assert all(list(found) == KEYS and found["name"].startswith("search") and found["n"] == 30 for found in rows)
    head, *printed = ran.stdout.splitlines()
    assert head == table.HEAD
    assert [line.split()[0] for line in printed] == [found["name"].split()[0] for found in rows]


def test_what_cannot_be_measured_ends_in_exit_1_and_wrong_usage_in_2(tmp_path: Path) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "benchmarks", *words, "--out", str(tmp_path / "rows")],
            cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip

    refused = run("search", "--sizes", "-1")
    assert refused.returncode == 1
    assert "Traceback" in refused.stderr
    assert run("--sizes", "many").returncode == 2


@pytest.mark.parametrize("group", list(command.GROUPS))
def test_every_group_can_be_loaded(group: str) -> None:
    assert callable(importlib.import_module(f"benchmarks.{group}").measure)


def test_every_group_is_named_after_a_goal_of_its_own() -> None:
    names = [name for names in command.GROUPS.values() for name in names]
    assert len(names) == len(set(names))
    asked_for = "start open scroll move filter timeline search as-of write import report"
    assert {name.split()[0] for name in names} == set(asked_for.split())
    assert list(command._wanted(["timeline-pan", "open"])) == ["start", "timeline", "models"]
    assert list(command._wanted(["scroll"])) == ["board", "matrix"]


def test_the_table_of_a_page_is_replaced_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{table.BEGIN}\nold\n{table.END}\nafter\n", encoding="utf-8")
    table.refresh(page, [row("scroll", "a step", 100_000, [9.0], [3.0])])
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")
    assert "| scroll | a step | 100,000 | 9 ms | 9 | 9 | 3 | 3.00 | ≤ 8 **missed** |" in text
    assert "old" not in text
    page.write_text("no marks", encoding="utf-8")
    with pytest.raises(ValueError, match="no place for figures"):
        table.refresh(page, [])
