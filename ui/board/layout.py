"""Where everything stands on a card of a given width: measured once, painted by `ui.board.painting`.

Text is shaped here with the program's letters; colours and icons are not known here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from models.records import Card, PartyMark
from models.vocabulary import Involvement, Priority, Stance
from ui.board.wording import days_words, in_order, priority_title
from ui.fonts import BOLD, SEMIBOLD, ui_font
from ui.widgets.party_chip import party_size
from ui.widgets.pills import pill_size
from ui.widgets.unsourced_mark import UNSOURCED_GLYPH, UNSOURCED_WORD

#: Between the edge of a card and what stands on it.
PAD_X, PAD_Y = 9, 8
GAP = 4
#: The sign of a count or a priority.
SIGN = 12
LINES, LINES_FIXED = 3, 2
CHIP_ROWS, CHIP_ROWS_FIXED = 2, 1


@dataclass(frozen=True, slots=True)
class Chip:
    """A party on the card, the arrow (no code) or the rest ("+2", no party)."""

    rect: QRect
    text: str
    stance: Stance | None = None
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class FootItem:
    """A count with its sign; `left` is where the sign begins."""

    left: int
    glyph: str
    text: str


@dataclass(frozen=True, slots=True)
class CardLayout:
    """All places are relative to the card's upper left corner."""

    height: int
    top: str
    top_rect: QRect
    priority: str
    priority_left: int
    title: tuple[str, ...]
    title_top: int
    chips: tuple[Chip, ...]
    foot: tuple[FootItem, ...]
    foot_top: int


class Letters:
    """The fonts of a card with their measures, made anew when the letters change."""

    def __init__(self) -> None:
        self.title = ui_font(0.5, SEMIBOLD)
        self.small = ui_font(-1.5)
        self.strong = ui_font(-1.5, BOLD)
        self.title_metrics = QFontMetrics(self.title)
        self.small_metrics = QFontMetrics(self.small)
        self.line = self.title_metrics.height() - 1
        self.row = self.small_metrics.height()
        self.chip = pill_size("X", self.small).height()
        self.width = lru_cache(maxsize=4096)(self.small_metrics.horizontalAdvance)

    @property
    def fixed_height(self) -> int:
        """A card's height where all are the same."""
        chips = CHIP_ROWS_FIXED * (self.chip + GAP)
        return 2 * PAD_Y + self.row + 3 + LINES_FIXED * self.line + 6 + chips + 3 + self.row


def lay_out(card: Card, width: int, letters: Letters, *, fixed: bool) -> CardLayout:
    """Measure one card. `fixed` gives it the common height with less of its title."""
    inner = width - 2 * PAD_X
    word = priority_title(card.priority)
    taken = SIGN + 2 + letters.width(word)
    top = " ".join((f"{card.ref} · {card.theme}" if card.theme else card.ref).split())
    locked = SIGN + GAP if card.confidential else 0
    if letters.width(top[:80]) > inner - taken - GAP - locked and card.priority is not Priority.HIGH:
        # In a narrow column the theme says more than "Medium", whose sign stays.
        word, taken = "", SIGN
    room = inner - taken - GAP - locked
    top = letters.small_metrics.elidedText(top[:200], Qt.TextElideMode.ElideRight, room)
    y = PAD_Y
    top_rect = QRect(PAD_X, y, room, letters.row)
    y += letters.row + 3
    title_top = y
    lines = wrapped(card.title, inner, letters.title, letters.title_metrics, LINES_FIXED if fixed else LINES)
    y += (LINES_FIXED if fixed else len(lines)) * letters.line + 6
    chips = place_chips(card.parties, inner, y, letters, CHIP_ROWS_FIXED if fixed else CHIP_ROWS)
    if fixed:
        y += CHIP_ROWS_FIXED * (letters.chip + GAP)
    elif chips:
        y = chips[-1].rect.bottom() + 1 + GAP
    y += 3
    return CardLayout(
        height=y + letters.row + PAD_Y,
        top=top,
        top_rect=top_rect,
        priority=word,
        priority_left=width - PAD_X - taken,
        title=lines,
        title_top=title_top,
        chips=chips,
        foot=_foot(card, inner, letters),
        foot_top=y,
    )


def wrapped(text: str, width: int, font: QFont, metrics: QFontMetrics, limit: int) -> tuple[str, ...]:
    """The text in at most `limit` lines; what does not fit is cut from the last one with an ellipsis."""
    text = " ".join(text.split())
    if metrics.horizontalAdvance(text[:400]) <= width:
        return (text,)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text[:400], font)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == limit - 1:
            rest = text[start : start + 400]
            lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return tuple(lines)


def place_chips(parties: tuple[PartyMark, ...], inner: int, top: int, letters: Letters, rows: int) -> tuple[Chip, ...]:
    """Chips from the left, in at most `rows` rows; "+2" stands for those that find no room."""
    marks = in_order(parties)
    for shown in range(len(marks), -1, -1):
        chips = _try_chips(marks[:shown], len(marks) - shown, inner, top, letters, rows)
        if chips is not None:
            return chips
    return ()


def _try_chips(
    marks: list[PartyMark], hidden: int, inner: int, top: int, letters: Letters, rows: int
) -> tuple[Chip, ...] | None:
    chips: list[Chip] = []
    x, row = 0, 0
    arrow = letters.width("→")
    pointed = False
    for mark in (*marks, None) if hidden else marks:
        points = mark is not None and not pointed and chips and mark.involvement is Involvement.ADDRESSED_TO
        stance = mark.stance if mark else None
        text = mark.code if mark else f"+{hidden}"
        width = min(party_size(text, letters.small, stance).width(), inner)
        lead = arrow + GAP if points else 0
        if x and x + lead + width > inner:
            x, row = 0, row + 1
            if row >= rows:
                return None
        y = top + row * (letters.chip + GAP)
        if points:
            pointed = True
            chips.append(Chip(QRect(PAD_X + x, y, arrow, letters.chip), "→", arrow=True))
            x += lead
        width = min(width, inner - x)
        chips.append(Chip(QRect(PAD_X + x, y, width, letters.chip), text, stance))
        x += width + GAP
    return tuple(chips)


def _foot(card: Card, inner: int, letters: Letters) -> tuple[FootItem, ...]:
    """The counts with their signs. In a narrow column packages go first, then links: the tooltip has both.

    A demand that nothing supports says so in the place of its citations; where even that has no room, the sign stays.
    """
    counts = [("quote", str(card.evidence)) if card.sourced else (UNSOURCED_GLYPH, UNSOURCED_WORD.lower())]
    counts.append(("calendar", str(card.meetings)))
    if card.brackets:
        counts.append(("bracket", str(card.brackets)))
    if card.links:
        counts.append(("linkage", str(card.links)))
    if card.packages:
        counts.append(("group", str(len(card.packages)) if len(card.packages) > 1 else ""))
    counts.append(("clock", days_words(card)))
    gap = 9 if inner > 130 else 6

    def too_wide() -> bool:
        return sum(SIGN + 3 + letters.width(text) + gap for _, text in counts) - gap > inner

    for left_out in ("group", "linkage"):
        if too_wide():
            counts = [count for count in counts if count[0] != left_out]
    if too_wide() and not card.sourced:
        counts[0] = (UNSOURCED_GLYPH, str(card.evidence))
    items = []
    x = PAD_X
    for glyph, text in counts:
        items.append(FootItem(x, glyph, text))
        x += SIGN + 3 + letters.width(text) + gap
    return tuple(items)
