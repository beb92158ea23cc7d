"""The numbers at the top of the sheet, each a button that opens what it counts."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from models.queries.open_lists import Part
from models.records import Readiness
from ui.fonts import SEMIBOLD, ui_font
from ui.theme import theme
from ui.widgets.pills import focus_ring, round_box
from ui.widgets.plain_text import tooltip

#: The words under a number: for one, and for any other.
_WORDS: dict[Part, tuple[str, str]] = {
    Part.DEMANDS: ("demand open", "demands open"),
    Part.POSITIONS: ("position missing", "positions missing"),
    Part.TERMS: ("contested term", "contested terms"),
    Part.ATTENDANCES: ("attendance unconfirmed", "attendances unconfirmed"),
    Part.MEETINGS: ("meeting to come", "meetings to come"),
}


class Tile(QAbstractButton):
    """A large number over its words; the one that is chosen has an edge and a bar below, not only a colour."""

    def __init__(self, parent: QWidget, *, checkable: bool = True, hot: bool = False) -> None:
        super().__init__(parent)
        self._number = self._words = ""
        self._hot = hot
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._large, self._small = ui_font(9.0, SEMIBOLD), ui_font(-1.0)
        theme().changed.connect(self.update)

    def show_number(self, number: str, words: str, hint: str) -> None:
        self._number, self._words = number, words
        self.setAccessibleName(f"{number} {words}")
        self.setAccessibleDescription(hint)
        self.setToolTip(tooltip(hint))
        self.update()

    def sizeHint(self) -> QSize:
        metrics, small = QFontMetrics(self._large), QFontMetrics(self._small)
        wide = max(metrics.horizontalAdvance(self._number), small.horizontalAdvance(self._words))
        return QSize(wide + 28, metrics.height() + small.height() + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(84, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        chosen = self.isChecked()
        fill = (
            colours.accent_soft if chosen else colours.hover if self.underMouse() or self.isDown() else colours.surface
        )
        painter = QPainter(self)
        round_box(painter, self.rect(), fill, colours.accent if chosen else colours.line, radius=8)
        if chosen:
            painter.fillRect(QRect(14, self.height() - 3, self.width() - 28, 3), colours.accent)
        if self.hasFocus():
            focus_ring(painter, self.rect(), colours.accent, radius=8)
        large, small = QFontMetrics(self._large), QFontMetrics(self._small)
        room = self.width() - 24
        painter.setFont(self._large)
        painter.setPen(colours.summit if self._hot else colours.text)
        painter.drawText(QRect(12, 8, room, large.height()), Qt.AlignmentFlag.AlignVCenter, self._number)
        painter.setFont(self._small)
        painter.setPen(colours.muted)
        words = small.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(12, 10 + large.height(), room, small.height()), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class Tiles(QWidget):
    """`chosen` carries the `Part` of a pressed number; `summit_pressed` tells of the days left."""

    chosen = Signal(object)
    summit_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("What is open")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.days = Tile(self, checkable=False, hot=True)
        self.days.clicked.connect(self.summit_pressed)
        row.addWidget(self.days)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.parts: dict[Part, Tile] = {}
        for part in Part:
            tile = self.parts[part] = Tile(self)
            self._group.addButton(tile)
            row.addWidget(tile)
        self._group.buttonToggled.connect(self._tell)

    def show_state(self, state: Readiness) -> None:
        self.days.show_number(*_days(state))
        self.days.setEnabled(state.summit is not None)
        numbers = {
            Part.DEMANDS: state.open_demands,
            Part.POSITIONS: state.missing_positions,
            Part.TERMS: state.contested_terms,
            Part.ATTENDANCES: state.unconfirmed,
            Part.MEETINGS: state.meetings_to_come,
        }
        for part, number in numbers.items():
            self.parts[part].show_number(f"{number:,}", words_of(part, number), "List them below")

    def mark(self, part: Part) -> None:
        """Show which one is chosen, without telling anyone."""
        with QSignalBlocker(self._group):
            self.parts[part].setChecked(True)

    def _tell(self, tile: QAbstractButton, chosen: bool) -> None:
        # Toggled rather than clicked: arrow keys go from one to the next as well.
        if chosen:
            self.chosen.emit(next(part for part, known in self.parts.items() if known is tile))


def words_of(part: Part, number: int) -> str:
    one, many = _WORDS[part]
    return one if number == 1 else many


def _days(state: Readiness) -> tuple[str, str, str]:
    left = state.days_left
    if left is None:
        return "–", "no summit set", "Make a meeting the summit (menu Meeting)"
    hint = f"Open {state.summit_title}"
    if left < 0:
        return f"{-left:,}", "day since it began" if left == -1 else "days since it began", hint
    return f"{left:,}", "day to the summit" if left == 1 else "days to the summit", hint
