"""The fields of one party, for the dialog of parties, which saves them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from models.records import PartyRecord, PersonRecord
from models.vocabulary import Role
from ui.widgets.buttons import push_button
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.plain_label import PlainLabel
from ui.widgets.status_badge import capitalised

_ROLE = Qt.ItemDataRole.UserRole


class PartyForm(QWidget):
    """Shows a party, or none; `party_id` is None for one that is not saved yet."""

    #: Name and office of somebody to be added.
    person_entered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.party_id: int | None = None
        self.code = QLineEdit(self)
        self.code.setMaxLength(12)
        self.code.setPlaceholderText("such as KH")
        self.name = QLineEdit(self)
        self._roles = _RoleList(self)
        self.note = QPlainTextEdit(self)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(54)
        self.people = PlainLabel("", self, tone="muted", wrap=True)
        self.person = QLineEdit(self)
        self.person.setPlaceholderText("name")
        self.office = QLineEdit(self)
        self.office.setPlaceholderText("office")
        self.office.setAccessibleName("Office")
        self._add = push_button("&Add", self, hint="Add this person to the delegation")
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self._enter_person)
        self._lay_out()
        self._untouched = self._entries()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        person = QHBoxLayout()
        person.addWidget(self.person, 1)
        person.addWidget(self.office, 1)
        person.addWidget(self._add)
        fields: tuple[tuple[str, QWidget], ...] = (
            ("&Code", self.code),
            ("Na&me", self.name),
            ("&Roles", self._roles),
            ("No&te", self.note),
        )
        for words, field in fields:
            form.addRow(self._label(words, field), field)
        form.addRow(PlainLabel("People", self, tone="muted"), self.people)
        form.addRow(self._label("Add &person", self.person), person)

    def _label(self, words: str, field: QWidget) -> PlainLabel:
        label = PlainLabel(words, self, tone="muted")
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        return label

    def show_party(self, party: PartyRecord | None, people: Sequence[PersonRecord]) -> None:
        self.party_id = party.id if party else None
        self.code.setText(party.code if party else "")
        self.name.setText(party.name if party else "")
        self.note.setPlainText(party.note if party else "")
        self._roles.tick(party.roles if party else ())
        said = [f"{person.name}, {person.office}" if person.office else person.name for person in people]
        self.people.setText("\n".join(said) or "Nobody yet.")
        self._untouched = self._entries()

    def roles(self) -> tuple[Role, ...]:
        return self._roles.ticked()

    def touched(self) -> bool:
        """True once something is entered that is not saved."""
        return self._entries() != self._untouched

    def _entries(self) -> tuple[object, ...]:
        return self.code.text(), self.name.text(), self.note.toPlainText(), self.roles()

    def _enter_person(self) -> None:
        self.person_entered.emit(self.person.text(), self.office.text())


class _RoleList(QListWidget):
    """Every role to tick, a few at a time in view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        use_flat_bars(self)
        for role in Role:
            item = QListWidgetItem(capitalised(role.word), self)
            item.setData(_ROLE, role.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        self.tick(())
        self.setMinimumHeight(96)

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
        return QSize(200, 150)
