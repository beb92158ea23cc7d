"""A question with all the values that sources give, each with its own source and quote, in an order of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from models.commands import evidence as commands
from models.errors import Refusal
from models.queries import evidence
from models.records import FactValueRecord, SourceRecord
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.dialogs.stacked_rows import StackedRows
from ui.fields.source_edit import SourceEdit
from ui.widgets.plain_label import PlainLabel


class FactDialog(FormDialog):
    """Without `fact_id` a new one. Raises NotFound for a fact that is gone."""

    def __init__(self, workspace: Workspace, fact_id: int | None = None, parent: QWidget | None = None) -> None:
        self._was = None if fact_id is None else evidence.fact(workspace, fact_id)
        super().__init__(
            workspace,
            "Change a fact" if self._was else "New fact",
            "&Save" if self._was else "A&dd the fact",
            parent,
            sentence="Contrary values are kept side by side, each with who gives it.",
        )
        self.question = QLineEdit(self)
        self.add_field("&Question", self.question, hint="What the values answer, such as how long the border is.")
        make = partial(ValueForm, evidence.sources(workspace))
        self.values = StackedRows[ValueForm]("value", make, self)
        self.add_field("&Values", self.values)
        self.note = self.add_note("&Note", "Note", lines=2)
        self.confidential = QCheckBox("Confidential: left out of every public report", self)
        self.add_field("", self.confidential)
        if self._was is None:
            self.values.add()
        else:
            self.question.setText(self._was.question)
            self.note.setPlainText(self._was.note)
            self.confidential.setChecked(self._was.confidential)
            for value in self._was.values:
                self.values.add().show_value(value)
        self.question.setFocus()

    def save(self) -> None:
        entered = [part.draft() for part in self.values.parts() if not part.empty()]
        draft = commands.FactDraft(
            self.question.text(), entered, self.note.toPlainText(), self.confidential.isChecked()
        )
        if self._was is None:
            self.result_id = commands.add_drafted_fact(self.workspace, draft)
        else:
            seen = [(value.id, value.value) for value in self._was.values]
            self.news = commands.change_fact(self.workspace, self._was.id, draft, seen=seen)
            self.result_id = self._was.id

    def field_of(self, refusal: Refusal) -> QWidget | None:
        if not self.question.text().strip():
            return self.question
        return next((part.value for part in self.values.parts() if part.lacks_value()), None)


class ValueForm(QWidget):
    """One value: what it is, who gives it, in which words."""

    def __init__(self, known: Sequence[SourceRecord], parent: QWidget) -> None:
        super().__init__(parent)
        self._id: int | None = None
        self.value = QLineEdit(self)
        self.value.setAccessibleName("Value")
        self.source = SourceEdit(known, "Source of this value", self)
        self.quote = QLineEdit(self)
        self.quote.setAccessibleName("Quote for this value")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        for row, (words, field) in enumerate((("Value", self.value), ("Source", self.source), ("Quote", self.quote))):
            grid.addWidget(PlainLabel(words, self, tone="faint", size_delta=-1.0), row, 0)
            grid.addWidget(field, row, 1)
        self.setFocusProxy(self.value)

    def show_value(self, value: FactValueRecord) -> None:
        self._id = value.id
        self.value.setText(value.value)
        self.source.show_source(value.source_id, value.source)
        self.quote.setText(value.quote)
        for line in (self.value, self.quote):
            line.setCursorPosition(0)

    def empty(self) -> bool:
        """Nothing was ever entered here."""
        return self._id is None and not any(line.text().strip() for line in (self.value, self.source, self.quote))

    def lacks_value(self) -> bool:
        return not self.empty() and not self.value.text().strip()

    def draft(self) -> commands.ValueDraft:
        return commands.ValueDraft(
            self.value.text(), self.source.outlet(), self.quote.text(), self._id, self.source.chosen()
        )
