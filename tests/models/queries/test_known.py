"""As known at: every earlier state of knowledge comes back out of the journal, row by row and as a person reads it."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from models.commands import demands, meetings, negotiations
from models.entities.base import Base
from models.journal import Plain, changes, decode, edits, entity_classes
from models.queries import board, detail
from models.queries.changed import changed_since
from models.queries.known import Known, moment_at, moment_of, presets
from models.queries.rewind import Rewind, plain_row
from models.records import Moment
from models.vocabulary import MeetingState, Priority, Stance, Status
from models.workspace import Workspace
from tests.models.people import TODAY, Small, counted, on, plant, table


def work(small: Small) -> None:
    """Edits of every sort: new, changed, deleted, undone, done again, late, moved."""
    workspace, clock = small.workspace, small.clock
    for act in (
        lambda: demands.move(workspace, [small.mines], Status.UNDER_DISCUSSION),
        lambda: demands.change_priority(workspace, [small.mines], Priority.HIGH),
        workspace.undo,
        lambda: demands.move(
            workspace, [small.trade], Status.CONTESTED, reason="late news", effective=on("2025-08-25")
        ),
        lambda: demands.record_position(
            workspace, small.mines, small.north, Stance.ACCEPTS, effective=on("2025-09-03")
        ),
        lambda: demands.delete(workspace, [small.spare]),
        lambda: table(workspace, "A new one", by=small.south, to=small.north, effective=on("2025-09-09")),
        workspace.undo,
        workspace.undo,
        lambda: meetings.record_state(workspace, small.summit, MeetingState.CONFIRMED),
        lambda: demands.delete(workspace, [small.mines]),
        lambda: negotiations.describe(workspace, negotiations.NegotiationDraft("Other talks", zone=workspace.zone)),
        workspace.undo,
        workspace.redo,
    ):
        clock.forward(seconds=60)
        act()


def forward(workspace: Workspace, sequence: int) -> dict[str, dict[int, Plain]]:
    """The rows of every table by replaying the journal from its beginning, as plainly as possible."""
    rows: dict[str, dict[int, Plain]] = {}
    query = (
        select(changes.c.entity, changes.c.entity_id, changes.c.was, changes.c.becomes)
        .join_from(changes, edits, edits.c.id == changes.c.edit_id)
        .where(edits.c.sequence <= sequence)
        .order_by(edits.c.sequence, changes.c.position)
    )
    with workspace.reading() as connection:
        for entity, record_id, was, becomes in connection.execute(query):
            there = rows.setdefault(entity, {})
            if becomes is None:
                del there[record_id]
            elif was is None:
                there[record_id] = decode(becomes) or {}
            else:
                there[record_id] = {**there[record_id], **(decode(becomes) or {})}
    return rows


def backward(workspace: Workspace, sequence: int) -> dict[str, dict[int, Plain]]:
    """The same by taking back what came after."""
    found: dict[str, dict[int, Plain]] = {}
    with workspace.reading() as connection:
        rewind = Rewind(connection, sequence)
        for entity in entity_classes():
            rows = connection.execute(select(Base.metadata.tables[entity])).mappings()
            now = [plain_row(dict(row)) for row in rows]
            then = [*rewind.then(entity, now), *rewind.gone(entity)]
            found[entity] = {int(str(row["id"])): row for row in then}
    return found


def test_taking_back_and_replaying_say_the_same_at_every_edit(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    work(small_negotiation)
    for sequence in range(workspace.sequence + 1):
        expected = forward(workspace, sequence)
        for entity, rows in backward(workspace, sequence).items():
            assert rows == expected.get(entity, {}), (sequence, entity)


def test_what_was_known_is_what_the_board_showed_then(small_negotiation: Small) -> None:
    """At each moment the board was looked at; afterwards the journal must tell the same."""
    small, workspace = small_negotiation, small_negotiation.workspace
    seen: dict[int, tuple[dict[Status, int], dict[int, tuple[str, Status]]]] = {}

    def look() -> None:
        cards = {card.id: (card.title, card.status) for status in Status for card in board.page(workspace, status)}
        seen[workspace.sequence] = (board.counts(workspace), cards)

    look()
    workspace.subscribe(lambda _: look())
    work(small)
    for sequence, (counts, cards) in seen.items():
        known = Known(workspace, moment_of(workspace, sequence))
        assert known.counts() == counts, sequence
        told = {one.id: (one.title, one.status) for one in known.demands(known.demand_ids)}
        assert told == cards, sequence


def test_both_clocks_cross(small_negotiation: Small) -> None:
    """A step entered late: on its effective day it had happened, and was not known yet."""
    small, workspace = small_negotiation, small_negotiation.workspace
    before = moment_of(workspace, workspace.sequence)
    small.clock.forward(days=2)
    entered = small.clock()
    demands.move(workspace, [small.trade], Status.CONTESTED, reason="found later", effective=on("2025-09-02"))
    day = dt.date(2025, 9, 5)
    (then,) = Known(workspace, before, day).demands([small.trade])
    assert then.then is not None
    assert then.now is not None
    assert (then.then.word, then.now.word, then.differs) == ("tabled", "contested", True)
    assert then.now.recorded_at == entered
    assert then.now.effective == on("2025-09-02")
    (early,) = Known(workspace, before, dt.date(2025, 9, 1)).demands([small.trade])
    assert not early.differs
    (after,) = Known(workspace, moment_at(workspace, entered), day).demands([small.trade])
    assert not after.differs


def test_positions_as_they_were_known(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    before = moment_of(workspace, workspace.sequence)
    demands.record_position(workspace, small.mines, small.north, Stance.REJECTS, effective=on("2025-09-01"))
    (one,) = Known(workspace, before).demands([small.mines])
    assert one.positions == (("NOR", Stance.NONE_RECORDED),)
    assert one.positions_now == (("NOR", Stance.REJECTS),)
    assert one.differs


def test_meetings_as_they_were_known(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    before = moment_of(workspace, workspace.sequence)
    meetings.record_state(workspace, small.summit, MeetingState.ANNOUNCED)
    new = len(Known(workspace, moment_of(workspace, workspace.sequence)).meeting_ids)
    meetings.delete(workspace, small.talks)
    known = Known(workspace, before)
    told = {
        one.title: (one.then and one.then.word, one.now and one.now.word, one.when)
        for one in known.meetings(known.meeting_ids)
    }
    assert told == {
        "Boundary commission": ("held", None, "15 Sep 2025"),
        "Leaders’ summit": ("proposed", "announced", "26 Oct 2025"),
    }
    assert new == 2


def test_changed_since_tells_the_difference_only(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    since = moment_of(workspace, workspace.sequence)
    demands.change_priority(workspace, [small.trade], Priority.HIGH)
    demands.change_priority(workspace, [small.trade], Priority.LOW)
    demands.change_field(workspace, small.border, "title", was="Withdraw heavy weapons from the border", becomes="Guns")
    demands.move(workspace, [small.mines], Status.UNDER_DISCUSSION, effective=on("2025-09-30"))
    demands.delete(workspace, [small.spare])
    records, further = changed_since(workspace, since)
    told = {record.label: record for record in records if record.label.startswith("D-")}
    assert set(told) == {"D-1", "D-2", "D-4"}
    assert told["D-1"].lines == ("title: Withdraw heavy weapons from the border → Guns",)
    assert "status change added: under discussion, effective 30 Sep 2025" in told["D-2"].lines
    assert told["D-4"].title == "Release the soldiers"
    assert "demand deleted: Release the soldiers" in told["D-4"].lines
    assert further == 0
    assert changed_since(workspace, moment_of(workspace, workspace.sequence)) == ((), 0)


def test_a_moment_is_the_newest_edit_by_then(small_negotiation: Small) -> None:
    workspace, clock = small_negotiation.workspace, small_negotiation.clock
    first = clock()
    last = workspace.sequence
    clock.forward(seconds=100)
    demands.change_priority(workspace, [small_negotiation.trade], Priority.HIGH)
    assert moment_at(workspace, first).sequence == last
    assert moment_at(workspace, first + 99).sequence == last
    assert moment_at(workspace, first + 100).sequence == last + 1
    assert moment_at(workspace, 0) == Moment(0, 0)
    assert Known(workspace, Moment(0, 0)).demand_ids == ()


def test_presets_name_moments(small_negotiation: Small) -> None:
    small_negotiation.clock.forward(days=10)
    named = dict(presets(small_negotiation.workspace))
    assert named["A week ago"].sequence == small_negotiation.workspace.sequence
    assert list(named) == ["Start of today", "A week ago"]


@pytest.mark.parametrize("number", [50, 400])
def test_a_page_reads_only_its_own_rows(small_negotiation: Small, number: int) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    ids = plant(workspace, number, by=small.north, to=small.south)
    known = Known(workspace, moment_of(workspace, workspace.sequence))
    demands.move(workspace, ids[:1], Status.SUSPENDED, reason="later")
    with counted(workspace) as statements:
        assert len(known.demands(ids[:20])) == 20
    assert len(statements) == 5
    with counted(workspace) as statements, workspace.reading() as connection:
        rewind = Rewind(connection, known.moment.sequence, ids[:3])
    assert len(statements) == 1
    assert set(rewind.touched) == {("demand", ids[0])}


def test_the_record_of_a_demand_is_not_touched_by_looking(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    before = detail.demand(workspace, small_negotiation.border)
    known = Known(workspace, moment_of(workspace, 3), TODAY)
    known.demands(known.demand_ids)
    assert detail.demand(workspace, small_negotiation.border) == before
