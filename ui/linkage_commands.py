"""What linkage and packages ask of the window: dialogs, links, packages moved together, the graph as a picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from models.errors import Refusal
from models.records import Ref
from models.vocabulary import Kind, Linkage
from ui.record_opening import open_record
from ui.sheets import Sheet

if TYPE_CHECKING:
    from models.report.choices import ReportOptions
    from models.workspace import Workspace
    from ui.linkage.view import LinkageView
    from ui.main_window import MainWindow


class LinkageCommands(QObject):
    """One for the window; `table` gives the commands by their ids."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._sheet = Sheet(window, "Linkage", "linkage and packages")

    def table(self) -> dict[str, Callable[[], object]]:
        return {
            "view.linkage": partial(self._window.open_screen, "linkage"),
            "demand.link": self.ask_link,
            "demand.package": self.ask_package,
            "demand.move_package": self.ask_move_of_selection,
            "linkage.print": self.ask_and_print,
            "linkage.pdf": self.ask_and_save,
            "linkage.picture": self.ask_for_picture,
        }

    def connect_screen(self, screen: LinkageView) -> None:
        screen.record_requested.connect(self.open_record)
        screen.link_requested.connect(self.link)
        screen.link_dialog_requested.connect(self._ask_link_from)
        screen.unlink_requested.connect(self.unlink)
        screen.package_requested.connect(self._ask_package_of)
        screen.panel.move_requested.connect(self.ask_move)
        screen.panel.change_requested.connect(self.ask_change)
        screen.panel.dissolve_requested.connect(self.dissolve)
        screen.panel.drop_requested.connect(self.drop)
        screen.bar.picture_button.clicked.connect(self._window.actions_by_id["linkage.picture"].trigger)
        screen.bar.print_button.clicked.connect(self._window.actions_by_id["linkage.print"].trigger)

    def open_record(self, ref: Ref) -> None:
        open_record(self._window, ref)

    # ------------------------------------------------------------ links

    def ask_link(self) -> None:
        """The dialog for a link of the selected demand."""
        refs = self._selected()
        if refs:
            self._ask_link_from(refs[0])
        else:
            self._tell("Choose a demand first.", "On the board or in the graph.")

    def _ask_link_from(self, start: Ref | None) -> None:
        from ui.dialogs.desk import opened
        from ui.dialogs.link_dialog import LinkDialog

        workspace = self._workspace()
        self._try(lambda: opened(LinkDialog(workspace, start, self._label(start), self._window, among_demands=True)))

    def _label(self, ref: Ref | None) -> str:
        from models.queries import board

        if ref is None or ref.kind is not Kind.DEMAND:
            return "the meeting" if ref is not None else ""
        card = board.cards(self._workspace(), [ref.id]).get(ref.id)
        return "" if card is None else card.ref

    def link(self, start: Ref, end: Ref, linkage: Linkage) -> None:
        """Tie two records; where that closes a cycle, say so at once."""
        from models.commands import evidence
        from models.queries.linkage import cycle_with

        workspace = self._workspace()

        def tie() -> None:
            evidence.link(workspace, start, end, linkage)
            cycle = cycle_with(workspace, start, end, linkage)
            if cycle:
                self._tell(
                    f"This link closes a cycle: {cycle}.",
                    "It is kept as it was said; undo takes it back.",
                    action="Undo",
                    on_action=self._window.actions_by_id["edit.undo"].trigger,
                )

        self._try(tie)

    def unlink(self, link_id: int) -> None:
        from models.commands import evidence

        self._try(lambda: evidence.unlink(self._workspace(), link_id))

    # ------------------------------------------------------------ packages

    def ask_package(self) -> None:
        """A package of the demands that are selected on the board."""
        self._ask_package_of([ref.id for ref in self._selected() if ref.kind is Kind.DEMAND])

    def _ask_package_of(self, demand_ids: list[int] | tuple[int, ...]) -> None:
        from ui.dialogs.desk import opened
        from ui.dialogs.package_dialog import PackageDialog

        self._try(lambda: opened(PackageDialog(self._workspace(), None, demand_ids, self._window)))

    def ask_change(self, package_id: int) -> None:
        from ui.dialogs.desk import opened
        from ui.dialogs.package_dialog import PackageDialog

        self._try(lambda: opened(PackageDialog(self._workspace(), package_id, (), self._window)))

    def ask_move_of_selection(self) -> None:
        """The package of what is selected; where it is in several, the first."""
        from models.queries import linkage

        screen = self._screen()
        chosen = None if screen is None else screen.chosen_package()
        if chosen is not None:
            self.ask_move(chosen.id)
            return
        for ref in self._selected():
            found = linkage.packages_of(self._workspace(), ref.id) if ref.kind is Kind.DEMAND else ()
            if found:
                self.ask_move(found[0].id)
                return
        self._tell("No package is chosen.", "Choose a demand that is in one, or a package on the linkage screen.")

    def ask_move(self, package_id: int) -> None:
        from ui.dialogs.desk import opened
        from ui.dialogs.package_dialog import PackageMoveDialog

        self._try(lambda: opened(PackageMoveDialog(self._workspace(), package_id, self._window)))

    def dissolve(self, package_id: int) -> None:
        from models.commands import packages

        self._try(lambda: packages.dissolve(self._workspace(), package_id))

    def drop(self, package_id: int, demand_id: int) -> None:
        from models.commands import packages

        self._try(lambda: packages.take_out(self._workspace(), package_id, demand_id))

    # ------------------------------------------------------------ paper

    def ask_and_save(self) -> None:
        """Asks for a file's name, then writes the links, cycles and packages."""
        self._sheet.ask_and_save(self._workspace(), self._options())

    def save(self, path: Path) -> None:
        """Raises Refusal where the sheet cannot be written."""
        self._sheet.save(self._workspace(), self._options(), path)

    def ask_and_print(self) -> None:
        """Opens the print dialog; where no printer is, says so and offers the PDF."""
        save_instead = self._window.actions_by_id["linkage.pdf"].trigger
        self._sheet.ask_and_print(self._workspace(), self._options(), save_instead)

    def _options(self) -> ReportOptions:
        """All of it, of the day that the window shows."""
        from models.report.choices import ReportOptions, Section

        return ReportOptions(kind="dossier", sections=(Section.LINKAGE,), as_of=self._window.as_of)

    # ------------------------------------------------------------ the picture

    def ask_for_picture(self) -> None:
        """Asks for a file's name, then writes the graph; the ending says which kind."""
        workspace = self._workspace()
        folder = self._window.preferences.last_folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.PicturesLocation
        )
        day = self._window.as_of or workspace.today()
        proposed = str(Path(folder) / f"Linkage {day.isoformat()}.png")
        chosen, kind = QFileDialog.getSaveFileName(self._window, "Save the graph", proposed, "PNG (*.png);;SVG (*.svg)")
        if chosen:
            path = Path(chosen)
            ending = ".svg" if kind.startswith("SVG") else ".png"
            try:
                self.save_picture(path if path.suffix else path.with_suffix(ending))
            except Refusal as refusal:
                self._window.show_refusal(refusal)

    def save_picture(self, path: Path) -> None:
        """What the screen shows, without confidential records. Raises Refusal where it cannot be written."""
        from models.dates import short_day
        from models.queries import linkage, summary
        from models.report.write import replace_file
        from ui.linkage.picture import Caption, png_of, svg_of

        screen, workspace = self._screen(), self._workspace()
        around, depth = (None, 1) if screen is None else screen.bar.scope.scope()
        day = self._window.as_of
        record = linkage.linkage(workspace, as_of=day, around=around, depth=depth, public=True)
        if not record.nodes:
            raise Refusal("There is nothing to draw that is not confidential.", "Link two demands first.")
        head = summary.negotiation(workspace)
        caption = Caption(
            f"{head.title} · linkage and packages · as of {short_day(day or workspace.today())}", head.marking
        )
        replace_file(path, (svg_of if path.suffix.lower() == ".svg" else png_of)(record, caption))
        self._window.preferences.last_folder = str(path.parent)
        self._window.messages.show_message(
            "success", f"The graph was saved as {path}.", "Confidential records are not in it."
        )

    # ------------------------------------------------------------ helpers

    def _screen(self) -> LinkageView | None:
        """The screen where it is the one that is seen."""
        from ui.linkage.view import LinkageView

        current = self._window.stack.currentWidget()
        return current if isinstance(current, LinkageView) else None

    def _selected(self) -> tuple[Ref, ...]:
        """What is chosen on the screen that is seen."""
        screen = self._screen()
        if screen is not None:
            return screen.chosen_refs()
        desk = self._window.desk
        ids = () if desk is None else desk.board.selected_ids()
        return tuple(Ref(Kind.DEMAND, one) for one in ids)

    def _workspace(self) -> Workspace:
        workspace = self._window.session.workspace
        if workspace is None:
            raise Refusal("No negotiation is open.", "Open one, or make a new one.")
        return workspace

    def _try(self, act: Callable[[], object]) -> None:
        """What is asked for here writes, or asks for what will be written."""
        try:
            self._workspace().ensure_writable()
            act()
        except Refusal as refusal:
            self._window.show_refusal(refusal)

    def _tell(
        self, sentence: str, way_out: str, *, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        self._window.messages.show_message("warning", sentence, way_out, action=action, on_action=on_action)
