"""The building blocks of briefs: what a page says, not how it looks. Typst, HTML and Word all print the same blocks.

A gatherer puts them together; the words in them are as stored or from the table of words, never markup.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from models.report.data import Head
from models.report.words import words
from models.vocabulary import Status


class Block(msgspec.Struct, frozen=True, tag_field="type"):
    """One of the classes below; `type` in JSON is its name in small letters."""


class Paragraph(Block, frozen=True, tag="paragraph"):
    """tone: "" or "muted" or "strong"."""

    text: str
    tone: str = ""


class Quote(Block, frozen=True, tag="quote"):
    """What somebody said or wrote; `told` says who and where."""

    text: str
    told: str = ""


class Subheading(Block, frozen=True, tag="subheading"):
    text: str


class Nothing(Block, frozen=True, tag="nothing"):
    """Said where nothing is recorded."""

    text: str


class Item(msgspec.Struct, frozen=True):
    """A line of a list: what it is about, what about it, who says so."""

    subject: str
    text: str = ""
    told: str = ""


class Items(Block, frozen=True, tag="items"):
    entries: tuple[Item, ...]


class Pair(msgspec.Struct, frozen=True):
    label: str
    value: str


class Pairs(Block, frozen=True, tag="pairs"):
    """Labels and their values, as at the head of a brief."""

    entries: tuple[Pair, ...]


class Cell(msgspec.Struct, frozen=True):
    """status: draws its sign before the text. tone: "" or "muted" or "strong"."""

    text: str
    status: Status | None = None
    tone: str = ""


class Grid(Block, frozen=True, tag="grid"):
    """A table. wide: the column that takes the room that is left."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide: int = 1


class DemandHead(Block, frozen=True, tag="demand"):
    """A demand's own heading, with its status."""

    ref: str
    title: str
    status: Status
    status_word: str
    since: str
    told: str


class MatrixRow(msgspec.Struct, frozen=True):
    """cells: a stance's value, "tabled_by", or "" where the party has nothing to do with the demand."""

    ref: str
    title: str
    cells: tuple[str, ...]


class Matrix(Block, frozen=True, tag="matrix"):
    """Demand × party. left_out: parties that had no room. legend: stance's value → its word."""

    parties: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    left_out: int
    legend: tuple[tuple[str, str], ...]
    described: str


class Convergence(Block, frozen=True, tag="convergence"):
    """How many of `asked` answers were which: at a share of the width, so many of each of `keys`."""

    words: tuple[str, ...]
    keys: tuple[str, ...]
    asked: int
    steps: tuple[tuple[float, tuple[int, ...]], ...]
    first: str
    last: str
    described: str


class NetworkParty(msgspec.Struct, frozen=True):
    """A party, or a person: then `code` is the name."""

    code: str
    x: float
    y: float


class NetworkLine(msgspec.Struct, frozen=True):
    """`count`: how often two have met. `planned`: at how many meetings to come both are expected."""

    x1: float
    y1: float
    x2: float
    y2: float
    count: int
    told: str
    planned: int = 0


class Network(Block, frozen=True, tag="network"):
    """Who met whom, and how often. left_out: parties that had no room."""

    parties: tuple[NetworkParty, ...]
    lines: tuple[NetworkLine, ...]
    left_out: int
    described: str


AnyBlock = Paragraph | Quote | Subheading | Nothing | Items | Pairs | Grid | DemandHead | Matrix | Convergence | Network


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a brief with its heading; `name` is its section."""

    name: str
    heading: str
    blocks: tuple[AnyBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(Head):
    """A report that is made of blocks. subject: whom or what it is about, in words, or ""."""

    subject: str
    parts: tuple[Part, ...]


class Wording:
    """The fixed words of one language, for a gatherer: `say("brief", "place")`."""

    def __init__(self, language: str) -> None:
        self._words = words(language)

    def __call__(self, group: str, key: str) -> str:
        return self._words[group][key]


def or_nothing(blocks: Sequence[AnyBlock], words: str) -> tuple[AnyBlock, ...]:
    """The blocks, or the sentence that there are none."""
    return tuple(blocks) or (Nothing(words),)


def items(entries: Sequence[Item]) -> tuple[AnyBlock, ...]:
    return (Items(tuple(entries)),) if entries else ()


def grid(heads: Sequence[str], rows: Sequence[Sequence[Cell]], *, wide: int = 1) -> tuple[AnyBlock, ...]:
    return (Grid(tuple(heads), tuple(map(tuple, rows)), wide),) if rows else ()


def pairs(entries: Sequence[tuple[str, str]]) -> tuple[AnyBlock, ...]:
    """Those that have a value."""
    told = tuple(Pair(label, value) for label, value in entries if value)
    return (Pairs(told),) if told else ()


#: A part's blocks are only put together where the part is wanted.
Maker = Callable[[], Sequence[AnyBlock]]


def parts(wanted: Sequence[str], makers: Mapping[str, Maker], say: Wording) -> tuple[Part, ...]:
    """The wanted parts in their order; those that nobody makes are passed over."""
    return tuple(Part(name, say("headings", name), tuple(makers[name]())) for name in wanted if name in makers)
