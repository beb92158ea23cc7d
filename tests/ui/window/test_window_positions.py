"""The positions screen in the real window: looking, filtering, recording by key, history, an earlier day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from models.commands import demands, positions
from models.commands.positions import Voice
from models.generate import generate
from models.queries import stances, summary
from models.queries.matrix import MatrixGrouping
from models.records import ColumnsBy, Effective, Ref, StanceStep
from models.vocabulary import Disclosure, Kind, Stance, Status
from models.workspace import Workspace, create
from tests.models.people import counted
from tests.models.report.paper import words_of
from tests.ui.board.acts import cards
from tests.ui.window.acts import desk_of, id_of, status_of
from ui.board.wording import card_tooltip
from ui.dialogs.position_dialog import PositionDialog
from ui.dialogs.status_dialog import StatusDialog
from ui.main_window import MainWindow
from ui.positions.convergence_panel import ConvergencePanel
from ui.positions.view import PositionsView
from ui.widgets.plain_label import PlainLabel


@pytest.fixture
def screen(window: MainWindow) -> PositionsView:
    return opened_in(window)


def opened_in(window: MainWindow) -> PositionsView:
    window.actions_by_id["view.positions"].trigger()
    QApplication.processEvents()
    screen = window.screens.made("positions")
    assert isinstance(screen, PositionsView)
    return screen


def workspace_of(window: MainWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


def party(window: MainWindow, code: str) -> int:
    return next(one.id for one in summary.parties(workspace_of(window)) if one.code == code)


def go_to(screen: PositionsView, ref: str, code: str) -> None:
    """Give the cell of a demand and a party the keyboard."""
    row = next(row for row in range(screen.model.rowCount()) if row_says(screen, row).startswith(f"{ref} "))
    column = next(at for at, one in enumerate(screen.model.columns) if one.code == code)
    screen.table.choose(row, column)
    screen.table.setFocus()


def row_says(screen: PositionsView, row: int) -> str:
    return str(screen.model.headerData(row, Qt.Orientation.Vertical))


def says(screen: PositionsView, ref: str, code: str) -> str:
    """What the cell says."""
    go_to(screen, ref, code)
    return str(screen.table.currentIndex().data())


def spoken(screen: PositionsView) -> str:
    """What a screen reader says of the cell that has the keyboard."""
    return str(screen.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def press(screen: PositionsView, key: Qt.Key) -> None:
    QTest.keyClick(screen.table, key)


def rows(screen: PositionsView) -> list[str]:
    return [row_says(screen, row).split(" ")[0] for row in range(screen.model.rowCount())]


def steps(window: MainWindow, ref: str, code: str) -> tuple[StanceStep, ...]:
    return stances.steps_of(workspace_of(window), id_of(window, ref), party(window, code))


def dialog_of(window: MainWindow) -> PositionDialog:
    [dialog] = [child for child in window.findChildren(PositionDialog) if child.isVisible()]
    return dialog


# ---------------------------------------------------------------- looking


def test_the_matrix_says_who_tables_who_is_asked_and_who_is_not_involved(screen: PositionsView) -> None:
    assert [column.code for column in screen.model.columns] == ["TH", "KH", "MY", "US", "ASEAN", "CN", "JP", "RU"]
    assert rows(screen) == [f"D-{number}" for number in range(1, 8)]
    assert says(screen, "D-1", "TH") == "tables it"
    assert says(screen, "D-1", "KH") == "none recorded"
    assert says(screen, "D-1", "MY") == "third party"
    assert says(screen, "D-1", "CN") == "–"
    assert "7 demands × 8 parties · as of 14 Oct 2025" in screen.head.subtitle.text()
    tail = screen.model.index(0, screen.model.tail)
    assert tail.data() == "D-1: under discussion, 0 of 1 accepts"


def test_the_screen_opens_by_its_keys_and_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    screen = window.screens.made("positions")
    assert isinstance(screen, PositionsView)
    assert window.stack.currentWidget() is screen
    qtbot.waitUntil(screen.table.hasFocus)
    assert spoken(screen) == "Cambodia on D-1: no position recorded"


def edges(screen: PositionsView) -> list[tuple[int, int, int]]:
    """Where the demands, the parties and the tail begin, and how wide they are."""
    parts = (screen.table.demand_header, screen.table.column_header, screen.matrix.tail)
    return [(part.x(), part.y(), part.width()) for part in parts]


def test_headers_stay_while_the_cells_scroll(window: MainWindow, screen: PositionsView) -> None:
    window.resize(1024, 700)
    QApplication.processEvents()
    before = edges(screen)
    bar = screen.table.horizontalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    assert edges(screen) == before


def test_only_what_is_seen_is_read_and_painted(
    new_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "many.accord"
    generate(path, demands=1_000, meetings=10, seed=2)
    window = new_window()
    assert window.open_location(str(path))
    workspace = workspace_of(window)
    screen = opened_in(window)
    assert (screen.model.rowCount(), len(screen.model.columns)) == (1_000, 40)
    painter, header = screen.table.painter, screen.table.demand_header
    painter.painted = header.painted = 0
    with counted(workspace) as said:
        screen.table.verticalScrollBar().setValue(screen.table.verticalScrollBar().maximum() // 2)
        screen.grab()
    viewport = screen.table.viewport()
    seen_rows, seen_columns = viewport.height() // 44 + 2, viewport.width() // 140 + 2
    assert 0 < painter.painted <= seen_rows * seen_columns
    assert 0 < header.painted <= seen_rows
    assert 3 <= len(said) <= 6  # one page, or two where they meet
    with counted(workspace) as said:
        screen.table.verticalScrollBar().setValue(screen.table.verticalScrollBar().value() + 44)
        screen.grab()
    assert said == []


# ---------------------------------------------------------------- filters


def test_filters_are_chips_that_can_be_removed(window: MainWindow, screen: PositionsView) -> None:
    positions.record(workspace_of(window), id_of(window, "D-2"), party(window, "KH"), Stance.REJECTS)
    QTest.mouseClick(screen.bar.blocks, Qt.MouseButton.LeftButton)
    assert rows(screen) == ["D-2"]
    [chip] = [one for one in screen.chips.children() if one.objectName() == "filter-blocks"]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(rows(screen)) == 7
    assert not screen.bar.blocks.isChecked()
    QTest.mouseClick(screen.bar.open, Qt.MouseButton.LeftButton)
    assert "D-2" not in rows(screen)
    assert "D-7" not in rows(screen)  # agreed: nobody's answer is waited for


def test_finding_narrows_the_rows_and_a_party_the_columns_too(window: MainWindow, screen: PositionsView) -> None:
    window.actions_by_id["edit.find"].trigger()
    assert window.stack.currentWidget() is screen
    assert screen.bar.search.hasFocus()
    QTest.keyClicks(screen.bar.search, "landmines")
    assert rows(screen) == ["D-2"]
    QTest.keyClick(screen.bar.search, Qt.Key.Key_Escape)
    screen.bar.party_menu.show_chosen(frozenset({party(window, "CN")}))
    screen.bar.party_menu.chosen.emit(frozenset({party(window, "CN")}))
    assert [column.code for column in screen.model.columns] == ["CN"]
    assert "D-1" not in rows(screen)
    QTest.keyClicks(screen.bar.search, "no such words")
    assert screen.nothing.isVisible()
    QTest.mouseClick(screen.nothing.button, Qt.MouseButton.LeftButton)
    assert len(rows(screen)) == 7


def test_persons_are_columns_too_and_delegations_where_there_are_some(screen: PositionsView) -> None:
    screen.set_columns(ColumnsBy.PERSON)
    assert "Hun Manet" in [column.code for column in screen.model.columns]
    assert says(screen, "D-1", "Hun Manet") == "not voiced"
    press(screen, Qt.Key.Key_4)
    assert spoken(screen).startswith("KH: Hun Manet on D-1: rejects, since 14 Oct 2025")
    screen.set_columns(ColumnsBy.DELEGATION)
    assert screen.nothing.isVisible()
    QTest.mouseClick(screen.nothing.button, Qt.MouseButton.LeftButton)
    assert says(screen, "D-1", "KH") == "rejects"


def test_groups_have_headings_that_the_arrows_step_over(screen: PositionsView) -> None:
    screen.bar.grouping_changed.emit(MatrixGrouping.STATUS)
    headings = [row for row in range(screen.model.rowCount()) if screen.model.heading(row) is not None]
    assert [screen.model.heading(row) for row in headings] == ["tabled", "under discussion", "agreed"]
    screen.table.choose(headings[1] - 1, 1)
    press(screen, Qt.Key.Key_Down)
    assert screen.table.currentIndex().row() == headings[1] + 1
    press(screen, Qt.Key.Key_Up)
    assert screen.table.currentIndex().row() == headings[1] - 1
    screen.table.choose(1, 1)
    press(screen, Qt.Key.Key_Up)
    assert screen.table.currentIndex().row() == 1


def test_a_click_on_a_party_sorts_by_its_stance(window: MainWindow, screen: PositionsView) -> None:
    positions.record(workspace_of(window), id_of(window, "D-4"), party(window, "KH"), Stance.REJECTS)
    screen.table.column_header.sectionClicked.emit(1)
    assert rows(screen)[0] == "D-4"
    screen.table.column_header.sectionClicked.emit(1)
    assert rows(screen)[0] == "D-1"


# ---------------------------------------------------------------- recording


@pytest.mark.parametrize(
    ("key", "stance"), [(Qt.Key.Key_1, "accepts"), (Qt.Key.Key_R, "rejects"), (Qt.Key.Key_U, "undecided")]
)
def test_a_key_records_a_stance_and_undo_takes_it_back(
    window: MainWindow, screen: PositionsView, key: Qt.Key, stance: str
) -> None:
    go_to(screen, "D-3", "KH")
    press(screen, key)
    assert says(screen, "D-3", "KH") == stance
    [step] = steps(window, "D-3", "KH")
    assert (step.disclosure, step.effective) == (Disclosure.PUBLIC, Effective(dt.date(2025, 10, 14)))
    window.actions_by_id["edit.undo"].trigger()
    assert says(screen, "D-3", "KH") == "none recorded"
    window.actions_by_id["edit.redo"].trigger()
    assert says(screen, "D-3", "KH") == stance


def test_thai_and_khmer_digits_are_digits_too(window: MainWindow, screen: PositionsView) -> None:
    for typed, stance in (("๔", "rejects"), ("៣", "undecided")):
        go_to(screen, "D-3", "KH")
        typing = QKeyEvent(QEvent.Type.KeyPress, ord(typed), Qt.KeyboardModifier.NoModifier, typed)
        QApplication.sendEvent(screen.table, typing)
        assert says(screen, "D-3", "KH") == stance


def test_the_same_stance_again_is_no_new_step(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-3", "KH")
    press(screen, Qt.Key.Key_4)
    press(screen, Qt.Key.Key_4)
    assert len(steps(window, "D-3", "KH")) == 1
    assert "stands there already" in screen.messages.text


def test_accepting_with_conditions_asks_for_the_condition(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-3", "KH")
    press(screen, Qt.Key.Key_2)
    dialog = dialog_of(window)
    dialog.submit()
    assert dialog.isVisible()  # the condition is missing, and nothing typed is lost
    QTest.keyClicks(dialog.condition, "observers first")
    dialog.submit()
    assert steps(window, "D-3", "KH")[0].condition == "observers first"
    assert "on condition: observers first" in spoken(screen)


def test_enter_asks_for_everything_and_keeps_the_voice(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-3", "KH")
    press(screen, Qt.Key.Key_Return)
    dialog = dialog_of(window)
    dialog.stance.setCurrentIndex(dialog.stance.findData(Stance.REJECTS.value))
    dialog.disclosure.setCurrentIndex(dialog.disclosure.findData(Disclosure.ASSESSED.value))
    dialog.source.setText("Our embassy")
    dialog.person.setCurrentIndex(1)
    dialog.submit()
    [step] = steps(window, "D-3", "KH")
    assert (step.source, step.voice.person) == ("Our embassy", "Hun Manet")
    assert "assessed by us, confidential" in spoken(screen)
    assert "blocks the demand" in spoken(screen)


def test_a_party_without_a_part_is_offered_to_be_added(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-3", "JP")
    press(screen, Qt.Key.Key_1)
    assert screen.messages.text.startswith("That party is not involved in D-3.")
    assert steps(window, "D-3", "JP") == ()
    QTest.mouseClick(screen.messages.action_button, Qt.MouseButton.LeftButton)
    assert says(screen, "D-3", "JP") == "accepts"
    assert not screen.messages.isVisible()


def test_who_tables_a_demand_has_no_position_on_it(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-3", "TH")
    press(screen, Qt.Key.Key_4)
    assert "its position is the demand itself" in screen.messages.text
    press(screen, Qt.Key.Key_Return)
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_the_dialog_offers_to_add_the_party_and_keeps_what_was_typed(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-3", "JP")
    press(screen, Qt.Key.Key_Return)
    dialog = dialog_of(window)
    dialog.stance.setCurrentIndex(0)
    dialog.text.setPlainText("<b>gladly</b>")
    dialog.submit()
    assert dialog.messages.action_button.text() == "Add JP as a third party"
    QTest.mouseClick(dialog.messages.action_button, Qt.MouseButton.LeftButton)
    assert steps(window, "D-3", "JP")[0].text == "<b>gladly</b>"


def test_the_menu_says_the_keys_and_does_the_same(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-3", "KH")
    row, column = screen.table.currentIndex().row(), screen.table.currentIndex().column()
    screen.table.menu_wanted.emit(row, column, QPoint(300, 300))
    [menu] = [one for one in screen.findChildren(QMenu) if one.isVisible()]
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:5] == [
        "Accepts\t1 or A",
        "Accepts with conditions\t2 or C",
        "Undecided\t3 or U",
        "Rejects\t4 or R",
        "No position recorded\t5 or N",
    ]
    menu.actions()[3].trigger()
    menu.close()
    assert says(screen, "D-3", "KH") == "rejects"


def test_the_menu_of_demands_does_it_from_any_screen(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-3", "KH")
    window.open_screen("board")
    window.actions_by_id["positions.rejects"].trigger()
    assert window.stack.currentWidget() is screen
    assert says(screen, "D-3", "KH") == "rejects"
    window.actions_by_id["positions.details"].trigger()
    dialog_of(window).reject()
    window.actions_by_id["positions.delete"].trigger()
    assert steps(window, "D-3", "KH") == ()


# ---------------------------------------------------------------- history


def test_the_panel_shows_every_step_and_contradictions_stay(window: MainWindow, screen: PositionsView) -> None:
    workspace, demand_id, kh = workspace_of(window), id_of(window, "D-2"), party(window, "KH")
    for stance in (Stance.UNDECIDED, Stance.REJECTS):
        positions.record(workspace, demand_id, kh, stance, effective=Effective(dt.date(2025, 10, 10)), source="AFP")
    positions.record(workspace, demand_id, kh, Stance.ACCEPTS)
    screen.head.panel_button.setChecked(True)
    go_to(screen, "D-2", "KH")
    panel = screen.panel.steps
    assert [step.stance for step in panel.model.steps] == [Stance.ACCEPTS, Stance.REJECTS, Stance.UNDECIDED]
    panel.table.selectRow(1)
    assert "AFP" in panel.told.text()
    assert "Another step of the same day says something else" in panel.told.text()


def test_a_step_is_corrected_and_deleted_from_the_panel(window: MainWindow, screen: PositionsView) -> None:
    screen.head.panel_button.setChecked(True)
    go_to(screen, "D-2", "KH")
    press(screen, Qt.Key.Key_4)
    QTest.keyClick(screen.panel.steps.table, Qt.Key.Key_Return)
    dialog = dialog_of(window)
    assert dialog.save_button.text() == "Correct &the step"
    dialog.stance.setCurrentIndex(dialog.stance.findData(Stance.UNDECIDED.value))
    dialog.submit()
    assert [step.stance for step in steps(window, "D-2", "KH")] == [Stance.UNDECIDED]
    QTest.keyClick(screen.panel.steps.table, Qt.Key.Key_Delete)
    assert steps(window, "D-2", "KH") == ()
    assert says(screen, "D-2", "KH") == "none recorded"
    assert screen.panel.steps.told.text() == "KH was asked, and no position is recorded."
    window.actions_by_id["edit.undo"].trigger()
    assert says(screen, "D-2", "KH") == "undecided"


def test_delete_takes_the_newest_step_of_a_cell(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-2", "KH")
    press(screen, Qt.Key.Key_Delete)
    assert "No step is recorded here" in screen.messages.text
    press(screen, Qt.Key.Key_3)
    press(screen, Qt.Key.Key_4)
    press(screen, Qt.Key.Key_Delete)
    assert says(screen, "D-2", "KH") == "undecided"


def test_the_convergence_is_a_plot_made_when_first_seen_and_a_table(window: MainWindow, screen: PositionsView) -> None:
    workspace, demand_id = workspace_of(window), id_of(window, "D-1")
    for stance, day in ((Stance.REJECTS, 2), (Stance.ACCEPTS, 12)):
        when = Effective(dt.date(2025, 10, day))
        positions.record(workspace, demand_id, party(window, "KH"), stance, effective=when)
    screen.head.panel_button.setChecked(True)
    go_to(screen, "D-1", "KH")
    panel = screen.panel
    assert panel.demand.plot is None
    panel.tabs.setCurrentIndex(1)
    assert panel.demand.plot is not None
    assert panel.demand.plot.accessibleDescription() == "Cambodia: accepts since 12 Oct 2025."
    told = table_of(panel.demand)
    assert told[0] == "12 Oct 25 | KH | accepts"
    assert any(line.endswith("D-1 | under discussion") for line in told)
    QTest.mouseClick(panel.demand.table_button, Qt.MouseButton.LeftButton)
    assert panel.demand.table.isVisible()
    go_to(screen, "D-3", "TH")
    assert panel.demand.told.text() == "Cambodia: no position recorded."


def test_all_demands_in_sight_converge_in_numbers(window: MainWindow, screen: PositionsView) -> None:
    screen.head.panel_button.setChecked(True)
    screen.panel.tabs.setCurrentIndex(2)
    assert screen.panel.all.told.text() == "0 of 9 answers accept (0 %), 0 reject, 9 open."
    with counted(workspace_of(window)) as said:
        go_to(screen, "D-2", "KH")
    assert not [statement for statement in said if "min(status_change.effective)" in statement]  # not counted anew
    go_to(screen, "D-1", "KH")
    press(screen, Qt.Key.Key_1)
    assert screen.panel.all.told.text() == "1 of 9 answers accept (11 %), 0 reject, 8 open."
    QTest.keyClicks(screen.bar.search, "landmines")
    assert screen.panel.all.told.text() == "0 of 1 answers accept (0 %), 0 reject, 1 open."


def table_of(panel: ConvergencePanel) -> list[str]:
    model = panel.table.model()
    return [
        " | ".join(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


# ---------------------------------------------------------------- suggestions


def test_stances_suggest_a_move_that_is_made_with_their_reason(window: MainWindow, screen: PositionsView) -> None:
    workspace = workspace_of(window)
    screen.head.panel_button.setChecked(True)
    go_to(screen, "D-3", "KH")
    bar = screen.panel.suggestion
    assert not bar.isVisible()
    positions.record(workspace, id_of(window, "D-3"), party(window, "KH"), Stance.ACCEPTS, source="AFP")
    assert bar.question.text() == "KH accepts: move to agreed in principle?"
    assert status_of(window, "D-3") is Status.TABLED  # nothing moves by itself
    QTest.mouseClick(bar.move_button, Qt.MouseButton.LeftButton)
    [dialog] = [one for one in window.findChildren(StatusDialog) if one.isVisible()]
    assert (dialog.reason.text(), dialog.source.text()) == ("KH accepts since 14 Oct 2025 (AFP)", "AFP")
    dialog.submit()
    assert status_of(window, "D-3") is Status.AGREED_IN_PRINCIPLE
    assert not bar.isVisible()


def test_not_now_lasts_until_the_stances_change_and_over_a_restart(
    window: MainWindow, screen: PositionsView, new_window: Callable[[], MainWindow], file: Path
) -> None:
    screen.head.panel_button.setChecked(True)
    screen.bar.grouping_changed.emit(MatrixGrouping.STATUS)
    go_to(screen, "D-3", "KH")
    press(screen, Qt.Key.Key_4)
    bar = screen.panel.suggestion
    assert bar.question.text() == "KH rejects it: contested?"
    QTest.mouseClick(bar.later_button, Qt.MouseButton.LeftButton)
    go_to(screen, "D-4", "KH")
    go_to(screen, "D-3", "KH")
    assert not bar.isVisible()
    window.close()
    again = new_window()
    assert again.open_location(str(file))
    screen = opened_in(again)
    screen.head.panel_button.setChecked(True)
    go_to(screen, "D-3", "KH")
    assert not screen.panel.suggestion.isVisible()
    assert screen.model.heading(0) == "tabled"  # grouped as before
    press(screen, Qt.Key.Key_1)
    assert screen.panel.suggestion.question.text() == "KH accepts: move to agreed in principle?"


def test_the_inspector_says_who_voiced_a_position(window: MainWindow) -> None:
    desk, workspace, demand_id = desk_of(window), workspace_of(window), id_of(window, "D-3")
    desk.show_ref(Ref(Kind.DEMAND, demand_id))
    [hun] = [one for one in summary.persons(workspace) if one.name == "Hun Manet"]
    positions.record(workspace, demand_id, party(window, "KH"), Stance.REJECTS, voice=Voice(hun.id))
    words = [label.text() for label in desk.inspector.demand.positions.column.findChildren(PlainLabel)]
    assert "14 Oct 2025 · voiced by Hun Manet" in words


def test_the_inspector_asks_the_same(window: MainWindow) -> None:
    desk = desk_of(window)
    demand_id = id_of(window, "D-3")
    desk.show_ref(Ref(Kind.DEMAND, demand_id))
    page = desk.inspector.demand
    assert page.suggestion.suggestion is None
    positions.record(workspace_of(window), demand_id, party(window, "KH"), Stance.REJECTS)
    assert page.suggestion.question.text() == "KH rejects it: contested?"
    QTest.mouseClick(page.suggestion.move_button, Qt.MouseButton.LeftButton)
    [dialog] = [one for one in window.findChildren(StatusDialog) if one.isVisible()]
    dialog.submit()
    assert status_of(window, "D-3") is Status.CONTESTED
    assert page.suggestion.suggestion is None


# ---------------------------------------------------------------- an earlier day, other programs, read only


def test_an_earlier_day_shows_its_stances_and_is_only_looked_at(
    window: MainWindow, screen: PositionsView, qtbot: QtBot
) -> None:
    workspace = workspace_of(window)
    earlier = Effective(dt.date(2025, 10, 12))
    positions.record(workspace, id_of(window, "D-1"), party(window, "KH"), Stance.REJECTS, effective=earlier)
    positions.record(workspace, id_of(window, "D-1"), party(window, "KH"), Stance.ACCEPTS)
    assert says(screen, "D-1", "KH") == "accepts"
    past = desk_of(window).past.as_of
    past.go_to(dt.date(2025, 10, 13))
    past.settle()
    assert says(screen, "D-1", "KH") == "rejects"
    assert screen.head.past.text() == "As of 13 Oct 2025, read only"
    assert not screen.panel.steps.record_button.isEnabled()
    press(screen, Qt.Key.Key_3)
    assert "the past is read only" in screen.messages.text
    QTest.mouseClick(screen.head.today_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not screen.head.past.isVisible())
    assert says(screen, "D-1", "KH") == "accepts"


def test_what_is_chosen_stays_chosen_over_edits_and_goes_with_its_demand(
    window: MainWindow, screen: PositionsView
) -> None:
    go_to(screen, "D-3", "MY")
    demands.delete(workspace_of(window), [id_of(window, "D-1")])
    chosen = screen.matrix.chosen()
    assert chosen is not None
    assert (chosen[0], chosen[1].code) == (id_of(window, "D-3"), "MY")
    demands.delete(workspace_of(window), [chosen[0]])
    assert screen.matrix.chosen() is not None
    assert "D-3" not in rows(screen)


def test_a_demand_is_brought_into_view_even_through_a_filter(window: MainWindow, screen: PositionsView) -> None:
    QTest.keyClicks(screen.bar.search, "landmines")
    screen.show_ref(Ref(Kind.DEMAND, id_of(window, "D-6")))
    assert row_says(screen, screen.table.currentIndex().row()).startswith("D-6")


def test_an_empty_negotiation_has_one_sentence_and_one_button(
    new_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    create(tmp_path / "new.accord", title="New").close()
    window = new_window()
    assert window.open_location(str(tmp_path / "new.accord"))
    screen = opened_in(window)
    assert screen.nothing.isVisible()
    assert screen.nothing.button.text() == "New demand…"


def test_the_matrix_is_saved_as_pages_of_the_report(window: MainWindow, screen: PositionsView, tmp_path: Path) -> None:
    go_to(screen, "D-1", "KH")
    press(screen, Qt.Key.Key_4)
    window.commands.positions.save(tmp_path / "matrix.pdf")
    words = " ".join(words_of((tmp_path / "matrix.pdf").read_bytes()).split())
    assert "Withdraw heavy weapons from the border" in words
    assert "rejects" in words


def test_the_cards_follow(window: MainWindow, screen: PositionsView) -> None:
    go_to(screen, "D-1", "KH")
    press(screen, Qt.Key.Key_1)
    window.open_screen("board")
    [card] = [one for one in cards(desk_of(window).board, Status.UNDER_DISCUSSION) if one.ref == "D-1"]
    assert {mark.code: mark.stance for mark in card.parties}["KH"] is Stance.ACCEPTS
    assert "KH accepts: move to agreed in principle?" in card_tooltip(card)


def test_hidden_assessments_leave_every_part_of_the_screen(window: MainWindow, screen: PositionsView) -> None:
    workspace, kh = workspace_of(window), party(window, "KH")
    assessed = {"disclosure": Disclosure.ASSESSED, "text": "zz-confidential-zz"}
    positions.record(workspace, id_of(window, "D-1"), kh, Stance.REJECTS, **assessed)
    screen.head.panel_button.setChecked(True)
    QTest.keyClicks(screen.bar.search, "weapons")
    go_to(screen, "D-1", "KH")
    assert "zz-confidential-zz" in screen.panel.steps.told.text()
    screen.panel.tabs.setCurrentIndex(1)
    assert "rejects" in screen.panel.demand.told.text()
    window.actions_by_id["view.discreet"].trigger()
    assert spoken(screen) == "Cambodia on D-1: no position recorded"
    assert rows(screen) == ["D-1"]
    assert screen.panel.demand.told.text() == "Cambodia: no position recorded."
    screen.panel.tabs.setCurrentIndex(0)
    assert screen.panel.steps.model.steps == ()
    assert "zz-confidential-zz" not in screen.panel.steps.told.text()
    window.open_screen("board")
    window.actions_by_id["view.discreet"].trigger()
    window.open_screen("positions")
    assert says(screen, "D-1", "KH") == "rejects"


def test_a_file_that_is_only_read_is_only_looked_at(new_window: Callable[[], MainWindow], file: Path) -> None:
    file.chmod(0o444)
    window = new_window()
    assert window.open_location(str(file))
    screen = opened_in(window)
    if not workspace_of(window).read_only:  # root may write anything
        workspace_of(window).read_only = True
    go_to(screen, "D-1", "KH")
    press(screen, Qt.Key.Key_1)
    assert "open for reading only" in screen.messages.text
    press(screen, Qt.Key.Key_Return)
    assert not [one for one in window.findChildren(PositionDialog) if one.isVisible()]
    assert says(screen, "D-1", "KH") == "none recorded"
