"""The proof that no public snapshot shows anything confidential: every screen, by its words and by its pixels."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.generate.words import CONFIDENTIAL
from models.sharing import ShareOptions, share
from models.trust import remember
from models.workspace import Workspace
from tests.models.report.paper import words_of as words_of_pdf
from tests.models.secrets import found_in, hidden_words, made
from tests.ui.window.reading import words_of
from ui import snapshot
from ui.main_window import MainWindow
from ui.screens import SCREENS

NAMES = [name for name, _, _ in SCREENS]

#: What these draw is of the file and not of its records: its journal, its pages with the moment of printing.
OF_THE_FILE = ("history", "report")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("snapshot") / "made.accord")


@pytest.fixture(scope="module")
def words(file: Path) -> frozenset[str]:
    with Workspace.open(file, read_only=True) as workspace:
        return hidden_words(workspace)


@pytest.fixture(scope="module")
def public_copy(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shared copy, of the same name, in whose bytes nothing confidential is."""
    with Workspace.open(file, read_only=True) as workspace:
        return share(workspace, tmp_path_factory.mktemp("copy") / file.name, ShareOptions(public=True))


@pytest.fixture
def seen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, QImage]]:
    """What stood on each screen when its picture was taken: all words, and the screen's own pixels."""
    found: dict[str, tuple[str, QImage]] = {}
    kept: list[MainWindow] = []
    settle = snapshot._settle

    def look(application: QApplication, window: MainWindow) -> None:
        settle(application, window)
        if window not in kept:
            kept.append(window)
            qtbot.addWidget(window)
        screen = window.stack.currentWidget()
        assert screen is not None
        name = "board" if screen is window.desk else screen.objectName()
        pages = window.report._maker.newest if window.report is not None else None
        printed = words_of_pdf(pages.pdf) if pages is not None else ""
        found[name] = f"{words_of(window)}\n{printed}", screen.grab().toImage()

    monkeypatch.setattr(snapshot, "_settle", look)
    return found


def draw(path: Path, names: list[str], folder: Path, *, public: bool) -> None:
    remember(path)
    private = folder / "private"
    private.mkdir(parents=True)
    snapshot.draw(str(path), names, folder, "light", (1280, 800), private, public=public)


@pytest.mark.parametrize("name", NAMES)
def test_no_screen_of_a_public_snapshot_says_anything_confidential(
    file: Path, words: frozenset[str], name: str, seen: dict[str, tuple[str, QImage]], tmp_path: Path
) -> None:
    draw(file, [name], tmp_path, public=True)
    said, _ = seen.pop(name)
    assert len(said) > 200
    assert found_in(said, words) == []


def test_the_same_search_finds_it_where_the_snapshot_is_not_public(
    file: Path, words: frozenset[str], seen: dict[str, tuple[str, QImage]], tmp_path: Path
) -> None:
    draw(file, NAMES, tmp_path, public=False)
    everything = "\n".join(said for said, _ in seen.values())
    assert len(found_in(everything, words)) > 2


def test_a_public_snapshot_is_pixel_by_pixel_that_of_a_public_copy(
    file: Path, public_copy: Path, seen: dict[str, tuple[str, QImage]], tmp_path: Path
) -> None:
    assert CONFIDENTIAL.encode() not in public_copy.read_bytes()
    names = [name for name in NAMES if name not in OF_THE_FILE]
    draw(file, names, tmp_path / "hidden", public=True)
    hidden = dict(seen)
    draw(public_copy, names, tmp_path / "copy", public=False)
    for name in names:
        assert hidden[name][1] == seen[name][1], name
    draw(file, names, tmp_path / "all", public=False)
    other = {name for name in names if hidden[name][1] != seen[name][1]}
    assert other >= {"board", "parties", "evidence", "readiness"}, "or every picture would be the same"
