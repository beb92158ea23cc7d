"""Somebody of a party: name, office, note; and going over to another party, into one of its delegations."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from models.commands import parties
from models.errors import NotFound, Refusal
from models.queries import party_page
from models.records import PartyPerson
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.anchoring import anchor_of
from ui.fields.choices import kept
from ui.fields.date_input import DateInput


class PersonDialog(FormDialog):
    """Without `person_id` a new one. Raises NotFound."""

    def __init__(
        self, workspace: Workspace, party_id: int, person_id: int | None = None, parent: QWidget | None = None
    ) -> None:
        self._party_id = party_id
        page = party_page.page(workspace, party_id)
        self._was = _person(workspace, party_id, person_id) if person_id is not None else None
        super().__init__(
            workspace,
            "Change a person" if self._was else "New person",
            "&Save" if self._was else "A&dd the person",
            parent,
            sentence=page.name,
        )
        self.name = QLineEdit(self._was.name if self._was else "", self)
        self.office = QLineEdit(self._was.office if self._was else "", self)
        self.office.setPlaceholderText("such as Foreign Minister")
        self.add_field("Na&me", self.name)
        self.add_field("&Office", self.office)
        self.note = self.add_note("No&te", "Note", self._was.note if self._was else "")
        self.name.setFocus()

    def save(self) -> None:
        name, office, note = self.name.text(), self.office.text(), self.note.toPlainText()
        if self._was is None:
            self.result_id = parties.add_person(self.workspace, self._party_id, name, office, note)
            return
        was, now = self._was, _person(self.workspace, self._party_id, self._was.id)
        self.news = parties.change_person(
            self.workspace,
            now.id,
            kept("The name", was.name, name.strip(), now.name),
            kept("The office", was.office, office.strip(), now.office),
            kept("The note", was.note, note.strip(), now.note),
        )
        self.result_id = now.id

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return self.name


class MovePersonDialog(FormDialog):
    """To which party, from which day, into which of its delegations. Raises NotFound."""

    def __init__(self, workspace: Workspace, party_id: int, person_id: int, parent: QWidget | None = None) -> None:
        self._person = _person(workspace, party_id, person_id)
        super().__init__(
            workspace,
            f"Move {self._person.name}",
            "&Move",
            parent,
            sentence="Seats in the delegations that are left end the day before; what was attended and said stays.",
        )
        self.party = QComboBox(self)
        self.party.view().setAccessibleName("Party")
        for entry in party_page.entries(workspace):
            self.party.addItem(f"{entry.code}  {entry.name}", entry.id)
        self.party.setCurrentIndex(self.party.findData(party_id))
        self.delegation = QComboBox(self)
        self.delegation.view().setAccessibleName("Delegation")
        self.office = QLineEdit(self._person.office, self)
        self.day = DateInput("From which day", self, anchor=anchor_of(workspace))
        self.day.set_date(workspace.today())
        self.add_field("To the &party", self.party)
        self.add_field("Into the &delegation", self.delegation)
        self.add_field("&Office there", self.office)
        self.add_field("&From", self.day)
        self.party.currentIndexChanged.connect(self._offer)
        self._offer()
        self.party.setFocus()

    def _offer(self) -> None:
        """The delegations of the party that is chosen."""
        self.delegation.clear()
        self.delegation.addItem("none", None)
        for one in party_page.page(self.workspace, int(self.party.currentData())).delegations:
            self.delegation.addItem(one.name, one.id)

    def save(self) -> None:
        chosen = self.delegation.currentData()
        self.news = parties.move_person(
            self.workspace,
            self._person.id,
            int(self.party.currentData()),
            on=self.day.date(),
            delegation_id=None if chosen is None else int(chosen),
            office=self.office.text(),
        )
        self.result_id = self._person.id

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return self.delegation


def _person(workspace: Workspace, party_id: int, person_id: int) -> PartyPerson:
    found = next((one for one in party_page.page(workspace, party_id).people if one.id == person_id), None)
    if found is None:
        raise NotFound("That person is not there (any more).", "Undo the deletion, or choose another.")
    return found
