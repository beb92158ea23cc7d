"""The window: menu bar, rail, screens, message bar and status bar, and which screen is open.

It places and connects. Commands are carried out by `ui.window_commands`, edits by `ui.handling`, the open negotiation
is `ui.session`'s. Screens are made when they are first opened.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.preferences import Preferences
from ui.window_place import restore_place

if TYPE_CHECKING:  # the bare window is on the screen before any of these is loaded
    from models.errors import Refusal
    from models.records import EditNews, Ref
    from models.workspace import Workspace
    from ui.desk import Desk
    from ui.history.view import HistoryView
    from ui.readiness.view import ReadinessView
    from ui.report.view import ReportView
    from ui.welcome import Welcome
    from ui.window_commands import WindowCommands


class MainWindow(QMainWindow):
    """One negotiation in one window. `bare`: only a window at its place; `furnish` has to follow when it is seen."""

    def __init__(self, preferences: Preferences, *, bare: bool = False) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("Accord Desk")
        self.setMinimumSize(900, 600)
        self.preferences = preferences
        self.furnished = False
        restore_place(self, preferences)
        if not bare:
            self.furnish()
            self.show_welcome()

    def furnish(self) -> None:
        """Menus, welcome screen, status bar and all that commands need."""
        from ui.actions import Actions
        from ui.discretion import Discretion
        from ui.keeping import Keeping
        from ui.motion import set_motion_reduced
        from ui.opening import Opening
        from ui.passphrase_commands import PassphraseCommands
        from ui.rail import Rail
        from ui.screens import SCREENS, Screens
        from ui.session import Session
        from ui.share_commands import ShareCommands
        from ui.tasks import Tasks
        from ui.widgets.message_bar import MessageBar

        self.furnished = True
        self.setAcceptDrops(True)
        preferences = self.preferences
        self.session = Session(preferences, self)
        self.passphrases = PassphraseCommands(self)
        self.sharing = ShareCommands(self)
        self.session.ask_passphrase = self.passphrases.ask
        self.tasks = Tasks(self)
        self.keeping = Keeping(self)
        self.stack = QStackedWidget(self)
        self.opening = Opening(self.session, self.tasks, self.stack)
        self.opening.left.connect(self.show_welcome)
        self.actions_by_id = Actions(self)
        self.desk: Desk | None = None
        self.screens = Screens(self)
        self._commands: WindowCommands | None = None
        self.messages = MessageBar(self)
        self.rail = Rail(SCREENS, self)
        self.menus: dict[str, QMenu] = self.actions_by_id.fill(self.menuBar())
        self._lay_out()
        self.discretion = Discretion(self)
        self._status_bar()
        self._connect()
        self.actions_by_id.allow(has_file=False, read_only=False)
        for command_id in ("view.timeline", "view.inspector", f"view.{preferences.theme_mode}"):
            self.actions_by_id[command_id].setChecked(True)
        self.actions_by_id["view.still"].setChecked(preferences.reduced_motion)
        self.actions_by_id["view.discreet.start"].setChecked(preferences.discreet_at_start)
        set_motion_reduced(preferences.reduced_motion)

    def _lay_out(self) -> None:
        centre = QWidget(self)
        across = QHBoxLayout(centre)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.stack, 1)
        across.addLayout(column, 1)
        self.setCentralWidget(centre)
        self.rail.hide()

    def _status_bar(self) -> None:
        from ui.widgets.plain_label import PlainLabel

        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(10, 0, 10, 0)
        self.saved = PlainLabel("", self, tone="muted")
        self.place = PlainLabel("", self, tone="muted")
        self.amounts = PlainLabel("", self, tone="muted")
        for label, name in ((self.saved, "Saved"), (self.place, "File"), (self.amounts, "Amounts")):
            label.setAccessibleName(name)
        bar.addWidget(self.saved)
        bar.addWidget(self.place, 1)
        bar.addPermanentWidget(self.amounts)

    def _connect(self) -> None:
        from ui.actions import FILE

        self.session.opened.connect(self._opened)
        self.session.closed.connect(self._closed)
        self.session.edited.connect(self._edited)
        self.session.refused.connect(self.show_refusal)
        self.rail.chosen.connect(self.open_screen)
        for command, action in self.actions_by_id:
            if command.id != "file.recent":
                action.triggered.connect(self._run_sender)
        recent = QMenu(self)
        self.actions_by_id["file.recent"].setMenu(recent)
        self.menus[FILE].aboutToShow.connect(self._fill_recent)
        for title in self.menus:
            self.menus[title].aboutToShow.connect(self._name_undo)

    @cached_property
    def welcome(self) -> Welcome:
        """Made when nothing is open: a start with a file does without it."""
        from ui.welcome import Welcome

        welcome = Welcome(self.preferences, self)
        self.stack.addWidget(welcome)
        welcome.new_requested.connect(self.actions_by_id["file.new"].trigger)
        welcome.open_requested.connect(self.actions_by_id["file.open"].trigger)
        welcome.sample_requested.connect(self.actions_by_id["file.sample"].trigger)
        welcome.recent_requested.connect(self.begin_opening)
        return welcome

    def show_welcome(self) -> None:
        """The screen of a window in which nothing is open."""
        self.welcome.refresh()
        self.stack.setCurrentWidget(self.welcome)

    # ------------------------------------------------------------ commands

    @property
    def commands(self) -> WindowCommands:
        """Made when the first command is run: it brings dialogs along."""
        if self._commands is None:
            from ui.window_commands import WindowCommands

            self._commands = WindowCommands(self)
        return self._commands

    def _run_sender(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.commands.run(sender.objectName())

    def _fill_recent(self) -> None:
        self.commands.fill_recent(self.actions_by_id["file.recent"].menu())

    def _name_undo(self) -> None:
        if self.passphrases.locked:  # nothing is read any more, and nothing is told
            return
        self.commands.name_undo()
        self.commands.timeline.mark_choices()
        self.commands.discreet.mark_choices()

    # ------------------------------------------------------------ the negotiation

    def open_location(self, location: str) -> bool:
        """Open a file and wait for it; gives whether it is open. A person is better served by `begin_opening`."""
        self.messages.dismiss()
        return self.session.open(location)

    def begin_opening(self, location: str, *, blank: bool = False) -> None:
        """Open a file beside the window. blank: nothing is on the screen yet that could stay for a moment."""
        self.messages.dismiss()
        self.opening.begin(location, blank=blank)

    def open_sample(self) -> bool:
        self.messages.dismiss()
        return self.session.open_sample()

    def _opened(self, workspace: Workspace) -> None:
        from ui.desk import Desk

        if self.desk is None:
            self.desk = Desk(self.preferences, self)
            self.desk.refused.connect(self.show_refusal)
            self.desk.past.told.connect(self._tell)
            self.desk.past.as_of.changed.connect(self._day_changed)
            self.desk.past.as_of.rested.connect(self._day_rested)
            self.desk.settled.connect(self._name_undo)
            self.desk.record_requested.connect(self._open_record)
            self.desk.board.pill_clicked.connect(self._pill_clicked)
            self.desk.board.command_requested.connect(self._trigger)
            self.desk.report_requested.connect(self.actions_by_id["report.show"].trigger)
            self.desk.set_timeline_shown(self.actions_by_id["view.timeline"].isChecked())
            self.desk.set_inspector_shown(self.actions_by_id["view.inspector"].isChecked())
            self.stack.addWidget(self.desk)
        self.desk.set_workspace(workspace)
        self.screens.set_workspace(workspace)
        self.rail.show()
        self.actions_by_id.allow(has_file=True, read_only=workspace.read_only)
        self.open_screen("board")
        self._show_place()
        self.discretion.close_covered()
        self.discretion.show_state()
        if workspace.read_only:
            self.messages.show_message("info", "This negotiation is open for reading only.", "Save a copy to edit it.")
        self.passphrases.opened()
        self.keeping.opened(workspace)

    def _closed(self) -> None:
        if self.desk is not None:
            self.desk.set_workspace(None)
        self.screens.set_workspace(None)
        self.rail.hide()
        self.show_welcome()
        self.actions_by_id.allow(has_file=False, read_only=False)
        self.setWindowTitle("Accord Desk")
        self.discretion.close_covered()
        self.discretion.show_state()
        for label in (self.saved, self.place, self.amounts):
            label.setText("")

    def _edited(self, news: EditNews) -> None:
        from PySide6.QtCore import QDateTime, QLocale

        if self.desk is not None:
            self.desk.refresh(news)
        self.screens.refresh(news)
        at = QLocale().toString(QDateTime.fromSecsSinceEpoch(news.at).time(), QLocale.FormatType.ShortFormat)
        step = "" if self.session.discreet else f" · {news.label}"
        self.saved.setText(f"✓ {'Changed elsewhere' if news.from_elsewhere else 'Saved'} {at}{step}")
        self._show_place()
        self._name_undo()

    def read_anew(self) -> None:
        """Everything that is shown, as after what is confidential was hidden or is shown again."""
        self.messages.dismiss()
        self.saved.setText("")
        if self.desk is not None:
            self.desk.read_anew()
        self.screens.read_anew()
        self._show_place()
        self._name_undo()

    def _show_place(self) -> None:
        from models.queries import summary

        workspace = self.session.workspace
        if workspace is None:
            return
        totals = summary.totals(workspace, as_of=self.as_of)
        self.place.setText(f"{workspace.place.name}{' (encrypted)' if workspace.encrypted else ''}")
        self.place.setToolTip(str(workspace.place))
        self.amounts.setText(
            f"{totals.demands:n} demands · {totals.meetings:n} meetings and events · {totals.parties:n} parties"
        )
        self.setWindowTitle(f"{summary.negotiation(workspace).title} — Accord Desk")
        if not self.saved.text():
            self.saved.setText("✓ All changes saved")

    # ------------------------------------------------------------ screens

    def open_screen(self, name: str) -> None:
        """One of `SCREENS` by its name; all but the board are made when first opened."""
        if self.session.workspace is None:
            return
        screen = self.screens.named(name) or self.desk
        if screen is not None:
            self.stack.setCurrentWidget(screen)
            self.rail.mark(name)
            screen.setFocus()

    def _trigger(self, command_id: str) -> None:
        self.actions_by_id[command_id].trigger()

    def _pill_clicked(self, name: str) -> None:
        """A number of the header that the board itself does not filter by."""
        if name == "unconfirmed":
            self.commands.confirmations.show_unconfirmed()

    def _open_record(self, ref: Ref) -> None:
        from ui.record_opening import open_record

        open_record(self, ref)

    @property
    def history(self) -> HistoryView | None:
        return cast("HistoryView | None", self.screens.made("history"))

    @property
    def report(self) -> ReportView | None:
        return cast("ReportView | None", self.screens.made("report"))

    @property
    def readiness(self) -> ReadinessView | None:
        return cast("ReadinessView | None", self.screens.made("readiness"))

    def show_refusal(self, refusal: Refusal) -> None:
        """One clear sentence and the way out, above the screen."""
        from models.errors import LookingBack
        from ui.messages import show_refusal

        if isinstance(refusal, LookingBack) and self.desk is not None:
            back = self.desk.past.bar.leave
            show_refusal(self.messages, refusal, action="Back to today", on_action=back)
        elif not self.keeping.offered_way_out(refusal):
            show_refusal(self.messages, refusal)

    # ------------------------------------------------------------ an earlier day

    @property
    def as_of(self) -> dt.date | None:
        """The earlier day that the window shows, or None for today."""
        return self.desk.past.day if self.desk is not None else None

    def _tell(self, sentence: str) -> None:
        self.messages.show_message("info", sentence)

    def _day_changed(self) -> None:
        """Nothing that is told of one day holds for the next."""
        if self.as_of is None and self.messages.action_button.isVisible():
            self.messages.dismiss()

    def _day_rested(self) -> None:
        self._show_place()
        self.screens.follow_day(self.as_of)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        past = self.desk.past if self.furnished and self.desk is not None else None
        if event.key() == Qt.Key.Key_Escape and past is not None and (past.day or past.bar_shown):
            past.bar.leave()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ the window itself

    def closeEvent(self, event: QCloseEvent) -> None:
        self.preferences.set_layout("geometry", self.saveGeometry())
        if self.furnished:
            self._leave()
        self.preferences.save()
        super().closeEvent(event)

    def _leave(self) -> None:
        """What was open is what will be opened next time."""
        if self.desk is not None:
            self.desk.save_layout()
        self.tasks.close()
        last = self.preferences.last_location
        self.session.close()
        self.preferences.last_location = last

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.begin_opening(paths[0])
