"""Which day the timeline should show: one line for a date."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.errors import Refusal
from models.loose_dates import Anchor
from ui.fields.date_input import DateInput
from ui.fields.problem import ProblemLabel
from ui.fields.reading_label import ReadingLabel
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel


class GoToDialog(QDialog):
    """`chosen` carries the date; the dialog closes then. anchor: what words such as "next week" are relative to."""

    chosen = Signal(object)

    def __init__(self, day: dt.date, parent: QWidget | None = None, *, anchor: Anchor | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Go to a date")
        self.setAccessibleName("Go to a date")
        self.setModal(True)
        self.field = DateInput("Date", self, anchor=anchor)
        self.field.set_date(day)
        self.field.selectAll()
        self.reading = ReadingLabel(self.field, self)
        self.problem = ProblemLabel(self)
        label = PlainLabel("&Date", self, tone="muted")
        label.setBuddy(self.field)
        go = push_button("&Go there", self, kind="primary")
        go.setDefault(True)
        go.clicked.connect(self.submit)
        cancel = push_button("Cancel", self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(go)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(6)
        column.addWidget(label)
        column.addWidget(self.field)
        column.addWidget(self.reading)
        column.addWidget(self.problem)
        column.addSpacing(6)
        column.addLayout(buttons)
        self.setMinimumWidth(300)
        self.field.setFocus()

    def submit(self) -> None:
        """Go there, or say why that is no date."""
        self.problem.clear_refusal()
        try:
            day = self.field.date()
            if day is None:
                raise Refusal("The date is missing.", "Enter one, such as 26 Oct 2025.")
        except Refusal as refusal:
            self.problem.show_refusal(refusal)
            self.field.setFocus()
            return
        self.chosen.emit(day)
        self.accept()
