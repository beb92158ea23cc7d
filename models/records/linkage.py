"""How demands hang together: what comes before what, cycles in that order, packages, and what waits for what."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from models.records.base import Ref
from models.records.board import Card
from models.vocabulary import Linkage, Status


@dataclass(frozen=True, slots=True)
class LinkageNode:
    """A demand, or a meeting that a demand is a condition of. `state` says how it stands; `status` is a demand's."""

    ref: Ref
    label: str
    title: str
    state: str
    status: Status | None = None
    confidential: bool = False

    @property
    def name(self) -> str:
        return f"{self.label} {self.title}" if self.status is not None else self.title


@dataclass(frozen=True, slots=True)
class LinkageTie:
    """One link as it was entered, from `start` to `end`."""

    link_id: int
    start: Ref
    end: Ref
    linkage: Linkage
    note: str = ""

    @property
    def order(self) -> tuple[Ref, Ref] | None:
        """What comes first and what comes after it; None for a link that says nothing of order."""
        if self.linkage is Linkage.DEPENDS_ON:
            return self.end, self.start
        if self.linkage in (Linkage.BLOCKS, Linkage.CONDITION_OF):
            return self.start, self.end
        return None


@dataclass(frozen=True, slots=True)
class Cycle:
    """Records that wait for each other, each for the next; `link_ids` are the links that close it, in that order."""

    refs: tuple[Ref, ...]
    link_ids: tuple[int, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Wait:
    """What is not settled yet and has to wait. `ahead`: it was agreed all the same, before what it waits for."""

    ref: Ref
    for_refs: tuple[Ref, ...]
    sentence: str
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class PackageRecord:
    """Demands that are traded together, in their order."""

    id: int
    title: str
    note: str
    confidential: bool
    members: tuple[Card, ...]

    @property
    def words(self) -> str:
        """How it is called in a sentence: "the package “Weapons for access”"."""
        return f"the package “{self.title}”"


@dataclass(frozen=True, slots=True)
class Standing:
    """One demand in the order: what it waits for, what waits for it, its cycle in a sentence, its packages.

    needs: how many records come before it, settled or not.
    """

    needs: int
    waits_for: tuple[LinkageNode, ...]
    awaited_by: tuple[LinkageNode, ...]
    cycle: str
    packages: tuple[PackageRecord, ...]


@dataclass(frozen=True, slots=True)
class LinkageRecord:
    """The whole of it, or what lies around one record. `order` are the steps from first to last.

    The records of one step do not wait for each other, unless they stand in one cycle. `left_out` counts the links
    that were not read, because there are more than a screen can show; `more_cycles` that not every cycle is named.
    """

    nodes: tuple[LinkageNode, ...]
    ties: tuple[LinkageTie, ...]
    cycles: tuple[Cycle, ...]
    order: tuple[tuple[Ref, ...], ...]
    waits: tuple[Wait, ...]
    packages: tuple[PackageRecord, ...]
    left_out: int = 0
    more_cycles: bool = False

    @property
    def in_cycles(self) -> frozenset[tuple[Ref, Ref]]:
        """What comes first and what after it, along every cycle; a `LinkageTie.order` is among them or not."""
        return frozenset(
            (first, then) for cycle in self.cycles for then, first in pairwise((*cycle.refs, cycle.refs[0]))
        )
