"""A delegation's name, and the seats in it: who, under which office, whether at the head, from when to when."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from models.commands import delegations
from models.errors import Conflict, NotFound, Refusal
from models.queries import party_page
from models.records import DelegationRecord, PartyPage, SeatRecord
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.anchoring import anchor_of
from ui.fields.choices import kept
from ui.fields.problem import FieldRefused
from ui.fields.term_edit import TermEdit


class DelegationDialog(FormDialog):
    """Without `delegation_id` a new one. Raises NotFound."""

    def __init__(
        self, workspace: Workspace, party_id: int, delegation_id: int | None = None, parent: QWidget | None = None
    ) -> None:
        page = party_page.page(workspace, party_id)
        self._party_id = party_id
        self._was = _delegation(page, delegation_id) if delegation_id is not None else None
        super().__init__(
            workspace,
            "Change a delegation" if self._was else "New delegation",
            "&Save" if self._was else "A&dd the delegation",
            parent,
            sentence=page.name,
        )
        self.name = QLineEdit(self._was.name if self._was else "", self)
        self.name.setPlaceholderText("such as General Border Committee")
        self.add_field("Na&me", self.name)
        self.note = self.add_note("No&te", "Note", self._was.note if self._was else "")
        self.name.setFocus()

    def save(self) -> None:
        name, note = self.name.text(), self.note.toPlainText()
        if self._was is None:
            self.result_id = delegations.add(self.workspace, self._party_id, name, note)
            return
        was, now = self._was, _delegation(party_page.page(self.workspace, self._party_id), self._was.id)
        self.news = delegations.rename(
            self.workspace,
            now.id,
            kept("The delegation’s name", was.name, name.strip(), now.name),
            kept("The delegation’s note", was.note, note.strip(), now.note),
        )
        self.result_id = now.id

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return self.name


class SeatDialog(FormDialog):
    """Without `seat_id` a new seat. ending: the last day is today, to be corrected. Raises NotFound."""

    def __init__(
        self,
        workspace: Workspace,
        party_id: int,
        delegation_id: int,
        seat_id: int | None = None,
        parent: QWidget | None = None,
        *,
        ending: bool = False,
    ) -> None:
        page = party_page.page(workspace, party_id)
        delegation = _delegation(page, delegation_id)
        self._party_id, self._delegation_id = party_id, delegation_id
        self._was = seat_of(delegation, seat_id) if seat_id is not None else None
        title = "End a seat" if ending else "Change a seat" if self._was else "Give a seat"
        sentence = f"{delegation.name}, {page.name}"
        super().__init__(workspace, title, "&End it" if ending else "&Save", parent, sentence=sentence)
        self.person = QComboBox(self)
        self.person.view().setAccessibleName("Person")
        for one in page.people:
            self.person.addItem(f"{one.name}, {one.office}" if one.office else one.name, one.id)
        self.office = QLineEdit(self)
        self.office.setPlaceholderText("the office in this delegation, such as deputy head")
        self.head = QCheckBox("at the &head of the delegation", self)
        self.head.setAccessibleName("At the head of the delegation")
        self.term = TermEdit(anchor_of(workspace), self)
        self.add_field("&Person", self.person)
        self.add_field("&Office", self.office)
        self.add_field("", self.head)
        self.add_field("Sits", self.term, hint="Both days are included; an empty one is open.")
        if self._was is not None:
            self._show(self._was, ending=ending)
        (self.term.until if ending else self.person).setFocus()

    def _show(self, was: SeatRecord, *, ending: bool) -> None:
        if self.person.findData(was.person_id) < 0:  # one who has gone to another party meanwhile
            self.person.addItem(was.person, was.person_id)
        self.person.setCurrentIndex(self.person.findData(was.person_id))
        self.office.setText(was.office)
        self.head.setChecked(was.head)
        self.term.set_term(was.since, self.workspace.today() if ending else was.until)

    def save(self) -> None:
        person_id = self.person.currentData()
        if person_id is None:
            raise FieldRefused(self.person, "The party has no people yet.", "Add somebody to it first.")
        since, until = self.term.term()
        draft = delegations.SeatDraft(int(person_id), self.office.text(), self.head.isChecked(), since, until)
        if self._was is None:
            self.news = delegations.seat(self.workspace, self._delegation_id, draft)
            return
        page = party_page.page(self.workspace, self._party_id)
        now = seat_of(_delegation(page, self._delegation_id), self._was.id)
        if _terms(now) != _terms(self._was):
            raise Conflict(f"The seat of {now.person}", draft.office, now.office)
        self.news = delegations.change_seat(self.workspace, now.id, draft)

    def field_of(self, refusal: Refusal) -> QWidget | None:
        words = refusal.sentence
        return self.head if "head" in words else self.person if "person" in words else self.term


def _terms(seat: SeatRecord) -> tuple[object, ...]:
    return seat.person_id, seat.office, seat.head, seat.since, seat.until


def _delegation(page: PartyPage, delegation_id: int) -> DelegationRecord:
    found = next((one for one in page.delegations if one.id == delegation_id), None)
    if found is None:
        raise NotFound("That delegation does not exist (any more).", "Undo its deletion, or choose another.")
    return found


def seat_of(delegation: DelegationRecord, seat_id: int) -> SeatRecord:
    """Raises NotFound."""
    found = next((one for one in delegation.seats if one.id == seat_id), None)
    if found is None:
        raise NotFound("That seat does not exist (any more).", "Undo its removal, or choose another.")
    return found
