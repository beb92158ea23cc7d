"""Opens a file beside the window, which stays alive: a slow disk is waited for on a thread of its own.

Nothing is shown for a moment, since most files are there at once; then what is being opened, and after a second how far
it is. Cancel leaves everything as it was: the welcome screen, or the negotiation that is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from models.errors import PassphraseNeeded, Refusal
from ui.fonts import SEMIBOLD
from ui.tasks import Control, Task, Tasks
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from models.workspace import Workspace
    from ui.session import Session

#: Milliseconds after which a person is told that something goes on, and how far it is.
TOLD_AFTER, FAR_AFTER = 200, 1_000


class OpeningPage(QWidget):
    """What is being opened and how far it is, in the place of the screen."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("opening")
        self.title = PlainLabel("", self, size_delta=4.5, weight=SEMIBOLD, elide=Qt.TextElideMode.ElideMiddle)
        self.words = PlainLabel("", self, tone="muted")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName("How far the file is opened")
        self.button = push_button("&Cancel", self)
        self.button.clicked.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.setContentsMargins(120, 0, 120, 0)
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (self.title, self.words, self.bar):
            column.addWidget(widget)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(3)

    def begin(self, name: str) -> None:
        """Empty at first; the rest comes when it takes long."""
        self.title.setText(f"Opening {name} …")
        self.setAccessibleName(f"Opening {name}")
        self.words.setText("")
        self.bar.setRange(0, 0)
        for widget in (self.title, self.words, self.bar, self.button):
            widget.hide()

    def tell(self) -> None:
        for widget in (self.title, self.words, self.bar):
            widget.show()

    def tell_more(self) -> None:
        self.button.show()
        self.button.setFocus()

    def show_progress(self, done: int, total: int, words: str) -> None:
        """total 0: nobody knows how much there is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.words.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class Opening(QObject):
    """One file at a time; a second wish takes the place of the first."""

    #: Nothing was opened, and the page stood in the place of nothing.
    left = Signal()

    def __init__(self, session: Session, tasks: Tasks, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._session = session
        self._tasks = tasks
        self._stack = stack
        self._under: QWidget | None = None
        self.page = page = OpeningPage(stack)
        page.hide()
        self._task: Task | None = None
        self._location = ""
        self._told = QTimer(self, singleShot=True, interval=TOLD_AFTER)
        self._far = QTimer(self, singleShot=True, interval=FAR_AFTER)
        self._told.timeout.connect(self._tell)
        self._far.timeout.connect(page.tell_more)
        page.cancelled.connect(self.cancel)

    @property
    def running(self) -> bool:
        return self._task is not None

    def begin(self, location: str, *, blank: bool = False) -> None:
        """blank: there is nothing to leave standing for the first moment, as when the program starts."""
        self.cancel()
        self._location = location
        self.page.begin(location.replace("\\", "/").rpartition("/")[2] or location)
        if blank:
            self._show_page()
        self._told.start()
        self._far.start()
        self._task = self._tasks.start(
            self, _Work(location, self._session), done=self._opened, failed=self._failed, unwanted=_let_go
        )
        self._task.progressed.connect(self.page.show_progress)

    def cancel(self) -> None:
        """Let go of what is being opened; whatever comes of it later is closed unseen."""
        if self._task is not None:
            self._task.cancel()
            self._end()

    def _tell(self) -> None:
        self.page.tell()
        self._show_page()

    def _show_page(self) -> None:
        if self._stack.currentWidget() is not self.page:
            self._under = self._stack.currentWidget()
            self._stack.addWidget(self.page)
            self._stack.setCurrentWidget(self.page)

    def _hide_page(self) -> None:
        """Back to what the page stood in the place of."""
        if self._stack.currentWidget() is not self.page:
            return
        if self._under is not None:
            self._stack.setCurrentWidget(self._under)
        else:
            self.left.emit()

    def _end(self) -> None:
        self._task = None
        self._told.stop()
        self._far.stop()
        self._hide_page()

    def _opened(self, workspace: Workspace) -> None:
        self._task = None
        self._told.stop()
        self._far.stop()
        self._session.take(workspace)
        self._hide_page()

    def _failed(self, error: Exception) -> None:
        location = self._location
        self._end()
        ask = self._session.ask_passphrase
        if isinstance(error, PassphraseNeeded) and ask is not None:
            if ask(error):
                self.begin(location)
        elif isinstance(error, Refusal):
            self._session.refuse(location, error)
        else:
            raise error


def _let_go(workspace: Workspace) -> None:
    workspace.close()


class _Work:
    """What is done on the thread: open, and read ahead what the screen will show."""

    def __init__(self, location: str, session: Session) -> None:
        self._location = location
        self._filter = session.preferences.board_filter(location)
        self._discreet = session.discreet

    def __call__(self, control: Control) -> Workspace:
        from models.queries.first_screen import read_ahead
        from models.trust import open_location

        control.progress(0, 0, "Looking at the file")
        workspace = open_location(self._location)
        workspace.discreet = self._discreet
        try:
            read_ahead(workspace, self._filter, control.progress)
            control.check()
        except BaseException:
            workspace.close()
            raise
        return workspace
