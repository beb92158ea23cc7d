"""What stances suggest, and how they came together, on the positions screen and in the inspector."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.commands import positions
from models.commands.positions import Voice
from models.queries import summary
from models.queries.matrix import MatrixGrouping
from models.records import Effective, Ref
from models.vocabulary import Kind, Stance, Status
from tests.models.people import counted
from tests.ui.window.acts import desk_of, id_of, status_of
from tests.ui.window.positions_acts import go_to, opened_in, party, press, workspace_of
from ui.dialogs.status_dialog import StatusDialog
from ui.main_window import MainWindow
from ui.positions.convergence_panel import ConvergencePanel
from ui.positions.view import PositionsView
from ui.widgets.plain_label import PlainLabel


@pytest.fixture
def screen(window: MainWindow) -> PositionsView:
    return opened_in(window)


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


def tail_of(screen: PositionsView) -> str:
    """The end of the row that has the keyboard, in words."""
    return str(screen.model.index(screen.table.currentIndex().row(), screen.model.tail).data())


def test_not_now_lasts_until_the_stances_change_and_over_a_restart(
    window: MainWindow, screen: PositionsView, new_window: Callable[[], MainWindow], file: Path
) -> None:
    screen.head.panel_button.setChecked(True)
    screen.bar.grouping_changed.emit(MatrixGrouping.STATUS)
    go_to(screen, "D-3", "KH")
    press(screen, Qt.Key.Key_4)
    bar = screen.panel.suggestion
    assert bar.question.text() == "KH rejects it: contested?"
    assert tail_of(screen) == "D-3: tabled, 0 of 1 accepts. KH rejects it: contested?"
    QTest.mouseClick(bar.later_button, Qt.MouseButton.LeftButton)
    assert tail_of(screen) == "D-3: tabled, 0 of 1 accepts"
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


# ---------------------------------------------------------------- convergence


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
