"""Entering from when to when something holds: two dates, either of which may stay open. Loose words count."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.loose_dates import Anchor
from ui.fields.date_input import DateInput
from ui.fields.reading_label import ReadingLabel
from ui.widgets.plain_label import PlainLabel


class TermEdit(QWidget):
    """First and last day, both included; an empty field is open."""

    changed = Signal()

    def __init__(self, anchor: Anchor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.since = DateInput("First day", self, anchor=anchor)
        self.until = DateInput("Last day", self, anchor=anchor)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (words, field) in enumerate((("&From", self.since), ("&To", self.until))):
            label = PlainLabel(words, self, tone="muted")
            label.setBuddy(field)
            field.setPlaceholderText("open, or such as 14 Oct 2025, on Tuesday")
            grid.addWidget(label, row * 2, 0)
            grid.addWidget(field, row * 2, 1)
            grid.addWidget(ReadingLabel(field, self), row * 2 + 1, 1)
            field.changed.connect(self.changed)
        self.setFocusProxy(self.since)

    def set_term(self, since: dt.date | None, until: dt.date | None) -> None:
        self.since.set_date(since)
        self.until.set_date(until)

    def term(self) -> tuple[dt.date | None, dt.date | None]:
        """First and last day. Raises FieldRefused for words that are no date."""
        return self.since.date(), self.until.date()
