"""One status: its head with the exact count, its list, and the place where dragged cards may be dropped.

A drop is only a request; the card appears here when the news of the move comes back.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from models.vocabulary import Status
from ui.board.dragging import EdgeScroller, unpack
from ui.board.model import CardModel
from ui.board.painting import CardPainter, ground
from ui.board.table import CardTable
from ui.board.wording import many, status_title
from ui.colours import mix
from ui.fonts import SEMIBOLD, ui_font
from ui.icons import status_icon
from ui.theme import theme
from ui.widgets.pills import draw_glyph, round_box

NARROWEST, WIDEST = 150, 420
_TOP_EDGE = 3
_RADIUS = 8


class ColumnHead(QWidget):
    """Sign, word and exact count of a status."""

    def __init__(self, status: Status, parent: QWidget) -> None:
        super().__init__(parent)
        self._status = status
        self._count = 0
        self._bold = ui_font(-0.5, SEMIBOLD)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_count(0)
        theme().changed.connect(self.update)

    @property
    def count(self) -> int:
        return self._count

    def set_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(f"{status_title(self._status)}, {many(count, 'demand')}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        draw_glyph(painter, status_icon(self._status), colours.status(self._status), QPoint(2, 7), 14)
        number = f"{self._count:,}"
        small = QFontMetrics(self.font())
        room = self.width() - 21 - small.horizontalAdvance(number) - 9
        words = QFontMetrics(self._bold).elidedText(self._title(), Qt.TextElideMode.ElideRight, room)
        painter.setFont(self._bold)
        painter.setPen(colours.text)
        painter.drawText(QRect(21, 0, room + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        left = 21 + QFontMetrics(self._bold).horizontalAdvance(words) + 7
        painter.setFont(self.font())
        painter.setPen(colours.faint)
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, number)
        painter.end()

    def _title(self) -> str:
        return status_title(self._status)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.accessibleName(), self)
            return True
        return super().event(event)


class Column(QWidget):
    """A status of the board."""

    #: Cards were dropped here: their ids, and this status.
    dropped = Signal(object, object)
    #: Cards are held over this column, at a place of the screen.
    hovered = Signal(QPoint)
    left = Signal()
    head_menu_requested = Signal(QPoint)

    def __init__(self, status: Status, painter: CardPainter, parent: QWidget) -> None:
        super().__init__(parent)
        self.status = status
        self.model = CardModel(status, self)
        self.head = ColumnHead(status, self)
        self.table = CardTable(self.model, painter, self)
        self.table.setAccessibleName(status_title(status))
        self.table.setObjectName(f"column-{status.value}")
        self._takes_drops = True
        self._target = False
        self._edge = EdgeScroller(self.table.verticalScrollBar(), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.head)
        inside = QVBoxLayout()
        inside.setContentsMargins(1, _TOP_EDGE + 4, 1, 4)
        inside.addWidget(self.table)
        layout.addLayout(inside, 1)
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDEST)
        self.setAcceptDrops(True)
        for news in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            news.connect(self._recount)
        theme().changed.connect(self.update)

    def set_takes_drops(self, takes: bool) -> None:
        self._takes_drops = takes

    def _recount(self) -> None:
        self.head.set_count(self.model.count)
        self.table.setAccessibleDescription(many(self.model.count, "demand"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.head_menu_requested.emit(event.globalPos())

    # ------------------------------------------------------------ dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._carried(event):
            event.ignore()
            return
        self._set_target(True)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not self._carried(event):
            event.ignore()
            return
        view = self.table.geometry()
        self._edge.follow(event.position().toPoint().y() - view.top(), view.height())
        self.hovered.emit(self.mapToGlobal(event.position().toPoint()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        ids = self._carried(event)
        self._end_drag()
        if not ids:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(ids, self.status)

    def _carried(self, event: QDropEvent) -> tuple[int, ...]:
        return unpack(event.mimeData(), self.table.address) if self._takes_drops else ()

    def _end_drag(self) -> None:
        self._set_target(False)
        self._edge.stop()
        self.left.emit()

    @property
    def is_target(self) -> bool:
        """True while cards are held over this column."""
        return self._target

    def _set_target(self, target: bool) -> None:
        if target != self._target:
            self._target = target
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        status = colours.status(self.status)
        top = self.head.geometry().bottom() + 3
        box = QRectF(0, top, self.width(), self.height() - top)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(QRectF(0, top, self.width(), 2 * _RADIUS))
        round_box(painter, box, status, status, radius=_RADIUS)
        painter.setClipping(False)
        edge = colours.accent if self._target else mix(status, colours.line, 0.18)
        inner = box.adjusted(0, _TOP_EDGE, 0, 0)
        round_box(painter, inner, ground(self.status), edge, radius=_RADIUS - 2, width=2 if self._target else 1)
        painter.end()
