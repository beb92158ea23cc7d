"""What goes through the rules of the reader: the day that words are relative to, spans of days, and the answer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum

from models.dates import When, short_day
from models.errors import RuleBroken
from models.records import Effective
from models.vocabulary import Precision


class NotADate(RuleBroken):
    """Words that cannot be read as a date: one sentence, and how it may be written instead."""


class Order(Enum):
    """How "12/10" is written where the reader is at home."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What words such as "on Tuesday" are relative to.

    day: the piece's publication date, or the negotiation's clock. published: True for the former. zone: IANA name.
    ahead: a bare weekday or day means the next one (a meeting being planned), not the last one (news).
    """

    day: dt.date
    zone: str
    published: bool = False
    order: Order = Order.DAY_FIRST
    ahead: bool = False

    @property
    def said(self) -> str:
        """ "16 Oct 2025, when the piece was published"."""
        return short_day(self.day) + (", when the piece was published" if self.published else ", today")


@dataclass(frozen=True, slots=True)
class Span:
    """One reading on its way. `last` None is an open end; `begins` and `ends` are hours of the first and last day.

    why: the reasoning without the result, "" where the words say it all. question: what must be asked first.
    vague: an open end whose first day is only the first of a longer span ("since August").
    """

    first: dt.date
    last: dt.date | None
    precision: Precision = Precision.DAY
    why: str = ""
    question: str = ""
    begins: dt.time | None = None
    ends: dt.time | None = None
    zone: str = ""
    fold: int = 0
    vague: bool = False

    @property
    def end(self) -> dt.date:
        """The last day, or the first for an open end."""
        return self.last or self.first

    def because(self, why: str) -> Span:
        """With one more thing said."""
        return replace(self, why="; ".join(part for part in (self.why, why) if part))


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the words. `plain`: the words say it all by themselves, nothing had to be reasoned.

    vague: an open end whose first day is not known to the day.
    """

    when: When
    plain: bool
    vague: bool = False

    def effective(self) -> Effective:
        """As the day from which something holds: the first one of a longer span, the middle of an approximate one."""
        when = self.when
        first, last = when.first_day, when.last_day
        words, reasoning = ("", "") if self.plain else (when.words, when.reasoning)
        if when.precision is Precision.APPROXIMATE:
            middle = first + (last - first) // 2
            taken = "" if first == last else f", entered as {short_day(middle)}, its middle"
            return Effective(middle, True, words, reasoning + taken if reasoning else "")
        if when.precision is Precision.OPEN_END:
            return Effective(first, self.vague, words, reasoning)
        soft = first != last
        return Effective(
            first, soft, words, f"{reasoning}, entered as its first day" if soft and reasoning else reasoning
        )


@dataclass(frozen=True, slots=True)
class Readings:
    """The answer: at least one reading, the likeliest first. With a `question` a person has to choose first."""

    words: str
    offers: tuple[Reading, ...]
    question: str = ""

    @property
    def first(self) -> Reading:
        return self.offers[0]


@dataclass(frozen=True, slots=True)
class Words:
    """The text made ready for the rules, and what making it ready had to decide ("B.E. 2568 is 2025")."""

    text: str
    notes: tuple[str, ...] = ()
