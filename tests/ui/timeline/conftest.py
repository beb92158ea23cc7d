"""The sample on the timeline, seen on the way to its summit, and an ear for what it asks."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.timeline.acts import Ear, paint, shown_timeline
from tests.ui.timeline.sample_record import sample_record
from ui.timeline.view import TimelineView


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    shown = shown_timeline(qtbot, sample_record())
    shown.fit_summit()
    paint(shown)
    return shown


@pytest.fixture
def ear(view: TimelineView) -> Ear:
    return Ear(view)
