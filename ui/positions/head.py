"""The head of the positions screen: what is shown and as of when, and what can be done with the whole; the frame."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.fonts import SEMIBOLD
from ui.language import written
from ui.theme import theme
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel

#: The frame of an earlier day, in pixels.
_FRAME = 2
_WHOLE = "The matrix of all demands by parties, and how their stances came together, as pages of the report"


class PositionsHead(QWidget):
    """Tells what was pressed; `panel_button` stays down while the panel at the side is shown."""

    print_requested = Signal()
    pdf_requested = Signal()
    today_requested = Signal()
    panel_toggled = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.subtitle = PlainLabel("", self, tone="muted", elide=Qt.TextElideMode.ElideRight)
        self.past = PlainLabel("", self, tone="warning", weight=SEMIBOLD)
        self.today_button = push_button("Back to &today", self, glyph="today")
        self.panel_button = push_button("&History", self, glyph="history", hint="Show or hide the side panel")
        self.panel_button.setCheckable(True)
        self.print_button = push_button("P&rint…", self, glyph="print", hint=_WHOLE)
        self.pdf_button = push_button("&Save as PDF…", self, glyph="pdf", hint=_WHOLE)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel("Positions", self, size_delta=4.5, weight=SEMIBOLD))
        words.addWidget(self.subtitle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for widget in (self.past, self.today_button, self.panel_button, self.print_button, self.pdf_button):
            row.addWidget(widget)
        self.today_button.clicked.connect(self.today_requested)
        self.panel_button.toggled.connect(self.panel_toggled)
        self.print_button.clicked.connect(self.print_requested)
        self.pdf_button.clicked.connect(self.pdf_requested)
        self.show_past(None)

    def show_past(self, day: dt.date | None) -> None:
        """The earlier day that is only looked at; None for today."""
        self.past.setVisible(day is not None)
        self.today_button.setVisible(day is not None)
        if day is not None:
            self.past.setText(f"As of {written(day, 'd MMM yyyy')}, read only")


class Framed(QStackedWidget):
    """What is shown of the day, with a frame around it while that is an earlier one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._past = False
        theme().changed.connect(self.update)

    def set_past(self, past: bool) -> None:
        if past != self._past:
            self._past = past
            edge = _FRAME if past else 0
            self.setContentsMargins(edge, edge, edge, edge)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._past:
            painter = QPainter(self)
            painter.setPen(QPen(theme().colours.past, _FRAME))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
            painter.end()
