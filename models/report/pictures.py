"""The pictures of the dossier as numbers: who stands where, how stances came together, who met whom.

Each is a block with its own description, so that a page without pictures (Word, HTML, a screen reader) says the same.
Places are shares of the picture's width and height.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter

from sqlalchemy import select

from models.dates import short_day
from models.queries import tables as t
from models.queries.convergence import LEAST, counted_days
from models.queries.matrix import read as matrix_rows
from models.queries.network import NetworkChoice, read_network
from models.records import MatrixCell
from models.records.convergence import LEVELS
from models.report.blocks import (
    AnyBlock,
    Convergence,
    Matrix,
    MatrixRow,
    Network,
    NetworkLine,
    NetworkParty,
    Wording,
)
from models.report.choices import NetworkWanted
from models.report.rows import Rows
from models.vocabulary import Involvement, Stance

#: More columns than these would be too narrow for a code: the parties with the fewest demands are left out and counted.
MOST_COLUMNS = 18
MOST_PARTIES = 40
#: The curve has at most so many steps, as many as a page can show.
MOST_DAYS = 120


def matrix(rows: Rows, say: Wording) -> tuple[AnyBlock, ...]:
    """Demand × party; nothing where no demand is recorded."""
    involved = Counter(mark.code for card in rows.cards for mark in card.parties)
    query = select(t.party.c.code).order_by(t.party.c.place_in_list, t.party.c.id)
    order = list(rows.connection.execute(query).scalars())
    most = {code for code, _ in involved.most_common(MOST_COLUMNS)}
    columns = tuple(code for code in order if code in most)
    if not columns:
        return ()
    lines = []
    counts: Counter[Stance] = Counter()
    ids = {mark.code: mark.party_id for card in rows.cards for mark in card.parties}
    read = matrix_rows(rows.connection, [card.id for card in rows.cards], rows.demands, public=rows.public)
    for card in rows.cards:
        cells = [read[card.id].cells.get(ids[code]) for code in columns]
        counts.update(cell.stance for cell in cells if cell is not None and cell.stance is not None)
        lines.append(MatrixRow(card.ref, card.title, tuple(_name_of(cell) for cell in cells)))
    told = ", ".join(f"{counts[stance]} {stance.word}" for stance in reversed(LEVELS) if counts[stance])
    described = f"{say('pictures', 'matrix')}: {told}." if told else f"{say('pictures', 'matrix')}."
    legend = tuple((one.value, one.word) for one in reversed(LEVELS))
    return (Matrix(columns, tuple(lines), len(involved) - len(columns), legend, described),)


def _name_of(cell: MatrixCell | None) -> str:
    """The name by which the template draws a cell."""
    if cell is None:
        return ""
    if cell.involvement is Involvement.TABLED_BY:
        return "tabled_by"
    return "" if cell.stance is None else cell.stance.value


def convergence(rows: Rows, say: Wording) -> tuple[AnyBlock, ...]:
    """How many of the answers that are asked for were which, day by day; nothing where nothing is asked."""
    asked = frozenset(
        (card.id, mark.party_id)
        for card in rows.cards
        for mark in card.parties
        if mark.involvement is Involvement.ADDRESSED_TO
    )
    if not asked:
        return ()
    first = _first_day(rows)
    steps = counted_days(rows.connection, asked, first, rows.day, public=rows.public)
    width = max((rows.day - first).days, 1)
    thinned = steps if len(steps) <= MOST_DAYS else [steps[0], *steps[-MOST_DAYS:]]
    accepted = steps[-1].accepting
    return (
        Convergence(
            tuple(one.word for one in LEVELS),
            tuple(one.value for one in LEVELS),
            len(asked),
            tuple((round((step.day - first).days / width, 4), step.counts) for step in thinned),
            short_day(first),
            short_day(rows.day),
            say("pictures", "converged").format(accepted=accepted, asked=len(asked), day=short_day(rows.day)),
        ),
    )


def _first_day(rows: Rows) -> dt.date:
    """When the first of the demands was tabled; a week before the day where that was the day itself."""
    first = min((step.effective for step in rows.steps), default=rows.day)
    return min(first, rows.day - LEAST)


def network(rows: Rows, say: Wording, wanted: NetworkWanted) -> tuple[AnyBlock, ...]:
    """Who met whom, by the query and at the places of the screen; nothing where nobody met."""
    choice = NetworkChoice(wanted.persons, wanted.planned, public=rows.public, most=MOST_PARTIES)
    found = read_network(rows.connection, rows.on_day, choice)
    if not found.edges:
        return ()
    names = [node.name if wanted.persons else node.code for node in found.nodes]
    lines = tuple(
        NetworkLine(
            found.nodes[edge.one].x,
            found.nodes[edge.one].y,
            found.nodes[edge.other].x,
            found.nodes[edge.other].y,
            edge.times,
            f"{names[edge.one]}–{names[edge.other]}",
            len(edge.encounters) - edge.times,
        )
        for edge in found.edges
    )
    told = "; ".join(f"{line.told} {line.count}" for line in sorted(lines, key=lambda line: -line.count)[:12])
    return (
        Network(
            tuple(NetworkParty(name, node.x, node.y) for name, node in zip(names, found.nodes, strict=True)),
            lines,
            found.left_out,
            f"{say('pictures', 'network')}: {told}.",
        ),
    )
