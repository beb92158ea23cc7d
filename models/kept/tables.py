"""The kept tables, and how their rows follow from the records, as SQL: what `check` compares a file with.

A span says from which day (inclusive) to which (exclusive) a demand stood in a status. A tally says by how much a
number changed on a day, so that the number of any day is a sum over the days up to it: its cost grows with the days
of a negotiation, not with its demands. Why just so: docs/decisions/0007-spans-and-tallies.md.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Date, Integer, column, table

from models.column_types import BigId, ReadTable, WordType
from models.vocabulary import Involvement, MeetingState, Presence, Status

#: The `until` of a span that still holds: the last day there is.
OPEN = dt.date.max

#: Tallies besides those of the statuses: addressed parties without a position on a demand that waits for one, and
#: parties and persons whose newest word is not their own, of the meetings that are neither over nor off today.
MISSING_POSITIONS = "missing_positions"
UNCONFIRMED = "unconfirmed"

#: Demands that wait for nobody's position any more, and meetings that wait for nobody's word.
SETTLED = (Status.AGREED, Status.WITHDRAWN)
CLOSED = (MeetingState.CANCELLED, MeetingState.HELD)

#: The key is the order in which a column of the board is read.
SPAN_TABLE = """CREATE TABLE status_span (
    status TEXT NOT NULL, number INTEGER NOT NULL, since DATE NOT NULL, until DATE NOT NULL, demand_id BIGINT NOT NULL,
    CONSTRAINT pk_status_span PRIMARY KEY (status, number, since)
) WITHOUT ROWID"""

#: `what` is the word of a status for the demands that stand in it, or one of the above.
TALLY_TABLE = """CREATE TABLE tally (
    what TEXT NOT NULL, day DATE NOT NULL, delta INTEGER NOT NULL, CONSTRAINT pk_tally PRIMARY KEY (what, day)
) WITHOUT ROWID"""

#: The spans as reads name them.
status_span: ReadTable = table(
    "status_span",
    column("status", WordType(Status)),
    column("number", Integer),
    column("since", Date),
    column("until", Date),
    column("demand_id", BigId),
)


def _words(words: tuple[Status | MeetingState | Presence, ...]) -> str:
    return ", ".join(f"'{word.value}'" for word in words)


#: A step that another of the same day supersedes has no span.
SPANS = """
SELECT step.status, demand.number, step.effective,
    lead(step.effective, 1, '9999-12-31') OVER (PARTITION BY step.demand_id ORDER BY step.effective),
    step.demand_id
FROM status_change AS step JOIN demand ON demand.id = step.demand_id
WHERE NOT EXISTS (
    SELECT 1 FROM status_change AS later
    WHERE later.demand_id = step.demand_id AND later.effective = step.effective AND later.id > step.id
)
"""

#: One row for each demand that comes to a status (1) or leaves it (-1).
_STANDING = """
SELECT status AS what, since AS day, 1 AS delta FROM {spans}
UNION ALL SELECT status, until, -1 FROM {spans}
"""

#: For each addressed party, the days on which the demand waited for it: while unsettled, until its first position.
_WAITING = """
SELECT span.since AS since,
    min(span.until, coalesce((
        SELECT min(effective) FROM {positions}
        WHERE position.demand_id = asked.demand_id AND position.party_id = asked.party_id
    ), '9999-12-31')) AS until
FROM {asked} AS asked JOIN {spans} AS span ON span.demand_id = asked.demand_id
WHERE asked.involvement = '{addressed}' AND span.status NOT IN ({settled})
"""

#: For each party or person of a meeting that is not over or off, the days on which its newest word was not its own.
_UNSURE = """
SELECT since, until FROM (
    SELECT meeting_id, presence, effective AS since,
        lead(effective, 1, '9999-12-31') OVER (
            PARTITION BY meeting_id, party_id, person_id ORDER BY effective, id
        ) AS until
    FROM {attendance}
) JOIN {meetings} ON meeting.id = meeting_id
WHERE presence IN ({unconfirmed})
AND meeting.state NOT IN ({closed})
"""


def tallies(
    *,
    spans: str = "status_span",
    asked: str = "demand_party",
    positions: str = "position",
    attendance: str = "attendance",
    meetings: str = "meeting",
) -> str:
    """What the tallies come to, out of these tables, or parts of them: a SELECT in brackets, named as the table is."""
    places = {
        "spans": spans, "asked": asked, "positions": positions, "attendance": attendance, "meetings": meetings,
        "addressed": Involvement.ADDRESSED_TO.value, "settled": _words(SETTLED), "closed": _words(CLOSED),
        "unconfirmed": _words(tuple(presence for presence in Presence if presence.open)),
    }  # fmt: skip
    return f"""
WITH waiting AS ({_WAITING.format(**places)}), unsure AS ({_UNSURE.format(**places)})
SELECT what, day, sum(delta) FROM (
    {_STANDING.format(**places)}
    UNION ALL SELECT '{MISSING_POSITIONS}', since, 1 FROM waiting WHERE since < until
    UNION ALL SELECT '{MISSING_POSITIONS}', until, -1 FROM waiting WHERE since < until
    UNION ALL SELECT '{UNCONFIRMED}', since, 1 FROM unsure WHERE since < until
    UNION ALL SELECT '{UNCONFIRMED}', until, -1 FROM unsure WHERE since < until
) WHERE day < '{OPEN.isoformat()}' GROUP BY what, day HAVING sum(delta) <> 0
"""


#: Out of the spans, which have to be there already.
TALLIES = tallies()
