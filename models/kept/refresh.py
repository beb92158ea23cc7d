"""Keeps spans and tallies in step with the records, in the transaction of the edit itself.

Works out, for the demands and meetings that an edit touched, what was to be kept of them before and what is to be
kept after, and writes the difference alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from itertools import pairwise

from sqlalchemy.engine import Connection

from models.journal import Change, Plain
from models.kept.family import SLICE, Family, Rows
from models.kept.tables import CLOSED, MISSING_POSITIONS, OPEN, SETTLED, SPANS, TALLIES, UNCONFIRMED
from models.vocabulary import Involvement, Presence

STEPS = Family("status_change", "demand_id", ("effective", "status"))
ASKED = Family("demand_party", "demand_id", ("party_id", "involvement"))
POSITIONS = Family("position", "demand_id", ("party_id", "effective"))
STATE = Family("meeting", "id", ("state",))
ATTENDANCE = Family("attendance", "meeting_id", ("party_id", "person_id", "effective", "presence"))

#: Plain words of days and statuses, as the driver gives them and the journal keeps them.
_OPEN = OPEN.isoformat()
_SETTLED = frozenset(status.value for status in SETTLED)
_CLOSED = frozenset(state.value for state in CLOSED)
_UNSURE = frozenset(presence.value for presence in Presence if presence.open)
_ADDRESSED = Involvement.ADDRESSED_TO.value

#: (status, reference number, since, until, demand id): a row of the table.
Span = tuple[str, int, str, str, int]

#: From a day (inclusive) to another (exclusive).
Days = tuple[str, str]

#: (what, day) → by how much
Deltas = Counter[tuple[str, str]]

_PUT = (
    "INSERT INTO status_span (status, number, since, until, demand_id) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (status, number, since) DO UPDATE SET until = excluded.until"
)
_TAKE = "DELETE FROM status_span WHERE status = ? AND number = ? AND since = ?"
_COUNT = (
    "INSERT INTO tally (what, day, delta) VALUES (?, ?, ?) "
    "ON CONFLICT (what, day) DO UPDATE SET delta = delta + excluded.delta"
)


#: The whole row of a record that the edit changed.
KnownRow = Callable[[str, int], Plain | None]


def refresh(connection: Connection, changes: Iterable[Change], row: KnownRow) -> None:
    """Take the changes of one edit into spans and tallies; those that touch no series cost nothing."""
    touched = _Touched(connection, changes, row)
    deltas: Deltas = Counter()
    _demands(touched, deltas)
    _meetings(touched, deltas)
    rows = sorted((what, day, delta) for (what, day), delta in deltas.items() if delta and day != _OPEN)
    if rows:
        connection.exec_driver_sql(_COUNT, rows)


def rebuild(connection: Connection) -> None:
    """Everything anew, out of the records of a file whose kept tables are empty."""
    connection.exec_driver_sql(f"INSERT INTO status_span (status, number, since, until, demand_id) {SPANS}")
    connection.exec_driver_sql(f"INSERT INTO tally (what, day, delta) {TALLIES}")


class _Touched:
    """The changes of an edit by table, and the families that they touch, before and after."""

    def __init__(self, connection: Connection, changes: Iterable[Change], row: KnownRow) -> None:
        self.connection = connection
        self.row = row
        self._changes: dict[str, list[Change]] = defaultdict(list)
        for change in changes:
            self._changes[change.entity].append(change)

    def changes(self, family: Family) -> list[Change]:
        return [change for change in self._changes.get(family.entity, ()) if family.matters(change)]

    def owners(self, *families: Family) -> set[int]:
        """Whose rows were touched, in any of the families."""
        found: set[int] = set()
        for family in families:
            found |= family.owners(self.connection, self.changes(family))
        return found

    def new(self, entity: str) -> dict[int, Plain]:
        """The owners that this edit made."""
        changes = self._changes.get(entity, ())
        return {change.entity_id: change.becomes for change in changes if change.was is None and change.becomes}

    def around(self, family: Family, owners: Collection[int], new: Collection[int]) -> tuple[Rows, Rows]:
        """The rows of these owners before the edit and after; those that are new need no look at the file."""
        changes = self.changes(family)
        if new:
            after = family.made(changes)
            older = [owner for owner in owners if owner not in new]
            if not older:
                return {}, after
            after = {owner: rows for owner, rows in after.items() if owner in new}
            after.update(family.read(self.connection, older))
        else:
            after = family.read(self.connection, owners)
        return family.taken_back(after, changes) if changes else after, after


# ---------------------------------------------------------------- demands


def _demands(touched: _Touched, deltas: Deltas) -> None:
    waiting = touched.owners(ASKED, POSITIONS)
    owners = touched.owners(STEPS) | waiting
    if not owners:
        return
    new = touched.new("demand")
    before, after = touched.around(STEPS, owners, new)
    was: list[Span] = []
    now: list[Span] = []
    unsettled: dict[int, tuple[list[Days], list[Days]]] = {}
    for owner, number in _numbers(touched, owners).items():
        spans = (_spans(owner, number, before.get(owner)), _spans(owner, number, after.get(owner)))
        days = (_unsettled(spans[0]), _unsettled(spans[1]))
        if owner in waiting or days[0] != days[1]:
            unsettled[owner] = days
        if spans[0] != spans[1]:
            was += spans[0]
            now += spans[1]
    _write_spans(touched.connection, was, now)
    _count_standing(deltas, was, -1)
    _count_standing(deltas, now, 1)
    if unsettled:
        _count_waiting(touched, deltas, unsettled, new)


def _numbers(touched: _Touched, owners: set[int]) -> dict[int, int]:
    """The reference numbers of demands that are there, come or go."""
    found: dict[int, int] = {}
    for owner in owners:
        row = touched.row("demand", owner)
        if row is not None:
            found[owner] = int(str(row["number"]))
    missing = sorted(owners - found.keys())
    for start in range(0, len(missing), SLICE):
        part = tuple(missing[start : start + SLICE])
        marks = ", ".join("?" * len(part))
        query = f"SELECT id, number FROM demand WHERE id IN ({marks})"
        found.update((row[0], row[1]) for row in touched.connection.exec_driver_sql(query, part))
    return found


def _spans(owner: int, number: int, steps: dict[int, Plain] | None) -> list[Span]:
    """What a series says, oldest first. Of several steps of one day the newest entered counts."""
    if not steps:
        return []
    by_day = {str(row["effective"]): str(row["status"]) for _, row in sorted(steps.items())}
    days = [*sorted(by_day), _OPEN]
    return [(by_day[since], number, since, until, owner) for since, until in pairwise(days)]


def _write_spans(connection: Connection, was: list[Span], now: list[Span]) -> None:
    kept, wanted = set(was), {span[:3] for span in now}
    gone = sorted(span[:3] for span in was if span[:3] not in wanted)
    fresh = sorted(span for span in now if span not in kept)
    if gone:
        connection.exec_driver_sql(_TAKE, gone)
    if fresh:
        connection.exec_driver_sql(_PUT, fresh)


def _count_standing(deltas: Deltas, spans: list[Span], by: int) -> None:
    for status, _, since, until, _ in spans:
        deltas[status, since] += by
        deltas[status, until] -= by


def _unsettled(spans: list[Span]) -> list[Days]:
    """When a demand waited for positions; spans that touch are one."""
    found: list[Days] = []
    for status, _, since, until, _ in spans:
        if status in _SETTLED:
            continue
        if found and found[-1][1] == since:
            found[-1] = (found[-1][0], until)
        else:
            found.append((since, until))
    return found


def _count_waiting(
    touched: _Touched, deltas: Deltas, unsettled: dict[int, tuple[list[Days], list[Days]]], new: dict[int, Plain]
) -> None:
    asked = touched.around(ASKED, unsettled, new)
    positions = touched.around(POSITIONS, unsettled, new)
    for owner, days in unsettled.items():
        for at, by in enumerate((-1, 1)):
            first: dict[object, str] = {}
            for row in positions[at].get(owner, {}).values():
                day = str(row["effective"])
                first[row["party_id"]] = min(day, first.get(row["party_id"], day))
            for row in asked[at].get(owner, {}).values():
                if row["involvement"] == _ADDRESSED:
                    answered = first.get(row["party_id"], _OPEN)
                    _count(deltas, MISSING_POSITIONS, ((since, min(until, answered)) for since, until in days[at]), by)


# ---------------------------------------------------------------- meetings


def _meetings(touched: _Touched, deltas: Deltas) -> None:
    owners = touched.owners(STATE, ATTENDANCE)
    if not owners:
        return
    new = touched.new("meeting")
    states = touched.around(STATE, owners, new)
    attendance = touched.around(ATTENDANCE, owners, new)
    for at, by in enumerate((-1, 1)):
        for owner in owners:
            if any(row["state"] not in _CLOSED for row in states[at].get(owner, {}).values()):
                words = _by_attendant(attendance[at].get(owner, {}))
                unsure = (days for said in words for word, days in _held(said, "presence") if word in _UNSURE)
                _count(deltas, UNCONFIRMED, unsure, by)


def _by_attendant(rows: dict[int, Plain]) -> Iterable[dict[int, Plain]]:
    found: dict[tuple[object, object], dict[int, Plain]] = defaultdict(dict)
    for row_id, row in rows.items():
        found[row["party_id"], row["person_id"]][row_id] = row
    return found.values()


def _held(steps: dict[int, Plain], name: str) -> list[tuple[str, Days]]:
    """From when to when each step of a series held; those that another of the same day supersedes not at all."""
    by_day = {str(row["effective"]): str(row[name]) for _, row in sorted(steps.items())}
    days = [*sorted(by_day), _OPEN]
    return [(by_day[since], (since, until)) for since, until in pairwise(days)]


def _count(deltas: Deltas, what: str, days: Iterable[Days], by: int) -> None:
    for since, until in days:
        if since < until:
            deltas[what, since] += by
            deltas[what, until] -= by
