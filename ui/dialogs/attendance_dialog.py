"""Recording whether a party, or one of its people, comes to a meeting; earlier and contrary words are kept."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from models.commands import attendance, meetings
from models.commands.attendance import AttendanceDraft
from models.errors import NotFound, Refusal
from models.queries import detail, evidence, summary
from models.records import AttendanceRecord
from models.vocabulary import Presence
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.anchoring import SourceFollower
from ui.fields.choices import chosen_word, completed_line, kept, word_box
from ui.fields.effective_edit import EffectiveEdit
from ui.fields.problem import FieldRefused


class AttendanceDialog(FormDialog):
    """`newest` is the last word on someone, whose next word is now entered; None for somebody new.

    `correcting` is a word that was entered wrongly: the dialog shows it and changes it in its place.
    """

    def __init__(
        self,
        workspace: Workspace,
        meeting_id: int,
        newest: AttendanceRecord | None = None,
        parent: QWidget | None = None,
        *,
        presence: Presence | None = None,
        correcting: AttendanceRecord | None = None,
    ) -> None:
        meeting = detail.meeting(workspace, meeting_id)
        if correcting is None:
            super().__init__(workspace, "Record attendance", "&Record", parent, sentence=meeting.title)
        else:
            super().__init__(workspace, "Correct a word on attendance", "&Correct", parent, sentence=meeting.title)
        self._meeting_id = meeting_id
        self._correcting = correcting
        newest = correcting or newest
        self.who = self._people(newest)
        self.presence = word_box(
            Presence, presence or (newest.presence if newest else Presence.INVITED), "Attendance", self
        )
        parties = [party.name for party in summary.parties(workspace)]
        self.announced_by = completed_line(parties, "Announced by", self, newest.announced_by if newest else "")
        self.condition = QLineEdit(newest.condition if newest else "", self)
        self.effective = EffectiveEdit(workspace.today(), self)
        self.source = completed_line((known.outlet for known in evidence.sources(workspace)), "Source", self)
        if correcting is not None:
            self.source.setText(correcting.source)
            self.effective.set_effective(correcting.effective)
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
        if self._correcting is not None:
            self._correct(self._correcting, party_id, person_id)
            return
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

    def _correct(self, word: AttendanceRecord, party_id: int, person_id: int | None) -> None:
        """What somebody else changed meanwhile in a field that was not touched here stays."""
        meeting = detail.meeting(self.workspace, self._meeting_id)
        now = next((one for one in meeting.attendance if one.id == word.id), None)
        if now is None:
            raise NotFound("That word was deleted meanwhile.", "Record it anew, or undo its deletion.")
        who = kept("Who it is about", (word.party_id, word.person_id), (party_id, person_id), _who(now))
        self.news = attendance.correct(
            self.workspace,
            word.id,
            AttendanceDraft(
                party_id=who[0],
                person_id=who[1],
                presence=kept("The attendance", word.presence, chosen_word(self.presence, Presence), now.presence),
                announced_by=kept(
                    "Announced by", word.announced_by, self.announced_by.text().strip(), now.announced_by
                ),
                condition=kept("The condition", word.condition, self.condition.text().strip(), now.condition),
                source=kept("The source", word.source, self.source.text().strip(), now.source),
                effective=kept("The date", word.effective, self.effective.effective(), now.effective),
            ),
        )

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return self.who


def _who(word: AttendanceRecord) -> tuple[int, int | None]:
    return word.party_id, word.person_id
