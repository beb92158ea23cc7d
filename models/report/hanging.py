"""The part "Linkage and packages": cycles by name, packages with their members, who waits, the links, the order.

What is read and what follows from it is that of the screen (`models.queries.linkage`).
"""

from __future__ import annotations

from models.queries.linkage import LinkageReader
from models.records import Card, LinkageNode, LinkageRecord, PackageRecord, Ref
from models.report.blocks import AnyBlock, Cell, Item, Paragraph, Subheading, Wording, grid, items, or_nothing
from models.report.rows import Rows
from models.vocabulary import Involvement


def linkage(rows: Rows, say: Wording) -> tuple[AnyBlock, ...]:
    """As of the report's day; a public report has no confidential demand, meeting or package in it."""
    reader = LinkageReader(rows.connection, rows.demands, rows.on_day, public=rows.public)
    record = reader.record()
    nodes = {node.ref: node for node in record.nodes}
    cycles = [Item(say("linkage", "cycle"), f"{cycle.sentence}.") for cycle in record.cycles]
    waits = [Item(say("linkage", "too-early") if wait.ahead else "", f"{wait.sentence}.") for wait in record.waits]
    blocks: list[AnyBlock] = [*items(cycles), *items(waits), *_links(record, nodes, say), *_order(record, nodes, say)]
    for package in record.packages:
        blocks += _package(package, say)
    if record.left_out or record.more_cycles:
        blocks.append(Paragraph(say("linkage", "more"), "muted"))
    return or_nothing(blocks, say("linkage", "none"))


def _links(record: LinkageRecord, nodes: dict[Ref, LinkageNode], say: Wording) -> tuple[AnyBlock, ...]:
    circular = record.in_cycles
    found = [
        [
            _cell(nodes[tie.start]),
            Cell(tie.linkage.word, tone="strong" if tie.order in circular else ""),
            _cell(nodes[tie.end]),
            Cell("; ".join(filter(None, (say("linkage", "in-cycle") if tie.order in circular else "", tie.note)))),
        ]
        for tie in record.ties
    ]
    heads = [say("linkage", key) for key in ("from", "how", "to", "note")]
    return grid(heads, found, wide=3)


def _cell(node: LinkageNode) -> Cell:
    return Cell(node.name, node.status)


def _order(record: LinkageRecord, nodes: dict[Ref, LinkageNode], say: Wording) -> tuple[AnyBlock, ...]:
    """Only what an order is said of, step by step."""
    ordered = {ref for tie in record.ties if tie.order is not None for ref in tie.order}
    steps = [[nodes[ref] for ref in step if ref in ordered] for step in record.order]
    named = [", ".join(node.label if node.status else f"“{node.title}”" for node in step) for step in steps if step]
    return items([Item(f"{say('linkage', 'step')} {at}", words) for at, words in enumerate(named, 1)])


def _package(package: PackageRecord, say: Wording) -> list[AnyBlock]:
    mark = f" ({say('linkage', 'confidential')})" if package.confidential else ""
    rows = [
        [Cell(card.ref, tone="muted"), Cell(card.title), Cell(card.status.word, card.status), Cell(_stances(card))]
        for card in package.members
    ]
    heads = [say("demands", "ref"), say("demands", "demand"), say("demands", "status"), say("brief", "stance")]
    note = [Paragraph(package.note)] if package.note else []
    return [Subheading(f"{say('linkage', 'package')} “{package.title}”{mark}"), *note, *grid(heads, rows)]


def _stances(card: Card) -> str:
    """Where those stand who were asked."""
    asked = [mark for mark in card.parties if mark.involvement is not Involvement.TABLED_BY and mark.stance is not None]
    return ", ".join(f"{mark.code} {mark.stance.word}" for mark in asked if mark.stance is not None)
