"""The narrow strip at the end of the board: opens the three statuses that stand aside, and shows how many are there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.board.dragging import unpack
from ui.board.wording import many
from ui.fonts import SEMIBOLD, ui_font
from ui.theme import theme
from ui.widgets.pills import draw_glyph, focus_ring, round_box
from ui.widgets.plain_text import tooltip

WIDTH = 30


class FoldStrip(QAbstractButton):
    """Checked while it is open. Cards held over it open it."""

    #: Cards are held over the strip.
    hovered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.address = ""
        self._count = 0
        self.setObjectName("fold")
        self.setCheckable(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFont(ui_font(-0.5, SEMIBOLD))
        self.set_count(0)
        self.toggled.connect(self._renamed)
        theme().changed.connect(self.update)

    @property
    def count(self) -> int:
        return self._count

    def set_count(self, count: int) -> None:
        self._count = count
        self.setText(f"Aside {count}")
        self._renamed()

    def _renamed(self) -> None:
        deed = "Close" if self.isChecked() else "Open"
        self.setAccessibleName(f"{deed} the statuses aside: {many(self._count, 'demand')}")
        self.setToolTip(tooltip(f"{deed}: suspended, withdrawn, walked back ({many(self._count, 'demand')})"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 120)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # The strip itself is no status: it opens, and the cards are dropped on what comes out.
        if unpack(event.mimeData(), self.address):
            event.accept()
            self.hovered.emit()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        box = self.rect().adjusted(0, 31, 0, 0)
        round_box(painter, box, colours.hover if self.underMouse() else colours.surface, colours.line, radius=8)
        if self.hasFocus():
            focus_ring(painter, box, colours.accent, radius=8)
        glyph = "chevron-right" if not self.isChecked() else "arrow-left"
        draw_glyph(painter, glyph, colours.muted, QPoint((self.width() - 14) // 2, box.top() + 10), 14)
        painter.setFont(self.font())
        painter.setPen(colours.muted)
        painter.translate(self.width() / 2 - 8, box.top() + 34)
        painter.rotate(90)
        painter.drawText(QRect(0, -16, box.height() - 40, 16), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
