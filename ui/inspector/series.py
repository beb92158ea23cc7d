"""What became of a record: the steps of its status in effective time, and the journal's lines in recorded time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.confidential_rules import HIDDEN_WORDS
from models.dates import short_day
from models.moved_dates import shift_words
from models.records import (
    HistoryLine,
    KnownStep,
    MeetingDateRecord,
    MeetingStateRecord,
    Moment,
    Ref,
    StatusRecord,
)
from models.vocabulary import Kind
from ui.fields.saying import effective_words, moment_words, reasoning_words, zone_words
from ui.icons import status_icon
from ui.inspector.context import Context
from ui.widgets.buttons import push_button
from ui.widgets.column import Column
from ui.widgets.record_row import Row
from ui.widgets.signs import sign_of
from ui.widgets.status_badge import capitalised

#: Lines of the journal that are shown at first.
_FIRST = 25


class HistoryTab(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._statuses: tuple[StatusRecord, ...] = ()
        self._lines: tuple[HistoryLine, ...] = ()
        self._about: Ref | None = None
        #: The lines under which it is told what was known after them, by their edits.
        self._opened: set[int] = set()
        self._most = _FIRST
        self._dates: tuple[MeetingDateRecord, ...] = ()
        self._states: tuple[MeetingStateRecord, ...] = ()
        self.column = Column(self)
        self.more_button = push_button("Show earlier lines", self, kind="quiet")
        self.more_button.clicked.connect(self._show_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.column)
        layout.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(
        self,
        statuses: tuple[StatusRecord, ...],
        lines: tuple[HistoryLine, ...],
        about: Ref | None = None,
        dates: tuple[MeetingDateRecord, ...] = (),
        states: tuple[MeetingStateRecord, ...] = (),
    ) -> None:
        """Newest first; `statuses`, `dates` and `states` are empty for what has no such series.

        about: the demand or the meeting, of which each line can tell what was known after it.
        """
        if about != self._about:
            self._opened.clear()
            self._most = _FIRST
        self._statuses, self._lines, self._about = statuses, lines, about
        self._dates, self._states = dates, states
        self._fill()

    def _show_all(self) -> None:
        self._most = len(self._lines)
        self._fill()

    def _fill(self) -> None:
        most = self._most
        zone = self._context.open_workspace.zone
        self.column.clear()
        if self._statuses:
            self.column.add_section("Status", len(self._statuses), first=True)
        for step in reversed(self._statuses):
            self._add_step(step, zone)
        self._add_dates()
        self._add_states()
        series = self._statuses or self._dates or self._states
        self.column.add_section(f"Journal · {zone_words(zone)}", first=not series)
        for line in self._lines[:most]:
            self._add_line(line, zone)
        if not self._lines:
            hidden = self._context.open_workspace.discreet
            self.column.add_words(f"{HIDDEN_WORDS}." if hidden else "Nothing is recorded yet.")
        self.more_button.setVisible(len(self._lines) > most)
        self.column.done()

    def _add_dates(self) -> None:
        if self._dates:
            self.column.add_section("Dates", len(self._dates), first=not self._statuses)
        for step in reversed(self._dates):
            self.column.add(
                Row(
                    step.when.described(),
                    effective_words(step.effective),
                    self.column,
                    glyph="calendar",
                    pressable=False,
                )
            )
            said = shift_words(step) + (f": {step.reason}" if step.reason else "")
            self.column.add_words(said[:1].upper() + said[1:], tone="text", indent=21)
            told = (step.source, reasoning_words(step.when.words, step.when.reasoning))
            if any(told):
                self.column.add_words(" · ".join(part for part in told if part), tone="faint", small=True, indent=21)
            self.column.add_space(4)

    def _add_states(self) -> None:
        if self._states:
            self.column.add_section("States", len(self._states), first=not self._statuses and not self._dates)
        for step in reversed(self._states):
            glyph, role = sign_of(step.state)
            self.column.add(
                Row(
                    capitalised(step.state.word),
                    effective_words(step.effective),
                    self.column,
                    glyph=glyph,
                    glyph_role=role,
                    pressable=False,
                )
            )
            if step.reason:
                self.column.add_words(step.reason, tone="text", indent=21)
            announced = f"announced by {step.announced_by}" if step.announced_by else ""
            told = (announced, step.source, reasoning_words(step.effective.words, step.effective.reasoning))
            if any(told):
                self.column.add_words(" · ".join(part for part in told if part), tone="faint", small=True, indent=21)
            self.column.add_space(4)

    def _add_step(self, step: StatusRecord, zone: str) -> None:
        row = Row(
            capitalised(step.status.word),
            f"effective {effective_words(step.effective)}",
            self.column,
            glyph=status_icon(step.status),
            glyph_role=step.status.value,
            pressable=False,
        )
        self.column.add(row)
        if step.reason:
            self.column.add_words(step.reason, tone="text", indent=21)
        told = [step.source, reasoning_words(step.effective.words, step.effective.reasoning)]
        told.append(f"recorded {moment_words(step.recorded_at, zone)}")
        self.column.add_words(" · ".join(part for part in told if part), tone="faint", small=True, indent=21)
        self.column.add_space(4)

    def _add_line(self, line: HistoryLine, zone: str) -> None:
        told_more = self._about is not None
        row = Row(line.label, moment_words(line.at, zone), self.column, key=f"{line.sequence}", pressable=told_more)
        row.clicked.connect(self._turn)
        self.column.add(row)
        if line.sequence in self._opened:
            self.column.add_words(self._known_after(line, zone), tone="text", indent=4)
        told = [line.author, f"because: {line.reason}" if line.reason else "", *counted(line.details)]
        self.column.add_words("\n".join(part for part in told if part), tone="faint", small=True, indent=4)
        self.column.add_space(4)

    def _turn(self) -> None:
        """Tell, or tell no more, what was known after the line that was pressed."""
        row = self.sender()
        if isinstance(row, Row):
            self._opened ^= {int(row.key)}
            self._fill()

    def _known_after(self, line: HistoryLine, zone: str) -> str:
        from models.queries.known import Known

        about = self._about
        assert about is not None
        known = Known(self._context.open_workspace, Moment(line.at, line.sequence), self._context.as_of)
        step: KnownStep | None = None
        more = ""
        if about.kind is Kind.DEMAND:
            for demand in known.demands([about.id]):
                step = demand.then
                more = "".join(f"; {code} {stance.word}" for code, stance in demand.positions)
        else:
            for meeting in known.meetings([about.id]):
                step, more = meeting.then, f"; {meeting.when}"
        if step is None:
            return f"Known then: nothing of {short_day(known.day)}."
        recorded = "" if step.recorded_at is None else f", recorded {moment_words(step.recorded_at, zone)}"
        return f"Known then: {step.word}, effective {effective_words(step.effective)}{recorded}{more}."


def counted(details: Sequence[str]) -> list[str]:
    """The same said several times becomes one line with a number: "demand party added (4 times)"."""
    found: list[str] = []
    for said, same in groupby(details):
        times = sum(1 for _ in same)
        found.append(said if times == 1 else f"{said} ({times} times)")
    return found
