"""What each command of the menus does. The ids are those of `ui.actions`; edits go on to `ui.handling`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu

from models.errors import Refusal
from models.records import Ref
from models.vocabulary import Kind
from ui.actions import plain_words
from ui.as_of_commands import AsOfCommands
from ui.capture_commands import CaptureCommands
from ui.confirmations_commands import ConfirmationsCommands
from ui.discreet_commands import DiscreetCommands
from ui.evidence_commands import EvidenceCommands
from ui.handling import Handling
from ui.icons import icon
from ui.linkage_commands import LinkageCommands
from ui.parties_commands import PartiesCommands
from ui.positions_commands import PositionsCommands
from ui.readiness_commands import ReadinessCommands
from ui.screens import FindsText
from ui.theme import theme
from ui.timeline_commands import TimelineCommands
from ui.widgets.plain_text import mnemonic_safe

if TYPE_CHECKING:
    from models.workspace import Workspace
    from ui.main_window import MainWindow

FILES = "Negotiations (*.accord);;All files (*)"


class WindowCommands(QObject):
    """One for the window; `run` takes a command's id."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.timeline = TimelineCommands(window, self)
        self.past = AsOfCommands(window, self)
        self.positions = PositionsCommands(window, self)
        self.readiness = ReadinessCommands(window, self)
        self.parties = PartiesCommands(window, self)
        self.capture = CaptureCommands(window, self)
        self.discreet = DiscreetCommands(window, self)
        self.linkage = LinkageCommands(window, self)
        self.confirmations = ConfirmationsCommands(window, self)
        self.evidence = EvidenceCommands(window, self)
        self._table: dict[str, Callable[[], object]] = {
            "file.new": self.new,
            "file.open": self.open,
            "file.sample": window.open_sample,
            "file.copy": self.save_copy,
            "file.share": window.sharing.ask,
            "file.passphrase": window.passphrases.edit,
            "file.lock": window.passphrases.lock,
            "file.details": self.details,
            "file.check": window.keeping.check,
            "file.restore": window.keeping.restore,
            "file.close": window.session.close,
            "file.quit": window.close,
            "edit.undo": self.undo,
            "edit.redo": self.redo,
            "edit.find": self.find,
            "edit.palette": self.palette,
            "view.board": partial(window.open_screen, "board"),
            "view.history": partial(window.open_screen, "history"),
            "view.report": partial(window.open_screen, "report"),
            "view.timeline": self.toggle_parts,
            "view.inspector": self.toggle_parts,
            "view.system": partial(self.choose_theme, "system"),
            "view.light": partial(self.choose_theme, "light"),
            "view.dark": partial(self.choose_theme, "dark"),
            "view.full": self.full_screen,
            "report.show": partial(window.open_screen, "report"),
            "report.print": self.print_report,
            "report.pdf": self.save_pdf,
            "report.issue": self.issue_report,
            "help.keys": self.keys,
            "help.about": self.about,
            **self._edits(),
            **self.timeline.table(),
            **self.past.table(),
            **self.positions.table(),
            **self.readiness.table(),
            **self.parties.table(),
            **self.capture.table(),
            **self.discreet.table(),
            **self.linkage.table(),
            **self.confirmations.table(),
            **self.evidence.table(),
        }

    def _edits(self) -> dict[str, Callable[[], object]]:
        return {
            "demand.new": lambda: self._handling().new_demand(),
            "demand.edit": lambda: self._first_demand(Handling.edit_demand),
            "demand.forward": lambda: self._handling().step(self._demands(), 1),
            "demand.back": lambda: self._handling().step(self._demands(), -1),
            "demand.move": lambda: self._handling().move_with_details(self._demands()),
            "demand.duplicate": lambda: self._first_demand(Handling.duplicate_demand),
            "demand.delete": lambda: self._handling().delete_demands(self._demands()),
            "meeting.new": lambda: self._handling().new_meeting(),
            "meeting.incident": lambda: self._handling().new_incident(),
            "meeting.edit": lambda: self._with_event(Handling.edit_event),
            "meeting.postpone": lambda: self._with_event(Handling.postpone),
            "meeting.cancel": lambda: self._with_event(Handling.call_off),
            "meeting.reinstate": lambda: self._with_event(Handling.reinstate),
            "meeting.summit": lambda: self._with_event(Handling.make_summit),
            "meeting.delete": lambda: self._with_event(Handling.delete_event),
        }

    def run(self, command_id: str) -> None:
        """Carry out a command; what the environment or the rules refuse is shown above the screen."""
        try:
            if self._window.actions_by_id.writes(command_id) and self._window.session.workspace is not None:
                self._window.session.workspace.ensure_writable()
            self._table[command_id]()
        except Refusal as refusal:
            self._window.show_refusal(refusal)

    # ------------------------------------------------------------ files

    def new(self) -> None:
        folder = self._window.preferences.last_folder
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "New negotiation", str(Path(folder) / "negotiation.accord"), FILES
        )
        if chosen:
            path = Path(chosen)
            path = path if path.suffix else path.with_suffix(".accord")
            self._window.preferences.last_folder = str(path.parent)
            if self._window.session.create(str(path), path.stem.replace("-", " ").replace("_", " ").capitalize()):
                self.details()

    def open(self) -> None:
        folder = self._window.preferences.last_folder
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Open a negotiation", folder, FILES)
        if chosen:
            self._window.preferences.last_folder = str(Path(chosen).parent)
            self._window.begin_opening(chosen)

    def _begin_opening(self, location: str) -> None:
        self._window.begin_opening(location)

    def save_copy(self) -> None:
        workspace = self._workspace()
        start = workspace.place.with_name(f"{workspace.place.stem} copy.accord")
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Save a copy", str(start), FILES)
        if chosen:
            target = workspace.save_copy(chosen)
            self._window.messages.show_message("success", f"A copy was written: {target}")

    def fill_recent(self, menu: QObject | None) -> None:
        """The recent files, those that are gone greyed, and a way to clear them."""
        if not isinstance(menu, QMenu):
            return
        menu.clear()
        preferences = self._window.preferences
        for known in preferences.recent:
            action = menu.addAction(
                icon("pin" if known.pinned else "document"), mnemonic_safe(Path(known.location).name)
            )
            action.setStatusTip(known.location)
            action.setEnabled(Path(known.location).exists())
            action.triggered.connect(partial(self._begin_opening, known.location))
        if preferences.recent:
            menu.addSeparator()
            current = preferences.recent[0]
            words = "&Unpin the newest" if current.pinned else "&Pin the newest"
            menu.addAction(icon("pin"), words).triggered.connect(
                partial(preferences.pin, current.location, not current.pinned)
            )
            menu.addAction(icon("delete"), "&Clear the list").triggered.connect(preferences.clear_recent)

    # ------------------------------------------------------------ dialogs

    def details(self) -> None:
        from ui.dialogs.desk import opened
        from ui.dialogs.negotiation_dialog import NegotiationDialog

        opened(NegotiationDialog(self._workspace(), self._window))

    def keys(self) -> None:
        from ui.dialogs.desk import opened
        from ui.dialogs.shortcuts_dialog import ShortcutsDialog

        rows = [
            (plain_words(command.text), action.shortcut().toString(action.shortcut().SequenceFormat.NativeText))
            for command, action in self._window.actions_by_id
            if not action.shortcut().isEmpty()
        ]
        opened(ShortcutsDialog(rows, self._window))

    def about(self) -> None:
        from PySide6.QtCore import QCoreApplication

        from ui.dialogs.about_dialog import AboutDialog
        from ui.dialogs.desk import opened

        opened(AboutDialog(QCoreApplication.applicationVersion(), self._window))

    def palette(self) -> None:
        from ui.palette import CommandPalette

        CommandPalette.over(self._window)

    # ------------------------------------------------------------ undo

    def undo(self) -> None:
        self._workspace().undo()

    def redo(self) -> None:
        self._workspace().redo()

    def name_undo(self) -> None:
        """Undo and redo say which step they take, and are grey where there is none."""
        workspace = self._window.session.workspace
        for command_id, word in (("edit.undo", "Undo"), ("edit.redo", "Redo")):
            action = self._window.actions_by_id[command_id]
            label = None
            if workspace is not None and not workspace.read_only and not self._window.passphrases.locked:
                label = workspace.undoable() if word == "Undo" else workspace.redoable()
            action.setEnabled(label is not None)
            named = label and not self._window.session.discreet
            action.setText(f"&{word}" + (f": {mnemonic_safe(label or '')}" if named else ""))

    # ------------------------------------------------------------ view

    def find(self) -> None:
        """On the screen that is open, where it has a field to find by; else on the board."""
        current: object = self._window.stack.currentWidget()
        if isinstance(current, FindsText):
            current.find_text()
            return
        self._window.open_screen("board")
        if self._window.desk is not None:
            self._window.desk.board.find_text()

    def toggle_parts(self) -> None:
        if self._window.desk is not None:
            shown = self._window.actions_by_id
            self._window.desk.set_timeline_shown(shown["view.timeline"].isChecked())
            self._window.desk.set_inspector_shown(shown["view.inspector"].isChecked())

    def choose_theme(self, mode: str) -> None:
        theme().set_mode(mode)
        self._window.preferences.theme_mode = theme().mode
        for known in ("system", "light", "dark"):
            self._window.actions_by_id[f"view.{known}"].setChecked(known == mode)

    def full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()
        self._window.actions_by_id["view.full"].setChecked(self._window.isFullScreen())

    def print_report(self) -> None:
        self._window.open_screen("report")
        if self._window.report is not None:
            self._window.report.ask_and_print()

    def save_pdf(self) -> None:
        self._window.open_screen("report")
        if self._window.report is not None:
            self._window.report.ask_and_save()

    def issue_report(self) -> None:
        self._window.open_screen("report")
        if self._window.report is not None:
            self._window.report.issue()

    # ------------------------------------------------------------ what is selected

    def _workspace(self) -> Workspace:
        workspace = self._window.session.workspace
        if workspace is None:
            raise Refusal("No negotiation is open.", "Open one, or make a new one.")
        return workspace

    def _handling(self) -> Handling:
        self._workspace()
        self._window.open_screen("board")
        assert self._window.desk is not None
        return self._window.desk.handling

    def _demands(self) -> tuple[int, ...]:
        return self._window.desk.board.selected_ids() if self._window.desk is not None else ()

    def _first_demand(self, act: Callable[[Handling, int], None]) -> None:
        handling = self._handling()
        for demand_id in self._demands()[:1]:
            act(handling, demand_id)

    def _with_event(self, act: Callable[[Handling, Ref], None]) -> None:
        """Do it with the selected meeting or incident, if one is."""
        handling = self._handling()
        current = self._window.desk.inspector.current() if self._window.desk is not None else None
        if current is not None and current.kind in (Kind.MEETING, Kind.INCIDENT):
            act(handling, current)
