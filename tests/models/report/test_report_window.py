"""The picture of the way with days and lanes of its own choice, as the timeline on the screen has them."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.commands import meetings
from models.errors import RuleBroken
from models.report.choices import ReportOptions, Section, WayLanes, WayWindow
from models.report.data import Way
from models.report.gather import gather
from models.report.typeset import typeset
from models.sample import create_sample
from models.vocabulary import Presence
from models.workspace import Workspace
from tests.models.people import Small, plan
from tests.models.report.paper import words_of

ROOT = Path(__file__).resolve().parents[3]
OCTOBER = WayWindow(dt.date(2025, 10, 10), dt.date(2025, 10, 20))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with create_sample(tmp_path_factory.mktemp("window") / "sample.accord") as opened:
        yield opened


def way_of(workspace: Workspace, window: WayWindow, **options: object) -> Way:
    state = gather(workspace, ReportOptions(way=window, **options))  # type: ignore[arg-type]
    assert state.way is not None
    return state.way


def labels(way: Way) -> set[str]:
    return {event.label.rpartition(", ")[0] for event in way.events}


def test_the_days_are_those_that_were_asked_for(sample: Workspace) -> None:
    way = way_of(sample, OCTOBER)
    assert (way.first, way.last) == (OCTOBER.first, OCTOBER.last)
    assert "Foreign ministers, Kuala Lumpur" in labels(way)
    assert not any("ceasefire, brokered" in label for label in labels(way))
    assert way.summit_left is None
    assert way.today is not None
    assert way.left_out > 0


def test_a_window_without_the_day_has_no_line_of_the_day(sample: Workspace) -> None:
    way = way_of(sample, WayWindow(dt.date(2025, 7, 20), dt.date(2025, 8, 5)))
    assert way.today is None
    assert any("fighting" in label.lower() for label in labels(way))
    assert "State of play 14 Oct" not in words_of(
        typeset(gather(sample, ReportOptions(way=WayWindow(way.first, way.last), sections=(Section.WAY,))))
    )


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (WayLanes.TRACK, {"Track 1"}),
        (WayLanes.KIND, {"Ministerial", "Statement", "Precedent"}),
        (WayLanes.PARTY, {"KH", "MY", "TH", "US"}),
    ],
)
def test_lanes_are_made_as_on_the_screen(sample: Workspace, by: WayLanes, names: set[str]) -> None:
    way = way_of(sample, WayWindow(OCTOBER.first, OCTOBER.last, by))
    assert names <= set(way.lane_names.values())
    assert {event.lane for event in way.events} == set(way.lanes)
    printed = words_of(
        typeset(gather(sample, ReportOptions(way=WayWindow(way.first, way.last, by), sections=(Section.WAY,))))
    )
    assert all(name in printed for name in names)


def test_a_meeting_of_several_parties_stands_in_each_of_their_lanes(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    both = plan(workspace, "Round table", "2025-10-05")
    for party in (small.north, small.south):
        meetings.attend(workspace, both, party, Presence.CONFIRMED)
    way = way_of(workspace, WayWindow(lanes=WayLanes.PARTY))
    lanes = [way.lane_names[event.lane] for event in way.events if event.label.startswith("Round table")]
    assert lanes == ["NOR", "SUD"]
    assert way.lanes[-1] == "incidents"


def test_an_end_before_its_beginning_is_refused(sample: Workspace) -> None:
    with pytest.raises(RuleBroken, match="before it begins"):
        way_of(sample, WayWindow(dt.date(2025, 10, 20), dt.date(2025, 10, 10)))


def test_a_public_picture_leaves_confidential_meetings_out_of_any_window(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    plan(workspace, "Quiet talks", "2025-10-05", confidential=True)
    window = WayWindow(dt.date(2025, 10, 1), dt.date(2025, 10, 30))
    assert "Quiet talks" in labels(way_of(workspace, window))
    assert "Quiet talks" not in labels(way_of(workspace, window, public=True))


def test_the_command_line_takes_days_and_lanes(tmp_path: Path) -> None:
    location, output = tmp_path / "sample.accord", tmp_path / "way.pdf"
    create_sample(location).close()
    words = ["report", str(location), "--sections", "way", "--from", "2025-10-10", "--to", "2025-10-20"]

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "main.py", *words, *more, "-o", str(output)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    done = run("--lanes", "party")
    assert done.returncode == 0, done.stderr
    assert "KH" in words_of(output.read_bytes())
    assert "Initial ceasefire, brokered" not in words_of(output.read_bytes())
    refused = run("--to", "2025-09-01")
    assert refused.returncode == 1
    assert "before it begins" in refused.stderr
