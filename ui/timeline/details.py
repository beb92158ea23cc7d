"""What single events say: asked of a source by their addresses, and kept for a while.

Of a small negotiation all is at hand; of a large one only what is looked at is ever read.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from models.columns import PairColumns
from models.queries import timeline
from models.records import Ref, StatusMark, TimelineEvent, TimelineLink
from models.workspace import Workspace

#: Beyond this the store is emptied: a day of panning must not keep a million titles.
MOST_KEPT = 6_000


class Source(Protocol):
    """Answers for events and status changes by their addresses; what is not there is left out of the answer."""

    def titles(self, refs: Collection[Ref]) -> dict[Ref, str]: ...
    def events(self, refs: Collection[Ref]) -> Iterable[TimelineEvent]: ...
    def of_demands(self, demand_ids: Collection[int]) -> frozenset[Ref]: ...
    def marks(self, ids: Sequence[int]) -> Sequence[StatusMark]: ...
    def links(self, refs: Collection[Ref]) -> Sequence[TimelineLink]: ...
    def attendance(self) -> PairColumns | None: ...


class Listed:
    """The source of a small negotiation: everything was read already."""

    def __init__(self, events: Sequence[TimelineEvent] = (), links: Sequence[TimelineLink] = ()) -> None:
        self._events = {event.ref: event for event in events}
        self._links = links

    def titles(self, refs: Collection[Ref]) -> dict[Ref, str]:
        return {ref: self._events[ref].title for ref in refs if ref in self._events}

    def events(self, refs: Collection[Ref]) -> Iterable[TimelineEvent]:
        return [self._events[ref] for ref in refs if ref in self._events]

    def of_demands(self, demand_ids: Collection[int]) -> frozenset[Ref]:
        wanted = frozenset(demand_ids)
        return frozenset(ref for ref, event in self._events.items() if not wanted.isdisjoint(event.demand_ids))

    def marks(self, ids: Sequence[int]) -> Sequence[StatusMark]:
        return ()

    def links(self, refs: Collection[Ref]) -> Sequence[TimelineLink]:
        return [link for link in self._links if link.start in refs or link.end in refs]

    def attendance(self) -> PairColumns | None:
        """None: each event names its parties itself."""
        return None


class Filed:
    """The source of a large negotiation: its file, as of a day where one is given."""

    def __init__(self, workspace: Workspace, as_of: dt.date | None = None) -> None:
        self._workspace, self._as_of = workspace, as_of

    def titles(self, refs: Collection[Ref]) -> dict[Ref, str]:
        return timeline.titles(self._workspace, refs)

    def events(self, refs: Collection[Ref]) -> Iterable[TimelineEvent]:
        return timeline.events(self._workspace, refs, as_of=self._as_of)

    def of_demands(self, demand_ids: Collection[int]) -> frozenset[Ref]:
        return timeline.of_demands(self._workspace, demand_ids)

    def marks(self, ids: Sequence[int]) -> Sequence[StatusMark]:
        return timeline.marks(self._workspace, ids, as_of=self._as_of)

    def links(self, refs: Collection[Ref]) -> Sequence[TimelineLink]:
        return timeline.links(self._workspace, refs)

    def attendance(self) -> PairColumns | None:
        return timeline.attendance(self._workspace, as_of=self._as_of)


class Details:
    """Remembers what a source answered."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._titles: dict[Ref, str] = {}
        self._events: dict[Ref, TimelineEvent | None] = {}
        self._links: dict[Ref, tuple[TimelineLink, ...]] = {}

    def title(self, ref: Ref) -> str:
        if ref not in self._titles:
            self.prepare([ref])
        return self._titles.get(ref, "")

    def prepare(self, refs: Collection[Ref]) -> None:
        """Asks for several titles at once."""
        wanted = [ref for ref in refs if ref not in self._titles]
        if not wanted:
            return
        if len(self._titles) > MOST_KEPT:
            self._titles.clear()
            wanted = list(refs)
        self._titles |= dict.fromkeys(wanted, "") | self.source.titles(wanted)

    def event(self, ref: Ref) -> TimelineEvent | None:
        if ref not in self._events:
            self.prepare_events([ref])
        return self._events.get(ref)

    def prepare_events(self, refs: Collection[Ref]) -> None:
        """Asks for all that several events say at once."""
        wanted = [ref for ref in refs if ref not in self._events]
        if not wanted:
            return
        if len(self._events) > MOST_KEPT:
            self._events.clear()
            wanted = list(refs)
        self._events |= dict.fromkeys(wanted)
        self._events |= {event.ref: event for event in self.source.events(wanted)}

    def of_demands(self, demand_ids: Collection[int]) -> frozenset[Ref]:
        return self.source.of_demands(demand_ids)

    def links_of(self, refs: Collection[Ref]) -> list[TimelineLink]:
        """The links that begin or end at one of the records, each once."""
        wanted = [ref for ref in refs if ref not in self._links]
        if wanted:
            if len(self._links) > MOST_KEPT:
                self._links.clear()
                wanted = list(refs)
            ends: dict[Ref, list[TimelineLink]] = defaultdict(list)
            for link in self.source.links(wanted):
                for ref in {link.start, link.end}:
                    ends[ref].append(link)
            self._links |= {ref: tuple(ends[ref]) for ref in wanted}
        return list(dict.fromkeys(link for ref in refs for link in self._links[ref]))

    def forget(self, refs: Collection[Ref]) -> None:
        """These were changed; links may have changed anywhere."""
        for ref in refs:
            self._titles.pop(ref, None)
            self._events.pop(ref, None)
        self._links.clear()


NOTHING = Details(Listed())
