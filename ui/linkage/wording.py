"""The sentences of the linkage screen: a node with what it hangs on, a link from end to end. Plain text."""

from __future__ import annotations

import datetime as dt

from models.records import LinkageRecord, LinkageTie, Ref
from models.vocabulary import Linkage
from ui.language import written
from ui.linkage.scene import Scene

#: How a tie may be drawn between two demands, in the order in which the menu offers it.
OFFERED = (Linkage.DEPENDS_ON, Linkage.BLOCKS, Linkage.TRADED_WITH)


def short(ref: Ref, scene: Scene) -> str:
    """ "D-3", or a meeting's title."""
    placed = scene.nodes.get(ref)
    if placed is None:
        return ""
    return placed.node.label if placed.node.status is not None else f"“{placed.node.title}”"


def said(tie: LinkageTie, scene: Scene) -> str:
    """ "D-3 depends on D-5"."""
    return f"{short(tie.start, scene)} {tie.linkage.word} {short(tie.end, scene)}"


def tie_words(tie: LinkageTie, scene: Scene) -> str:
    """The link with its note."""
    return said(tie, scene) + (f"\n{tie.note}" if tie.note else "")


def node_words(ref: Ref, scene: Scene) -> str:
    """A node with its state and every link of it, a line each."""
    placed = scene.nodes[ref]
    node = placed.node
    lines = [f"{node.name}, {node.state}{', confidential' if node.confidential else ''}"]
    for tie in scene.ties_of(ref):
        other = tie.tie.end if tie.tie.start == ref else tie.tie.start
        how = tie.tie.linkage.word if tie.tie.start == ref else tie.tie.linkage.back
        lines.append(f"{how} {short(other, scene)}{' (in a cycle)' if tie.circular else ''}")
    if placed.tags:
        lines.append(f"in package {', '.join(placed.tags)}")
    return "\n".join(lines)


def amounts(record: LinkageRecord, as_of: dt.date | None) -> str:
    """How much there is, what was left out, and which day it is of."""
    parts = [many(len(record.ties), "link"), many(len(record.packages), "package")]
    if record.cycles:
        parts.append(many(len(record.cycles), "cycle") + ("+" if record.more_cycles else ""))
    if record.left_out:
        parts.append(f"{record.left_out:,} more are left out: look around a demand to see its own")
    if as_of is not None:
        parts.append(f"as of {written(as_of, 'd MMM yyyy')}, to be looked at only")
    return " · ".join(parts)


def many(number: int, noun: str) -> str:
    """ "1 link", "3 links"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
