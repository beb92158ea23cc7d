"""The linkage screen as a person uses it: what it shows, keys, mouse, finding, links made and removed, another day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from models.commands import demands, evidence
from models.commands.packages import dissolve
from models.queries import summary
from models.queries.linkage import linkage, packages
from models.records import LinkageRecord, Ref
from models.vocabulary import Involvement, Kind, Linkage
from models.workspace import Workspace
from tests.models.people import open_again
from tests.models.report.paper import words_of
from tests.ui.window.acts import desk_of, id_of
from ui.dialogs.link_dialog import LinkDialog
from ui.linkage.view import LinkageView
from ui.main_window import MainWindow

CYCLE = "D-1 depends on D-2, which depends on D-4, which depends on D-1"


def workspace_of(window: MainWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


def demand(window: MainWindow, ref: str) -> Ref:
    return Ref(Kind.DEMAND, id_of(window, ref))


def record_of(window: MainWindow) -> LinkageRecord:
    return linkage(workspace_of(window))


def place(screen: LinkageView, ref: Ref) -> QPoint:
    return screen.graph.sight.to_widget(screen.graph.scene.nodes[ref].box.center()).toPoint()


def draw(screen: LinkageView, start: Ref, end: Ref) -> QMenu:
    """Drag from node to node; gives the menu that asks what the line says."""
    screen.graph.fit()
    graph, begin, finish = screen.graph, place(screen, start), place(screen, end)
    QTest.mousePress(graph, Qt.MouseButton.LeftButton, pos=begin)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(graph, begin + (finish - begin) * share)
    QTest.mouseRelease(graph, Qt.MouseButton.LeftButton, pos=finish)
    return next(menu for menu in graph.findChildren(QMenu) if menu.isVisible())


def choose(menu: QMenu, words: str) -> None:
    action = next(action for action in menu.actions() if action.text().replace("&", "").startswith(words))
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def open_dialog(window: MainWindow) -> LinkDialog:
    return next(dialog for dialog in window.findChildren(LinkDialog) if dialog.isVisible())


def press_on_graph(screen: LinkageView, *keys: Qt.Key) -> None:
    screen.graph.setFocus()
    for key in keys:
        QTest.keyClick(screen.graph, key)


# ---------------------------------------------------------------- what it shows


def test_cycles_come_first_and_are_named_then_packages_then_who_waits(screen: LinkageView) -> None:
    lines = screen.side.lines()
    assert lines[0] == f"{CYCLE}."
    assert lines[1] == "A · Weapons for mines: D-1, D-2, D-3"
    assert "D-5 waits for D-6 (tabled)" in lines
    assert "“Signing of the Kuala Lumpur Accord” waits for D-5 (under discussion)" in lines
    assert "6 links · 1 package · 1 cycle" in screen.subtitle.text()


def test_only_what_hangs_together_is_drawn_and_what_comes_first_is_left(
    window: MainWindow, screen: LinkageView
) -> None:
    nodes = screen.graph.scene.nodes
    assert {placed.node.label for placed in nodes.values()} == {*(f"D-{one}" for one in range(1, 8)), "meeting"}
    signing = next(ref for ref in nodes if ref.kind is Kind.MEETING)
    lefts = [nodes[ref].box.left() for ref in (demand(window, "D-6"), demand(window, "D-5"), signing)]
    assert lefts == sorted(set(lefts))


def test_a_line_of_a_cycle_is_told_as_one(window: MainWindow, screen: LinkageView) -> None:
    circular = {tie.tie.link_id for tie in screen.graph.scene.ties if tie.circular}
    assert len(circular) == 3
    screen.graph.choose(demand(window, "D-2"))
    said = screen.graph.accessibleDescription().splitlines()
    assert said[0] == "D-2 Clear landmines in the disputed territories, under discussion"
    assert "depends on D-4 (in a cycle)" in said
    assert "in package A" in said


def test_without_a_link_there_is_a_sentence_and_a_button(window: MainWindow) -> None:
    workspace = workspace_of(window)
    for tie in linkage(workspace).ties:
        evidence.unlink(workspace, tie.link_id)
    for package in packages(workspace):
        dissolve(workspace, package.id)
    window.open_screen("linkage")
    screen = window.screens.made("linkage")
    assert isinstance(screen, LinkageView)
    assert screen.nothing.isVisible()
    QTest.mouseClick(screen.nothing.button, Qt.MouseButton.LeftButton)
    assert open_dialog(window).begin is not None


# ---------------------------------------------------------------- keys and finding


def test_arrows_go_from_node_to_node_and_enter_opens(window: MainWindow, screen: LinkageView) -> None:
    screen.graph.choose(demand(window, "D-6"))
    press_on_graph(screen, Qt.Key.Key_Right)
    assert screen.graph.node == demand(window, "D-5")
    press_on_graph(screen, Qt.Key.Key_Left)
    assert screen.graph.node == demand(window, "D-6")
    press_on_graph(screen, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.desk
    assert desk_of(window).inspector.current() == demand(window, "D-6")


def test_zoom_pan_and_fit(screen: LinkageView) -> None:
    graph = screen.graph
    before = graph.sight.zoom
    press_on_graph(screen, Qt.Key.Key_Plus)
    assert graph.sight.zoom > before
    corner = QPointF(graph.sight.corner)
    QTest.mousePress(graph, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    QTest.mouseMove(graph, QPoint(60, 40))
    QTest.mouseRelease(graph, Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
    assert graph.sight.corner != corner
    press_on_graph(screen, Qt.Key.Key_F)
    assert graph.sight.seen.contains(graph.scene.bounds.adjusted(1, 1, -1, -1))


def test_finding_marks_the_hits_and_enter_steps_through_them(window: MainWindow, screen: LinkageView) -> None:
    QTest.keyClicks(screen.bar.find_field, "land")
    assert screen.bar.find_field.accessibleDescription() == "1 record found"
    QTest.keyClick(screen.bar.find_field, Qt.Key.Key_Return)
    assert screen.graph.node == demand(window, "D-2")
    screen.bar.find_field.clear()
    QTest.keyClicks(screen.bar.find_field, "d-4")
    QTest.keyClick(screen.bar.find_field, Qt.Key.Key_Return)
    assert screen.graph.node == demand(window, "D-4")


def test_around_the_chosen_demand_only_its_neighbours_are_drawn(window: MainWindow, screen: LinkageView) -> None:
    screen.graph.choose(demand(window, "D-6"), tell=True)
    assert screen.bar.scope.itemText(1) == "Around D-6: one link"
    QTest.keyClick(screen.bar.scope, Qt.Key.Key_Down)
    assert set(screen.graph.scene.nodes) == {demand(window, "D-6"), demand(window, "D-5")}
    QTest.keyClick(screen.bar.scope, Qt.Key.Key_Down)
    assert len(screen.graph.scene.nodes) == 3
    QTest.keyClick(screen.bar.scope, Qt.Key.Key_Home)
    assert len(screen.graph.scene.nodes) == 8


def test_the_graph_has_a_table_twin(screen: LinkageView) -> None:
    screen.bar.table_button.click()
    assert screen.table.isVisible()
    model = screen.table.model()
    rows = [[str(model.index(row, column).data()) for column in range(6)] for row in range(model.rowCount())]
    assert ["D-6 Chinese officials not to join the ceremony", "tabled", "blocks"] in [row[:3] for row in rows]
    assert [row[5] for row in rows].count("in a cycle") == 3


# ---------------------------------------------------------------- links


def test_a_line_drawn_from_node_to_node_is_a_link(window: MainWindow, screen: LinkageView) -> None:
    menu = draw(screen, demand(window, "D-3"), demand(window, "D-6"))
    choose(menu, "D-3 depends on D-6")
    made = record_of(window).ties[-1]
    assert (made.start, made.linkage, made.end) == (
        demand(window, "D-3"),
        Linkage.DEPENDS_ON,
        demand(window, "D-6"),
    )
    assert made.link_id in {tie.tie.link_id for tie in screen.graph.scene.ties}
    assert not window.messages.isVisible()


def test_a_link_that_closes_a_cycle_is_made_and_said_at_once_and_undone_from_there(
    window: MainWindow, screen: LinkageView
) -> None:
    choose(draw(screen, demand(window, "D-6"), demand(window, "D-5")), "D-6 depends on D-5")
    assert len(record_of(window).cycles) == 2
    assert "This link closes a cycle: D-6 depends on D-5, which is blocked by D-6" in window.messages.text
    window.messages.action_button.click()
    assert len(record_of(window).cycles) == 1


def test_the_dialog_says_the_cycle_before_it_is_made(window: MainWindow, screen: LinkageView) -> None:
    screen.graph.choose(demand(window, "D-6"), tell=True)
    window.actions_by_id["demand.link"].trigger()
    dialog = open_dialog(window)
    QTest.keyClicks(dialog.words, "ceremony")
    dialog.look()
    wanted = next(row for row in range(dialog.found.count()) if dialog.found.item(row).text().startswith("D-5"))
    dialog.found.setCurrentRow(wanted)
    assert dialog.cycle.text() == "This closes a cycle: D-6 depends on D-5, which is blocked by D-6."
    dialog.linkage.setCurrentIndex(dialog.linkage.findData(Linkage.TRADED_WITH.value))
    assert dialog.cycle.isHidden()
    dialog.submit()
    assert record_of(window).ties[-1].linkage is Linkage.TRADED_WITH


def test_a_chosen_line_is_removed_by_key_and_comes_back(window: MainWindow, screen: LinkageView) -> None:
    screen.graph.choose(demand(window, "D-6"))
    press_on_graph(screen, Qt.Key.Key_L)
    assert screen.graph.accessibleDescription() == "D-6 blocks D-5"
    press_on_graph(screen, Qt.Key.Key_Delete)
    assert "D-5 waits for D-6 (tabled)" not in screen.side.lines()
    window.actions_by_id["edit.undo"].trigger()
    assert "D-5 waits for D-6 (tabled)" in screen.side.lines()


def test_a_line_is_hit_with_the_mouse_and_removed_from_its_menu(window: MainWindow, screen: LinkageView) -> None:
    tie = next(tie for tie in screen.graph.scene.ties if tie.tie.linkage is Linkage.BLOCKS)
    at = screen.graph.sight.to_widget(tie.points[4]).toPoint()
    QTest.mouseClick(screen.graph, Qt.MouseButton.RightButton, pos=at)
    assert screen.graph.link == tie.tie.link_id
    screen.menus.open(screen.graph.mapToGlobal(at))
    choose(next(menu for menu in screen.graph.findChildren(QMenu) if menu.isVisible()), "Remove this link")
    assert tie.tie.link_id not in {one.link_id for one in record_of(window).ties}


def test_what_another_program_deletes_leaves_the_graph(window: MainWindow, screen: LinkageView) -> None:
    screen.graph.choose(demand(window, "D-6"), tell=True)
    gone = demand(window, "D-6")
    with open_again(workspace_of(window).path) as elsewhere:
        demands.delete(elsewhere, [gone.id])
    workspace_of(window).catch_up()
    assert gone not in screen.graph.scene.nodes
    assert screen.graph.node is None


# ---------------------------------------------------------------- another day, paper


def test_an_earlier_day_is_looked_at_only(window: MainWindow, screen: LinkageView) -> None:
    screen.set_as_of(dt.date(2025, 10, 13))
    assert "as of 13 Oct 2025" in screen.subtitle.text()
    assert not screen.bar.link_button.isEnabled()
    states = {placed.node.label: placed.node.state for placed in screen.graph.scene.nodes.values()}
    before = linkage(workspace_of(window), as_of=dt.date(2025, 10, 13))
    assert set(states) == {node.label for node in before.nodes}
    screen.graph.choose_link(before.ties[0].link_id if before.ties else 0)
    press_on_graph(screen, Qt.Key.Key_Delete)
    assert len(record_of(window).ties) == 6
    screen.set_as_of(None)
    assert screen.bar.link_button.isEnabled()


@pytest.mark.parametrize("ending", [".png", ".svg"])
def test_the_graph_is_saved_as_a_picture_without_what_is_confidential(
    window: MainWindow, screen: LinkageView, tmp_path: Path, ending: str
) -> None:
    tabling = {Involvement.TABLED_BY: (summary.parties(workspace_of(window))[0].id,)}
    secret = demands.add(workspace_of(window), demands.DemandDraft("zz-secret-zz", tabling, confidential=True))
    evidence.link(workspace_of(window), Ref(Kind.DEMAND, secret), demand(window, "D-3"), Linkage.DEPENDS_ON)
    path = tmp_path / f"graph{ending}"
    window.commands.linkage.save_picture(path)
    content = path.read_bytes()
    if ending == ".svg":
        assert b"D-6 blocks D-5" in content
        assert b"zz-secret-zz" not in content
    else:
        picture = QImage(str(path))
        assert picture.width() > 1000
        assert "D-6 blocks D-5" in picture.text("Description")
    assert "zz-secret-zz" in {node.title for node in record_of(window).nodes}


def test_it_is_printed_by_way_of_the_report(window: MainWindow, screen: LinkageView, tmp_path: Path) -> None:
    window.commands.linkage.save(tmp_path / "linkage.pdf")
    words = words_of((tmp_path / "linkage.pdf").read_bytes())
    assert CYCLE in words
    assert "Package “Weapons for mines”" in words
    assert window.actions_by_id["linkage.print"].isEnabled()


def test_everything_is_reached_by_tab_and_has_a_name(window: MainWindow, screen: LinkageView) -> None:
    window.activateWindow()
    screen.side.choose_package(record_of(window).packages[0].id)
    screen.setFocus()
    seen = set()
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName(), focused
        seen.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    wanted = {
        screen.graph,
        screen.side,
        screen.bar.find_field,
        screen.bar.scope,
        screen.bar.table_button,
        screen.panel.move_button,
    }
    assert wanted - seen == set()
