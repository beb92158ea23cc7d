"""Packages as a person makes, changes, moves and dissolves them: from the board, on the linkage screen, by dialog."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from models.commands import packages
from models.commands.packages import PackageDraft
from models.queries import linkage
from models.records import PackageRecord, Ref
from models.vocabulary import Kind, Status
from models.workspace import Workspace
from tests.models.people import open_again
from tests.ui.board.acts import CTRL, click_card
from tests.ui.window.acts import desk_of, id_of, status_of
from ui.dialogs.package_dialog import PackageDialog, PackageMoveDialog
from ui.linkage.view import LinkageView
from ui.main_window import MainWindow

Dialog = TypeVar("Dialog", bound=QDialog)


def workspace_of(window: MainWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


def dialog_of(window: MainWindow, kind: type[Dialog]) -> Dialog:
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def select(window: MainWindow, *refs: str) -> None:
    """Choose cards, the further ones with Ctrl+click."""
    board = desk_of(window).board
    board.focus_card(id_of(window, refs[0]))
    for ref in refs[1:]:
        click_card(board, ref, modifiers=CTRL)


def all_packages(window: MainWindow) -> tuple[PackageRecord, ...]:
    return linkage.packages(workspace_of(window))


def test_a_package_is_made_of_the_cards_that_are_chosen(window: MainWindow) -> None:
    before = len(all_packages(window))
    select(window, "D-1", "D-2")
    window.actions_by_id["demand.package"].trigger()
    dialog = dialog_of(window, PackageDialog)
    assert [dialog.members.item(at).text()[:3] for at in range(dialog.members.count())] == ["D-1", "D-2"]
    dialog.submit()
    assert dialog.isVisible(), "a title is asked for"
    QTest.keyClicks(dialog.title, "Weapons for borders")
    QTest.keyClicks(dialog.finder.words, "D-4")
    dialog.finder.look()
    dialog.add_button.click()
    dialog.submit()
    made = all_packages(window)[-1]
    assert len(all_packages(window)) == before + 1
    assert [card.ref for card in made.members] == ["D-1", "D-2", "D-4"]
    assert window.actions_by_id["edit.undo"].text() == "&Undo: Make a package of D-1, D-2 and D-4"


def test_the_package_of_a_chosen_card_moves_in_one_step(window: MainWindow, screen: LinkageView) -> None:
    window.open_screen("board")
    select(window, "D-2")
    window.actions_by_id["demand.move_package"].trigger()
    dialog = dialog_of(window, PackageMoveDialog)
    dialog.status.setCurrentIndex(dialog.status.findData(Status.SUSPENDED.value))
    dialog.submit()
    assert [status_of(window, ref) for ref in ("D-1", "D-2", "D-3")] == [Status.SUSPENDED] * 3
    window.actions_by_id["edit.undo"].trigger()
    assert status_of(window, "D-1") is Status.UNDER_DISCUSSION
    assert status_of(window, "D-3") is Status.TABLED


def test_a_card_without_a_package_says_so(window: MainWindow) -> None:
    select(window, "D-7")
    window.actions_by_id["demand.move_package"].trigger()
    assert "No package is chosen." in window.messages.text


def test_its_page_shows_members_with_status_and_stances_and_lets_go_of_one(
    window: MainWindow, screen: LinkageView
) -> None:
    (package,) = all_packages(window)
    screen.show_ref(Ref(Kind.PACKAGE, package.id))
    panel = screen.panel
    assert panel.title.text() == "Weapons for mines"
    assert panel.rows[0].accessibleName().startswith("D-1 Withdraw heavy weapons from the border, under discussion")
    assert "KH no position recorded" in panel.rows[0].accessibleName()
    panel.drop_requested.emit(package.id, id_of(window, "D-3"))
    assert [row.card.ref for row in panel.rows] == ["D-1", "D-2"]
    panel.drop_requested.emit(package.id, id_of(window, "D-2"))
    assert "A package trades at least two demands." in window.messages.text
    assert len(panel.rows) == 2


def test_it_is_changed_and_dissolved_there(window: MainWindow, screen: LinkageView) -> None:
    (package,) = all_packages(window)
    screen.side.choose_package(package.id)
    screen.panel.change_button.click()
    dialog = dialog_of(window, PackageDialog)
    dialog.members.setCurrentRow(0)
    dialog.take_out()
    dialog.title.setText("ทุ่นระเบิด <b>mines</b>")
    dialog.confidential.setChecked(True)
    dialog.submit()
    assert screen.panel.title.text() == "ทุ่นระเบิด <b>mines</b>"
    assert screen.panel.mark.isVisible()
    assert len(screen.panel.rows) == 2
    screen.panel.dissolve_button.click()
    assert all_packages(window) == ()
    assert screen.panel.isHidden()
    window.actions_by_id["edit.undo"].trigger()
    assert len(all_packages(window)) == 1


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(window: MainWindow, screen: LinkageView) -> None:
    (package,) = all_packages(window)
    screen.side.choose_package(package.id)
    screen.panel.change_button.click()
    dialog = dialog_of(window, PackageDialog)
    ids = tuple(card.id for card in package.members)
    with open_again(workspace_of(window).path) as elsewhere:
        packages.change(elsewhere, package.id, PackageDraft("Their title", ids, "their note"))
    dialog.title.setText("My title")
    dialog.submit()
    assert dialog.isVisible()
    dialog.title.setText("Weapons for mines")
    dialog.submit()
    (now,) = all_packages(window)
    assert (now.title, now.note) == ("Their title", "their note")


def test_the_menu_of_a_card_repeats_it(window: MainWindow, screen: LinkageView) -> None:
    window.open_screen("board")
    select(window, "D-1")
    desk_of(window).board.command_requested.emit("demand.move_package")
    assert dialog_of(window, PackageMoveDialog).windowTitle() == "Move the package “Weapons for mines”"
