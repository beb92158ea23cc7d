"""Sources: entering, correcting, grading, making one of two, deleting those on which nothing rests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.clean_text import clean, clean_line
from models.commands.ties import forget_ties
from models.door import Edit
from models.entities import (
    Attachment,
    Attendance,
    Citation,
    FactValue,
    Link,
    MeetingDate,
    MeetingStateChange,
    Obstacle,
    Position,
    Source,
    Stake,
    Statement,
    StatusChange,
)
from models.errors import Conflict, RuleBroken
from models.grades import CREDIBILITY, code, told
from models.queries.resting import resting_on, resting_words
from models.records import EditNews
from models.vocabulary import Kind, Reliability
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


def source_id(edit: Edit, outlet: str, chosen: int | None = None) -> int | None:
    """The source that was chosen, or else the first of that outlet, made where there is none; None for no name.

    Raises NotFound for a chosen one that was deleted meanwhile.
    """
    if chosen is not None:
        return edit.get(Source, chosen).id
    name = clean_line(outlet)
    if not name:
        return None
    known = edit.all(Source, outlet=name)
    if known:
        return known[0].id
    source = edit.add(Source(outlet=name))
    edit.flush()
    return source.id


def add_source(workspace: Workspace, draft: SourceDraft) -> int:
    with workspace.edit(f"Add the source {clean_line(draft.outlet)}") as edit:
        return enter_source(edit, draft).id


def enter_source(edit: Edit, draft: SourceDraft) -> Source:
    """Add a source within an edit that is open. Raises RuleBroken for an empty outlet or a credibility beyond 1–6."""
    source = Source()
    _describe(source, draft)
    edit.add(source)
    edit.flush()
    return source


def change_source(
    workspace: Workspace, source_id: int, draft: SourceDraft, *, was: SourceDraft | None = None
) -> EditNews | None:
    """Correct a source as a whole. was: what the person saw; raises Conflict where it reads otherwise by now."""
    with workspace.edit(f"Change the source {clean_line(draft.outlet)}") as edit:
        source = edit.get(Source, source_id)
        now = draft_of(source)
        if was is not None and now not in (was, draft):
            raise Conflict(f"The source {now.outlet}", _told(draft), _told(now))
        _describe(source, draft)
    return edit.news


def grade(
    workspace: Workspace, source_id: int, reliability: Reliability | None, credibility: int | None
) -> EditNews | None:
    """Give a source its grade by the Admiralty code; None takes that half away. Raises RuleBroken, NotFound."""
    with workspace.edit("Grade a source") as edit:
        source = edit.get(Source, source_id)
        _describe(source, replace(draft_of(source), reliability=reliability, credibility=credibility))
        edit.label = f"Grade {source.outlet}: {code(reliability, credibility) or 'not graded'}"
    return edit.news


def draft_of(source: Source) -> SourceDraft:
    return SourceDraft(
        source.outlet,
        source.title,
        source.published,
        source.reliability,
        source.credibility,
        source.url,
        source.note,
    )


def _describe(source: Source, draft: SourceDraft) -> None:
    source.name_outlet(clean_line(draft.outlet))
    if draft.credibility is not None and draft.credibility not in CREDIBILITY:
        raise RuleBroken("The credibility is a number from 1 to 6.", "Use the Admiralty code.")
    source.title, source.published = clean_line(draft.title), draft.published
    source.reliability, source.credibility = draft.reliability, draft.credibility
    source.url, source.note = clean_line(draft.url), clean(draft.note)


def _told(draft: SourceDraft) -> str:
    day = draft.published.isoformat() if draft.published else ""
    grade_words = told(code(draft.reliability, draft.credibility))
    return ", ".join(filter(None, (draft.outlet, draft.title, day, grade_words, draft.url)))


# ---------------------------------------------------------------- two into one, and away

_Rests = (
    Citation
    | Statement
    | FactValue
    | Obstacle
    | Stake
    | StatusChange
    | Position
    | MeetingStateChange
    | MeetingDate
    | Attendance
)
_RESTING: tuple[type[_Rests], ...] = (
    Citation,
    Statement,
    FactValue,
    Obstacle,
    Stake,
    StatusChange,
    Position,
    MeetingStateChange,
    MeetingDate,
    Attendance,
)


def merge_sources(workspace: Workspace, kept_id: int, other_id: int) -> EditNews | None:
    """Make one of two sources of the same outlet: all that rests on the other one rests on the kept one then.

    What the kept one does not say is taken over; what both say differently is written into its note, so nothing is
    lost. Raises RuleBroken for two outlets, or for a source and itself, NotFound.
    """
    with workspace.edit("Merge two sources") as edit:
        kept, other = edit.get(Source, kept_id), edit.get(Source, other_id)
        if kept is other:
            raise RuleBroken("A source cannot be merged with itself.", "Choose another source of the same outlet.")
        if kept.outlet.casefold() != other.outlet.casefold():
            raise RuleBroken(
                f"{kept.outlet} and {other.outlet} are two outlets, and only sources of one outlet are merged.",
                "If they are the same, give both the same outlet first.",
            )
        edit.label = f"Merge two sources of {kept.outlet}"
        for kind in _RESTING:
            _rest_on(edit.all(kind, source_id=other_id), kept_id)
        _take_over(edit, kept_id, other_id)
        _describe(kept, _merged(draft_of(kept), draft_of(other)))
        edit.flush()
        edit.delete(other)
    return edit.news


def _rest_on(things: Sequence[_Rests], source_id: int) -> None:
    for thing in things:
        thing.source_id = source_id


def _take_over(edit: Edit, kept_id: int, other_id: int) -> None:
    """What is tied to the other source itself: files, citations about it, links."""
    about = {"about_kind": Kind.SOURCE, "about_id": other_id}
    for file in edit.all(Attachment, **about):
        file.about_id = kept_id
    for citation in edit.all(Citation, **about):
        citation.about_id = kept_id
    for link in edit.all(Link, from_kind=Kind.SOURCE, from_id=other_id):
        link.from_id = kept_id
    for link in edit.all(Link, to_kind=Kind.SOURCE, to_id=other_id):
        link.to_id = kept_id


def _merged(kept: SourceDraft, other: SourceDraft) -> SourceDraft:
    """The kept one with what only the other says; the note holds the rest."""
    lost = [
        words
        for words, ours, theirs in (
            (f"title “{other.title}”", kept.title, other.title),
            (f"published {other.published}", kept.published, other.published),
            (
                f"reliability {other.reliability and other.reliability.value.upper()}",
                kept.reliability,
                other.reliability,
            ),
            (f"credibility {other.credibility}", kept.credibility, other.credibility),
            (other.url, kept.url, other.url),
        )
        if ours and theirs and ours != theirs
    ]
    note = [kept.note] if kept.note else []
    if other.note and other.note != kept.note:
        note.append(other.note)
    if lost:
        note.append(f"Merged with a source of the same outlet: {', '.join(lost)}.")
    return SourceDraft(
        kept.outlet,
        kept.title or other.title,
        kept.published or other.published,
        kept.reliability or other.reliability,
        kept.credibility or other.credibility,
        kept.url or other.url,
        "\n".join(note),
    )


def delete_source(workspace: Workspace, source_id: int) -> EditNews | None:
    """Delete a source with its files. Raises RuleBroken, saying what, while something rests on it; NotFound."""
    with workspace.edit("Delete a source") as edit:
        source = edit.get(Source, source_id)
        edit.label = f"Delete the source {source.outlet}"
        edit.flush()
        resting = resting_words(resting_on(edit.connection, [source_id]).get(source_id, {}))
        if resting:
            raise RuleBroken(
                f"{source.outlet} cannot be deleted: {_listed(resting)} on it.",
                "Give them another source, or merge this one with another of the same outlet; nothing was deleted.",
            )
        forget_ties(edit, Kind.SOURCE, source_id)
        edit.delete(source)
    return edit.news


def _listed(words: Sequence[str]) -> str:
    """ "3 citations and 1 statement rest"."""
    joined = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"{joined} {'rests' if len(words) == 1 and words[0].startswith('1 ') else 'rest'}"
