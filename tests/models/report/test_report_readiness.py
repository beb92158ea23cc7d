"""The readiness sheet: one page, complete, public without secrets, honest without a summit; by the command line too."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest

from models.commands import negotiations
from models.queries.open_lists import Part
from models.report.choices import ReportOptions
from models.report.kinds import gather
from models.report.readiness import MOST_LINES, ReadinessSheet
from models.report.typeset import typeset
from models.report.write import rendered
from models.sample import create_sample
from models.workspace import Workspace
from tests.models.people import Small, plant, table
from tests.models.report.paper import pages_of, words_of

ROOT = Path(__file__).resolve().parents[3]


def sheet_of(workspace: Workspace, **options: object) -> ReadinessSheet:
    sheet = gather(workspace, ReportOptions(kind="readiness", **options))  # type: ignore[arg-type]
    assert isinstance(sheet, ReadinessSheet)
    return sheet


def test_the_sample_on_one_sheet(tmp_path: Path) -> None:
    with create_sample(tmp_path / "sample.accord") as workspace:
        sheet = sheet_of(workspace)
    (page,) = pages_of(typeset(sheet))
    for words in (
        "47th ASEAN Summit, 26–28 Oct 2025",
        "12 days to the summit",
        "6 demands open",
        "8 positions missing",
        "3.5 a week would have to be agreed to finish",
        "D-1 Withdraw heavy weapons from the border",
        "Cambodia — on 4 demands, D-1 the first",
        "“inclusivity”",
        "Donald Trump",
        "East Asia Summit — within 26–28 Oct 2025",
        "today 14 Oct",
        "summit 26 Oct",
    ):
        assert words in page
    assert sheet.burn is not None
    assert sheet.burn.described in sheet.verdict


def test_a_sheet_of_thousands_stays_one_sheet_and_counts_the_rest(small_negotiation: Small) -> None:
    small = small_negotiation
    plant(small.workspace, 3_000, by=small.north, to=small.south)
    sheet = sheet_of(small.workspace)
    demands = next(part for part in sheet.lists if part.part is Part.DEMANDS)
    assert len(demands.lines) == MOST_LINES
    assert demands.more == demands.count - MOST_LINES
    pages = pages_of(typeset(sheet))
    assert len(pages) == 1
    assert f"{demands.more} more" in pages[0]


def test_long_and_foreign_titles_stay_text(small_negotiation: Small) -> None:
    small = small_negotiation
    table(small.workspace, "#strong[ถอนอาวุธหนัก] ដកអាវុធធុនធ្ងន់ " * 6, by=small.north, to=small.south)
    words = words_of(typeset(sheet_of(small.workspace)))
    assert "#strong[ถอนอาวุธหนัก]" in words


@pytest.mark.parametrize("public", [False, True])
def test_a_public_sheet_holds_no_secret(small_negotiation: Small, public: bool) -> None:
    small = small_negotiation
    table(small.workspace, "zz-confidential-zz", by=small.north, to=small.south, confidential=True)
    pdf = typeset(sheet_of(small.workspace, public=public))
    assert ("zz-confidential-zz" in words_of(pdf)) is not public


def test_without_a_summit_and_without_demands_the_sheet_says_so(small_negotiation: Small, workspace: Workspace) -> None:
    negotiations.choose_summit(small_negotiation.workspace, None)
    assert "No summit is set" in words_of(typeset(sheet_of(small_negotiation.workspace)))
    empty = sheet_of(workspace)
    assert empty.burn is None
    assert "No demand is tabled yet." in words_of(typeset(empty))


def test_a_long_history_and_a_past_summit_can_be_drawn(small_negotiation: Small) -> None:
    small = small_negotiation
    table(small.workspace, "As old as the border", by=small.north, to=small.south, effective=_on(1904))
    small.clock.forward(days=400)
    sheet = sheet_of(small.workspace)
    assert sheet.burn is not None
    assert sheet.burn.needed is None
    assert len(sheet.burn.ticks) <= 10
    assert "the summit has begun" in words_of(typeset(sheet))


def _on(year: int) -> object:
    from models.records import Effective

    return Effective(dt.date(year, 2, 13))


def test_it_is_written_as_json_web_page_and_word(small_negotiation: Small) -> None:
    sheet = sheet_of(small_negotiation.workspace)
    assert json.loads(rendered(sheet, ".json"))["kind"] == "readiness"
    assert "Missing positions" in rendered(sheet, ".html").decode()
    assert rendered(sheet, ".docx").startswith(b"PK")


def test_the_command_line_writes_it_as_of_a_day(tmp_path: Path) -> None:
    create_sample(tmp_path / "sample.accord").close()
    words = ["report", str(tmp_path / "sample.accord"), "--kind", "readiness", "--as-of", "2025-10-12"]
    output = tmp_path / "sheet.pdf"
    done = subprocess.run(
        [sys.executable, "main.py", *words, "-o", str(output)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    page = words_of(output.read_bytes())
    assert "as of 12 Oct" in page
    assert "2 demands open" in page
