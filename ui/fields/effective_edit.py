"""Entering from when something holds in the world: a date, whether it is only approximate, and how we know."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from models.records import Effective
from ui.fields.date_input import DateInput
from ui.widgets.plain_label import PlainLabel


class EffectiveEdit(QWidget):
    """It gives an `Effective`, or None for an empty date; words and reasoning show once the date is approximate."""

    changed = Signal()

    def __init__(self, today: dt.date | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date = DateInput("Effective date", self)
        self.date.set_date(today)
        self.soft = QCheckBox("approxi&mate", self)
        self.soft.setAccessibleName("The date is approximate")
        self.words = QLineEdit(self)
        self.words.setAccessibleName("The date in the source’s words")
        self.words.setPlaceholderText("such as “on Tuesday”")
        self.reasoning = QLineEdit(self)
        self.reasoning.setAccessibleName("Why the words were read so")
        self._explained: list[QWidget] = [self.words, self.reasoning]
        self._lay_out()
        self.soft.toggled.connect(self._follow_soft)
        self.date.changed.connect(self.changed)
        self.setFocusProxy(self.date)
        self._follow_soft(False)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.date, 1)
        line.addWidget(self.soft)
        grid.addLayout(line, 0, 0, 1, 2)
        for row, (text, field) in enumerate((("As foun&d", self.words), ("Read so &because", self.reasoning)), 1):
            label = PlainLabel(text, self, tone="muted")
            label.setBuddy(field)
            self._explained.append(label)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)

    def _follow_soft(self, soft: bool) -> None:
        for widget in self._explained:
            widget.setVisible(soft or bool(self.words.text() or self.reasoning.text()))
        self.changed.emit()

    def set_effective(self, effective: Effective | None) -> None:
        self.date.set_date(effective.date if effective else None)
        self.words.setText(effective.words if effective else "")
        self.reasoning.setText(effective.reasoning if effective else "")
        self.soft.setChecked(bool(effective and effective.soft))
        self._follow_soft(self.soft.isChecked())

    def effective(self) -> Effective | None:
        """Raises FieldRefused for words that are no date."""
        date = self.date.date()
        if date is None:
            return None
        return Effective(date, self.soft.isChecked(), self.words.text().strip(), self.reasoning.text().strip())
