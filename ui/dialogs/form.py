"""The frame of every dialog that enters something: labelled fields, problems beside them, a verb to press.

A dialog built on it says in `save` which command to call, and in `field_of` which field a refusal is about. Until the
command has succeeded the dialog stays open with every word kept.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.errors import Refusal
from models.records import EditNews
from models.workspace import Workspace
from ui.fields.problem import FieldRefused, ProblemLabel
from ui.fonts import SEMIBOLD
from ui.widgets.buttons import push_button
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.message_bar import MessageBar
from ui.widgets.plain_label import PlainLabel

_WIDTH = 540
_MARGIN = 18


class FormDialog(QDialog):
    """Open it with `open()`; `news` is the edit it made, `result_id` the record it made or changed."""

    def __init__(
        self, workspace: Workspace, title: str, verb: str, parent: QWidget | None = None, *, sentence: str = ""
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.news: EditNews | None = None
        self.result_id: int | None = None
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self._problems: list[tuple[QWidget, ProblemLabel]] = []
        self._form = QWidget(self)
        self._grid = QGridLayout(self._form)
        self._grid.setContentsMargins(_MARGIN, 4, _MARGIN, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._area = _FormArea(self._form, self)
        self._form.installEventFilter(self)
        self.messages = MessageBar(self)
        self.save_button = push_button(verb, self, kind="primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.submit)
        self.cancel_button = push_button("Cancel", self)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out(title, sentence)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self.submit)
        if workspace.read_only:
            self.save_button.setEnabled(False)
            self.messages.show_message("info", "This negotiation is open for reading only.", "Save a copy to edit it.")

    def _lay_out(self, title: str, sentence: str) -> None:
        heading = PlainLabel(title, self, size_delta=3.5, weight=SEMIBOLD, wrap=True)
        top = QVBoxLayout()
        top.setContentsMargins(_MARGIN, 14, _MARGIN, 8)
        top.setSpacing(2)
        top.addWidget(heading)
        if sentence:
            top.addWidget(PlainLabel(sentence, self, tone="muted", wrap=True))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(_MARGIN, 10, _MARGIN, 14)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.messages)
        layout.addWidget(self._area, 1)
        layout.addLayout(buttons)

    # ------------------------------------------------------------ building

    def add_field(self, label: str, field: QWidget, *, hint: str = "") -> PlainLabel:
        """A row: the label with its mnemonic (&) on the left, the field, and below it room for what is wrong."""
        row = self._grid.rowCount()
        words = PlainLabel(label, self._form, tone="muted")
        words.setAccessibleName(label.replace("&", ""))
        words.setBuddy(field)
        tall = isinstance(field, QPlainTextEdit) or field.layout() is not None
        if tall:
            words.setContentsMargins(0, 5, 0, 0)
        self._grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, row, 1)
        if not field.accessibleName():
            field.setAccessibleName(label.replace("&", "").rstrip("…"))
        if hint:
            self._grid.addWidget(PlainLabel(hint, self._form, tone="faint", size_delta=-1.0, wrap=True), row + 1, 1)
        problem = ProblemLabel(self._form)
        self._grid.addWidget(problem, row + 2, 1)
        self._grid.setRowMinimumHeight(row + 3, 4)
        self._problems.append((field, problem))
        return words

    def add_note(self, label: str, name: str, text: str = "", lines: int = 3) -> QPlainTextEdit:
        """A row for several lines of plain text; Tab goes on to the next field."""
        edit = QPlainTextEdit(text, self._form)
        edit.setTabChangesFocus(True)
        edit.setAccessibleName(name)
        edit.setFixedHeight(edit.fontMetrics().lineSpacing() * lines + 16)
        use_flat_bars(edit)
        self.add_field(label, edit)
        return edit

    # ------------------------------------------------------------ saving

    def save(self) -> None:
        """Call the command. What it raises is shown, and the dialog stays open."""
        raise NotImplementedError

    def field_of(self, refusal: Refusal) -> QWidget | None:
        """The field that a refusal of the command is about, or None where it is about the whole."""
        return None

    def submit(self) -> None:
        if not self.save_button.isEnabled():
            return
        self.messages.dismiss()
        for _, problem in self._problems:
            problem.clear_refusal()
        stop_listening = self.workspace.subscribe(self._take)
        try:
            self.save()
        except Refusal as refusal:
            self.show_refusal(refusal)
            return
        finally:
            stop_listening()
        self.accept()

    def _take(self, news: EditNews) -> None:
        if not news.from_elsewhere:
            self.news = news

    def show_refusal(self, refusal: Refusal) -> None:
        """Beside the field it is about, which gets the keyboard; or above all."""
        field = refusal.field if isinstance(refusal, FieldRefused) else self.field_of(refusal)
        for owner, problem in self._problems:
            if field is not None and (owner is field or owner.isAncestorOf(field)):
                problem.show_refusal(refusal)
                field.setFocus()
                self._fit()
                self._area.ensureWidgetVisible(problem)
                return
        self.messages.show_message("error", refusal.sentence, refusal.way_out)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QPlainTextEdit):
            return  # a line more, and never the end of the dialog
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        # Qt would stop at two thirds of the screen, which on a small one hides the last fields.
        if not event.spontaneous():
            self._fit()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A field that has more to say (how a date was read, its details) gets the room for it.
        if watched is self._form and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """As high as the form needs now, and never higher than the screen."""
        self._form.adjustSize()
        self._area.updateGeometry()
        room = self.screen().availableSize() - QSize(40, 60)
        self.resize(
            self.sizeHint().expandedTo(self.size()).boundedTo(room)
            if self.isVisible()
            else self.sizeHint().boundedTo(room)
        )


class _FormArea(QScrollArea):
    """As high as its form, and scrolling where the screen is lower than that."""

    _HIGHEST = 680

    def __init__(self, form: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        use_flat_bars(self)
        self._form = form
        self.setWidget(form)

    def sizeHint(self) -> QSize:
        return QSize(self._form.sizeHint().width(), min(self._form.sizeHint().height() + 2, self._HIGHEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 120)
