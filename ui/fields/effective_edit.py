"""Entering from when something holds in the world: a date, whether it is only approximate, and how we know.

Loose words count: "since August" is 1 Aug and approximate, with the words and the reasoning.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from models.loose_dates import Anchor
from models.records import Effective
from ui.fields.date_input import DateInput
from ui.fields.problem import FieldRefused
from ui.fields.reading_label import ReadingLabel
from ui.widgets.plain_label import PlainLabel


class EffectiveEdit(QWidget):
    """It gives an `Effective`, or None for an empty date; words and reasoning show once there is something to say.

    anchor: what loose words are relative to.
    """

    changed = Signal()

    def __init__(self, today: dt.date | None, parent: QWidget | None = None, *, anchor: Anchor | None = None) -> None:
        super().__init__(parent)
        self.date = DateInput("Effective date", self, anchor=anchor)
        self.date.set_date(today)
        self.reading = ReadingLabel(self.date, self)
        self.soft = QCheckBox("approxi&mate", self)
        self.soft.setAccessibleName("The date is approximate")
        self.words = QLineEdit(self)
        self.words.setAccessibleName("The date in the source’s words")
        self.words.setPlaceholderText("such as “on Tuesday”")
        self.reasoning = QLineEdit(self)
        self.reasoning.setAccessibleName("Why the words were read so")
        self._explained: list[QWidget] = [self.words, self.reasoning]
        self._filled = False  # words and reasoning are what was read out of the date
        self._soft_is_ours = True  # nobody has ticked or unticked it
        self._lay_out()
        self.soft.toggled.connect(self._follow_soft)
        self.soft.clicked.connect(self._soft_by_hand)
        self.date.changed.connect(self._follow_date)
        self.date.reread.connect(self._follow_anchor)
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
        grid.addWidget(self.reading, 1, 0, 1, 2)
        for row, (text, field) in enumerate((("As foun&d", self.words), ("Read so &because", self.reasoning)), 2):
            label = PlainLabel(text, self, tone="muted")
            label.setBuddy(field)
            self._explained.append(label)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)

    def set_anchor(self, anchor: Anchor) -> None:
        """Another source was chosen: loose words are relative to its date."""
        self.date.set_anchor(anchor)

    def _follow_anchor(self) -> None:
        if self._filled:
            self._follow_date()
        else:
            self.reading.say("")  # the date was not typed as words, so nothing is read anew

    def _follow_date(self) -> None:
        """What was read out of loose words goes into the other fields; what a person wrote there stays."""
        try:
            reading = self.date.reading()
        except FieldRefused:
            reading = None
        own_words = not self._filled and bool(self.words.text() or self.reasoning.text())
        if reading is not None and not reading.plain and not own_words:
            self._fill(reading.effective())
        elif self._filled:
            self._fill(None)
        self.changed.emit()

    def _soft_by_hand(self) -> None:
        self._soft_is_ours = False

    def _fill(self, effective: Effective | None) -> None:
        self._filled = effective is not None
        self.words.setText(effective.words if effective else "")
        self.reasoning.setText(effective.reasoning if effective else "")
        self.reasoning.setCursorPosition(0)
        if self._soft_is_ours:
            self.soft.setChecked(bool(effective and effective.soft))
        self._follow_soft(self.soft.isChecked())

    def _follow_soft(self, soft: bool) -> None:
        for widget in self._explained:
            widget.setVisible(soft or bool(self.words.text() or self.reasoning.text()))
        self.changed.emit()

    def set_effective(self, effective: Effective | None) -> None:
        self.date.set_date(effective.date if effective else None)
        self._soft_is_ours = True
        self._fill(effective)
        self._filled = False
        self.reading.say("")

    def effective(self) -> Effective | None:
        """Raises FieldRefused for words that are no date."""
        date = self.date.date()
        if date is None:
            return None
        return Effective(date, self.soft.isChecked(), self.words.text().strip(), self.reasoning.text().strip())
