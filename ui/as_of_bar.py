"""The bar above an earlier day: which day it is, that it is read only, the way back, and the way to other days.

It is there while the past is shown, or while somebody chooses a day to look at. What the day changes is others'
business.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.dates import short_day
from models.loose_dates import Anchor
from ui.as_of import AsOf
from ui.as_of_player import SPEEDS, Player
from ui.colours import mix
from ui.fields.anchoring import order_here
from ui.fields.date_input import DateInput
from ui.fields.problem import FieldRefused
from ui.fonts import SEMIBOLD
from ui.icons import icon
from ui.theme import theme
from ui.widgets.buttons import icon_button, push_button
from ui.widgets.pills import draw_glyph
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import tooltip


class AsOfBar(QWidget):
    """Hidden until `choose` or until a day of the past is shown."""

    def __init__(self, as_of: AsOf, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("as-of-bar")
        self._as_of, self._player = as_of, player
        self._choosing = False
        self.sentence = PlainLabel("", self, weight=SEMIBOLD, elide=Qt.TextElideMode.ElideRight)
        self.clocks = PlainLabel("", self, tone="muted", size_delta=-1.0, elide=Qt.TextElideMode.ElideRight)
        self.previous = icon_button("step-back", "Previous change (Alt+Shift+Left)", self)
        self.date = DateInput("State of play as of", self)
        self.date.setToolTip(tooltip("Show this day. Up and Down go on by a day, Alt+Down opens the calendar."))
        self.date.setMaximumWidth(150)
        self.next = icon_button("step-forward", "Next change (Alt+Shift+Right)", self)
        self.play = icon_button("play", "Play the way to today (Alt+P)", self)
        self.speed = QComboBox(self)
        self.speed.addItems(list(SPEEDS))
        self.speed.setCurrentText(player.speed)
        self.speed.setAccessibleName("Speed of playing")
        self.speed.setToolTip(tooltip("Speed of playing"))
        self.back = push_button("Back to today", self, glyph="today", hint="Show today again (Esc)")
        self._lay_out()
        self._connect()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.hide()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.sentence)
        words.addWidget(self.clocks)
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 5, 12, 5)
        row.setSpacing(6)
        row.addLayout(words, 1)
        for widget in (self.previous, self.date, self.next):
            row.addWidget(widget)
        row.addSpacing(6)
        row.addWidget(self.play)
        row.addWidget(self.speed)
        row.addSpacing(6)
        row.addWidget(self.back)

    def _connect(self) -> None:
        as_of = self._as_of
        as_of.changed.connect(self._show_day)
        self._player.changed.connect(self._show_playing)
        self.previous.clicked.connect(self._step_back)
        self.next.clicked.connect(self._step_on)
        self.play.clicked.connect(self._player.toggle)
        self.speed.currentTextChanged.connect(self._set_speed)
        self.back.clicked.connect(self.leave)
        self.date.changed.connect(self._stepped)
        self.date.returnPressed.connect(self._entered)
        theme().changed.connect(self.update)

    # ------------------------------------------------------------ what is shown

    def choose(self) -> None:
        """Open the bar with the hand in the date field."""
        self._choosing = True
        self._show_day(self._as_of.day)
        self.date.setFocus()
        self.date.selectAll()

    def close_bar(self) -> None:
        """Nothing of the past is shown any more, and nobody chooses."""
        self._choosing = False
        self._show_day(self._as_of.day)

    def leave(self) -> None:
        """Back to today, and away with the bar."""
        self._choosing = False
        self._player.pause()
        self._as_of.leave()
        self._show_day(self._as_of.wished)

    def _show_day(self, day: dt.date | None) -> None:
        self.date.set_anchor(Anchor(self._as_of.today, "UTC", order=order_here()))
        # Whoever types or steps in the field goes on there, and the words are left as they are.
        if not self.date.hasFocus() or self._entered_day() != (day or self._as_of.today):
            with QSignalBlocker(self.date):
                self.date.set_date(day or self._as_of.today)
        if day is None:
            self.sentence.setText("State of play as of today")
            self.clocks.setText("Choose an earlier day to look at; nothing is changed by looking.")
        else:
            self.sentence.setText(f"State of play as of {short_day(day)} — read only")
            self.clocks.setText(f"effective up to {short_day(day)}, as recorded until now")
        self.clocks.set_tone("muted")
        self.setAccessibleName(self.sentence.text())
        self.next.setEnabled(day is not None)
        self.setVisible(day is not None or self._choosing)
        self.update()

    def _say(self, sentence: str) -> None:
        self.clocks.setText(sentence)
        self.clocks.set_tone("danger")

    def _show_playing(self) -> None:
        playing = self._player.playing
        name = "Pause (Alt+P)" if playing else "Play the way to today (Alt+P)"
        self.play.setIcon(icon("pause" if playing else "play", "muted"))
        self.play.setAccessibleName(name)
        self.play.setToolTip(tooltip(name))

    # ------------------------------------------------------------ what is asked for

    def _entered_day(self) -> dt.date | None:
        try:
            return self.date.date()
        except FieldRefused:
            return None

    def _stepped(self) -> None:
        """A day stepped to or chosen on the calendar is shown at once; typed words wait for Enter."""
        day = None if self.date.isModified() else self._entered_day()
        if day is not None:
            self._as_of.go_to(day)

    def _entered(self) -> None:
        try:
            day = self.date.date()
        except FieldRefused as refusal:
            self._say(f"{refusal.sentence} {refusal.way_out}")
            return
        self._as_of.go_to(day)
        if day is None or day >= self._as_of.today:
            with QSignalBlocker(self.date):
                self.date.set_date(self._as_of.today)

    def _step_back(self) -> None:
        self._as_of.step_change(-1)

    def _step_on(self) -> None:
        self._as_of.step_change(1)

    def _set_speed(self, speed: str) -> None:
        self._player.speed = speed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ looks

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), mix(colours.past, colours.surface, 0.12))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.line)
        draw_glyph(painter, "history", colours.past, QPoint(13, (self.height() - 18) // 2), 18)
        painter.end()
