"""Facts: questions with all the values that sources give. Contrary values are kept side by side, never merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.clean_text import clean, clean_line
from models.commands.sources import source_id
from models.commands.ties import forget_ties
from models.door import Edit
from models.entities import Fact, FactValue
from models.entities.base import filled
from models.errors import Conflict
from models.records import EditNews
from models.vocabulary import Kind
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ValueDraft:
    """One value with who gives it. id: of the value that it corrects, None for a new one; source_id goes first."""

    value: str
    outlet: str = ""
    quote: str = ""
    id: int | None = None
    source_id: int | None = None


@dataclass(frozen=True, slots=True)
class FactDraft:
    """A question with its values in their order."""

    question: str
    values: Sequence[ValueDraft] = ()
    note: str = ""
    confidential: bool = False


def add_fact(workspace: Workspace, question: str, values: Sequence[tuple[str, str, str]], note: str = "") -> int:
    """A fact with its values, each a value, the outlet that gives it and the quote; contrary ones are all kept."""
    with workspace.edit(f"Add the fact “{clean_line(question)}”") as edit:
        return enter_fact(edit, question, values, note).id


def add_drafted_fact(workspace: Workspace, draft: FactDraft) -> int:
    """The same, with sources that were chosen one by one."""
    with workspace.edit(_label("Add", draft.question, draft.confidential)) as edit:
        return _enter(edit, draft).id


def enter_fact(edit: Edit, question: str, values: Sequence[tuple[str, str, str]], note: str = "") -> Fact:
    """Add a fact within an edit that is open. Raises RuleBroken for an empty question or an empty value."""
    return _enter(edit, FactDraft(question, tuple(ValueDraft(*value) for value in values), note))


def _enter(edit: Edit, draft: FactDraft) -> Fact:
    fact = Fact()
    _describe(edit, fact, draft)
    edit.add(fact)
    edit.flush()
    return fact


def change_fact(
    workspace: Workspace, fact_id: int, draft: FactDraft, *, seen: Sequence[tuple[int, str]] | None = None
) -> EditNews | None:
    """Correct a fact: its question, its values and their order. Values that the draft leaves out are deleted.

    seen: id and words of every value as the person saw them; raises Conflict where they read otherwise by now, so that
    a value which came from another window is never dropped. Raises NotFound, RuleBroken.
    """
    with workspace.edit(_label("Change", draft.question, draft.confidential)) as edit:
        fact = edit.get(Fact, fact_id)
        edit.label = _label("Change", draft.question, draft.confidential or fact.confidential)
        now = [(value.id, value.value) for value in fact.values]
        if seen is not None and sorted(seen) != sorted(now):
            ours = " / ".join(value.value for value in draft.values)
            raise Conflict(f"“{fact.question}”", ours, " / ".join(words for _, words in now))
        _describe(edit, fact, draft)
    return edit.news


def delete_fact(workspace: Workspace, fact_id: int) -> EditNews | None:
    """Delete a fact with its values and ties; undo brings it back."""
    with workspace.edit("Delete a fact") as edit:
        fact = edit.get(Fact, fact_id)
        edit.label = _label("Delete", fact.question, fact.confidential)
        forget_ties(edit, Kind.FACT, fact_id)
        edit.delete(fact)
    return edit.news


def _label(does: str, question: str, confidential: bool) -> str:
    """The journal keeps the names of steps, so that one of a confidential fact does not tell its words."""
    return f"{does} a fact" if confidential else f"{does} the fact “{clean_line(question)}”"


def _describe(edit: Edit, fact: Fact, draft: FactDraft) -> None:
    fact.question, fact.note = filled("The question", clean_line(draft.question)), clean(draft.note)
    fact.confidential = draft.confidential
    held = {value.id: value for value in fact.values}
    kept: list[FactValue] = []
    for place, wanted in enumerate(draft.values):
        value = held.get(wanted.id) if wanted.id is not None else None
        if value is None:
            value = FactValue()
        value.value, value.quote = filled("A value", clean(wanted.value)), clean(wanted.quote)
        value.source_id = source_id(edit, wanted.outlet, wanted.source_id)
        value.place_in_list = place
        kept.append(value)
    for value in held.values():
        if value not in kept:
            fact.values.remove(value)
    for value in kept:
        if value not in fact.values:
            fact.values.append(value)
