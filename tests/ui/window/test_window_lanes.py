"""Lanes in the real window: chosen in the menu, remembered for this negotiation; statements opened from there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from models.records import Ref
from models.sample import create_sample
from models.vocabulary import Kind
from tests.ui.timeline.acts import press_key
from tests.ui.window.acts import desk_of
from tests.ui.window.test_window_timeline import timeline_of
from ui.inspector.statement_page import StatementPage
from ui.main_window import MainWindow


def test_lanes_and_their_order_come_back_with_their_negotiation(window: MainWindow, tmp_path: Path) -> None:
    assert window.session.workspace is not None
    here, other = window.session.workspace.path, tmp_path / "other.accord"
    create_sample(other).close()
    window.actions_by_id["timeline.lanes.party"].trigger()
    view = timeline_of(window)
    view.lanes.move(0, 1)
    view.lanes.toggle(2)
    shown = [(row.name.text, row.folded) for row in view.lanes.lanes]
    assert shown[:3] == [("Cambodia", False), ("Thailand", False), ("Malaysia", True)]
    window.open_location(str(other))
    assert [row.name.text for row in view.lanes.lanes] == ["Leaders", "Ministers", "Statements", "Incidents"]
    window.open_location(str(here))
    assert [(row.name.text, row.folded) for row in view.lanes.lanes] == shown


def test_the_menu_ticks_what_was_chosen_by_key(window: MainWindow) -> None:
    view = timeline_of(window)
    press_key(view, Qt.Key.Key_L)
    window._name_undo()
    assert window.actions_by_id["timeline.lanes.track"].isChecked()
    assert not window.actions_by_id["timeline.lanes.lane"].isChecked()
    window.actions_by_id["timeline.lanes.first"].trigger()
    window.actions_by_id["timeline.lanes.lane"].trigger()
    assert window.actions_by_id["timeline.lanes.lane"].isChecked()


def test_damaged_memory_of_lanes_shows_them_as_they_were_set(window: MainWindow) -> None:
    assert window.session.workspace is not None
    location = str(window.session.workspace.path.absolute())
    for damaged in ('{"%s": 7}', '{"%s": {"by": "no way", "order": 3, "folded": [1, null]}}', "[", "7"):
        window.preferences._settings.setValue("timeline/lanes", damaged.replace("%s", location))
        window.open_location(location)
        assert timeline_of(window).lanes.lanes[0].name.text == "Leaders"


def test_what_somebody_said_is_chosen_on_the_timeline_and_read_at_the_right(window: MainWindow) -> None:
    view, desk = timeline_of(window), desk_of(window)
    index = view.canvas.content.index
    position = next(it for it in range(len(index)) if index.ref(it).kind is Kind.STATEMENT)
    view._choose(position)
    page = desk.inspector.pages.currentWidget()
    assert isinstance(page, StatementPage)
    assert "the signing of a declaration" in page.title.text.words
    assert page.title.text.isReadOnly()
    assert page.fields["speaker"].text.words == "Mohamad Hasan"
    asked: list[Ref] = []
    view.move_requested.connect(lambda ref, _: asked.append(ref))
    press_key(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert asked == []
