"""A date, a month or a time of day as a line of text that a person can simply type, or choose on a calendar.

Loose words count ("on Tuesday", "12/10"); how they were read is shown by `ReadingLabel`. Empty is a value: nothing is
known. What the date means, and which rules it has to keep, is the caller's.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from models.dates import on_day, short_day
from models.errors import Refusal
from models.loose_dates import Anchor, Reading, Readings, read
from ui.fields.anchoring import today_here
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
    """One date. Up and Down go on by a day, Alt+Down opens the calendar. With `months` it is about whole months.

    anchor: what loose words are relative to; without one, this computer's date.
    """

    #: A person has typed or chosen something.
    changed = Signal()
    #: The same words now mean another date: the anchor is another.
    reread = Signal()

    def __init__(
        self, name: str, parent: QWidget | None = None, *, months: bool = False, anchor: Anchor | None = None
    ) -> None:
        super().__init__(parent)
        self._months = months
        self._anchor = anchor
        self._chosen: tuple[str, Reading] | None = None
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
        self.setPlaceholderText("such as Oct 2025" if months else "such as 14 Oct 2025, on Tuesday")
        if known is not None:
            self.set_date(known)

    def date(self) -> dt.date | None:
        """The date entered, or None for an empty field. Raises FieldRefused for words that are no date."""
        text = self.text().strip()
        if not text:
            return None
        if not self._months:
            reading = self.reading()
            return None if reading is None else reading.effective().date
        date = read_date(text, months=True)
        if date is None:
            raise FieldRefused(self, f"“{text}” is not a month.", "Write it like Oct 2025 or 2025-10.")
        return date

    # ------------------------------------------------------------ loose words

    @property
    def anchor(self) -> Anchor:
        return self._anchor or today_here()

    def set_anchor(self, anchor: Anchor) -> None:
        """From now on words are relative to this day; a reading that was chosen by hand stays."""
        if anchor != self._anchor:
            self._anchor = anchor
            self.reread.emit()

    @property
    def chosen(self) -> Reading | None:
        """The reading that a person chose for just these words."""
        return self._chosen[1] if self._chosen is not None and self._chosen[0] == self.text().strip() else None

    def choose(self, reading: Reading) -> None:
        """Take one of the readings; the words stay as they are."""
        self._chosen = self.text().strip(), reading
        self.changed.emit()

    def readings(self) -> Readings | None:
        """Every way to read what is entered, None for an empty field. Raises FieldRefused for what is no date."""
        text = self.text().strip()
        if not text:
            return None
        try:
            return read(text, self.anchor)
        except Refusal as refusal:
            known = read_date(text)
            if known is None:
                raise FieldRefused(self, refusal.sentence, refusal.way_out) from refusal
            return Readings(text, (Reading(on_day(known, self.anchor.zone), True),))

    def reading(self) -> Reading | None:
        """The one that holds: chosen by hand, or the likeliest.

        Raises FieldRefused for what is no date, and for what has to be asked about and was not chosen yet.
        """
        readings = self.readings()
        if readings is None or self.chosen is not None:
            return self.chosen
        if readings.question:
            raise FieldRefused(self, readings.question, "Choose below the field, or write it in full.")
        return readings.first

    def set_date(self, date: dt.date | None) -> None:
        """Show a date, or nothing."""
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
        try:
            known = self.date()
        except FieldRefused:
            known = None
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
