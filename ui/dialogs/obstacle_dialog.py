"""What stands in the way: its words, who says so, what it is about; and the day from which it does not any more."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QCheckBox, QWidget

from models.commands import evidence as commands
from models.errors import Refusal
from models.queries import evidence
from models.queries.ties import ties_of
from models.records import Ref
from models.vocabulary import Kind, Linkage
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.date_input import DateInput
from ui.fields.problem import FieldRefused
from ui.fields.records_field import RecordsField
from ui.fields.source_edit import SourceEdit


class ObstacleDialog(FormDialog):
    """Without `obstacle_id` a new one. Raises NotFound for one that is gone."""

    def __init__(
        self,
        workspace: Workspace,
        obstacle_id: int | None = None,
        parent: QWidget | None = None,
        *,
        about: Iterable[Ref] = (),
    ) -> None:
        self._was = None if obstacle_id is None else evidence.obstacle(workspace, obstacle_id)
        super().__init__(
            workspace,
            "Change an obstacle" if self._was else "New obstacle",
            "&Save" if self._was else "A&dd the obstacle",
            parent,
        )
        self.text = self.add_note("O&bstacle", "Obstacle", lines=2)
        self.source = SourceEdit(evidence.sources(workspace), "Source", self)
        self.add_field("S&ource", self.source, hint="Who says so; a new name makes a new source.")
        first = tuple(about)
        if self._was is not None:
            ties = ties_of(workspace, Ref(Kind.OBSTACLE, self._was.id))
            first = tuple(tie.ref for tie in ties if tie.forward and tie.how == Linkage.RELATES_TO.word)
            self.text.setPlainText(self._was.text)
            self.source.show_source(self._was.source_id, self._was.source)
        self.about = RecordsField(workspace, "About", self, first=first)
        self.add_field("&About", self.about)
        self.confidential = QCheckBox("Confidential: left out of every public report", self)
        self.confidential.setChecked(bool(self._was and self._was.confidential))
        self.add_field("", self.confidential)
        self.text.setFocus()

    def save(self) -> None:
        draft = commands.ObstacleDraft(
            self.text.toPlainText(),
            self.source.outlet(),
            self.about.refs(),
            self.source.chosen(),
            self.confidential.isChecked(),
        )
        if self._was is None:
            self.result_id = commands.add_drafted_obstacle(self.workspace, draft)
        else:
            self.news = commands.change_obstacle(self.workspace, self._was.id, draft, was=self._was.text)
            self.result_id = self._was.id

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return None if self.text.toPlainText().strip() else self.text


class ResolveDialog(FormDialog):
    """From which day an obstacle does not stand in the way any more."""

    def __init__(self, workspace: Workspace, obstacle_id: int, parent: QWidget | None = None) -> None:
        self._was = evidence.obstacle(workspace, obstacle_id)
        super().__init__(workspace, "Resolve an obstacle", "&Resolve", parent, sentence=self._was.text)
        self.day = DateInput("From which day", self)
        self.day.set_date(workspace.today())
        self.add_field("&From", self.day, hint="It counts no more from that day on; earlier days still show it.")
        self.day.setFocus()

    def save(self) -> None:
        day = self.day.date()
        if day is None:
            raise FieldRefused(self.day, "The day is missing.", "Enter the day from which it holds no more.")
        self.news = commands.resolve_obstacle(self.workspace, self._was.id, day)
        self.result_id = self._was.id

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return self.day
