"""Who comes to a meeting: on each party and person the newest word, and below it every word with its voice and source.

Contrary words that stand beside each other are told as such; which those are is `models.attendance`'s rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from models import attendance as rule
from models.commands import attendance as commands
from models.commands import meetings
from models.queries.confirmations import named_demands
from models.records import AttendanceRecord, LinkRecord, MeetingRecord
from models.vocabulary import Presence
from ui.fields.saying import effective_words
from ui.icons import icon
from ui.inspector.context import Context
from ui.inspector.in_place import InPlaceField
from ui.inspector.links import add_link_row
from ui.inspector.menus import open_below, word_menu
from ui.widgets.buttons import push_button
from ui.widgets.column import Column
from ui.widgets.plain_text import mnemonic_safe
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
        contrary = rule.contrary_words(steps)
        if contrary:
            self.column.add_words(f"Contrary words: {contrary}.", tone="danger", small=True, indent=4)
        self._add_conditions(steps)
        for step in reversed(steps):
            self._add_word(step)

    def _add_conditions(self, steps: Sequence[AttendanceRecord]) -> None:
        """What the coming hangs on, and the demands that it names."""
        for condition in rule.conditions(steps):
            self.column.add_words(f"On condition: {condition}", small=True, indent=4)
            for link in named_demands(self._context.open_workspace, condition, as_of=self._context.as_of):
                add_link_row(self.column, self._context, link)

    def _add_word(self, step: AttendanceRecord) -> None:
        """One word of the series: what it says and since when; below it by whom and from where."""
        glyph, role = sign_of(step.presence)
        row = Row(
            step.presence.word,
            effective_words(step.effective),
            self.column,
            key=f"attendance-word-{step.id}",
            glyph=glyph,
            glyph_role=role,
            pressable=self._context.writable,
        )
        row.clicked.connect(partial(self._open_word, row, step))
        self.column.add(row)
        by = f"announced by {step.announced_by}" if step.announced_by else ""
        told = " · ".join(part for part in (by, step.source) if part)
        if told:
            self.column.add_words(told, tone="faint", small=True, indent=22)

    # ------------------------------------------------------------ a new word

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

    # ------------------------------------------------------------ a word that is there

    def _open_word(self, row: Row, step: AttendanceRecord) -> None:
        """Correct it, delete it, or delete all on the same party or person."""
        menu = QMenu(self)
        correct = menu.addAction(icon("edit"), "Correct this word…")
        correct.setEnabled(self._context.asks)
        correct.triggered.connect(partial(self._correct, step))
        menu.addAction(icon("delete"), "Delete this word").triggered.connect(partial(self._delete, step))
        others = [one for one in self._words() if (one.party_id, one.person_id) == (step.party_id, step.person_id)]
        if len(others) > 1:
            words = mnemonic_safe(f"Delete all {len(others)} words on {step.person or step.party_name}")
            menu.addAction(icon("delete"), words).triggered.connect(partial(self._delete_all, step))
        open_below(menu, row)

    def _words(self) -> tuple[AttendanceRecord, ...]:
        return () if self._record is None else self._record.attendance

    def _correct(self, step: AttendanceRecord, _: bool = False) -> None:
        questions = self._context.questions
        if questions is not None and self._record is not None:
            ask = questions.ask_attendance_correction
            self._context.run(partial(ask, self, self._context.open_workspace, self._record.id, step))

    def _delete(self, step: AttendanceRecord, _: bool = False) -> None:
        self._context.run(partial(commands.delete, self._context.open_workspace, step.id))

    def _delete_all(self, step: AttendanceRecord, _: bool = False) -> None:
        if self._record is not None:
            workspace, meeting_id = self._context.open_workspace, self._record.id
            self._context.run(partial(commands.delete_all, workspace, meeting_id, step.party_id, step.person_id))


def by_who(attendance: Sequence[AttendanceRecord]) -> list[list[AttendanceRecord]]:
    """The words on each party or person, oldest first, in the order in which they were first named."""
    found: dict[tuple[int, int | None], list[AttendanceRecord]] = {}
    for entry in attendance:
        found.setdefault((entry.party_id, entry.person_id), []).append(entry)
    return list(found.values())
