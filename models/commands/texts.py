"""Texts with standing and the words contested in them; obstacles, and that they are overcome."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from models.clean_text import clean, clean_line
from models.commands.sources import source_id
from models.commands.ties import forget_ties, tie_to_these
from models.door import Edit
from models.entities import ContestedTerm, Instrument, Obstacle, Party
from models.entities.base import filled
from models.errors import Conflict, RuleBroken
from models.records import EditNews, Ref
from models.vocabulary import InstrumentKind, InstrumentStanding, Kind
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TermDraft:
    """A word that a party objects to. id: of the one it corrects; withdrawn_on: when the objection was taken back."""

    term: str
    party_id: int
    outcome: str = ""
    withdrawn_on: dt.date | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class InstrumentDraft:
    """What a person enters of a text; `first_intended` where it was to be of another kind at first."""

    title: str
    kind: InstrumentKind
    standing: InstrumentStanding
    first_intended: InstrumentKind | None = None
    note: str = ""
    terms: Sequence[TermDraft] = ()
    confidential: bool = False


def add_instrument(
    workspace: Workspace,
    title: str,
    kind: InstrumentKind,
    standing: InstrumentStanding,
    *,
    first_intended: InstrumentKind | None = None,
    note: str = "",
    terms: Sequence[tuple[str, int, str]] = (),
) -> int:
    """A text with its contested terms: the word, the id of the party that objects, and what came of it."""
    with workspace.edit(f"Add the text “{clean_line(title)}”") as edit:
        return enter_instrument(edit, title, kind, standing, first_intended=first_intended, note=note, terms=terms).id


def add_drafted_instrument(workspace: Workspace, draft: InstrumentDraft) -> int:
    with workspace.edit(_label("Add", draft.title, draft.confidential)) as edit:
        return _enter(edit, draft).id


def enter_instrument(
    edit: Edit,
    title: str,
    kind: InstrumentKind,
    standing: InstrumentStanding,
    *,
    first_intended: InstrumentKind | None = None,
    note: str = "",
    terms: Sequence[tuple[str, int, str]] = (),
) -> Instrument:
    """Add a text within an edit that is open."""
    drafted = tuple(TermDraft(term, party_id, outcome) for term, party_id, outcome in terms)
    return _enter(edit, InstrumentDraft(title, kind, standing, first_intended, note, drafted))


def _enter(edit: Edit, draft: InstrumentDraft) -> Instrument:
    instrument = Instrument()
    _describe(edit, instrument, draft)
    edit.add(instrument)
    edit.flush()
    return instrument


def change_instrument(
    workspace: Workspace, instrument_id: int, draft: InstrumentDraft, *, seen: Sequence[tuple[int, str]] | None = None
) -> EditNews | None:
    """Correct a text with its contested terms; those that the draft leaves out are deleted.

    seen: id and word of every term as the person saw them. Raises Conflict where they are others by now, NotFound,
    RuleBroken.
    """
    with workspace.edit(_label("Change", draft.title, draft.confidential)) as edit:
        instrument = edit.get(Instrument, instrument_id)
        edit.label = _label("Change", draft.title, draft.confidential or instrument.confidential)
        now = [(term.id, term.term) for term in instrument.terms]
        if seen is not None and sorted(seen) != sorted(now):
            ours = ", ".join(term.term for term in draft.terms)
            raise Conflict(f"“{instrument.title}”", ours, ", ".join(word for _, word in now))
        _describe(edit, instrument, draft)
    return edit.news


def delete_instrument(workspace: Workspace, instrument_id: int) -> EditNews | None:
    """Delete a text with its terms and ties; undo brings it back."""
    with workspace.edit("Delete a text") as edit:
        instrument = edit.get(Instrument, instrument_id)
        edit.label = _label("Delete", instrument.title, instrument.confidential)
        forget_ties(edit, Kind.INSTRUMENT, instrument_id)
        edit.delete(instrument)
    return edit.news


def _label(does: str, title: str, confidential: bool) -> str:
    """The journal keeps the names of steps, so that one of a confidential text does not tell its title."""
    return f"{does} a text" if confidential else f"{does} the text “{clean_line(title)}”"


def _describe(edit: Edit, instrument: Instrument, draft: InstrumentDraft) -> None:
    instrument.title = filled("The text’s title", clean_line(draft.title))
    instrument.kind, instrument.standing = draft.kind, draft.standing
    instrument.first_intended = None if draft.first_intended is draft.kind else draft.first_intended
    instrument.note, instrument.confidential = clean(draft.note), draft.confidential
    held = {term.id: term for term in instrument.terms}
    kept: list[ContestedTerm] = []
    for wanted in draft.terms:
        term = held.get(wanted.id) if wanted.id is not None else None
        if term is None:
            term = ContestedTerm()
        term.term, term.outcome = filled("The term", clean_line(wanted.term)), clean(wanted.outcome)
        term.party_id, term.withdrawn_on = edit.get(Party, wanted.party_id).id, wanted.withdrawn_on
        kept.append(term)
    for term in held.values():
        if term not in kept:
            instrument.terms.remove(term)
    for term in kept:
        if term not in instrument.terms:
            instrument.terms.append(term)


# ---------------------------------------------------------------- obstacles


@dataclass(frozen=True, slots=True)
class ObstacleDraft:
    """What stands in the way, who says so, and what it is about."""

    text: str
    outlet: str = ""
    about: Sequence[Ref] = ()
    source_id: int | None = None
    confidential: bool = False


def add_obstacle(workspace: Workspace, text: str, outlet: str = "", about: Sequence[Ref] = ()) -> int:
    return add_drafted_obstacle(workspace, ObstacleDraft(text, outlet, about))


def add_drafted_obstacle(workspace: Workspace, draft: ObstacleDraft) -> int:
    with workspace.edit("Add an obstacle") as edit:
        return _enter_obstacle(edit, draft).id


def enter_obstacle(edit: Edit, text: str, outlet: str = "", about: Sequence[Ref] = ()) -> Obstacle:
    """Add an obstacle within an edit that is open."""
    return _enter_obstacle(edit, ObstacleDraft(text, outlet, about))


def _enter_obstacle(edit: Edit, draft: ObstacleDraft) -> Obstacle:
    obstacle = Obstacle(place_in_list=len(edit.all(Obstacle)) + 1)
    _describe_obstacle(edit, obstacle, draft)
    edit.add(obstacle)
    edit.flush()
    tie_to_these(edit, Ref(Kind.OBSTACLE, obstacle.id), tuple(draft.about))
    return obstacle


def change_obstacle(
    workspace: Workspace, obstacle_id: int, draft: ObstacleDraft, *, was: str | None = None
) -> EditNews | None:
    """Correct an obstacle with what it is about. was: its words as seen. Raises Conflict, NotFound, RuleBroken."""
    with workspace.edit("Change an obstacle") as edit:
        obstacle = edit.get(Obstacle, obstacle_id)
        if was is not None and obstacle.text not in (was, clean(draft.text)):
            raise Conflict("The obstacle", draft.text, obstacle.text)
        _describe_obstacle(edit, obstacle, draft)
        tie_to_these(edit, Ref(Kind.OBSTACLE, obstacle_id), tuple(draft.about))
    return edit.news


def resolve_obstacle(workspace: Workspace, obstacle_id: int, day: dt.date | None) -> EditNews | None:
    """From `day` on it does not stand in the way any more; None reopens it. Raises RuleBroken for a day to come."""
    with workspace.edit("Reopen an obstacle" if day is None else "Resolve an obstacle") as edit:
        if day is not None and day > edit.today:
            raise RuleBroken("An obstacle is not resolved on a day that is still to come.", "Enter today or earlier.")
        edit.get(Obstacle, obstacle_id).resolved_on = day
    return edit.news


def delete_obstacle(workspace: Workspace, obstacle_id: int) -> EditNews | None:
    """Delete an obstacle with its ties; undo brings it back."""
    with workspace.edit("Delete an obstacle") as edit:
        obstacle = edit.get(Obstacle, obstacle_id)
        forget_ties(edit, Kind.OBSTACLE, obstacle_id)
        edit.delete(obstacle)
    return edit.news


def _describe_obstacle(edit: Edit, obstacle: Obstacle, draft: ObstacleDraft) -> None:
    obstacle.text = filled("The obstacle", clean(draft.text))
    obstacle.source_id = source_id(edit, draft.outlet, draft.source_id)
    obstacle.confidential = draft.confidential
