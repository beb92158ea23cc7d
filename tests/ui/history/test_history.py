"""The history screen: pages of the journal, the filter, the details, new edits on top."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.commands import demands, parties
from models.vocabulary import Involvement, Status
from models.workspace import Workspace, create
from ui.history.model import PAGE, RECORDED, STEP
from ui.history.view import HistoryView

AT = 1_760_412_120  # 14 October 2025, 03:22 UTC


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with create(tmp_path / "talks.accord", title="Talks", author="desk", now=lambda: AT) as made:
        yield made


def add_demand(workspace: Workspace, title: str = "Open the crossings") -> int:
    party = parties.add(workspace, "AA", "Aaland")
    return demands.add(workspace, demands.DemandDraft(title, {Involvement.TABLED_BY: (party,)}))


def shown(qtbot: QtBot, workspace: Workspace) -> HistoryView:
    view = HistoryView()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.set_workspace(workspace)
    workspace.subscribe(view.refresh)
    view.show()
    qtbot.waitExposed(view)
    return view


def steps(view: HistoryView) -> list[str]:
    return [str(view.model.index(row, STEP).data()) for row in range(view.model.rowCount())]


def test_the_newest_edit_stands_on_top_with_its_details(qtbot: QtBot, workspace: Workspace) -> None:
    demand_id = add_demand(workspace)
    view = shown(qtbot, workspace)
    assert steps(view)[0] == "New demand “Open the crossings”"
    assert view.model.index(0, RECORDED).data() == "14 Oct 2025, 03:22"
    assert "UTC" in view.subtitle.text()
    demands.move(workspace, [demand_id], Status.AGREED, reason="settled")
    assert steps(view)[0] == "Move D-1 to agreed"
    assert view.details.title.text() == "Move D-1 to agreed"
    assert "because: settled" in view.details.told.text()
    assert "agreed" in view.details.changes.text()


def test_an_undo_is_an_edit_of_its_own(qtbot: QtBot, workspace: Workspace) -> None:
    add_demand(workspace)
    view = shown(qtbot, workspace)
    before = view.model.rowCount()
    workspace.undo()
    assert view.model.rowCount() == before + 1
    assert steps(view)[0].startswith("Undo: ")


def test_what_is_chosen_stays_chosen_when_edits_come(qtbot: QtBot, workspace: Workspace) -> None:
    demand_id = add_demand(workspace)
    view = shown(qtbot, workspace)
    view.table.selectRow(1)
    title = view.details.title.text()
    demands.change_field(workspace, demand_id, "note", was="", becomes="x")
    assert view.details.title.text() == title
    assert view.table.currentIndex().row() == 2


def test_arrow_keys_walk_through_the_edits(qtbot: QtBot, workspace: Workspace) -> None:
    add_demand(workspace)
    view = shown(qtbot, workspace)
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert view.details.title.text() == steps(view)[1]


def test_the_filter_looks_into_details_and_escape_empties_it(qtbot: QtBot, workspace: Workspace) -> None:
    demand_id = add_demand(workspace)
    demands.change_field(workspace, demand_id, "note", was="", becomes="ask about ferries")
    view = shown(qtbot, workspace)
    everything = steps(view)
    view.find_text()
    QTest.keyClicks(view.search, "ferries")
    assert steps(view) == ["Change the note of a demand"]
    assert view.count.text() == f"1 of {len(everything)} edits"
    QTest.keyClick(view.search, Qt.Key.Key_Escape)
    assert steps(view) == everything


def test_a_page_at_a_time(qtbot: QtBot, workspace: Workspace) -> None:
    demand_id = add_demand(workspace)
    for number in range(PAGE + 5):
        was = str(number - 1) if number else ""
        demands.change_field(workspace, demand_id, "note", was=was, becomes=str(number))
    view = shown(qtbot, workspace)
    assert view.model.read == PAGE
    assert view.older_button.isVisible()
    assert "read so far" in view.count.text()
    QTest.mouseClick(view.older_button, Qt.MouseButton.LeftButton)
    assert view.model.read == workspace.sequence
    assert view.older_button.isHidden()
    numbers = [view.model.line(row).sequence for row in range(view.model.rowCount())]  # type: ignore[union-attr]
    assert numbers == sorted(numbers, reverse=True)


def test_no_negotiation_shows_nothing(qtbot: QtBot, workspace: Workspace) -> None:
    view = shown(qtbot, workspace)
    view.set_workspace(None)
    assert view.model.rowCount() == 0
    assert view.details.title.text() == "No edit is chosen."
