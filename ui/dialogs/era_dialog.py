"""An era behind the timeline: its name, what it stands for, from when to when."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from models.commands import eras
from models.dates import When
from models.errors import Conflict, Refusal
from models.queries.eras import era
from models.records import EraSpan
from models.vocabulary import EraTone
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.anchoring import anchor_of
from ui.fields.choices import chosen_word, word_box
from ui.fields.when_edit import WhenEdit
from ui.widgets.buttons import push_button


class EraDialog(FormDialog):
    """Without `era_id` a new one, over `when` if that is given. Raises NotFound for an era that is gone."""

    def __init__(
        self,
        workspace: Workspace,
        era_id: int | None = None,
        parent: QWidget | None = None,
        *,
        when: When | None = None,
    ) -> None:
        self._was = era(workspace, era_id) if era_id is not None else None
        super().__init__(
            workspace,
            "Change an era" if self._was else "New era",
            "&Save" if self._was else "A&dd the era",
            parent,
            sentence="A span behind the timeline, such as weeks of fighting or a ceasefire.",
        )
        self.title = QLineEdit(self)
        self.tone = word_box(EraTone, EraTone.OTHER, "What it stands for", self)
        self.when = WhenEdit(workspace.zone, self, anchor=anchor_of(workspace))
        self.add_field("T&itle", self.title)
        self.add_field("Stands &for", self.tone)
        self.add_field("When", self.when)
        self.delete_button = push_button("Dele&te this era", self)
        self.delete_button.setAutoDefault(False)
        self.delete_button.clicked.connect(self._delete)
        self.delete_button.setVisible(self._was is not None)
        self.delete_button.setEnabled(not workspace.read_only)
        if self._was is not None:
            self.add_field("", self.delete_button)
            self._show(self._was)
        elif when is not None:
            self.when.set_when(when)
        self.title.setFocus()

    def _show(self, was: EraSpan) -> None:
        self.title.setText(was.title)
        self.tone.setCurrentIndex(self.tone.findData(was.tone.value))
        self.when.set_when(was.when)

    def save(self) -> None:
        draft = eras.EraDraft(self.title.text(), chosen_word(self.tone, EraTone), self.when.when())
        if self._was is None:
            self.result_id = eras.add(self.workspace, draft)
            return
        now = era(self.workspace, self._was.id)
        if now != self._was:
            raise Conflict(f"The era “{now.title}”", draft.title, f"{now.title}, {now.when.described()}")
        self.news = eras.change(self.workspace, now.id, draft)
        self.result_id = now.id

    def _delete(self) -> None:
        if self._was is None:
            return
        try:
            self.news = eras.delete(self.workspace, self._was.id)
        except Refusal as refusal:
            self.show_refusal(refusal)
        else:
            self.accept()

    def field_of(self, refusal: Refusal) -> QWidget | None:
        if not self.title.text().strip():
            return self.title
        return None if self.when.first.text().strip() else self.when.first
