"""Waiting for work: its result or its error comes back, Cancel after a while, and the window goes on living."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from models.errors import Refusal
from ui import waiting
from ui.tasks import Control, Tasks
from ui.waiting import waited


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    opened = Tasks()
    yield opened
    opened.close()


def test_short_work_gives_its_result_without_a_dialog(widget: QWidget, tasks: Tasks) -> None:
    assert waited(tasks, widget, "Counting", lambda _: 42) == 42
    assert widget.findChild(QProgressDialog) is None


def test_what_the_work_refuses_is_refused(widget: QWidget, tasks: Tasks) -> None:
    def refuse(_: Control) -> None:
        raise Refusal("No room.")

    with pytest.raises(Refusal, match="No room"):
        waited(tasks, widget, "Writing", refuse)


def test_long_work_can_be_cancelled_and_is_told_so(
    widget: QWidget, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 10)
    go_on, told = threading.Event(), []

    def slowly(control: Control) -> None:
        assert go_on.wait(20)
        told.append(control.cancelled)

    def press_cancel() -> None:
        dialog = widget.findChild(QProgressDialog, "waiting")
        if dialog is None or not dialog.isVisible():
            QTimer.singleShot(5, press_cancel)
        else:
            dialog.canceled.emit()

    QTimer.singleShot(0, press_cancel)
    with pytest.raises(Refusal, match="Stopped"):
        waited(tasks, widget, "Writing", slowly)
    go_on.set()
    tasks.close()
    assert told == [True]


def test_the_window_goes_on_living_meanwhile(widget: QWidget, tasks: Tasks) -> None:
    beaten = threading.Event()
    QTimer.singleShot(0, beaten.set)
    assert waited(tasks, widget, "Waiting for a beat", lambda _: beaten.wait(20))
