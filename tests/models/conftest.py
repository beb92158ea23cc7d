"""What the tests of the model floor share: negotiations in a folder of the test's own, and modest property tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from models.workspace import Workspace
from tests.models.people import PASSPHRASE, Clock, Small, begin, set_up

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


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The tests of a module that says BOTH_KINDS run over a plain file and over an encrypted one."""
    if "passphrase" in metafunc.fixturenames and getattr(metafunc.module, "BOTH_KINDS", False):
        metafunc.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"], indirect=True)


@pytest.fixture
def passphrase(request: pytest.FixtureRequest) -> str | None:
    """None for a plain file."""
    return getattr(request, "param", None)


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock, passphrase: str | None) -> Iterator[Workspace]:
    """An empty negotiation, just begun."""
    with begin(tmp_path / "empty.accord", clock, passphrase=passphrase) as opened:
        yield opened


@pytest.fixture
def small_negotiation(tmp_path: Path, passphrase: str | None) -> Iterator[Small]:
    """A negotiation with one of everything."""
    small = set_up(tmp_path / "small.accord", passphrase)
    yield small
    small.workspace.close()
