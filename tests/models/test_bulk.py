"""Many rows at once: stored, journaled and searched as if they had come one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from models.door import Edit
from models.entities import Demand, DemandParty, Party, StatusChange
from models.errors import NotFound
from models.journal import Plain
from models.queries import board, search
from models.queries import tables as t
from models.records import BoardFilter, Ref
from models.storage.check import check
from models.vocabulary import Involvement, Kind, Priority, Status
from models.workspace import Workspace, create
from tests.models.people import Small

#: Whatever holds for a plain file holds for an encrypted one.
BOTH_KINDS = True

DAY = dt.date(2025, 10, 12)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with create(tmp_path / "bulk.accord", title="Bulk") as opened:
        yield opened


def demand_row(edit: Edit, number: int, priority: Priority = Priority.HIGH) -> Plain:
    return {
        "id": edit.new_id(),
        "number": number,
        "title": f"Clear field {number}",
        "text": "",
        "theme": "Humanitarian",
        "priority": priority,
        "note": "",
        "confidential": False,
        "status": Status.TABLED,
        "since": DAY,
        "since_soft": True,
        "agreed_on": None,
    }


def table_demands(workspace: Workspace, priorities: list[Priority]) -> list[int]:
    """Insert demands with their party and status; gives their ids."""
    with workspace.edit("Bring many") as edit:
        party = edit.add(Party(code="TH", name="Thailand"))
        edit.flush()
        numbers = edit.next_numbers("demand", len(priorities))
        rows = [demand_row(edit, number, priority) for number, priority in zip(numbers, priorities, strict=True)]
        edit.insert_rows(Demand, rows)
        for row in rows:
            edit.insert_rows(DemandParty, [party_row(edit, row["id"], party.id)])
            edit.insert_rows(StatusChange, [status_row(edit, row["id"])])
    return [int(str(row["id"])) for row in rows]


def party_row(edit: Edit, demand_id: object, party_id: int) -> Plain:
    return {
        "id": edit.new_id(),
        "demand_id": demand_id,
        "party_id": party_id,
        "involvement": Involvement.TABLED_BY,
        "place_in_list": 0,
    }


def status_row(edit: Edit, demand_id: object) -> Plain:
    return {
        "id": edit.new_id(),
        "demand_id": demand_id,
        "status": Status.TABLED,
        "reason": "",
        "source_id": None,
        "recorded_at": edit.at,
        "effective": DAY,
        "effective_soft": True,
        "effective_words": "",
        "effective_reasoning": "",
    }


def test_rows_read_back_as_they_were_given(workspace: Workspace) -> None:
    ids = table_demands(workspace, [Priority.LOW, Priority.HIGH])

    cards = board.cards(workspace, ids)
    assert [cards[one].priority for one in ids] == [Priority.LOW, Priority.HIGH]
    assert [cards[one].ref for one in ids] == ["D-1", "D-2"]
    assert {(card.status, card.since, card.since_soft, card.theme) for card in cards.values()} == {
        (Status.TABLED, DAY, True, "Humanitarian")
    }


def test_the_file_proves_sound_and_the_rows_can_be_changed_afterwards(workspace: Workspace) -> None:
    [one] = table_demands(workspace, [Priority.MEDIUM])

    with workspace.edit("Rename") as edit:
        edit.get(Demand, one).title = "Clear the minefields"
    assert check(workspace.path).sound


def test_rows_are_sorted_and_found_like_any_other(workspace: Workspace) -> None:
    table_demands(workspace, [Priority.LOW, Priority.MEDIUM, Priority.HIGH])

    page = board.page(workspace, Status.TABLED, BoardFilter(), sort=board.Sort.PRIORITY, grouping=board.Grouping.NONE)
    assert [card.ref for card in page] == ["D-3", "D-2", "D-1"]
    assert [hit.title for hit in search.search(workspace, "field 2")] == ["Clear field 2"]


def test_one_undo_takes_all_rows_back_and_redo_brings_them_again(workspace: Workspace) -> None:
    ids = table_demands(workspace, [Priority.LOW, Priority.HIGH])

    workspace.undo()
    assert board.cards(workspace, ids) == {}
    workspace.redo()
    assert set(board.cards(workspace, ids)) == set(ids)
    assert check(workspace.path).sound


def test_the_news_name_every_record_once(workspace: Workspace) -> None:
    heard = []
    workspace.subscribe(heard.append)
    ids = table_demands(workspace, [Priority.LOW, Priority.HIGH])

    [news] = heard
    assert {ref for ref in news.touched if ref.kind is Kind.DEMAND} == {Ref(Kind.DEMAND, one) for one in ids}


def insert_one(workspace: Workspace, *, without: str = "", extra: str = "") -> None:
    with workspace.edit("Bring one") as edit:
        row = demand_row(edit, 1)
        row.update({extra: "red"} if extra else {})
        edit.insert_rows(Demand, [{name: value for name, value in row.items() if name != without}])


def test_a_row_with_other_columns_than_the_table_leaves_nothing(workspace: Workspace) -> None:
    with pytest.raises(ValueError, match="colour"):
        insert_one(workspace, extra="colour")
    with pytest.raises(ValueError, match="title"):
        insert_one(workspace, without="title")
    assert sum(board.counts(workspace).values()) == 0


def test_numbers_taken_at_once_go_on_where_the_last_ended(workspace: Workspace) -> None:
    with workspace.edit("Take numbers") as edit:
        assert edit.next_number("demand") == 1
        assert edit.next_numbers("demand", 3) == range(2, 5)
        assert edit.next_number("demand") == 5


# ---------------------------------------------------------------- one at a time, past the session


def version_of(workspace: Workspace, demand_id: int) -> int:
    with workspace.reading() as connection:
        return connection.execute(select(t.demand.c.version).where(t.demand.c.id == demand_id)).scalar_one()


def test_an_entity_of_no_session_is_written_and_journaled_like_others(workspace: Workspace) -> None:
    [one] = table_demands(workspace, [Priority.LOW])
    with workspace.edit("Raise it") as edit:
        demand = edit.take(Demand, one)
        demand.title, demand.priority = "Clear the minefields", Priority.HIGH
        edit.put(demand)
        demand.theme = "Military"
        edit.put(demand)
    assert version_of(workspace, one) == 3
    card = board.cards(workspace, [one])[one]
    assert (card.title, card.priority, card.theme) == ("Clear the minefields", Priority.HIGH, "Military")
    assert [hit.title for hit in search.search(workspace, "minefields")] == ["Clear the minefields"]
    assert check(workspace.path).sound
    workspace.undo()
    card = board.cards(workspace, [one])[one]
    assert (card.title, card.priority, card.theme) == ("Clear field 1", Priority.LOW, "Humanitarian")
    assert check(workspace.path).sound


def test_an_entity_put_back_as_it_was_writes_nothing(workspace: Workspace) -> None:
    [one] = table_demands(workspace, [Priority.LOW])
    with workspace.edit("Nothing") as edit:
        edit.put(edit.take(Demand, one))
    assert edit.news is None
    assert version_of(workspace, one) == 1


def test_taking_sees_what_the_session_of_the_edit_changed(workspace: Workspace) -> None:
    [one] = table_demands(workspace, [Priority.LOW])
    with workspace.edit("Both ways") as edit:
        edit.get(Demand, one).title = "By the session"
        taken = edit.take(Demand, one)
        assert taken.title == "By the session"
        taken.note = "And past it"
        edit.put(taken)
    assert check(workspace.path).sound
    workspace.undo()
    assert board.cards(workspace, [one])[one].title == "Clear field 1"
    assert check(workspace.path).sound


def test_taking_what_is_not_there_is_told(workspace: Workspace) -> None:
    with pytest.raises(NotFound), workspace.edit("Nobody") as edit:
        edit.take(Demand, 7)


def test_what_was_taken_is_never_taken_for_what_comes_next(small_negotiation: Small) -> None:
    """Python gives the number of what is gone to what comes next; what was taken keeps its own meanwhile."""
    with small_negotiation.workspace.edit("Look at one demand often") as edit:
        numbers = {id(edit.take(Demand, small_negotiation.border)) for _ in range(50)}
    assert len(numbers) == 50
