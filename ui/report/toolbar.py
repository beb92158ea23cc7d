"""The bar over the pages: which page, how large, and where a word stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QSpinBox, QWidget

from ui.report.finder import Finder
from ui.report.pages import PagesView
from ui.report.sheets import STEPS
from ui.widgets.buttons import icon_button
from ui.widgets.plain_label import PlainLabel


class PagesToolbar(QWidget):
    """Drives one `PagesView` and its `Finder`."""

    #: Esc in the field for finding: the focus wants to go back to the pages.
    left = Signal()

    def __init__(self, pages: PagesView, finder: Finder, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages, self._finder = pages, finder
        self.page = QSpinBox(self)
        self.of_pages = PlainLabel("", self, tone="muted")
        self.zoom = QComboBox(self)
        self.zoom_out = icon_button("zoom-out", "Smaller (Ctrl+−)", self)
        self.zoom_in = icon_button("zoom-in", "Larger (Ctrl++)", self)
        self.field = QLineEdit(self)
        self.found = PlainLabel("", self, tone="muted")
        self.previous = icon_button("arrow-left", "Previous place (Shift+Enter)", self)
        self.next = icon_button("arrow-right", "Next place (Enter)", self)
        self._typing = QTimer(self, singleShot=True, interval=180)
        self._dress()
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """The numbers of the document that is shown now."""
        count = len(self._pages.document) if self._pages.document else 0
        with QSignalBlocker(self.page):
            self.page.setRange(min(count, 1), max(count, 1))
            self.page.setValue(self._pages.page + 1)
        self.page.setEnabled(count > 0)
        self.of_pages.setText(f"of {count}" if count else "")
        self._show_zoom()
        self._show_found()

    def start_finding(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._finder.step(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.field.clear()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        self.page.setAccessibleName("Page")
        self.page.setObjectName("report-page")
        self.page.setKeyboardTracking(False)
        self.zoom.setAccessibleName("Zoom")
        self.zoom.setObjectName("report-zoom")
        self.zoom.addItem("Fit width", "width")
        self.zoom.addItem("Fit page", "page")
        for step in STEPS:
            self.zoom.addItem(f"{round(step * 100)} %", step)
        self.field.setAccessibleName("Find in the report")
        self.field.setObjectName("report-find")
        self.field.setPlaceholderText("Find")
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(120)
        self.field.setMaximumWidth(220)
        self.field.installEventFilter(self)
        self.found.setMinimumWidth(self.fontMetrics().horizontalAdvance("Not found") + 4)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(6)
        page_word = PlainLabel("Page", self, tone="muted")
        page_word.setBuddy(self.page)
        paging: list[QWidget] = [page_word, self.page, self.of_pages]
        zooming: list[QWidget] = [self.zoom_out, self.zoom, self.zoom_in]
        finding: list[QWidget] = [self.field, self.found, self.previous, self.next]
        for group in (paging, zooming, finding):
            for widget in group:
                row.addWidget(widget, 1 if widget is self.field else 0)
            if group is not finding:
                row.addSpacing(10)
            if group is zooming:
                row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self.page.valueChanged.connect(self._go_to)
        self._pages.page_changed.connect(self._show_page)
        self._pages.zoom_changed.connect(self._show_zoom)
        self.zoom.activated.connect(self._choose_zoom)
        self.zoom_out.clicked.connect(self._smaller)
        self.zoom_in.clicked.connect(self._larger)
        self.field.textChanged.connect(self._typed)
        self._typing.timeout.connect(self._look)
        self.previous.clicked.connect(self._back)
        self.next.clicked.connect(self._on)
        self._finder.changed.connect(self._show_found)

    def _go_to(self, page: int) -> None:
        self._pages.go_to(page - 1)

    def _show_page(self, page: int) -> None:
        with QSignalBlocker(self.page):
            self.page.setValue(page + 1)

    def _choose_zoom(self) -> None:
        self._pages.set_zoom(self.zoom.currentData())

    def _smaller(self) -> None:
        self._pages.step_zoom(-1)

    def _larger(self) -> None:
        self._pages.step_zoom(1)

    def _show_zoom(self) -> None:
        chosen = self.zoom.findData(self._pages.zoom)
        with QSignalBlocker(self.zoom):
            self.zoom.setCurrentIndex(max(chosen, 0))
        self.zoom.setAccessibleDescription(f"{round(self._pages.share * 100)} percent of true size")
        self.zoom_out.setEnabled(self._pages.share > STEPS[0] + 0.01)
        self.zoom_in.setEnabled(self._pages.share < STEPS[-1] - 0.01)

    def _typed(self) -> None:
        # An emptied field answers at once; typing waits for the next letter.
        self._typing.start(0 if not self.field.text() else 180)

    def _look(self) -> None:
        self._finder.look_for(self.field.text())

    def _back(self) -> None:
        self._finder.step(-1)

    def _on(self) -> None:
        self._finder.step(1)

    def _show_found(self) -> None:
        self.found.setText(self._finder.told())
        several = bool(self._finder.matches)
        self.previous.setEnabled(several)
        self.next.setEnabled(several)
        self._pages.set_matches(self._finder.matches, self._finder.match)
