"""Locks the desk: on demand, or when nobody has touched it for a while.

While it is locked every window of the program is blank, title bars included, the key is forgotten and the file let go
of. What was typed into open dialogs stays in them, hidden, and comes back with the passphrase.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QVBoxLayout, QWidget
from shiboken6 import isValid

from models import passphrases
from models.errors import Refusal
from ui.dialogs.passphrase_dialogs import AskPassphrase
from ui.fonts import SEMIBOLD
from ui.icons import icon
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from ui.main_window import MainWindow

BLANK_TITLE = "Accord Desk"

#: What counts as somebody being there.
_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)

#: While something is being worked on or dragged, the lock waits so long for its end, in milliseconds.
WAIT = 1_000


class Cover(QWidget):
    """Lies over the whole of a window whose content is hidden."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAutoFillBackground(True)
        self.setAccessibleName("Locked")
        picture = PlainLabel("", self)
        picture.setPixmap(icon("lock", "muted").pixmap(48, 48))
        words = PlainLabel("Locked", self, tone="muted", size_delta=3.0, weight=SEMIBOLD)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        for label in (picture, words):
            layout.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False


@dataclass
class _Blanked:
    """A window as it was before."""

    window: QWidget
    title: str
    name: str
    focus: QWidget | None
    hidden: list[QWidget] = field(default_factory=list)
    cover: Cover | None = None


class Locker(QObject):
    """One for the window. `locked_changed` says True when all is blank, False when everything is back."""

    locked_changed = Signal(bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._blanked: list[_Blanked] = []
        self.dialog: AskPassphrase | None = None
        self.idle = QTimer(self, singleShot=True)
        self.idle.timeout.connect(self._idle_for_long)
        self._watched: list[QWindow] = []
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)

    @property
    def locked(self) -> bool:
        return self.dialog is not None

    # ------------------------------------------------------------ when

    def set_minutes(self, minutes: int) -> None:
        """Lock after so many minutes without a sign of life; 0 never does. Plain files are not locked."""
        workspace = self._window.session.workspace
        self.idle.stop()
        if minutes and workspace is not None and workspace.encrypted:
            self.idle.setInterval(minutes * 60_000)
            self.idle.start()
            self._watch(self._window.windowHandle())

    def _watch(self, window: QWindow | None) -> None:
        self._watched = [one for one in self._watched if isValid(one)]
        if window is not None and window not in self._watched:
            window.installEventFilter(self)
            self._watched.append(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS and self.idle.isActive():
            self.idle.start()
        return False

    def _idle_for_long(self) -> None:
        if self._busy():
            QTimer.singleShot(WAIT, self, self._idle_for_long)
            return
        try:
            self.lock()
        except Refusal as refusal:
            self._window.show_refusal(refusal)

    def _busy(self) -> bool:
        """Work that reads the file, or a drag: neither is broken off."""
        return self._window.tasks.running > 0 or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton

    # ------------------------------------------------------------ locking

    def lock(self) -> None:
        """Blank everything, then forget the key. Raises Refusal for a file without a passphrase."""
        workspace = self._window.session.workspace
        if self.locked or workspace is None:
            return
        if not workspace.encrypted:
            raise Refusal("This file has no passphrase to be unlocked with.", "Set one: File, Passphrase.")
        self.idle.stop()
        if self._window.desk is not None:
            self._window.desk.load_timeline()  # it would come a moment later and find the file closed
        self._blank_all()
        self._window.session.bridge.pause()
        passphrases.lock(workspace)
        self.dialog = AskPassphrase(workspace.path, self._window, locked=True)
        self.dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.dialog.accepted.connect(self._unlock)
        self.dialog.rejected.connect(self._quit)
        self.dialog.open()
        self.locked_changed.emit(True)

    def _blank_all(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()  # words typed in place are saved by it, as when one clicks elsewhere
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        QToolTip.hideText()
        for window in QApplication.topLevelWidgets():
            if window is self._window or (isinstance(window, QDialog) and window.isVisible()):
                self._blank(window, focus)

    def _blank(self, window: QWidget, focus: QWidget | None) -> None:
        inside = focus if focus is not None and window.isAncestorOf(focus) else None
        blanked = _Blanked(window, window.windowTitle(), window.accessibleName(), inside)
        for child in window.children():
            if isinstance(child, QWidget) and not child.isWindow() and not child.isHidden():
                child.hide()
                blanked.hidden.append(child)
        blanked.cover = Cover(window)
        window.setWindowTitle(BLANK_TITLE)
        window.setAccessibleName(BLANK_TITLE)
        self._blanked.append(blanked)

    # ------------------------------------------------------------ unlocking

    def _unlock(self) -> None:
        self._let_dialog_go()
        for blanked in self._blanked:
            if isValid(blanked.window):
                _bring_back(blanked)
        self._blanked.clear()
        self._window.session.bridge.resume()
        self.set_minutes(self._window.preferences.lock_minutes)
        self.locked_changed.emit(False)

    def _quit(self) -> None:
        self._let_dialog_go()
        self._blanked.clear()
        self._window.close()

    def _let_dialog_go(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _bring_back(blanked: _Blanked) -> None:
    if blanked.cover is not None:
        blanked.window.removeEventFilter(blanked.cover)
        blanked.cover.hide()
        blanked.cover.deleteLater()
    for child in blanked.hidden:
        if isValid(child):
            child.show()
    blanked.window.setWindowTitle(blanked.title)
    blanked.window.setAccessibleName(blanked.name)
    if blanked.focus is not None and isValid(blanked.focus):
        blanked.focus.setFocus()
