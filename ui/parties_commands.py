"""What the screen of the parties asks of the window: its dialogs, and the commands that need none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog

from models.errors import Refusal, RuleBroken
from models.records import BoardFilter, Ref
from models.vocabulary import Kind
from ui.parties.asks import Act, Ask
from ui.record_opening import open_record
from ui.sheets import Sheet

if TYPE_CHECKING:
    from models.report.choices import ReportOptions
    from models.workspace import Workspace
    from ui.main_window import MainWindow
    from ui.parties.view import PartiesView


class PartiesCommands(QObject):
    """One for the window; `table` gives the commands by their ids."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._screen: PartiesView | None = None
        self.sheet = Sheet(window, "Who met whom", "the network of who met whom")

    def table(self) -> dict[str, Callable[[], object]]:
        return {
            "view.parties": self.show,
            "demand.parties": self.show,
            "party.new": self.new_party,
            "view.network": self.show_network,
            "network.print": self.ask_and_print,
            "network.picture": self.ask_and_save,
        }

    def connect_screen(self, screen: PartiesView) -> None:
        self._screen = screen
        screen.record_requested.connect(partial(open_record, self._window))
        screen.board_requested.connect(self.open_board)
        screen.asked.connect(self.do)
        screen.today_requested.connect(self.back_to_today)
        screen.print_requested.connect(self._window.actions_by_id["network.print"].trigger)
        screen.picture_requested.connect(self._window.actions_by_id["network.picture"].trigger)

    def show(self) -> None:
        self._window.open_screen("parties")

    def back_to_today(self) -> None:
        """The window shows today again; this screen stays open."""
        if self._window.desk is not None:
            self._window.desk.past.bar.leave()

    def show_network(self) -> None:
        self.show()
        if self._screen is not None:
            self._screen.show_network(True)

    def new_party(self) -> None:
        self.show()
        self.do(Ask(Act.NEW_PARTY, 0))

    def open_board(self, party_id: int) -> None:
        """The demands that a party has to do with, on the board."""
        self._window.open_screen("board")
        if self._window.desk is not None:
            self._window.desk.board.set_filter(BoardFilter(party_ids=frozenset({party_id})))

    # ------------------------------------------------------------ what is asked

    def do(self, ask: Ask) -> None:
        """Open the dialog or carry it out; a refusal is shown on the screen."""
        try:
            workspace = self._workspace()
            workspace.ensure_writable()
            self._carry_out(workspace, ask)
        except Refusal as refusal:
            if self._screen is not None:
                words, instead = self._instead(ask) if isinstance(refusal, RuleBroken) else ("", None)
                self._screen.show_refusal(refusal, action=words, on_action=instead)

    def _instead(self, ask: Ask) -> tuple[str, Callable[[], object] | None]:
        """What is offered where somebody cannot be deleted: ending what is held today keeps all that was."""
        page = self._screen.party.page if self._screen is not None else None
        if page is None or page.id != ask.party_id:
            return "", None
        if ask.act is Act.DELETE_PARTY and page.held_roles:
            return "End its roles today", partial(self.do, Ask(Act.END_ROLES, page.id))
        seats = [seat for delegation in page.delegations for seat in delegation.seats if seat.held]
        if ask.act is Act.DELETE_PERSON and any(seat.person_id == ask.record_id for seat in seats):
            return "End the seats today", partial(self.do, Ask(Act.END_SEATS, page.id, ask.record_id))
        return "", None

    def _carry_out(self, workspace: Workspace, ask: Ask) -> None:
        from models.commands import delegations, parties, stakes

        act, party_id, record_id = ask.act, ask.party_id, ask.record_id
        at_once: dict[Act, Callable[[], object]] = {
            Act.MOVE_UP: lambda: self._reorder(workspace, party_id, -1),
            Act.MOVE_DOWN: lambda: self._reorder(workspace, party_id, 1),
            Act.DELETE_PARTY: lambda: parties.delete(workspace, party_id),
            Act.END_ROLES: lambda: parties.end_roles(workspace, party_id),
            Act.END_SEATS: lambda: delegations.end_seats(workspace, record_id),
            Act.REMOVE_ROLE: lambda: parties.remove_role(workspace, record_id),
            Act.DELETE_PERSON: lambda: parties.delete_person(workspace, record_id),
            Act.DELETE_DELEGATION: lambda: delegations.delete(workspace, record_id),
            Act.UNSEAT: lambda: delegations.unseat(workspace, record_id),
            Act.MAKE_HEAD: lambda: delegations.make_head(workspace, record_id),
            Act.DELETE_STAKE: lambda: stakes.delete(workspace, record_id),
        }
        if act in at_once:
            at_once[act]()
        else:
            self._ask(workspace, ask)

    def _ask(self, workspace: Workspace, ask: Ask) -> None:
        from ui.dialogs.desk import opened

        dialog = self._dialog(workspace, ask)
        dialog.finished.connect(partial(self._entered, dialog, ask))
        opened(dialog)

    def _dialog(self, workspace: Workspace, ask: Ask) -> QDialog:
        """Raises NotFound for a record that is gone."""
        from ui.dialogs.citation_dialog import CitationDialog
        from ui.dialogs.delegation_dialogs import DelegationDialog
        from ui.dialogs.party_dialog import PartyDialog
        from ui.dialogs.person_dialogs import MovePersonDialog, PersonDialog
        from ui.dialogs.role_dialog import RoleDialog
        from ui.dialogs.stake_dialog import StakeDialog

        window, party_id, record_id = self._window, ask.party_id, ask.record_id
        makers: dict[Act, Callable[[], QDialog]] = {
            Act.NEW_PARTY: lambda: PartyDialog(workspace, None, window),
            Act.EDIT_PARTY: lambda: PartyDialog(workspace, party_id, window),
            Act.GIVE_ROLE: lambda: RoleDialog(workspace, party_id, None, window),
            Act.CHANGE_ROLE: lambda: RoleDialog(workspace, party_id, record_id, window),
            Act.END_ROLE: lambda: RoleDialog(workspace, party_id, record_id, window, ending=True),
            Act.NEW_DELEGATION: lambda: DelegationDialog(workspace, party_id, None, window),
            Act.EDIT_DELEGATION: lambda: DelegationDialog(workspace, party_id, record_id, window),
            Act.NEW_PERSON: lambda: PersonDialog(workspace, party_id, None, window),
            Act.EDIT_PERSON: lambda: PersonDialog(workspace, party_id, record_id, window),
            Act.MOVE_PERSON: lambda: MovePersonDialog(workspace, party_id, record_id, window),
            Act.CITE: lambda: CitationDialog(workspace, Ref(Kind.PARTY, party_id), window),
            Act.NEW_STAKE: lambda: StakeDialog(workspace, party_id, None, window),
            Act.EDIT_STAKE: lambda: StakeDialog(workspace, party_id, record_id, window),
        }
        make = makers.get(ask.act)
        return make() if make is not None else self._seat_dialog(workspace, ask)

    def _seat_dialog(self, workspace: Workspace, ask: Ask) -> QDialog:
        """Of the delegation that is chosen, or of the one in which the chosen seat is."""
        from models.errors import NotFound
        from models.queries import party_page
        from ui.dialogs.delegation_dialogs import SeatDialog

        for delegation in party_page.page(workspace, ask.party_id).delegations:
            seat = next((seat for seat in delegation.seats if seat.id == ask.record_id), None)
            if seat is None and delegation.id != ask.record_id:
                continue
            seat_id = seat.id if seat is not None and ask.act is not Act.SEAT else None
            return SeatDialog(
                workspace, ask.party_id, delegation.id, seat_id, self._window, ending=ask.act is Act.END_SEAT
            )
        raise NotFound("That seat does not exist (any more).", "Undo its removal, or choose another.")

    def _entered(self, dialog: QDialog, ask: Ask, result: int) -> None:
        """A new party is shown at once."""
        party_id = getattr(dialog, "result_id", None)
        accepted = result == QDialog.DialogCode.Accepted
        if accepted and ask.act is Act.NEW_PARTY and party_id is not None and self._screen is not None:
            self._screen.show_party(party_id)

    def _reorder(self, workspace: Workspace, party_id: int, step: int) -> None:
        """One place further up or down among those of the same group."""
        from models.commands import parties
        from models.queries import party_page

        if self._screen is None:
            return
        other = self._screen.list.neighbour(party_id, step)
        order = [entry.id for entry in party_page.entries(workspace)]
        if other is None or party_id not in order:
            return
        order.remove(party_id)
        order.insert(order.index(other) + (1 if step > 0 else 0), party_id)
        parties.reorder(workspace, order)

    # ------------------------------------------------------------ paper and files

    def ask_and_print(self) -> None:
        """What the screen shows of the network, by the report's own section of it."""
        self.show_network()
        picture = self._window.actions_by_id["network.picture"].trigger
        self.sheet.ask_and_print(self._workspace(), self.options(), picture)

    def options(self) -> ReportOptions:
        """A dossier of that section as the screen has it chosen, and of who the parties are."""
        from models.report.choices import NetworkWanted, ReportOptions, Section

        wanted = NetworkWanted()
        if self._screen is not None:
            choice = self._screen.network.choice
            wanted = NetworkWanted(choice.persons, choice.planned)
        return ReportOptions(
            kind="dossier", sections=(Section.NETWORK, Section.PARTIES), as_of=self._window.as_of, network=wanted
        )

    def ask_and_save(self) -> None:
        """Asks for a file's name; its ending says whether it is PNG or SVG."""
        self.show_network()
        folder = self._window.preferences.last_folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.PicturesLocation
        )
        day = self._window.as_of or self._workspace().today()
        chosen, kind = QFileDialog.getSaveFileName(
            self._window,
            "Save who met whom",
            str(Path(folder) / f"Who met whom {day.isoformat()}.png"),
            "PNG, a picture of pixels (*.png);;SVG, sharp at every size (*.svg)",
        )
        if chosen:
            path = Path(chosen)
            self.save(path if path.suffix else path.with_suffix(".svg" if kind.startswith("SVG") else ".png"))

    def save(self, path: Path) -> None:
        """Write the picture of what the screen shows, without confidential meetings: a picture goes from hand to hand.

        Raises Refusal where nothing is left to be shown, or it cannot be written.
        """
        from dataclasses import replace

        from models.queries import summary
        from models.queries.network import NetworkChoice, network
        from models.report.write import replace_file
        from ui.parties.picture import Picture, png_of, svg_of

        workspace = self._workspace()
        choice = self._screen.network.choice if self._screen is not None else NetworkChoice()
        found = network(workspace, replace(choice, public=True), as_of=self._window.as_of)
        if not found.edges:
            raise Refusal("Nobody has met yet, so there is no picture.", "Record who attended a meeting.")
        head = summary.negotiation(workspace)
        picture = Picture(found, head.title, head.marking)
        replace_file(path, svg_of(picture) if path.suffix.lower() == ".svg" else png_of(picture))
        self._window.preferences.last_folder = str(path.parent)
        self._window.messages.show_message("success", f"The picture was saved as {path}.")

    def _workspace(self) -> Workspace:
        workspace = self._window.session.workspace
        if workspace is None:
            raise Refusal("No negotiation is open.", "Open one, or make a new one.")
        return workspace
