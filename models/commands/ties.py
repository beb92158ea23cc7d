"""What hangs records together: links between two of them, and whether what is tied to is there at all."""

from __future__ import annotations

from sqlalchemy import or_, select

from models.clean_text import clean
from models.door import Edit
from models.entities import (
    Attachment,
    Citation,
    Delegation,
    Demand,
    Edition,
    Era,
    Fact,
    Incident,
    Instrument,
    Link,
    Meeting,
    Negotiation,
    Obstacle,
    Package,
    Party,
    Person,
    Source,
    Stake,
    Statement,
)
from models.entities.base import Base, Journaled
from models.errors import NotFound, RuleBroken
from models.records import EditNews, Ref
from models.vocabulary import Kind, Linkage
from models.workspace import Workspace

#: The mapped class of every kind of record.
ENTITIES: dict[Kind, type[Base]] = {
    Kind.NEGOTIATION: Negotiation,
    Kind.PARTY: Party,
    Kind.PERSON: Person,
    Kind.DEMAND: Demand,
    Kind.MEETING: Meeting,
    Kind.INCIDENT: Incident,
    Kind.ERA: Era,
    Kind.SOURCE: Source,
    Kind.STATEMENT: Statement,
    Kind.FACT: Fact,
    Kind.INSTRUMENT: Instrument,
    Kind.OBSTACLE: Obstacle,
    Kind.EDITION: Edition,
    Kind.PACKAGE: Package,
    Kind.DELEGATION: Delegation,
    Kind.STAKE: Stake,
}


def require(edit: Edit, ref: Ref, not_saved: str) -> None:
    """Raises NotFound for a record that is gone. not_saved: what is not kept, such as "the citation"."""
    entity = ENTITIES[ref.kind]
    assert issubclass(entity, Journaled)
    edit.flush()
    if edit.session.scalars(select(entity.id).where(entity.id == ref.id)).first() is None:
        raise NotFound(
            f"That {ref.kind.word} was deleted meanwhile, so {not_saved} was not saved.",
            "Undo its deletion, or choose another record.",
        )


def link(workspace: Workspace, start: Ref, end: Ref, linkage: Linkage, note: str = "") -> EditNews | None:
    """Tie two records together.

    Raises RuleBroken for a record tied to itself and for a link that is there already, NotFound for a record that is
    gone.
    """
    with workspace.edit(f"Link: {linkage.word}") as edit:
        ways = [(start, end), (end, start)] if linkage.both_ways else [(start, end)]
        for one, other in ways:
            ends = {"from_kind": one.kind, "from_id": one.id, "to_kind": other.kind, "to_id": other.id}
            if edit.all(Link, **ends, linkage=linkage):
                raise RuleBroken("They are linked so already.", "Choose another record, or another way.")
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
    for ref in (start, end):
        require(edit, ref, "the link")
    edit.add(
        Link(
            from_kind=start.kind,
            from_id=start.id,
            to_kind=end.kind,
            to_id=end.id,
            linkage=linkage,
            note=clean(note),
        )
    )


def forget_ties(edit: Edit, kind: Kind, record_id: int) -> None:
    """Delete the links, citations and attached files of a record that is about to go."""
    links = edit.session.scalars(
        select(Link).where(
            or_(
                (Link.from_kind == kind) & (Link.from_id == record_id),
                (Link.to_kind == kind) & (Link.to_id == record_id),
            )
        )
    ).all()
    about = {"about_kind": kind, "about_id": record_id}
    for thing in (*links, *edit.all(Citation, **about), *edit.all(Attachment, **about)):
        edit.delete(thing)


def tie_to_these(edit: Edit, start: Ref, about: tuple[Ref, ...]) -> None:
    """Make these the records that `start` relates to; ties that stay are left alone, those of other linkages too."""
    held = {
        Ref(one.to_kind, one.to_id): one
        for one in edit.all(Link, from_kind=start.kind, from_id=start.id, linkage=Linkage.RELATES_TO)
    }
    for ref, one in held.items():
        if ref not in about:
            edit.delete(one)
    for ref in about:
        if ref not in held:
            tie(edit, start, ref, Linkage.RELATES_TO)
