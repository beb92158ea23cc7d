"""What the board shows of the sample: columns, cards, the state of play, and how it is reached without eyes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from models.commands import demands, evidence, negotiations, packages, parties
from models.commands.demands import DemandDraft
from models.commands.packages import PackageDraft
from models.queries import linkage
from models.queries.board import Grouping, Sort
from models.records import Ref
from models.vocabulary import ASIDE, LADDER, Involvement, Kind, Linkage, Status
from models.workspace import Workspace, create
from tests.ui.board.acts import (
    Owner,
    cards,
    click_card,
    column,
    count,
    paint,
    place_of,
    refs,
    shown_board,
    texts,
)
from ui.board.layout import Letters, lay_out
from ui.board.model import Heading
from ui.board.view import BoardView
from ui.board.wording import card_tooltip
from ui.theme import theme


def test_each_card_stands_in_the_column_of_its_status(board: BoardView) -> None:
    assert refs(board, Status.TABLED) == ["D-3", "D-4", "D-6"]
    assert refs(board, Status.UNDER_DISCUSSION) == ["D-1", "D-2", "D-5"]
    assert refs(board, Status.AGREED) == ["D-7"]
    assert [count(board, status) for status in LADDER] == [3, 3, 0, 0, 0, 1]


def test_the_header_is_the_state_of_play(board: BoardView) -> None:
    header = board.header
    assert header.title.text() == "Kuala Lumpur Accord"
    assert header.subtitle.text().endswith("Kuala Lumpur")
    assert "2025" in header.subtitle.text()
    assert header.pills["summit"].accessibleName() == "12 days to the summit"
    assert header.pills["agreed"].accessibleName() == "1 of 7 agreed"
    assert header.pills["contested"].accessibleName() == "1 contested term"


def test_without_a_summit_the_header_says_so(board: BoardView, owner: Owner) -> None:
    board.refresh(negotiations.choose_summit(owner.workspace, None))
    assert board.header.pills["summit"].accessibleName() == "No summit chosen"


def test_a_new_negotiation_offers_to_table_the_first_demand(qtbot: QtBot, tmp_path: Path) -> None:
    with create(tmp_path / "new.accord", title="New talks") as workspace:
        board = shown_board(qtbot, workspace)
        assert board.nothing.isVisible()
        with qtbot.waitSignal(board.new_requested):
            board.nothing.button.click()
        party = parties.add(workspace, "TH", "Thailand")
        demand = demands.add(workspace, DemandDraft("Open the crossing", {Involvement.TABLED_BY: (party,)}))
        board.refresh()
        assert not board.nothing.isVisible()
        assert [card.id for card in cards(board, Status.TABLED)] == [demand]


def test_no_negotiation_shows_an_empty_board(qtbot: QtBot) -> None:
    board = shown_board(qtbot, None)
    assert [count(board, status) for status in Status] == [0] * len(Status)
    assert not board.bar.new.isEnabled()


def test_every_card_has_its_name_for_a_screen_reader(board: BoardView) -> None:
    table = column(board, Status.UNDER_DISCUSSION).table
    spoken = QAccessible.queryAccessibleInterface(table)
    cells = [spoken.child(at) for at in range(spoken.childCount())]
    names = [cell.text(QAccessible.Text.Name) for cell in cells if cell.role() == QAccessible.Role.Cell]
    assert names == [card.accessible_name for card in cards(board, Status.UNDER_DISCUSSION)]
    assert spoken.text(QAccessible.Text.Name) == "Under discussion"


def test_whatever_takes_the_keyboard_has_a_name(board: BoardView) -> None:
    without = [
        widget.objectName() or type(widget).__name__
        for widget in board.findChildren(type(board).__mro__[1])
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not widget.inherits("QMenu")
        and widget.objectName() != "qt_scrollarea_viewport"
    ]
    assert without == []


def test_the_tooltip_tells_everything_as_plain_text(board: BoardView, owner: Owner) -> None:
    card = cards(board, Status.TABLED)[0]
    board.refresh(
        demands.change_field(owner.workspace, card.id, "title", was=card.title, becomes="<b>x</b> <img src='a'>")
    )
    table, middle = place_of(board, card.ref)
    event = QHelpEvent(QEvent.Type.ToolTip, middle, table.viewport().mapToGlobal(middle))
    QApplication.sendEvent(table.viewport(), event)
    shown = QToolTip.text()
    QToolTip.hideText()
    assert "<b>" not in shown
    assert "<img" not in shown
    assert "&lt;b&gt;x&lt;/b&gt;" in shown
    assert "no position recorded" in shown
    assert "Tabled since" in shown


def test_sorted_by_title(board: BoardView) -> None:
    board.sort = Sort.TITLE
    titles = [card.title for card in cards(board, Status.UNDER_DISCUSSION)]
    assert titles == sorted(titles)


def test_grouped_by_theme_the_headings_cannot_be_chosen(board: BoardView) -> None:
    board.grouping = Grouping.THEME
    assert texts(board, Status.TABLED)[0] == "Border, 1 demand"
    model = column(board, Status.TABLED).model
    assert model.heading(0) == Heading("Border", 1)
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert refs(board, Status.TABLED) == ["D-4", "D-6", "D-3"]
    click_card(board, "D-6")
    assert len(board.selected_ids()) == 1


def test_the_columns_aside_are_behind_the_fold(board: BoardView, qtbot: QtBot) -> None:
    assert not any(column(board, status).isVisible() for status in ASIDE)
    board.columns.fold.click()
    assert all(column(board, status).isVisible() for status in ASIDE)
    board.columns.fold.click()
    assert not any(column(board, status).isVisible() for status in ASIDE)


def test_nothing_is_wider_than_a_small_window(qtbot: QtBot, sample: Workspace) -> None:
    board = shown_board(qtbot, sample, 600, 420)
    shown = [button for button in board.bar._buttons if button.isVisible()]
    assert board.bar.new in shown
    for button in shown:
        assert button.geometry().right() <= 600, button.accessibleName()
    assert all(pill.mapTo(board, QPoint()).x() + pill.width() <= 600 for pill in board.header.pills.values())
    assert board.columns.horizontalScrollBar().maximum() > 0


def test_a_theme_change_paints_the_cards_anew(board: BoardView) -> None:
    table = column(board, Status.TABLED).table
    _, middle = place_of(board, "D-3")
    corner = middle + QPoint(0, -2)
    theme().set_mode("light")
    light = table.grab().toImage().pixelColor(corner)
    theme().set_mode("dark")
    paint(board)
    dark = table.grab().toImage().pixelColor(corner)
    theme().set_mode("light")
    assert light.lightness() > 200 > dark.lightness()


def test_links_and_packages_stand_on_the_card_and_in_its_words(board: BoardView, owner: Owner) -> None:
    one, other = (demands.id_of(owner.workspace, ref) for ref in ("D-1", "D-2"))
    tie = evidence.link(owner.workspace, Ref(Kind.DEMAND, one), Ref(Kind.DEMAND, other), Linkage.DEPENDS_ON)
    board.refresh(tie)
    card = next(card for card in cards(board, Status.UNDER_DISCUSSION) if card.id == other)
    assert [(item.glyph, item.text) for item in lay_out(card, 260, Letters(), fixed=False).foot][2] == ("linkage", "1")
    packages.make(owner.workspace, PackageDraft("Weapons for mines", (one, other)))
    board.refresh()
    card = next(card for card in cards(board, Status.UNDER_DISCUSSION) if card.id == other)
    glyphs = [item.glyph for item in lay_out(card, 260, Letters(), fixed=False).foot]
    assert glyphs == ["quote", "calendar", "linkage", "group", "clock"]
    assert "1 link to other demands\nIn the package “Weapons for mines”" in card_tooltip(card)
    (package,) = linkage.packages(owner.workspace)
    board.refresh(packages.change(owner.workspace, package.id, PackageDraft("Another name", (one, other))))
    card = next(card for card in cards(board, Status.UNDER_DISCUSSION) if card.id == other)
    assert card.packages == ("Another name",)
    narrow = lay_out(card, 120, Letters(), fixed=False)
    assert [item.glyph for item in narrow.foot][-1] == "clock"
    assert len(narrow.foot) < 5


def test_a_card_that_nothing_supports_says_so(board: BoardView) -> None:
    card = replace(cards(board, Status.UNDER_DISCUSSION)[0], evidence=0, sourced=False)
    wide = lay_out(card, 260, Letters(), fixed=False).foot
    assert (wide[0].glyph, wide[0].text) == ("warning", "no source")
    narrow = lay_out(card, 110, Letters(), fixed=False).foot
    assert (narrow[0].glyph, narrow[0].text) == ("warning", "0")
    assert "No source: nothing supports it yet" in card_tooltip(card)
    by_a_step = replace(card, sourced=True)
    assert lay_out(by_a_step, 260, Letters(), fixed=False).foot[0].glyph == "quote"
