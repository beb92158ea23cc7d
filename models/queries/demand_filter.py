"""Which demands a filter lets through, in which order, today or as of an effective date: as parts of a SELECT."""

from __future__ import annotations

import datetime as dt
from typing import TypeVarTuple

from sqlalchemy import Boolean, ColumnElement, Date, Select, func, select, text, type_coerce

from models.column_types import AnyFrom, WordType
from models.queries.tables import demand as d
from models.queries.tables import demand_party, party, status_change
from models.records import BoardFilter
from models.vocabulary import Involvement, Status, Word
from models.words import query as words_query

Columns = TypeVarTuple("Columns")

#: A sort or group key of whatever type.
AnyColumn = ColumnElement[object] | ColumnElement[dt.date]


class Sort(Word):
    """The order of the cards in a column; equal ones by reference. `DAYS` puts the longest in this status first."""

    REFERENCE = "reference"
    PRIORITY = "priority"
    DAYS = "days"
    TITLE = "title"
    THEME = "theme"


class Grouping(Word):
    """By what the cards of a column are put together. A party is the first one that tables the demand."""

    NONE = "none"
    THEME = "theme"
    PARTY = "party"


class Demands:
    """The demands of one view of the board: a filter, and the day whose statuses count.

    Today the status is a column of the demand with indexes of its own; as of an earlier day it is the newest step
    of the series up to that day, and demands that had none yet are not there.
    """

    def __init__(self, today: dt.date, flt: BoardFilter, as_of: dt.date | None) -> None:
        self.day = today if as_of is None else min(as_of, today)
        self.past = self.day < today
        self._filter = flt
        self._on_day = _statuses_on(self.day) if self.past else None
        columns = (self._on_day if self._on_day is not None else d).c
        self.status: ColumnElement[Status] = type_coerce(columns.status, WordType(Status))
        self.since = type_coerce(columns.since, Date)
        self.since_soft = type_coerce(columns.since_soft, Boolean)

    def among(self, query: Select[*Columns], status: Status | None = None) -> Select[*Columns]:
        """The query over these demands only, in one status where one is given."""
        source: AnyFrom = d if self._on_day is None else d.join(self._on_day, self._on_day.c.demand_id == d.c.id)
        query = query.select_from(source).where(*self._conditions())
        return query if status is None else query.where(self.status == status)

    def order(self, sort: Sort, grouping: Grouping) -> list[AnyColumn]:
        """The sort keys, of which the last makes the order total."""
        keys: list[AnyColumn] = []
        if grouping is not Grouping.NONE:
            keys.append(self.group_key(grouping))
        match sort:
            case Sort.PRIORITY:
                keys.append(d.c.priority)
            case Sort.DAYS:
                keys.append(self.since)
            case Sort.TITLE:
                keys.append(d.c.title)
            case Sort.THEME:
                keys.append(d.c.theme)
            case Sort.REFERENCE:
                pass
        return [*keys, d.c.number]

    def group_key(self, grouping: Grouping) -> AnyColumn:
        return d.c.theme if grouping is Grouping.THEME else _lead_party()

    def _conditions(self) -> list[ColumnElement[bool]]:
        flt = self._filter
        found: list[ColumnElement[bool]] = []
        if flt.themes:
            found.append(d.c.theme.in_(sorted(flt.themes)))
        if flt.priorities:
            found.append(d.c.priority.in_(sorted(flt.priorities)))
        if flt.statuses:
            found.append(self.status.in_(sorted(flt.statuses)))
        if flt.party_ids:
            found.append(
                d.c.id.in_(select(demand_party.c.demand_id).where(demand_party.c.party_id.in_(sorted(flt.party_ids))))
            )
        if flt.stalled_days is not None:
            found.append(self.since < _days_before(self.day, flt.stalled_days))
        words = words_query(flt.text)
        if words:
            matching = text("SELECT rowid FROM search WHERE search MATCH :words").bindparams(words=words)
            found.append(d.c.id.in_(matching.columns(d.c.id)))
        return found


def _days_before(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(max(1, day.toordinal() - days))


def _statuses_on(day: dt.date) -> AnyFrom:
    """The step of each series that held on a day: the newest effective one, on the same date the newest entered."""
    newest = func.row_number().over(
        partition_by=status_change.c.demand_id,
        order_by=(status_change.c.effective.desc(), status_change.c.id.desc()),
    )
    steps = (
        select(
            status_change.c.demand_id,
            status_change.c.status,
            status_change.c.effective.label("since"),
            status_change.c.effective_soft.label("since_soft"),
            newest.label("place"),
        )
        .where(status_change.c.effective <= day)
        .subquery()
    )
    return select(steps).where(steps.c.place == 1).subquery("on_day")


def _lead_party() -> AnyColumn:
    code: AnyColumn = (
        select(party.c.code)
        .join_from(demand_party, party, party.c.id == demand_party.c.party_id)
        .where(demand_party.c.demand_id == d.c.id, demand_party.c.involvement == Involvement.TABLED_BY)
        .order_by(demand_party.c.place_in_list)
        .limit(1)
        .scalar_subquery()
    )
    return code
