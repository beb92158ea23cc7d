"""Who met whom on the screen: chips and lines by mouse and keyboard, the table, another day, files and paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.commands import meetings
from models.records import Ref
from models.vocabulary import Kind, Presence
from tests.models.report.paper import words_of
from tests.ui.window.acts import desk_of
from tests.ui.window.parties_acts import (
    cells,
    open_parties,
    page_of,
    party_id,
    workspace_of,
)
from ui.main_window import MainWindow
from ui.parties.network import NetworkView
from ui.parties.view import PartiesView


@pytest.fixture
def screen(window: MainWindow) -> PartiesView:
    return open_parties(window)


@pytest.fixture
def net(window: MainWindow, screen: PartiesView) -> NetworkView:
    window.actions_by_id["view.network"].trigger()
    QApplication.processEvents()
    return screen.network


def node(net: NetworkView, code: str) -> int:
    assert net.network is not None
    return next(place for place, one in enumerate(net.network.nodes) if one.code == code)


def at_node(net: NetworkView, code: str) -> QPoint:
    assert net.canvas.drawing is not None
    return net.canvas.drawing.points[node(net, code)].toPoint()


def test_a_click_names_the_meetings_of_one_or_of_a_pair_and_enter_opens_one(
    window: MainWindow, net: NetworkView
) -> None:
    QTest.mouseClick(net.canvas, Qt.MouseButton.LeftButton, pos=at_node(net, "MY"))
    assert net.meetings.heading.text() == "Meetings of Malaysia · 1"
    assert cells(net.meetings, 2) == ["Thailand, Cambodia, United States"]
    QTest.keyClick(net.meetings.table, Qt.Key.Key_Return)
    shown = desk_of(window).inspector.current()
    assert shown is not None
    assert shown.kind is Kind.MEETING
    window.open_screen("parties")
    assert net.canvas.drawing is not None
    one, other = sorted((node(net, "TH"), node(net, "KH")))
    points = net.canvas.drawing.points
    middle = points[one] + (points[other] - points[one]) * 0.8
    QTest.mouseClick(net.canvas, Qt.MouseButton.LeftButton, pos=middle.toPoint())
    assert net.meetings.heading.text() == "Thailand and Cambodia: met twice, last on 12 Oct 2025 · 2"
    assert net.canvas.accessibleName() == "Who met whom: Thailand and Cambodia: met twice, last on 12 Oct 2025"


def test_arrows_reach_every_chip_and_enter_opens_the_party(
    window: MainWindow, screen: PartiesView, net: NetworkView
) -> None:
    assert net.network is not None
    net.canvas.setFocus()
    net.canvas.choose(None)
    seen = set()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left) * 2:
        for _ in net.network.nodes:
            QTest.keyClick(net.canvas, key)
            seen.add(net.canvas.spot)
    assert seen == set(range(len(net.network.nodes)))
    net.canvas.choose(node(net, "US"))
    QTest.keyClick(net.canvas, Qt.Key.Key_Return)
    assert screen.party_id == party_id(window, "US")
    assert screen.party.isVisible()


def test_meetings_to_come_are_dashed_and_told(window: MainWindow, net: NetworkView) -> None:
    workspace = workspace_of(window)
    signing = page_of(window, "US").meetings[0]
    assert signing.state.movable
    meetings.attend(workspace, signing.id, party_id(window, "JP"), Presence.INVITED)
    assert net.network is not None
    assert "JP" not in [one.code for one in net.network.nodes]
    net.planned.setChecked(True)
    pair = sorted((node(net, "US"), node(net, "JP")))
    net.canvas.choose((pair[0], pair[1]))
    assert net.meetings.heading.text() == "United States and Japan: 1 to come · 1"
    assert cells(net.meetings, 3) == ["to come"]


def test_the_table_says_the_same(net: NetworkView) -> None:
    QTest.mouseClick(net.table_button, Qt.MouseButton.LeftButton)
    assert net.pairs.isVisible()
    rows = [[cell.text for cell in line.cells] for line in net.pairs.table.lines.lines]
    assert ["TH  Thailand", "KH  Cambodia", "2", "12 Oct 2025", ""] in rows
    assert len(rows) == 6
    net.pairs.table.selectRow(5)
    assert net.meetings.table.lines.rowCount() == 1


def test_on_an_earlier_day_fewer_had_met(window: MainWindow, screen: PartiesView, net: NetworkView) -> None:
    screen.set_as_of(dt.date(2025, 10, 11))
    assert net.network is not None
    assert len(net.network.edges) == 3
    screen.set_as_of(dt.date(2025, 7, 1))
    assert net.nothing.isVisible()
    assert not net.print_button.isEnabled()


def test_the_picture_is_written_without_confidential_meetings(
    window: MainWindow, screen: PartiesView, net: NetworkView, tmp_path: Path
) -> None:
    from models.commands.confidentiality import mark

    ministers = next(one for one in page_of(window, "MY").meetings if one.title.startswith("Foreign ministers"))
    mark(workspace_of(window), [Ref(Kind.MEETING, ministers.id)], True)
    window.commands.parties.save(tmp_path / "net.svg")
    drawing = (tmp_path / "net.svg").read_text(encoding="utf-8")
    assert "Thailand and Cambodia: met once" in drawing
    assert ">TH<" in drawing
    assert ">MY<" not in drawing
    window.commands.parties.save(tmp_path / "net.png")
    image = QImage(str(tmp_path / "net.png"))
    assert (image.width(), image.height()) == (2400, 1600)
    assert image.text("Title").startswith("Who met whom · Kuala Lumpur Accord")


def test_what_is_printed_is_the_reports_own_section(
    window: MainWindow, screen: PartiesView, net: NetworkView, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    commands = window.commands.parties
    assert commands.sheet.print(workspace_of(window), commands.options(), printer)
    words = words_of((tmp_path / "printed.pdf").read_bytes())
    assert "Who met whom" in words
    assert "United States" in words
    net.whom.setCurrentIndex(1)
    assert commands.options().network.persons
