"""What each list of the screen shows: headings, the cells of a line, its sign, and the words for an empty list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from models.dates import short_day
from models.grades import short
from models.queries.evidence_lists import EvidenceSort, Part
from models.records import EvidenceLine
from models.vocabulary import Kind
from ui.widgets.kind_words import kind_word


@dataclass(frozen=True, slots=True)
class Look:
    """How a list looks. wide: the column that takes the room that is left; widths: of all, in pixels."""

    title: str
    glyph: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    wide: int
    cells: Callable[[EvidenceLine], tuple[str, ...]]
    nothing: str
    sorts: tuple[EvidenceSort, ...]
    adds: str = ""
    kind: Kind | None = None


def _day(line: EvidenceLine) -> str:
    if line.day is None:
        return ""
    return f"about {short_day(line.day)}" if line.soft else short_day(line.day)


def _source(line: EvidenceLine) -> tuple[str, ...]:
    return line.words, line.who, _day(line), short(line.grade), f"{line.count:,}"


def _statement(line: EvidenceLine) -> tuple[str, ...]:
    who = f"{line.who} → {line.about}" if line.about else line.who
    return line.words, who, line.outlet or "not named", _day(line) or "no date"


def _fact(line: EvidenceLine) -> tuple[str, ...]:
    return line.words, line.about or "no value", line.mark


def _citation(line: EvidenceLine) -> tuple[str, ...]:
    return line.words or "no words", line.about, line.outlet, short(line.grade)


def _text(line: EvidenceLine) -> tuple[str, ...]:
    contested = "" if not line.count else f"{line.count} contested"
    return line.words, line.who, line.about, contested


def _obstacle(line: EvidenceLine) -> tuple[str, ...]:
    state = f"resolved {_day(line)}" if line.mark == "resolved" else line.mark
    return line.words, line.about, line.outlet or "no source", state


def _bare(line: EvidenceLine) -> tuple[str, ...]:
    return line.words, kind_word(line.ref.kind), "no source"


_S = EvidenceSort
LOOKS: dict[Part, Look] = {
    Part.SOURCES: Look(
        "Sources", "document", ("Outlet", "Title", "Published", "Grade", "Evidence"), (170, 96, 88, 96, 82), 1,
        _source, "No source is entered yet.", (_S.ENTERED, _S.NEWEST, _S.WORDS), "New source", Kind.SOURCE,
    ),
    Part.STATEMENTS: Look(
        "Statements", "quote", ("Said", "Speaker → audience", "Outlet", "Date"), (220, 150, 96, 92), 0,
        _statement, "No statement is entered yet.", (_S.ENTERED, _S.NEWEST, _S.WORDS, _S.SOURCE), "New statement",
        Kind.STATEMENT,
    ),
    Part.FACTS: Look(
        "Facts", "check", ("Question", "Values", ""), (180, 190, 104), 1,
        _fact, "No fact is entered yet.", (_S.ENTERED, _S.WORDS), "New fact", Kind.FACT,
    ),
    Part.CITATIONS: Look(
        "Citations", "quote", ("Quote or claim", "About", "Source", "Grade"), (200, 140, 96, 96), 0,
        _citation, "Nothing is cited yet.", (_S.ENTERED, _S.WORDS, _S.SOURCE), "Cite a source",
    ),
    Part.TEXTS: Look(
        "Texts", "texts", ("Title", "Kind", "Standing", "Terms"), (180, 180, 80, 84), 0,
        _text, "No text is entered yet.", (_S.ENTERED, _S.WORDS), "New text", Kind.INSTRUMENT,
    ),
    Part.OBSTACLES: Look(
        "Obstacles", "flag", ("Obstacle", "About", "Source", "State"), (210, 140, 96, 70), 0,
        _obstacle, "Nothing stands in the way, as far as is entered.", (_S.ENTERED, _S.WORDS, _S.SOURCE),
        "New obstacle", Kind.OBSTACLE,
    ),
    Part.UNSOURCED: Look(
        "Without a source", "warning", ("Record", "Kind", ""), (260, 90, 90), 0,
        _bare, "Every record names a source.", (_S.ENTERED,),
    ),
}  # fmt: skip

SORTS = {
    _S.ENTERED: "As entered",
    _S.NEWEST: "Newest date first",
    _S.WORDS: "By words",
    _S.SOURCE: "By source",
}


def sign_of(line: EvidenceLine, part: Part) -> tuple[str, str]:
    """Icon and colour's role before a line; the words say the same."""
    if part is Part.UNSOURCED or line.mark == "contradictory":
        return "warning", "warning"
    if line.confidential:
        return "lock", "muted"
    if line.mark == "downgraded":
        return "chevron-down", "warning"
    if line.mark == "resolved":
        return "check", "success"
    return LOOKS[part].glyph, "faint"
