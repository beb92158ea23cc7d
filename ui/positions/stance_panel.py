"""The steps of one stance, newest first: what was said when, by whom, how we know; with correcting and deleting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QMenu, QTableView, QVBoxLayout, QWidget

from models.records import StanceStep
from models.vocabulary import Disclosure
from ui.fields.saying import effective_words, moment_words, reasoning_words
from ui.icons import icon, stance_icon
from ui.language import written
from ui.positions.stance_menu import ROLES
from ui.theme import theme
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import tooltip
from ui.widgets.record_table import dress_table
from ui.widgets.status_badge import capitalised

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADS = ("Stance", "Since", "Voiced by")


def known_words(step: StanceStep) -> str:
    """How a step is known: "public · Reuters (B2)"."""
    disclosure = "assessed by us, confidential" if step.disclosure is Disclosure.ASSESSED else "public"
    source = f"{step.source} ({step.grade})" if step.source and step.grade else step.source
    return " · ".join(part for part in (disclosure, source or "no source") if part)


def step_words(step: StanceStep, zone: str) -> str:
    """The whole of a step, a line each. zone: an IANA name, for when it was recorded."""
    lines = [f"{capitalised(step.stance.word)}, effective {effective_words(step.effective)}"]
    lines += [f"On condition: {step.condition}"] if step.condition else []
    lines += [f"“{step.text}”"] if step.text else []
    lines += [f"Voiced by {step.voice.words}"] if step.voice.words else ["Voiced by the party as a whole"]
    lines.append(known_words(step)[:1].upper() + known_words(step)[1:])
    reasoning = reasoning_words(step.effective.words, step.effective.reasoning)
    lines += [reasoning] if reasoning else []
    lines += [f"Recorded {moment_words(step.recorded_at, zone)}"] if step.recorded_at is not None else []
    if step.contradicts:
        lines.append("Another step of the same day says something else; the one entered last holds.")
    return "\n".join(lines)


class _Steps(QAbstractTableModel):
    """Newest first: the first row is what holds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.steps: tuple[StanceStep, ...] = ()
        self._zone = "UTC"

    def show(self, steps: Sequence[StanceStep], zone: str) -> None:
        self.beginResetModel()
        self._zone = zone
        self.steps = tuple(reversed(steps))
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.steps)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        step = self.steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            contradicted = " ≠" if step.contradicts else ""
            since = f"{'~' if step.effective.soft else ''}{written(step.effective.date, 'd MMM yyyy')}"
            words = (step.stance.word + contradicted, since, step.voice.words or "the party")
            return words[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return step_words(step, self._zone)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(step_words(step, self._zone))
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(stance_icon(step.stance), ROLES[step.stance])
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 1 and step.disclosure is Disclosure.ASSESSED:
            return icon("lock", "warning")
        return None


class _StepTable(QTableView):
    """Enter and double click correct the step, Del deletes it; the menu says the same."""

    correct_wanted = Signal()
    delete_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.correct_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)


class StepsPanel(QWidget):
    """`record_wanted` asks for another step, the other two carry the id of the chosen one."""

    record_wanted = Signal()
    correct_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._writable, self._zone = True, "UTC"
        self.model = _Steps(self)
        self.table = _StepTable(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Steps of this stance, newest first")
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        dress_table(self.table, row_height=26)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, 104)
        header.resizeSection(2, 96)
        self.told = PlainLabel("", self, tone="muted", wrap=True, selectable=True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.record_button = push_button("&Record…", self, glyph="plus", hint="Record a further step of this stance")
        self.correct_button = push_button("C&orrect…", self, hint="Mend a step that was entered wrongly")
        self.delete_button = push_button("Delete", self, hint="Delete this step; undo brings it back")
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.record_button, self.correct_button, self.delete_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addLayout(buttons)
        column.addStretch(0)
        self._connect()

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        self.table.correct_wanted.connect(self._correct)
        self.table.delete_wanted.connect(self._delete)
        self.table.doubleClicked.connect(self._correct)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.record_button.clicked.connect(self.record_wanted)
        self.correct_button.clicked.connect(self._correct)
        self.delete_button.clicked.connect(self._delete)
        theme().changed.connect(self._recolour)
        self._recolour()

    def _recolour(self) -> None:
        # The chosen row stays quiet, so that icons keep their contrast on it.
        colours, palette = theme().colours, self.table.palette()
        palette.setColor(palette.ColorRole.Highlight, colours.accent_soft)
        palette.setColor(palette.ColorRole.HighlightedText, colours.text)
        self.table.setPalette(palette)

    def show_steps(
        self, steps: Sequence[StanceStep], nothing: str, zone: str, *, writable: bool, recordable: bool
    ) -> None:
        """nothing: the sentence where there is no step. recordable: this column may take a stance on the demand."""
        kept = self.chosen()
        self._writable, self._zone = writable, zone
        self.model.show(steps, zone)
        self.table.setVisible(bool(steps))
        self.record_button.setEnabled(writable and recordable)
        self.told.setText("" if steps else nothing)
        row = next((at for at, step in enumerate(self.model.steps) if kept is not None and step.id == kept.id), 0)
        if steps:
            self.table.selectRow(row)
        self._tell()

    def chosen(self) -> StanceStep | None:
        row = self.table.currentIndex().row()
        return self.model.steps[row] if 0 <= row < len(self.model.steps) else None

    def _tell(self) -> None:
        step = self.chosen()
        if step is not None:
            self.told.setText(step_words(step, self._zone))
        for button in (self.correct_button, self.delete_button):
            button.setEnabled(self._writable and step is not None)

    def _correct(self) -> None:
        step = self.chosen()
        if step is not None and self._writable:
            self.correct_wanted.emit(step.id)

    def _delete(self) -> None:
        step = self.chosen()
        if step is not None and self._writable:
            self.delete_wanted.emit(step.id)

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for words, does in (("&Correct…\tReturn", self._correct), ("&Delete\tDel", self._delete)):
            action = menu.addAction(words)
            action.setEnabled(self._writable and self.chosen() is not None)
            action.triggered.connect(does)
        menu.popup(self.table.viewport().mapToGlobal(at))
