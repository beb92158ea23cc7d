"""The state of play in one line: what this is and as of when, and the numbers that count.

The numbers come as `Totals`; what a pressed number filters is the board's.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.records import NegotiationRecord, Totals
from ui.board.wording import day_words, many, summit_words
from ui.fonts import SEMIBOLD
from ui.theme import theme
from ui.widgets.buttons import icon_button
from ui.widgets.chip_button import ChipButton
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import tooltip

#: The names by which pressed numbers are told.
PILLS = ("summit", "agreed", "contested", "unconfirmed", "missing")


class Header(QWidget):
    """Title, subtitle and pills; the pills shorten their words, then go below, before anything overflows."""

    pill_clicked = Signal(str)
    #: An earlier day is to be looked at.
    day_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = PlainLabel("", self, size_delta=4.5, weight=SEMIBOLD, elide=Qt.TextElideMode.ElideRight)
        self.subtitle = PlainLabel("", self, tone="muted", elide=Qt.TextElideMode.ElideRight)
        self.title.setObjectName("board-title")
        self.subtitle.setObjectName("board-subtitle")
        self.pills = {name: ChipButton(parent=self, checkable=name == "agreed", hot=name == "summit") for name in PILLS}
        self._words: dict[str, tuple[str, str, str]] = {}
        self._totals: Totals | None = None
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self.title)
        texts.addWidget(self.subtitle)
        self._pill_row = QHBoxLayout()
        self._pill_row.setSpacing(7)
        for name, pill in self.pills.items():
            pill.setObjectName(f"pill-{name}")
            pill.clicked.connect(self._clicked)
            self._pill_row.addWidget(pill)
        self._row = QHBoxLayout()
        self._row.setSpacing(14)
        self._row.addLayout(texts, 1)
        self._row.addLayout(self._pill_row)
        self.day_button = icon_button("history", "Look at an earlier day (Ctrl+Shift+D)", self)
        self.day_button.clicked.connect(self.day_requested)
        self._row.addWidget(self.day_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 8, 14, 8)
        self._column.setSpacing(6)
        self._column.addLayout(self._row)
        self._below = False
        theme().changed.connect(self.update)
        self.show_state(None, None)

    @property
    def totals(self) -> Totals | None:
        return self._totals

    def show_state(self, negotiation: NegotiationRecord | None, totals: Totals | None) -> None:
        """The numbers as they are now; without a negotiation the header is empty."""
        self._totals = totals
        for widget in (*self.pills.values(), self.day_button):
            widget.setVisible(totals is not None)
        if negotiation is None or totals is None:
            self.title.setText("")
            self.subtitle.setText("")
            return
        self.title.setText(negotiation.title)
        place = negotiation.place or negotiation.zone.rsplit("/", 1)[-1].replace("_", " ")
        as_of = f"as of {day_words(totals.as_of)}, {place}"
        self.subtitle.setText(" · ".join(part for part in (negotiation.subtitle, as_of) if part))
        days, to_summit = summit_words(totals.days_to_summit)
        terms, terms_short = ("term" if totals.contested_terms == 1 else "terms"), "contested"
        attendances = "attendance" if totals.unconfirmed == 1 else "attendances"
        positions = "position" if totals.missing_positions == 1 else "positions"
        self._words = {
            "summit": (days, to_summit, to_summit),
            "agreed": (f"{totals.agreed:,} of {totals.demands:,}", "agreed", "agreed"),
            "contested": (f"{totals.contested_terms:,}", f"contested {terms}", terms_short),
            "unconfirmed": (f"{totals.unconfirmed:,}", f"{attendances} unconfirmed", "unconfirmed"),
            "missing": (f"{totals.missing_positions:,}", f"{positions} missing", "missing"),
        }
        hints = {
            "summit": "Show the summit on the timeline",
            "agreed": "Show only what is agreed",
            "contested": "Words in the texts that a party objects to",
            "unconfirmed": "Attendances that the party itself has not confirmed",
            "missing": f"{many(totals.missing_positions, 'position')} asked for and not recorded",
        }
        for name, pill in self.pills.items():
            pill.setToolTip(tooltip(hints[name]))
        self._fit()

    def set_agreed_only(self, on: bool) -> None:
        """Whether the board shows only what is agreed."""
        self.pills["agreed"].setChecked(on)

    def _clicked(self) -> None:
        pill = self.sender()
        for name, mine in self.pills.items():
            if mine is pill:
                self.pill_clicked.emit(name)

    def _fit(self) -> None:
        if not self._words:
            return
        texts = max(self.title.sizeHint().width(), self.subtitle.sizeHint().width())
        room = self.width() - 32 - 14 - self.day_button.sizeHint().width() - self._row.spacing()
        short = below = False
        if self._write_pills(short=False) + texts > room:
            short = self._write_pills(short=True) + min(texts, 250) <= room
            below = not short
            if below:
                self._write_pills(short=self._write_pills(short=False) > room + 14)
        self._put_below(below)

    def _write_pills(self, *, short: bool) -> int:
        """Fill the pills with their long or short words; gives the width they take."""
        for name, (number, words, fewer) in self._words.items():
            pill = self.pills[name]
            pill.set_parts(number, fewer if short else words)
            pill.setAccessibleName(f"{number} {words}".strip())
        return sum(pill.sizeHint().width() + 7 for pill in self.pills.values())

    def _put_below(self, below: bool) -> None:
        if below == self._below:
            return
        self._below = below
        if below:
            self._row.removeItem(self._pill_row)
            self._column.addLayout(self._pill_row)
            self._pill_row.addStretch(1)
        else:
            self._pill_row.takeAt(self._pill_row.count() - 1)
            self._column.removeItem(self._pill_row)
            self._row.insertLayout(1, self._pill_row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(420, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.line)
        painter.end()
