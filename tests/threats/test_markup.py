"""Words of a file stay words: in every widget and tooltip of the window, its dialogs, and in what goes out."""

from __future__ import annotations

import html.parser
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog, QTabBar
from pytestqt.qtbot import QtBot

from models.commands import capture
from models.commands.evidence import SourceDraft
from models.queries import timeline
from models.queries.evidence_lists import Part
from models.records import Ref
from models.report.choices import ReportOptions
from models.report.kinds import gather
from models.report.write import write
from models.vocabulary import Kind
from models.workspace import Workspace
from tests.threats.hostile import MARKUP, hostile_negotiation, interpreted, said
from ui.capture_commands import WAYS
from ui.evidence.view import EvidenceView
from ui.main_window import MainWindow
from ui.palette import CommandPalette
from ui.parties.asks import Act, Ask
from ui.parties.view import PartiesView
from ui.preferences import Preferences
from ui.screens import SCREENS
from ui.widgets.plain_label import PlainLabel


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    assert window.open_location(str(hostile_negotiation(tmp_path)))
    assert window.desk is not None
    window.desk.load_timeline()
    yield window
    window.close()


def every_record(window: MainWindow) -> list[Ref]:
    workspace = window.session.workspace
    assert workspace is not None
    with workspace.reading() as connection:
        return [
            Ref(kind, connection.exec_driver_sql(f"SELECT min(id) FROM {kind.value}").scalar_one())
            for kind in (Kind.DEMAND, Kind.MEETING, Kind.INCIDENT)
        ]


def test_nothing_in_the_inspector_is_read_as_markup(window: MainWindow, qtbot: QtBot) -> None:
    assert window.desk is not None
    for ref in every_record(window):
        window.desk.show_ref(ref)
        bar = next(bar for bar in window.desk.inspector.findChildren(QTabBar) if bar.isVisible())
        for page in range(bar.count()):
            bar.setCurrentIndex(page)
            QApplication.processEvents()
            assert interpreted() == []
        assert page > 2
        assert MARKUP[:20] in said()


@pytest.mark.parametrize("screen", [screen[0] for screen in SCREENS])
def test_nothing_on_a_screen_is_read_as_markup(window: MainWindow, qtbot: QtBot, screen: str) -> None:
    window.open_screen(screen)
    qtbot.waitUntil(lambda: window.tasks.running == 0, timeout=20_000)
    assert interpreted() == []
    assert MARKUP[:20] in said()
    assert MARKUP[:20] in window.windowTitle(), "a title bar knows no markup"


def asked_of_a_party(window: MainWindow, act: Act) -> None:
    """A dialog of the screen of the parties, about the first one and its first role or person."""
    window.open_screen("parties")
    screen = window.screens.made("parties")
    assert isinstance(screen, PartiesView)
    assert screen.party.page is not None
    page = screen.party.page
    record_id = page.people[0].id if act is Act.MOVE_PERSON else page.roles[0].id
    window.commands.parties.do(Ask(act, page.id, record_id))


def asked_of_evidence(window: MainWindow, part: Part) -> None:
    """The form of the first line of a list."""
    window.open_screen("evidence")
    screen = window.screens.made("evidence")
    assert isinstance(screen, EvidenceView)
    screen.show_part(part)
    screen.do("evidence.edit")


ASKED: dict[str, Callable[[MainWindow], None]] = {
    "demand": lambda window: window.desk.handling.edit_demand(every_record(window)[0].id),
    "status": lambda window: window.desk.handling.move_with_details([every_record(window)[0].id]),
    "meeting": lambda window: window.desk.handling.edit_event(every_record(window)[1]),
    "incident": lambda window: window.desk.handling.edit_event(every_record(window)[2]),
    "party": lambda window: window.commands.run("party.new"),
    "role": lambda window: asked_of_a_party(window, Act.CHANGE_ROLE),
    "red line": lambda window: asked_of_a_party(window, Act.NEW_STAKE),
    "move": lambda window: asked_of_a_party(window, Act.MOVE_PERSON),
    "fact": lambda window: asked_of_evidence(window, Part.FACTS),
    "source": lambda window: asked_of_evidence(window, Part.SOURCES),
    "statement": lambda window: asked_of_evidence(window, Part.STATEMENTS),
    "negotiation": lambda window: window.commands.details(),
    "share": lambda window: window.sharing.ask(),
}


def test_nothing_in_the_lists_and_details_of_the_evidence_is_read_as_markup(window: MainWindow) -> None:
    window.open_screen("evidence")
    screen = window.screens.made("evidence")
    assert isinstance(screen, EvidenceView)
    for part in Part:
        screen.show_part(part)
        QApplication.processEvents()
        assert interpreted() == []
        if screen.model.rowCount():
            assert MARKUP[:20] in said()


def test_nothing_on_the_page_of_a_party_or_in_the_network_is_read_as_markup(window: MainWindow) -> None:
    window.open_screen("parties")
    screen = window.screens.made("parties")
    assert isinstance(screen, PartiesView)
    for tab in range(screen.party.tabs.count()):
        screen.party.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        assert interpreted() == []
    screen.show_network(True)
    for spot in range(len(screen.network.canvas.network.nodes if screen.network.canvas.network else ())):
        screen.network.canvas.choose(spot)
        assert interpreted() == []


def test_nothing_of_a_captured_text_is_read_as_markup(window: MainWindow) -> None:
    workspace = window.session.workspace
    assert workspace is not None
    capture.keep_text(workspace, SourceDraft(MARKUP, MARKUP), f"{MARKUP}\nThe border. {MARKUP}")
    window.open_screen("capture")
    QApplication.processEvents()
    for name in WAYS:
        window.commands.run(f"capture.{name}")
        QApplication.processEvents()
        assert interpreted() == []
    assert MARKUP[:20] in said()


@pytest.mark.parametrize("dialog", ASKED)
def test_nothing_in_a_dialog_is_read_as_markup(window: MainWindow, dialog: str) -> None:
    ASKED[dialog](window)
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, QDialog)
    assert interpreted() == []
    opened.reject()


def test_nothing_in_the_palette_is_read_as_markup(window: MainWindow, qtbot: QtBot) -> None:
    palette = CommandPalette.over(window)
    field = getattr(palette, "field", None)
    if field is not None:
        field.setText("bold")
        QApplication.processEvents()
    assert interpreted() == []


def test_a_message_and_a_refusal_are_not_read_as_markup(window: MainWindow) -> None:
    from models.errors import Refusal
    from ui.messages import refusal_box

    window.show_refusal(Refusal(MARKUP, MARKUP))
    box = refusal_box(Refusal(MARKUP, MARKUP), window)
    box.open()
    assert interpreted() == []
    box.close()


def test_the_look_finds_a_label_that_reads_markup(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the tests above could not fail."""
    monkeypatch.setattr(PlainLabel, "setTextFormat", lambda *_: None)
    PlainLabel(MARKUP, window)
    assert len(interpreted()) == 1


def test_the_timeline_draws_words(window: MainWindow) -> None:
    workspace = window.session.workspace
    assert workspace is not None
    assert timeline.timeline(workspace) is not None
    assert window.desk is not None
    assert not window.desk.timeline.grab().isNull()


# ---------------------------------------------------------------- what goes out


class Tags(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_a_report_as_html_shows_the_signs(tmp_path: Path) -> None:
    with Workspace.open(hostile_negotiation(tmp_path)) as workspace:
        write(gather(workspace, ReportOptions()), tmp_path / "report.html")
    read = Tags()
    read.feed((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert "img" not in read.tags
    assert "marquee" not in read.tags
    assert MARKUP in "".join(read.words)


def test_a_report_as_pdf_shows_the_signs(tmp_path: Path) -> None:
    with Workspace.open(hostile_negotiation(tmp_path)) as workspace:
        write(gather(workspace, ReportOptions()), tmp_path / "report.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    words = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    joined = "".join(words.replace("\u200b", "").split())
    assert '#read("/etc/passwd")' in joined
    assert "<marquee>bold</marquee>" in joined
    assert "root:x:0" not in joined
