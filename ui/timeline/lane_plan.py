"""How a person wants the lanes: what makes one, their order, which are folded. Remembered for each negotiation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class LaneBy(StrEnum):
    """What makes a lane."""

    LANE = "lane"
    TRACK = "track"
    KIND = "kind"
    PARTY = "party"

    @property
    def words(self) -> str:
        return {
            "lane": "Lanes as set",
            "track": "Lanes by track",
            "kind": "Lanes by kind",
            "party": "A lane per party",
        }[self.value]


_WORDS = {"lane": "Lanes as set", "track": "Lanes by track", "kind": "Lanes by kind", "party": "A lane per party"}


@dataclass(frozen=True, slots=True)
class LanePlan:
    """Keys in their order (those not named follow in their own), and the keys of folded lanes.

    A key begins with what makes the lane ("party:4711"), so that each way of making lanes keeps its own order.
    """

    by: LaneBy = LaneBy.LANE
    order: tuple[str, ...] = ()
    folded: frozenset[str] = frozenset()

    @classmethod
    def read(cls, by: str, order: Sequence[str], folded: Sequence[str]) -> LanePlan:
        """From what was remembered; a word that is none makes the lanes as they are set."""
        known = next((way for way in LaneBy if way == by), LaneBy.LANE)
        return cls(known, tuple(dict.fromkeys(order)), frozenset(folded))

    def toggled(self, key: str) -> LanePlan:
        """With that lane folded, or open again."""
        return replace(self, folded=self.folded ^ {key})

    def with_folded(self, keys: Sequence[str], folded: bool) -> LanePlan:
        return replace(self, folded=self.folded | set(keys) if folded else self.folded - set(keys))

    def ordered(self, keys: Sequence[str]) -> LanePlan:
        """With these lanes in this order; what was said of other lanes stays."""
        return replace(self, order=(*keys, *(key for key in self.order if key not in keys)))

    def plain(self) -> LanePlan:
        """The same lanes in their first order, all open."""
        mine = f"{self.by}:"
        order = tuple(key for key in self.order if not key.startswith(mine))
        return replace(self, order=order, folded=frozenset(key for key in self.folded if not key.startswith(mine)))
