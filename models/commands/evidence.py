"""Sources, citations, statements, facts, texts and obstacles: how we know, and what stands in the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from models.door import Edit
from models.entities import (
    Citation,
    ContestedTerm,
    Fact,
    FactValue,
    Instrument,
    Link,
    Obstacle,
    Source,
    Statement,
)
from models.entities.base import filled
from models.errors import RuleBroken
from models.records import EditNews, Effective, Ref
from models.vocabulary import InstrumentKind, InstrumentStanding, Kind, Linkage, Reliability
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """What a person enters of a source; reliability and credibility form its Admiralty grade."""

    outlet: str
    title: str = ""
    published: dt.date | None = None
    reliability: Reliability | None = None
    credibility: int | None = None
    url: str = ""
    note: str = ""


def source_id(edit: Edit, outlet: str) -> int | None:
    """The source of that name, made where there is none yet; None for an empty name."""
    name = outlet.strip()
    if not name:
        return None
    known = edit.all(Source, outlet=name)
    if known:
        return known[0].id
    source = edit.add(Source(outlet=name))
    edit.flush()
    return source.id


def add_source(workspace: Workspace, draft: SourceDraft) -> int:
    with workspace.edit(f"Add the source {draft.outlet.strip()}") as edit:
        return enter_source(edit, draft).id


def enter_source(edit: Edit, draft: SourceDraft) -> Source:
    """Add a source within an edit that is open."""
    source = Source()
    source.name_outlet(draft.outlet)
    source.title, source.published = draft.title.strip(), draft.published
    if draft.credibility is not None and not 1 <= draft.credibility <= 6:
        raise RuleBroken("The credibility is a number from 1 to 6.", "Use the Admiralty code.")
    source.reliability, source.credibility = draft.reliability, draft.credibility
    source.url, source.note = draft.url.strip(), draft.note.strip()
    edit.add(source)
    edit.flush()
    return source


def cite(workspace: Workspace, about: Ref, outlet: str, claim: str, quote: str = "") -> EditNews | None:
    """Tie what a source says to a record."""
    with workspace.edit(f"Cite {outlet.strip()}") as edit:
        cite_within(edit, about, outlet, claim, quote)
    return edit.news


def cite_within(edit: Edit, about: Ref, outlet: str, claim: str, quote: str = "") -> Citation:
    """Tie what a source says to a record within an edit that is open."""
    return edit.add(
        Citation(
            source_id=source_id(edit, filled("The source’s name", outlet)),
            about_kind=about.kind,
            about_id=about.id,
            claim=claim.strip(),
            quote=quote.strip(),
        )
    )


def delete_citation(workspace: Workspace, citation_id: int) -> EditNews | None:
    with workspace.edit("Delete a citation") as edit:
        edit.delete(edit.get(Citation, citation_id))
    return edit.news


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """Who said what to whom, through which outlet; without a date where none is known."""

    speaker: str
    words: str
    audience: str = ""
    outlet: str = ""
    quoted: bool = True
    party_id: int | None = None
    person_id: int | None = None
    effective: Effective | None = None
    about: Sequence[Ref] = ()


def add_statement(workspace: Workspace, draft: StatementDraft) -> int:
    with workspace.edit(f"Add what {draft.speaker.strip()} said") as edit:
        return enter_statement(edit, draft).id


def enter_statement(edit: Edit, draft: StatementDraft) -> Statement:
    """Add a statement within an edit that is open."""
    statement = Statement(
        speaker=filled("The speaker", draft.speaker),
        words=filled("The statement", draft.words),
        audience=draft.audience.strip(),
        quoted=draft.quoted,
        party_id=draft.party_id,
        person_id=draft.person_id,
        source_id=source_id(edit, draft.outlet),
    )
    if draft.effective is not None:
        statement.effective, statement.effective_soft = draft.effective.date, draft.effective.soft
        statement.effective_words = draft.effective.words
        statement.effective_reasoning = draft.effective.reasoning
    edit.add(statement)
    edit.flush()
    for about in draft.about:
        tie(edit, Ref(Kind.STATEMENT, statement.id), about, Linkage.RELATES_TO)
    return statement


def add_fact(workspace: Workspace, question: str, values: Sequence[tuple[str, str, str]], note: str = "") -> int:
    """A fact with its values, each a value, the outlet that gives it and the quote; contrary ones are all kept."""
    with workspace.edit(f"Add the fact “{question.strip()}”") as edit:
        return enter_fact(edit, question, values, note).id


def enter_fact(edit: Edit, question: str, values: Sequence[tuple[str, str, str]], note: str = "") -> Fact:
    """Add a fact within an edit that is open."""
    fact = Fact(question=filled("The question", question), note=note.strip())
    for place, (value, outlet, quote) in enumerate(values):
        fact.values.append(
            FactValue(
                value=filled("A value", value),
                quote=quote.strip(),
                source_id=source_id(edit, outlet),
                place_in_list=place,
            )
        )
    edit.add(fact)
    edit.flush()
    return fact


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
    with workspace.edit(f"Add the text “{title.strip()}”") as edit:
        return enter_instrument(edit, title, kind, standing, first_intended=first_intended, note=note, terms=terms).id


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
    instrument = Instrument(
        title=filled("The text’s title", title),
        kind=kind,
        standing=standing,
        first_intended=first_intended,
        note=note.strip(),
    )
    for term, party_id, outcome in terms:
        instrument.terms.append(
            ContestedTerm(term=filled("The term", term), party_id=party_id, outcome=outcome.strip())
        )
    edit.add(instrument)
    edit.flush()
    return instrument


def add_obstacle(workspace: Workspace, text: str, outlet: str = "", about: Sequence[Ref] = ()) -> int:
    with workspace.edit("Add an obstacle") as edit:
        return enter_obstacle(edit, text, outlet, about).id


def enter_obstacle(edit: Edit, text: str, outlet: str = "", about: Sequence[Ref] = ()) -> Obstacle:
    """Add an obstacle within an edit that is open."""
    obstacle = Obstacle(
        text=filled("The obstacle", text),
        source_id=source_id(edit, outlet),
        place_in_list=len(edit.all(Obstacle)) + 1,
    )
    edit.add(obstacle)
    edit.flush()
    for ref in about:
        tie(edit, Ref(Kind.OBSTACLE, obstacle.id), ref, Linkage.RELATES_TO)
    return obstacle


def link(workspace: Workspace, start: Ref, end: Ref, linkage: Linkage, note: str = "") -> EditNews | None:
    """Tie two records together. Raises RuleBroken for a record tied to itself."""
    with workspace.edit(f"Link: {linkage.word}") as edit:
        tie(edit, start, end, linkage, note)
    return edit.news


def unlink(workspace: Workspace, link_id: int) -> EditNews | None:
    with workspace.edit("Remove a link") as edit:
        edit.delete(edit.get(Link, link_id))
    return edit.news


def tie(edit: Edit, start: Ref, end: Ref, linkage: Linkage, note: str = "") -> None:
    """Tie two records together within an edit that is open."""
    if start == end:
        raise RuleBroken("A record cannot be linked to itself.", "Choose another record.")
    edit.add(
        Link(
            from_kind=start.kind,
            from_id=start.id,
            to_kind=end.kind,
            to_id=end.id,
            linkage=linkage,
            note=note.strip(),
        )
    )
