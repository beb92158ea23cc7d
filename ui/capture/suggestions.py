"""Offers under a field, grouped by the reason for them. Nothing is filled in until a person takes one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from models.capture.dates import DateFound
from models.capture.names import Named
from ui.fields.reading_label import reading_words, reasoning_of
from ui.widgets.buttons import push_button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import mnemonic_safe

_LONGEST = 32


@dataclass(frozen=True, slots=True)
class Offer:
    """`words` stand on the button, `why` over it; `value` is what is taken."""

    words: str
    why: str
    value: object
    hint: str = ""


class Suggestions(QWidget):
    """Hidden while there is nothing to offer. `taken` carries the value of the offer."""

    taken = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"Suggestions for {name}")
        self._name = name
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_offers(self, offers: Iterable[Offer]) -> None:
        for why, group in groupby(offers, key=lambda offer: offer.why):
            self._column.addWidget(PlainLabel(f"Suggested, {why}", self, tone="faint", size_delta=-1.0, wrap=True))
            row = QWidget(self)
            flow = FlowLayout(row, gap=5)
            for offer in group:
                flow.addWidget(self._button(offer, row))
            self._column.addWidget(row)
        self.setVisible(bool(self.buttons))

    def _button(self, offer: Offer, row: QWidget) -> QPushButton:
        words = offer.words if len(offer.words) <= _LONGEST else offer.words[: _LONGEST - 1] + "…"
        button = push_button(mnemonic_safe(words), row, kind="choice", hint=offer.hint or offer.words)
        button.setAccessibleName(f"Suggestion for {self._name}: {offer.words}, {offer.why}")
        button.clicked.connect(partial(self._take, offer.value))
        self.buttons.append(button)
        return button

    def _take(self, value: object, _: bool = False) -> None:
        self.taken.emit(value)


def of_names(names: Iterable[Named]) -> list[Offer]:
    return [Offer(named.name, named.why, named, named.office) for named in names]


def of_parties(names: Iterable[Named], known: dict[int, str]) -> list[Offer]:
    """Each party once; a person stands for the party. known: the parties' names by their ids."""
    offers: dict[int, Offer] = {}
    for named in names:
        if named.party_id not in offers and named.party_id in known:
            offers[named.party_id] = Offer(known[named.party_id], named.why, named.party_id, named.name)
    return list(offers.values())


def of_dates(found: Iterable[DateFound]) -> list[Offer]:
    """One button a reading, over them why the likeliest is read so; the value is the words and which one was meant."""
    offers: list[Offer] = []
    for one in found:
        because = one.readings.question or reasoning_of(one.readings.first)
        why = f"“{one.words}” {one.why}{f': {because}' if because else ''}"
        offers += [
            Offer(reading.when.described(), why, (one, reading), reading_words(reading))
            for reading in one.readings.offers
        ]
    return offers
