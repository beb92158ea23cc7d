"""Postponed and cancelled meetings in the report: in words on paper, struck through, and as EDTF in its JSON."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from models.commands import meeting_dates, meetings
from models.commands.meetings import MeetingDraft
from models.dates import days
from models.edtf import from_edtf
from models.records import Effective
from models.report.choices import ReportOptions
from models.report.gather import gather
from models.report.write import write
from models.sample import create_sample
from models.vocabulary import Lane, MeetingKind, MeetingState
from models.workspace import Workspace
from tests.models.people import ZONE


@pytest.fixture
def talks(workspace: Workspace) -> int:
    """Announced for 12 Oct on 1 Sep, put off twice in September."""
    first = days(dt.date(2025, 10, 12), dt.date(2025, 10, 12), ZONE)
    since = Effective(dt.date(2025, 9, 1))
    draft = MeetingDraft("Talks", MeetingKind.TECHNICAL, Lane.TECHNICAL, first, MeetingState.ANNOUNCED, effective=since)
    meeting_id = meetings.add(workspace, draft)
    for first_day, reason, told in ((14, "rain", 5), (20, "an election", 20)):
        when = days(dt.date(2025, 10, first_day), dt.date(2025, 10, first_day + 1), ZONE)
        told_on = Effective(dt.date(2025, 9, told))
        meeting_dates.postpone(workspace, meeting_id, when, reason=reason, effective=told_on)
    return meeting_id


def line(workspace: Workspace, as_of: dt.date | None = None) -> tuple[str, str, str]:
    found = gather(workspace, ReportOptions(as_of=as_of)).meetings[0]
    return found.when, found.told, found.edtf


def test_the_last_postponement_is_told_with_its_reason(workspace: Workspace, talks: int) -> None:
    assert line(workspace) == (
        "20–21 Oct 2025",
        "postponed from 14–15 Oct 2025 (second postponement): an election",
        "2025-10-20/2025-10-21",
    )


def test_as_of_an_earlier_day_it_tells_only_what_was_known_then(workspace: Workspace, talks: int) -> None:
    assert line(workspace, dt.date(2025, 9, 10)) == (
        "14–15 Oct 2025",
        "postponed from 12 Oct 2025: rain",
        "2025-10-14/2025-10-15",
    )
    assert line(workspace, dt.date(2025, 9, 2)) == ("12 Oct 2025", "", "2025-10-12")


def test_a_cancelled_meeting_stays_struck_through_with_its_reason(
    workspace: Workspace, talks: int, tmp_path: Path
) -> None:
    meeting_dates.cancel(workspace, talks, reason="<b>war</b>", effective=Effective(dt.date(2025, 9, 25)))
    assert line(workspace)[1].endswith("cancelled since 25 Sep 2025: <b>war</b>")
    state = gather(workspace)
    page = tmp_path / "report.html"
    write(state, page)
    text = page.read_text(encoding="utf-8")
    assert "Talks" in text
    assert "cancelled since 25 Sep 2025: &lt;b&gt;war&lt;/b&gt;" in text
    write(state, tmp_path / "report.pdf")
    plain = tmp_path / "report.json"
    write(state, plain)
    assert msgspec.json.decode(plain.read_bytes())["meetings"][0]["edtf"] == "2025-10-20/2025-10-21"


def test_every_date_of_the_report_stands_in_its_json_as_edtf(tmp_path: Path) -> None:
    with create_sample(tmp_path / "sample.accord") as sample:
        state = gather(sample)
    assert {row.since_edtf for row in state.demands} == {"2025-10-12", "2025-10-14~"}
    assert {line.edtf for line in state.statements} <= {"", "2025-10-12", "2025-10-14"}
    for line in state.meetings:
        assert from_edtf(line.edtf, state.zone).described() == line.when
