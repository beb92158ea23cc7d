"""Who comes to a meeting: the newest word on each party and person, who said so, and what it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.commands import meetings
from models.records import AttendanceRecord, LinkRecord, MeetingRecord
from models.vocabulary import Presence
from ui.fields.saying import effective_words
from ui.inspector.context import Context
from ui.inspector.in_place import InPlaceField
from ui.inspector.links import add_link_row
from ui.inspector.menus import open_below, word_menu
from ui.widgets.buttons import push_button
from ui.widgets.column import Column
from ui.widgets.record_row import Row
from ui.widgets.section_header import SectionHeader
from ui.widgets.signs import sign_of


class AttendanceTab(QWidget):
    """The first tab of a meeting; links and note stand below."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record: MeetingRecord | None = None
        self.column = Column(self)
        self.add_button = push_button("Record attendance…", self, glyph="person", kind="quiet")
        self.add_button.clicked.connect(self._ask_new)
        self.linked = Column(self)
        self.note = InPlaceField("Note", self, several=True, placeholder="Add a note")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.column)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.linked)
        layout.addSpacing(10)
        layout.addWidget(SectionHeader("Note", self))
        layout.addWidget(self.note)

    def fill(self, record: MeetingRecord, links: Sequence[LinkRecord]) -> None:
        self._record = record
        self.column.clear()
        series = by_who(record.attendance)
        for steps in series:
            self._add_steps(steps)
        if not series:
            self.column.add_words("Nobody’s attendance is recorded yet.")
        self.column.done()
        self.add_button.setVisible(self._context.asks)
        self.linked.clear()
        if links:
            self.linked.add_section("Linked to")
        for link in links:
            add_link_row(self.linked, self._context, link, removable=True)
        self.linked.done()

    def _add_steps(self, steps: Sequence[AttendanceRecord]) -> None:
        newest = steps[-1]
        glyph, role = sign_of(newest.presence)
        row = Row(
            newest.person or newest.party_name,
            newest.presence.word,
            self.column,
            key=f"attendance-{newest.party_id}-{newest.person_id}",
            chip=newest.party_code,
            right_glyph=glyph,
            right_role=role,
            pressable=self._context.writable,
        )
        row.clicked.connect(partial(self._open_words, row, newest))
        self.column.add(row)
        if newest.condition:
            self.column.add_words(f"On condition: {newest.condition}", small=True, indent=4)
        told = [
            f"announced by {newest.announced_by}" if newest.announced_by else "",
            newest.source,
            effective_words(newest.effective),
        ]
        self.column.add_words(" · ".join(part for part in told if part), tone="faint", small=True, indent=4)
        for step in steps[-2::-1]:
            words = f"before that: {step.presence.word}"
            said = [words, step.announced_by, step.source, effective_words(step.effective)]
            self.column.add_words(" · ".join(part for part in said if part), tone="faint", small=True, indent=4)

    def _open_words(self, row: Row, newest: AttendanceRecord) -> None:
        details = partial(self._ask, newest) if self._context.asks else None
        open_below(word_menu(self, Presence, newest.presence, partial(self._attend, newest), details), row)

    def _attend(self, newest: AttendanceRecord, presence: Presence) -> None:
        if self._record is None or presence is newest.presence:
            return
        self._context.run(
            partial(
                meetings.attend,
                self._context.open_workspace,
                self._record.id,
                newest.party_id,
                presence,
                person_id=newest.person_id,
            )
        )

    def _ask_new(self) -> None:
        self._ask(None)

    def _ask(self, newest: AttendanceRecord | None) -> None:
        questions = self._context.questions
        if questions is not None and self._record is not None:
            workspace = self._context.open_workspace
            self._context.run(partial(questions.ask_attendance, self, workspace, self._record.id, newest))


def by_who(attendance: Sequence[AttendanceRecord]) -> list[list[AttendanceRecord]]:
    """The words on each party or person, oldest first, in the order in which they were first named."""
    found: dict[tuple[int, int | None], list[AttendanceRecord]] = {}
    for entry in attendance:
        found.setdefault((entry.party_id, entry.person_id), []).append(entry)
    return list(found.values())
