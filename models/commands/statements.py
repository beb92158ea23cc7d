"""Statements: who said what to whom, through which outlet. Entering, correcting, tying, deleting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.clean_text import clean, clean_line
from models.commands.sources import source_id
from models.commands.ties import forget_ties, tie_to_these
from models.door import Edit
from models.entities import Party, Person, Statement
from models.entities.base import filled
from models.errors import Conflict, RuleBroken
from models.records import EditNews, Effective, Ref
from models.vocabulary import Kind
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """Who said what to whom, through which outlet; without a date where none is known.

    source_id: one that was chosen among several of the same outlet; it goes before `outlet`.
    """

    speaker: str
    words: str
    audience: str = ""
    outlet: str = ""
    quoted: bool = True
    party_id: int | None = None
    person_id: int | None = None
    effective: Effective | None = None
    about: Sequence[Ref] = ()
    source_id: int | None = None
    confidential: bool = False


def add_statement(workspace: Workspace, draft: StatementDraft) -> int:
    with workspace.edit(_label("Add", draft.speaker, draft.confidential)) as edit:
        return enter_statement(edit, draft).id


def enter_statement(edit: Edit, draft: StatementDraft) -> Statement:
    """Add a statement within an edit that is open. Raises RuleBroken without a speaker or words."""
    statement = Statement()
    _describe(edit, statement, draft)
    edit.add(statement)
    edit.flush()
    tie_to_these(edit, Ref(Kind.STATEMENT, statement.id), tuple(draft.about))
    return statement


def change_statement(
    workspace: Workspace, statement_id: int, draft: StatementDraft, *, was: str | None = None
) -> EditNews | None:
    """Correct a statement as a whole, with what it is about. was: its words as the person saw them.

    Raises Conflict where the words read otherwise by now, NotFound, RuleBroken.
    """
    with workspace.edit(_label("Change", draft.speaker, draft.confidential)) as edit:
        statement = edit.get(Statement, statement_id)
        edit.label = _label("Change", draft.speaker, draft.confidential or statement.confidential)
        if was is not None and statement.words not in (was, clean(draft.words)):
            raise Conflict(f"What {statement.speaker} said", draft.words, statement.words)
        _describe(edit, statement, draft)
        tie_to_these(edit, Ref(Kind.STATEMENT, statement_id), tuple(draft.about))
    return edit.news


def delete_statement(workspace: Workspace, statement_id: int) -> EditNews | None:
    """Delete a statement with its ties; undo brings it back."""
    with workspace.edit("Delete a statement") as edit:
        statement = edit.get(Statement, statement_id)
        edit.label = _label("Delete", statement.speaker, statement.confidential)
        forget_ties(edit, Kind.STATEMENT, statement_id)
        edit.delete(statement)
    return edit.news


def _label(does: str, speaker: str, confidential: bool) -> str:
    """The journal keeps the names of steps, so that one of a confidential statement does not tell who spoke."""
    return f"{does} a statement" if confidential else f"{does} what {clean_line(speaker)} said"


def _describe(edit: Edit, statement: Statement, draft: StatementDraft) -> None:
    statement.speaker = filled("The speaker", clean_line(draft.speaker))
    statement.words = filled("The statement", clean(draft.words))
    statement.audience, statement.quoted = clean_line(draft.audience), draft.quoted
    statement.party_id = None if draft.party_id is None else edit.get(Party, draft.party_id).id
    statement.person_id = None if draft.person_id is None else _person(edit, draft).id
    statement.source_id = source_id(edit, draft.outlet, draft.source_id)
    statement.confidential = draft.confidential
    said = draft.effective
    statement.effective, statement.effective_soft = (None, False) if said is None else (said.date, said.soft)
    statement.effective_words = "" if said is None else said.words
    statement.effective_reasoning = "" if said is None else said.reasoning


def _person(edit: Edit, draft: StatementDraft) -> Person:
    assert draft.person_id is not None
    person = edit.get(Person, draft.person_id)
    if draft.party_id is not None and person.party_id != draft.party_id:
        raise RuleBroken(f"{person.name} does not belong to that party.", "Choose the party of the speaker.")
    return person
