"""Changed since: what was entered, changed or deleted after a moment of recorded time, record by record, old → new.

Only the difference counts: what was changed and changed back is not told.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from sqlalchemy.engine import Connection

from models.dates import short_day
from models.journal import Change, Plain, concerned
from models.queries.history import said_of
from models.queries.rewind import Key, Rewind, rows_now
from models.records import ChangedRecord, Moment, Ref
from models.vocabulary import Kind
from models.workspace import Workspace

#: So many rows are looked at, the newest first; what lies further back is counted only.
MOST = 2_000

#: Where a record's own words stand: its table, and the column that names it.
_NAMES: dict[Kind, tuple[str, str]] = {
    Kind.DEMAND: ("demand", "title"),
    Kind.MEETING: ("meeting", "title"),
    Kind.INCIDENT: ("incident", "title"),
    Kind.ERA: ("era", "title"),
    Kind.PARTY: ("party", "name"),
    Kind.PERSON: ("person", "name"),
    Kind.SOURCE: ("source", "outlet"),
    Kind.STATEMENT: ("statement", "words"),
    Kind.FACT: ("fact", "question"),
    Kind.INSTRUMENT: ("instrument", "title"),
    Kind.OBSTACLE: ("obstacle", "text"),
    Kind.PACKAGE: ("package", "title"),
    Kind.DELEGATION: ("delegation", "name"),
    Kind.STAKE: ("stake", "text"),
    Kind.NEGOTIATION: ("negotiation", "title"),
}


def changed_since(workspace: Workspace, moment: Moment) -> tuple[tuple[ChangedRecord, ...], int]:
    """The records with what is different now, the last touched first; and how many rows were not looked at."""
    with workspace.reading() as connection:
        rewind = Rewind(connection, moment.sequence)
        keys = sorted(rewind.touched, key=lambda key: (-rewind.touched[key], key[1]))
        rows = _now(connection, keys[:MOST])
        told: dict[Ref, list[str]] = defaultdict(list)
        for key in keys[:MOST]:
            now = rows.get(key)
            was = rewind.was(key, now)
            lines = _lines(key, was, now)
            if lines:
                for ref in _about(key, was, now):
                    told[ref] += lines
        names = _names(connection, rewind, list(told))
    records = [ChangedRecord(ref, *names[ref], tuple(lines)) for ref, lines in told.items()]
    return tuple(records), max(len(keys) - MOST, 0)


def _now(connection: Connection, keys: list[Key]) -> dict[Key, Plain]:
    ids: dict[str, list[int]] = defaultdict(list)
    for entity, record_id in keys:
        ids[entity].append(record_id)
    return {
        (entity, int(str(row["id"]))): row
        for entity, wanted in ids.items()
        for row in rows_now(connection, entity, "id", wanted)
    }


def _lines(key: Key, was: Plain | None, now: Plain | None) -> list[str]:
    if was is None and now is None:
        return []
    if was is None or now is None:
        whole = now if was is None else was
        dated = whole.get("effective") if whole else None
        clock = f", effective {short_day(dt.date.fromisoformat(str(dated)))}" if dated else ""
        return [f"{line}{clock}" for line in said_of(key[0], was, now)]
    changed = [name for name in now if was.get(name) != now[name]]
    return said_of(key[0], {name: was.get(name) for name in changed}, {name: now[name] for name in changed})


def _about(key: Key, was: Plain | None, now: Plain | None) -> list[Ref]:
    row = {"id": key[1], **(was or {}), **(now or {})}
    return sorted(concerned(Change(key[0], key[1], None, row), row))


def _names(connection: Connection, rewind: Rewind, refs: list[Ref]) -> dict[Ref, tuple[str, str]]:
    """Label and title of each record, of a deleted one as they were."""
    ids: dict[Kind, list[int]] = defaultdict(list)
    for ref in refs:
        ids[ref.kind].append(ref.id)
    found = {ref: (ref.kind.word, "") for ref in refs}
    for kind, wanted in ids.items():
        if kind not in _NAMES:
            continue
        entity, column = _NAMES[kind]
        for row in (*rows_now(connection, entity, "id", wanted), *rewind.gone(entity, "id", set(wanted))):
            label = f"D-{row['number']}" if kind is Kind.DEMAND else kind.word
            found[Ref(kind, int(str(row["id"])))] = (label, str(row.get(column) or ""))
    return found
