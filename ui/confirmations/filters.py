"""What the list of confirmations lets through: chips that are on or off, boxes of parties and meetings, words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from models.records import ConfirmationFilter, PartyRecord
from ui.widgets.chip_button import ChipButton
from ui.widgets.plain_label import PlainLabel

_ANY = -1


class Filters(QWidget):
    """`changed` tells that another part of the list is wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.open_only = ChipButton("Not confirmed", parent=self)
        self.contradicted = ChipButton("Contrary words", parent=self)
        self.conditional = ChipButton("On a condition", parent=self)
        self.parties = _box("Party", "Any party", self)
        self.meetings = _box("Meeting", "Any meeting", self)
        self.words = QLineEdit(self)
        self.words.setAccessibleName("Find in the list")
        self.words.setPlaceholderText("Find…")
        self.words.setClearButtonEnabled(True)
        self.words.setMaximumWidth(190)
        self.count = PlainLabel("", self, tone="muted")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(120)
        self._wait.timeout.connect(self.changed)
        self.words.textChanged.connect(self._wait.start)
        for chip in self.chips:
            chip.toggled.connect(self.changed)
        for box in (self.parties, self.meetings):
            box.activated.connect(self.changed)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(7)
        for widget in (*self.chips, self.parties, self.meetings, self.words):
            across.addWidget(widget)
        across.addStretch(1)
        across.addWidget(self.count)

    @property
    def chips(self) -> tuple[ChipButton, ...]:
        return self.open_only, self.contradicted, self.conditional

    def wanted(self) -> ConfirmationFilter:
        return ConfirmationFilter(
            open_only=self.open_only.isChecked(),
            contradicted=self.contradicted.isChecked(),
            conditional=self.conditional.isChecked(),
            party_id=_chosen(self.parties),
            meeting_id=_chosen(self.meetings),
            text=self.words.text(),
        )

    def show_wanted(self, wanted: ConfirmationFilter) -> None:
        """Without telling."""
        blockers = [QSignalBlocker(widget) for widget in (*self.chips, self.words)]
        self.open_only.setChecked(wanted.open_only)
        self.contradicted.setChecked(wanted.contradicted)
        self.conditional.setChecked(wanted.conditional)
        self.words.setText(wanted.text)
        for box, wanted_id in ((self.parties, wanted.party_id), (self.meetings, wanted.meeting_id)):
            box.setCurrentIndex(max(box.findData(_ANY if wanted_id is None else wanted_id), 0))
        for blocker in blockers:
            blocker.unblock()

    def set_choices(self, parties: Iterable[PartyRecord], meetings: Iterable[tuple[int, str]]) -> None:
        """What there is to choose from; a choice that is gone lets everything through."""
        _fill(self.parties, [(party.id, party.name) for party in parties])
        _fill(self.meetings, list(meetings))

    @property
    def active(self) -> bool:
        return self.wanted() != ConfirmationFilter()


def _box(name: str, anything: str, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.view().setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(11)
    box.addItem(anything, _ANY)
    return box


def _fill(box: QComboBox, choices: list[tuple[int, str]]) -> None:
    kept = box.currentData()
    while box.count() > 1:
        box.removeItem(box.count() - 1)
    for value, words in choices:
        box.addItem(" ".join(words.split())[:80], value)
    box.setCurrentIndex(max(box.findData(kept), 0))


def _chosen(box: QComboBox) -> int | None:
    value = box.currentData()
    return None if value in (None, _ANY) else int(value)
