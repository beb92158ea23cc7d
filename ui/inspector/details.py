"""The details of a demand: text, theme, priority, who is involved, each changed where it stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from models.commands import confidentiality, demands
from models.errors import Refusal
from models.queries import detail
from models.records import DemandRecord, Ref
from models.vocabulary import Involvement, Kind, Priority
from ui.fields.party_picker import InvolvedEdit
from ui.fields.problem import ProblemLabel
from ui.icons import icon, priority_icon
from ui.inspector.context import Context
from ui.inspector.in_place import InPlaceField
from ui.widgets.section_header import SectionHeader
from ui.widgets.status_badge import capitalised


class DemandDetails(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record: DemandRecord | None = None
        self.text = InPlaceField("Text of the demand", self, several=True, placeholder="Add the text")
        self.theme = InPlaceField("Theme", self, placeholder="Add a theme")
        self.priority = QComboBox(self)
        self.priority.setAccessibleName("Priority")
        self.priority.view().setAccessibleName("Priority")
        for word in Priority:
            role = "danger" if word is Priority.HIGH else "muted"
            self.priority.addItem(icon(priority_icon(word), role), capitalised(word.word), word.value)
        self.priority.activated.connect(self._set_priority)
        self.parties = InvolvedEdit((), self, mnemonics=False)
        self.parties.changed.connect(self._involve)
        self.problem = ProblemLabel(self)
        self.confidential = QCheckBox("Confidential: left out of public reports", self)
        self.confidential.setAccessibleName("Confidential: left out of public reports")
        self.confidential.clicked.connect(self._set_confidential)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        parts: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            ("Text", (self.text,)),
            ("Theme", (self.theme,)),
            ("Priority", (self.priority,)),
            ("Who is involved", (self.parties, self.problem)),
        )
        for title, widgets in parts:
            layout.addWidget(SectionHeader(title, self))
            for widget in widgets:
                layout.addWidget(widget)
            layout.addSpacing(8)
        layout.addWidget(self.confidential)

    def fill(self, record: DemandRecord) -> None:
        anew = self._record is None or self._record.card.id != record.card.id
        self._record = record
        with QSignalBlocker(self.priority):
            self.priority.setCurrentIndex(self.priority.findData(record.card.priority.value))
        self.parties.set_parties(self._context.parties)
        if anew or self.problem.isHidden():
            self.problem.clear_refusal()
            self.parties.set_involved(involved(record))
        self.confidential.setChecked(record.confidential)
        for widget in (self.priority, self.parties, self.confidential):
            widget.setEnabled(self._context.writable)

    def _set_priority(self) -> None:
        if self._record is None:
            return
        wanted = Priority(self.priority.currentData())
        if wanted is not self._record.card.priority:
            workspace, demand_id = self._context.open_workspace, self._record.card.id
            if not self._context.run(partial(demands.change_priority, workspace, [demand_id], wanted)):
                self.fill(self._record)

    def _set_confidential(self, ticked: bool) -> None:
        if self._record is None:
            return
        workspace, ref = self._context.open_workspace, Ref(Kind.DEMAND, self._record.card.id)
        if not self._context.run(partial(confidentiality.mark, workspace, ref, ticked)):
            self.fill(self._record)

    def _involve(self) -> None:
        """Save who is involved. What was refused stays ticked, with the sentence below."""
        if self._record is None:
            return
        workspace, demand_id = self._context.open_workspace, self._record.card.id
        try:
            now = detail.demand(workspace, demand_id)
            demands.change(
                workspace,
                demand_id,
                title=now.card.title,
                text=now.text,
                theme=now.card.theme,
                priority=now.card.priority,
                note=now.note,
                parties=self.parties.involved(),
            )
        except Refusal as refusal:
            self.problem.show_refusal(refusal)
        else:
            self.problem.clear_refusal()


def involved(record: DemandRecord) -> dict[Involvement, tuple[int, ...]]:
    """The parties by how they are involved, in their order."""
    return {
        kind: tuple(mark.party_id for mark in record.card.parties if mark.involvement is kind) for kind in Involvement
    }
