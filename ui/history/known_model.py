"""What was known as rows: demands and meetings by the page, and what changed since, a line each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.records import ChangedRecord, KnownDemand, KnownMeeting, KnownStep
from ui.fields.saying import effective_words, moment_words
from ui.icons import icon, status_icon
from ui.theme import theme
from ui.widgets.plain_text import tooltip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
Row = TypeVar("Row")

#: Records read at once, and pages that are kept.
PAGE, KEPT = 100, 40

NOT_YET = "not known"
SAME = "the same"


class RowsModel(QAbstractTableModel):
    """Texts by row and column; the last column is quiet where a row is as it is now."""

    columns: tuple[str, ...] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.zone = "UTC"

    def texts(self, row: int) -> tuple[str, ...]:
        raise NotImplementedError

    def differs(self, row: int) -> bool:
        return True

    def glyph(self, row: int, column: int) -> tuple[str, str] | None:
        """The name and the colour's role of an icon."""
        return None

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        wanted = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.columns[section] if wanted else None

    def data(self, index: Index, role: int = 0) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self.texts(row)[column]
            return text if role == Qt.ItemDataRole.DisplayRole else tooltip(text)
        if role == Qt.ItemDataRole.DecorationRole and (glyph := self.glyph(row, column)) is not None:
            return icon(*glyph)
        if role == Qt.ItemDataRole.ForegroundRole and column == len(self.columns) - 1:
            return theme().colours.past if self.differs(row) else theme().colours.faint
        return None


class PagedModel(RowsModel):
    """Rows out of records that are read by the page, when somebody looks at them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[int, ...] = ()
        self._read: Callable[[Sequence[int]], Sequence[object]] = lambda _: ()
        self._pages: dict[int, Sequence[object]] = {}

    def show(self, ids: tuple[int, ...], read: Callable[[Sequence[int]], Sequence[object]], zone: str) -> None:
        self.beginResetModel()
        self._ids, self._read, self.zone = ids, read, zone
        self._pages.clear()
        self.endResetModel()

    def record(self, row: int) -> object:
        page = row // PAGE
        if page not in self._pages:
            if len(self._pages) >= KEPT:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._read(self._ids[page * PAGE : (page + 1) * PAGE])
        return self._pages[page][row % PAGE]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)


class DemandsModel(PagedModel):
    columns = ("Reference", "Demand", "Known then", "Effective", "Recorded", "Positions known then", "Known now")

    def demand(self, row: int) -> KnownDemand:
        record = self.record(row)
        assert isinstance(record, KnownDemand)
        return record

    def texts(self, row: int) -> tuple[str, ...]:
        one = self.demand(row)
        positions = ", ".join(f"{code} {stance.word}" for code, stance in one.positions)
        return (one.ref, one.title, *_clocks(one.then, self.zone), positions, _now_words(one))

    def differs(self, row: int) -> bool:
        return self.demand(row).differs

    def glyph(self, row: int, column: int) -> tuple[str, str] | None:
        status = self.demand(row).status
        return (status_icon(status), status.value) if column == 2 and status is not None else None


class MeetingsModel(PagedModel):
    columns = ("Meeting", "Known then", "Effective", "Recorded", "Date known then", "Known now")

    def meeting(self, row: int) -> KnownMeeting:
        record = self.record(row)
        assert isinstance(record, KnownMeeting)
        return record

    def texts(self, row: int) -> tuple[str, ...]:
        one = self.meeting(row)
        now = SAME
        if one.differs:
            now = "deleted" if not one.when_now else f"{one.now.word if one.now else NOT_YET}, {one.when_now}"
        return (one.title, *_clocks(one.then, self.zone), one.when, now)

    def differs(self, row: int) -> bool:
        return self.meeting(row).differs


class ChangesModel(RowsModel):
    columns = ("Record", "Title", "What is different now")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str, str]] = []

    def show(self, records: Sequence[ChangedRecord]) -> None:
        self.beginResetModel()
        self._rows = []
        for record in records:
            counted = {line: record.lines.count(line) for line in record.lines}
            lines = [line if times == 1 else f"{line} ({times} times)" for line, times in counted.items()]
            self._rows += [(record.label, record.title, line) for line in lines]
        self.endResetModel()

    def texts(self, row: int) -> tuple[str, ...]:
        return self._rows[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)


def _clocks(step: KnownStep | None, zone: str) -> tuple[str, str, str]:
    """The word, and both of its clocks."""
    if step is None:
        return NOT_YET, "", ""
    recorded = "" if step.recorded_at is None else moment_words(step.recorded_at, zone)
    return step.word, effective_words(step.effective), recorded


def _now_words(one: KnownDemand) -> str:
    if not one.differs:
        return SAME
    word = "deleted" if one.now is None else one.now.word
    if one.positions == one.positions_now or one.now is None:
        return word
    then = dict(one.positions)
    changed = [f"{code} {stance.word}" for code, stance in one.positions_now if then.get(code) is not stance]
    return ", ".join([word, *changed])
