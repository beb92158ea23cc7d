"""The screen of the parties in the real window: the list, a page, what is entered and refused, another day, links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.commands import delegations, parties, stakes
from models.commands.delegations import SeatDraft
from models.commands.stakes import StakeDraft
from models.queries import party_page
from models.records import Ref
from models.vocabulary import Kind, Role, StakeKind
from models.workspace import Workspace, create
from tests.ui.dialogs.acts import pick, press_enter, problems, type_into
from tests.ui.window.acts import CTRL_SHIFT, desk_of, id_of
from tests.ui.window.parties_acts import (
    cells,
    choose,
    dialog_of,
    listed,
    open_parties,
    page_of,
    party_id,
    press,
    workspace_of,
)
from tests.ui.window.past_acts import look_at, settle
from ui.dialogs.citation_dialog import CitationDialog
from ui.dialogs.delegation_dialogs import SeatDialog
from ui.dialogs.party_dialog import PartyDialog
from ui.dialogs.person_dialogs import PersonDialog
from ui.dialogs.role_dialog import RoleDialog
from ui.dialogs.stake_dialog import StakeDialog
from ui.main_window import MainWindow
from ui.parties import page as tabs
from ui.parties.asks import Act
from ui.parties.view import PartiesView
from ui.record_opening import open_record


@pytest.fixture
def screen(window: MainWindow) -> PartiesView:
    return open_parties(window)


# ---------------------------------------------------------------- looking


def test_the_list_is_grouped_and_found_in_by_the_names_of_people(window: MainWindow, screen: PartiesView) -> None:
    assert listed(screen)[:4] == ["Conflict parties · 2", "Thailand", "Cambodia", "Third parties · 6"]
    QTest.keyClick(screen.list.list, Qt.Key.Key_Down)
    QTest.keyClick(screen.list.list, Qt.Key.Key_Down)
    assert screen.party.page is not None
    assert screen.party.page.code == "MY"  # headings are passed over
    assert screen.party.now.text() == "Mediator, host, chair, facilitator"
    QTest.keyClicks(screen.list.search, "anwar")
    assert listed(screen) == ["Third parties · 1", "Malaysia"]
    assert screen.party.page is not None
    assert screen.party.page.code == "MY"
    QTest.keyClicks(screen.list.search, "xyz")
    assert screen.list.nothing.text() == "No party has these words."


def test_the_page_tells_what_is_recorded_of_a_party(window: MainWindow, screen: PartiesView) -> None:
    choose(window, screen, "KH")
    assert cells(screen.party.demands) == ["D-1", "D-2", "D-3", "D-4"]
    assert "No position recorded" in cells(screen.party.demands, 3)
    assert screen.party.tabs.tabText(tabs.DEMANDS) == "Demands 4"
    choose(window, screen, "MY")
    assert cells(screen.party.people) == ["Anwar Ibrahim", "Mohamad Hasan"]
    assert "Mohamad Hasan → reporters → Reuters" in cells(screen.party.statements, 1)
    assert "Foreign ministers, Kuala Lumpur" in cells(screen.party.meetings, 1)
    assert any("mediator has been widely acknowledged" in quote for quote in cells(screen.party.citations, 3))
    objecting = [
        entry.code for entry in party_page.entries(workspace_of(window)) if page_of(window, entry.code).objections
    ]
    assert objecting
    choose(window, screen, objecting[0])
    assert cells(screen.party.objections) == ["“inclusivity”"]
    assert cells(screen.party.objections, 3) == ["contested"]


def test_what_is_cited_of_its_people_stands_with_the_partys_own(window: MainWindow, screen: PartiesView) -> None:
    choose(window, screen, "US")
    assert set(cells(screen.party.citations)) == {"United States", "Donald Trump"}
    screen.party.tabs.setCurrentIndex(tabs.EVIDENCE)
    press(screen.party.citations, Act.CITE)
    dialog = dialog_of(window, CitationDialog)
    type_into(dialog.outlet, "Radio North")
    dialog.claim.setPlainText("Pays for the observers")
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert "Pays for the observers" in cells(screen.party.citations, 2)


def test_hidden_confidential_records_are_let_go_of_seen_or_not(window: MainWindow, screen: PartiesView) -> None:
    workspace, thailand = workspace_of(window), party_id(window, "TH")
    stakes.add(workspace, thailand, StakeDraft(StakeKind.RED_LINE, "zz-secret-zz"))
    screen.party.tabs.setCurrentIndex(tabs.STAKES)
    assert cells(screen.party.stakes, 1) == ["zz-secret-zz"]
    window.discretion.hide(True)
    assert cells(screen.party.stakes, 1) == []
    assert screen.party_id == thailand
    assert screen.party.tabs.currentIndex() == tabs.STAKES
    window.discretion.hide(False)
    assert cells(screen.party.stakes, 1) == ["zz-secret-zz"]
    window.open_screen("board")
    window.discretion.hide(True)
    assert cells(screen.party.stakes, 1) == []
    assert screen.party.page is None


def test_a_line_opens_its_record_and_the_board_shows_the_demands(window: MainWindow, screen: PartiesView) -> None:
    choose(window, screen, "KH")
    screen.party.tabs.setCurrentIndex(tabs.DEMANDS)
    screen.party.demands.table.selectRow(1)
    QTest.keyClick(screen.party.demands.table, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.desk
    assert desk_of(window).inspector.current() == Ref(Kind.DEMAND, id_of(window, "D-2"))
    window.open_screen("parties")
    choose(window, screen, "US")
    QTest.mouseClick(screen.party.board_button, Qt.MouseButton.LeftButton)
    assert desk_of(window).board.bar.filter.party_ids == frozenset({party_id(window, "US")})


def test_people_and_red_lines_open_here(window: MainWindow) -> None:
    workspace = workspace_of(window)
    thailand = party_id(window, "TH")
    stake = stakes.add(workspace, thailand, StakeDraft(StakeKind.RED_LINE, "no third troops"))
    open_record(window, Ref(Kind.STAKE, stake))
    screen = window.stack.currentWidget()
    assert isinstance(screen, PartiesView)
    assert screen.party.tabs.currentIndex() == tabs.STAKES
    assert screen.party.stakes.table.chosen is not None
    assert screen.party.stakes.table.chosen.record_id == stake
    window.open_screen("board")
    window.actions_by_id["demand.parties"].trigger()
    assert window.stack.currentWidget() is screen
    person = page_of(window, "US").people[0].id
    open_record(window, Ref(Kind.PERSON, person))
    assert screen.party_id == party_id(window, "US")
    assert screen.party.people.table.chosen is not None
    assert screen.party.people.table.chosen.record_id == person


# ---------------------------------------------------------------- entering


def test_a_role_is_given_by_loose_dates_and_ended(window: MainWindow, screen: PartiesView) -> None:
    choose(window, screen, "CN")
    press(screen.party.roles, Act.GIVE_ROLE)
    dialog = dialog_of(window, RoleDialog)
    pick(dialog.role, Role.FACILITATOR)
    type_into(dialog.term.since, "1 Sep 2025")
    type_into(dialog.term.until, "1 Aug 2025")
    press_enter(dialog)
    assert "ends before it starts" in problems(dialog)[0]
    assert dialog.term.since.text() == "1 Sep 2025"
    type_into(dialog.term.until, "")
    press_enter(dialog)
    assert cells(screen.party.roles) == ["Third party", "Facilitator"]
    assert screen.party.roles.choose("role", page_of(window, "CN").roles[1].id)
    press(screen.party.roles, Act.END_ROLE)
    ending = dialog_of(window, RoleDialog)
    type_into(ending.term.until, "12 Oct 2025")
    press_enter(ending)
    assert cells(screen.party.roles, 3) == ["holds", "past"]
    window.actions_by_id["edit.undo"].trigger()
    assert cells(screen.party.roles, 3) == ["holds", "holds"]


def test_a_second_head_is_refused_and_what_was_typed_stays(window: MainWindow, screen: PartiesView) -> None:
    workspace, malaysia = workspace_of(window), party_id(window, "MY")
    anwar, hasan = page_of(window, "MY").people
    committee = delegations.add(workspace, malaysia, "Facilitators")
    delegations.seat(workspace, committee, SeatDraft(anwar.id, head=True))
    choose(window, screen, "MY")
    screen.party.tabs.setCurrentIndex(tabs.PEOPLE)
    press(screen.party.delegations, Act.SEAT)
    dialog = dialog_of(window, SeatDialog)
    dialog.person.setCurrentIndex(dialog.person.findData(hasan.id))
    type_into(dialog.office, "co-chair")
    dialog.head.setChecked(True)
    press_enter(dialog)
    assert "has a head at that time already" in problems(dialog)[0]
    assert dialog.office.text() == "co-chair"
    dialog.head.setChecked(False)
    press_enter(dialog)
    assert cells(screen.party.delegations) == ["Facilitators", "Anwar Ibrahim", "Mohamad Hasan"]
    seat = page_of(window, "MY").delegations[0].seats[1]
    assert screen.party.delegations.choose("seat", seat.id)
    press(screen.party.delegations, Act.MAKE_HEAD)
    now = [one.person for one in page_of(window, "MY").delegations[0].seats if one.head and one.held]
    assert now == ["Mohamad Hasan"]


def test_people_and_red_lines_are_entered(window: MainWindow, screen: PartiesView) -> None:
    choose(window, screen, "KH")
    screen.party.tabs.setCurrentIndex(tabs.PEOPLE)
    press(screen.party.people, Act.NEW_PERSON)
    person = dialog_of(window, PersonDialog)
    press_enter(person)
    assert "is empty" in problems(person)[0]
    person.name.setText("ប្រាក់ សុខុន")
    type_into(person.office, "Foreign Minister")
    press_enter(person)
    assert "ប្រាក់ សុខុន" in cells(screen.party.people)
    screen.party.tabs.setCurrentIndex(tabs.STAKES)
    QTest.mouseClick(screen.party.stakes.nothing.button, Qt.MouseButton.LeftButton)
    stake = dialog_of(window, StakeDialog)
    stake.text.setPlainText("<b>no</b> new line on the map")
    stake.demand.setCurrentIndex(1)
    QTest.mouseClick(stake.save_button, Qt.MouseButton.LeftButton)
    assert cells(screen.party.stakes, 1) == ["<b>no</b> new line on the map"]
    assert cells(screen.party.stakes, 6) == ["Confidential"]


def test_a_new_party_is_shown_and_moved_up_by_the_keyboard(window: MainWindow, screen: PartiesView) -> None:
    QTest.mouseClick(screen.list.new_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(window, PartyDialog)
    type_into(dialog.code, "SG")
    type_into(dialog.name, "Singapore")
    press_enter(dialog)
    assert screen.party_id == party_id(window, "SG")
    assert listed(screen)[-1] == "Singapore"
    QTest.keyClick(screen.list.list, Qt.Key.Key_Up, CTRL_SHIFT)
    assert listed(screen)[-2:] == ["Singapore", "Russia"]
    assert screen.party_id == party_id(window, "SG")
    QTest.keyClick(screen.list.list, Qt.Key.Key_Delete)
    assert "Singapore" not in listed(screen)


def test_deleting_what_is_named_says_where(window: MainWindow, screen: PartiesView) -> None:
    choose(window, screen, "TH")
    QTest.keyClick(screen.list.list, Qt.Key.Key_Delete)
    assert "Thailand is still named: in D-1" in screen.messages.text
    assert "Thailand" in listed(screen)
    screen.party.tabs.setCurrentIndex(tabs.PEOPLE)
    screen.party.people.table.setFocus()
    QTest.keyClick(screen.party.people.table, Qt.Key.Key_Delete)
    assert "Sihasak Phuangketkeow is still named" in screen.messages.text
    assert not screen.messages.action_button.isVisible()  # he sits nowhere


def test_where_deleting_is_refused_ending_is_offered(window: MainWindow, screen: PartiesView) -> None:
    thailand = party_id(window, "TH")
    committee = delegations.add(workspace_of(window), thailand, "Border committee")
    delegations.seat(workspace_of(window), committee, SeatDraft(page_of(window, "TH").people[0].id))
    choose(window, screen, "TH")
    screen.party.tabs.setCurrentIndex(tabs.PEOPLE)
    QTest.keyClick(screen.party.people.table, Qt.Key.Key_Delete)
    assert screen.messages.action_button.text() == "End the seats today"
    QTest.mouseClick(screen.messages.action_button, Qt.MouseButton.LeftButton)
    assert [seat.until for seat in page_of(window, "TH").delegations[0].seats] == [dt.date(2025, 10, 14)]
    QTest.keyClick(screen.list.list, Qt.Key.Key_Delete)
    assert screen.messages.action_button.text() == "End its roles today"
    QTest.mouseClick(screen.messages.action_button, Qt.MouseButton.LeftButton)
    assert {role.until for role in page_of(window, "TH").roles} == {dt.date(2025, 10, 14)}


# ---------------------------------------------------------------- the past, other hands, the keyboard


def test_an_earlier_day_shows_its_roles_and_is_only_looked_at(window: MainWindow, screen: PartiesView) -> None:
    workspace, china = workspace_of(window), party_id(window, "CN")
    parties.give_role(workspace, china, Role.SIGNATORY, dt.date(2025, 10, 13))
    assert "Signatories · 1" in listed(screen)
    window.open_screen("board")
    look_at(window, "2025-10-12")
    window.open_screen("parties")
    assert "Signatories · 1" not in listed(screen)
    assert "as of 12 Oct 2025, to be looked at only" in screen.subtitle.text()
    choose(window, screen, "CN")
    assert cells(screen.party.roles) == ["Third party"]
    assert not screen.list.new_button.isVisible()
    assert not screen.party.roles.buttons[Act.GIVE_ROLE].isVisible()
    QTest.keyClick(screen.list.list, Qt.Key.Key_Delete)
    assert "China" in listed(screen)
    QTest.mouseClick(screen.today_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert cells(screen.party.roles) == ["Third party", "Signatory"]
    assert window.stack.currentWidget() is screen
    assert not screen.today_button.isVisible()


def test_a_party_that_another_deleted_is_left(window: MainWindow, screen: PartiesView) -> None:
    workspace = workspace_of(window)
    guest = parties.add(workspace, "SG", "Singapore")
    choose(window, screen, "SG")
    with Workspace.open(workspace.path, author="colleague") as colleague:
        parties.delete(colleague, guest)
    workspace.catch_up()
    assert "Singapore" not in listed(screen)
    assert screen.party_id == party_id(window, "TH")


def test_without_a_party_there_is_one_button(new_window: Callable[[], MainWindow], tmp_path: Path) -> None:
    create(tmp_path / "empty.accord", title="Empty").close()
    window = new_window()
    assert window.open_location(str(tmp_path / "empty.accord"))
    window.open_screen("parties")
    screen = window.stack.currentWidget()
    assert isinstance(screen, PartiesView)
    assert screen.nothing.isVisible()
    assert not screen.list.isVisible()
    QTest.mouseClick(screen.nothing.button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(window, PartyDialog)
    type_into(dialog.code, "AA")
    type_into(dialog.name, "Aaland")
    press_enter(dialog)
    assert listed(screen) == ["Third parties · 1", "Aaland"]
    assert screen.party.isVisible()


def test_a_file_that_is_only_read_is_only_looked_at(new_window: Callable[[], MainWindow], file: Path) -> None:
    window = new_window()
    with Workspace.open(file, read_only=True) as reader:
        screen = PartiesView(window)
        screen.set_workspace(reader)
        screen.resize(1000, 700)
        screen.show()
        assert "open for reading only" in screen.subtitle.text()
        assert not screen.list.new_button.isVisible()
        assert not screen.party.edit_button.isVisible()
        screen.set_workspace(None)
        screen.close()


def test_every_part_can_be_reached_by_tab_and_has_a_name(window: MainWindow, screen: PartiesView) -> None:
    window.activateWindow()
    screen.setFocus()
    seen = set()
    for _ in range(14):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName(), focused
        seen.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    wanted = {screen.list.list, screen.list.new_button, screen.party.edit_button, screen.party.roles.table}
    assert wanted - seen == set()
