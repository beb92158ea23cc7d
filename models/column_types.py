"""Column types for the field's words, shared by the mapped classes and by reads; nothing of the mapping is needed here.

Reads import this alone, so that a board is on the screen before the object mapper is loaded.
"""

from __future__ import annotations

from typing import ClassVar, Generic, TypeAlias, TypeVar

from sqlalchemy import BigInteger, Column, ColumnClause, FromClause, Integer, Table, TableClause, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.base import ReadOnlyColumnCollection
from sqlalchemy.sql.elements import KeyedColumnElement

from models.vocabulary import Priority, Word

#: SQLite makes only a column declared INTEGER an alias of its row id.
BigId = BigInteger().with_variant(Integer, "sqlite")

#: A mapped class' table, whose columns may hold anything that a column can.
AnyTable: TypeAlias = Table[ReadOnlyColumnCollection[str, Column[object]]]

#: A table as reads name it (`models.queries.tables`).
ReadTable: TypeAlias = TableClause[ReadOnlyColumnCollection[str, ColumnClause[object]]]

#: Whatever a SELECT can read from.
AnyFrom: TypeAlias = FromClause[ReadOnlyColumnCollection[str, KeyedColumnElement[object]]]

W = TypeVar("W", bound=Word)


class WordType(TypeDecorator[W], Generic[W]):
    """An enumeration of the vocabulary, kept as its word."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[W]) -> None:
        super().__init__()
        self.words = words
        self._by_word: dict[str, W] = {word.value: word for word in words}

    def process_bind_param(self, value: W | None, dialect: Dialect) -> str | None:
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> W | None:
        # A look-up is cheaper than the call; an unknown word is told by the call.
        return None if value is None else self._by_word.get(value) or self.words(value)


class PriorityType(TypeDecorator[Priority]):
    """A priority, kept as its rank (1 is high) so that an index sorts it."""

    impl = Integer
    cache_ok = True
    RANKS: ClassVar[tuple[Priority, ...]] = tuple(Priority)

    def process_bind_param(self, value: Priority | None, dialect: Dialect) -> int | None:
        return None if value is None else self.RANKS.index(Priority(value)) + 1

    def process_result_value(self, value: int | None, dialect: Dialect) -> Priority | None:
        return None if value is None else self.RANKS[value - 1]
