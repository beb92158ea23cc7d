"""One key hides what is confidential in the whole window, and shows it again; a quiet sign says that it is hidden.

What is hidden then, `models.discreet` decides; here everything that was on the screen is taken off it and read anew.
The lock of the screen (`ui.lock`) is another thing: it hides all, and wants the passphrase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QProgressDialog, QToolButton, QToolTip, QWidget
from shiboken6 import isValid

from ui.icons import icon
from ui.widgets.plain_text import tooltip

if TYPE_CHECKING:
    from ui.main_window import MainWindow

KEY = Qt.Key.Key_F9
SIGN = "Confidential records are hidden · F9"


class Discretion(QObject):
    """One for the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._covered: list[QDialog] = []
        self._watched: list[QWindow] = []
        self.sign = QToolButton(window)
        self.sign.setObjectName("discreet-sign")
        self.sign.setIcon(icon("discreet", "muted"))
        self.sign.setText(SIGN)
        self.sign.setAccessibleName("Confidential records are hidden. Show them again")
        self.sign.setToolTip(tooltip("Show them again (F9)"))
        self.sign.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.sign.setAutoRaise(True)
        self.sign.hide()
        self.sign.clicked.connect(self.toggle)
        window.statusBar().addPermanentWidget(self.sign)
        window.actions_by_id["view.discreet"].setAutoRepeat(False)  # held down, it would show everything again
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)

    @property
    def hidden(self) -> bool:
        return self._window.session.discreet

    def toggle(self) -> None:
        self.hide(not self.hidden)

    def hide(self, hidden: bool) -> None:
        """Hide what is confidential, or show it again; without an open file it holds for the next one."""
        window = self._window
        if hidden == self.hidden or window.passphrases.locked:
            return
        workspace = window.session.workspace
        self._put_away()
        cover = self._blank() if hidden and workspace is not None else None
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()  # words typed in place are saved by it, as when one clicks elsewhere
        window.session.discreet = hidden
        self.show_state()
        try:
            if workspace is not None:
                workspace.discreet = hidden
                window.read_anew()
        finally:
            if cover is not None:
                cover.hide()
                cover.deleteLater()
        if not hidden:
            self._bring_back()

    def show_state(self) -> None:
        """The tick in the menu and the sign below."""
        self._window.actions_by_id["view.discreet"].setChecked(self.hidden)
        self.sign.setVisible(self.hidden and self._window.session.workspace is not None)

    # ------------------------------------------------------------ what lies over the window

    def _put_away(self) -> None:
        """Menus, tooltips and dialogs; what is typed in a dialog stays in it."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        QToolTip.hideText()
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible() and not isinstance(dialog, QProgressDialog):
                dialog.hide()
                if dialog.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose):  # the others wait for an answer: none
                    self._covered.append(dialog)
        self._window.activateWindow()

    def _bring_back(self) -> None:
        covered, self._covered = self._covered, []
        for dialog in covered:
            if isValid(dialog):
                dialog.open()

    def close_covered(self) -> None:
        """Another negotiation is open, or none: nobody needs these any more."""
        covered, self._covered = self._covered, []
        for dialog in covered:
            if isValid(dialog):
                dialog.deleteLater()

    def _blank(self) -> QWidget:
        """Nothing but the background in the place of the screen, at once: reading anew takes longer than a frame."""
        window = self._window
        cover = QWidget(window.centralWidget())
        cover.setAutoFillBackground(True)
        cover.setGeometry(window.rect().adjusted(window.rail.width(), 0, 0, 0))
        cover.show()
        cover.raise_()
        cover.repaint()
        window.saved.setText("")
        window.saved.repaint()
        return cover

    # ------------------------------------------------------------ the key, wherever the keyboard is

    def _watch(self, window: QWindow | None) -> None:
        """A dialog keeps the window's shortcuts from it, and an open menu too: the key is looked for there as well."""
        self._watched = [one for one in self._watched if isValid(one)]
        if window is not None and window not in self._watched:
            window.installEventFilter(self)
            self._watched.append(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == KEY:
            if not event.isAutoRepeat() and self._window.session.workspace is not None:
                self.toggle()
            return True
        return False
