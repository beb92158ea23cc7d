"""Dates out of rows."""

from __future__ import annotations

from sqlalchemy import Row

from models.dates import When


def when_of(row: Row[*tuple[object, ...]]) -> When:
    """The time of a row with the columns of `Dated`."""
    return When(row.start_at, row.end_at, row.precision, row.zone, row.date_words, row.date_reasoning)
