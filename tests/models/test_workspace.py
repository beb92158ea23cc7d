"""The only door for writes: what is kept, what is told, and what happens when something goes wrong."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

import pytest

from models.commands import demands, evidence, meetings, negotiations, parties
from models.entities import Demand, Party
from models.errors import Conflict, LocationRefused, NotFound, ReadOnly, Refusal, RuleBroken
from models.ids import IdSource
from models.queries import board, summary
from models.records import EditNews, Ref
from models.vocabulary import EditKind, Kind, Priority, Status
from models.workspace import Workspace, create
from tests.models.people import (
    TODAY,
    Clock,
    Small,
    all_rows,
    begin,
    fingerprint_of,
    index_of,
    journal_of,
    open_again,
    table,
)

#: Whatever holds for a plain file holds for an encrypted one.
BOTH_KINDS = True


def heard(workspace: Workspace) -> list[EditNews]:
    """Listen to the news from now on."""
    news: list[EditNews] = []
    workspace.subscribe(news.append)
    return news


# ---------------------------------------------------------------- making and opening


def test_a_new_negotiation_has_its_title_and_one_founding_edit(workspace: Workspace) -> None:
    assert summary.negotiation(workspace).title == "Border talks"
    (first,) = journal_of(workspace)
    assert (first["sequence"], first["kind"], first["author"]) == (1, EditKind.FOUND.value, "Mara")
    assert workspace.undoable() is None


def test_a_negotiation_without_a_title_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "untitled.accord"
    with pytest.raises(RuleBroken, match="title is empty"):
        create(path, title="   ")
    assert not list(tmp_path.iterdir())


def test_what_was_entered_is_there_after_closing(tmp_path: Path) -> None:
    path = tmp_path / "kept.accord"
    with begin(path) as workspace:
        north = parties.add(workspace, "NOR", "Northland")
        table(workspace, "Clear the mines", by=north)
        before = all_rows(workspace)
    with open_again(path) as workspace:
        assert all_rows(workspace) == before
        assert workspace.sequence == 3


def test_nothing_but_the_one_file_stays_behind(small_negotiation: Small) -> None:
    demands.move(small_negotiation.workspace, [small_negotiation.mines], Status.CONTESTED)
    assert [path.name for path in small_negotiation.path.parent.iterdir()] == ["small.accord"]


def test_only_its_owner_may_read_a_new_file(workspace: Workspace) -> None:
    assert workspace.path.stat().st_mode & 0o077 == 0


# ---------------------------------------------------------------- the clock


def test_today_is_the_day_in_the_negotiations_own_zone(workspace: Workspace, clock: Clock) -> None:
    clock.at = int(dt.datetime(2025, 10, 1, 23, tzinfo=dt.UTC).timestamp())
    assert workspace.today() == dt.date(2025, 10, 1)
    negotiations.describe(workspace, negotiations.NegotiationDraft("Border talks", zone="Asia/Kuala_Lumpur"))
    assert workspace.today() == dt.date(2025, 10, 2)
    assert workspace.zone == "Asia/Kuala_Lumpur"


def test_a_fixed_clock_stands_still(workspace: Workspace, clock: Clock) -> None:
    draft = negotiations.NegotiationDraft("Border talks", clock=dt.date(2025, 10, 14))
    negotiations.describe(workspace, draft)
    clock.forward(days=400)
    assert workspace.today() == dt.date(2025, 10, 14)
    north = parties.add(workspace, "NOR", "Northland")
    demand_id = table(workspace, "Clear the mines", by=north)
    assert board.cards(workspace, [demand_id])[demand_id].since == dt.date(2025, 10, 14)


# ---------------------------------------------------------------- edits


def test_an_edit_that_changes_nothing_writes_nothing(small_negotiation: Small) -> None:
    workspace, border = small_negotiation.workspace, small_negotiation.border
    edits, news = len(journal_of(workspace)), heard(workspace)
    rows = all_rows(workspace)
    assert demands.change_priority(workspace, [border], Priority.HIGH) is None
    assert demands.change_field(workspace, border, "note", was="", becomes="  ") is None
    with workspace.edit("There and back") as edit:
        demand = edit.get(Demand, border)
        demand.title, kept = "Other", demand.title
        edit.flush()
        demand.title = kept
    assert edit.news is None
    assert (len(journal_of(workspace)), news) == (edits, [])
    assert all_rows(workspace) == rows


def test_adding_and_deleting_in_one_edit_leaves_no_trace(workspace: Workspace) -> None:
    with workspace.edit("Come and go") as edit:
        party = edit.add(Party(code="NOR", name="Northland"))
        edit.flush()
        edit.delete(party)
    assert edit.news is None
    assert len(journal_of(workspace)) == 1


def test_a_rule_broken_in_the_middle_leaves_nothing(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    rows, edits, index, news = all_rows(workspace), journal_of(workspace), index_of(workspace), heard(workspace)
    with pytest.raises(RuleBroken), workspace.edit("Half done") as edit:  # noqa: PT012
        edit.get(Demand, small_negotiation.border).title = "Half done"
        edit.add(Party(code="NEW", name="Newcomer"))
        edit.next_number("demand")
        edit.flush()
        edit.get(Demand, small_negotiation.mines).describe(title=" ", text="", theme="", priority=Priority.LOW, note="")
    assert (all_rows(workspace), journal_of(workspace), index_of(workspace), news) == (rows, edits, index, [])
    assert demands.id_of(workspace, f"D-{_next_number(workspace, small_negotiation)}")


def _next_number(workspace: Workspace, small: Small) -> int:
    made = table(workspace, "The next one", by=small.north)
    number = int(board.cards(workspace, [made])[made].ref.removeprefix("D-"))
    assert number == 5
    return number


def test_a_bug_in_the_middle_leaves_nothing_and_the_door_works_on(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    rows = all_rows(workspace)
    with pytest.raises(ZeroDivisionError), workspace.edit("Buggy") as edit:  # noqa: PT012
        edit.get(Demand, small_negotiation.border).title = "Buggy"
        edit.flush()
        assert 1 / 0
    assert all_rows(workspace) == rows
    assert demands.move(workspace, [small_negotiation.mines], Status.CONTESTED)


def test_edits_do_not_nest(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    with (
        workspace.edit("Outer"),
        pytest.raises(RuntimeError, match="do not nest"),
        workspace.edit("Inner"),
    ):
        pass
    with workspace.edit("Outer"), pytest.raises(RuntimeError, match="do not nest"):
        demands.move(workspace, [small_negotiation.mines], Status.CONTESTED)
    with workspace.edit("Outer"), pytest.raises(RuntimeError, match="do not nest"):
        workspace.undo()


def test_a_stranger_to_the_file_is_not_found(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="demand does not exist"), workspace.edit("Look for it") as edit:
        edit.get(Demand, 12345)


def test_the_reason_and_the_author_stand_in_the_journal(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    demands.move(workspace, [small_negotiation.mines], Status.AGREED, reason="  signed at once ")
    newest = journal_of(workspace)[-1]
    assert (newest["author"], newest["reason"], newest["label"]) == ("Mara", "signed at once", "Move D-2 to agreed")
    assert newest["at"] == small_negotiation.clock.at


def test_threads_wait_for_each_other(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    before = len(journal_of(workspace))
    failed: list[Exception] = []

    def add_ten(name: str) -> None:
        try:
            for number in range(10):
                parties.add(workspace, f"{name}{number}", f"Party {name}{number}")
        except Exception as error:  # noqa: BLE001
            failed.append(error)

    workers = [threading.Thread(target=add_ten, args=(name,)) for name in "AB"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert not failed
    assert len(journal_of(workspace)) == before + 20


# ---------------------------------------------------------------- news


def test_subscribers_are_told_after_the_commit(small_negotiation: Small) -> None:
    workspace, mines = small_negotiation.workspace, small_negotiation.mines
    seen: list[tuple[EditNews, Status]] = []

    def look(news: EditNews) -> None:
        with open_again(workspace.path) as other:
            seen.append((news, board.cards(other, [mines])[mines].status))

    workspace.subscribe(look)
    news = demands.move(workspace, [mines], Status.CONTESTED)
    assert seen == [(news, Status.CONTESTED)]


def test_a_subscriber_may_edit_in_turn(small_negotiation: Small) -> None:
    workspace, mines = small_negotiation.workspace, small_negotiation.mines

    def mark(news: EditNews) -> None:
        if news.label.startswith("Move"):
            demands.change_field(workspace, mines, "note", was="", becomes="moved")

    workspace.subscribe(mark)
    demands.move(workspace, [mines], Status.CONTESTED)
    assert all_rows(workspace)["demand"][mines]["note"] == "moved"


def test_who_unsubscribed_hears_nothing(small_negotiation: Small) -> None:
    workspace, news = small_negotiation.workspace, []
    end = workspace.subscribe(news.append)
    end()
    end()
    demands.move(workspace, [small_negotiation.mines], Status.CONTESTED)
    assert news == []


def test_news_names_the_records_that_it_is_about(small_negotiation: Small) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    moved = demands.move(workspace, [small.mines, small.trade], Status.CONTESTED, source="Morning Herald")
    assert moved is not None
    assert moved.ids(Kind.DEMAND) == {small.mines, small.trade}
    assert len(moved.ids(Kind.SOURCE)) == 1
    assert moved.touches(Kind.MEETING, Kind.SOURCE)
    assert not moved.touches(Kind.MEETING)


def test_taking_a_demand_off_an_agenda_is_news_about_that_demand(small_negotiation: Small) -> None:
    small = small_negotiation
    news = meetings.set_agenda(small.workspace, small.talks, [("The mines", small.mines), ("Other", None)])
    assert news is not None
    assert news.ids(Kind.DEMAND) == {small.border, small.mines}
    assert small.workspace.undo().ids(Kind.DEMAND) == {small.border, small.mines}


# ---------------------------------------------------------------- two windows on one file


def test_catching_up_brings_what_the_other_window_did(small_negotiation: Small) -> None:
    small, here = small_negotiation, small_negotiation.workspace
    news = heard(here)
    with open_again(small.path, small.clock) as there:
        moved = demands.move(there, [small.mines], Status.CONTESTED)
        renamed = parties.change(there, small.south, "SOU", "Southland", [], "")
        gone = demands.delete(there, [small.spare])
    assert news == []
    missed = here.catch_up()
    assert missed == news
    assert all(one.from_elsewhere for one in missed)
    for one, original in zip(missed, (moved, renamed, gone), strict=True):
        assert original is not None
        assert (one.edit_id, one.sequence, one.label, one.at) == (
            original.edit_id,
            original.sequence,
            original.label,
            original.at,
        )
        assert one.touched == original.touched
    assert here.catch_up() == []


def test_ones_own_edit_does_not_hide_what_the_other_window_did_before(small_negotiation: Small) -> None:
    small, here = small_negotiation, small_negotiation.workspace
    news = heard(here)
    with open_again(small.path, small.clock) as there:
        theirs = demands.move(there, [small.mines], Status.CONTESTED)
    ours = demands.move(here, [small.trade], Status.CONTESTED)
    assert theirs is not None
    assert ours is not None
    here.catch_up()
    assert [(one.edit_id, one.from_elsewhere) for one in news] == [(theirs.edit_id, True), (ours.edit_id, False)]


def test_the_other_windows_zone_and_clock_are_taken_over(small_negotiation: Small) -> None:
    here = small_negotiation.workspace
    with open_again(small_negotiation.path) as there:
        draft = negotiations.NegotiationDraft("Border talks", zone="Asia/Tokyo", clock=dt.date(2025, 9, 30))
        negotiations.describe(there, draft)
    here.catch_up()
    assert (here.zone, here.today()) == ("Asia/Tokyo", dt.date(2025, 9, 30))


def test_a_field_changed_meanwhile_is_a_conflict_that_keeps_both(small_negotiation: Small) -> None:
    small, here = small_negotiation, small_negotiation.workspace
    was = all_rows(here)["demand"][small.mines]["title"]
    with open_again(small.path, small.clock) as there:
        demands.change_field(there, small.mines, "title", was=str(was), becomes="Clear all mines")
    with pytest.raises(Conflict, match="D-2") as conflict:
        demands.change_field(here, small.mines, "title", was=str(was), becomes="Clear most mines")
    assert (conflict.value.ours, conflict.value.theirs) == ("Clear most mines", "Clear all mines")
    assert all_rows(here)["demand"][small.mines]["title"] == "Clear all mines"
    assert demands.change_field(here, small.mines, "title", was=str(was), becomes="Clear all mines") is None


def test_a_record_that_the_other_window_deleted_is_not_found(small_negotiation: Small) -> None:
    small = small_negotiation
    with open_again(small.path, small.clock) as there:
        demands.delete(there, [small.mines])
    with pytest.raises(NotFound, match=r"does not exist \(any more\)"):
        demands.move(small.workspace, [small.mines], Status.CONTESTED)


def test_a_source_of_ids_that_lags_behind_does_not_reorder_a_day(small_negotiation: Small) -> None:
    """On one day the newest entry counts; ids order the entries, so a clock that was set back must not lead."""
    small = small_negotiation
    behind = IdSource(now_ms=lambda: (small.clock() - 90_000) * 1000, seed=9)
    demands.move(small.workspace, [small.mines], Status.UNDER_DISCUSSION)
    with Workspace.open(small.path, now=small.clock, ids=behind) as there:
        demands.move(there, [small.mines], Status.CONTESTED)
        assert board.cards(there, [small.mines])[small.mines].status is Status.CONTESTED
        small.clock.forward(days=1)
        as_of = board.cards(there, [small.mines], as_of=TODAY)
        assert as_of[small.mines].status is Status.CONTESTED


# ---------------------------------------------------------------- where it lies


def test_a_read_only_negotiation_is_read_and_not_written(small_negotiation: Small) -> None:
    before = fingerprint_of(small_negotiation.path)
    with Workspace.open(small_negotiation.path, read_only=True) as workspace:
        assert sum(board.counts(workspace).values()) == 4
        for attempt in (
            lambda: demands.move(workspace, [small_negotiation.mines], Status.CONTESTED),
            workspace.undo,
            workspace.redo,
        ):
            with pytest.raises(ReadOnly, match="reading only") as refused:
                attempt()
            assert refused.value.way_out
    assert fingerprint_of(small_negotiation.path) == before


@pytest.mark.parametrize("fate", ["deleted", "moved", "replaced"])
def test_a_file_that_went_away_takes_no_edit(small_negotiation: Small, fate: str) -> None:
    small = small_negotiation
    elsewhere = small.path.with_name("elsewhere.accord")
    kept = small.path.read_bytes()
    match fate:
        case "deleted":
            small.path.unlink()
        case "moved":
            small.path.rename(elsewhere)
        case _:
            elsewhere.write_bytes(kept)
            elsewhere.replace(small.path)
    with pytest.raises(LocationRefused) as refused:
        demands.move(small.workspace, [small.mines], Status.CONTESTED)
    assert "Put it back" in refused.value.way_out
    if fate == "moved":
        assert elsewhere.read_bytes() == kept
    if fate == "replaced":
        assert small.path.read_bytes() == kept


def test_a_file_that_came_back_takes_edits_again(small_negotiation: Small) -> None:
    small = small_negotiation
    away = small.path.with_name("away.accord")
    small.path.rename(away)
    with pytest.raises(LocationRefused):
        demands.move(small.workspace, [small.mines], Status.CONTESTED)
    away.rename(small.path)
    assert demands.move(small.workspace, [small.mines], Status.CONTESTED)


def test_nothing_to_undo_or_redo_is_said_plainly(workspace: Workspace) -> None:
    with pytest.raises(Refusal, match="Nothing is left to undo"):
        workspace.undo()
    with pytest.raises(Refusal, match="Nothing is left to redo"):
        workspace.redo()


def test_closing_lets_go_of_subscribers(tmp_path: Path) -> None:
    news: list[EditNews] = []
    workspace = begin(tmp_path / "closed.accord")
    workspace.subscribe(news.append)
    workspace.close()
    with open_again(tmp_path / "closed.accord") as again:
        parties.add(again, "NOR", "Northland")
    assert news == []


def test_many_edits_are_told_with_growing_numbers(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    news, begun = heard(workspace), workspace.sequence
    about = Ref(Kind.DEMAND, small_negotiation.border)
    for number in range(5):
        evidence.cite(workspace, about, "Evening Post", f"Claim {number}")
    assert [one.sequence for one in news] == list(range(begun + 1, begun + 6))
    assert workspace.sequence == begun + 5
