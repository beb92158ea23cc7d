"""What all mapped classes share: column types for the field's words, ids, version counters, dated things.

The classes themselves stand one concept a file beside this one. Nothing here opens a file or writes a journal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar, Generic, TypeAlias, TypeVar

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    FromClause,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.sql.base import ReadOnlyColumnCollection
from sqlalchemy.sql.elements import KeyedColumnElement

from models.dates import When
from models.errors import RuleBroken
from models.records import Effective, Ref
from models.vocabulary import Precision, Priority, Word

#: SQLite makes only a column declared INTEGER an alias of its row id.
BigId = BigInteger().with_variant(Integer, "sqlite")

#: A table whose columns may hold anything that a column can.
AnyTable: TypeAlias = Table[ReadOnlyColumnCollection[str, Column[object]]]

#: Whatever a SELECT can read from.
AnyFrom: TypeAlias = FromClause[ReadOnlyColumnCollection[str, KeyedColumnElement[object]]]

#: A row as the journal and the search see it: column name → plain value.
Row = Mapping[str, object]

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


W = TypeVar("W", bound=Word)


class WordType(TypeDecorator[W], Generic[W]):
    """An enumeration of the vocabulary, kept as its word."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[W]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: W | None, dialect: Dialect) -> str | None:
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> W | None:
        return None if value is None else self.words(value)


class PriorityType(TypeDecorator[Priority]):
    """A priority, kept as its rank (1 is high) so that an index sorts it."""

    impl = Integer
    cache_ok = True
    RANKS: ClassVar[tuple[Priority, ...]] = tuple(Priority)

    def process_bind_param(self, value: Priority | None, dialect: Dialect) -> int | None:
        return None if value is None else self.RANKS.index(Priority(value)) + 1

    def process_result_value(self, value: int | None, dialect: Dialect) -> Priority | None:
        return None if value is None else self.RANKS[value - 1]


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[type, object]] = {
        str: Text(),
        int: BigId,
        dt.date: Date(),
        bool: Boolean(name="yes_no"),
    }


class Journaled:
    """A mapped class whose every change the journal keeps."""

    @declared_attr
    def id(self) -> Mapped[int]:
        return mapped_column(BigId, primary_key=True, autoincrement=False, sort_order=-2)

    @declared_attr
    def version(self) -> Mapped[int]:
        return mapped_column(Integer, default=1, sort_order=-1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, object]:
        return {"version_id_col": cls.version}

    @classmethod
    def concerns(cls, row: Row) -> tuple[Ref, ...]:
        """The records that a change of this row is news about; screens refresh just those."""
        raise NotImplementedError(cls.__name__)


def ref_of(kind_column: object, id_column: object) -> tuple[Ref, ...]:
    """The Ref that a pair of plain values names, as a tuple; empty where one of them is missing."""
    from models.vocabulary import Kind

    if not isinstance(kind_column, str) or not isinstance(id_column, int):
        return ()
    return (Ref(Kind(kind_column), id_column),)


class Dated:
    """Mixin: a time with its precision, spread over columns, read and set as one `When`."""

    start_at: Mapped[int] = mapped_column(BigInteger)
    end_at: Mapped[int | None] = mapped_column(BigInteger)
    precision: Mapped[Precision] = mapped_column(WordType(Precision))
    zone: Mapped[str]
    date_words: Mapped[str] = mapped_column(default="")
    date_reasoning: Mapped[str] = mapped_column(default="")

    @property
    def when(self) -> When:
        return When(self.start_at, self.end_at, self.precision, self.zone, self.date_words, self.date_reasoning)

    @when.setter
    def when(self, when: When) -> None:
        self.start_at, self.end_at = when.start, when.end
        self.precision, self.zone = when.precision, when.zone
        self.date_words, self.date_reasoning = when.words, when.reasoning


class EffectiveFrom:
    """Mixin: a step of a series in effective time. The newest effective date wins, on the same day the newest entry."""

    effective: Mapped[dt.date]
    effective_soft: Mapped[bool] = mapped_column(default=False)
    effective_words: Mapped[str] = mapped_column(default="")
    effective_reasoning: Mapped[str] = mapped_column(default="")

    def hold_from(self, effective: Effective) -> None:
        self.effective = effective.date
        self.effective_soft = effective.soft
        self.effective_words = effective.words
        self.effective_reasoning = effective.reasoning


def filled(what: str, text: str) -> str:
    """The text without outer blanks. Raises RuleBroken where nothing is left."""
    clean = text.strip()
    if not clean:
        raise RuleBroken(f"{what} is empty.", "Enter at least one word.")
    return clean
