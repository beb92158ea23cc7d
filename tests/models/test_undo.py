"""Undo and redo: out of the journal, step by step, after a restart too, and never over somebody else's change."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.commands import demands, evidence, meetings, negotiations, parties
from models.commands.negotiations import NegotiationDraft
from models.errors import Conflict, Refusal
from models.queries import board, detail, search
from models.records import Ref
from models.undo import PAGE
from models.vocabulary import EditKind, Involvement, Kind, Linkage, Priority, Role, Status
from tests.models.people import (
    Small,
    all_rows,
    begin,
    index_of,
    journal_of,
    open_again,
    plan,
    set_up,
    table,
)

#: Whatever holds for a plain file holds for an encrypted one.
BOTH_KINDS = True


def undo_all(small: Small) -> int:
    """Undo until nothing is left; gives how many steps that were."""
    steps = 0
    while small.workspace.undoable() is not None:
        small.workspace.undo()
        steps += 1
    return steps


def redo_all(small: Small) -> int:
    steps = 0
    while small.workspace.redoable() is not None:
        small.workspace.redo()
        steps += 1
    return steps


def test_a_move_is_undone_and_redone(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    before = all_rows(workspace)
    demands.move(workspace, [small.mines], Status.CONTESTED)
    after = all_rows(workspace)
    assert workspace.undoable() == "Move D-2 to contested"
    undone = workspace.undo()
    assert (undone.kind, undone.label) == (EditKind.UNDO, "Undo: Move D-2 to contested")
    assert undone.ids(Kind.DEMAND) == {small.mines}
    assert all_rows(workspace) == before
    assert workspace.redoable() == "Move D-2 to contested"
    redone = workspace.redo()
    assert (redone.kind, redone.label) == (EditKind.REDO, "Redo: Move D-2 to contested")
    assert all_rows(workspace) == after
    assert workspace.redoable() is None


def test_everything_is_undone_and_redone(small_negotiation: Small) -> None:
    small = small_negotiation
    at_the_end, index = all_rows(small.workspace), index_of(small.workspace)
    steps = undo_all(small)
    assert steps == len(journal_of(small.workspace)) - steps - 2  # the two founding edits stay
    assert not all_rows(small.workspace)["demand"]
    assert index_of(small.workspace) == []
    assert redo_all(small) == steps
    assert all_rows(small.workspace) == at_the_end
    assert index_of(small.workspace) == index


def test_undo_goes_on_after_a_restart(tmp_path: Path) -> None:
    small = set_up(tmp_path / "restart.accord")
    before = all_rows(small.workspace)
    demands.delete(small.workspace, [small.border])
    small.workspace.close()
    small.workspace = open_again(small.path, small.clock)
    small.workspace.undo()
    assert all_rows(small.workspace) == before
    small.workspace.close()
    with open_again(small.path, small.clock, seed=3) as again:
        assert again.redoable() == "Delete a demand"
        again.redo()
        assert small.border not in all_rows(again)["demand"]


def test_a_deletion_undone_brings_back_all_that_was_the_demands(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    before, index = detail.demand(workspace, small.border), index_of(workspace)
    meeting = detail.meeting(workspace, small.talks)
    demands.delete(workspace, [small.border])
    assert board.cards(workspace, [small.border]) == {}
    assert [item.demand_id for item in detail.meeting(workspace, small.talks).agenda] == [None, None]
    assert search.search(workspace, "heavy") == ()
    workspace.undo()
    after = detail.demand(workspace, small.border)
    assert (after.statuses, after.positions, after.citations) == (before.statuses, before.positions, before.citations)
    assert (after.links, after.statements, after.card) == (before.links, before.statements, before.card)
    assert len(after.links) == 3
    assert len(after.citations) == 1
    assert detail.meeting(workspace, small.talks).agenda == meeting.agenda
    assert index_of(workspace) == index


def test_a_deleted_meeting_comes_back_as_the_summit(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    before = detail.meeting(workspace, small.summit)
    meetings.delete(workspace, small.summit)
    workspace.undo()
    after = detail.meeting(workspace, small.summit)
    assert after.is_summit
    assert after.attendance == before.attendance


def test_roles_and_agenda_items_taken_away_come_back(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    before = all_rows(workspace)
    parties.change(workspace, small.chair, "ISL", "Islands", [Role.OBSERVER], "")
    meetings.set_agenda(workspace, small.talks, [])
    demands.change(
        workspace, small.border, title="Alone", text="", theme="", priority=Priority.LOW, note="",
        parties={Involvement.TABLED_BY: (small.north,)},
    )  # fmt: skip
    after = all_rows(workspace)
    for _ in range(3):
        workspace.undo()
    assert all_rows(workspace) == before
    for _ in range(3):
        workspace.redo()
    assert all_rows(workspace) == after


def test_references_are_never_used_twice(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    demands.delete(workspace, [small.spare])
    fifth = table(workspace, "The fifth", by=small.north)
    assert board.cards(workspace, [fifth])[fifth].ref == "D-5"
    workspace.undo()
    sixth = table(workspace, "The sixth", by=small.north)
    assert board.cards(workspace, [sixth])[sixth].ref == "D-6"
    workspace.undo()
    workspace.redo()
    assert board.cards(workspace, [sixth])[sixth].ref == "D-6"


def test_a_new_step_ends_what_could_be_redone(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    demands.move(workspace, [small.mines], Status.CONTESTED)
    workspace.undo()
    demands.change_priority(workspace, [small.trade], Priority.HIGH)
    assert workspace.redoable() is None
    with pytest.raises(Refusal, match="Nothing is left to redo"):
        workspace.redo()


def test_undo_finds_its_way_back_over_many_edits(tmp_path: Path) -> None:
    with begin(tmp_path / "many.accord") as workspace:
        north = parties.add(workspace, "NOR", "Northland")
        number = PAGE + 3
        made = table(workspace, "Note 0", by=north)
        for step in range(number):
            demands.change_field(workspace, made, "title", was=f"Note {step}", becomes=f"Note {step + 1}")
        for step in range(number, 0, -1):
            assert all_rows(workspace)["demand"][made]["title"] == f"Note {step}"
            workspace.undo()
        assert workspace.undoable() == "New demand “Note 0”"


def test_a_field_changed_since_is_not_undone_silently(small_negotiation: Small) -> None:
    """A founding edit cannot be undone, so the older step before it finds the field changed."""
    workspace = small_negotiation.workspace
    negotiations.describe(workspace, NegotiationDraft("Second title"))
    negotiations.describe(workspace, NegotiationDraft("Third title"), founding=True)
    before, edits = all_rows(workspace), journal_of(workspace)
    with pytest.raises(Conflict) as conflict:
        workspace.undo()
    assert (conflict.value.ours, conflict.value.theirs) == ("Border talks", "Third title")
    assert (all_rows(workspace), journal_of(workspace)) == (before, edits)


def test_the_other_windows_step_is_undone_like_ones_own(small_negotiation: Small) -> None:
    small = small_negotiation
    before = all_rows(small.workspace)
    with open_again(small.path, small.clock) as there:
        demands.move(there, [small.mines], Status.CONTESTED)
    assert small.workspace.undoable() == "Move D-2 to contested"
    small.workspace.undo()
    assert all_rows(small.workspace) == before


def test_an_undone_title_is_found_again_under_its_old_words(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    demands.change_field(workspace, small.mines, "title", was="Clear the mines", becomes="Sweep the fields")
    workspace.undo()
    assert [hit.ref.id for hit in search.search(workspace, "mines")] == [small.mines]
    assert search.search(workspace, "sweep") == ()


def test_versions_grow_with_undo_so_that_a_stale_writer_notices(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace

    def version() -> int:
        with workspace.reading() as connection:
            found = connection.exec_driver_sql("SELECT version FROM demand WHERE id = ?", (small.mines,))
            return int(found.scalar_one())

    seen = [version()]
    demands.change_priority(workspace, [small.mines], Priority.HIGH)
    seen.append(version())
    workspace.undo()
    seen.append(version())
    workspace.redo()
    seen.append(version())
    assert seen == sorted(set(seen))


def test_links_between_two_deleted_demands_come_back(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    evidence.link(workspace, Ref(Kind.DEMAND, small.mines), Ref(Kind.DEMAND, small.trade), Linkage.TRADED_WITH)
    before = all_rows(workspace)
    demands.delete(workspace, [small.border, small.mines, small.trade])
    workspace.undo()
    assert all_rows(workspace) == before


def test_a_meeting_planned_and_undone_leaves_the_old_summit(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    plan(workspace, "Another summit", "2025-12-01", is_summit=True)
    workspace.undo()
    assert detail.meeting(workspace, small.summit).is_summit
