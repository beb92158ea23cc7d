"""The details of a date, one by one: how exactly it is known, both ends, hours, zone, the words and the reasoning.

Part of `WhenEdit`, which puts a line of loose words before it. The rules (an end not before its start) are the model's.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace
from zoneinfo import available_timezones

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from models.dates import When, days, exactly, moment, zone_named
from models.errors import RuleBroken
from models.vocabulary import Precision
from ui.fields.date_input import DateInput, TimeInput
from ui.fields.problem import FieldRefused
from ui.widgets.plain_label import PlainLabel

#: How a person says each precision, and what the two dates are then called.
_SAID: dict[Precision, tuple[str, str, str]] = {
    Precision.DAY: ("on a day, or several", "O&n", "&until"),
    Precision.EXACT: ("at an exact time", "Fro&m", "&until"),
    Precision.MONTH: ("in a month", "I&n", "&until"),
    Precision.RANGE: ("sometime within", "&Not before", "not aft&er"),
    Precision.APPROXIMATE: ("about", "About (&n)", "&until"),
    Precision.OPEN_END: ("from then on, open end", "Fro&m", "at &least until"),
}


class WhenDetails(QWidget):
    """Empty dates give None. mnemonics: off beside a menu bar, whose letters they would take."""

    #: A date, an hour or the precision was changed by hand.
    date_changed = Signal()
    zone_changed = Signal()
    #: The words or the reasoning were changed by hand.
    words_changed = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None, *, mnemonics: bool = True) -> None:
        super().__init__(parent)
        self._mnemonics = mnemonics
        self._fold = 0
        self.precision = QComboBox(self)
        self.precision.setAccessibleName("How exactly the date is known")
        for precision, (said, _, _) in _SAID.items():
            self.precision.addItem(said, precision)
        self.first, self.first_time = DateInput("First day", self), TimeInput("Time it begins", self)
        self.last, self.last_time = DateInput("Last day", self), TimeInput("Time it ends", self)
        self.zone = self._zone_box(zone)
        self.words = QLineEdit(self)
        self.words.setAccessibleName("The date in the source’s words")
        self.words.setPlaceholderText("such as “on Tuesday”")
        self.reasoning = QLineEdit(self)
        self.reasoning.setAccessibleName("Why the words were read so")
        self._first_label, self._last_label = PlainLabel("", self, tone="muted"), PlainLabel("", self, tone="muted")
        self._lay_out()
        self.precision.currentIndexChanged.connect(self._follow_precision)
        for field in (self.first, self.first_time, self.last, self.last_time):
            field.changed.connect(self._date_touched)
        for line in (self.words, self.reasoning):
            line.textEdited.connect(self.words_changed)
        self.zone.editTextChanged.connect(self.zone_changed)
        self._label_ends()

    def _zone_box(self, zone: str) -> QComboBox:
        box = QComboBox(self)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setAccessibleName("Time zone")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.addItem(zone)
        line = box.lineEdit()
        if line is not None:
            line.setAccessibleName("Time zone")
        box.installEventFilter(self)
        return box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Six hundred names are looked up only for who goes there.
        if watched is self.zone and event.type() == QEvent.Type.FocusIn and self.zone.count() == 1:
            entered = self.zone.currentText()
            self.zone.blockSignals(True)
            self.zone.addItems(sorted(available_timezones() - {self.zone.itemText(0)}))
            self.zone.setEditText(entered)
            self.zone.blockSignals(False)
            completer = self.zone.completer()
            if completer is not None:
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
                completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.precision, 0, 0, 1, 2)
        for row, (label, date, time) in enumerate(
            ((self._first_label, self.first, self.first_time), (self._last_label, self.last, self.last_time)), 1
        ):
            label.setBuddy(date)
            line = QHBoxLayout()
            line.setSpacing(6)
            line.addWidget(date, 1)
            line.addWidget(time)
            grid.addWidget(label, row, 0)
            grid.addLayout(line, row, 1)
        rest = (("&Zone", self.zone), ("As foun&d", self.words), ("Read so &because", self.reasoning))
        for row, (text, field) in enumerate(rest, 3):
            label = PlainLabel(self._said(text), self, tone="muted")
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)

    def in_order(self) -> list[QWidget]:
        """The fields as Tab goes through them."""
        times: list[QWidget] = [self.first, self.first_time, self.last, self.last_time]
        return [self.precision, *times, self.zone, self.words, self.reasoning]

    def _said(self, label: str) -> str:
        return label if self._mnemonics else label.replace(" (&n)", "").replace("&", "")

    # ------------------------------------------------------------ following

    def _date_touched(self) -> None:
        self._fold = 0
        self.date_changed.emit()

    def _follow_precision(self) -> None:
        self._label_ends()
        self._date_touched()

    def _label_ends(self) -> None:
        precision = self._precision()
        _, first, last = _SAID[precision]
        self._first_label.setText(self._said(first))
        self._last_label.setText(self._said(last))
        for field in (self.first, self.last):
            field.set_months(precision is Precision.MONTH)
        for time in (self.first_time, self.last_time):
            time.setVisible(precision is Precision.EXACT)

    def _precision(self) -> Precision:
        return Precision(self.precision.currentData())

    def entries(self) -> tuple[str, ...]:
        """What stands in the fields, to see whether anything was touched."""
        lines = (self.first, self.first_time, self.last, self.last_time, self.words, self.reasoning)
        return (self._precision().value, self.zone.currentText(), *(line.text() for line in lines))

    def show_when(self, when: When | None, *, plain: bool = False) -> None:
        """Show a date without telling anybody. plain: its words say it all, and are not kept beside it."""
        self.blockSignals(True)
        if when is not None:
            self.precision.setCurrentIndex(self.precision.findData(when.precision))
            self.zone.setEditText(when.zone)
        self._label_ends()
        self.first.set_date(when.first_day if when else None)
        same = when is None or when.end is None or when.last_day == when.first_day
        self.last.set_date(None if same or when is None else when.last_day)
        begins = moment(when.start, when.zone) if when and when.timed else None
        self.first_time.set_time(begins.time() if begins else None)
        self._fold = begins.fold if begins else 0
        ends = when is not None and when.timed and when.end is not None and when.end > when.start
        self.last_time.set_time(moment(when.end, when.zone).time() if ends and when and when.end else None)
        self.words.setText("" if plain or when is None else when.words)
        self.reasoning.setText("" if plain or when is None else when.reasoning)
        for line in (self.words, self.reasoning):
            line.setCursorPosition(0)
        self.blockSignals(False)

    # ------------------------------------------------------------ reading

    def zone_name(self) -> str:
        """Raises FieldRefused for a zone that is none."""
        zone = self.zone.currentText().strip()
        try:
            zone_named(zone)
        except RuleBroken as broken:
            raise FieldRefused(self.zone, broken.sentence, broken.way_out) from broken
        return zone

    def worded(self, when: When) -> When:
        """The date with the words and the reasoning that stand here."""
        return replace(when, words=self.words.text().strip(), reasoning=self.reasoning.text().strip())

    def when(self) -> When | None:
        """The date as the details say it. Raises FieldRefused for the field that is wrong."""
        first, last = self.first.date(), self.last.date()
        if first is None:
            if last is not None:
                raise FieldRefused(self.first, "The first day is missing.", "Enter it, or clear the last one.")
            return None
        return self.worded(self._read(first, last, self.zone_name()))

    def _read(self, first: dt.date, last: dt.date | None, zone: str) -> When:
        precision = self._precision()
        if precision is Precision.EXACT:
            return self._read_times(first, last, zone)
        if precision is Precision.RANGE and last is None:
            raise FieldRefused(self.last, "The end is missing.", "Enter the last day on which it can be.")
        if precision is Precision.MONTH:
            until = last or first
            first = first.replace(day=1)
            last = until.replace(day=calendar.monthrange(until.year, until.month)[1])
        elif precision is not Precision.OPEN_END:
            last = last or first
        try:
            return days(first, last, zone, precision)
        except RuleBroken as broken:
            raise FieldRefused(self.last, broken.sentence, broken.way_out) from broken

    def _read_times(self, first: dt.date, last: dt.date | None, zone: str) -> When:
        begins, ends = self.first_time.time(), self.last_time.time()
        if begins is None:
            raise FieldRefused(self.first_time, "The time is missing.", "Enter it, or choose “on a day”.")
        if ends is None and last is not None:
            raise FieldRefused(self.last_time, "The time of the end is missing.", "Enter it, or clear the last day.")
        start = dt.datetime.combine(first, begins)
        end = start if ends is None else dt.datetime.combine(last or first, ends)
        try:
            return exactly(start, end, zone, fold=self._fold)
        except RuleBroken as broken:
            field = self.last_time if end < start else self.first_time
            raise FieldRefused(field, broken.sentence, broken.way_out) from broken
