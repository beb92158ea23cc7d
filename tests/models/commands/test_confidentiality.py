"""Marking records as confidential: every kind that has the mark, and what no mark makes public."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from models.commands import attachments, confidentiality, demands, evidence
from models.commands.confidentiality import mark
from models.entities import Position, Stake
from models.entities.base import Base
from models.errors import NotFound, RuleBroken
from models.queries import confidential, tables
from models.records import Ref
from models.vocabulary import Disclosure, Kind, StakeKind, Stance
from models.workspace import Workspace
from tests.models.people import Small, journal_of


def id_in(workspace: Workspace, name: str) -> int:
    """Any record of a table."""
    with workspace.reading() as connection:
        return int(connection.execute(select(getattr(tables, name).c.id)).scalars().first() or 0)


def add_stake(small: Small) -> int:
    with small.workspace.edit("Add a red line") as edit:
        stake = edit.add(Stake(party_id=small.north, kind=StakeKind.RED_LINE, text="No inspections"))
    return stake.id


def test_every_kind_whose_table_has_the_mark_can_be_marked() -> None:
    """A kind that gets the column later stands here too, and is asked for by the same names in both floors' tables."""
    with_column = {name for name, table in Base.metadata.tables.items() if "confidential" in table.columns}
    marked = {kind.__tablename__ for kind in confidentiality.MARKED.values()}
    assert with_column - marked == {"citation", "attachment"}, "those have commands of their own"
    assert {kind: table.name for kind, table in confidential.MARKED.items()} == {
        kind: entity.__tablename__ for kind, entity in confidentiality.MARKED.items()
    }


@pytest.mark.parametrize("kind", [kind for kind in confidentiality.MARKED if confidentiality.can_mark(kind)])
def test_the_mark_is_set_and_taken_off_and_undone(small_negotiation: Small, kind: Kind) -> None:
    workspace = small_negotiation.workspace
    if kind is Kind.PACKAGE:
        from models.entities import Package

        with workspace.edit("Trade") as edit:
            package = edit.add(Package(title="Guns for trade"))
            package.hold([small_negotiation.border, small_negotiation.trade])
    if kind is Kind.OBSTACLE:
        evidence.add_obstacle(workspace, "The rain")
    ref = Ref(kind, id_in(workspace, kind.value))
    assert not confidential.all_marked(workspace, [ref])
    news = mark(workspace, ref, True)
    assert news is not None
    assert ref in news.touched
    assert confidential.all_marked(workspace, [ref])
    assert mark(workspace, ref, True) is None, "it is so already"
    workspace.undo()
    assert not confidential.all_marked(workspace, [ref])
    workspace.redo()
    mark(workspace, ref, False)
    assert not confidential.all_marked(workspace, [ref])


def test_several_are_marked_as_one_step_that_names_none_of_their_words(small_negotiation: Small) -> None:
    small = small_negotiation
    refs = [Ref(Kind.DEMAND, one) for one in small.demands]
    mark(small.workspace, refs, True)
    assert confidential.all_marked(small.workspace, refs)
    assert not confidential.all_marked(small.workspace, [])
    assert small.workspace.undoable() == "Mark 4 records as confidential"
    mark(small.workspace, refs[0], False)
    assert small.workspace.undoable() == "Take the confidential mark off D-1"
    mark(small.workspace, Ref(Kind.MEETING, small.talks), True)
    assert small.workspace.undoable() == "Mark a meeting as confidential"


def test_a_kind_without_the_mark_is_refused_and_nothing_is_marked(small_negotiation: Small) -> None:
    small = small_negotiation
    before = len(journal_of(small.workspace))
    with pytest.raises(RuleBroken, match="A party is not marked"):
        mark(small.workspace, [Ref(Kind.DEMAND, small.border), Ref(Kind.PARTY, small.north)], True)
    with pytest.raises(NotFound):
        mark(small.workspace, Ref(Kind.DEMAND, 1), True)
    assert len(journal_of(small.workspace)) == before
    assert not confidential.all_marked(small.workspace, [Ref(Kind.DEMAND, small.border)])


def test_a_red_line_stays_confidential(small_negotiation: Small) -> None:
    small = small_negotiation
    ref = Ref(Kind.STAKE, add_stake(small))
    with pytest.raises(RuleBroken, match="A red line is our own reading") as refused:
        mark(small.workspace, ref, False)
    assert "public position" in refused.value.way_out
    assert mark(small.workspace, ref, True) is None
    assert confidential.all_marked(small.workspace, [ref])
    assert not confidentiality.can_mark(Kind.STAKE)


def test_whether_a_position_is_assessed_is_no_matter_of_a_mark(small_negotiation: Small) -> None:
    small = small_negotiation
    demands.record_position(
        small.workspace, small.mines, small.north, Stance.ACCEPTS, disclosure=Disclosure.ASSESSED, text="we think"
    )
    with small.workspace.reading() as connection:
        rows = connection.execute(select(tables.position.c.id, tables.position.c.disclosure)).all()
    ids = {row.disclosure: row.id for row in rows}
    before = len(journal_of(small.workspace))
    with pytest.raises(RuleBroken, match="An assessed position"):
        confidentiality.mark_position(small.workspace, ids[Disclosure.ASSESSED], False)
    with pytest.raises(RuleBroken, match="declared is public"):
        confidentiality.mark_position(small.workspace, ids[Disclosure.PUBLIC], True)
    confidentiality.mark_position(small.workspace, ids[Disclosure.ASSESSED], True)
    assert len(journal_of(small.workspace)) == before
    assert Position.__tablename__ == tables.position.name


def test_citations_and_attached_files_are_marked_by_their_own_ids(small_negotiation: Small, tmp_path: Path) -> None:
    small, workspace = small_negotiation, small_negotiation.workspace
    file = tmp_path / "notes.txt"
    file.write_text("the guns")
    attachments.attach(workspace, Ref(Kind.DEMAND, small.border), file)
    for name, command in (
        ("citation", confidentiality.mark_citation),
        ("attachment", confidentiality.mark_attachment),
    ):
        record_id = id_in(workspace, name)
        news = command(workspace, record_id, True)
        assert news is not None
        assert Ref(Kind.DEMAND, small.border) in news.touched
        table = getattr(tables, name)
        with workspace.reading() as connection:
            row = connection.execute(select(table).where(table.c.id == record_id)).one()
        assert row.confidential
        assert command(workspace, record_id, True) is None
        with pytest.raises(NotFound):
            command(workspace, 1, True)
