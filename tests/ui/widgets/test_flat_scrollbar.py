"""The flat scroll bar scrolls like any other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QScrollBar
from pytestqt.qtbot import QtBot

from ui.theme import theme
from ui.widgets.flat_scrollbar import WIDTH, FlatScrollBar, use_flat_bars

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def area(qtbot: QtBot) -> QPlainTextEdit:
    theme().set_mode("light")
    area = QPlainTextEdit("\n".join(f"line {number}" for number in range(500)))
    qtbot.addWidget(area)
    use_flat_bars(area)
    area.resize(200, 300)
    area.show()
    return area


def bar_of(area: QPlainTextEdit) -> FlatScrollBar:
    bar: QScrollBar = area.verticalScrollBar()
    assert isinstance(bar, FlatScrollBar)
    return bar


def drag(bar: FlatScrollBar, start: QPoint, end: QPoint) -> None:
    """Presses, moves and lets go, as a hand does."""
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(bar, end)
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=end)


def test_it_is_narrow_and_has_a_name(area: QPlainTextEdit) -> None:
    assert bar_of(area).width() == WIDTH
    assert bar_of(area).accessibleName() == "Scroll up and down"


def test_its_handle_is_dragged_where_it_is_painted(area: QPlainTextEdit) -> None:
    bar = bar_of(area)
    handle = bar.handle()
    assert bar.grab().toImage().pixelColor(handle.center()) == theme().colours.strong_line
    drag(bar, handle.center(), handle.center() + QPoint(0, 100))
    assert bar.value() > 0
    assert bar.handle().center().y() > handle.center().y() + 50


def test_the_whole_bar_is_groove(area: QPlainTextEdit) -> None:
    bar = bar_of(area)
    assert bar.handle().top() <= 1, "no room is left for arrows that nobody paints"
    bar.setValue(bar.maximum())
    assert bar.handle().bottom() >= bar.height() - 2


def test_keys_and_pages_work(area: QPlainTextEdit, qtbot: QtBot) -> None:
    bar = bar_of(area)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(WIDTH // 2, bar.height() - 3))
    assert bar.value() > 0
    qtbot.keyClick(bar, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_without_anything_to_scroll_there_is_no_handle(area: QPlainTextEdit) -> None:
    bar = FlatScrollBar(Qt.Orientation.Vertical, area)
    bar.resize(WIDTH, 100)
    bar.setRange(0, 0)
    picture = bar.grab().toImage()
    assert {picture.pixelColor(x, y).name() for x in range(WIDTH) for y in range(100)} == {
        theme().colours.background.name()
    }
