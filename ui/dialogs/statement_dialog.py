"""Who said what to whom, through which outlet and when: a statement in a form, with the records that it is about."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from models.commands import evidence as commands
from models.errors import Refusal
from models.queries import evidence, summary
from models.queries.ties import ties_of
from models.records import PersonRecord, Ref, StatementRecord
from models.vocabulary import Kind, Linkage
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.anchoring import SourceFollower, anchor_of
from ui.fields.choices import completed_line
from ui.fields.effective_edit import EffectiveEdit
from ui.fields.records_field import RecordsField
from ui.fields.source_edit import SourceEdit


class StatementDialog(FormDialog):
    """Without `statement_id` a new one, about `about`. Raises NotFound for a statement that is gone."""

    def __init__(
        self,
        workspace: Workspace,
        statement_id: int | None = None,
        parent: QWidget | None = None,
        *,
        about: Iterable[Ref] = (),
    ) -> None:
        self._was = None if statement_id is None else evidence.statement(workspace, statement_id)
        super().__init__(
            workspace,
            "Change a statement" if self._was else "New statement",
            "&Save" if self._was else "A&dd the statement",
            parent,
        )
        self._people = summary.persons(workspace)
        self.speaker = completed_line((person.name for person in self._people), "Speaker", self)
        self.party = party_box(workspace, "Party", self)
        self.audience = QLineEdit(self)
        self.source = SourceEdit(evidence.sources(workspace), "Outlet", self)
        self.add_field("S&peaker", self.speaker, hint="As the outlet names them.")
        self.add_field("Part&y", self.party)
        self.words = self.add_note("&Words", "What was said")
        self.quoted = QCheckBox("&Quoted: the speaker’s own words, not a paraphrase", self)
        self.quoted.setChecked(True)
        self.add_field("", self.quoted)
        self.add_field("&To whom", self.audience)
        self.add_field("&Outlet", self.source, hint="Through which outlet we have it; a new name makes a new source.")
        self.said = EffectiveEdit(None, self, anchor=anchor_of(workspace))
        self.add_field("Whe&n", self.said)
        self._follower = SourceFollower(self.source, workspace, self.said.set_anchor)
        tied = tuple(about) if self._was is None else _about(workspace, Ref(Kind.STATEMENT, self._was.id))
        self.about = RecordsField(workspace, "About", self, first=tied)
        self.add_field("&About", self.about)
        self.confidential = QCheckBox("Confidential: left out of every public report", self)
        self.add_field("", self.confidential)
        if self._was is not None:
            self._show(self._was)
        self.speaker.editingFinished.connect(self._follow_speaker)
        self.speaker.setFocus()

    def _show(self, was: StatementRecord) -> None:
        self.speaker.setText(was.speaker)
        self.party.setCurrentIndex(max(self.party.findData(was.party_id), 0))
        self.words.setPlainText(was.words)
        self.quoted.setChecked(was.quoted)
        self.audience.setText(was.audience)
        self.source.show_source(was.source_id, was.outlet)
        self.said.set_effective(was.effective)
        self.confidential.setChecked(was.confidential)

    def _person(self) -> PersonRecord | None:
        """Whom the words in the speaker's field name."""
        name = self.speaker.text().strip().casefold()
        return next((person for person in self._people if person.name.casefold() == name), None)

    def _follow_speaker(self) -> None:
        person = self._person()
        if person is not None and self.party.currentData() is None:
            self.party.setCurrentIndex(max(self.party.findData(person.party_id), 0))

    def save(self) -> None:
        person, party_id = self._person(), self.party.currentData()
        person_id = person.id if person is not None and person.party_id == party_id else None
        if person_id is None and self._was is not None and self.speaker.text().strip() == self._was.speaker:
            person_id = self._was.person_id if party_id == self._was.party_id else None
        draft = commands.StatementDraft(
            speaker=self.speaker.text(),
            words=self.words.toPlainText(),
            audience=self.audience.text(),
            outlet=self.source.outlet(),
            quoted=self.quoted.isChecked(),
            party_id=party_id,
            person_id=person_id,
            effective=self.said.effective(),
            about=self.about.refs(),
            source_id=self.source.chosen(),
            confidential=self.confidential.isChecked(),
        )
        if self._was is None:
            self.result_id = commands.add_statement(self.workspace, draft)
        else:
            self.news = commands.change_statement(self.workspace, self._was.id, draft, was=self._was.words)
            self.result_id = self._was.id

    def field_of(self, refusal: Refusal) -> QWidget | None:
        if not self.speaker.text().strip():
            return self.speaker
        return None if self.words.toPlainText().strip() else self.words


def party_box(workspace: Workspace, name: str, parent: QWidget, *, nobody: str = "no party") -> QComboBox:
    """Every party by code and name; `nobody` stands for none."""
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.view().setAccessibleName(name)
    # As wide as its place: one party with a long name must not push the form out of its window.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    box.addItem(nobody, None)
    for party in summary.parties(workspace):
        box.addItem(f"{party.code}  {party.name}", party.id)
    return box


def _about(workspace: Workspace, ref: Ref) -> tuple[Ref, ...]:
    """What the form lists: the records that this one relates to."""
    return tuple(tie.ref for tie in ties_of(workspace, ref) if tie.forward and tie.how == Linkage.RELATES_TO.word)
