"""Reads rows as our own types would have written them, or says what is wrong: SQLite itself keeps anything anywhere.

For files from elsewhere. What the rows mean together (references, the journal's chain) is `models.storage.check`'s.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from functools import cache

import msgspec
from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, Text

from models.dates import zone_named
from models.entities.base import AnyTable, PriorityType, WordType
from models.errors import RuleBroken
from models.journal import entity_classes
from models.vocabulary import EditKind

#: The longest text of a record, in characters: a chapter of a book.
LONGEST_TEXT = 200_000

#: The longest record in the journal, in characters.
LONGEST_CHANGE = 4_000_000

#: UTC seconds of the years 1 to 9999, which is what a calendar can show.
EARLIEST, LATEST = -62_135_596_800, 253_402_300_799

Value = str | int | bytes | None
Reader = Callable[[Value], Value]

#: One record in the journal: column → plain value. Nothing is nested in it, however deep a stranger nests.
_Flat = dict[str, str | int | float | bool | None]
_flat = msgspec.json.Decoder(_Flat)


class Wrong(Exception):
    """A value that we would not have written; the words say why."""


def whole_number(value: Value) -> Value:
    if type(value) is not int or not -(1 << 62) <= value < 1 << 63:
        raise Wrong("is not a whole number")
    return value


def moment(value: Value) -> Value:
    if type(value) is not int or not EARLIEST <= value <= LATEST:
        raise Wrong("is not a time from the year 1 to 9999")
    return value


def yes_or_no(value: Value) -> Value:
    if type(value) is not int or value not in (0, 1):
        raise Wrong("is neither yes nor no")
    return value


def day(value: Value) -> Value:
    try:
        if type(value) is not str or len(value) != 10 or dt.date.fromisoformat(value).isoformat() != value:
            raise Wrong("is not a date")
    except ValueError:
        raise Wrong("is not a date") from None
    return value


def text(value: Value, longest: int = LONGEST_TEXT) -> Value:
    if type(value) is not str:
        raise Wrong("is not a text")
    if len(value) > longest:
        raise Wrong(f"is longer than {longest} characters")
    if not value.isprintable() and any(unicodedata.category(one) == "Cc" and one not in _SPACES for one in value):
        raise Wrong("holds a control character")
    return value


#: What people paste: tabs and ends of lines of several sorts.
_SPACES = frozenset("\t\n\r\v\f\x85")


def zone(value: Value) -> Value:
    try:
        zone_named(str(text(value)))
    except RuleBroken:
        raise Wrong("is not a time zone") from None
    return value


def record_of_the_journal(value: Value) -> Value:
    if value is None:
        return None
    try:
        _flat.decode(str(text(value, LONGEST_CHANGE)))
    except (msgspec.MsgspecError, RecursionError):
        raise Wrong("is not a record") from None
    return value


def sha256_hash(value: Value) -> Value:
    if type(value) is not str or len(value) != 64 or not set(value) <= set("0123456789abcdef"):
        raise Wrong("is not a hash")
    return value


def some_bytes(value: Value) -> Value:
    if type(value) is not bytes:
        raise Wrong("is not a file’s content")
    return value


def one_of(words: frozenset[Value]) -> Reader:
    def read(value: Value) -> Value:
        if type(value) not in (str, int) or value not in words:
            raise Wrong("is none of the words for it")
        return value

    return read


# ---------------------------------------------------------------- which reader a column has


@cache
def readers(table: AnyTable) -> tuple[tuple[str, Reader], ...]:
    """The columns of a table in their order, each with what reads it."""
    return tuple((column.name, _nullable(column, _reader(table.name, column))) for column in table.columns)


#: Columns that say less in their type than we know of them.
_SPECIAL: dict[tuple[str, str], Reader] = {
    ("edit", "hash"): sha256_hash,
    ("edit", "previous"): sha256_hash,
    ("edit", "kind"): one_of(frozenset(kind.value for kind in EditKind)),
    ("change", "was"): record_of_the_journal,
    ("change", "becomes"): record_of_the_journal,
}


def _reader(table: str, column: Column[object]) -> Reader:
    special = _SPECIAL.get((table, column.name))
    if special is not None:
        return special
    if (table, column.name) == ("change", "entity"):
        return one_of(frozenset(entity_classes()))
    match column.type:
        case WordType():
            return one_of(frozenset(word.value for word in column.type.words))
        case PriorityType():
            return one_of(frozenset(range(1, len(PriorityType.RANKS) + 1)))
        case Boolean():
            return yes_or_no
        case Date():
            return day
        case LargeBinary():
            return some_bytes
        case Integer():
            return moment if column.name == "at" or column.name.endswith("_at") else whole_number
        case Text():
            return zone if column.name == "zone" else text
        case _:
            raise TypeError(f"No reader for {table}.{column.name}.")


def _nullable(column: Column[object], read: Reader) -> Reader:
    def optional(value: Value) -> Value:
        if value is None:
            if column.nullable:
                return None
            raise Wrong("is missing")
        return read(value)

    return optional
