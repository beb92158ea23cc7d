"""Attached files in the Evidence tab: attaching, asking before opening, programs that are only saved, removing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from models.queries.attachments import attached_to
from models.records import Ref
from models.vocabulary import Kind
from tests.ui.inspector.acts import open_tab
from tests.ui.window.acts import desk_of, id_of
from ui.inspector.evidence import EvidenceTab
from ui.main_window import MainWindow
from ui.widgets.record_row import Row

PDF = b"%PDF-1.7\nThe annex.\n"


@pytest.fixture
def tab(window: MainWindow) -> EvidenceTab:
    about = Ref(Kind.DEMAND, id_of(window, "D-2"))
    desk_of(window).show_ref(about)
    open_tab(desk_of(window).inspector, "Evidence")
    return next(tab for tab in desk_of(window).inspector.findChildren(EvidenceTab) if tab._about == about)


def files_of(window: MainWindow) -> list[str]:
    workspace = window.session.workspace
    assert workspace is not None
    return [one.name for one in attached_to(workspace, Ref(Kind.DEMAND, id_of(window, "D-2")))]


def attach(tab: EvidenceTab, folder: Path, name: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> Row:
    """Press the button, choose the file; gives its row."""
    path = folder / name
    path.write_bytes(data)
    monkeypatch.setattr("ui.fields.attached_files.QFileDialog.getOpenFileName", lambda *_: (str(path), ""))
    tab.attach_button.click()
    return next(row for row in tab.findChildren(Row) if row.key.startswith("file-") and row.words == name)


def test_a_file_is_attached_opened_after_asking_and_removed(
    window: MainWindow, tab: EvidenceTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr("ui.fields.attached_files.QDesktopServices.openUrl", opened.append)
    row = attach(tab, tmp_path, "Annex.pdf", PDF, monkeypatch)
    assert files_of(window) == ["Annex.pdf"]
    row.click()
    box = tab.files.question
    assert isinstance(box, QMessageBox)
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert opened == [], "nothing before the answer"
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    next(button for button in box.buttons() if "Open" in button.text()).click()
    assert len(opened) == 1
    path = Path(opened[0].toLocalFile())
    assert path.read_bytes() == PDF
    assert not path.is_relative_to(tmp_path / "Annex.pdf")
    workspace = window.session.workspace
    assert workspace is not None
    workspace.undo()
    assert files_of(window) == []


def test_a_program_is_not_offered_to_be_opened(
    window: MainWindow, tab: EvidenceTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = attach(tab, tmp_path, "minutes.pdf.exe", b"MZ" + bytes(100), monkeypatch)
    row.click()
    box = tab.files.question
    assert isinstance(box, QMessageBox)
    assert not [button for button in box.buttons() if "Open" in button.text()]
    monkeypatch.setattr("ui.fields.attached_files.QFileDialog.getSaveFileName", lambda *_: (str(tmp_path / "kept"), ""))
    next(button for button in box.buttons() if "Save" in button.text()).click()
    assert (tmp_path / "kept").read_bytes() == b"MZ" + bytes(100)


def test_a_file_is_marked_as_confidential_and_the_mark_taken_off(
    window: MainWindow, tab: EvidenceTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(tab, tmp_path, "Annex.pdf", PDF, monkeypatch)
    workspace = window.session.workspace
    assert workspace is not None
    for wanted, does in ((True, "Mark as confidential:"), (False, "Take the confidential mark off")):
        named = [one for one in tab.findChildren(QToolButton) if one.accessibleName() == f"{does} Annex.pdf"]
        next(one for one in named if one.isVisibleTo(tab)).click()
        (record,) = attached_to(workspace, Ref(Kind.DEMAND, id_of(window, "D-2")))
        assert record.confidential is wanted
    workspace.undo()
    workspace.discreet = True
    assert files_of(window) == []
