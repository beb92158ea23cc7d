"""How demands hang together, read for the screen, the inspector and the report: links, cycles, packages, who waits.

Only the links that say something of order or of trade are read; what else is tied to a demand stands in its own list
(`models.queries.detail`). What follows from them is worked out in `models.linkage_order`. A link and a package have no
date: on an earlier day those are there whose demands existed then (decision 0015).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from sqlalchemy import ColumnElement, Row, and_, func, or_, select
from sqlalchemy.engine import Connection

from models.errors import NotFound
from models.linkage_order import cycle_sentence, cycles, needs_of, shortest, steps, still_open, waits
from models.queries import cards
from models.queries import tables as t
from models.queries.demand_filter import Demands
from models.queries.on_day import OnDay
from models.records import BoardFilter, Card, LinkageNode, LinkageRecord, LinkageTie, PackageRecord, Ref, Standing
from models.vocabulary import Kind, Linkage, Status
from models.workspace import Workspace

#: The links that are linkage in the sense of the field; all others only tell what belongs to what.
LINKED = (Linkage.DEPENDS_ON, Linkage.BLOCKS, Linkage.TRADED_WITH, Linkage.CONDITION_OF)
#: So many links and packages are read at once; the record says how many it left out.
MOST_TIES = 3_000
MOST_PACKAGES = 500
#: So many records are walked when a cycle is looked for in a file of any size.
_MOST_WALKED = 5_000
#: So many of the links of one demand are followed to find a cycle through it.
_MOST_TRIED = 8

AnyRow = Row[*tuple[object, ...]]


def linkage(
    workspace: Workspace,
    *,
    as_of: dt.date | None = None,
    around: Ref | None = None,
    depth: int = 1,
    public: bool = False,
) -> LinkageRecord:
    """All of it, or what lies up to `depth` links around one record. `public` leaves confidential records out."""
    with workspace.reading() as connection:
        return _reader(connection, workspace, as_of, public=public).record(around, depth)


def package(workspace: Workspace, package_id: int, *, as_of: dt.date | None = None) -> PackageRecord:
    """Raises NotFound where there is no such package (on that day)."""
    with workspace.reading() as connection:
        found = _reader(connection, workspace, as_of).packages(t.package.c.id == package_id)
    if not found:
        raise NotFound("That package does not exist (any more).", "Undo, or make another one.")
    return found[0]


def packages(workspace: Workspace, *, as_of: dt.date | None = None, public: bool = False) -> tuple[PackageRecord, ...]:
    """Every package with its members, in the order in which they were made."""
    with workspace.reading() as connection:
        return _reader(connection, workspace, as_of, public=public).packages()


def packages_of(workspace: Workspace, demand_id: int, *, as_of: dt.date | None = None) -> tuple[PackageRecord, ...]:
    """The packages that a demand is in."""
    mine = select(t.package_member.c.package_id).where(t.package_member.c.demand_id == demand_id)
    with workspace.reading() as connection:
        return _reader(connection, workspace, as_of).packages(t.package.c.id.in_(mine))


def members_of(workspace: Workspace, package_ids: Collection[int]) -> frozenset[int]:
    """The ids of the demands in these packages."""
    member = t.package_member
    query = select(member.c.demand_id).where(cards.one_of(member.c.package_id, sorted(package_ids)))
    with workspace.reading() as connection:
        return frozenset(row.demand_id for row in connection.execute(query).all())


def standing(workspace: Workspace, demand_id: int, *, as_of: dt.date | None = None) -> Standing:
    """Where one demand stands in the order (on that day), and its packages."""
    mine = select(t.package_member.c.package_id).where(t.package_member.c.demand_id == demand_id)
    with workspace.reading() as connection:
        reader = _reader(connection, workspace, as_of)
        return reader.standing(Ref(Kind.DEMAND, demand_id), reader.packages(t.package.c.id.in_(mine)))


def cycle_with(workspace: Workspace, start: Ref, end: Ref, linkage: Linkage, *, as_of: dt.date | None = None) -> str:
    """The sentence of the cycle that such a link closes, or would close; "" where it closes none."""
    tie = LinkageTie(0, start, end, linkage)
    if tie.order is None or start == end:
        return ""
    with workspace.reading() as connection:
        return _reader(connection, workspace, as_of).cycle_with(tie)


def _reader(
    connection: Connection, workspace: Workspace, as_of: dt.date | None, *, public: bool = False
) -> LinkageReader:
    demands = Demands(workspace.today(), BoardFilter(), as_of)
    return LinkageReader(connection, demands, OnDay.of(workspace, as_of), public=public)


class LinkageReader:
    """One snapshot on one day; a report gathers from it within its own. `demands` and `on_day` are of the same day."""

    def __init__(self, connection: Connection, demands: Demands, on_day: OnDay, *, public: bool = False) -> None:
        self._connection, self._demands, self._on_day, self._public = connection, demands, on_day, public

    def record(self, around: Ref | None = None, depth: int = 1) -> LinkageRecord:
        """All of it, or what lies around one record."""
        left_out = 0
        if around is None:
            ties, left_out = self._all_ties()
            found = self.packages()
            refs = {end for tie in ties for end in (tie.start, tie.end)}
        else:
            ties, refs = self._walk(around, depth)
            members = select(t.package_member.c.package_id).where(
                cards.one_of(t.package_member.c.demand_id, _ids(refs, Kind.DEMAND))
            )
            found = self.packages(t.package.c.id.in_(members))
        refs |= {Ref(Kind.DEMAND, card.id) for one in found for card in one.members}
        nodes = self._nodes(refs)
        ties = [tie for tie in ties if tie.start in nodes and tie.end in nodes]
        named, more = cycles(ties, {ref: _short(node) for ref, node in nodes.items()})
        return LinkageRecord(
            nodes=tuple(nodes.values()),
            ties=tuple(ties),
            cycles=named,
            order=steps(ties, nodes),
            waits=waits(ties, nodes),
            packages=found,
            left_out=left_out,
            more_cycles=more,
        )

    # ------------------------------------------------------------ links

    def _all_ties(self) -> tuple[list[LinkageTie], int]:
        query = select(t.link).where(_counted()).order_by(t.link.c.id).limit(MOST_TIES)
        found = [_tie(row) for row in self._connection.execute(query).all()]
        if len(found) < MOST_TIES:
            return found, 0
        number = self._connection.execute(select(func.count()).select_from(t.link).where(_counted())).scalar_one()
        return found, number - len(found)

    def _walk(self, around: Ref, depth: int) -> tuple[list[LinkageTie], set[Ref]]:
        """Along links of either direction and along packages, step by step."""
        refs, edge = {around}, {around}
        ties: dict[int, LinkageTie] = {}
        for step in range(depth + 1):
            near = self._touching(edge)
            ties.update((tie.link_id, tie) for tie in near)
            if step == depth:
                break  # the last look is only for links among what was found
            reached = {end for tie in near for end in (tie.start, tie.end)} | self._partners(edge)
            edge = reached - refs
            refs |= edge
        return [tie for _, tie in sorted(ties.items()) if tie.start in refs and tie.end in refs], refs

    def _touching(self, refs: Iterable[Ref]) -> list[LinkageTie]:
        ends = [
            and_(kind_column == kind, cards.one_of(id_column, _ids(refs, kind)))
            for kind_column, id_column in ((t.link.c.from_kind, t.link.c.from_id), (t.link.c.to_kind, t.link.c.to_id))
            for kind in (Kind.DEMAND, Kind.MEETING)
        ]
        query = select(t.link).where(or_(*ends), _counted()).order_by(t.link.c.id).limit(MOST_TIES)
        return [_tie(row) for row in self._connection.execute(query).all()]

    def _partners(self, refs: Iterable[Ref]) -> set[Ref]:
        member = t.package_member
        mine = select(member.c.package_id).where(cards.one_of(member.c.demand_id, _ids(refs, Kind.DEMAND)))
        rows = self._connection.execute(select(member.c.demand_id).where(member.c.package_id.in_(mine))).all()
        return {Ref(Kind.DEMAND, row.demand_id) for row in rows}

    def standing(self, ref: Ref, found: tuple[PackageRecord, ...]) -> Standing:
        ties = [tie for tie in self._touching([ref]) if tie.order is not None]
        nodes = self._nodes({end for tie in ties for end in (tie.start, tie.end)})
        first = {tie.order[0]: tie for tie in ties if tie.order is not None and tie.order[1] == ref}
        then = {tie.order[1]: tie for tie in ties if tie.order is not None and tie.order[0] == ref}
        mine = nodes.get(ref)
        settled = mine is None or mine.status in (None, Status.AGREED, Status.WITHDRAWN)
        sentences = (self.cycle_with(tie) for tie in list(first.values())[:_MOST_TRIED])
        return Standing(
            needs=sum(other in nodes for other in first),
            waits_for=tuple(node for other, node in nodes.items() if other in first and still_open(node, first[other])),
            awaited_by=tuple(node for other, node in nodes.items() if other in then and not settled),
            cycle=next((sentence for sentence in sentences if sentence), ""),
            packages=found,
        )

    def cycle_with(self, tie: LinkageTie) -> str:
        """Walks from what comes first along all that it needs, until what comes after is met."""
        assert tie.order is not None
        first, then = tie.order
        seen, edge = {first}, {first}
        ties = [tie]
        while edge and then not in seen and len(seen) < _MOST_WALKED:
            near = [one for one in self._touching(edge) if one.order is not None and one.order[1] in edge]
            ties += near
            edge = {one.order[0] for one in near if one.order is not None} - seen
            seen |= edge
        needs = needs_of(ties)
        way = shortest(needs, first, then)
        nodes = self._nodes(way)
        if not way or len(nodes) < len(way):
            return ""
        refs = (then, *way[:-1])
        links = [needs[one][other] for one, other in pairwise((*refs, then))]
        return cycle_sentence(refs, links, {ref: _short(node) for ref, node in nodes.items()})

    # ------------------------------------------------------------ what hangs on them

    def _nodes(self, refs: Iterable[Ref]) -> dict[Ref, LinkageNode]:
        """Those that exist (on the day), demands by their references first, then meetings by their dates."""
        wanted = list(refs)
        d, m = t.demand, t.meeting
        query = self._demands.among(
            select(d.c.id, d.c.number, d.c.title, d.c.confidential, self._demands.status.label("state"))
        )
        found: dict[Ref, LinkageNode] = {}
        ids = cards.one_of(d.c.id, _ids(wanted, Kind.DEMAND))
        for row in self._connection.execute(query.where(ids).order_by(d.c.number)).all():
            ref = Ref(Kind.DEMAND, row.id)
            node = LinkageNode(ref, f"D-{row.number}", row.title, row.state.word, row.state, row.confidential)
            found.update({ref: node} if self._shows(row) else {})
        meetings = _ids(wanted, Kind.MEETING)
        if meetings:
            asked = (
                select(m.c.id, m.c.title, m.c.confidential, self._on_day.meeting_state().label("state"))
                .where(cards.one_of(m.c.id, meetings), self._on_day.meeting_known())
                .order_by(m.c.start_at, m.c.id)
            )
            for met in self._connection.execute(asked).all():
                ref = Ref(Kind.MEETING, met.id)
                node = LinkageNode(ref, "meeting", met.title, met.state.word, None, met.confidential)
                found.update({ref: node} if self._shows(met) else {})
        return found

    def _shows(self, row: AnyRow) -> bool:
        return not (self._public and row.confidential)

    def packages(self, which: ColumnElement[bool] | None = None) -> tuple[PackageRecord, ...]:
        """Those with a member that exists (on the day)."""
        p, member = t.package, t.package_member
        query = select(p).order_by(p.c.id).limit(MOST_PACKAGES)
        if which is not None:
            query = query.where(which)
        rows = [row for row in self._connection.execute(query).all() if self._shows(row)]
        inside: defaultdict[int, list[int]] = defaultdict(list)
        if rows:
            held = (
                select(member.c.package_id, member.c.demand_id)
                .where(cards.one_of(member.c.package_id, [row.id for row in rows]))
                .order_by(member.c.package_id, member.c.place_in_list)
            )
            for row in self._connection.execute(held).all():
                inside[row.package_id].append(row.demand_id)
        known = self._cards({demand_id for ids in inside.values() for demand_id in ids})
        found = []
        for row in rows:
            members = tuple(known[demand_id] for demand_id in inside[row.id] if demand_id in known)
            if members:
                found.append(PackageRecord(row.id, row.title, row.note, row.confidential, members))
        return tuple(found)

    def _cards(self, ids: Iterable[int]) -> dict[int, Card]:
        read = cards.read(self._connection, sorted(ids), self._demands, self._on_day)
        if not self._public:
            return read
        # A card names all packages that it is in, and one of them may be confidential.
        return {one: replace(card, packages=()) for one, card in read.items() if not card.confidential}


def _counted() -> ColumnElement[bool]:
    ends = (Kind.DEMAND, Kind.MEETING)
    return and_(t.link.c.linkage.in_(LINKED), t.link.c.from_kind.in_(ends), t.link.c.to_kind.in_(ends))


def _ids(refs: Iterable[Ref], kind: Kind) -> Sequence[int]:
    return sorted(ref.id for ref in refs if ref.kind is kind)


def _tie(row: AnyRow) -> LinkageTie:
    return LinkageTie(row.id, Ref(row.from_kind, row.from_id), Ref(row.to_kind, row.to_id), row.linkage, row.note)


def _short(node: LinkageNode) -> str:
    """How a sentence calls it."""
    return node.label if node.status is not None else f"“{node.title}”"
