"""What each edit wrote down: the rows can be told from it alone, and nobody can alter it unseen."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.commands import demands, parties
from models.entities import Demand
from models.entities.base import Base
from models.journal import GENESIS, Collector, chain_hash, decode, edits, encode, entity_classes, plain, restored
from models.storage.check import check
from models.vocabulary import EditKind, Priority, Status
from tests.models.people import Small, all_rows, journal_of, plant, set_up, table

#: Whatever holds for a plain file holds for an encrypted one.
BOTH_KINDS = True


def changes_of(small: Small, sequence: int | None = None) -> list[tuple[str, dict | None, dict | None]]:
    """The changes of one edit, the newest unless told otherwise."""
    wanted = sequence or small.workspace.sequence
    with small.workspace.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT entity, was, becomes FROM change JOIN edit ON edit.id = edit_id WHERE sequence = ? "
            "ORDER BY position",
            (wanted,),
        ).all()
    return [(row.entity, decode(row.was), decode(row.becomes)) for row in rows]


def test_a_move_writes_the_new_step_and_what_the_demand_was(small_negotiation: Small) -> None:
    small = small_negotiation
    demands.move(small.workspace, [small.mines], Status.CONTESTED)
    by_table = {entity: (was, becomes) for entity, was, becomes in changes_of(small)}
    assert set(by_table) == {"demand", "status_change"}
    was, becomes = by_table["demand"]
    assert was == {"status": "tabled", "since": "2025-08-10"}
    assert becomes == {"status": "contested", "since": "2025-10-01"}
    was, becomes = by_table["status_change"]
    assert was is None
    assert becomes is not None
    assert (becomes["status"], becomes["effective"]) == ("contested", "2025-10-01")


def test_a_deletion_keeps_the_whole_rows(small_negotiation: Small) -> None:
    small = small_negotiation
    before = all_rows(small.workspace)
    demands.delete(small.workspace, [small.border])
    kept = {(entity, was["id"]) for entity, was, becomes in changes_of(small) if becomes is None and was is not None}
    gone = {
        (name, row_id) for name, rows in before.items() for row_id in set(rows) - set(all_rows(small.workspace)[name])
    }
    assert kept == gone
    for entity, was, becomes in changes_of(small):
        if becomes is None:
            assert was is not None
            stored = before[entity][was["id"]]
            assert was == {name: plain(value) for name, value in stored.items()}


def test_several_changes_of_a_row_in_one_edit_are_one_change(small_negotiation: Small) -> None:
    small = small_negotiation
    with small.workspace.edit("Change twice") as edit:
        demand = edit.get(Demand, small.mines)
        demand.title, demand.note = "First", "kept"
        edit.flush()
        demand.title = "Second"
    assert changes_of(small) == [
        ("demand", {"note": "", "title": "Clear the mines"}, {"note": "kept", "title": "Second"})
    ]


def test_changing_and_then_deleting_keeps_what_was_before_both(small_negotiation: Small) -> None:
    small = small_negotiation
    before = all_rows(small.workspace)["demand"][small.spare]
    with small.workspace.edit("Change and delete") as edit:
        demand = edit.get(Demand, small.spare)
        demand.title = "Changed"
        edit.flush()
        edit.delete(demand)
    (deletion,) = [was for entity, was, _ in changes_of(small) if entity == "demand"]
    assert deletion == {name: plain(value) for name, value in before.items()}
    small.workspace.undo()
    assert all_rows(small.workspace)["demand"][small.spare] == before


def test_each_edit_names_its_predecessor(small_negotiation: Small) -> None:
    journal = journal_of(small_negotiation.workspace)
    assert [edit["sequence"] for edit in journal] == list(range(1, len(journal) + 1))
    assert [edit["previous"] for edit in journal] == [GENESIS, *(edit["hash"] for edit in journal[:-1])]
    assert journal[0]["kind"] == EditKind.FOUND.value
    assert len({edit["hash"] for edit in journal}) == len(journal)


def test_the_journal_does_not_count_versions(small_negotiation: Small) -> None:
    small = small_negotiation
    for sequence in range(1, small.workspace.sequence + 1):
        for _, was, becomes in changes_of(small, sequence):
            assert "version" not in {**(was or {}), **(becomes or {})}


def test_every_record_is_journaled() -> None:
    own = {edits.name, "change", "edition_content", "attachment_content"}
    assert set(entity_classes()) == set(Base.metadata.tables) - own


@pytest.mark.parametrize("name", sorted(entity_classes()))
def test_a_plain_value_becomes_what_its_column_holds_again(name: str, small_negotiation: Small) -> None:
    held = Base.metadata.tables[name]
    rows = all_rows(small_negotiation.workspace)[name]
    for row in rows.values():
        again = decode(encode({column: plain(value) for column, value in row.items()}))
        assert again is not None
        assert {column: restored(held.c[column], value) for column, value in again.items()} == row


@given(
    row=st.dictionaries(
        st.text(st.characters(codec="utf-8"), max_size=5),
        st.one_of(st.none(), st.booleans(), st.integers(0, 2**63 - 1), st.text(st.characters(codec="utf-8"))),
        max_size=4,
    )
)
def test_rows_go_into_the_journal_and_come_back(row: dict[str, object]) -> None:
    assert decode(encode(row)) == row


def test_no_row_is_no_row() -> None:
    assert encode(None) is None
    assert decode(None) is None


def test_the_hash_speaks_for_every_column_of_an_edit() -> None:
    head: dict[str, object] = {
        "previous": GENESIS, "id": 1, "sequence": 1, "at": 5, "author": "Mara", "label": "Move", "reason": "",
        "kind": "do", "reverses": None,
    }  # fmt: skip
    change: dict[str, object] = {
        "edit_id": 1, "position": 0, "entity": "demand", "entity_id": 9, "was": None, "becomes": "{}",
    }  # fmt: skip
    true = chain_hash(head, [change])
    for name in head:
        assert chain_hash({**head, name: "other"}, [change]) != true, name
    for name in change:
        assert chain_hash(head, [{**change, name: "other"}]) != true, name
    assert chain_hash(head, []) != true
    assert chain_hash(head, [change, change]) != true


def test_a_collector_that_saw_nothing_has_nothing() -> None:
    assert Collector().changes() == []
    assert Collector().touched() == frozenset()


# ---------------------------------------------------------------- altered by hand


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound negotiation with every kind of edit in it, closed."""
    small = set_up(tmp_path_factory.mktemp("chain") / "original.accord")
    demands.delete(small.workspace, [small.spare])
    small.workspace.undo()
    small.workspace.redo()
    parties.change(small.workspace, small.south, "SOU", "Southland", [], "")
    small.workspace.close()
    assert check(small.path).sound
    return small.path


EDIT_COLUMNS = ("id", "sequence", "at", "author", "label", "reason", "kind", "reverses", "previous", "hash")
CHANGE_COLUMNS = ("edit_id", "position", "entity", "entity_id", "was", "becomes")
ALTERED = [("edit", name) for name in EDIT_COLUMNS] + [("change", name) for name in CHANGE_COLUMNS]


def altered(value: object, place: int) -> object:
    """The value with one byte, or one bit of a number, changed."""
    if value is None:
        return 1
    if isinstance(value, int):
        return value ^ 1 << place % 20
    text = str(value)
    if not text:
        return "x"
    place %= len(text)
    return text[:place] + ("x" if text[place] != "x" else "y") + text[place + 1 :]


@pytest.mark.parametrize(("where", "column"), ALTERED)
@given(data=st.data())
def test_altering_one_byte_of_the_journal_is_found(
    original: Path, tmp_path_factory: pytest.TempPathFactory, where: str, column: str, data: st.DataObject
) -> None:
    copy = original.with_name(f"{where}-{column}.accord")
    copy.write_bytes(original.read_bytes())
    connection = sqlite3.connect(copy)
    try:
        rows = connection.execute(f"SELECT rowid, {column} FROM {where}").fetchall()  # rowid: both tables have one
        rowid, value = data.draw(st.sampled_from(rows))
        changed = altered(value, data.draw(st.integers(0, 400)))
        try:
            connection.execute(f"UPDATE {where} SET {column} = ? WHERE rowid = ?", (changed, rowid))
        except sqlite3.IntegrityError:
            return  # the number is taken; the database itself refuses
        connection.commit()
    finally:
        connection.close()
    report = check(copy)
    assert not report.sound
    assert any("journal" in finding.what for finding in report.findings if not finding.ok)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM edit WHERE sequence = (SELECT max(sequence) FROM edit)",
        "DELETE FROM edit WHERE sequence = 3",
        "DELETE FROM change WHERE edit_id = (SELECT id FROM edit WHERE sequence = 5)",
        "DELETE FROM change WHERE edit_id = (SELECT max(id) FROM edit)",
        "UPDATE demand SET title = 'Forged' WHERE number = 1",
        "UPDATE status_change SET status = 'agreed'",
        "DELETE FROM citation",
        "INSERT INTO party SELECT 77, 1, 'EVE', 'Eve', '', 9",
    ],
)
def test_rows_and_edits_that_were_slipped_in_or_out_are_found(original: Path, tmp_path: Path, statement: str) -> None:
    copy = tmp_path / "forged.accord"
    copy.write_bytes(original.read_bytes())
    connection = sqlite3.connect(copy)
    connection.execute(statement)
    connection.commit()
    connection.close()
    assert not check(copy).sound


def test_dates_and_words_are_plain() -> None:
    assert plain(dt.date(2025, 10, 1)) == "2025-10-01"
    assert plain(Priority.HIGH) == "high"
    assert plain(7) == 7


def test_bulk_rows_stand_in_the_journal_too(small_negotiation: Small) -> None:
    small = small_negotiation
    plant(small.workspace, 12, by=small.north, to=small.south)
    assert len(changes_of(small)) == 48
    small.workspace.close()
    assert check(small.path).sound


def test_a_title_with_every_letter_is_kept(small_negotiation: Small) -> None:
    small = small_negotiation
    title = "“Ångström” <b>&amp;</b> \\ ' \" ไทย ខ្មែរ 😀 \u200b{[$`"
    made = table(small.workspace, title, by=small.north)
    demands.delete(small.workspace, [made])
    small.workspace.undo()
    assert all_rows(small.workspace)["demand"][made]["title"] == title
