"""Tabling a demand, or changing what describes one. Its later statuses and positions have dialogs of their own."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from models.commands import demands
from models.errors import ReasonNeeded, Refusal
from models.queries import board, detail, evidence, summary
from models.records import DemandRecord
from models.vocabulary import Involvement, Priority, Status
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.dialogs.party_dialog import PartyDialog
from ui.fields.anchoring import SourceFollower
from ui.fields.choices import chosen_word, completed_line, kept, word_box
from ui.fields.effective_edit import EffectiveEdit
from ui.fields.party_picker import InvolvedEdit
from ui.icons import icon, priority_icon, status_icon


class DemandDialog(FormDialog):
    """Without `demand_id` a new one, tabled unless `status` says otherwise. Raises NotFound where it is gone."""

    def __init__(
        self,
        workspace: Workspace,
        demand_id: int | None = None,
        parent: QWidget | None = None,
        *,
        status: Status | None = None,
    ) -> None:
        self._was = detail.demand(workspace, demand_id) if demand_id is not None else None
        title = f"Change {self._was.card.ref}" if self._was else "New demand"
        super().__init__(workspace, title, "&Save" if self._was else "&Table the demand", parent)
        self._status = status or Status.TABLED
        self.title = QLineEdit(self)
        self.theme = completed_line(board.themes(workspace), "Theme", self)
        self.priority = word_box(Priority, Priority.MEDIUM, "Priority", self, picture=_priority_picture)
        self.parties = InvolvedEdit(summary.parties(workspace), self)
        self.parties.new_requested.connect(self._new_party)
        self.add_field("T&itle", self.title)
        self.add_field("Parties", self.parties)
        self.add_field("T&heme", self.theme)
        self.add_field("&Priority", self.priority)
        self.text = self.add_note("Te&xt", "Text of the demand")
        if self._was is None:
            self._add_standing()
        self.note = self.add_note("&Note", "Note", lines=2)
        if self._was is None:
            self.confidential = QCheckBox("&confidential, left out of public reports", self)
            self.add_field("", self.confidential)
        else:
            self._show(self._was)
        self.title.setFocus()

    def _add_standing(self) -> None:
        """Status, date, reason and source are asked for once; afterwards they are steps of the series."""
        self.status = word_box(Status, self._status, "Status", self, picture=_status_picture)
        self.effective = EffectiveEdit(self.workspace.today(), self)
        self.source = completed_line((known.outlet for known in evidence.sources(self.workspace)), "Source", self)
        SourceFollower(self.source, self.workspace, self.effective.set_anchor)
        self.add_field("&Status", self.status)
        self.add_field("&Effective", self.effective)
        self.add_field("S&ource", self.source)

    def _show(self, record: DemandRecord) -> None:
        self.title.setText(record.card.title)
        self.theme.setText(record.card.theme)
        self.priority.setCurrentIndex(self.priority.findData(record.card.priority.value))
        self.parties.set_involved(involved(record))
        self.text.setPlainText(record.text)
        self.note.setPlainText(record.note)

    def _new_party(self) -> None:
        dialog = PartyDialog(self.workspace, None, self)
        dialog.finished.connect(self._reload_parties)
        dialog.open()

    def _reload_parties(self) -> None:
        self.parties.set_parties(summary.parties(self.workspace))

    def save(self) -> None:
        if self._was is None:
            self._table()
        else:
            self._change(self._was)

    def _table(self) -> None:
        draft = demands.DemandDraft(
            title=self.title.text(),
            parties=self.parties.involved(),
            text=self.text.toPlainText(),
            theme=self.theme.text(),
            priority=chosen_word(self.priority, Priority),
            note=self.note.toPlainText(),
            status=chosen_word(self.status, Status),
            effective=self.effective.effective(),
            source=self.source.text(),
            confidential=self.confidential.isChecked(),
        )
        self.result_id = demands.add(self.workspace, draft)

    def _change(self, was: DemandRecord) -> None:
        now = detail.demand(self.workspace, was.card.id)
        ref = was.card.ref
        self.news = demands.change(
            self.workspace,
            was.card.id,
            title=kept(f"The title of {ref}", was.card.title, self.title.text().strip(), now.card.title),
            text=kept(f"The text of {ref}", was.text, self.text.toPlainText().strip(), now.text),
            theme=kept(f"The theme of {ref}", was.card.theme, self.theme.text().strip(), now.card.theme),
            priority=kept(
                f"The priority of {ref}", was.card.priority, chosen_word(self.priority, Priority), now.card.priority
            ),
            note=kept(f"The note on {ref}", was.note, self.note.toPlainText().strip(), now.note),
            parties=self._parties(was, now),
        )
        self.result_id = was.card.id

    def _parties(self, was: DemandRecord, now: DemandRecord) -> dict[Involvement, tuple[int, ...]] | None:
        entered = self.parties.involved()
        if entered == involved(was):
            return None
        return kept(f"Who is involved in {was.card.ref}", involved(was), entered, involved(now))

    def field_of(self, refusal: Refusal) -> QWidget | None:
        if not self.title.text().strip():
            return self.title
        if not self.parties.involved()[Involvement.TABLED_BY]:
            return self.parties.pickers[Involvement.TABLED_BY]
        if self._was is None and not isinstance(refusal, ReasonNeeded):
            effective = self.effective.effective()
            if effective is not None and effective.date > self.workspace.today():
                return self.effective.date
        return None


def involved(record: DemandRecord) -> dict[Involvement, tuple[int, ...]]:
    """The parties of a demand by how they are involved, in their order."""
    return {
        kind: tuple(mark.party_id for mark in record.card.parties if mark.involvement is kind) for kind in Involvement
    }


def _priority_picture(priority: Priority) -> QIcon:
    return icon(priority_icon(priority), "danger" if priority is Priority.HIGH else "muted")


def _status_picture(status: Status) -> QIcon:
    return icon(status_icon(status), status.value)
