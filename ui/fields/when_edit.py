"""Entering when something takes place, as exactly as it is known: one line that reads loose words, and its details.

The line takes "28–30 July" or "on Tuesday", says below how it read them and offers the other ways. The details follow
it and can be changed one by one; then the line follows them. An entry that nobody has touched comes back as it was, to
the second.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.dates import When, doubled, moment
from models.errors import Refusal
from models.loose_dates import Anchor
from ui.fields.anchoring import today_here
from ui.fields.date_input import DateInput
from ui.fields.problem import FieldRefused
from ui.fields.reading_label import ReadingLabel
from ui.fields.saying import reasoning_words
from ui.fields.when_details import WhenDetails
from ui.widgets.buttons import push_button


class WhenEdit(QWidget):
    """Empty gives None: it is for the caller to ask for a date. `zone` is the negotiation's own.

    mnemonics: off beside a menu bar, whose letters they would take. anchor: what loose words are relative to.
    """

    changed = Signal()

    def __init__(
        self, zone: str, parent: QWidget | None = None, *, mnemonics: bool = True, anchor: Anchor | None = None
    ) -> None:
        super().__init__(parent)
        self._given: When | None = None
        self._by_line = False
        self._anchor = replace(anchor or today_here(), zone=zone)
        self.text = DateInput("When", self, anchor=self._anchor)
        self.text.setPlaceholderText("14 Oct 2025, 28–30 July, on Tuesday, 10:30 on 14 Oct")
        self.reading = ReadingLabel(self.text, self)
        self.more = push_button("Details", self, kind="quiet", hint="Precision, hours, zone, words and reasoning")
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        self.more.setAccessibleName("Details of the date")
        self.details = WhenDetails(zone, self, mnemonics=mnemonics)
        self.precision, self.zone = self.details.precision, self.details.zone
        self.first, self.first_time = self.details.first, self.details.first_time
        self.last, self.last_time = self.details.last, self.details.last_time
        self.words, self.reasoning = self.details.words, self.details.reasoning
        self._lay_out()
        self.text.changed.connect(self._follow_line)
        self.text.reread.connect(self._read_anew)
        self.more.toggled.connect(self.show_details)
        self.details.date_changed.connect(self._follow_details)
        self.details.zone_changed.connect(self._follow_zone)
        self.details.words_changed.connect(self.changed)
        self.setFocusProxy(self.text)
        self._untouched = self._entries()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.text, 1)
        top.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.reading)
        layout.addWidget(self.details)
        order = [self.text, self.more, *self.details.in_order()]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self.details.hide()

    def _entries(self) -> tuple[str, ...]:
        return (self.text.text(), *self.details.entries())

    # ------------------------------------------------------------ the line and the details follow each other

    def set_anchor(self, anchor: Anchor) -> None:
        """Another source was chosen: loose words are relative to its date, and are read again."""
        self._anchor = anchor
        self._follow_zone()

    def show_details(self, shown: bool) -> None:
        """Open or fold the details."""
        self.more.setChecked(shown)
        self.details.setVisible(shown)
        self.updateGeometry()

    def _follow_zone(self) -> None:
        with suppress(FieldRefused):  # a zone that is none is said when the date is asked for
            self.text.set_anchor(replace(self._anchor, zone=self.details.zone_name()))
        self.changed.emit()

    def _read_anew(self) -> None:
        if self._by_line:
            self._follow_line()
        else:
            self._say_known()

    def _follow_line(self) -> None:
        """Something else stands in the line, or means something else: the details say the same."""
        self._by_line = True
        try:
            reading = self.text.reading()
        except Refusal:
            reading = None
        self.details.show_when(reading.when if reading else None, plain=reading is None or reading.plain)
        self.changed.emit()

    def _follow_details(self) -> None:
        """A detail was changed by hand: the line says what comes out, as soon as that is a date."""
        self._by_line = False
        try:
            when = self.details.when()
        except Refusal:
            when = None
        self.text.setText(when.described() if when else "")
        self.reading.say(_twice(when))
        self.changed.emit()

    def _say_known(self) -> None:
        """Under a date that was not typed here stands why it is this one."""
        given = None if self.touched() else self._given
        self.reading.say(reasoning_words(given.words, given.reasoning) if given else "")

    # ------------------------------------------------------------ the date

    def set_when(self, when: When | None) -> None:
        """Show a date, or nothing known yet."""
        self._given = when
        self._by_line = False
        self.details.show_when(when)
        self.text.setText(when.described() if when else "")
        self._untouched = self._entries()
        self._follow_zone()
        self._say_known()

    def touched(self) -> bool:
        """True once something else is entered than was shown."""
        return self._entries() != self._untouched

    def when(self) -> When | None:
        """The date as entered. Raises RuleBroken (FieldRefused where it is clear which field is meant)."""
        if not self.touched():
            return self._given
        try:
            if not self._by_line:
                return self.details.when()
            self.details.zone_name()
            reading = self.text.reading()
            return None if reading is None else self.details.worded(reading.when)
        except FieldRefused as refused:
            if refused.field is not self.text:
                self.show_details(True)
            raise


def _twice(when: When | None) -> str:
    """Which of the two was taken, where the clocks show the hour of the beginning twice."""
    if when is None or not when.timed:
        return ""
    begins = moment(when.start, when.zone)
    if not doubled(begins.replace(tzinfo=None, fold=0), when.zone):
        return ""
    which = "second" if begins.fold else "first"
    return f"The clocks show {begins:%H:%M} twice that day; the {which} time is taken."
