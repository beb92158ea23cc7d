"""Attendance over all meetings: every filter, the number of the header, contrary words, an earlier day, the public."""

from __future__ import annotations

import datetime as dt

import pytest

from models.commands import attendance, meetings
from models.commands.attendance import AttendanceDraft
from models.errors import NotFound
from models.queries import detail, summary
from models.queries.confirmations import confirmations, meetings_attended, named_demands
from models.records import ConfirmationFilter, ConfirmationRecord
from models.vocabulary import MeetingState, Presence
from models.workspace import Workspace
from tests.models.people import Small, counted, on, plan


@pytest.fixture
def small(small_negotiation: Small) -> Small:
    """North's minister is announced by the South and confirmed by a paper, the South was asked on a condition."""
    one, workspace = small_negotiation, small_negotiation.workspace
    for line in confirmations(workspace).lines:
        attendance.delete_all(workspace, line.meeting.id, line.newest.party_id, line.newest.person_id)
    meetings.attend(
        workspace, one.summit, one.north, Presence.CONFIRMED, person_id=one.minister, source="A paper",
        effective=on("2025-09-20"),
    )  # fmt: skip
    meetings.attend(
        workspace, one.summit, one.north, Presence.ANNOUNCED_BY_ANOTHER, person_id=one.minister,
        announced_by="Southland", source="An agency", effective=on("2025-09-20"),
    )  # fmt: skip
    meetings.attend(
        workspace,
        one.summit,
        one.south,
        Presence.INVITED,
        condition="only after D-1 is agreed",
        effective=on("2025-09-10"),
    )
    meetings.attend(workspace, one.talks, one.south, Presence.ATTENDED, effective=on("2025-09-01"))
    return one


def read(workspace: Workspace, **wanted: object) -> list[ConfirmationRecord]:
    return list(confirmations(workspace, ConfirmationFilter(**wanted)).lines)


def test_one_line_for_each_attendee_with_all_words(small: Small) -> None:
    lines = {(line.title, line.who): line for line in read(small.workspace)}
    assert len(lines) == 3
    minister = next(line for line in lines.values() if line.who == "Ada Berg")
    assert [step.presence for step in minister.steps] == [Presence.CONFIRMED, Presence.ANNOUNCED_BY_ANOTHER]
    assert minister.contrary == "announced by Southland (An agency) — confirmed (A paper)"
    assert minister.open


def test_open_only_is_the_number_of_the_header(small: Small) -> None:
    lines = read(small.workspace, open_only=True)
    assert len(lines) == summary.totals(small.workspace).unconfirmed == 2
    assert all(line.open for line in lines)
    meetings.record_state(small.workspace, small.summit, MeetingState.CANCELLED)
    assert read(small.workspace, open_only=True) == []


@pytest.mark.parametrize(
    ("wanted", "who"),
    [
        ({"contradicted": True}, ["Ada Berg"]),
        ({"conditional": True}, ["Southland"]),
        ({"text": "berg"}, ["Ada Berg"]),
        ({"text": "after D-1"}, ["Southland"]),
        ({"text": "100%"}, []),
        ({"text": "_"}, []),
    ],
)
def test_the_filters(small: Small, wanted: dict[str, object], who: list[str]) -> None:
    assert [line.who for line in read(small.workspace, **wanted)] == who


def test_by_party_and_by_meeting(small: Small) -> None:
    assert {line.who for line in read(small.workspace, party_id=small.south)} == {"Southland"}
    assert {line.meeting.id for line in read(small.workspace, meeting_id=small.talks)} == {small.talks}
    assert [meeting_id for meeting_id, _ in meetings_attended(small.workspace)] == [small.talks, small.summit]


def test_what_is_to_come_stands_before_what_is_over(small: Small) -> None:
    workspace = small.workspace
    over = plan(workspace, "Long over", "2025-01-10", state=MeetingState.HELD)
    meetings.attend(workspace, over, small.north, Presence.ATTENDED)
    later = plan(workspace, "Much later", "2026-01-10")
    meetings.attend(workspace, later, small.north, Presence.INVITED)
    titles = list(dict.fromkeys(line.title for line in read(workspace)))
    assert titles.index("Much later") < titles.index("Long over")


def test_an_earlier_day_knows_only_the_words_by_then(small: Small) -> None:
    day = dt.date(2025, 9, 15)
    then = list(confirmations(small.workspace, as_of=day).lines)
    assert {line.who for line in then} == {"Southland"}
    open_then = confirmations(small.workspace, ConfirmationFilter(open_only=True), as_of=day).lines
    assert len(open_then) == summary.totals(small.workspace, as_of=day).unconfirmed


def test_the_public_sees_no_confidential_meeting(small: Small) -> None:
    secret = plan(small.workspace, "zz-secret", "2025-10-20", confidential=True)
    meetings.attend(small.workspace, secret, small.north, Presence.CONFIRMED)
    assert any(line.meeting.id == secret for line in read(small.workspace))
    assert "zz-secret" not in repr(confirmations(small.workspace, public=True))


def test_a_condition_names_demands_that_are_there(small: Small) -> None:
    (line,) = read(small.workspace, conditional=True)
    assert line.conditions == ("only after D-1 is agreed",)
    assert [(link.label, link.ref.id) for link in named_demands(small.workspace, line.conditions[0])] == [
        ("D-1", min(small.demands))
    ]
    assert named_demands(small.workspace, "D-999") == ()


def test_a_word_is_corrected_and_deleted_and_both_are_undone(small: Small) -> None:
    workspace = small.workspace
    (minister,) = read(workspace, contradicted=True)
    wrong = minister.steps[0]
    draft = AttendanceDraft(
        small.north, small.minister, Presence.ANNOUNCED_BY_ANOTHER, source="A paper", effective=on("2025-09-19")
    )
    attendance.correct(workspace, wrong.id, draft)
    assert read(workspace, contradicted=True) == []
    workspace.undo()
    attendance.delete(workspace, minister.newest.id)
    (line,) = [one for one in read(workspace) if one.who == "Ada Berg"]
    assert (line.newest.presence, line.open) == (Presence.CONFIRMED, False)
    assert summary.totals(workspace).unconfirmed == 1
    workspace.undo()
    assert summary.totals(workspace).unconfirmed == 2
    with pytest.raises(NotFound):
        attendance.delete(workspace, 12345)


def test_all_words_on_one_go_and_come_back(small: Small) -> None:
    attendance.delete_all(small.workspace, small.summit, small.north, small.minister)
    known = detail.meeting(small.workspace, small.summit).attendance
    assert {word.party_id for word in known} == {small.south}
    small.workspace.undo()
    assert len(detail.meeting(small.workspace, small.summit).attendance) == 3


def test_reading_costs_no_more_statements_for_more_lines(small: Small) -> None:
    costs = []
    for _ in range(2):
        with counted(small.workspace) as statements:
            confirmations(small.workspace)
        costs.append(len(statements))
        for day in range(10, 18):
            later = plan(small.workspace, f"Talks {day}", f"2025-10-{day}")
            meetings.attend(small.workspace, later, small.north, Presence.INVITED)
    assert costs[0] == costs[1] <= 4
