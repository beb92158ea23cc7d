"""Citations; and the commands of sources, statements, facts, texts, obstacles and links, all to be had from here."""

from __future__ import annotations

from dataclasses import dataclass

from models.clean_text import clean, clean_line
from models.commands.facts import (
    FactDraft,
    ValueDraft,
    add_drafted_fact,
    add_fact,
    change_fact,
    delete_fact,
    enter_fact,
)
from models.commands.sources import (
    SourceDraft,
    add_source,
    change_source,
    delete_source,
    enter_source,
    grade,
    merge_sources,
    source_id,
)
from models.commands.statements import (
    StatementDraft,
    add_statement,
    change_statement,
    delete_statement,
    enter_statement,
)
from models.commands.texts import (
    InstrumentDraft,
    ObstacleDraft,
    TermDraft,
    add_drafted_instrument,
    add_drafted_obstacle,
    add_instrument,
    add_obstacle,
    change_instrument,
    change_obstacle,
    delete_instrument,
    delete_obstacle,
    enter_instrument,
    enter_obstacle,
    resolve_obstacle,
)
from models.commands.ties import link, require, tie, unlink
from models.door import Edit
from models.entities import Citation
from models.entities.base import filled
from models.errors import Conflict
from models.records import EditNews, Ref
from models.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CitationDraft:
    """What a source says of a record. source_id: one that was chosen among several of an outlet; it goes first."""

    about: Ref
    outlet: str
    claim: str = ""
    quote: str = ""
    source_id: int | None = None
    confidential: bool = False


def cite(workspace: Workspace, about: Ref, outlet: str, claim: str, quote: str = "") -> EditNews | None:
    """Tie what a source says to a record. Raises NotFound for a record that is gone, RuleBroken without an outlet."""
    with workspace.edit(f"Cite {clean_line(outlet)}") as edit:
        cite_within(edit, about, outlet, claim, quote)
    return edit.news


def add_citation(workspace: Workspace, draft: CitationDraft) -> int:
    """The same out of a form; gives the citation's id."""
    with workspace.edit(f"Cite {clean_line(draft.outlet)}") as edit:
        citation = Citation()
        _describe(edit, citation, draft)
        edit.add(citation)
        edit.flush()
        return citation.id


def cite_within(edit: Edit, about: Ref, outlet: str, claim: str, quote: str = "") -> Citation:
    """Tie what a source says to a record within an edit that is open."""
    citation = Citation()
    _describe(edit, citation, CitationDraft(about, outlet, claim, quote))
    return edit.add(citation)


def change_citation(
    workspace: Workspace, citation_id: int, draft: CitationDraft, *, was: tuple[str, str] | None = None
) -> EditNews | None:
    """Correct a citation, or move it to another record. was: claim and quote as the person saw them.

    Raises Conflict where they read otherwise by now, NotFound, RuleBroken.
    """
    with workspace.edit(f"Change a citation of {clean_line(draft.outlet)}") as edit:
        citation = edit.get(Citation, citation_id)
        now = citation.claim, citation.quote
        if was is not None and now not in (was, (clean(draft.claim), clean(draft.quote))):
            raise Conflict("The citation", " / ".join((draft.claim, draft.quote)), " / ".join(now))
        _describe(edit, citation, draft)
    return edit.news


def delete_citation(workspace: Workspace, citation_id: int) -> EditNews | None:
    with workspace.edit("Delete a citation") as edit:
        edit.delete(edit.get(Citation, citation_id))
    return edit.news


def _describe(edit: Edit, citation: Citation, draft: CitationDraft) -> None:
    require(edit, draft.about, "the citation")
    if draft.source_id is None:
        filled("The source’s name", clean_line(draft.outlet))
    source = source_id(edit, draft.outlet, draft.source_id)
    assert source is not None
    citation.source_id = source
    citation.about_kind, citation.about_id = draft.about.kind, draft.about.id
    citation.claim, citation.quote = clean(draft.claim), clean(draft.quote)
    citation.confidential = draft.confidential


__all__ = [
    "CitationDraft", "FactDraft", "InstrumentDraft", "ObstacleDraft", "SourceDraft", "StatementDraft", "TermDraft",
    "ValueDraft", "add_citation", "add_drafted_fact", "add_drafted_instrument", "add_drafted_obstacle", "add_fact",
    "add_instrument", "add_obstacle", "add_source", "add_statement", "change_citation", "change_fact",
    "change_instrument", "change_obstacle", "change_source", "change_statement", "cite", "cite_within",
    "delete_citation", "delete_fact", "delete_instrument", "delete_obstacle", "delete_source", "delete_statement",
    "enter_fact", "enter_instrument", "enter_obstacle", "enter_source", "enter_statement", "grade", "link",
    "merge_sources", "resolve_obstacle", "source_id", "tie", "unlink",
]  # fmt: skip
