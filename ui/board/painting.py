"""Cards as pictures: each is drawn once and kept while it is on the screen, for scrolling only copies pixels.

Measures come from `ui.board.layout`. What is laid over a picture (chosen, keyboard) is `ui.board.delegate`'s.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from models.records import Card
from models.vocabulary import Priority, Status
from ui.board.layout import PAD_X, SIGN, CardLayout, Letters, lay_out
from ui.board.wording import stalled
from ui.icons import priority_icon
from ui.theme import theme
from ui.widgets.party_chip import draw_party
from ui.widgets.pills import draw_glyph, draw_pill, round_box
from ui.widgets.unsourced_mark import UNSOURCED_GLYPH

RADIUS = 7
#: What the pictures may weigh together.
BUDGET = 16 * 1024 * 1024
#: Measured cards that are remembered.
MEASURED = 3_000


class CardPainter(QObject):
    """Draws the cards of all columns and remembers what it drew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.letters = Letters()
        self.drawn = 0
        self._layouts: OrderedDict[tuple[int, int, bool], tuple[Card, CardLayout]] = OrderedDict()
        self._pictures: OrderedDict[tuple[int, int, bool, float], tuple[Card, QPixmap]] = OrderedDict()
        self._weight = 0
        theme().changed.connect(self.forget)

    def forget(self) -> None:
        """Colours or letters are other ones now."""
        self.letters = Letters()
        self._layouts.clear()
        self._pictures.clear()
        self._weight = 0

    def layout(self, card: Card, width: int, *, fixed: bool) -> CardLayout:
        key = (card.id, width, fixed)
        known = self._layouts.get(key)
        if known is not None and known[0] == card:
            return known[1]
        layout = lay_out(card, width, self.letters, fixed=fixed)
        self._layouts[key] = (card, layout)
        if len(self._layouts) > MEASURED:
            self._layouts.popitem(last=False)
        return layout

    def height(self, card: Card, width: int) -> int:
        return self.layout(card, width, fixed=False).height

    def picture(self, card: Card, width: int, ratio: float, *, fixed: bool) -> QPixmap:
        """The card on the ground of its column."""
        key = (card.id, width, fixed, ratio)
        known = self._pictures.get(key)
        if known is not None:
            if known[0] is card or known[0] == card:
                self._pictures.move_to_end(key)
                return known[1]
            self._drop(key)
        layout = self.layout(card, width, fixed=fixed)
        picture = QPixmap(round(width * ratio), round(layout.height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme().colours.status_tint(card.status))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, card, width, layout)
        painter.end()
        self.drawn += 1
        self._pictures[key] = (card, picture)
        self._weight += picture.width() * picture.height() * 4
        while self._weight > BUDGET and len(self._pictures) > 1:
            self._drop(next(iter(self._pictures)))
        return picture

    def _drop(self, key: tuple[int, int, bool, float]) -> None:
        picture = self._pictures.pop(key)[1]
        self._weight -= picture.width() * picture.height() * 4

    # ------------------------------------------------------------ the card's parts

    def _draw(self, painter: QPainter, card: Card, width: int, layout: CardLayout) -> None:
        colours = theme().colours
        box = QRectF(0, 0, width, layout.height)
        round_box(painter, box.adjusted(0, 1, 0, 0), colours.shadow, colours.shadow, radius=RADIUS)
        round_box(painter, box.adjusted(0, 0, 0, -1), colours.raised, colours.line, radius=RADIUS)
        self._draw_top(painter, card, layout)
        painter.setFont(self.letters.title)
        painter.setPen(colours.text)
        baseline = layout.title_top + self.letters.title_metrics.ascent()
        for at, line in enumerate(layout.title):
            painter.drawText(QPointF(PAD_X, baseline + at * self.letters.line), line)
        for chip in layout.chips:
            if chip.arrow:
                self._draw_text(painter, chip.rect, chip.text, colours.muted)
            elif chip.text.startswith("+"):
                draw_pill(
                    painter,
                    chip.rect,
                    chip.text,
                    self.letters.small,
                    ink=colours.muted,
                    fill=colours.raised,
                    edge=colours.line,
                )
            else:
                draw_party(painter, chip.rect, chip.text, self.letters.small, chip.stance, colours)
        self._draw_foot(painter, card, layout)

    def _draw_top(self, painter: QPainter, card: Card, layout: CardLayout) -> None:
        colours = theme().colours
        row = layout.top_rect
        self._draw_text(painter, row, layout.top, colours.faint)
        middle = row.top() + (row.height() - SIGN + 1) // 2
        ink = colours.priority(card.priority)
        left = layout.priority_left
        if card.confidential:
            draw_glyph(painter, "lock", colours.muted, QPoint(left - SIGN - 3, middle), SIGN)
        draw_glyph(painter, priority_icon(card.priority), ink, QPoint(left, middle), SIGN)
        if layout.priority:
            place = QRect(left + SIGN + 2, row.top(), 200, row.height())
            high = card.priority is Priority.HIGH
            self._draw_text(painter, place, layout.priority, colours.text if high else colours.faint)

    def _draw_foot(self, painter: QPainter, card: Card, layout: CardLayout) -> None:
        colours = theme().colours
        row = self.letters.row
        late = stalled(card)
        for item in layout.foot:
            warn = (late and item.glyph == "clock") or item.glyph == UNSOURCED_GLYPH
            ink = colours.warning if warn else colours.muted
            corner = QPoint(item.left, layout.foot_top + (row - SIGN + 1) // 2)
            draw_glyph(painter, item.glyph, ink, corner, SIGN)
            place = QRect(item.left + SIGN + 3, layout.foot_top, 200, row)
            self._draw_text(painter, place, item.text, ink, strong=warn)

    def _draw_text(self, painter: QPainter, place: QRect, text: str, ink: QColor, *, strong: bool = False) -> None:
        painter.setFont(self.letters.strong if strong else self.letters.small)
        painter.setPen(ink)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)


def drag_picture(painter: CardPainter, card: Card, number: int, ratio: float) -> QPixmap:
    """What hangs on the pointer while cards are dragged: the first one, and how many they are."""
    width = 190
    front = painter.picture(card, width, ratio, fixed=True)
    step = 5 * min(number - 1, 2)
    height = painter.letters.fixed_height
    picture = QPixmap(round((width + step + 8) * ratio), round((height + step + 8) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(0, 0, 0, 0))
    colours = theme().colours
    brush = QPainter(picture)
    for back in range(step, 0, -5):
        round_box(brush, QRect(back, 8 + back, width, height), colours.raised, colours.strong_line, radius=RADIUS)
    brush.drawPixmap(0, 8, front)
    round_box(brush, QRect(0, 8, width, height), QColor(0, 0, 0, 0), colours.accent, radius=RADIUS, width=2)
    if number > 1:
        badge = QRect(width - 14, 0, 22, 20)
        round_box(brush, badge, colours.accent, colours.accent, radius=10)
        brush.setFont(painter.letters.strong)
        brush.setPen(colours.accent_text)
        brush.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(number) if number < 100 else "99+")
    brush.end()
    return picture


def ground(status: Status) -> QColor:
    """What lies behind the cards of a column."""
    return theme().colours.status_tint(status)
