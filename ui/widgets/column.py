"""What the panels about records are built of: a column that scrolls, and keeps the keyboard when it is filled anew."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayoutItem, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import icon_button
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.plain_label import PlainLabel, Tone
from ui.widgets.record_row import Row
from ui.widgets.section_header import SectionHeader

SIDE = 16


class Column(QWidget):
    """A stack of widgets that is cleared and filled again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._focused = ""

    def clear(self) -> None:
        """Take all out, and remember which row had the keyboard."""
        self._focused = next((row.key for row in self.findChildren(Row) if row.hasFocus()), "")
        while (item := self._take_first()) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _take_first(self) -> QLayoutItem | None:
        return self._layout.takeAt(0) if self._layout.count() else None

    def done(self) -> None:
        """All is in again: give the keyboard back to the row that had it."""
        if self._focused:
            for row in self.findChildren(Row):
                if row.key == self._focused and not row.isHidden():
                    row.setFocus(Qt.FocusReason.OtherFocusReason)
                    break

    def add(self, widget: QWidget) -> QWidget:
        self._layout.addWidget(widget)
        # Qt would show it one turn of the event loop later, and then the keyboard could not be given to it now.
        widget.show()
        return widget

    def add_section(self, title: str, count: int | None = None, *, first: bool = False) -> None:
        header = SectionHeader(title, self, count=count)
        header.setContentsMargins(0, 0, 0, 0)
        self._layout.addSpacing(0 if first else 10)
        self.add(header)

    def add_words(
        self, words: str, *, tone: Tone = "muted", small: bool = False, indent: int = 0, italic: bool = False
    ) -> PlainLabel:
        """A paragraph of plain words."""
        label = PlainLabel(
            words, self, tone=tone, wrap=True, size_delta=-1.5 if small else -0.5, italic=italic, selectable=True
        )
        label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        label.setContentsMargins(indent, 1, 0, 2)
        self.add(label)
        return label

    def add_quote(self, words: str) -> None:
        self.add(Quote(words, self))

    def add_with_remove(self, row: QWidget, name: str) -> QToolButton:
        """The row with a small button at its right; gives the button."""
        line = QWidget(self)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(row, 1)
        button = icon_button("close", name, line, size=12)
        layout.addWidget(button)
        self.add(line)
        return button

    def add_space(self, pixels: int = 6) -> None:
        self._layout.addSpacing(pixels)


class Quote(PlainLabel):
    """Someone's words, with a line beside them."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent, tone="muted", wrap=True, size_delta=-0.5, selectable=True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setContentsMargins(12, 3, 0, 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 2, 3, self.height() - 4, theme().colours.line)
        painter.end()


class ScrollingTab(QScrollArea):
    """One tab: its column scrolls up and down only, and is as wide as the panel."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        use_flat_bars(self)
        self._inner = QWidget(self)
        layout = QVBoxLayout(self._inner)
        layout.setContentsMargins(SIDE, 8, SIDE, SIDE)
        layout.setSpacing(0)
        layout.addWidget(content)
        layout.addStretch(1)
        self.setWidget(self._inner)
        self.viewport().setAutoFillBackground(False)
        self._inner.setAutoFillBackground(False)
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._inner.updateGeometry()
        return super().eventFilter(watched, event)
