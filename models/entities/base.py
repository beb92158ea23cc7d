"""What all mapped classes share: ids, version counters, dated things; the column types are `models.column_types`'.

The classes themselves stand one concept a file beside this one. Nothing here opens a file or writes a journal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar

from sqlalchemy import BigInteger, Boolean, Date, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from models.column_types import AnyTable, BigId, PriorityType, WordType
from models.dates import When
from models.errors import RuleBroken
from models.records import Effective, Ref
from models.vocabulary import Precision

# The column types are told on, so that an entity's file finds what it needs in one place.
__all__ = [
    "AnyTable", "Base", "BigId", "Dated", "EffectiveFrom", "Journaled", "PriorityType", "Row", "WordType", "filled",
    "in_order", "ref_of", "terms_meet",
]  # fmt: skip

#: A row as the journal and the search see it: column name → plain value.
Row = Mapping[str, object]

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


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


def in_order(what: str, since: dt.date | None, until: dt.date | None) -> None:
    """Raises RuleBroken for a term that ends before it starts; None is open."""
    if since is not None and until is not None and until < since:
        raise RuleBroken(f"{what} ends before it starts.", "Correct one of the two dates.")


def terms_meet(
    since: dt.date | None, until: dt.date | None, other_since: dt.date | None, other_until: dt.date | None
) -> bool:
    """A day lies in both terms; first and last days belong to them, None is open."""
    begins_in_time = until is None or other_since is None or other_since <= until
    return begins_in_time and (since is None or other_until is None or since <= other_until)
