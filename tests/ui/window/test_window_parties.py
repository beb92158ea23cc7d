"""The screen of the parties in the real window: the list, a page, what is entered and refused, another day, links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from models.commands import delegations, meetings, parties, stakes
from models.commands.delegations import SeatDraft
from models.commands.stakes import StakeDraft
from models.queries import party_page
from models.records import PartyPage, Ref
from models.vocabulary import Kind, Presence, Role, StakeKind
from models.workspace import Workspace, create
from tests.models.report.paper import words_of
from tests.ui.dialogs.acts import pick, press_enter, problems, type_into
from tests.ui.window.acts import CTRL_SHIFT, desk_of, id_of
from tests.ui.window.past_acts import look_at
from ui.dialogs.citation_dialog import CitationDialog
from ui.dialogs.delegation_dialogs import SeatDialog
from ui.dialogs.party_dialog import PartyDialog
from ui.dialogs.person_dialogs import PersonDialog
from ui.dialogs.role_dialog import RoleDialog
from ui.dialogs.stake_dialog import StakeDialog
from ui.main_window import MainWindow
from ui.parties import page as tabs
from ui.parties.asks import Act
from ui.parties.network import NetworkView
from ui.parties.section import Section
from ui.parties.view import PartiesView
from ui.record_opening import open_record

Dialog = TypeVar("Dialog", bound=QDialog)


@pytest.fixture
def screen(window: MainWindow) -> PartiesView:
    window.actions_by_id["view.parties"].trigger()
    found = window.screens.made("parties")
    assert isinstance(found, PartiesView)
    QApplication.processEvents()
    return found


def workspace_of(window: MainWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


def party_id(window: MainWindow, code: str) -> int:
    return next(entry.id for entry in party_page.entries(workspace_of(window)) if entry.code == code)


def page_of(window: MainWindow, code: str) -> PartyPage:
    return party_page.page(workspace_of(window), party_id(window, code))


def choose(window: MainWindow, screen: PartiesView, code: str) -> None:
    screen.list.choose(party_id(window, code))
    assert screen.party.page is not None
    assert screen.party.page.code == code


def listed(screen: PartiesView) -> list[str]:
    return [screen.list.list.item(row).text() for row in range(screen.list.list.count())]


def cells(section: Section, column: int = 0) -> list[str]:
    return [line.cells[column].text for line in section.table.lines.lines]


def press(section: Section, act: Act) -> None:
    QTest.mouseClick(section.buttons[act], Qt.MouseButton.LeftButton)


def dialog_of(window: MainWindow, kind: type[Dialog]) -> Dialog:
    """The dialog that is open over the window."""
    found = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    assert len(found) == 1
    found[0].activateWindow()
    return found[0]


# ---------------------------------------------------------------- looking


def test_the_list_is_grouped_by_what_the_parties_are(window: MainWindow, screen: PartiesView) -> None:
    assert listed(screen)[:4] == ["Conflict parties · 2", "Thailand", "Cambodia", "Third parties · 6"]
    QTest.keyClick(screen.list.list, Qt.Key.Key_Down)
    QTest.keyClick(screen.list.list, Qt.Key.Key_Down)
    assert screen.party.page is not None
    assert screen.party.page.code == "MY"  # headings are passed over
    assert screen.party.now.text() == "Mediator, host, chair, facilitator"


def test_a_party_is_found_by_the_name_of_one_of_its_people(window: MainWindow, screen: PartiesView) -> None:
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


def test_what_a_party_objects_to_stands_on_its_page(window: MainWindow, screen: PartiesView) -> None:
    objecting = [
        entry.code for entry in party_page.entries(workspace_of(window)) if page_of(window, entry.code).objections
    ]
    assert objecting
    choose(window, screen, objecting[0])
    assert cells(screen.party.objections) == ["“inclusivity”"]
    assert cells(screen.party.objections, 3) == ["contested"]


def test_a_line_opens_its_record(window: MainWindow, screen: PartiesView) -> None:
    choose(window, screen, "KH")
    screen.party.tabs.setCurrentIndex(tabs.DEMANDS)
    screen.party.demands.table.selectRow(1)
    QTest.keyClick(screen.party.demands.table, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.desk
    assert desk_of(window).inspector.current() == Ref(Kind.DEMAND, id_of(window, "D-2"))


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
    person = page_of(window, "US").people[0].id
    open_record(window, Ref(Kind.PERSON, person))
    assert screen.party_id == party_id(window, "US")
    assert screen.party.people.table.chosen is not None
    assert screen.party.people.table.chosen.record_id == person


def test_the_board_shows_the_demands_of_the_party(window: MainWindow, screen: PartiesView) -> None:
    choose(window, screen, "US")
    QTest.mouseClick(screen.party.board_button, Qt.MouseButton.LeftButton)
    assert desk_of(window).board.bar.filter.party_ids == frozenset({party_id(window, "US")})


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


def test_the_command_of_the_demand_menu_opens_the_screen(window: MainWindow) -> None:
    window.actions_by_id["demand.parties"].trigger()
    assert isinstance(window.stack.currentWidget(), PartiesView)


# ---------------------------------------------------------------- who met whom


@pytest.fixture
def net(window: MainWindow, screen: PartiesView) -> NetworkView:
    window.actions_by_id["view.network"].trigger()
    QApplication.processEvents()
    return screen.network


def node(net: NetworkView, code: str) -> int:
    assert net.network is not None
    return next(place for place, one in enumerate(net.network.nodes) if one.code == code)


def at_node(net: NetworkView, code: str) -> QPoint:
    assert net.canvas.drawing is not None
    return net.canvas.drawing.points[node(net, code)].toPoint()


def test_a_click_on_a_chip_names_its_meetings_and_enter_opens_one(window: MainWindow, net: NetworkView) -> None:
    QTest.mouseClick(net.canvas, Qt.MouseButton.LeftButton, pos=at_node(net, "MY"))
    assert net.meetings.heading.text() == "Meetings of Malaysia · 1"
    assert cells(net.meetings, 2) == ["Thailand, Cambodia, United States"]
    QTest.keyClick(net.meetings.table, Qt.Key.Key_Return)
    shown = desk_of(window).inspector.current()
    assert shown is not None
    assert shown.kind is Kind.MEETING


def test_a_click_on_a_line_names_the_pair(net: NetworkView) -> None:
    assert net.canvas.drawing is not None
    one, other = sorted((node(net, "TH"), node(net, "KH")))
    points = net.canvas.drawing.points
    middle = points[one] + (points[other] - points[one]) * 0.8
    QTest.mouseClick(net.canvas, Qt.MouseButton.LeftButton, pos=middle.toPoint())
    assert net.meetings.heading.text() == "Thailand and Cambodia: met twice, last on 12 Oct 2025 · 2"
    assert net.canvas.accessibleName() == "Who met whom: Thailand and Cambodia: met twice, last on 12 Oct 2025"


def test_arrows_reach_every_chip_and_enter_opens_the_party(
    window: MainWindow, screen: PartiesView, net: NetworkView
) -> None:
    assert net.network is not None
    net.canvas.setFocus()
    net.canvas.choose(None)
    seen = set()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left) * 2:
        for _ in net.network.nodes:
            QTest.keyClick(net.canvas, key)
            seen.add(net.canvas.spot)
    assert seen == set(range(len(net.network.nodes)))
    net.canvas.choose(node(net, "US"))
    QTest.keyClick(net.canvas, Qt.Key.Key_Return)
    assert screen.party_id == party_id(window, "US")
    assert screen.party.isVisible()


def test_meetings_to_come_are_dashed_and_told(window: MainWindow, net: NetworkView) -> None:
    workspace = workspace_of(window)
    signing = page_of(window, "US").meetings[0]
    assert signing.state.movable
    meetings.attend(workspace, signing.id, party_id(window, "JP"), Presence.INVITED)
    assert net.network is not None
    assert "JP" not in [one.code for one in net.network.nodes]
    net.planned.setChecked(True)
    pair = sorted((node(net, "US"), node(net, "JP")))
    net.canvas.choose((pair[0], pair[1]))
    assert net.meetings.heading.text() == "United States and Japan: 1 to come · 1"
    assert cells(net.meetings, 3) == ["to come"]


def test_the_table_says_the_same(net: NetworkView) -> None:
    QTest.mouseClick(net.table_button, Qt.MouseButton.LeftButton)
    assert net.pairs.isVisible()
    rows = [[cell.text for cell in line.cells] for line in net.pairs.table.lines.lines]
    assert ["TH  Thailand", "KH  Cambodia", "2", "12 Oct 2025", ""] in rows
    assert len(rows) == 6
    net.pairs.table.selectRow(5)
    assert net.meetings.table.lines.rowCount() == 1


def test_on_an_earlier_day_fewer_had_met(window: MainWindow, screen: PartiesView, net: NetworkView) -> None:
    screen.set_as_of(dt.date(2025, 10, 11))
    assert net.network is not None
    assert len(net.network.edges) == 3
    screen.set_as_of(dt.date(2025, 7, 1))
    assert net.nothing.isVisible()
    assert not net.print_button.isEnabled()


def test_the_picture_is_written_without_confidential_meetings(
    window: MainWindow, screen: PartiesView, net: NetworkView, tmp_path: Path
) -> None:
    from models.commands.confidentiality import mark

    ministers = next(one for one in page_of(window, "MY").meetings if one.title.startswith("Foreign ministers"))
    mark(workspace_of(window), [Ref(Kind.MEETING, ministers.id)], True)
    window.commands.parties.save(tmp_path / "net.svg")
    drawing = (tmp_path / "net.svg").read_text(encoding="utf-8")
    assert "Thailand and Cambodia: met once" in drawing
    assert ">TH<" in drawing
    assert ">MY<" not in drawing
    window.commands.parties.save(tmp_path / "net.png")
    image = QImage(str(tmp_path / "net.png"))
    assert (image.width(), image.height()) == (2400, 1600)
    assert image.text("Title").startswith("Who met whom · Kuala Lumpur Accord")


def test_what_is_printed_is_the_reports_own_section(
    window: MainWindow, screen: PartiesView, net: NetworkView, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    commands = window.commands.parties
    assert commands.sheet.print(workspace_of(window), commands.options(), printer)
    words = words_of((tmp_path / "printed.pdf").read_bytes())
    assert "Who met whom" in words
    assert "United States" in words
    net.whom.setCurrentIndex(1)
    assert commands.options().network.persons
