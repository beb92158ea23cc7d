"""A party's code, name and note; of a new one also the roles that it holds. All else stands on its page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from models.commands import parties
from models.errors import Refusal
from models.queries import party_page
from models.vocabulary import Role
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.choices import kept
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.status_badge import capitalised

_ROLE = Qt.ItemDataRole.UserRole


class PartyDialog(FormDialog):
    """Without `party_id` a new one. Raises NotFound for a party that is gone."""

    def __init__(self, workspace: Workspace, party_id: int | None = None, parent: QWidget | None = None) -> None:
        self._was = party_page.page(workspace, party_id) if party_id is not None else None
        super().__init__(
            workspace,
            "Change a party" if self._was else "New party",
            "&Save" if self._was else "A&dd the party",
            parent,
            sentence="" if self._was else "A state, an organisation or a movement, at the table or beside it.",
        )
        self.code = QLineEdit(self._was.code if self._was else "", self)
        self.code.setMaxLength(12)
        self.code.setPlaceholderText("such as KH")
        self.name = QLineEdit(self._was.name if self._was else "", self)
        self.roles = RoleList(self)
        self.add_field("&Code", self.code, hint="The short name on the cards.")
        self.add_field("Na&me", self.name)
        if self._was is None:
            self.add_field("&Roles", self.roles, hint="Without dates; those are given on the party’s page.")
        self.roles.setVisible(self._was is None)
        self.note = self.add_note("No&te", "Note", self._was.note if self._was else "")
        self.code.setFocus()

    def save(self) -> None:
        code, name, note = self.code.text(), self.name.text(), self.note.toPlainText()
        if self._was is None:
            self.result_id = parties.add(self.workspace, code, name, self.roles.ticked(), note)
            return
        was, now = self._was, party_page.page(self.workspace, self._was.id)
        self.news = parties.change(
            self.workspace,
            now.id,
            kept("The party’s code", was.code, code.strip(), now.code),
            kept("The party’s name", was.name, name.strip(), now.name),
            None,
            kept("The party’s note", was.note, note.strip(), now.note),
        )
        self.result_id = now.id

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return self.name if self.code.text().strip() and not self.name.text().strip() else self.code


class RoleList(QListWidget):
    """Every role to tick, a few at a time in view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        use_flat_bars(self)
        for role in Role:
            item = QListWidgetItem(capitalised(role.word), self)
            item.setData(_ROLE, role.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        self.tick(())
        self.setFixedHeight(132)

    def tick(self, roles: Sequence[Role]) -> None:
        for row in range(self.count()):
            item = self.item(row)
            held = Role(item.data(_ROLE)) in roles
            item.setCheckState(Qt.CheckState.Checked if held else Qt.CheckState.Unchecked)
        self.setCurrentRow(0)

    def ticked(self) -> tuple[Role, ...]:
        items = [self.item(row) for row in range(self.count())]
        return tuple(Role(item.data(_ROLE)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def sizeHint(self) -> QSize:
        return QSize(200, 132)
