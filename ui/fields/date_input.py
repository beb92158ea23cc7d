"""A date, a month or a time of day as a line of text that a person can simply type, or choose on a calendar.

Empty is a value: nothing is known. What the date means, and which rules it has to keep, is the caller's.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from models.dates import short_day
from ui.fields.problem import FieldRefused
from ui.icons import icon

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_WORDS = re.compile(r"(?:(\d{1,2})\.?\s+)?([^\W\d]{3,})\.?,?\s+(\d{4})")
_DOTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def read_date(text: str, *, months: bool = False) -> dt.date | None:
    """The date that a person means ("14 Oct 2025", "2025-10-14", "14.10.2025"), or None where it is none.

    months: "Oct 2025" and "2025-10" count as well, as the first of that month.
    """
    words = " ".join(text.split())
    if found := _ISO.fullmatch(words):
        year, month, day = found[1], found[2], found[3]
    elif found := _DOTS.fullmatch(words):
        year, month, day = found[3], found[2], found[1]
    elif (found := _WORDS.fullmatch(words)) and found[2][:3].lower() in _MONTHS:
        year, month, day = found[3], str(_MONTHS[found[2][:3].lower()]), found[1]
    else:
        return _by_locale(words)
    if day is None and not months:
        return None
    try:
        return dt.date(int(year), int(month), int(day or 1))
    except ValueError:
        return None


def _by_locale(words: str) -> dt.date | None:
    # Month names in the person's own language.
    for pattern in ("d MMM yyyy", "d MMMM yyyy"):
        date = QLocale().toDate(words, pattern)
        if date.isValid() and 1 <= date.year() <= 9999:
            return dt.date(date.year(), date.month(), date.day())
    return None


class DateInput(QLineEdit):
    """One date. Up and Down go on by a day, Alt+Down opens the calendar. With `months` it is about whole months."""

    #: A person has typed or chosen something.
    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, months: bool = False) -> None:
        super().__init__(parent)
        self._months = months
        self._popup: QWidget | None = None
        self.setAccessibleName(name)
        self.setClearButtonEnabled(False)
        self._choose = QAction(icon("calendar", "muted"), "Choose on a calendar (Alt+Down)", self)
        self._choose.triggered.connect(self.open_calendar)
        self.addAction(self._choose, QLineEdit.ActionPosition.TrailingPosition)
        self.setMinimumWidth(124)
        self.textEdited.connect(self.changed)
        self.set_months(months)

    def set_months(self, months: bool) -> None:
        """From now on about months, or about days; what is entered stays, in the other form."""
        try:
            known = self.date()
        except FieldRefused:
            known = None
        self._months = months
        self.setPlaceholderText("such as Oct 2025" if months else "such as 14 Oct 2025")
        if known is not None:
            self.set_date(known)

    def date(self) -> dt.date | None:
        """The date entered, or None for an empty field. Raises FieldRefused for words that are no date."""
        text = self.text().strip()
        if not text:
            return None
        date = read_date(text, months=True)
        if date is None or (not self._months and read_date(text) is None):
            example = "Oct 2025 or 2025-10" if self._months else "14 Oct 2025 or 2025-10-14"
            raise FieldRefused(self, f"“{text}” is not a date.", f"Write it like {example}.")
        return date

    def set_date(self, date: dt.date | None) -> None:
        text = "" if date is None else short_day(date)
        self.setText(text.split(" ", 1)[1] if self._months and text else text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            self._step(step)

    def _step(self, by: int) -> None:
        try:
            date = self.date()
        except FieldRefused:
            return
        if date is None:
            return
        if self._months:
            place = date.year * 12 + date.month - 1 + by
            year, month = divmod(place, 12)
            moved = dt.date(year, month + 1, 1) if 1 <= year <= 9999 else date
        else:
            near_the_ends = date in (dt.date.min, dt.date.max)
            moved = date if near_the_ends else date + dt.timedelta(days=by)
        self.set_date(moved)
        self.changed.emit()

    def open_calendar(self) -> None:
        """A calendar below the field; choosing a day or Enter takes it, Esc leaves all as it was."""
        if self.isReadOnly():
            return
        popup = QWidget(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        days = QCalendarWidget(popup)
        days.setAccessibleName("Calendar")
        days.setGridVisible(False)
        days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        known = read_date(self.text(), months=True)
        if known is not None:
            days.setSelectedDate(QDate(known.year, known.month, known.day))
        days.clicked.connect(self._take)
        days.activated.connect(self._take)
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(days)
        self._popup = popup
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        days.setFocus()

    def _take(self, date: QDate) -> None:
        self.set_date(dt.date(date.year(), date.month(), date.day()))
        if self._popup is not None:
            self._popup.close()
            self._popup = None
        self.setFocus()
        self.changed.emit()


class TimeInput(QLineEdit):
    """A time of day such as 14:30, or nothing."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText("14:30")
        self.setFixedWidth(66)
        self.textEdited.connect(self.changed)

    def time(self) -> dt.time | None:
        """Raises FieldRefused for words that are no time."""
        text = self.text().strip().replace(".", ":")
        if not text:
            return None
        found = re.fullmatch(r"(\d{1,2})(?::(\d{2}))?", text)
        if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise FieldRefused(self, f"“{text}” is not a time of day.", "Write it like 14:30.")
        return dt.time(int(found[1]), int(found[2] or 0))

    def set_time(self, time: dt.time | None) -> None:
        self.setText("" if time is None else f"{time:%H:%M}")
