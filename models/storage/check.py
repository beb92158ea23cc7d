"""Proves a negotiation: the file, its schema, references, the journal's chain, the records against the journal.

Reads only. What it finds are sentences; repairing is not done here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import msgspec
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError as DriverError

import models.entities  # noqa: F401  (its tables belong to the metadata)
from models.entities.base import Base
from models.errors import Damaged, Refusal
from models.journal import GENESIS, chain_hash
from models.kept.tables import SPANS, TALLIES
from models.records import CheckFinding, CheckReport
from models.storage import files, schema
from models.storage.derived import catalogue, header, index_against_records, index_in_itself
from models.storage.replaying import differences
from models.storage.sqlite import engine_for
from models.vocabulary import Kind

#: The table of each kind that links and citations can point to.
TABLE_OF: dict[Kind, str] = {kind: kind.value for kind in Kind if kind.value in Base.metadata.tables}

Look = Callable[[Connection, Path], Iterator[str]]

#: Told which check of how many begins, in words, and again and again while it runs; what it raises stops the work.
Progress = Callable[[int, int, str], None]

#: So many steps of SQLite's machine between two questions whether the work is still wanted: some milliseconds.
_STEPS = 50_000


def check(path: Path, progress: Progress | None = None) -> CheckReport:
    """Look at everything, after what a killed program left half done was rolled back.

    Raises LocationRefused only where there is no file of ours to be looked at.
    """
    files.look_at(path)
    files.settle(path)
    engine = engine_for(path, read_only=True)
    findings: list[CheckFinding] = []
    try:
        for number, (what, look) in enumerate(CHECKS):
            told = partial(progress, number, len(CHECKS), what) if progress is not None else None
            findings += _findings(path, what, look, engine.connect, told)
            if not all(finding.ok for finding in findings) and look in _FIRST:
                break
    finally:
        engine.dispose()
    return CheckReport(tuple(findings))


def _findings(
    path: Path, what: str, look: Look, connect: Callable[[], Connection], told: Callable[[], None] | None
) -> list[CheckFinding]:
    wrong: list[str] = []
    try:
        with files.environment(path), connect() as connection, _asking(connection, told):
            for sentence in look(connection, path):
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
    except DriverError as error:
        wrong.append(f"it cannot be looked at ({error.orig})")
    return [CheckFinding(False, f"{what}: {sentence}") for sentence in wrong] or [CheckFinding(True, what)]


@contextmanager
def _asking(connection: Connection, told: Callable[[], None] | None) -> Iterator[None]:
    """Ask again and again while SQLite works. What `told` raises stops the statement and comes out here."""
    if told is None:
        yield
        return
    told()
    stopped: list[BaseException] = []

    def ask() -> int:
        try:
            told()
        except BaseException as reason:  # noqa: BLE001 - it goes on below, past SQLite, which knows no exceptions
            stopped.append(reason)
        return len(stopped)

    driver = connection.connection.driver_connection
    assert driver is not None
    driver.set_progress_handler(ask, _STEPS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)
        if stopped:
            raise stopped[0]


#: So many wrongs of one sort are told, then no more.
MOST = 20


def _integrity(connection: Connection, _: Path) -> Iterator[str]:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
        if line != "ok":
            yield str(line)


def _schema(connection: Connection, _: Path) -> Iterator[str]:
    if schema.fingerprint(connection) != schema.EXPECTED_FINGERPRINT:
        yield "the tables are not those that this program makes"
    if connection.exec_driver_sql("SELECT version_num FROM alembic_version").all() != [(schema.REVISION,)]:
        yield "the revision is not that of its version"
    yield from catalogue(connection)


def _foreign_keys(connection: Connection, _: Path) -> Iterator[str]:
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield f"{row[0]} {row[1]} points to a {row[2]} that does not exist"


def _links(connection: Connection, _: Path) -> Iterator[str]:
    for table, kind, column in (
        ("link", "from_kind", "from_id"),
        ("link", "to_kind", "to_id"),
        ("citation", "about_kind", "about_id"),
        ("attachment", "about_kind", "about_id"),
    ):
        for row in connection.exec_driver_sql(f"SELECT id, {kind}, {column} FROM {table}").all():
            target = TABLE_OF.get(Kind(row[1]))
            found = target and connection.exec_driver_sql(f"SELECT 1 FROM {target} WHERE id = ?", (row[2],)).first()
            if not found:
                yield f"{table} {row[0]} points to a {row[1]} that does not exist"


# ---------------------------------------------------------------- the journal

EDIT_COLUMNS = "id, sequence, at, author, label, reason, kind, reverses, previous, hash"


def _chain(connection: Connection, _: Path) -> Iterator[str]:
    previous, sequence = GENESIS, 0
    for edit in connection.exec_driver_sql(f"SELECT {EDIT_COLUMNS} FROM edit ORDER BY sequence").mappings():
        sequence += 1
        rows = connection.exec_driver_sql(
            "SELECT edit_id, position, entity, entity_id, was, becomes FROM change WHERE edit_id = ? ORDER BY position",
            (edit["id"],),
        ).mappings()
        if edit["sequence"] != sequence or edit["previous"] != previous:
            yield f"edit {edit['sequence']} does not follow the one before it"
        if chain_hash(dict(edit), (dict(row) for row in rows)) != edit["hash"]:
            yield f"edit {edit['sequence']} was altered"
        previous, sequence = edit["hash"], edit["sequence"]
    orphans = connection.exec_driver_sql("SELECT count(*) FROM change WHERE edit_id NOT IN (SELECT id FROM edit)")
    if orphans.scalar():
        yield "changes without their edit"


def whole_journal(connection: Connection) -> bool:
    """Whether the chain holds from the first edit to the last, and there is one. Raises Damaged where it breaks off."""
    return next(_chain(connection, Path()), None) is None and bool(
        connection.exec_driver_sql("SELECT count(*) FROM edit").scalar()
    )


def _replay(connection: Connection, _: Path) -> Iterator[str]:
    yield from differences(connection)


# ---------------------------------------------------------------- what is derived


def _mirrors(connection: Connection, _: Path) -> Iterator[str]:
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


def _editions(connection: Connection, _: Path) -> Iterator[str]:
    query = "SELECT number, edition.sha256, data FROM edition LEFT JOIN edition_content USING (sha256)"
    for number, wanted, data in connection.exec_driver_sql(query):
        if data is None:
            yield f"what edition {number} held is missing"
        elif hashlib.sha256(data).hexdigest() != wanted:
            yield f"edition {number} is not what was issued"


def _attachments(connection: Connection, _: Path) -> Iterator[str]:
    query = "SELECT name, size, attachment.sha256, data FROM attachment LEFT JOIN attachment_content USING (sha256)"
    for name, size, wanted, data in connection.exec_driver_sql(query):
        if data is None:
            yield f"what the attached file “{name}” held is missing"
        elif len(data) != size or hashlib.sha256(data).hexdigest() != wanted:
            yield f"the attached file “{name}” is not what was attached"


def _kept(connection: Connection, _: Path) -> Iterator[str]:
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


def _search(connection: Connection, path: Path) -> Iterator[str]:
    yield from index_against_records(connection)
    yield from index_in_itself(path)


def _header(_: Connection, path: Path) -> Iterator[str]:
    yield from header(path)


#: Where one of these finds anything, the others would only stumble over it.
_FIRST = (_integrity, _header, _schema)

CHECKS: tuple[tuple[str, Look], ...] = (
    ("integrity of the file", _integrity),
    ("header of the file", _header),
    (f"schema version {schema.SCHEMA_VERSION}", _schema),
    ("foreign keys", _foreign_keys),
    ("links and citations", _links),
    ("hash chain of the journal", _chain),
    ("records against the journal", _replay),
    ("statuses against their series", _mirrors),
    ("editions as they were issued", _editions),
    ("attached files as they were", _attachments),
    ("spans and tallies against the series", _kept),
    ("search index", _search),
)
