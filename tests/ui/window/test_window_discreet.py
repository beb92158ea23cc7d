"""One key hides what is confidential in the whole window, and shows it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from models.commands import demands, meetings
from models.commands.confidentiality import mark
from models.confidential_rules import HIDDEN_WORDS
from models.queries import timeline
from models.records import Ref
from models.report.choices import Paper
from models.sharing import ShareOptions, share
from models.vocabulary import Kind
from models.workspace import Workspace
from tests.models.report.paper import words_of as words_of_pdf
from tests.ui.window.acts import desk_of, id_of
from tests.ui.window.capture_acts import go_to, keep, open_capture, panel_of, paste
from ui.capture.panels.statement import StatementPanel
from ui.dialogs.demand_dialog import DemandDialog
from ui.discretion import SIGN
from ui.main_window import MainWindow
from ui.palette import CommandPalette
from ui.report.printing import new_printer
from ui.screens import SCREENS
from ui.theme import theme
from ui.timeline.picture import Look, Range, png_of, svg_of

SECRET = "Exchange the two captains"


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """With a confidential demand D-2, and the keyboard in the window."""
    workspace = workspace_of(window)
    now = demands_title(window, "D-2")
    demands.change_field(workspace, id_of(window, "D-2"), "title", was=now, becomes=SECRET)
    demands.change_field(workspace, id_of(window, "D-2"), "theme", was=theme_of(window, "D-2"), becomes="Captains")
    mark(workspace, Ref(Kind.DEMAND, id_of(window, "D-2")), True)
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    return window


def workspace_of(window: MainWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


def demands_title(window: MainWindow, ref: str) -> str:
    from models.queries import detail

    return detail.demand(workspace_of(window), id_of(window, ref)).card.title


def theme_of(window: MainWindow, ref: str) -> str:
    from models.queries import detail

    return detail.demand(workspace_of(window), id_of(window, ref)).card.theme


def press_f9(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F9)


def words_on(window: QWidget) -> str:
    """Everything that the widgets of a window say, to the eye or to a screen reader, tables and lists as well."""
    from tests.ui.window.reading import words_of

    return words_of(window)


def test_the_key_takes_it_off_the_board_and_brings_it_back(window: MainWindow) -> None:
    desk_of(window).show_ref(Ref(Kind.DEMAND, id_of(window, "D-2")))
    assert SECRET in words_on(window)
    press_f9(window)
    assert workspace_of(window).discreet
    assert SECRET not in words_on(window)
    assert desk_of(window).current() is None, "what is hidden is let go"
    assert desk_of(window).board.selected_ids() == ()
    press_f9(window)
    assert not workspace_of(window).discreet
    assert SECRET in words_on(window)


def test_a_quiet_sign_says_so_and_no_number(window: MainWindow) -> None:
    sign = window.discretion.sign
    assert not sign.isVisible()
    press_f9(window)
    assert sign.isVisible()
    assert sign.text() == SIGN
    assert not any(letter.isdigit() for letter in sign.text().replace("F9", ""))
    assert window.actions_by_id["view.discreet"].isChecked()
    QTest.mouseClick(sign, Qt.MouseButton.LeftButton)
    assert not sign.isVisible()
    assert not window.actions_by_id["view.discreet"].isChecked()


def test_the_screen_is_blank_at_once_however_long_reading_takes(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the desktop shows before anything was read anew."""
    QApplication.processEvents()
    seen: list[set[str]] = []

    def look() -> None:
        screen = QGuiApplication.primaryScreen()
        image = screen.grabWindow(window.winId()).toImage()
        across, down = range(window.rail.width() + 4, image.width() - 4, 7), range(60, image.height() - 60, 7)
        seen.append({image.pixelColor(x, y).name() for x in across for y in down})

    look()
    monkeypatch.setattr(window, "read_anew", look)
    press_f9(window)
    before, at_once = seen
    assert len(before) > 20
    assert at_once == {theme().colours.background.name()}


def test_a_key_that_is_held_down_does_not_show_it_again(window: MainWindow) -> None:
    assert not window.actions_by_id["view.discreet"].autoRepeat()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, "", True)
    press_f9(window)
    handle = window.windowHandle()
    assert window.discretion.eventFilter(handle, held)
    assert window.session.discreet


def test_what_is_selected_and_not_hidden_stays(window: MainWindow) -> None:
    ref = Ref(Kind.DEMAND, id_of(window, "D-1"))
    desk_of(window).show_ref(ref)
    press_f9(window)
    assert desk_of(window).current() == ref
    assert desk_of(window).board.selected_ids() == (ref.id,)


def test_steps_are_not_named(window: MainWindow) -> None:
    workspace = workspace_of(window)
    demands.change_field(workspace, id_of(window, "D-1"), "theme", was=theme_of(window, "D-1"), becomes="see D-2")
    assert "theme" in window.saved.text()
    press_f9(window)
    assert window.saved.text() == "✓ All changes saved"
    assert window.actions_by_id["edit.undo"].text() == "&Undo"
    assert window.actions_by_id["edit.undo"].isEnabled()
    demands.change_field(workspace, id_of(window, "D-1"), "theme", was="see D-2", becomes="Guns")
    assert window.saved.text().startswith("✓ Saved")
    assert "·" not in window.saved.text()
    window.actions_by_id["edit.undo"].trigger()
    assert "theme" not in window.saved.text()
    press_f9(window)
    assert "theme" in window.actions_by_id["edit.redo"].text()


def test_a_theme_that_only_hidden_demands_have_leaves_the_filter(window: MainWindow) -> None:
    from dataclasses import replace

    board = desk_of(window).board
    board.set_filter(replace(board.filter(), themes=frozenset({"Captains"})))
    assert "Captains" in words_on(window)
    press_f9(window)
    assert "Captains" not in words_on(window)
    assert board.columns.shown > 0


def test_the_history_keeps_its_lines_and_says_why_they_are_empty(window: MainWindow) -> None:
    window.open_screen("history")
    assert SECRET in words_on(window) or "D-2" in words_on(window)
    lines = window.history.model.rowCount() if window.history else 0
    press_f9(window)
    assert window.history is not None
    assert window.history.model.rowCount() == lines
    assert HIDDEN_WORDS in words_on(window)
    assert SECRET not in words_on(window)
    assert window.history.known_bar.isHidden()
    press_f9(window)
    assert not window.history.known_bar.isHidden()


def test_the_inspector_says_why_a_journal_is_empty(window: MainWindow) -> None:
    desk_of(window).show_ref(Ref(Kind.DEMAND, id_of(window, "D-1")))
    press_f9(window)
    page = desk_of(window).inspector.demand
    page.bar.setCurrentIndex(page.bar.count() - 1)
    assert f"{HIDDEN_WORDS}." in words_on(page)


def test_no_screen_shows_it(window: MainWindow) -> None:
    """Whichever is in front when the key is pressed, and whichever is opened then."""
    names = [name for name, _, _ in SCREENS]
    said = []
    for name in names:
        window.open_screen(name)
        said.append(SECRET in words_on(window))
        press_f9(window)
        assert SECRET not in words_on(window), name
        press_f9(window)
    assert sum(said) > 2, "or the search would find nothing anywhere"
    press_f9(window)
    for name in names:
        window.open_screen(name)
        assert SECRET not in words_on(window), name


# ---------------------------------------------------------------- what lies over the window


def test_a_dialog_goes_with_the_key_and_comes_back_with_what_was_typed(window: MainWindow) -> None:
    desk_of(window).handling.edit_demand(id_of(window, "D-2"))
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, DemandDialog))
    dialog.title.setText("Exchange all captains")
    window.discretion._watch(dialog.windowHandle())  # without a window manager no dialog is given the keyboard
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_F9)
    assert window.session.discreet
    assert not dialog.isVisible()
    press_f9(window)
    assert dialog.isVisible()
    assert dialog.title.text() == "Exchange all captains"
    dialog.reject()


def test_the_palette_and_menus_close_and_find_nothing_hidden(window: MainWindow) -> None:
    palette = CommandPalette.over(window)
    palette.field.setText("captains")
    assert SECRET in "".join(palette.hits.item(row).text() for row in range(palette.hits.count()))
    menu = QMenu(window)
    menu.addAction(SECRET)
    menu.popup(window.mapToGlobal(window.rect().center()))
    window.discretion.toggle()
    assert not palette.isVisible()
    assert not menu.isVisible()
    palette = CommandPalette.over(window)
    palette.field.setText("captains")
    assert SECRET not in "".join(palette.hits.item(row).text() for row in range(palette.hits.count()))
    palette.close()


def test_words_typed_in_place_are_saved_first(window: MainWindow) -> None:
    desk_of(window).show_ref(Ref(Kind.DEMAND, id_of(window, "D-2")))
    desk_of(window).set_inspector_shown(True)
    title = desk_of(window).inspector.demand.title.text
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Exchange three captains")
    press_f9(window)
    press_f9(window)
    assert demands_title(window, "D-2") == "Exchange three captains"


def test_a_confidential_text_that_is_being_entered_is_covered_and_comes_back(window: MainWindow) -> None:
    view = open_capture(window)
    paste(view, SECRET)
    press_f9(window)
    assert SECRET in words_on(window), "it is not said to be confidential"
    press_f9(window)
    view.intake.confidential.click()
    press_f9(window)
    assert SECRET not in words_on(window)
    assert "What is being entered here is hidden" in words_on(window)
    press_f9(window)
    assert view.intake.draft().text == SECRET
    assert SECRET in words_on(window)


def test_a_passage_that_is_being_taken_is_covered_and_comes_back(window: MainWindow) -> None:
    view = open_capture(window)
    keep(view)
    go_to(view, "landmine clearance")
    view.take("statement")
    panel = panel_of(view, StatementPanel)
    QTest.keyClicks(panel.first_field(), "captains")
    press_f9(window)
    assert "captains" not in words_on(view)
    press_f9(window)
    assert view.reading.panel is panel
    assert "captains" in words_on(view)


# ---------------------------------------------------------------- working while hidden


def test_edits_go_on_and_hidden_agenda_items_stay(window: MainWindow) -> None:
    workspace = workspace_of(window)
    event = next(one for one in timeline.timeline(workspace).events if one.ref.kind is Kind.MEETING)
    meetings.set_agenda(workspace, event.ref.id, [("The weather", None), (SECRET, id_of(window, "D-2"))])
    press_f9(window)
    desk_of(window).show_ref(event.ref)
    agenda = desk_of(window).inspector.meeting.agenda
    desk_of(window).inspector.meeting.bar.setCurrentIndex(1)
    assert SECRET not in words_on(agenda)
    agenda.entry.setText("The food")
    QTest.keyClick(agenda.entry, Qt.Key.Key_Return)
    press_f9(window)
    from models.queries import detail

    assert [item.text for item in detail.meeting(workspace, event.ref.id).agenda] == ["The weather", "The food", SECRET]


def test_backups_and_non_public_editions_wait_until_it_is_shown(window: MainWindow) -> None:
    press_f9(window)
    window.actions_by_id["file.restore"].trigger()
    assert "Backups hold confidential records" in words_on(window.messages)
    window.messages.dismiss()


def test_the_report_is_a_public_one_and_again_as_it_was_chosen(window: MainWindow) -> None:
    window.open_screen("report")
    assert window.report is not None
    box = window.report.options.public
    assert not box.isChecked()
    press_f9(window)
    assert box.isChecked()
    assert not box.isEnabled()
    assert window.report.options.options().public
    press_f9(window)
    assert not box.isChecked()
    assert box.isEnabled()


# ---------------------------------------------------------------- from the start


def test_it_can_be_hidden_at_every_start(new_window: Callable[[], MainWindow], file: Path) -> None:
    first = new_window()
    first.actions_by_id["view.discreet.start"].trigger()
    assert not first.session.discreet
    first.close()
    again = new_window()
    assert again.session.discreet
    assert again.actions_by_id["view.discreet.start"].isChecked()
    assert not again.discretion.sign.isVisible(), "nothing is open yet"
    assert again.open_location(str(file))
    assert workspace_of(again).discreet
    assert again.discretion.sign.isVisible()


def test_the_next_file_is_hidden_too(window: MainWindow, sample_file: Path, tmp_path: Path) -> None:
    press_f9(window)
    assert window.open_sample()
    assert workspace_of(window).discreet
    assert window.discretion.sign.isVisible()


# ---------------------------------------------------------------- what goes out while it is hidden


def test_pictures_of_the_timeline_say_nothing_hidden(window: MainWindow) -> None:
    workspace, desk = workspace_of(window), desk_of(window)
    event = next(one for one in timeline.timeline(workspace).events if one.ref.kind is Kind.MEETING)
    mark(workspace, event.ref, True)
    view = desk.timeline
    assert view is not None
    look = Look("Kuala Lumpur Accord", "", Range.ALL, 1_600, 1)
    told = []
    for hidden in (False, True):
        window.discretion.hide(hidden)
        view.fit_all()
        image = QImage()
        assert image.loadFromData(png_of(view, look), "PNG")
        written = "\n".join(image.text(key) for key in image.textKeys())
        told.append((written, svg_of(view, look).decode(), image))
    (png, svg, picture), (hidden_png, hidden_svg, hidden_picture) = told
    assert event.title in png
    assert event.title.split()[0] in svg
    assert event.title not in hidden_png
    assert event.title not in hidden_svg
    assert picture != hidden_picture


def test_a_copy_that_is_shared_while_it_is_hidden_is_a_public_one(window: MainWindow, tmp_path: Path) -> None:
    workspace = workspace_of(window)
    whole, public = tmp_path / "whole.accord", tmp_path / "public.accord"
    share(workspace, whole, ShareOptions(history=False))
    press_f9(window)
    share(workspace, public, ShareOptions(history=False))
    assert SECRET.encode() in whole.read_bytes()
    assert SECRET.encode() not in public.read_bytes()


def test_the_sheet_and_the_printed_report_are_public_ones(window: MainWindow, tmp_path: Path) -> None:
    """On paper and in a file alike: the pages are made before either."""
    window.open_screen("report")
    assert window.report is not None
    found = []
    for hidden in (False, True):
        window.discretion.hide(hidden)
        sheet, report, printed = (tmp_path / f"{name}-{hidden}.pdf" for name in ("sheet", "report", "printed"))
        window.commands.readiness.save(sheet)
        assert window.report.save_pdf(report)
        printer = new_printer(Paper.A4, 1)
        printer.setOutputFileName(str(printed))
        assert window.report.print_report(printer)
        assert printed.stat().st_size > 1_000, "printed pages are pictures of the saved ones"
        found.append([SECRET in words_of_pdf(path.read_bytes()) for path in (sheet, report)])
    assert found == [[True, True], [False, False]]


def test_what_is_marked_elsewhere_leaves_the_screen(window: MainWindow) -> None:
    press_f9(window)
    desk = desk_of(window)
    title = demands_title(window, "D-1")
    assert title in words_on(window)
    with Workspace.open(workspace_of(window).path) as other:
        mark(other, Ref(Kind.DEMAND, id_of(window, "D-1")), True)
    window.session.bridge.look()
    assert title not in words_on(desk.board)
    assert "Changed elsewhere" in window.saved.text()


def test_an_earlier_day_stays_in_sight_without_it(window: MainWindow) -> None:
    past = desk_of(window).past.as_of
    past.go_to(workspace_of(window).today() - dt.timedelta(days=1))
    past.settle()
    day = past.day
    assert day is not None
    press_f9(window)
    assert past.day == day
    assert SECRET not in words_on(window)
    window.open_screen("positions")
    assert SECRET not in words_on(window)
    press_f9(window)
    assert past.day == day
