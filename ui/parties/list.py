"""The list of the parties: what they are on the day as headings, each with code, name and roles; a field to find."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from models.records import PartyEntry
from models.vocabulary import PartyGroup
from ui.fonts import MEDIUM, ui_font
from ui.icons import icon
from ui.parties.asks import Act, Ask
from ui.theme import theme
from ui.widgets.buttons import icon_button, push_button
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.pills import draw_pill, focus_ring, pill_size
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import elided, tooltip

_ENTRY = int(Qt.ItemDataRole.UserRole)
_PAD = 8
#: Names stand below each other: so much room has a code, longer ones push theirs aside.
_CHIP = 50
_HEADINGS = {
    PartyGroup.CONFLICT_PARTY: "Conflict parties",
    PartyGroup.SIGNATORY: "Signatories",
    PartyGroup.THIRD_PARTY: "Third parties",
}
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
Index = QModelIndex | QPersistentModelIndex


class PartyList(QWidget):
    """`chosen` carries a party's id, `asked` an Ask."""

    chosen = Signal(object)
    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[PartyEntry, ...] = ()
        self._writable = True
        self.search = QLineEdit(self)
        self.search.setAccessibleName("Find a party")
        self.search.setPlaceholderText("Find by name, code, role or person…")
        self.search.setClearButtonEnabled(True)
        self.list = _List(self)
        self.nothing = PlainLabel("", self, tone="muted", wrap=True)
        self.nothing.setContentsMargins(4, 6, 4, 6)
        self.new_button = push_button("&New party…", self, glyph="plus")
        self.up_button = icon_button("arrow-up", "Further up (Ctrl+Shift+Up)", self)
        self.down_button = icon_button("arrow-down", "Further down (Ctrl+Shift+Down)", self)
        self.delete_button = icon_button("delete", "Delete the party (Del)", self)
        self._acts = {
            self.new_button: Act.NEW_PARTY,
            self.up_button: Act.MOVE_UP,
            self.down_button: Act.MOVE_DOWN,
            self.delete_button: Act.DELETE_PARTY,
        }
        self._lay_out()
        for button, act in self._acts.items():
            button.clicked.connect(partial(self._ask, act))
        self.search.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(self._tell)
        self.list.pressed_act.connect(self._ask)
        self.list.customContextMenuRequested.connect(self._menu)
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self.new_button)
        buttons.addStretch(1)
        for button in (self.up_button, self.down_button, self.delete_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)

    # ------------------------------------------------------------ showing

    def show_entries(self, entries: Sequence[PartyEntry], chosen: int | None) -> None:
        self._entries = tuple(entries)
        self._fill(chosen=chosen)

    def _fill(self, _: str = "", *, chosen: int | None = None) -> None:
        kept = chosen if chosen is not None else self.current()
        words = self.search.text().casefold().split()
        found = [entry for entry in self._entries if all(word in _words(entry) for word in words)]
        self.list.blockSignals(True)
        self.list.clear()
        for group, heading in _HEADINGS.items():
            members = [entry for entry in found if entry.group is group]
            if members:
                self._add_heading(f"{heading} · {len(members):n}")
            for entry in members:
                item = QListWidgetItem(entry.name, self.list)
                item.setData(_ENTRY, entry)
                roles = ", ".join(role.word for role in entry.roles) or "no role"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.code} {entry.name}: {roles}")
                item.setToolTip(tooltip(f"{entry.code}  {entry.name}\n{roles}"))
        self.list.blockSignals(False)
        self.nothing.setText("" if found else "No party has these words." if words else "No party yet.")
        self.nothing.setVisible(not found)
        self._enable()
        if kept is not None and not self.choose(kept):
            self.choose(self.first())

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def choose(self, party_id: int | None) -> bool:
        """Make a party the chosen one; False where it is not in the list."""
        for row in range(self.list.count()):
            entry = self.list.item(row).data(_ENTRY)
            if entry is not None and entry.id == party_id:
                self.list.setCurrentRow(row)
                return True
        return False

    def first(self) -> int | None:
        """The uppermost party."""
        entries = [self.list.item(row).data(_ENTRY) for row in range(self.list.count())]
        return next((entry.id for entry in entries if entry is not None), None)

    def current(self) -> int | None:
        entry = self.list.currentIndex().data(_ENTRY)
        return entry.id if isinstance(entry, PartyEntry) else None

    def neighbour(self, party_id: int, step: int) -> int | None:
        """The party of the same group above (-1) or below (1), whatever the field filters."""
        mine = next((entry for entry in self._entries if entry.id == party_id), None)
        if mine is None:
            return None
        group = [entry.id for entry in self._entries if entry.group is mine.group]
        place = group.index(party_id) + step
        return group[place] if 0 <= place < len(group) else None

    def set_writable(self, writable: bool) -> None:
        self._writable = writable
        for button in self._acts:
            button.setVisible(writable)
        self._enable()

    def _enable(self) -> None:
        current = self.current()
        self.delete_button.setEnabled(current is not None)
        for button, step in ((self.up_button, -1), (self.down_button, 1)):
            button.setEnabled(current is not None and self.neighbour(current, step) is not None)

    # ------------------------------------------------------------ asking

    def _tell(self) -> None:
        self._enable()
        current = self.current()
        if current is not None:
            self.chosen.emit(current)

    def _ask(self, act: Act, *_: object) -> None:
        if self._writable:
            self.asked.emit(Ask(act, self.current() or 0))

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for glyph, words, act in (
            ("plus", "&New party…", Act.NEW_PARTY),
            ("edit", "&Edit…", Act.EDIT_PARTY),
            ("arrow-up", "Further &up", Act.MOVE_UP),
            ("arrow-down", "Further d&own", Act.MOVE_DOWN),
            ("delete", "&Delete", Act.DELETE_PARTY),
        ):
            action = menu.addAction(icon(glyph), words)
            action.setEnabled(self._writable and (act is Act.NEW_PARTY or self.current() is not None))
            action.triggered.connect(partial(self._ask, act))
        menu.popup(self.list.viewport().mapToGlobal(at))


def _words(entry: PartyEntry) -> str:
    return " ".join((entry.code, entry.name, *(role.word for role in entry.roles), *entry.people)).casefold()


class _List(QListWidget):
    """`pressed_act`: what a key asks for."""

    pressed_act = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Parties")
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        use_flat_bars(self)
        theme().changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = {Qt.Key.Key_Delete: Act.DELETE_PARTY, Qt.Key.Key_F2: Act.EDIT_PARTY}.get(Qt.Key(event.key()))
        if event.modifiers() == _CTRL_SHIFT:
            act = {Qt.Key.Key_Up: Act.MOVE_UP, Qt.Key.Key_Down: Act.MOVE_DOWN}.get(Qt.Key(event.key()))
        if act is not None:
            self.pressed_act.emit(act)
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """A heading in small letters; a party as its chip, its name, and under it its roles."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetrics(ui_font(0.0)).height()
        if index.data(_ENTRY) is None:
            return QSize(100, line + 12)
        return QSize(100, line + QFontMetrics(ui_font(-1.5)).height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme().colours
        room: QRect = option.rect
        state: QStyle.StateFlag = option.state
        entry = index.data(_ENTRY)
        painter.save()
        if entry is None:
            painter.setFont(ui_font(-1.5, MEDIUM))
            painter.setPen(colours.muted)
            painter.drawText(room.adjusted(_PAD, 4, -_PAD, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
            painter.restore()
            return
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, colours.accent_soft)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, colours.hover)
        self._paint_party(painter, room.adjusted(_PAD, 0, -_PAD, 0), entry)
        if state & QStyle.StateFlag.State_HasFocus and self._has_keyboard():
            focus_ring(painter, room.adjusted(1, 1, -1, -1), colours.accent, radius=4)
        painter.restore()

    def _has_keyboard(self) -> bool:
        owner = self.parent()
        return isinstance(owner, QWidget) and owner.hasFocus()

    def _paint_party(self, painter: QPainter, room: QRect, entry: PartyEntry) -> None:
        colours = theme().colours
        chip_font, name_font, role_font = ui_font(-1.5), ui_font(0.0), ui_font(-1.5)
        size = pill_size(entry.code, chip_font)
        width = min(size.width(), room.width() // 3)
        chip = QRect(
            QPoint(room.left(), room.top() + (room.height() - size.height()) // 2), QSize(width, size.height())
        )
        draw_pill(painter, chip, entry.code, chip_font, ink=colours.text, fill=colours.background, edge=colours.line)
        left = max(chip.right() + _PAD, room.left() + _CHIP)
        top = room.top() + 5
        for text, font, ink in (
            (entry.name, name_font, colours.text),
            (", ".join(role.word for role in entry.roles) or "no role", role_font, colours.muted),
        ):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(ink)
            place = QRect(left, top, room.right() - left, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, elided(text, metrics, place.width()))
            top += metrics.height()
