"""How the matrix is painted: cells, the tail of a row, and the two headers that stay in place.

Only what is seen is painted; `MatrixPainter.painted` counts it for the tests.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.records import MatrixCell, MatrixColumn, MatrixRow
from models.vocabulary import Involvement, Stance
from ui.colours import mix
from ui.fonts import MEDIUM, SEMIBOLD, ui_font
from ui.icons import stance_icon, status_icon
from ui.positions.model import MatrixModel
from ui.positions.wording import accepted_words, cell_word, since_words
from ui.theme import theme
from ui.widgets.pills import draw_glyph, focus_ring
from ui.widgets.plain_text import elided
from ui.widgets.status_badge import capitalised

ROW_HEIGHT = 44
COLUMN_WIDTH = 140
HEADER_HEIGHT = 40
_PAD = 9
_GLYPH = 12

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class Letters:
    """The fonts of the matrix with their measures, made once."""

    def __init__(self) -> None:
        self.word, self.small = ui_font(-0.5, MEDIUM), ui_font(-2.0)
        self.bold, self.title = ui_font(-0.5, SEMIBOLD), ui_font(-0.5)

    @staticmethod
    def draw(painter: QPainter, font: QFont, ink: QColor, room: QRect, words: str) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(room, _LEFT, elided(words, QFontMetrics(font), room.width()))


def upper(rect: QRect) -> QRect:
    """The first of a cell's two lines."""
    return QRect(rect.left(), rect.top() + 4, rect.width(), rect.height() // 2 - 3)


def lower(rect: QRect) -> QRect:
    return QRect(rect.left(), rect.center().y() + 1, rect.width(), rect.height() // 2 - 5)


class MatrixPainter(QStyledItemDelegate):
    """Cells and tails. A heading is a quiet band over the whole row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._letters = Letters()
        self.painted = 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.painted += 1
        model = index.model()
        assert isinstance(model, MatrixModel)
        colours, rect = theme().colours, QRect(option.rect)
        row, place = index.row(), index.column()
        if model.heading(row) is not None:
            painter.fillRect(rect, colours.hover)
            return
        record = model.record(row)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and place != model.tail
        cell = record.cells.get(model.columns[place].id) if record and place < model.tail else None
        ground = colours.surface
        if cell is not None and cell.blocks:
            ground = mix(colours.danger, colours.surface, 0.13)
        painter.fillRect(rect, colours.accent_soft if chosen else ground)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colours.line)
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), colours.line)
        if place == model.tail:  # columns slide under it: an edge says where
            painter.fillRect(rect.left(), rect.top(), 1, rect.height(), colours.strong_line)
        if cell is not None and cell.blocks:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, colours.danger)
        inside = rect.adjusted(_PAD, 0, -6, -1)
        if record is not None and place == model.tail:
            self._tail(painter, inside, record)
        elif record is not None:
            self._cell(painter, inside, cell, model.columns[place])
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect.adjusted(1, 1, -2, -2), colours.accent, radius=3)

    def _cell(self, painter: QPainter, room: QRect, cell: MatrixCell | None, column: MatrixColumn) -> None:
        colours, letters = theme().colours, self._letters
        word = cell_word(cell, column)
        if cell is None or cell.stance is None:
            tables = cell is not None and cell.involvement is Involvement.TABLED_BY
            letters.draw(painter, letters.title, colours.muted if tables else colours.faint, room, word)
            return
        ink = colours.stance(cell.stance)
        silent = cell.stance is Stance.NONE_RECORDED and not cell.steps
        first = room if silent else upper(room)
        draw_glyph(painter, stance_icon(cell.stance), ink, QPoint(first.left(), first.center().y() - _GLYPH // 2 + 1))
        words = first.adjusted(_GLYPH + 6, 0, 0, 0)
        strong = colours.faint if cell.stance is Stance.NONE_RECORDED else colours.text
        letters.draw(painter, letters.word, ink if cell.blocks else strong, words, word)
        if silent:
            return
        second = lower(room).adjusted(_GLYPH + 6, 0, 0, 0)
        if cell.assessed:
            draw_glyph(painter, "lock", colours.warning, QPoint(second.left() - 16, second.center().y() - 5), 10)
        letters.draw(painter, letters.small, colours.muted, second, since_words(cell))

    def _tail(self, painter: QPainter, room: QRect, record: MatrixRow) -> None:
        colours, letters = theme().colours, self._letters
        first, second = upper(room), lower(room)
        ink = colours.status(record.status)
        draw_glyph(painter, status_icon(record.status), ink, QPoint(first.left(), first.center().y() - _GLYPH // 2 + 1))
        room = first.adjusted(_GLYPH + 6, 0, 0, 0)
        if record.suggests:  # the question is in the tooltip, and at the side where the row is chosen
            corner = QPoint(second.right() - _GLYPH, second.center().y() - _GLYPH // 2 + 1)
            draw_glyph(painter, "help", colours.accent, corner)
        letters.draw(painter, letters.word, ink, room, capitalised(record.status.word))
        all_accept = record.asked > 0 and record.accepted == record.asked
        tone = colours.success if all_accept else colours.muted
        letters.draw(painter, letters.small, tone, second.adjusted(_GLYPH + 6, 0, 0, 0), accepted_words(record))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(COLUMN_WIDTH, ROW_HEIGHT)


class DemandHeader(QHeaderView):
    """The demands at the left: reference and title, theme below; a heading over its group."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._letters = Letters()
        self.painted = 0
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(ROW_HEIGHT)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setAccessibleName("Demands")

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        self.painted += 1
        model = self.model()
        assert isinstance(model, MatrixModel)
        colours, letters = theme().colours, self._letters
        heading = model.heading(logicalIndex)
        painter.fillRect(rect, colours.hover if heading is not None else colours.background)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colours.line)
        room = rect.adjusted(12, 0, -8, -1)
        if heading is not None:
            letters.draw(painter, letters.bold, colours.text, room, capitalised(heading))
            return
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), colours.strong_line)
        record = model.record(logicalIndex)
        if record is None:
            return
        if self._is_current(logicalIndex):
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, colours.accent)
        first, second = upper(room), lower(room)
        wide = QFontMetrics(letters.bold).horizontalAdvance(record.ref) + 8
        letters.draw(painter, letters.bold, colours.text, first, record.ref)
        letters.draw(painter, letters.title, colours.text, first.adjusted(wide, 0, 0, 0), record.title)
        if record.confidential:
            draw_glyph(painter, "lock", colours.warning, QPoint(second.left(), second.center().y() - 5), 10)
            second = second.adjusted(15, 0, 0, 0)
        about = " · ".join(part for part in (record.theme, f"{record.priority.word} priority") if part)
        letters.draw(painter, letters.small, colours.muted, second, about)

    def _is_current(self, row: int) -> bool:
        return self.selectionModel().currentIndex().row() == row


class ColumnHeader(QHeaderView):
    """The parties, delegations or persons above: a code or a name, and what it stands for below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._letters = Letters()
        self.painted = 0
        #: The column by whose stance the rows are sorted; None for another order.
        self.sorted_by: int | None = None
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setDefaultSectionSize(COLUMN_WIDTH)
        self.setMinimumSectionSize(72)
        self.setFixedHeight(HEADER_HEIGHT)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setAccessibleName("Parties")

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        self.painted += 1
        model = self.model()
        assert isinstance(model, MatrixModel)
        colours, letters = theme().colours, self._letters
        painter.fillRect(rect, colours.background)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colours.strong_line)
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), colours.line)
        room = rect.adjusted(_PAD, 0, -6, -1)
        if logicalIndex >= model.tail:
            painter.fillRect(rect.left(), rect.top(), 1, rect.height(), colours.strong_line)
            letters.draw(painter, letters.bold, colours.text, upper(room), "Status")
            letters.draw(painter, letters.small, colours.muted, lower(room), "who accepts")
            return
        column = model.columns[logicalIndex]
        if self.selectionModel().currentIndex().column() == logicalIndex:
            painter.setPen(QPen(colours.accent, 2))
            painter.drawLine(rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1)
        first = upper(room)
        if logicalIndex == self.sorted_by:
            draw_glyph(painter, "sort", colours.accent, QPoint(first.right() - 12, first.center().y() - 5), 12)
            first = first.adjusted(0, 0, -16, 0)
        letters.draw(painter, letters.bold, colours.text, first, column.code)
        whole = column.name if column.id == column.party_id else column.party_code
        letters.draw(painter, letters.small, colours.muted, lower(room), whole)
