"""What the tests of the model floor share: negotiations in a folder of the test's own, and modest property tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from models.workspace import Workspace
from tests.models.people import Clock, Small, begin, set_up

settings.register_profile(
    "accord",
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    # A fixture's file is made once and read by all examples; those that write make files of their own.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("accord")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """An empty negotiation, just begun."""
    with begin(tmp_path / "empty.accord", clock) as opened:
        yield opened


@pytest.fixture
def small_negotiation(tmp_path: Path) -> Iterator[Small]:
    """A negotiation with one of everything."""
    small = set_up(tmp_path / "small.accord")
    yield small
    small.workspace.close()
