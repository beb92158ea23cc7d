"""Puts the pictures of cards and the headings into a column's rows, and marks what is chosen and has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.board.model import CardModel, Heading
from ui.board.painting import RADIUS, CardPainter
from ui.fonts import SEMIBOLD, ui_font
from ui.theme import theme
from ui.widgets.pills import round_box

#: Around the card within its row; the ring of the keyboard goes here.
SIDE, BELOW, ABOVE = 6, 4, 4
#: On the right the scroll bar is margin as well.
RIGHT = 4
HEADING_HEIGHT = 26

Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """Paints one column. `fixed` is set by its table when all rows have one height."""

    def __init__(self, painter: CardPainter, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards = painter
        self._view = parent
        self.fixed = False
        self._nothing = QColor(0, 0, 0, 0)

    @property
    def fixed_row(self) -> int:
        return self.cards.letters.fixed_height + ABOVE + BELOW

    def row_height(self, model: CardModel, row: int, width: int) -> int:
        """How high a row of its own height is."""
        if model.heading(row) is not None:
            return HEADING_HEIGHT
        card = model.card(row)
        if card is None:
            return self.fixed_row
        return self.cards.height(card, width - SIDE - RIGHT) + ABOVE + BELOW

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, CardModel):
            return
        area: QRect = option.rect
        heading = model.heading(index.row())
        if heading is not None:
            self._paint_heading(painter, area, heading)
            return
        card = model.card(index.row())
        if card is None:
            return
        width = area.width() - SIDE - RIGHT
        ratio = self._view.devicePixelRatioF()
        corner = area.topLeft()
        picture = self.cards.picture(card, width, ratio, fixed=self.fixed)
        painter.drawPixmap(corner.x() + SIDE, corner.y() + ABOVE, picture)
        box = QRect(corner.x() + SIDE, corner.y() + ABOVE, width, round(picture.height() / ratio))
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            round_box(painter, box, self._nothing, theme().colours.accent, radius=RADIUS, width=2)
        if state & QStyle.StateFlag.State_HasFocus:
            ring = box.adjusted(-3, -3, 3, 3)
            round_box(painter, ring, self._nothing, theme().colours.text, radius=RADIUS + 3, width=1.5)

    def _paint_heading(self, painter: QPainter, area: QRect, heading: Heading) -> None:
        colours = theme().colours
        place = area.adjusted(SIDE + 2, 4, -SIDE - 2, 0)
        painter.setFont(ui_font(-1.0, SEMIBOLD))
        painter.setPen(colours.muted)
        number = str(heading.count)
        metrics = painter.fontMetrics()
        taken = metrics.horizontalAdvance(number) + 6
        label = " ".join((heading.label or "Without one").split())
        label = metrics.elidedText(label, Qt.TextElideMode.ElideRight, place.width() - taken)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(place, flags, label)
        painter.drawText(place, flags | Qt.AlignmentFlag.AlignRight, number)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self.fixed_row)
