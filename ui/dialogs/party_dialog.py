"""The parties of a negotiation: their codes, names, roles and people. A party is saved when it is left or with Save."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.commands import parties
from models.errors import Refusal
from models.queries import summary
from models.workspace import Workspace
from ui.dialogs.party_form import PartyForm
from ui.fonts import SEMIBOLD
from ui.widgets.buttons import push_button
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.message_bar import MessageBar
from ui.widgets.plain_label import PlainLabel

_ID = Qt.ItemDataRole.UserRole


class PartyDialog(QDialog):
    """The list on the left, the chosen party on the right; each change is one step that undo knows."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setWindowTitle("Parties")
        self.setModal(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Parties")
        self.list.setFixedWidth(190)
        use_flat_bars(self.list)
        self.form = PartyForm(self)
        self.messages = MessageBar(self)
        self.new_button = push_button("&New party", self, glyph="plus")
        self.delete_button = push_button("&Delete", self, glyph="delete")
        self.save_button = push_button("&Save", self, kind="primary")
        self.close_button = push_button("Close", self)
        for button in (self.new_button, self.delete_button, self.close_button):
            button.setAutoDefault(False)
        self.save_button.setDefault(True)
        self._lay_out()
        self.new_button.clicked.connect(self.new_party)
        self.delete_button.clicked.connect(self._delete)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.close)
        self.form.person_entered.connect(self._add_person)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self.save)
        self._load()
        self.list.currentItemChanged.connect(self._go_to)
        for widget in (self.new_button, self.delete_button, self.save_button, self.form):
            widget.setDisabled(workspace.read_only)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.form, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.save_button)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.list)
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel("Parties", self, size_delta=3.5, weight=SEMIBOLD))
        layout.addWidget(self.messages)
        layout.addLayout(middle, 1)
        layout.addLayout(buttons)

    def sizeHint(self) -> QSize:
        return QSize(680, 520)

    # ------------------------------------------------------------ showing

    def _load(self, chosen: int | None = None) -> None:
        """Read the list anew and show one party of it, the first unless told."""
        known = summary.parties(self.workspace)
        self.list.blockSignals(True)
        self.list.clear()
        for party in known:
            item = QListWidgetItem(f"{party.code}  {party.name}", self.list)
            item.setData(_ID, party.id)
        row = next((place for place, party in enumerate(known) if party.id == chosen), 0)
        self.list.setCurrentRow(row if known else -1)
        self.list.blockSignals(False)
        self._show(self.list.currentItem())

    def _show(self, item: QListWidgetItem | None) -> None:
        known = {party.id: party for party in summary.parties(self.workspace)}
        party = known.get(item.data(_ID)) if item is not None else None
        people = [person for person in summary.persons(self.workspace) if party and person.party_id == party.id]
        self.form.show_party(party, people)
        self.delete_button.setEnabled(party is not None and not self.workspace.read_only)

    def _go_to(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if self.form.touched() and not self._keep():
            self.list.blockSignals(True)
            self.list.setCurrentRow(self.list.row(before) if before is not None else -1)
            self.list.blockSignals(False)
            return
        self.messages.dismiss()
        self._load(item.data(_ID) if item is not None else None)

    # ------------------------------------------------------------ doing

    def new_party(self) -> None:
        """An empty form; the party is there once it is saved."""
        if self.form.touched() and not self._keep():
            return
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        self.list.clearSelection()
        self.list.blockSignals(False)
        self.form.show_party(None, [])
        self.delete_button.setEnabled(False)
        self.form.code.setFocus()

    def save(self) -> None:
        if self._keep():
            self.messages.dismiss()
            self._load(self.form.party_id)

    def _keep(self) -> bool:
        """Save what is entered. False where it was refused; the words stay."""
        form = self.form
        try:
            if form.party_id is None:
                form.party_id = parties.add(
                    self.workspace, form.code.text(), form.name.text(), form.roles(), form.note.toPlainText()
                )
            else:
                parties.change(
                    self.workspace,
                    form.party_id,
                    form.code.text(),
                    form.name.text(),
                    form.roles(),
                    form.note.toPlainText(),
                )
        except Refusal as refusal:
            self.messages.show_message("error", refusal.sentence, refusal.way_out)
            (form.name if form.code.text().strip() and not form.name.text().strip() else form.code).setFocus()
            return False
        return True

    def _delete(self) -> None:
        if self.form.party_id is None:
            return
        try:
            parties.delete(self.workspace, self.form.party_id)
        except Refusal as refusal:
            self.messages.show_message("error", refusal.sentence, refusal.way_out)
        else:
            self.messages.dismiss()
            self._load()

    def _add_person(self, name: str, office: str) -> None:
        if self.form.party_id is None and not self._keep():
            return
        party_id = self.form.party_id
        if party_id is None:
            return
        try:
            parties.add_person(self.workspace, party_id, name, office)
        except Refusal as refusal:
            self.messages.show_message("error", refusal.sentence, refusal.way_out)
        else:
            self.form.person.clear()
            self.form.office.clear()
            if self.form.touched():
                self._keep()
            self._load(party_id)
            self.form.person.setFocus()
