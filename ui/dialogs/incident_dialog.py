"""Recording what happened on the ground, or changing it: figures stay in the source's words beside the number."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from models.commands import meetings
from models.dates import When
from models.errors import Conflict, Refusal
from models.queries import detail
from models.records import IncidentRecord
from models.vocabulary import IncidentStanding
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.anchoring import anchor_of
from ui.fields.choices import chosen_word, word_box
from ui.fields.problem import FieldRefused
from ui.fields.when_edit import WhenEdit


class IncidentDialog(FormDialog):
    """Without `incident_id` a new one. Raises NotFound for an incident that is gone."""

    def __init__(
        self,
        workspace: Workspace,
        incident_id: int | None = None,
        parent: QWidget | None = None,
        *,
        when: When | None = None,
    ) -> None:
        self._was = detail.incident(workspace, incident_id) if incident_id is not None else None
        title = "Change an incident" if self._was else "New incident"
        super().__init__(workspace, title, "&Save" if self._was else "&Record the incident", parent)
        self.title = QLineEdit(self)
        self.kind = QLineEdit(self)
        self.kind.setPlaceholderText("such as shelling, mine explosion, clash")
        self.standing = word_box(IncidentStanding, IncidentStanding.ALLEGED, "Standing", self)
        self.when = WhenEdit(workspace.zone, self, anchor=anchor_of(workspace))
        self.place, self.actors = QLineEdit(self), QLineEdit(self)
        self.deaths, self.deaths_words = QLineEdit(self), QLineEdit(self)
        self.deaths_words.setPlaceholderText("such as “at least 48”")
        self.displaced_words = QLineEdit(self)
        self.displaced_words.setPlaceholderText("such as “hundreds of thousands”")
        self.confidential = QCheckBox("&confidential, left out of public reports", self)
        self.add_field("T&itle", self.title)
        self.add_field("&Kind", self.kind)
        self.add_field("S&tanding", self.standing)
        self.add_field("When", self.when)
        self.add_field("Plac&e", self.place)
        self.add_field("&Actors", self.actors)
        self.add_field("Deat&hs", self.deaths)
        self.add_field("Deaths in &words", self.deaths_words)
        self.add_field("Dis&placed", self.displaced_words)
        self.note = self.add_note("Note", "Note", lines=2)
        self.add_field("", self.confidential)
        if self._was is not None:
            self._show(self._was)
        elif when is not None:
            self.when.set_when(when)
        self.title.setFocus()

    def _show(self, record: IncidentRecord) -> None:
        self.title.setText(record.title)
        self.kind.setText(record.kind)
        self.standing.setCurrentIndex(self.standing.findData(record.standing.value))
        self.when.set_when(record.when)
        self.place.setText(record.place)
        self.actors.setText(record.actors)
        self.deaths.setText("" if record.deaths is None else str(record.deaths))
        self.deaths_words.setText(record.deaths_words)
        self.displaced_words.setText(record.displaced_words)
        self.note.setPlainText(record.note)
        self.confidential.setChecked(record.confidential)

    def _deaths(self) -> int | None:
        words = self.deaths.text().strip()
        if not words:
            return None
        if not (words.isascii() and words.isdigit() and len(words) < 10):
            raise FieldRefused(self.deaths, f"“{words}” is not a number.", "Keep other words in the next field.")
        return int(words)

    def save(self) -> None:
        draft = meetings.IncidentDraft(
            title=self.title.text(),
            when=self.when.when(),
            kind=self.kind.text(),
            place=self.place.text(),
            actors=self.actors.text(),
            deaths=self._deaths(),
            deaths_words=self.deaths_words.text(),
            displaced_words=self.displaced_words.text(),
            standing=chosen_word(self.standing, IncidentStanding),
            note=self.note.toPlainText(),
            confidential=self.confidential.isChecked(),
        )
        if self._was is None:
            self.result_id = meetings.add_incident(self.workspace, draft)
            return
        now = detail.incident(self.workspace, self._was.id)
        if _described(now) != _described(self._was):
            raise Conflict(f"“{now.title}”", draft.title, now.title)
        self.news = meetings.change_incident(self.workspace, now.id, draft)
        self.result_id = now.id

    def field_of(self, refusal: Refusal) -> QWidget | None:
        if not self.title.text().strip():
            return self.title
        return None if self.when.text.text().strip() else self.when.text


def _described(record: IncidentRecord) -> tuple[object, ...]:
    """What this dialog changes, without the citations and the history."""
    figures = (record.deaths, record.deaths_words, record.displaced_words)
    plain = (record.title, record.kind, record.place, record.actors, record.note)
    return (*plain, *figures, record.when, record.standing, record.confidential)
