"""Work that waits until something is on the screen: told by the painting itself, not by a guess in milliseconds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget


class AfterPaint(QObject):
    """`done` comes once after each `wait`: when that widget was painted, or `at_latest` milliseconds later.

    The latter is for a window that nobody sees: a system asks a hidden one for no pixels.
    """

    done = Signal()

    def __init__(self, at_latest: int, parent: QObject) -> None:
        super().__init__(parent)
        self._widget: QWidget | None = None
        self._limit = QTimer(self, singleShot=True, interval=at_latest)
        self._limit.timeout.connect(self._tell)

    def wait(self, widget: QWidget) -> None:
        """From now on, for a painting of this widget, which is asked for."""
        self._forget()
        self._widget = widget
        widget.installEventFilter(self)
        widget.update()
        self._limit.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # As an event of its own, behind all others: it arrives when the whole painting is on the screen.
            QApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.LowEventPriority.value)
        return False

    def customEvent(self, event: QEvent) -> None:
        self._tell()

    def _tell(self) -> None:
        if self._widget is not None:
            self._forget()
            self.done.emit()

    def _forget(self) -> None:
        self._limit.stop()
        if self._widget is not None:
            self._widget.removeEventFilter(self)
            self._widget = None
