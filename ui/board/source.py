"""What the board reads: one workspace under one filter, sort and grouping, today or as of an earlier day.

Only asks `models.queries`; which cards are kept in memory is `ui.board.model`'s.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from models.queries import board as queries
from models.queries.board import Grouping, Sort
from models.records import BoardFilter, Card
from models.vocabulary import LADDER, Status
from models.workspace import Workspace

Asked = tuple[BoardFilter, Sort, Grouping, dt.date | None, int]


class BoardSource:
    """The questions that columns ask; a fresh one is made for each workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.filter = BoardFilter()
        self.sort = Sort.REFERENCE
        self.grouping = Grouping.NONE
        #: The earlier day that is shown, or None for today.
        self.as_of: dt.date | None = None
        #: The first page of each column, each to be used once, and what they hang on.
        self._first: tuple[Asked | None, dict[Status, tuple[Card, ...]]] = (None, {})

    @property
    def address(self) -> str:
        """Tells this negotiation from others, so that cards dragged in from elsewhere are refused."""
        return str(self.workspace.path)

    def counts(self) -> dict[Status, int]:
        """Exact counts of every status under the filter. The first pages are read along: they are asked for next."""
        screen = queries.screen(
            self.workspace,
            self.filter,
            sort=self.sort,
            grouping=self.grouping,
            statuses=tuple(self.filter.statuses or LADDER),
            as_of=self.as_of,
        )
        self._first = (self._asked(), dict(screen.pages))
        return screen.counts

    def _asked(self) -> Asked:
        """What the answers hang on: another filter or another edit makes them old."""
        return self.filter, self.sort, self.grouping, self.as_of, self.workspace.sequence

    def page(self, status: Status, offset: int, limit: int) -> tuple[Card, ...]:
        asked, first = self._first
        if offset == 0 and limit <= queries.PAGE and asked == self._asked() and status in first:
            return first.pop(status)[:limit]
        return queries.page(
            self.workspace,
            status,
            self.filter,
            sort=self.sort,
            grouping=self.grouping,
            offset=offset,
            limit=limit,
            as_of=self.as_of,
        )

    def groups(self, status: Status) -> tuple[tuple[str, int], ...]:
        """The groups of a column with their counts; none without grouping."""
        if self.grouping is Grouping.NONE:
            return ()
        return queries.groups(self.workspace, status, self.filter, grouping=self.grouping, as_of=self.as_of)

    def cards(self, ids: Sequence[int]) -> dict[int, Card]:
        return queries.cards(self.workspace, ids, as_of=self.as_of)

    def position(self, demand_id: int) -> int | None:
        """Where the card stands in its own column; None where the filter holds it back."""
        return queries.position(
            self.workspace, demand_id, self.filter, sort=self.sort, grouping=self.grouping, as_of=self.as_of
        )
