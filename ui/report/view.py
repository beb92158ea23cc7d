"""The report's screen: choices on the left, real pages on the right, made anew while choices and data change.

`maker` makes the pages beside the window; this screen places the parts, and asks where to save and on what to print.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.commands.editions import issue
from models.errors import Refusal
from models.queries import summary
from models.queries.editions import editions
from models.records import EditNews
from models.report.choices import WayWindow
from models.report.subjects import subjects
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.fonts import SEMIBOLD
from ui.messages import show_refusal
from ui.preferences import Preferences
from ui.report.document import PdfPages
from ui.report.finder import Finder
from ui.report.maker import Maker
from ui.report.options import OptionsPanel
from ui.report.output import Output
from ui.report.pages import PagesView
from ui.report.toolbar import PagesToolbar
from ui.tasks import Tasks
from ui.widgets.buttons import push_button
from ui.widgets.message_bar import MessageBar
from ui.widgets.plain_label import PlainLabel


class ReportView(QWidget):
    """Give it a workspace; it makes the report when it is seen."""

    def __init__(
        self, tasks: Tasks | None = None, parent: QWidget | None = None, *, preferences: Preferences | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.setObjectName("report")
        self.setAccessibleName("Report")
        self._refused = False
        self.messages = MessageBar(self)
        self.options = OptionsPanel(self)
        self.pages = PagesView(self)
        self.finder = Finder(self)
        self.toolbar = PagesToolbar(self.pages, self.finder, self)
        self.status = PlainLabel("", self, tone="muted", wrap=True)
        self.save_button = push_button("&Save as PDF…", self, glyph="pdf", kind="primary")
        self.print_button = push_button("P&rint…", self, glyph="print")
        self.issue_button = push_button("&Issue as an edition", self, hint="Number it, and keep it as it is now")
        self.cancel_button = push_button("Cancel", self, hint="Stop setting these pages")
        self.cancel_button.setObjectName("report-cancel")
        self.cancel_button.hide()
        self.issue_button.setObjectName("report-issue")
        self._maker = Maker(tasks or Tasks(self), self.options.options, self)
        self.output = Output(self._maker, self.messages, self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.pages)
        self._enable()

    # ------------------------------------------------------------ what is shown

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Another negotiation, or none."""
        self._maker.set_workspace(workspace)
        self.messages.dismiss()
        self._show_pages(None)
        self.options.set_discreet(workspace is not None and workspace.discreet)
        self.options.start_over()
        if workspace is not None and self._preferences is not None:
            self.options.recall(self._preferences.report_choices(_place(workspace)))
        self.refresh(None)

    def refresh(self, news: EditNews | None = None) -> None:
        """Any edit may change a report; it is made anew when it is seen."""
        if self._maker.workspace is not None:
            head = summary.negotiation(self._maker.workspace)
            self.options.show_negotiation(head.marking, self._maker.workspace.today())
            if news is None or news.touches(Kind.EDITION, Kind.PARTY, Kind.MEETING):
                self._show_what_there_is()
        self._outdated()

    def _show_what_there_is(self) -> None:
        """Editions, and what the kind that is chosen can be about."""
        workspace = self._maker.workspace
        if workspace is None:
            return
        which = self.options.which
        which.show_editions(editions(workspace))
        which.show_subjects(subjects(workspace, which.chosen_kind()))
        which.show_today(workspace.today())
        self.options.page.show_templates()
        if self._preferences is not None:
            self.options.page.show_second_zone(self._preferences.second_zone(_place(workspace)))

    def issue(self) -> bool:
        """Numbers the report as it is chosen now and keeps it; it is shown as it was issued. Undo takes it back."""
        return self.output.told(self._issue)

    def _issue(self) -> bool:
        workspace = self._maker.workspace
        if workspace is None:
            return False
        chosen = self.options.options()
        if chosen.edition is not None:
            raise Refusal(f"Edition {chosen.edition} was issued already.", "Choose “Not issued yet” for a new one.")
        made = issue(workspace, chosen)
        self._show_what_there_is()
        self.options.which.show_edition(int(made.edition))
        self.messages.show_message(
            "success",
            f"Issued as edition {made.edition}.",
            "It is kept as it is; the next report can say what changed since.",
            action="Save as PDF…",
            on_action=self.ask_and_save,
        )
        return True

    def show_window(self, window: WayWindow | None) -> None:
        """The days and lanes of the timeline on the screen, which the picture of the way may take over."""
        self.options.show_window(window)

    def set_as_of(self, day: dt.date | None) -> None:
        """The window shows this day (None is today): the report is of the same, unless its date was unlinked."""
        self.options.follow_day(day)

    @property
    def busy(self) -> bool:
        """True while pages are being made or are about to be."""
        return self._maker.busy

    def start_finding(self) -> None:
        """Puts the hand into the field for finding."""
        self.toolbar.start_finding()

    # ------------------------------------------------------------ files and paper

    def save_pdf(self, path: str | Path) -> bool:
        """Writes the report as it is chosen now; the other endings are taken as well. Tells on the bar how it went."""
        return self.output.save(Path(path))

    def print_report(self, printer: QPrinter) -> bool:
        """Prints the report as it is chosen now, as the printer's own settings say."""
        return self.output.print(printer)

    def ask_and_save(self) -> None:
        self.output.ask_and_save()

    def ask_and_print(self) -> None:
        self.output.ask_and_print()

    # ------------------------------------------------------------ the newest pages

    def _choices_changed(self) -> None:
        workspace = self._maker.workspace
        if workspace is not None and self._preferences is not None:
            self._preferences.set_report_choices(_place(workspace), self.options.remembered())
        self._outdated()

    def _outdated(self) -> None:
        self._enable()
        self._maker.outdate(seen=self.isVisible())

    def _show_newest(self) -> None:
        made = self._maker.newest
        if made is not None:
            if self._refused:
                self.messages.dismiss()
            self._refused = False
            self._show_pages(PdfPages(made.pdf))

    def _say_refused(self, refusal: Refusal) -> None:
        self._refused = True
        self.cancel_button.hide()
        self.status.setText("The pages could not be made.")
        show_refusal(self.messages, refusal)

    def _show_pages(self, document: PdfPages | None) -> None:
        self.pages.set_document(document)
        self.finder.set_document(document)
        self.toolbar.refresh()
        self.cancel_button.hide()
        count = len(document) if document else 0
        self.status.setText(f"{count} page{'' if count == 1 else 's'}" if count else "")
        self._enable()

    def _say_busy(self) -> None:
        self.status.setText("Setting the pages…")

    def _say_stopped(self) -> None:
        self.cancel_button.hide()
        self.status.setText("Stopped. Change a choice to set the pages.")

    def _enable(self) -> None:
        workspace = self._maker.workspace
        for widget in (self.options, self.save_button, self.print_button):
            widget.setEnabled(workspace is not None)
        live = self.options.options().edition is None
        self.issue_button.setEnabled(workspace is not None and not workspace.read_only and live)

    # ------------------------------------------------------------ the widget

    def _lay_out(self) -> None:
        side = QFrame(self)
        side.setFixedWidth(270)
        side.setAutoFillBackground(True)
        side.setBackgroundRole(self.palette().ColorRole.Base)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(16, 10, 16, 14)
        buttons.setSpacing(8)
        for widget in (self.save_button, self.print_button, self.issue_button, self.status, self.cancel_button):
            buttons.addWidget(widget)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(0)
        title = PlainLabel("Report", side, size_delta=4.5, weight=SEMIBOLD)
        title.setContentsMargins(16, 0, 16, 0)
        column.addWidget(title)
        column.addWidget(self.options, 1)
        column.addLayout(buttons)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.toolbar)
        right.addWidget(self.pages, 1)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(side)
        both.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addLayout(both, 1)

    def _connect(self) -> None:
        self.options.changed.connect(self._choices_changed)
        self.options.which.kind_changed.connect(self._show_what_there_is)
        self.issue_button.clicked.connect(self.issue)
        self.save_button.clicked.connect(self.ask_and_save)
        self.print_button.clicked.connect(self.ask_and_print)
        self._maker.made.connect(self._show_newest)
        self._maker.refused.connect(self._say_refused)
        self._maker.takes_long.connect(self._say_busy)
        self._maker.takes_very_long.connect(self.cancel_button.show)
        self._maker.stopped.connect(self._say_stopped)
        self.cancel_button.clicked.connect(self._maker.stop)
        self.toolbar.left.connect(self.pages.setFocus)

    def minimumSizeHint(self) -> QSize:
        return QSize(760, 420)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._maker.make_soon()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.set_workspace(None)
        super().closeEvent(event)

    def event(self, event: QEvent) -> bool:
        # While this screen has the focus its own keys go before the window's.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._own_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._own_key(event)
        if action is None:
            super().keyPressEvent(event)
        else:
            action()

    def _own_key(self, event: QKeyEvent) -> Callable[[], None] | None:
        keys: dict[QKeySequence.StandardKey, Callable[[], None]] = {
            QKeySequence.StandardKey.Find: self.start_finding,
            QKeySequence.StandardKey.FindNext: partial(self.finder.step, 1),
            QKeySequence.StandardKey.FindPrevious: partial(self.finder.step, -1),
            QKeySequence.StandardKey.ZoomIn: partial(self.pages.step_zoom, 1),
            QKeySequence.StandardKey.ZoomOut: partial(self.pages.step_zoom, -1),
        }
        return next((action for key, action in keys.items() if event.matches(key)), None)


def _place(workspace: Workspace) -> str:
    """Under what the choices of a negotiation are kept."""
    return str(workspace.path.absolute())
