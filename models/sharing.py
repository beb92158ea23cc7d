"""A copy to be handed out: whole and packed, without its history, or without what is confidential as well.

A copy that leaves something out is written row by row into a fresh file under one founding edit: what is left out was
never in it, so that no free page, index or journal can hold it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import insert, select, text
from sqlalchemy.engine import Connection

import models.entities  # noqa: F401  (its tables belong to the metadata)
from models.confidential_rules import (
    ASSESSED,
    DISCLOSURE,
    LET_GO,
    MARK,
    NOTHING_ALONE,
    ONLY_REFERRED_TO,
    PAIRS,
    SPEAK_OF_OTHERS,
    WHOLE_ONLY,
)
from models.entities.attachment import attachment_content
from models.entities.base import Base
from models.errors import Damaged, LocationRefused
from models.ids import IdSource
from models.journal import UNKEPT, Plain, entity_classes
from models.journal import plain as as_plain
from models.storage import files, keys
from models.storage.beside import beside, put_in_place
from models.storage.check import check
from models.storage.conversion import export
from models.storage.copies import fill
from models.storage.sqlite import connect
from models.workspace import Workspace

#: Who wrote the one edit of a copy without history: nobody's name goes along.
AUTHOR = "Accord Desk"

#: What a report was when it was issued is history, and may hold what is confidential.
HISTORY = frozenset({"edition"})


@dataclass(frozen=True, slots=True)
class ShareOptions:
    """What a copy leaves out. public: confidential records and what hangs on them, and with them the history.

    plain: without the passphrase that the file has; anybody who gets the copy can then read it.
    """

    history: bool = True
    public: bool = False
    plain: bool = False


#: Rows of every journaled table by their ids.
Rows = dict[str, dict[int, Plain]]


def share(workspace: Workspace, location: str | Path, options: ShareOptions | None = None) -> Path:
    """Write the copy and prove it. An older file of that name is replaced only by a whole one.

    While what is confidential is hidden, the copy is a public one.

    Raises LocationRefused for the negotiation's own place, or where the copy cannot be written.
    """
    options = options or ShareOptions()
    if workspace.discreet:  # what cannot be seen is not handed out either
        options = replace(options, public=True)
    target = files.located(str(location))
    if target.exists() and target.samefile(workspace.path):
        raise LocationRefused("A copy cannot lie where the negotiation itself lies.", "Choose another name.")
    key = None if options.plain else keys.known(workspace.path)
    with beside(target) as temporary:
        if options.history and not options.public:
            _whole(workspace, temporary, target, key)
        else:
            _selected(workspace, temporary, key, options)
        wrong = [finding.what for finding in check(temporary).findings if not finding.ok]
        if wrong:
            raise Damaged(f"The copy does not hold together: {wrong[0]}.", "Check the file itself first.")
        put_in_place(temporary, target)
    from models.trust import remember

    remember(target)
    return target


def _whole(workspace: Workspace, temporary: Path, target: Path, key: keys.Key | None) -> None:
    """Everything, without the free pages in which deleted words lie."""
    with files.environment(target):
        if workspace.encrypted and key is None:
            export(workspace.path, temporary, None)
            return
        fill(workspace.path, temporary, target)
        with closing(connect(temporary)) as connection:
            connection.execute("VACUUM")


def _selected(workspace: Workspace, temporary: Path, key: keys.Key | None, options: ShareOptions) -> None:
    with workspace.reading() as connection:
        rows = _read(connection)
        counters = connection.exec_driver_sql("SELECT name, value FROM counter").all()
    for name in HISTORY:
        rows.pop(name, None)
    if options.public:
        leave_out_confidential(rows)
    temporary.unlink()
    files.create(temporary, key)
    ids = IdSource()
    ids.start_after(max((record_id for table in rows.values() for record_id in table), default=0))
    title = next((str(row["title"]) for row in rows["negotiation"].values()), "")
    with (
        Workspace.open(temporary, author=AUTHOR, ids=ids, now=workspace.now) as fresh,
        fresh.edit(f"Share a copy of “{title}”", founding=True) as edit,
    ):
        for table in Base.metadata.sorted_tables:
            kind = entity_classes().get(table.name)
            if kind is not None and issubclass(kind, Base) and table.name in rows:
                edit.insert_rows(kind, list(rows[table.name].values()))
        wanted = {str(row["sha256"]) for row in rows["attachment"].values()}
        for digest in sorted(wanted):
            with workspace.reading() as connection:
                query = select(attachment_content).where(attachment_content.c.sha256 == digest)
                edit.session.execute(insert(attachment_content), dict(connection.execute(query).mappings().one()))
        for name, value in counters:
            edit.session.execute(
                text("INSERT INTO counter (name, value) VALUES (:name, :value)"), {"name": name, "value": value}
            )


def _read(connection: Connection) -> Rows:
    found: Rows = {}
    for name in entity_classes():
        query = select(Base.metadata.tables[name])
        found[name] = {
            row["id"]: {str(key): as_plain(value) for key, value in row.items() if key not in UNKEPT}
            for row in connection.execute(query).mappings()
        }
    return found


# ---------------------------------------------------------------- what is confidential


def leave_out_confidential(rows: Rows) -> None:
    """Take every confidential record out of the rows, every assessed position, and all that hangs on them.

    What hangs on a record stands in `models.confidential_rules`: its parts, links and citations to it, agenda items of
    it, packages that trade it, statements and obstacles that were linked to nothing else, series of meetings without a
    meeting left, and sources that nothing else refers to.
    """
    spoke = _spoken_of(rows)
    referred = {name: _referred_to(rows, name) for name in ONLY_REFERRED_TO}
    gone = {
        (name, record_id)
        for name, table in rows.items()
        for record_id, row in table.items()
        if row.get(MARK) is True or row.get(DISCLOSURE) == ASSESSED
    }
    while gone:
        taken = {one: row for one in gone if (row := rows[one[0]].pop(one[1], None)) is not None}
        gone = _hanging(rows) | _broken(rows, taken) | _left_alone(rows, spoke) | _unreferred(rows, referred)


def _hanging(rows: Rows) -> set[tuple[str, int]]:
    """Rows that refer to a record that is gone."""
    found = set()
    for name, table in rows.items():
        references = _references(name)
        for record_id, row in table.items():
            for column, target in references:
                if row[column] is None or row[column] in rows[target]:
                    continue
                if (name, column) in LET_GO:
                    row[column] = None
                else:
                    found.add((name, record_id))
            if not all(_is_there(rows, pair) for pair in _pairs_of(row)):
                found.add((name, record_id))
    return found


def _references(name: str) -> list[tuple[str, str]]:
    return [(key.parent.name, key.column.table.name) for key in Base.metadata.tables[name].foreign_keys]


def _pairs_of(row: Mapping[str, object]) -> Iterable[tuple[str, object]]:
    return ((str(row[kind]), row[column]) for kind, column in PAIRS if kind in row)


def _is_there(rows: Rows, pair: tuple[str, object]) -> bool:
    return pair[1] in rows.get(pair[0], {})


def _broken(rows: Rows, parts: Mapping[tuple[str, int], Plain]) -> set[tuple[str, int]]:
    """Wholes of which one of these parts is gone, and wholes without any part."""
    found = {
        (column.removesuffix("_id"), int(str(row[column])))
        for (name, _), row in parts.items()
        for part, column in WHOLE_ONLY
        if part == name
    }
    for whole, part, column in NOTHING_ALONE:
        peopled = {row[column] for row in rows[part].values()}
        found |= {(whole, one) for one in rows[whole] if one not in peopled}
    return {(name, record_id) for name, record_id in found if record_id in rows[name]}


def _spoken_of(rows: Rows) -> dict[tuple[str, int], int]:
    """How many links each of those that speak of others has."""
    found: dict[tuple[str, int], int] = defaultdict(int)
    for row in rows["link"].values():
        if row["from_kind"] in SPEAK_OF_OTHERS:
            found[str(row["from_kind"]), int(str(row["from_id"]))] += 1
    return found


def _left_alone(rows: Rows, spoke: Mapping[tuple[str, int], int]) -> set[tuple[str, int]]:
    now = _spoken_of(rows)
    return {one for one in spoke if one not in now and one[1] in rows[one[0]]}


def _unreferred(rows: Rows, referred: Mapping[str, set[int]]) -> set[tuple[str, int]]:
    """What was referred to before and is no more."""
    return {
        (name, record_id)
        for name, before in referred.items()
        for record_id in before - _referred_to(rows, name)
        if record_id in rows[name]
    }


def _referred_to(rows: Rows, wanted: str) -> set[int]:
    return {
        int(str(row[column]))
        for name, table in rows.items()
        for column, target in _references(name)
        if target == wanted
        for row in table.values()
        if row[column] is not None
    }
