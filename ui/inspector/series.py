"""What became of a record: the steps of its status in effective time, and the journal's lines in recorded time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.records import HistoryLine, StatusRecord
from ui.fields.saying import effective_words, moment_words, reasoning_words, zone_words
from ui.icons import status_icon
from ui.inspector.column import Column
from ui.inspector.context import Context
from ui.inspector.rows import Row
from ui.widgets.buttons import push_button
from ui.widgets.status_badge import capitalised

#: Lines of the journal that are shown at first.
_FIRST = 25


class HistoryTab(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._statuses: tuple[StatusRecord, ...] = ()
        self._lines: tuple[HistoryLine, ...] = ()
        self.column = Column(self)
        self.more_button = push_button("Show earlier lines", self, kind="quiet")
        self.more_button.clicked.connect(self._show_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.column)
        layout.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, statuses: tuple[StatusRecord, ...], lines: tuple[HistoryLine, ...]) -> None:
        """Newest first; `statuses` is empty for what has no such series."""
        self._statuses, self._lines = statuses, lines
        self._fill(_FIRST)

    def _show_all(self) -> None:
        self._fill(len(self._lines))

    def _fill(self, most: int) -> None:
        zone = self._context.open_workspace.zone
        self.column.clear()
        if self._statuses:
            self.column.add_section("Status", len(self._statuses), first=True)
        for step in reversed(self._statuses):
            self._add_step(step, zone)
        self.column.add_section(f"Journal · {zone_words(zone)}", first=not self._statuses)
        for line in self._lines[:most]:
            self._add_line(line, zone)
        if not self._lines:
            self.column.add_words("Nothing is recorded yet.")
        self.more_button.setVisible(len(self._lines) > most)

    def _add_step(self, step: StatusRecord, zone: str) -> None:
        row = Row(
            capitalised(step.status.word),
            effective_words(step.effective),
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
        self.column.add(Row(line.label, moment_words(line.at, zone), self.column, pressable=False))
        told = [line.author, f"because: {line.reason}" if line.reason else "", *counted(line.details)]
        self.column.add_words("\n".join(part for part in told if part), tone="faint", small=True, indent=4)
        self.column.add_space(4)


def counted(details: Sequence[str]) -> list[str]:
    """The same said several times becomes one line with a number: "demand party added (4 times)"."""
    found: list[str] = []
    for said, same in groupby(details):
        times = sum(1 for _ in same)
        found.append(said if times == 1 else f"{said} ({times} times)")
    return found
