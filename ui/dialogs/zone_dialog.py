"""Choosing a second time zone: a line to type into, and under it the zones that match."""

from __future__ import annotations

import datetime as dt
from zoneinfo import available_timezones

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.dates import is_zone, moment, short_day
from models.errors import Refusal, RuleBroken
from ui.fields.problem import ProblemLabel
from ui.widgets.buttons import push_button
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.plain_label import PlainLabel

_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}


class ZoneDialog(QDialog):
    """`chosen` carries an IANA name, or "" for no second zone. at: UTC seconds for which offsets are told."""

    chosen = Signal(object)

    def __init__(self, own: str, second: str, at: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own, self._at = own, at
        self.setWindowTitle("Second time zone")
        self.setAccessibleName("Second time zone")
        self.setModal(True)
        self.field = QLineEdit(second, self)
        self.field.setAccessibleName("City or zone")
        self.field.setPlaceholderText("such as Phnom Penh or America/New_York")
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Time zones that match")
        self.list.setUniformItemSizes(True)
        use_flat_bars(self.list)
        self.problem = ProblemLabel(self)
        self.offset = PlainLabel("", self, tone="muted", wrap=True)
        self.offset.setAccessibleName("How far apart the clocks are")
        self.use = push_button("&Use this zone", self, kind="primary")
        self.use.setDefault(True)
        self.none = push_button("&No second zone", self)
        self.none.setAutoDefault(False)
        self._lay_out()
        self.field.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(self._tell)
        self.list.itemActivated.connect(self.submit)
        self.use.clicked.connect(self.submit)
        self.none.clicked.connect(self._choose_none)
        self._fill()
        self.field.selectAll()
        self.field.setFocus()

    def _lay_out(self) -> None:
        label = PlainLabel("&City or zone", self, tone="muted")
        label.setBuddy(self.field)
        cancel = push_button("Cancel", self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.none)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(6)
        for part in (label, self.field, self.problem, self.list, self.offset):
            column.addWidget(part)
        column.addSpacing(4)
        column.addLayout(buttons)
        self.resize(420, 420)

    # ------------------------------------------------------------ finding

    def _fill(self) -> None:
        """The zones with every word that was typed, those that begin with it first."""
        self.problem.clear_refusal()
        typed = self.field.text().strip()
        self.list.clear()
        for zone in matching(typed):
            self.list.addItem(QListWidgetItem(zone))
        if self.list.count():
            row = next((row for row in range(self.list.count()) if self.list.item(row).text() == typed), 0)
            self.list.setCurrentRow(row)
        self._tell()

    def _tell(self) -> None:
        zone = self._marked()
        self.offset.setText(difference_words(zone, self._own, self._at) if zone else "")

    def _marked(self) -> str:
        """The zone that is marked in the list; "" where none matches."""
        row = self.list.currentRow()
        return self.list.item(row).text() if row >= 0 else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Up and Down go through the list while the line keeps the keyboard.
        here = watched is self.field and event.type() == QEvent.Type.KeyPress
        if here and isinstance(event, QKeyEvent) and event.key() in _ROWS:
            row = self.list.currentRow() + _ROWS[Qt.Key(event.key())]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
            return True
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------ choosing

    def submit(self) -> None:
        """Take the zone that is marked, or say that there is none of that name."""
        typed = self.field.text().strip()
        zone = self._marked() or typed
        if not is_zone(zone):
            refusal = Refusal(
                f"“{typed}” is not a time zone.", "Type a city, such as Bangkok, and choose it in the list."
            )
            self.problem.show_refusal(refusal)
            self.field.setFocus()
            return
        self.chosen.emit(zone)
        self.accept()

    def _choose_none(self) -> None:
        self.chosen.emit("")
        self.accept()


def matching(typed: str) -> list[str]:
    """The zones whose names hold every word of `typed`, whatever stands between them; cities that begin so first."""
    words = typed.casefold().replace("_", " ").split()
    found = [zone for zone in _zones() if all(word in zone.casefold().replace("_", " ") for word in words)]
    if not words:
        return found
    return sorted(found, key=lambda zone: (not _city(zone).startswith(words[0]), zone))


def _city(zone: str) -> str:
    return zone.rsplit("/", 1)[-1].casefold().replace("_", " ")


def _zones() -> list[str]:
    """The names that people use: without the tz database's old ones of one word, UTC apart."""
    return sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC")


def difference_words(zone: str, own: str, at: int) -> str:
    """ "On 14 Oct 2025: UTC−04:00, 12 h behind Asia/Kuala_Lumpur"."""
    try:
        there, here = moment(at, zone), moment(at, own)
    except RuleBroken as broken:
        return broken.sentence
    ahead = (there.utcoffset() or dt.timedelta()) - (here.utcoffset() or dt.timedelta())
    day = short_day(here.date())
    if not ahead:
        return f"On {day}: {_offset(there)}, the same clock as {own}"
    hours, minutes = divmod(abs(int(ahead.total_seconds())) // 60, 60)
    length = f"{hours} h" + (f" {minutes} min" if minutes else "")
    return f"On {day}: {_offset(there)}, {length} {'ahead of' if ahead > dt.timedelta() else 'behind'} {own}"


def _offset(there: dt.datetime) -> str:
    offset = int((there.utcoffset() or dt.timedelta()).total_seconds()) // 60
    hours, minutes = divmod(abs(offset), 60)
    return f"UTC{'−' if offset < 0 else '+'}{hours:02}:{minutes:02}"
