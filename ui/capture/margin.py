"""Beside the text: the number of each paragraph, and a sign where a passage was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QToolTip, QWidget

from models.queries.captured import TakenRecord
from ui.capture.ways import glyph_of
from ui.fonts import ui_font
from ui.theme import theme
from ui.widgets.pills import draw_glyph
from ui.widgets.plain_text import tooltip

if TYPE_CHECKING:
    from ui.capture.page import TextPage

_SIGN = 13
_NUMBERS = 34


class Margin(QWidget):
    """Paints for the blocks that are in sight, whatever the length of the text."""

    def __init__(self, page: TextPage) -> None:
        super().__init__(page)
        self._page = page
        self.setFont(ui_font(-1.5))
        theme().changed.connect(self.update)

    def wanted(self) -> int:
        """Its width in pixels."""
        return _NUMBERS + _SIGN + 14

    def paintEvent(self, event: QPaintEvent) -> None:
        page, colours = self._page, theme().colours
        painter = QPainter(self)
        painter.setFont(self.font())
        block = page.firstVisibleBlock()
        top = round(page.blockBoundingGeometry(block).translated(page.contentOffset()).top())
        while block.isValid() and top <= event.rect().bottom():
            height = round(page.blockBoundingRect(block).height())
            if block.text().strip():
                number = self._number(block)
                painter.setPen(colours.faint)
                line = QRect(0, top, _NUMBERS, page.fontMetrics().height())
                painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
                self._paint_signs(painter, block)
            top += height
            block = block.next()
        painter.end()

    def _number(self, block: QTextBlock) -> str:
        found = self._page.segments.paragraph_at(self._page.places.from_qt(block.position()))
        return "" if found is None else str(found + 1)

    def _paint_signs(self, painter: QPainter, block: QTextBlock) -> None:
        for y, here in self._signs(block).values():
            glyph = glyph_of(here[0].ref.kind) if len({one.ref.kind for one in here}) == 1 else "more"
            draw_glyph(painter, glyph, theme().colours.accent, QPoint(_NUMBERS + 7, y), _SIGN)

    def _signs(self, block: QTextBlock) -> dict[int, tuple[int, list[TakenRecord]]]:
        """What begins in each line of a block, by the line's number, with the height at which its sign stands."""
        page = self._page
        begin, end = block.position(), block.position() + block.length()
        signs: dict[int, tuple[int, list[TakenRecord]]] = {}
        for one in page.taken:
            place = page.places.to_qt(one.span.start)
            if begin <= place < end:
                cursor = QTextCursor(block)
                cursor.setPosition(place)
                rect = page.cursorRect(cursor)
                line = block.layout().lineForTextPosition(place - begin).lineNumber()
                y = rect.top() + (rect.height() - _SIGN) // 2
                signs.setdefault(line, (y, []))[1].append(one)
        return signs

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tooltip(self._words_at(event.pos().y())), self)
            return True
        return super().event(event)

    def _words_at(self, y: int) -> str:
        block = self._page.cursorForPosition(QPoint(0, y)).block()
        for top, here in self._signs(block).values():
            if top - 4 <= y <= top + _SIGN + 4:
                return "\n".join(f"{one.how}: {one.label}" for one in here)
        return ""
