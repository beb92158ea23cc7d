"""A negotiation with markup in every field that takes words, and a look at everything that a window shows of it."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QTextBrowser,
    QTextEdit,
    QWidget,
)
from sqlalchemy import Text

from models.entities.base import Base
from models.sample import create_sample
from models.trust import remember

MARKUP = "<img src='file:///etc/passwd'><marquee>bold</marquee> #read(\"/etc/passwd\") *x* $pi$ [@y] &lt;i&gt;"

#: Columns of words that are no words for people.
_OTHER = {"hash", "previous", "zone", "entity", "was", "becomes", "kind", "sha256", "url"}

#: At most so many rows of a list are looked at.
ROWS = 60


def hostile_negotiation(folder: Path) -> Path:
    """The sample, every free text of it replaced. Its journal no longer agrees with it, which no screen minds."""
    original = folder / "original.accord"
    create_sample(original).close()
    path = Path(shutil.copy(original, folder / "hostile.accord"))
    with closing(sqlite3.connect(path)) as connection:
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                if type(column.type) is Text and column.name not in _OTHER and table.name != "edition":
                    unique = " || rowid" if column.unique else ""
                    connection.execute(f'UPDATE "{table.name}" SET "{column.name}" = ?{unique}', (MARKUP,))
        connection.commit()
    remember(path)
    return path


def interpreted() -> list[str]:
    """Where a window reads words as markup, of all that is there at this moment."""
    return [f"{type(widget).__name__}: {wrong}" for widget in _widgets() for wrong in _wrong(widget)]


def said() -> str:
    """All words of labels, buttons and fields, to see that the markup was really there to be read."""
    words: list[str] = []
    for widget in _widgets():
        words.append(widget.accessibleName())
        if isinstance(widget, QLabel | QLineEdit):
            words.append(widget.text())
    return "\n".join(words)


def _widgets() -> Iterator[QWidget]:
    for top in QApplication.topLevelWidgets():
        yield top
        yield from top.findChildren(QWidget)


def _wrong(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and _rich(widget.text()):
        yield f"the text {widget.text()[:60]!r}"
    if isinstance(widget, QMessageBox) and widget.textFormat() != Qt.TextFormat.PlainText and _rich(widget.text()):
        yield "the text of a message box"
    if isinstance(widget, QTextEdit | QTextBrowser) and (widget.acceptRichText() or "<img" in widget.toHtml()):
        yield "a field that takes markup"
    if _tip_is_markup(widget.toolTip()):
        yield f"the tooltip {widget.toolTip()[:60]!r}"
    if _tip_is_markup(widget.whatsThis()):
        yield "the help text"
    shows_tips = not isinstance(widget, QMenu) or widget.toolTipsVisible()
    for action in widget.actions() if shows_tips else ():
        if isinstance(action, QAction) and _tip_is_markup(action.toolTip()):
            yield f"the tooltip of {action.objectName() or action.text()[:40]!r}"
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _wrong_items(widget.model(), widget.rootIndex())
    if isinstance(widget, QComboBox):
        yield from _wrong_items(widget.model(), QModelIndex())
    if isinstance(widget, QLineEdit) and widget.completer() is not None:
        yield from _wrong_items(widget.completer().completionModel(), QModelIndex())


def _wrong_items(model: QAbstractItemModel, root: QModelIndex) -> Iterator[str]:
    for row in range(min(model.rowCount(root), ROWS)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(root)):
            tip = model.index(row, column, root).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and _tip_is_markup(tip):
                yield f"the tooltip of an item {tip[:60]!r}"


def _rich(text: str) -> bool:
    """Stricter than Qt, which looks at the first tag alone."""
    return re.search(r"<[a-zA-Z/!?]", text) is not None


def _tip_is_markup(text: str) -> bool:
    """A tooltip may be markup of our own, with every sign of the file's escaped in it."""
    return _rich(text) and not (text.startswith("<qt>") and "<img" not in text and "<marquee" not in text)


__all__ = ["MARKUP", "hostile_negotiation", "interpreted", "said"]
