"""Marking a record, a citation or an attached file as confidential, and taking the mark off again.

What follows from the mark is decided elsewhere: `models.report.rows` for reports, `models.sharing` for copies,
`models.discreet` for a window in which what is confidential is hidden.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.door import Edit
from models.entities import (
    Attachment,
    Base,
    Citation,
    Demand,
    Fact,
    Incident,
    Instrument,
    Meeting,
    Obstacle,
    Package,
    Position,
    Stake,
    Statement,
)
from models.errors import RuleBroken
from models.records import EditNews, Ref
from models.vocabulary import Disclosure, Kind
from models.workspace import Workspace

#: The kinds of record that carry the mark. Stakes carry it always.
MARKED: Mapping[Kind, type[Base]] = {
    Kind.DEMAND: Demand,
    Kind.MEETING: Meeting,
    Kind.INCIDENT: Incident,
    Kind.STATEMENT: Statement,
    Kind.FACT: Fact,
    Kind.INSTRUMENT: Instrument,
    Kind.OBSTACLE: Obstacle,
    Kind.PACKAGE: Package,
    Kind.STAKE: Stake,
}


def can_mark(kind: Kind) -> bool:
    """Whether records of this kind can be marked and unmarked."""
    return kind in MARKED and kind is not Kind.STAKE


def mark(workspace: Workspace, wanted: Ref | Sequence[Ref], confidential: bool) -> EditNews | None:
    """Mark one or more records, or take the mark off, as one step; None where they are so already.

    Raises RuleBroken for a kind without the mark or for a red line or an interest that would lose it, NotFound.
    """
    refs = (wanted,) if isinstance(wanted, Ref) else tuple(wanted)
    with workspace.edit(_label(f"{len(refs)} records", confidential)) as edit:
        for ref in refs:
            name = _mark(edit, ref, confidential)
            if len(refs) == 1:
                edit.label = _label(name, confidential)
    return edit.news


def _mark(edit: Edit, ref: Ref, confidential: bool) -> str:
    """Gives what the step is called by: never words of the record, which the journal would keep under its label."""
    kind = MARKED.get(ref.kind)
    if kind is None:
        raise RuleBroken(
            f"{_article(ref.kind.word).capitalize()} is not marked as confidential.",
            "Mark what is said of it: a statement, a fact.",
        )
    record = edit.get(kind, ref.id)
    if isinstance(record, Stake) and not confidential:
        raise RuleBroken(
            f"{_article(record.kind.word).capitalize()} is our own reading and stays confidential.",
            "Record a public position of the party instead.",
        )
    setattr(record, "confidential", confidential)  # noqa: B010 - every class of MARKED has the column, their base not
    return record.ref if isinstance(record, Demand) else _article(ref.kind.word)


def mark_citation(workspace: Workspace, citation_id: int, confidential: bool) -> EditNews | None:
    """Raises NotFound."""
    with workspace.edit(_label("a citation", confidential)) as edit:
        edit.get(Citation, citation_id).confidential = confidential
    return edit.news


def mark_attachment(workspace: Workspace, attachment_id: int, confidential: bool) -> EditNews | None:
    """Raises NotFound."""
    with workspace.edit(_label("an attached file", confidential)) as edit:
        edit.get(Attachment, attachment_id).confidential = confidential
    return edit.news


def mark_position(workspace: Workspace, position_id: int, confidential: bool) -> None:
    """Always refused, with the way out: who declared a position, or that nobody did, is no matter of a mark.

    Nothing is refused where the position is already as wanted. Raises RuleBroken, NotFound.
    """
    with workspace.edit("Look at a position") as edit:
        assessed = edit.get(Position, position_id).disclosure is Disclosure.ASSESSED
    if assessed and not confidential:
        raise RuleBroken(
            "An assessed position is our own reading and stays confidential.",
            "Record a public position when the party has declared one.",
        )
    if confidential and not assessed:
        raise RuleBroken(
            "A position that the party declared is public.", "Record your own reading as an assessed position."
        )


def _label(what: str, confidential: bool) -> str:
    return f"Mark {what} as confidential" if confidential else f"Take the confidential mark off {what}"


def _article(word: str) -> str:
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"
