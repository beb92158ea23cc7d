"""As known at, on the history screen: a moment by name, by an edit or typed; what was known, and what is new since."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.commands import demands
from models.ids import IdSource
from models.records import Effective
from models.sample import create_sample
from models.vocabulary import Status
from models.workspace import Workspace
from ui.history.known_bar import CHOSEN, OTHER
from ui.history.known_panel import CHANGES, DEMANDS, EDIT, MEETINGS
from ui.history.view import HistoryView

ENTERED = int(dt.datetime(2025, 10, 14, 2, tzinfo=dt.UTC).timestamp())  # 10:00 in Kuala Lumpur


class Clock:
    def __init__(self) -> None:
        self.at = ENTERED

    def __call__(self) -> int:
        return self.at


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("known") / "sample.accord"
    create_sample(path, now=Clock(), ids=IdSource(now_ms=lambda: ENTERED * 1000, seed=3)).close()
    return path


@pytest.fixture
def workspace(original: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The sample as entered at 10:00, with three edits an hour, two hours and a day later."""
    clock = Clock()
    path = Path(shutil.copy(original, tmp_path / "sample.accord"))
    with Workspace.open(path, now=clock, ids=IdSource(now_ms=lambda: clock() * 1000, seed=4)) as opened:
        clock.at = ENTERED + 3_600
        demands.move(opened, [demands.id_of(opened, "D-3")], Status.UNDER_DISCUSSION)
        clock.at += 3_600
        late = Effective(dt.date(2025, 10, 13))
        demands.move(opened, [demands.id_of(opened, "D-2")], Status.CONTESTED, effective=late)
        clock.at += 86_400
        demands.delete(opened, [demands.id_of(opened, "D-6")])
        yield opened


@pytest.fixture
def view(qtbot: QtBot, workspace: Workspace) -> HistoryView:
    shown = HistoryView()
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    shown.set_workspace(workspace)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def texts(model: QAbstractItemModel) -> list[list[str]]:
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [
        [str(model.data(model.index(row, column), Qt.ItemDataRole.DisplayRole)) for column in columns] for row in rows
    ]


def by_ref(view: HistoryView) -> dict[str, list[str]]:
    return {row[0]: row[2:] for row in texts(view.panel.demands)}


def choose(view: HistoryView, name: str) -> None:
    index = view.known_bar.preset.findText(name)
    view.known_bar.preset.setCurrentIndex(index)
    view.known_bar.preset.activated.emit(index)


def test_now_shows_the_whole_journal_and_the_chosen_edit_only(view: HistoryView) -> None:
    assert view.known is None
    assert view.model.rowCount() == 5
    assert view.panel.tabs.isHidden()
    assert view.known_bar.date.isHidden()
    assert view.panel.pages.currentIndex() == EDIT


def test_the_chosen_edit_shows_what_was_known_just_after_it(view: HistoryView) -> None:
    view.table.selectRow(2)  # D-3 under discussion
    choose(view, CHOSEN)
    assert view.model.rowCount() == 3
    assert view.panel.tabs.currentIndex() == DEMANDS
    known = by_ref(view)
    assert known["D-3"][:3] == ["under discussion", "14 Oct 2025", "14 Oct 2025, 11:00"]
    assert known["D-2"][0] == "under discussion"
    assert known["D-2"][-1] == "contested"
    assert known["D-6"][-1] == "deleted"
    assert known["D-1"][-1] == "the same"
    assert view.panel.sentence.text().startswith("As known on 14 Oct 2025, 11:00, effective up to 14 Oct 2025 — ")
    assert "2 tabled, 4 under discussion, 1 agreed" in view.panel.sentence.text()
    assert "What was recorded by 14 Oct 2025, 11:00" in view.subtitle.text()


def test_a_moment_is_typed_and_the_effective_day_beside_it(view: HistoryView) -> None:
    choose(view, OTHER)
    bar = view.known_bar
    bar.date.setText("14 Oct 2025")
    bar.time.setText("12:00")
    QTest.keyClick(bar.time, Qt.Key.Key_Return)
    assert view.known is not None
    assert view.model.rowCount() == 4
    assert by_ref(view)["D-2"][:3] == ["contested", "13 Oct 2025", "14 Oct 2025, 12:00"]
    bar.day.setText("12 Oct 2025")
    QTest.keyClick(bar.day, Qt.Key.Key_Return)
    assert by_ref(view)["D-2"][0] == "under discussion"
    assert by_ref(view)["D-3"][0] == "not known"
    assert "effective up to 12 Oct 2025" in view.panel.sentence.text()
    bar.time.setText("09:00")
    QTest.keyClick(bar.time, Qt.Key.Key_Return)
    assert view.model.rowCount() == 0
    assert "no demand was known" in view.panel.sentence.text()


@pytest.mark.parametrize(
    ("date", "time", "told"),
    [("soon", "", "soon"), ("14 Oct 2025", "25:00", "is not a time"), ("31 Feb 2025", "", "no day 31 in February")],
)
def test_nonsense_is_said_beside_the_fields(view: HistoryView, date: str, time: str, told: str) -> None:
    choose(view, OTHER)
    view.known_bar.date.setText(date)
    view.known_bar.time.setText(time)
    QTest.keyClick(view.known_bar.date, Qt.Key.Key_Return)
    assert view.known is None
    assert told in view.known_bar.problem.text()


def test_a_day_to_come_is_today(view: HistoryView) -> None:
    view.know_chosen_edit()
    view.known_bar.day.setText("26 Oct 2025")
    QTest.keyClick(view.known_bar.day, Qt.Key.Key_Return)
    assert "Nothing is known of the future" in view.known_bar.problem.text()
    assert view.known_bar.day.text() == "14 Oct 2025"


def test_what_changed_since_is_told_record_by_record(view: HistoryView) -> None:
    view.table.selectRow(2)
    view.know_chosen_edit()
    view.panel.tabs.setCurrentIndex(CHANGES)
    told = {(row[0], row[2]) for row in texts(view.panel.changes)}
    assert ("D-2", "status: under discussion → contested") in told
    assert ("D-2", "status change added: contested, effective 13 Oct 2025") in told
    assert ("D-6", "demand deleted: Chinese officials not to join the ceremony") in told
    assert not any(record == "D-3" for record, _ in told)
    assert view.panel.tabs.tabText(CHANGES).startswith("Changed since")


def test_meetings_have_both_clocks(view: HistoryView) -> None:
    view.know_chosen_edit()
    view.panel.tabs.setCurrentIndex(MEETINGS)
    rows = {row[0]: row[1:] for row in texts(view.panel.meetings)}
    assert rows["47th ASEAN Summit"][:4] == ["confirmed", "about 14 Oct 2025", "14 Oct 2025, 10:00", "26–28 Oct 2025"]


def test_presets_and_escape(view: HistoryView) -> None:
    choose(view, "Start of today")
    assert view.known is not None
    assert view.model.rowCount() == 4, "the deletion was a day later"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.known is None
    assert view.model.rowCount() == 5
    assert view.known_bar.preset.currentText() == "Now"


def test_a_new_edit_does_not_slip_into_the_past(view: HistoryView, workspace: Workspace) -> None:
    view.know_chosen_edit()
    before = view.model.rowCount()
    news = demands.move(workspace, [demands.id_of(workspace, "D-4")], Status.UNDER_DISCUSSION)
    view.refresh(news)
    assert view.model.rowCount() == before
    assert by_ref(view)["D-4"][0] == "tabled"
    assert by_ref(view)["D-4"][-1] == "under discussion"
