"""Words from a file on their way to Qt: always plain, never read as markup.

Qt guesses the format of tooltips and labels from their text; a stranger's words go through here or
through `PlainLabel`.
"""

from __future__ import annotations

import html
import textwrap

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication

_TOOLTIP_COLUMNS = 72


def tooltip(text: str) -> str:
    """The text as a tooltip that cannot become markup, wrapped to a readable width."""
    wrapped = "\n".join(
        textwrap.fill(line, _TOOLTIP_COLUMNS, break_long_words=True, replace_whitespace=False)
        for line in text.splitlines()
    )
    if "<" not in wrapped:
        return wrapped  # without a tag Qt takes it literally, and a screen reader has none to read aloud
    return "<qt>" + html.escape(wrapped).replace("\n", "<br>") + "</qt>"


def elided(text: str, metrics: QFontMetrics, width: int, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> str:
    """The text cut with an ellipsis to fit `width` pixels, on one line."""
    return metrics.elidedText(" ".join(text.split()), mode, width)


def mnemonic_safe(text: str) -> str:
    """The text for a button or menu, where a lone & would become an underline."""
    return text.replace("&", "&&")


def copy_to_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
