"""A status as a person sees it everywhere: icon, word and colour together, never colour alone.

`StatusBadge` only tells; `StatusButton` is the wide one that offers to change it. Which moves are legal,
`models.vocabulary` knows.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from models.vocabulary import Status
from ui.fonts import MEDIUM, SEMIBOLD, ui_font
from ui.icons import status_icon
from ui.theme import theme
from ui.widgets.pills import chevron_down, draw_glyph, draw_pill, focus_ring, pill_size, round_box


def capitalised(word: str) -> str:
    """A word of the vocabulary at the beginning of a line; the rest keeps its case."""
    return word[:1].upper() + word[1:]


class StatusBadge(QWidget):
    """A pill with the status' icon and word."""

    def __init__(self, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(ui_font(-1.0, MEDIUM))
        self._status = status
        self.set_status(status)
        theme().changed.connect(self.update)

    @property
    def status(self) -> Status:
        return self._status

    def set_status(self, status: Status) -> None:
        self._status = status
        self.setAccessibleName(f"Status: {status.word}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(capitalised(self._status.word), self.font(), glyph=True)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        colour = colours.status(self._status)
        painter = QPainter(self)
        draw_pill(
            painter,
            self.rect(),
            capitalised(self._status.word),
            self.font(),
            ink=colour,
            fill=colours.status_tint(self._status),
            edge=colour,
            glyph=status_icon(self._status),
        )
        painter.end()


class StatusButton(QAbstractButton):
    """The status over the whole width, with the sign that it opens a choice when clicked."""

    def __init__(self, status: Status = Status.TABLED, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(ui_font(0.0, SEMIBOLD))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._status = status
        self.set_status(status)
        theme().changed.connect(self.update)

    @property
    def status(self) -> Status:
        return self._status

    def set_status(self, status: Status) -> None:
        self._status = status
        self.setText(capitalised(status.word))
        self.setAccessibleName(f"Status: {status.word}. Change…")
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 70, max(metrics.height() + 14, 32))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        colour = colours.status(self._status) if self.isEnabled() else colours.faint
        painter = QPainter(self)
        active = self.underMouse() or self.isDown()
        fill = colours.status_tint(self._status) if active and self.isEnabled() else colours.surface
        round_box(painter, self.rect(), fill, colour, radius=6)
        if self.hasFocus():
            focus_ring(painter, self.rect(), colours.accent, radius=6)
        middle = self.height() // 2
        draw_glyph(painter, status_icon(self._status), colour, QPoint(11, middle - 7), 14)
        painter.setFont(self.font())
        painter.setPen(colour)
        room = QRect(32, 0, self.width() - 60, self.height())
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if self.isEnabled():
            chevron_down(painter, QPointF(self.width() - 17, middle), colour)
        painter.end()
