"""How the two families of error reach a person: a refusal as a sentence with a way out, our own bugs as a dialog.

Everything shown here is plain text. What is refused, and why, is decided on the floor below.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot, qVersion
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from models import traces
from models.errors import LocationRefused, Refusal
from ui.fonts import SEMIBOLD
from ui.theme import theme
from ui.widgets.buttons import push_button
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.message_bar import Gravity, MessageBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import copy_to_clipboard

TITLE = "Accord Desk"
_LIBRARIES = ("PySide6_Essentials", "SQLAlchemy", "alembic", "typst", "pypdfium2", "pyqtgraph")


def show_refusal(
    bar: MessageBar, refusal: Refusal, *, action: str = "", on_action: Callable[[], object] | None = None
) -> None:
    """A refusal where the person is looking: on the bar of their screen."""
    gravity: Gravity = "error" if isinstance(refusal, LocationRefused) else "warning"
    bar.show_message(gravity, refusal.sentence, refusal.way_out, action=action, on_action=on_action)


def refusal_box(refusal: Refusal, parent: QWidget | None = None) -> QMessageBox:
    """A refusal as a dialog, for where no screen is there to carry a bar; the caller opens it."""
    box = QMessageBox(parent)
    box.setWindowTitle(TITLE)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    # All in the one text: the format does not reach Qt's field for informative text.
    box.setText(f"{refusal.sentence}\n\n{refusal.way_out}".strip())
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def versions() -> str:
    """The program's version and those of what it stands on, one per line."""
    import importlib.metadata
    import platform

    lines = [
        f"{TITLE} {QCoreApplication.applicationVersion() or '(version not told)'}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}",
    ]
    for library in _LIBRARIES:
        try:
            lines.append(f"{library} {importlib.metadata.version(library)}")
        except importlib.metadata.PackageNotFoundError:
            lines.append(f"{library} missing")
    return "\n".join(lines)


class CrashDialog(QDialog):
    """An error that we did not foresee: what is safe, what to do, and details to copy behind a button."""

    def __init__(self, trace: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme()
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = PlainLabel("Accord Desk met an error of its own.", self, size_delta=2.5, weight=SEMIBOLD)
        body = PlainLabel(
            "Every edit made so far is saved; the step you have just tried may not have been done. You can go on. "
            "If it happens again, copy the details and report them: they hold versions and the place in the "
            "program, and nothing of what you entered.",
            self,
            tone="muted",
            wrap=True,
        )
        self.details = QPlainTextEdit(f"{versions()}\n\n{trace}", self)
        use_flat_bars(self.details)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName("Details of the error")
        self.details.setMinimumHeight(220)
        self.details.hide()
        self.details_button = push_button("Show details", self)
        self.details_button.setCheckable(True)
        self.details_button.toggled.connect(self._fold_details)
        self.copy_button = push_button("Copy details", self, glyph="copy")
        self.copy_button.clicked.connect(self.copy_details)
        self.close_button = push_button("Go on", self, kind="primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.details_button)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        for widget in (head, body, self.details):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.setMinimumWidth(560)

    def add(self, trace: str) -> None:
        """Another error while this dialog is open: one dialog is enough for a run of them."""
        self.details.appendPlainText(f"\n{trace}")

    def copy_details(self) -> None:
        copy_to_clipboard(self.details.toPlainText())
        self.copy_button.setText("Copied")

    @Slot(bool)
    def _fold_details(self, shown: bool) -> None:
        self.details.setVisible(shown)
        self.details_button.setText("Hide details" if shown else "Show details")
        self.adjustSize()


class ErrorCatcher(QObject):
    """Takes what nobody caught, on whatever thread, and shows it on the GUI thread."""

    _caught = Signal(object)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.dialog: CrashDialog | None = None
        self._boxes: list[QMessageBox] = []
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None = None) -> None:
        """In the place of `sys.excepthook`."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        if not isinstance(error, Refusal):
            traces.tell(kind, error)
        if isValid(self):
            self._caught.emit(error)
        else:
            traces.tell(kind, error)

    def catch_in_thread(self, told: threading.ExceptHookArgs) -> None:
        """In the place of `threading.excepthook`."""
        if told.exc_value is not None and not issubclass(told.exc_type, SystemExit):
            self.catch(told.exc_type, told.exc_value, told.exc_traceback)

    @Slot(object)
    def _show(self, error: BaseException) -> None:
        if isinstance(error, Refusal):
            box = refusal_box(error, QApplication.activeWindow())
            # Without a window to belong to, only this list keeps it open.
            self._boxes = [one for one in self._boxes if isValid(one)] + [box]
            box.open()
            return
        trace = traces.without_content(error)
        if self.dialog is not None and isValid(self.dialog):
            self.dialog.add(trace)
            return
        self.dialog = CrashDialog(trace, QApplication.activeWindow())
        self.dialog.finished.connect(self._dialog_gone)
        self.dialog.open()

    @Slot()
    def _dialog_gone(self) -> None:
        self.dialog = None


def install_excepthook(app: QApplication) -> ErrorCatcher:
    """From here on nothing that goes wrong passes silently or closes the window."""
    catcher = ErrorCatcher(app)
    sys.excepthook = catcher.catch
    threading.excepthook = catcher.catch_in_thread
    return catcher
