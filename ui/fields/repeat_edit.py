"""Whether a meeting comes again: how often, until when, and the days that come out of it.

The rules of a series (it has an end, at most so many meetings) are the model's.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from models.dates import When, short_day
from models.errors import Refusal, RuleBroken
from models.loose_dates import Anchor
from models.recurrence import MOST, Recurrence, Unit
from ui.fields.date_input import DateInput
from ui.fields.problem import FieldRefused
from ui.widgets.plain_label import PlainLabel

_UNITS = {
    Unit.WEEK: "weeks",
    Unit.DAY: "days",
    Unit.MONTH: "months, on the same day",
    Unit.MONTH_BY_WEEKDAY: "months, on the same weekday",
}
_TIMES, _UNTIL = "times", "until"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

#: So many days are shown by themselves; of more, the first ones and the last.
_SHOWN = 5


class RepeatEdit(QWidget):
    """Off until it is ticked, and then it gives a `Recurrence`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.repeats = QCheckBox("it &repeats", self)
        self.repeats.setAccessibleName("The meeting repeats")
        self.every = QSpinBox(self)
        self.every.setRange(1, MOST)
        self.every.setAccessibleName("Repeats every so many")
        self.unit = QComboBox(self)
        self.unit.setAccessibleName("Days, weeks or months")
        for unit, words in _UNITS.items():
            self.unit.addItem(words, unit.value)
        self.ends = QComboBox(self)
        self.ends.setAccessibleName("How the series ends")
        self.ends.addItem("this many in all", _TIMES)
        self.ends.addItem("until", _UNTIL)
        self.times = QSpinBox(self)
        self.times.setRange(2, MOST)
        self.times.setValue(6)
        self.times.setAccessibleName("How many meetings in all")
        for box in (self.every, self.times):
            box.lineEdit().setTextMargins(6, 0, 0, 0)
        self.until = DateInput("Last day of the series", self)
        self.preview = PlainLabel("", self, tone="muted", size_delta=-1.0, wrap=True)
        self._rest = QWidget(self)
        self._first: When | None = None
        self._lay_out()
        self.repeats.toggled.connect(self._follow)
        self.ends.currentIndexChanged.connect(self._follow)
        self.unit.currentIndexChanged.connect(self._follow)
        self.every.valueChanged.connect(self._follow)
        self.times.valueChanged.connect(self._follow)
        self.until.changed.connect(self._follow)
        self.setFocusProxy(self.repeats)
        self._follow()

    def _lay_out(self) -> None:
        often, end = QHBoxLayout(), QHBoxLayout()
        for line, words, fields in (
            (often, "every", (self.every, self.unit)),
            (end, "", (self.ends, self.times, self.until)),
        ):
            line.setSpacing(6)
            if words:
                line.addWidget(PlainLabel(words, self._rest, tone="muted"))
            for field in fields:
                line.addWidget(field, 1 if isinstance(field, QComboBox | DateInput) else 0)
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 4, 0, 0)
        rest.setSpacing(6)
        rest.addLayout(often)
        rest.addLayout(end)
        rest.addWidget(self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.repeats)
        layout.addWidget(self._rest)

    def set_anchor(self, anchor: Anchor) -> None:
        """What the last day in loose words is relative to."""
        self.until.set_anchor(anchor)

    def show_first(self, when: When | None) -> None:
        """The date of the first meeting, from which the preview goes on."""
        self._first = when
        self._follow()

    def recurrence(self) -> Recurrence | None:
        """None for a meeting that does not repeat. Raises FieldRefused for an end that is missing or no date."""
        if not self.repeats.isChecked():
            return None
        unit = Unit(self.unit.currentData())
        if self.ends.currentData() == _TIMES:
            return Recurrence(self.every.value(), unit, times=self.times.value())
        until = self.until.date()
        if until is None:
            raise FieldRefused(self.until, "The series has no end.", "Enter its last day, or how many times.")
        return Recurrence(self.every.value(), unit, until=until)

    def _follow(self) -> None:
        self._rest.setVisible(self.repeats.isChecked())
        times = self.ends.currentData() == _TIMES
        self.times.setVisible(times)
        self.until.setVisible(not times)
        self.preview.setText(self._previewed())
        self.changed.emit()

    def _previewed(self) -> str:
        try:
            recurrence = self.recurrence()
            if recurrence is None:
                return ""
            if self._first is None:
                raise RuleBroken("The first date is missing.", "Enter it above.")
            days = [when.first_day for when in recurrence.dates(self._first)]
        except Refusal as refusal:
            return f"{refusal.sentence} {refusal.way_out}".strip()
        return f"{len(days)} meetings, by the clock of {self._first.zone}: {_listed(days)}"


def _listed(days: list[dt.date]) -> str:
    said = [f"{_WEEKDAYS[day.weekday()]} {short_day(day, year=place == 0)}" for place, day in enumerate(days)]
    last = f"{_WEEKDAYS[days[-1].weekday()]} {short_day(days[-1])}"
    if len(days) <= _SHOWN:
        return ", ".join((*said[:-1], last))
    return f"{', '.join(said[: _SHOWN - 1])} … {last}"
