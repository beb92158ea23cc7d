"""Numbers of a day out of the tallies that are kept beside the records: a sum over days, whatever the file holds."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.engine import Connection

from models.vocabulary import Status

_ALL = "SELECT what, sum(delta) FROM tally GROUP BY what"
_UP_TO = "SELECT what, sum(delta) FROM tally WHERE day <= ? GROUP BY what"


def numbers(connection: Connection, day: dt.date | None) -> dict[str, int]:
    """What every tally comes to at the end of a day, or by all days together where None is given."""
    rows = connection.exec_driver_sql(_UP_TO, (day.isoformat(),)) if day else connection.exec_driver_sql(_ALL)
    return {str(row[0]): int(row[1]) for row in rows}


def standing(connection: Connection, day: dt.date | None) -> dict[Status, int]:
    """How many demands stand in each status at the end of a day, or by the newest step of each where None is given."""
    found = numbers(connection, day)
    return {status: found.get(status.value, 0) for status in Status}
