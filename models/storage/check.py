"""Proves a negotiation: the file, its schema, references, the journal's chain, the records against the journal.

Reads only. What it finds are sentences; repairing is not done here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from sqlalchemy import select
from sqlalchemy.engine import Connection

import models.entities  # noqa: F401  (its tables belong to the metadata)
from models.entities.base import Base
from models.errors import Damaged, Refusal
from models.journal import GENESIS, UNKEPT, Plain, chain_hash, entity_classes, plain
from models.kept.tables import SPANS, TALLIES
from models.records import CheckFinding, CheckReport
from models.search_index import SEARCHED, entry
from models.storage import files, schema
from models.storage.sqlite import engine_for
from models.vocabulary import Kind

#: The table of each kind that links and citations can point to.
TABLE_OF: dict[Kind, str] = {kind: kind.value for kind in Kind if kind.value in Base.metadata.tables}

Check = Callable[[Connection], Iterator[str]]


def check(path: Path) -> CheckReport:
    """Look at everything. Raises LocationRefused only where there is no file of ours to be looked at."""
    files.look_at(path)
    engine = engine_for(path, read_only=True)
    findings: list[CheckFinding] = []
    try:
        for what, look in CHECKS:
            findings += _findings(path, what, look, engine.connect)
            if not all(finding.ok for finding in findings) and look in _FIRST:
                break
    finally:
        engine.dispose()
    return CheckReport(tuple(findings))


def _findings(path: Path, what: str, look: Check, connect: Callable[[], Connection]) -> list[CheckFinding]:
    wrong: list[str] = []
    try:
        with files.environment(path), connect() as connection:
            for sentence in look(connection):
                wrong.append(sentence)
                if len(wrong) == MOST:
                    wrong.append("and more of the same")
                    break
    except Damaged as damage:
        wrong.append(damage.sentence)
    except Refusal:
        raise
    except (ValueError, TypeError, KeyError, msgspec.MsgspecError) as error:
        wrong.append(f"a value cannot be read ({error})")
    return [CheckFinding(False, f"{what}: {sentence}") for sentence in wrong] or [CheckFinding(True, what)]


#: So many wrongs of one sort are told, then no more.
MOST = 20


def _integrity(connection: Connection) -> Iterator[str]:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
        if line != "ok":
            yield str(line)


def _schema(connection: Connection) -> Iterator[str]:
    if schema.fingerprint(connection) != schema.EXPECTED_FINGERPRINT:
        yield "the tables are not those that this program makes"


def _foreign_keys(connection: Connection) -> Iterator[str]:
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield f"{row[0]} {row[1]} points to a {row[2]} that does not exist"


def _links(connection: Connection) -> Iterator[str]:
    for table, kind, column in (
        ("link", "from_kind", "from_id"),
        ("link", "to_kind", "to_id"),
        ("citation", "about_kind", "about_id"),
    ):
        for row in connection.exec_driver_sql(f"SELECT id, {kind}, {column} FROM {table}").all():
            target = TABLE_OF.get(Kind(row[1]))
            found = target and connection.exec_driver_sql(f"SELECT 1 FROM {target} WHERE id = ?", (row[2],)).first()
            if not found:
                yield f"{table} {row[0]} points to a {row[1]} that does not exist"


# ---------------------------------------------------------------- the journal

EDIT_COLUMNS = "id, sequence, at, author, label, reason, kind, reverses, previous, hash"


def _chain(connection: Connection) -> Iterator[str]:
    previous, sequence = GENESIS, 0
    for edit in connection.exec_driver_sql(f"SELECT {EDIT_COLUMNS} FROM edit ORDER BY sequence").mappings():
        sequence += 1
        rows = connection.exec_driver_sql(
            "SELECT edit_id, position, entity, entity_id, was, becomes FROM change WHERE edit_id = ? ORDER BY position",
            (edit["id"],),
        ).mappings()
        if edit["sequence"] != sequence or edit["previous"] != previous:
            yield f"edit {edit['sequence']} does not follow the one before it"
        if chain_hash(dict(edit), [dict(row) for row in rows]) != edit["hash"]:
            yield f"edit {edit['sequence']} was altered"
        previous, sequence = edit["hash"], edit["sequence"]
    orphans = connection.exec_driver_sql("SELECT count(*) FROM change WHERE edit_id NOT IN (SELECT id FROM edit)")
    if orphans.scalar():
        yield "changes without their edit"


def replayed(connection: Connection) -> dict[str, dict[int, Plain]]:
    """The rows of every table as the journal alone makes them."""
    rows: dict[str, dict[int, Plain]] = {name: {} for name in entity_classes()}
    decoder = msgspec.json.Decoder(dict[str, object])
    query = (
        "SELECT change.entity, change.entity_id, change.was, change.becomes FROM change "
        "JOIN edit ON edit.id = change.edit_id ORDER BY edit.sequence, change.position"
    )
    for entity, entity_id, was, becomes in connection.exec_driver_sql(query):
        table = rows[entity]
        if becomes is None:
            table.pop(entity_id, None)
        elif was is None:
            table[entity_id] = decoder.decode(becomes)
        else:
            table[entity_id].update(decoder.decode(becomes))
    return rows


def _replay(connection: Connection) -> Iterator[str]:
    for name, expected in replayed(connection).items():
        table = Base.metadata.tables[name]
        for row in connection.execute(select(table)).mappings():
            now = {str(column): plain(value) for column, value in row.items() if column not in UNKEPT}
            if expected.pop(row["id"], None) != now:
                yield f"{name.replace('_', ' ')} {row['id']} is not what the journal says"
        for missing in expected:
            yield f"{name.replace('_', ' ')} {missing} is missing"


# ---------------------------------------------------------------- what is derived


def _mirrors(connection: Connection) -> Iterator[str]:
    query = (
        "SELECT number FROM demand WHERE (status, since) IS NOT ("
        "SELECT status, effective FROM status_change WHERE demand_id = demand.id "
        "ORDER BY effective DESC, id DESC LIMIT 1)"
    )
    for (number,) in connection.exec_driver_sql(query).all():
        yield f"D-{number} does not stand where its series ends"
    query = (
        "SELECT title FROM meeting WHERE EXISTS (SELECT 1 FROM meeting_date WHERE meeting_id = meeting.id) "
        "AND (start_at, end_at, precision, zone) IS NOT ("
        "SELECT start_at, end_at, precision, zone FROM meeting_date WHERE meeting_id = meeting.id "
        "ORDER BY effective DESC, id DESC LIMIT 1)"
    )
    for (title,) in connection.exec_driver_sql(query).all():
        yield f"the meeting “{title}” does not stand where its dates end"
    used = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM demand").scalar_one()
    counted = connection.exec_driver_sql("SELECT value FROM counter WHERE name = 'demand'").scalar() or 0
    if counted < used:
        yield f"the counter of references stands at {counted}, before D-{used}"


def _editions(connection: Connection) -> Iterator[str]:
    query = "SELECT number, edition.sha256, data FROM edition LEFT JOIN edition_content USING (sha256)"
    for number, wanted, data in connection.exec_driver_sql(query):
        if data is None:
            yield f"what edition {number} held is missing"
        elif hashlib.sha256(data).hexdigest() != wanted:
            yield f"edition {number} is not what was issued"


def _kept(connection: Connection) -> Iterator[str]:
    """Spans out of the series, then tallies out of the spans and the other series."""
    columns = "status, number, since, until, demand_id"
    stored = f"SELECT {columns} FROM status_span"
    for wanted, found, what in ((SPANS, stored, "is missing"), (stored, SPANS, "has no step to follow from")):
        for row in connection.exec_driver_sql(f"SELECT * FROM ({wanted}) EXCEPT SELECT * FROM ({found})"):
            yield f"the span of D-{row[1]} as {row[0]} from {row[2]} to {row[3]} {what}"
    stored = "SELECT what, day, delta FROM tally WHERE delta <> 0"
    for wanted, found, what in ((TALLIES, stored, "is missing"), (stored, TALLIES, "does not follow")):
        for row in connection.exec_driver_sql(f"SELECT * FROM ({wanted}) EXCEPT SELECT * FROM ({found})"):
            yield f"the tally of {row[0]} on {row[1]}, {row[2]:+}, {what}"


def _search(connection: Connection) -> Iterator[str]:
    stored = {
        row[0]: tuple(row[1:])
        for row in connection.exec_driver_sql("SELECT rowid, label, title, body, kind FROM search")
    }
    for name, searched in SEARCHED.items():
        table = Base.metadata.tables[name]
        for row in connection.execute(select(table)).mappings():
            wanted = entry(searched, row["id"], {str(key): value for key, value in row.items()})
            if stored.pop(row["id"], None) != tuple(wanted[key] for key in ("label", "title", "body", "kind")):
                yield f"{name} {row['id']} is not indexed as it stands"
    for left in stored:
        yield f"record {left} does not exist (any more)"


#: Where one of these finds anything, the others would only stumble over it.
_FIRST = (_integrity, _schema)

CHECKS: tuple[tuple[str, Check], ...] = (
    ("integrity of the file", _integrity),
    (f"schema version {schema.SCHEMA_VERSION}", _schema),
    ("foreign keys", _foreign_keys),
    ("links and citations", _links),
    ("hash chain of the journal", _chain),
    ("records against the journal", _replay),
    ("statuses against their series", _mirrors),
    ("editions as they were issued", _editions),
    ("spans and tallies against the series", _kept),
    ("search index", _search),
)
