"""Choosing parties: one button that opens a list to tick, and the three of them that say who is involved in a demand.

A party stands in one place of a demand only, so ticking it in one list takes it out of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from models.records import PartyRecord
from models.vocabulary import Involvement
from ui.icons import icon
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import elided, mnemonic_safe, tooltip


class TickMenu(QMenu):
    """A menu that stays open while things are ticked; Esc or a click outside closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action: QAction | None = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action: QAction | None = self.activeAction()
        ticking = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if ticking and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class PartyPicker(QPushButton):
    """Shows the chosen parties by name, in the order in which they were chosen."""

    #: A person ticked or unticked a party.
    changed = Signal()
    #: The party looked for is not there yet.
    new_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._parties: dict[int, PartyRecord] = {}
        self._chosen: list[int] = []
        self._menu = TickMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def set_parties(self, parties: Sequence[PartyRecord]) -> None:
        self._parties = {party.id: party for party in parties}
        self._chosen = [chosen for chosen in self._chosen if chosen in self._parties]
        self._say()

    def chosen(self) -> tuple[int, ...]:
        return tuple(self._chosen)

    def choose(self, party_ids: Sequence[int]) -> None:
        self._chosen = [party_id for party_id in party_ids if party_id in self._parties]
        self._say()

    def leave_out(self, party_ids: Sequence[int]) -> None:
        """Untick these; they were ticked in another list."""
        self.choose([kept for kept in self._chosen if kept not in party_ids])

    def _fill(self) -> None:
        self._menu.clear()
        for party in self._parties.values():
            action = QAction(mnemonic_safe(f"{party.code}  {party.name}"), self._menu)
            action.setCheckable(True)
            action.setChecked(party.id in self._chosen)
            action.triggered.connect(partial(self._tick, party.id))
            self._menu.addAction(action)
        self._menu.addSeparator()
        new = QAction(icon("plus"), "&New party…", self._menu)
        new.triggered.connect(self.new_requested)
        self._menu.addAction(new)
        self._menu.setMinimumWidth(self.width())

    def _tick(self, party_id: int, _: bool = False) -> None:
        if party_id in self._chosen:
            self._chosen.remove(party_id)
        else:
            self._chosen.append(party_id)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        names = ", ".join(self._parties[party_id].name for party_id in self._chosen)
        self.setAccessibleName(f"{self._name}: {names or 'nobody'}")
        self.setToolTip(tooltip(names))
        self._words = names or "nobody"
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, super().sizeHint().height())

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        room = self.rect().adjusted(10, 0, -26, 0)
        role = QPalette.ColorRole.ButtonText if self._chosen else QPalette.ColorRole.PlaceholderText
        painter.setPen(self.palette().color(role))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(self._words, self.fontMetrics(), room.width()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()


class InvolvedEdit(QWidget):
    """Who tables a demand, to whom it is addressed, and the third parties.

    mnemonics: off beside a menu bar, whose letters they would take.
    """

    changed = Signal()
    new_requested = Signal()

    _SAID = (
        (Involvement.TABLED_BY, "Tabled b&y"),
        (Involvement.ADDRESSED_TO, "&Addressed to"),
        (Involvement.THIRD_PARTY, "Third pa&rties"),
    )

    def __init__(
        self, parties: Sequence[PartyRecord], parent: QWidget | None = None, *, mnemonics: bool = True
    ) -> None:
        super().__init__(parent)
        self.pickers: dict[Involvement, PartyPicker] = {}
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(6)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for involvement, said in self._SAID:
            picker = PartyPicker(said.replace("&", ""), self)
            picker.changed.connect(partial(self._settle, involvement))
            picker.new_requested.connect(self.new_requested)
            label = PlainLabel(said if mnemonics else said.replace("&", ""), self, tone="muted")
            label.setBuddy(picker)
            layout.addRow(label, picker)
            self.pickers[involvement] = picker
        self.set_parties(parties)
        self.setFocusProxy(self.pickers[Involvement.TABLED_BY])

    def set_parties(self, parties: Sequence[PartyRecord]) -> None:
        for picker in self.pickers.values():
            picker.set_parties(parties)

    def involved(self) -> dict[Involvement, tuple[int, ...]]:
        return {involvement: picker.chosen() for involvement, picker in self.pickers.items()}

    def set_involved(self, party_ids: dict[Involvement, tuple[int, ...]]) -> None:
        for involvement, picker in self.pickers.items():
            picker.choose(party_ids.get(involvement, ()))

    def _settle(self, involvement: Involvement) -> None:
        here = self.pickers[involvement].chosen()
        for other, picker in self.pickers.items():
            if other is not involvement:
                picker.leave_out(here)
        self.changed.emit()
