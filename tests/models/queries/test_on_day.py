"""What exists on a day of the past, in every reading of it: the rules of docs/domain.md, on the sample and by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.commands import demands, evidence, meetings, parties
from models.commands.evidence import SourceDraft
from models.dates import DAY_SECONDS
from models.errors import NotFound
from models.queries import board, detail, summary, timeline
from models.queries.on_day import days_of_change
from models.records import Ref
from models.report.choices import ReportOptions
from models.report.gather import gather
from models.sample import create_sample
from models.vocabulary import Kind, MeetingState, Presence, Role, Stance, Status
from models.workspace import Workspace
from tests.models.people import TODAY, Small, on, plan, report_incident

YESTERDAY = TODAY - dt.timedelta(days=1)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path: Path = tmp_path_factory.mktemp("days") / "sample.accord"
    with create_sample(path) as workspace:
        yield workspace


#: Everything that a screen or the report reads of a day, by name.
READINGS: dict[str, Callable[[Small, dt.date | None], object]] = {
    "board": lambda small, day: {status: board.page(small.workspace, status, as_of=day) for status in Status},
    "counts": lambda small, day: board.counts(small.workspace, as_of=day),
    "totals": lambda small, day: summary.totals(small.workspace, as_of=day),
    "parties": lambda small, day: summary.parties(small.workspace, as_of=day),
    "demand": lambda small, day: [detail.demand(small.workspace, made, as_of=day) for made in small.demands],
    "meeting": lambda small, day: [
        detail.meeting(small.workspace, made, as_of=day) for made in (small.talks, small.summit)
    ],
    "incident": lambda small, day: detail.incident(small.workspace, small.shelling, as_of=day),
    "links": lambda small, day: detail.links_of(small.workspace, Ref(Kind.INCIDENT, small.shelling), as_of=day),
    "timeline": lambda small, day: replace(
        timeline.timeline(small.workspace, as_of=day), today=TODAY, today_at=0, seen_at=None
    ),
    "report": lambda small, day: replace(
        gather(small.workspace, ReportOptions(as_of=day)), issued_at=0, issued_words=""
    ),
}


@pytest.mark.parametrize("name", READINGS)
def test_as_of_today_is_today_now_and_when_looked_back_at_from_tomorrow(small_negotiation: Small, name: str) -> None:
    """The second look goes over the series and the rules of a past day instead of over the present columns."""
    small, read = small_negotiation, READINGS[name]
    demands.move(small.workspace, [small.mines], Status.CONTESTED)
    demands.move(small.workspace, [small.mines], Status.AGREED, reason="at once")
    meetings.record_state(small.workspace, small.summit, MeetingState.CONFIRMED, effective=on("2025-09-28"))
    today = read(small, None)
    assert read(small, TODAY) == read(small, TODAY + dt.timedelta(days=9)) == today
    small.clock.forward(days=1)
    assert read(small, TODAY) == today


@pytest.mark.parametrize("name", READINGS)
def test_what_happens_later_never_changes_an_earlier_day(small_negotiation: Small, name: str) -> None:
    small, read = small_negotiation, READINGS[name]
    workspace = small.workspace
    seen = on("2025-09-25").date
    before = read(small, seen)
    demands.move(workspace, [small.border], Status.SUSPENDED, reason="later", effective=on("2025-09-26"))
    demands.record_position(workspace, small.mines, small.north, Stance.ACCEPTS, effective=on("2025-09-27"))
    meetings.record_state(workspace, small.talks, MeetingState.DENIED, effective=on("2025-09-28"))
    meetings.attend(workspace, small.talks, small.south, Presence.ABSENT, effective=on("2025-09-28"))
    plan(workspace, "A late meeting", "2025-09-29")
    report_incident(workspace, "A late incident", "2025-09-30")
    assert without_journal(name, read(small, seen)) == without_journal(name, before)


def without_journal(name: str, found: object) -> object:
    """The journal is in recorded time and rightly grows; the picture of the way frames also what is to come."""
    if name in ("demand", "meeting"):
        return [replace(record, history=()) for record in found]  # type: ignore[attr-defined, type-var]
    if name == "timeline":
        return [(event.title, event.state_word, event.dashed) for event in found.events if "late" not in event.title]  # type: ignore[attr-defined]
    if name == "report":
        return replace(found, journal="", way=None)  # type: ignore[type-var]
    return found


# ---------------------------------------------------------------- the sample as the article tells it


def test_the_way_of_the_sample_in_steps(sample: Workspace) -> None:
    told = {}
    for day in days_of_change(sample):
        totals = summary.totals(sample, as_of=day)
        told[f"{day:%d %b}"] = (totals.demands, totals.meetings, totals.contested_terms, totals.unconfirmed)
    assert told == {
        "24 Jul": (0, 3, 0, 0),  # the fighting, the calls, and the summit that everything leads to
        "27 Jul": (0, 3, 0, 0),
        "28 Jul": (0, 4, 0, 0),
        "01 Aug": (0, 5, 0, 0),
        "12 Oct": (2, 6, 0, 0),
        "13 Oct": (2, 7, 0, 0),
        "14 Oct": (7, 11, 1, 1),
    }


def test_the_timeline_tells_what_was_not_known_yet(sample: Workspace) -> None:
    words = {
        event.title[:12]: event.state_word for event in timeline.timeline(sample, as_of=dt.date(2025, 10, 13)).events
    }
    assert words["Foreign mini"] == "held"
    assert words["Signing of t"] == "not known yet"
    assert words["47th ASEAN S"] == "confirmed"


def test_the_report_of_a_past_day_knows_nothing_later(sample: Workspace) -> None:
    state = gather(sample, ReportOptions(as_of=dt.date(2025, 7, 29)))
    assert state.demands == ()
    assert state.statements == ()
    assert [point.text for point in state.open_points] == [
        "Decades of mistrust and unresolved territorial claims",
        "The unity of ASEAN on security issues",
    ]
    assert [line.title[:12] for line in state.meetings] == [
        "Calls by the",
        "Five-day fig",
        "Initial ceas",
        "47th ASEAN S",
    ]
    later = gather(sample, ReportOptions(as_of=dt.date(2025, 10, 13)))
    assert [row.ref for row in later.demands] == ["D-1", "D-2"]
    assert [line.speaker for line in later.statements] == ["Sihasak Phuangketkeow"]


# ---------------------------------------------------------------- rule by rule


def test_a_meeting_is_there_from_its_first_step_or_its_first_day(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    assert detail.meeting(workspace, small.talks, as_of=dt.date(2025, 9, 15)).state is MeetingState.HELD
    with pytest.raises(NotFound):
        detail.meeting(workspace, small.talks, as_of=dt.date(2025, 9, 14))
    meetings.record_state(workspace, small.talks, MeetingState.ANNOUNCED, effective=on("2025-09-01"))
    assert detail.meeting(workspace, small.talks, as_of=dt.date(2025, 9, 2)).state is MeetingState.ANNOUNCED


def test_the_summit_is_always_there(small_negotiation: Small) -> None:
    small = small_negotiation
    assert detail.meeting(small.workspace, small.summit, as_of=dt.date(2025, 1, 1)).state is MeetingState.PROPOSED
    assert summary.totals(small.workspace, as_of=dt.date(2025, 10, 1)).days_to_summit == 25


def test_a_meeting_stands_at_the_date_that_held_then(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    start = detail.meeting(workspace, small.summit).when.start
    small.clock.forward(days=3)
    meetings.move(workspace, Ref(Kind.MEETING, small.summit), start + 10 * DAY_SECONDS)
    assert summary.totals(workspace).days_to_summit == 25 - 3 + 10
    assert summary.totals(workspace, as_of=TODAY).days_to_summit == 25
    assert detail.meeting(workspace, small.summit, as_of=TODAY).when.start == start
    record = timeline.timeline(workspace, as_of=TODAY)
    assert record.summit is not None
    assert record.summit.when.start == start


def test_attendance_is_that_of_the_day(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    meetings.attend(workspace, small.summit, small.south, Presence.CONFIRMED, effective=on("2025-09-10"))
    names = [entry.party_code for entry in detail.meeting(workspace, small.summit, as_of=YESTERDAY).attendance]
    assert names == ["SUD"]
    assert summary.totals(workspace, as_of=YESTERDAY).unconfirmed == 0
    assert summary.totals(workspace).unconfirmed == 1


def test_evidence_is_not_later_than_the_day(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    evidence.add_source(workspace, SourceDraft("Morning Star", "Late", dt.date(2025, 9, 29)))
    evidence.cite(workspace, Ref(Kind.DEMAND, small.border), "Morning Star", "Moved", "")

    def cited(day: str) -> list[str]:
        record = detail.demand(workspace, small.border, as_of=dt.date.fromisoformat(day))
        assert record.card.evidence == len(record.citations)
        return [citation.source.outlet for citation in record.citations]

    assert "Morning Star" not in cited("2025-09-28")
    assert "Morning Star" in cited("2025-09-29")


def test_links_lead_to_what_existed(small_negotiation: Small) -> None:
    small = small_negotiation
    titles = {link.title for link in detail.demand(small.workspace, small.border, as_of=dt.date(2025, 8, 5)).links}
    assert titles == set()
    links = detail.demand(small.workspace, small.border, as_of=dt.date(2025, 9, 19)).links
    assert {link.title for link in links} == {"Clear the mines", "Boundary commission"}
    back = detail.links_of(small.workspace, Ref(Kind.INCIDENT, small.shelling), as_of=dt.date(2025, 9, 9))
    assert [link.detail for link in back] == ["under discussion"], "the status of that day, not of today"


def test_roles_are_those_held_on_the_day(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    with workspace.edit("Give a role") as edit:
        from models.entities import Party

        edit.get(Party, small.chair).take_role(Role.GUARANTOR, dt.date(2025, 9, 1), dt.date(2025, 9, 10))

    def roles(day: dt.date) -> tuple[Role, ...]:
        return next(p.roles for p in summary.parties(workspace, as_of=day) if p.id == small.chair)

    assert Role.GUARANTOR in roles(dt.date(2025, 9, 10))
    assert Role.GUARANTOR not in roles(dt.date(2025, 9, 11))
    assert Role.GUARANTOR not in roles(dt.date(2025, 8, 31))


def test_a_place_on_the_board_is_that_of_the_day(small_negotiation: Small) -> None:
    small, day = small_negotiation, dt.date(2025, 8, 12)
    page = board.page(small.workspace, Status.TABLED, as_of=day)
    assert [board.position(small.workspace, card.id, as_of=day) for card in page] == list(range(len(page)))
    assert board.position(small.workspace, small.spare, as_of=day) is None


def test_days_of_change_are_all_the_days_on_which_something_took_effect(small_negotiation: Small) -> None:
    small = small_negotiation
    days = days_of_change(small.workspace)
    assert list(days) == sorted(set(days))
    assert {f"{day:%m-%d}" for day in days} == {
        "08-01", "08-10", "08-15", "08-20", "09-01", "09-10", "09-15", "09-20", "10-01",
    }  # fmt: skip
    parties.add(small.workspace, "NEW", "Newland")
    assert days_of_change(small.workspace) == days
