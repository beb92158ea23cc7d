"""What heads the negotiation: title, subtitle, place, time zone, marking, and whether its clock stands still."""

from __future__ import annotations

from zoneinfo import available_timezones

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from models.commands import negotiations
from models.errors import Refusal
from models.queries import summary
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.fields.choices import completed_line, kept
from ui.fields.date_input import DateInput
from ui.fields.problem import FieldRefused
from ui.fields.reading_label import ReadingLabel


class NegotiationDialog(FormDialog):
    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self._was = summary.negotiation(workspace)
        super().__init__(workspace, "The negotiation", "&Save", parent)
        was = self._was
        self.title = QLineEdit(was.title, self)
        self.subtitle = QLineEdit(was.subtitle, self)
        self.place = QLineEdit(was.place, self)
        self.zone = completed_line(available_timezones(), "Time zone", self, was.zone)
        self.marking = QLineEdit(was.marking, self)
        self.marking.setPlaceholderText("such as CONFIDENTIAL; stands on every page of the report")
        self.clock = ClockEdit(self)
        self.clock.fixed.setChecked(was.clock is not None)
        self.clock.day.set_date(was.clock or workspace.today())
        self.add_field("T&itle", self.title)
        self.add_field("S&ubtitle", self.subtitle)
        self.add_field("&Place", self.place)
        self.add_field("Time &zone", self.zone)
        self.add_field("&Marking", self.marking)
        self.add_field("Clock", self.clock, hint="Days to the summit and days in a status are counted from this day.")
        self.note = self.add_note("&Note", "Note", was.note)
        self.title.setFocus()

    def save(self) -> None:
        was, now = self._was, summary.negotiation(self.workspace)
        clock = self.clock.day.date() if self.clock.fixed.isChecked() else None
        if self.clock.fixed.isChecked() and clock is None:
            raise FieldRefused(self.clock.day, "The day is missing.", "Enter it, or let the clock follow today.")
        draft = negotiations.NegotiationDraft(
            title=kept("The title", was.title, self.title.text().strip(), now.title),
            subtitle=kept("The subtitle", was.subtitle, self.subtitle.text().strip(), now.subtitle),
            place=kept("The place", was.place, self.place.text().strip(), now.place),
            zone=kept("The time zone", was.zone, self.zone.text().strip(), now.zone),
            marking=kept("The marking", was.marking, self.marking.text().strip(), now.marking),
            note=kept("The note", was.note, self.note.toPlainText().strip(), now.note),
            clock=kept("The clock", was.clock, clock, now.clock),
        )
        self.news = negotiations.describe(self.workspace, draft)
        self.result_id = was.id

    def field_of(self, refusal: Refusal) -> QWidget | None:
        if not self.title.text().strip():
            return self.title
        return self.zone if self.zone.text().strip() not in available_timezones() else None


class ClockEdit(QWidget):
    """Today as it goes on, or one fixed day: the state of play of an exercise or a past negotiation."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.follows = QRadioButton("follows to&day", self)
        self.follows.setChecked(True)
        self.fixed = QRadioButton("stands at a &fixed day", self)
        group = QButtonGroup(self)
        group.addButton(self.follows)
        group.addButton(self.fixed)
        self.day = DateInput("The fixed day", self)
        self.reading = ReadingLabel(self.day, self)
        self.day.setEnabled(False)
        self.fixed.toggled.connect(self.day.setEnabled)
        line = QHBoxLayout()
        line.addWidget(self.fixed)
        line.addWidget(self.day, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.follows)
        layout.addLayout(line)
        layout.addWidget(self.reading)
        self.setFocusProxy(self.follows)
