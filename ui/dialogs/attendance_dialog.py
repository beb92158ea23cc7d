"""Recording whether a party, or one of its people, comes to a meeting; earlier and contrary words are kept."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from models.commands import meetings
from models.errors import Refusal
from models.queries import detail, evidence, summary
from models.records import AttendanceRecord
from models.vocabulary import Presence
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.anchoring import SourceFollower
from ui.fields.choices import chosen_word, completed_line, word_box
from ui.fields.effective_edit import EffectiveEdit
from ui.fields.problem import FieldRefused


class AttendanceDialog(FormDialog):
    """`newest` is the last word on someone, whose next word is now entered; None for somebody new."""

    def __init__(
        self,
        workspace: Workspace,
        meeting_id: int,
        newest: AttendanceRecord | None = None,
        parent: QWidget | None = None,
        *,
        presence: Presence | None = None,
    ) -> None:
        meeting = detail.meeting(workspace, meeting_id)
        super().__init__(workspace, "Record attendance", "&Record", parent, sentence=meeting.title)
        self._meeting_id = meeting_id
        self.who = self._people(newest)
        self.presence = word_box(
            Presence, presence or (newest.presence if newest else Presence.INVITED), "Attendance", self
        )
        parties = [party.name for party in summary.parties(workspace)]
        self.announced_by = completed_line(parties, "Announced by", self, newest.announced_by if newest else "")
        self.condition = QLineEdit(newest.condition if newest else "", self)
        self.effective = EffectiveEdit(workspace.today(), self)
        self.source = completed_line((known.outlet for known in evidence.sources(workspace)), "Source", self)
        SourceFollower(self.source, workspace, self.effective.set_anchor)
        self.add_field("&Who", self.who)
        self.add_field("&Attendance", self.presence)
        self.add_field("Announced b&y", self.announced_by)
        self.add_field("&Condition", self.condition, hint="What the attendance hangs on, if anything.")
        self.add_field("&Effective", self.effective)
        self.add_field("S&ource", self.source)
        (self.presence if newest else self.who).setFocus()

    def _people(self, newest: AttendanceRecord | None) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName("Party or person")
        people = summary.persons(self.workspace)
        for party in summary.parties(self.workspace):
            box.addItem(party.name, (party.id, None))
            for person in people:
                if person.party_id == party.id:
                    box.addItem(f"{party.name}: {person.name}", (party.id, person.id))
        wanted = (newest.party_id, newest.person_id) if newest else None
        for row in range(box.count()):
            if tuple(box.itemData(row)) == wanted:
                box.setCurrentIndex(row)
        return box

    def save(self) -> None:
        if self.who.currentData() is None:
            raise FieldRefused(self.who, "There is no party yet.", "Add the parties of the negotiation first.")
        party_id, person_id = self.who.currentData()
        self.news = meetings.attend(
            self.workspace,
            self._meeting_id,
            party_id,
            chosen_word(self.presence, Presence),
            person_id=person_id,
            announced_by=self.announced_by.text(),
            condition=self.condition.text(),
            source=self.source.text(),
            effective=self.effective.effective(),
        )

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return self.who
