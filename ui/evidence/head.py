"""The head of the screen: the share of what is sourced as a number that lists the rest, and the parts beside it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.records import Sourced, SourcedCount
from ui.fonts import SEMIBOLD
from ui.language import written
from ui.widgets.buttons import push_button
from ui.widgets.chip_button import ChipButton
from ui.widgets.kind_words import kind_words
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import tooltip


class Head(QWidget):
    #: The share was pressed: show what nothing supports.
    bare_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.subtitle = PlainLabel("", self, tone="muted", elide=Qt.TextElideMode.ElideRight)
        self.share = ChipButton("", "", self, checkable=False, opens=False)
        self.share.clicked.connect(self.bare_wanted)
        self.capture_button = push_button(
            "Capture from a text…", self, glyph="capture", hint="Paste an article, and turn its passages into records"
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel("Evidence", self, size_delta=4.5, weight=SEMIBOLD))
        words.addWidget(self.subtitle)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        across.addLayout(words, 1)
        across.addWidget(self.share)
        across.addWidget(self.capture_button)

    def show_numbers(self, numbers: Sourced, as_of: dt.date | None) -> None:
        """as_of: the earlier day that is shown, which is then said."""
        share = numbers.share
        self.share.set_parts(
            "" if share is None else f"{share} %",
            "nothing is recorded yet"
            if share is None
            else f"sourced: {numbers.sourced:,} of {numbers.total:,} records",
        )
        lines = [_told(one) for one in (*numbers.records, *numbers.parts) if one.total]
        self.share.setToolTip(tooltip("\n".join(("Press to list what nothing supports.", *lines))))
        parts = [_told(one) for one in numbers.parts if one.total]
        said = "A source is named for: " + " · ".join(parts) if parts else "Who says what, and how reliable that is"
        if as_of is not None:
            said = f"As of {written(as_of, 'd MMM yyyy')}, to be read only · {said}"
        self.subtitle.setText(said)


def _told(one: SourcedCount) -> str:
    """ "positions 3 of 12"."""
    name = one.name if one.kind is None else kind_words(one.kind)
    return f"{name} {one.sourced:,} of {one.total:,}"
