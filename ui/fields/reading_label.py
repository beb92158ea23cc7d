"""Under a date field: how its words were read, and buttons for the other ways to read them.

Tab goes from the field to the buttons. What the readings are is the model's; this shows them and takes the choice.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from models.dates import When
from models.loose_dates import Reading
from models.vocabulary import Precision
from ui.fields.date_input import DateInput
from ui.fields.problem import FieldRefused
from ui.widgets.buttons import push_button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_PRECISE = {
    Precision.EXACT: "exact time",
    Precision.DAY: "day",
    Precision.MONTH: "month",
    Precision.RANGE: "some day within",
    Precision.APPROXIMATE: "approximate",
    Precision.OPEN_END: "from then on",
}


def when_words(when: When) -> str:
    """ "Tue 14 Oct 2025 · day"; a span of several days has no weekday."""
    several = when.last_day != when.first_day
    weekday = "" if several or when.precision is Precision.OPEN_END else f"{_WEEKDAYS[when.first_day.weekday()]} "
    precise = "days" if several and when.precision is Precision.DAY else _PRECISE[when.precision]
    described = when.described()
    if described.startswith("about "):
        return f"about {weekday}{described.removeprefix('about ')} · {precise}"
    return f"{weekday}{described} · {precise}"


def reading_words(reading: Reading) -> str:
    """ "Tue 14 Oct 2025 · day · the Tuesday before 16 Oct 2025, when the piece was published"."""
    why = reasoning_of(reading)
    return f"{when_words(reading.when)} · {why}" if why else when_words(reading.when)


def reasoning_of(reading: Reading) -> str:
    """Why the words are read so, without the result; nothing where they say it all."""
    why = reading.when.reasoning.rsplit(" → ", 1)[0]
    return f"{why[:1].lower()}{why[1:]}"


class ReadingLabel(QWidget):
    """Follows one field; hidden while that is empty or holds nothing that a person typed."""

    #: Another reading was chosen; the field holds it already.
    chosen = Signal()

    def __init__(self, field: DateInput, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.words = PlainLabel("", self, tone="muted", size_delta=-1.0, wrap=True)
        self.buttons: list[QPushButton] = []
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row, gap=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.words)
        layout.addWidget(self._row)
        field.changed.connect(self.follow)
        field.reread.connect(self.follow)
        self.hide()

    def follow(self) -> None:
        """Show what the field holds now."""
        self._clear()
        try:
            readings = self._field.readings()
        except FieldRefused as refused:
            self._say(f"{refused.sentence} {refused.way_out}".strip())
            return
        if readings is None:
            self.hide()
            return
        taken = self._field.chosen or (None if readings.question else readings.first)
        self._say(reading_words(taken) if taken else readings.question)
        for offer in readings.offers:
            if offer != taken:
                self._offer(offer, "" if taken is None else "or ")
        self._row.setVisible(bool(self.buttons))

    def say(self, words: str) -> None:
        """Other words, about a date that was not typed here."""
        self._clear()
        if words:
            self._say(words)
        else:
            self.hide()

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self._field.setAccessibleDescription(words)
        self.show()

    def _offer(self, reading: Reading, before: str) -> None:
        described = reading.when.described()
        button = push_button(f"{before}{described}", self._row, kind="choice", hint=reading_words(reading))
        button.setAutoDefault(False)
        button.setAccessibleName(f"Read it as {described}")
        button.clicked.connect(partial(self._choose, reading))
        before_it: QWidget = self.buttons[-1] if self.buttons else self._field
        self._flow.addWidget(button)
        self.buttons.append(button)
        button.show()
        QWidget.setTabOrder(before_it, button)

    def _choose(self, reading: Reading, _: bool = False) -> None:
        self._field.choose(reading)
        self._field.setFocus()
        self.follow()
        self.chosen.emit()

    def _clear(self) -> None:
        self._field.setAccessibleDescription("")
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        self._row.hide()
