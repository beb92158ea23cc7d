"""Which demands a filter lets through, in which order, today or as of an effective date: as parts of a SELECT."""

from __future__ import annotations

import datetime as dt
from typing import TypeVarTuple

from sqlalchemy import ColumnElement, Select, column, exists, false, func, insert, select, text, type_coerce
from sqlalchemy import table as light_table
from sqlalchemy.engine import Connection

from models.column_types import AnyFrom, WordType
from models.kept.tables import status_span
from models.queries.tables import demand as d
from models.queries.tables import demand_party, party, status_change
from models.records import BoardFilter
from models.vocabulary import Involvement, Status, Word
from models.words import query as words_query

Columns = TypeVarTuple("Columns")

#: A sort or group key of whatever type.
AnyColumn = ColumnElement[object] | ColumnElement[dt.date]

#: What `Demands.match_once` found, for as long as the connection reads on.
_matched = light_table("matched", column("id"), schema="temp")

#: Up to so many matches it is quicker to look at each than to walk the columns until enough have come by.
FEW = 1_000


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

    Today the status is a column of the demand with indexes of its own. As of an earlier day it is the step of the
    series that held then, and demands that had none yet are not there; a whole column of that day comes out of the
    spans that are kept beside the series (`models.kept`).
    """

    def __init__(self, today: dt.date, flt: BoardFilter, as_of: dt.date | None) -> None:
        self.day = today if as_of is None else min(as_of, today)
        self.past = self.day < today
        self._filter = flt
        self._words = words_query(flt.text)
        self._once = False
        self._on_day = status_change.alias("on_day") if self.past else None
        columns = d.c if self._on_day is None else self._on_day.c
        self.status: ColumnElement[Status] = type_coerce(columns.status, WordType(Status))
        self.since: AnyColumn = d.c.since if self._on_day is None else self._on_day.c.effective
        self.since_soft: AnyColumn = d.c.since_soft if self._on_day is None else self._on_day.c.effective_soft

    @property
    def whole(self) -> bool:
        """True where the filter holds nothing back but whole columns."""
        return not self._conditions(self.since)

    def shows(self, status: Status) -> bool:
        """False for a column that the filter leaves out."""
        return not self._filter.statuses or status in self._filter.statuses

    # ------------------------------------------------------------ which

    def among(self, query: Select[*Columns]) -> Select[*Columns]:
        """The query over these demands only, each with the status it had on the day."""
        source: AnyFrom = d
        if self._on_day is not None:
            source = d.join(self._on_day, self._on_day.c.id == _step_on(self.day))
        query = query.select_from(source).where(*self._conditions(self.since))
        flt = self._filter
        return query.where(self.status.in_(sorted(flt.statuses))) if flt.statuses else query

    def numbers(self) -> Select[Status | None, int]:
        """How many of these demands stood in each status, perhaps also how many in none; columns not shown included."""
        if self._on_day is None or self._filter.stalled_days is not None:
            return self.among(select(self.status, func.count())).group_by(self.status)
        # The status alone is in the index of the series, the rest of the step would be a second look; and whatever is
        # asked about it here, SQLite would look up again.
        then = select(_step_on(self.day, status_change.c.status).label("status")).where(*self._conditions(self.since))
        stood = then.select_from(d).subquery("stood")
        return select(type_coerce(stood.c.status, WordType(Status)), func.count()).group_by(stood.c.status)

    def column(self, query: Select[*Columns], status: Status) -> Select[*Columns]:
        """The query over the demands of one column, in the order of `column_order`."""
        if not self.past:
            query = query.select_from(d).where(d.c.status == status)
        else:
            query = query.select_from(status_span.join(d, d.c.id == status_span.c.demand_id)).where(
                status_span.c.status == status, status_span.c.since <= self.day, status_span.c.until > self.day
            )
        if not self.shows(status):
            return query.where(false())
        return query.where(*self._conditions(self._column_since))

    @property
    def _column_since(self) -> AnyColumn:
        return status_span.c.since if self.past else d.c.since

    def match_once(self, connection: Connection) -> int | None:
        """Find now what the words and parties of the filter match, for all that is asked on this connection.

        Gives how many that are (some may be no demands), or None where the filter names neither.
        """
        rows = self._matching()
        if rows is None:
            return None
        connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS matched (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("DELETE FROM temp.matched")
        self._once = True
        return connection.execute(insert(_matched).from_select(["id"], rows)).rowcount

    def _matching(self) -> Select[object] | None:
        """The ids of what the words and the parties match, each once."""
        flt = self._filter
        found = text("SELECT rowid AS id FROM search WHERE search MATCH :words").bindparams(words=self._words)
        matching = found.columns(d.c.id).subquery("found")
        if not flt.party_ids:
            return select(matching.c.id) if self._words else None
        involved = select(demand_party.c.demand_id).where(demand_party.c.party_id.in_(sorted(flt.party_ids))).distinct()
        return involved.where(demand_party.c.demand_id.in_(select(matching.c.id))) if self._words else involved

    def _conditions(self, since: AnyColumn) -> list[ColumnElement[bool]]:
        """Those of the filter, but for its statuses."""
        flt = self._filter
        found: list[ColumnElement[bool]] = []
        if flt.themes:
            found.append(d.c.theme.in_(sorted(flt.themes)))
        if flt.priorities:
            found.append(d.c.priority.in_(sorted(flt.priorities)))
        if flt.stalled_days is not None:
            found.append(since < _days_before(self.day, flt.stalled_days))
        if self._once:
            found.append(exists().where(_matched.c.id == d.c.id))
        elif (rows := self._matching()) is not None:
            found.append(d.c.id.in_(rows))
        return found

    # ------------------------------------------------------------ in which order

    def order(self, sort: Sort, grouping: Grouping) -> list[AnyColumn]:
        """The sort keys for `among`, of which the last makes the order total."""
        return self._keys(sort, grouping, self.since, d.c.number)

    def column_order(self, sort: Sort, grouping: Grouping) -> list[AnyColumn]:
        """The same for `column`."""
        return self._keys(sort, grouping, self._column_since, status_span.c.number if self.past else d.c.number)

    def _keys(self, sort: Sort, grouping: Grouping, since: AnyColumn, number: AnyColumn) -> list[AnyColumn]:
        keys: list[AnyColumn] = []
        if grouping is not Grouping.NONE:
            keys.append(self.group_key(grouping))
        match sort:
            case Sort.PRIORITY:
                keys.append(d.c.priority)
            case Sort.DAYS:
                keys.append(since)
            case Sort.TITLE:
                keys.append(d.c.title)
            case Sort.THEME:
                keys.append(d.c.theme)
            case Sort.REFERENCE:
                pass
        return [*keys, number]

    def group_key(self, grouping: Grouping) -> AnyColumn:
        return d.c.theme if grouping is Grouping.THEME else _lead_party()


def _days_before(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(max(1, day.toordinal() - days))


def _step_on(day: dt.date, wanted: AnyColumn = status_change.c.id) -> AnyColumn:
    """Of a demand's series the step that held on a day: the newest effective one, of one date the newest entered."""
    step = status_change
    found: AnyColumn = (
        select(wanted)
        .where(step.c.demand_id == d.c.id, step.c.effective <= day)
        .order_by(step.c.effective.desc(), step.c.id.desc())
        .limit(1)
        .correlate(d)
        .scalar_subquery()
    )
    return found


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
