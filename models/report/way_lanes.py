"""The lanes of the picture of the way: as they were set, by track, by kind, or one a party."""

from __future__ import annotations

from collections.abc import Set

from models.report.choices import WayLanes
from models.report.happenings import Happening
from models.vocabulary import Kind, Lane, MeetingKind, Track

#: An event of no party, where each party has a lane.
_NOBODY = "party:"
_INCIDENTS = str(Lane.INCIDENTS)


class Lanes:
    """A lane is known by a key: a word of `Lane`, which the table of words names, or one that `names` does."""

    def __init__(self, by: WayLanes) -> None:
        self._by = by

    def of(self, one: Happening) -> tuple[str, ...]:
        """The keys of the lanes in which it stands: several where it is of several parties."""
        if one.kind is Kind.INCIDENT:
            return (_INCIDENTS,)
        match self._by:
            case WayLanes.LANE:
                return (str(one.lane),)
            case WayLanes.TRACK:
                if one.meeting_kind is MeetingKind.STATEMENT:
                    return (str(Lane.STATEMENTS),)
                return (f"track:{one.track or Track.OFFICIAL}",)
            case WayLanes.KIND:
                return (f"kind:{one.meeting_kind or MeetingKind.OTHER}",)
            case WayLanes.PARTY:
                return tuple(f"party:{code}" for code in dict.fromkeys(one.parties)) or (_NOBODY,)

    def ordered(self, keys: Set[str]) -> tuple[str, ...]:
        """These keys in the order of the picture: parties by their code, nobody after them, incidents last."""
        known = [
            *(str(lane) for lane in Lane if lane not in (Lane.STATEMENTS, Lane.INCIDENTS)),
            *(f"track:{track}" for track in Track),
            *(f"kind:{kind}" for kind in MeetingKind),
            *sorted(key for key in keys if key.startswith("party:") and key != _NOBODY),
            _NOBODY,
            str(Lane.STATEMENTS),
            _INCIDENTS,
        ]
        return tuple(key for key in known if key in keys)

    def names(self, keys: Set[str]) -> dict[str, str]:
        """What stands beside the lanes that are no `Lane`."""
        return {key: _name(key) for key in self.ordered(keys) if ":" in key}


def _name(key: str) -> str:
    by, _, what = key.partition(":")
    if by == "track":
        return f"Track {Track(what).number}"
    if by == "kind":
        word = MeetingKind(what).word
        return word[:1].upper() + word[1:]
    return what or "No party named"
