"""A source in a form, its grade by the Admiralty code in words; and making one of two sources of the same outlet."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from models.commands import evidence as commands
from models.dates import short_day
from models.errors import Refusal
from models.grades import short
from models.queries import evidence
from models.records import SourceRecord
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.date_input import DateInput
from ui.fields.grade_box import CredibilityBox, ReliabilityBox
from ui.fields.problem import FieldRefused


class SourceDialog(FormDialog):
    """Without `source_id` a new one. Raises NotFound for a source that is gone."""

    def __init__(self, workspace: Workspace, source_id: int | None = None, parent: QWidget | None = None) -> None:
        self._was = None if source_id is None else evidence.source(workspace, source_id)
        super().__init__(
            workspace,
            "Change a source" if self._was else "New source",
            "&Save" if self._was else "A&dd the source",
            parent,
        )
        self.outlet = QLineEdit(self)
        self.title = QLineEdit(self)
        self.published = DateInput("Published", self)
        self.url = QLineEdit(self)
        self.reliability = ReliabilityBox(self)
        self.credibility = CredibilityBox(self)
        self.add_field("&Outlet", self.outlet, hint="Who published it, or what the document is called.")
        self.add_field("&Title", self.title)
        self.add_field("&Published", self.published)
        self.add_field("Add&ress", self.url)
        self.add_field("Re&liability", self.reliability, hint="Of the outlet, by the Admiralty code (NATO AJP-2.1).")
        self.add_field("Cre&dibility", self.credibility, hint="Of this piece, by the same code.")
        self.note = self.add_note("&Note", "Note", lines=3)
        if self._was is not None:
            self._show(self._was)
        self.outlet.setFocus()

    def _show(self, was: SourceRecord) -> None:
        self.outlet.setText(was.outlet)
        self.title.setText(was.title)
        self.published.set_date(was.published)
        self.url.setText(was.url)
        self.url.setCursorPosition(0)
        self.reliability.show_value(was.reliability)
        self.credibility.show_value(was.credibility)
        self.note.setPlainText(was.note)

    def save(self) -> None:
        draft = commands.SourceDraft(
            self.outlet.text(),
            self.title.text(),
            self.published.date(),
            self.reliability.value(),
            self.credibility.value(),
            self.url.text(),
            self.note.toPlainText(),
        )
        if self._was is None:
            self.result_id = commands.add_source(self.workspace, draft)
            return
        self.news = commands.change_source(self.workspace, self._was.id, draft, was=draft_of(self._was))
        self.result_id = self._was.id

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return None if self.outlet.text().strip() else self.outlet


def draft_of(source: SourceRecord) -> commands.SourceDraft:
    return commands.SourceDraft(
        source.outlet,
        source.title,
        source.published,
        source.reliability,
        source.credibility,
        source.url,
        source.note,
    )


class MergeDialog(FormDialog):
    """Which other source of the same outlet becomes part of this one. Raises Refusal where there is none."""

    def __init__(self, workspace: Workspace, source_id: int, parent: QWidget | None = None) -> None:
        self._kept = evidence.source(workspace, source_id)
        others = [
            one
            for one in evidence.sources(workspace)
            if one.id != source_id and one.outlet.casefold() == self._kept.outlet.casefold()
        ]
        if not others:
            raise Refusal(
                f"There is no other source of {self._kept.outlet}.",
                "Only two sources of one outlet are merged; give both the same outlet first.",
            )
        super().__init__(
            workspace,
            f"Merge into {named(self._kept)}",
            "&Merge",
            parent,
            sentence="All that rests on the other source will rest on this one. What both say differently goes into "
            "the note; one step of undo takes it back.",
        )
        self.other = QComboBox(self)
        for one in others:
            self.other.addItem(named(one), one.id)
        self.add_field("&Other source", self.other)
        self.other.setFocus()

    def save(self) -> None:
        other = self.other.currentData()
        if other is None:
            raise FieldRefused(self.other, "No source is chosen.")
        self.news = commands.merge_sources(self.workspace, self._kept.id, other)
        self.result_id = self._kept.id


def named(source: SourceRecord) -> str:
    """Outlet, title, date and grade, to tell pieces of one outlet apart."""
    day = short_day(source.published) if source.published else ""
    return ", ".join(filter(None, (source.outlet, source.title, day, short(source.grade))))
