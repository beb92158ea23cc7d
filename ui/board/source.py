"""What the board reads: one workspace under one filter, sort and grouping, today or as of an earlier day.

Only asks `models.queries`; which cards are kept in memory is `ui.board.model`'s.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from models.queries import board as queries
from models.queries.board import Grouping, Sort
from models.records import BoardFilter, Card
from models.vocabulary import Status
from models.workspace import Workspace


class BoardSource:
    """The questions that columns ask; a fresh one is made for each workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.filter = BoardFilter()
        self.sort = Sort.REFERENCE
        self.grouping = Grouping.NONE
        #: The earlier day that is shown, or None for today.
        self.as_of: dt.date | None = None

    @property
    def address(self) -> str:
        """Tells this negotiation from others, so that cards dragged in from elsewhere are refused."""
        return str(self.workspace.path)

    def counts(self) -> dict[Status, int]:
        """Exact counts of every status under the filter."""
        return queries.counts(self.workspace, self.filter, as_of=self.as_of)

    def page(self, status: Status, offset: int, limit: int) -> tuple[Card, ...]:
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
