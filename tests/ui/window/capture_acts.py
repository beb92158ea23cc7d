"""What a person does on the capture screen: paste, keep, go through the text by keys, fill a panel."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from models.queries import captured
from models.workspace import Workspace
from ui.capture.panel import TakePanel
from ui.capture.view import CaptureView
from ui.fields.problem import ProblemLabel
from ui.fields.records_field import RecordsField
from ui.main_window import MainWindow

#: Sentences of the sample's own quotes; the whole article is not needed to go through one.
ARTICLE = """Malaysian Foreign Minister Mohamad Hasan announced on Tuesday that President Trump is set to visit. \
"During the summit, we hope to see the signing of a declaration, known as the Kuala Lumpur Accord, between these two \
neighbours to ensure peace and a lasting ceasefire," Hasan told reporters.
The urgency stems from a conflict along the undemarcated 817-kilometer (508-mile) Thai-Cambodian border. \
The dispute is deeply rooted, with the 800-plus kilometer stretch marked by decades of mistrust.
Thai Foreign Minister Sihasak Phuangketkeow outlined four key demands: withdrawal of heavy weapons from the border, \
landmine clearance in disputed territories. The Cambodian Foreign Ministry has not yet responded."""

Panel = TypeVar("Panel", bound=TakePanel)


def workspace_of(window: MainWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


def open_capture(window: MainWindow) -> CaptureView:
    window.actions_by_id["capture.open"].trigger()
    QApplication.processEvents()
    return cast(CaptureView, window.screens.made("capture"))


def paste(view: CaptureView, text: str) -> None:
    """As Ctrl+V does, with something on the clipboard that also has markup to offer."""
    data = QMimeData()
    data.setText(text)
    data.setHtml(f"<b>{text[:50]}</b><img src='file:///etc/hostname'>")
    view.intake.editor.insertFromMimeData(data)


def keep(view: CaptureView, outlet: str = "Daily News", text: str = ARTICLE, published: str = "16 Oct 2025") -> None:
    """Paste, name the source, and press Ctrl+Enter."""
    paste(view, text)
    view.intake.source.outlet.setText(outlet)
    QTest.keyClicks(view.intake.source.published, published)
    QTest.keyClick(view.intake.source.outlet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def press(view: CaptureView, *keys: Qt.Key, shift: bool = False) -> None:
    """Keys in the text."""
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    view.reading.page.setFocus()
    for key in keys:
        QTest.keyClick(view.reading.page, key, modifier)


def go_to(view: CaptureView, words: str) -> None:
    """Space until the sentence with these words is selected."""
    page = view.reading.page
    for _ in range(40):
        if page.textCursor().hasSelection() and words in passage(view):
            return
        press(view, Qt.Key.Key_Space)
    raise AssertionError(f"no sentence holds “{words}”")


def passage(view: CaptureView) -> str:
    span = view.reading.page.passage()
    assert span is not None
    return span.of(view.reading.page.segments.text)


def panel_of(view: CaptureView, kind: type[Panel]) -> Panel:
    assert isinstance(view.reading.panel, kind)
    return view.reading.panel


def suggested(panel: TakePanel) -> list[str]:
    """Everything the panel offers, as it is spoken."""
    names = [button.accessibleName() for button in panel.findChildren(QPushButton)]
    return [name.removeprefix("Suggestion for ") for name in names if name.startswith("Suggestion for ")]


def take_offer(panel: TakePanel, words: str) -> None:
    """Press the suggestion that says these words."""
    for button in panel.findChildren(QPushButton):
        if button.accessibleName().startswith("Suggestion for ") and words in button.accessibleName():
            QTest.keyClick(button, Qt.Key.Key_Space)
            return
    raise AssertionError(f"“{words}” is not offered, but {suggested(panel)}")


def problems(widget: QWidget) -> str:
    """What is said to be wrong, beside the fields."""
    return " ".join(label.text() for label in widget.findChildren(ProblemLabel) if label.text())


def choose(field: RecordsField, letters: str) -> None:
    """Type a few letters and take the first match with Enter."""
    QTest.keyClicks(field.words, letters)
    QTest.keyClick(field.words, Qt.Key.Key_Return)
    assert field.refs(), letters


def enter(field: QWidget) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def drop(view: CaptureView, path: Path) -> bool:
    """Drop a file on the screen; gives whether the screen takes it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, action = QPoint(50, 50), Qt.DropAction.CopyAction
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, action, data, buttons, modifiers)
    view.dragEnterEvent(entering)
    if entering.isAccepted():
        view.dropEvent(QDropEvent(QPointF(place), action, data, buttons, modifiers))
    return entering.isAccepted()


def taken(window: MainWindow, view: CaptureView) -> list[tuple[str, str]]:
    """What the file says was taken: how, and the words."""
    text = view.reading.page.segments.text
    assert view.reading.text is not None
    found = captured.taken(workspace_of(window), view.reading.text.source.id, text)
    return [(one.how, one.span.of(text)) for one in found]
