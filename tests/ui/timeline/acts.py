"""What a person does with the timeline, named after it, on the real widget."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.dates import When
from models.records import Ref, TimelineRecord
from models.vocabulary import Kind, Lane
from ui.timeline.view import TimelineView


def shown_timeline(qtbot: QtBot, record: TimelineRecord, width: int = 1010, height: int = 250) -> TimelineView:
    """The timeline in a window of its own, with the keyboard."""
    # A bare window: with a layout's size limits of its own, the offscreen platform would complain.
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, height)
    view = TimelineView(window)
    view.resize(width, height)
    view.held_by = window  # the bot holds it only weakly
    view.set_record(record)
    with qtbot.waitExposed(window):
        window.show()
    view.activateWindow()
    view.setFocus()
    paint(view)
    return view


def paint(view: TimelineView) -> None:
    QApplication.processEvents()
    view.grab()


def meeting_ref(number: int) -> Ref:
    return Ref(Kind.MEETING, number)


def place_of(view: TimelineView, ref: Ref) -> QPoint:
    """The middle of an event's bar, on the plot."""
    position = view.canvas.content.index.position_of(ref)
    shown = next(one for one in view.canvas.shown() if one.event.position == position)
    return shown.bar.center().toPoint()


def empty_place(view: TimelineView, lane: int = 0) -> QPoint:
    """A spot of a lane with nothing on it."""
    band = view.canvas.arrangement().lanes[lane]
    y = band.top + band.height / 2
    width = int(view.canvas.scale_now().width)
    return next(QPoint(x, int(y)) for x in range(width // 2, width - 40, 7) if view.canvas.hit(QPointF(x, y)).empty)


def click(view: TimelineView, point: QPoint) -> None:
    QTest.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=point)


def double_click(view: TimelineView, point: QPoint) -> None:
    viewport = view.plot.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=point)


def take(view: TimelineView, point: QPoint) -> None:
    QTest.mousePress(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=point)


def carry(view: TimelineView, point: QPoint, pixels: int) -> None:
    """Moves the mouse with the button down, in three steps as a hand would."""
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(view.plot.viewport(), point + QPoint(round(pixels * share), 0))


def let_go(view: TimelineView, point: QPoint) -> None:
    QTest.mouseRelease(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=point)


def drag(view: TimelineView, point: QPoint, pixels: int) -> None:
    take(view, point)
    carry(view, point, pixels)
    let_go(view, point + QPoint(pixels, 0))


def turn_wheel(view: TimelineView, x: int, notches: int) -> None:
    viewport = view.plot.viewport()
    where = QPointF(x, viewport.height() / 2)
    event = QWheelEvent(
        where,
        QPointF(viewport.mapToGlobal(where)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def press_key(view: TimelineView, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(view.plot, key, modifiers)


class Ear:
    """Hears what the view asks for."""

    def __init__(self, view: TimelineView) -> None:
        self.selected: list[Ref] = []
        self.opened: list[Ref] = []
        self.moved: list[tuple[Ref, int]] = []
        self.created: list[tuple[Lane, When]] = []
        view.selected.connect(self.selected.append)
        view.opened.connect(self.opened.append)
        view.move_requested.connect(self._move)
        view.create_requested.connect(self._create)

    def _move(self, ref: Ref, start: int) -> None:
        self.moved.append((ref, start))

    def _create(self, lane: Lane, when: When) -> None:
        self.created.append((lane, when))
