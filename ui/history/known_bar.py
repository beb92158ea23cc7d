"""Choosing a moment of recorded time, and the day of effective time that is looked at: both clocks side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from models.dates import exactly, moment, next_midnight, short_day
from models.errors import Refusal
from models.records import Moment
from ui.colours import mix
from ui.fields.date_input import DateInput, TimeInput
from ui.theme import theme
from ui.widgets.buttons import push_button
from ui.widgets.pills import draw_glyph
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import tooltip

NOW, CHOSEN, OTHER = "Now", "The chosen edit", "Another moment"


class KnownBar(QWidget):
    """`moment_wanted` carries UTC seconds or None for now, `preset_wanted` a `Moment`, `day_wanted` a date or None."""

    moment_wanted = Signal(object)
    preset_wanted = Signal(object)
    edit_wanted = Signal()
    day_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone, self._today, self._shown = "UTC", dt.date.max, False
        self.preset = QComboBox(self)
        self.preset.setAccessibleName("Known at")
        self.preset.setToolTip(tooltip("What had been recorded by a moment, apart from when it happened."))
        self.date = DateInput("Recorded by, date", self)
        self.time = TimeInput("Recorded by, time", self)
        self.day = DateInput("Effective up to", self)
        self.day.setToolTip(tooltip("The day of which it is shown what was known."))
        for field in (self.date, self.day):
            field.setMaximumWidth(140)
        self.back = push_button("Back to now", self, glyph="today", hint="Show what is known now (Esc)")
        self.problem = PlainLabel("", self, tone="danger", elide=Qt.TextElideMode.ElideRight)
        self._when_label = PlainLabel("recorded by", self, tone="muted")
        self._day_label = PlainLabel("effective up to", self, tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(34, 4, 8, 4)
        row.setSpacing(7)
        row.addWidget(PlainLabel("Known at", self))
        for widget in (self.preset, self._when_label, self.date, self.time, self._day_label, self.day):
            row.addWidget(widget)
        row.addWidget(self.problem, 1)
        row.addWidget(self.back)
        self._connect()
        self.set_choices((), "UTC", dt.date.max)
        self.show_moment(None, None)

    def _connect(self) -> None:
        self.preset.activated.connect(self._preset_chosen)
        for field in (self.date, self.time):
            field.returnPressed.connect(self._typed)
        self.date.changed.connect(self._stepped)
        self.day.returnPressed.connect(self._day_typed)
        self.day.changed.connect(self._day_stepped)
        self.back.clicked.connect(self.leave)
        theme().changed.connect(self.update)

    # ------------------------------------------------------------ what is shown

    def set_choices(self, presets: Sequence[tuple[str, Moment]], zone: str, today: dt.date) -> None:
        """What can be chosen by name; `today` is the last effective day."""
        self._zone, self._today = zone, today
        kept = self.preset.currentText()
        with QSignalBlocker(self.preset):
            self.preset.clear()
            self.preset.addItem(NOW)
            for name, known in presets:
                self.preset.addItem(name, known)
            self.preset.addItem(CHOSEN)
            self.preset.addItem(OTHER)
            self.preset.setCurrentText(kept or NOW)

    def show_moment(self, known: Moment | None, day: dt.date | None, name: str = "") -> None:
        """The moment that is shown, None for now, and the effective day."""
        self._shown = known is not None
        self.problem.setText("")
        with QSignalBlocker(self.preset):
            self.preset.setCurrentText(NOW if known is None else name or OTHER)
        if known is not None:
            at = moment(known.at, self._zone)
            self.date.set_date(at.date())
            self.time.set_time(at.time())
        self.day.set_date(day or self._today)
        for widget in (self._when_label, self.date, self.time, self._day_label, self.day, self.back):
            widget.setVisible(self._shown)
        self.update()

    # ------------------------------------------------------------ what is asked for

    def leave(self) -> None:
        """Back to what is known now."""
        self.moment_wanted.emit(None)

    def _preset_chosen(self, index: int) -> None:
        known = self.preset.itemData(index)
        if isinstance(known, Moment):
            self.preset_wanted.emit(known)
        elif self.preset.itemText(index) == CHOSEN:
            self.edit_wanted.emit()
        elif self.preset.itemText(index) == NOW:
            self.leave()
        else:
            for widget in (self._when_label, self.date, self.time):
                widget.show()
            self.date.setFocus()

    def _typed(self) -> None:
        try:
            day, time = self.date.date(), self.time.time()
            if day is None:
                at = None
            elif time is None:
                at = next_midnight(day, self._zone) - 1
            else:
                wall = dt.datetime.combine(day, time)
                # All of the minute that is named.
                at = exactly(wall, wall, self._zone).start + 59
        except Refusal as refusal:
            self._say(refusal)
            return
        self.moment_wanted.emit(at)

    def _stepped(self) -> None:
        if not self.date.isModified():
            self._typed()

    def _day_typed(self) -> None:
        try:
            day = self.day.date()
        except Refusal as refusal:
            self._say(refusal)
            return
        self.day_wanted.emit(day)
        if day is not None and day > self._today:
            self.problem.setText(f"Nothing is known of the future; today is {short_day(self._today)}.")

    def _day_stepped(self) -> None:
        if not self.day.isModified():
            self._day_typed()

    def _say(self, refusal: Refusal) -> None:
        self.problem.setText(f"{refusal.sentence} {refusal.way_out}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._shown:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        if self._shown:
            painter.fillRect(self.rect(), mix(colours.past, colours.background, 0.12))
            painter.fillRect(0, 0, 3, self.height(), colours.past)
        draw_glyph(
            painter, "clock", colours.past if self._shown else colours.muted, QPoint(10, self.height() // 2 - 8), 16
        )
        painter.end()
