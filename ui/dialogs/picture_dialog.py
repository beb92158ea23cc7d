"""What a picture of the timeline should be like: PNG or SVG, which days, how large, which colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFormLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from ui.fonts import SEMIBOLD
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel

NARROWEST, WIDEST = 400, 6_000


@dataclass(frozen=True, slots=True)
class PictureChoice:
    """ending: ".png" or ".svg". range: "screen", "all" or "summit". width: logical pixels; scale: for PNG only.

    public: without confidential records.
    """

    ending: str
    range: str
    width: int
    scale: int
    outlines: bool
    on_paper: bool
    public: bool = False


class PictureDialog(QDialog):
    """`chosen` carries a `PictureChoice`; where the file goes is asked for afterwards."""

    chosen = Signal(object)

    def __init__(self, width: int, *, summit: bool, parent: QWidget | None = None) -> None:
        """width: of the timeline on the screen. summit: whether there is one to fit to."""
        super().__init__(parent)
        self.setWindowTitle("Export the timeline")
        self.setAccessibleName("Export the timeline")
        self.setModal(True)
        self.format = _box("Format", (("PNG, a picture of pixels", ".png"), ("SVG, sharp at every size", ".svg")), self)
        ranges = [("the days on the screen", "screen"), ("everything", "all")]
        if summit:
            ranges.append(("the way to the summit", "summit"))
        self.range = _box("Days", ranges, self)
        self.wide = QSpinBox(self)
        self.wide.setRange(NARROWEST, WIDEST)
        self.wide.setSingleStep(100)
        self.wide.setSuffix(" px")
        self.wide.setValue(width)
        self.wide.setAccessibleName("Width in pixels")
        self.wide.lineEdit().setTextMargins(6, 0, 0, 0)  # in line with the boxes above
        scales = [("as on the screen", 1), ("twice as fine", 2), ("three times as fine", 3), ("four times as fine", 4)]
        self.scale = _box("Fineness", scales, self)
        self.scale.setCurrentIndex(1)
        self.letters = _box("Letters", (("as text, to be searched and read aloud", False), ("as outlines", True)), self)
        self.colours = _box("Colours", (("light, as on paper", True), ("as on the screen", False)), self)
        self.public = QCheckBox("&Without confidential records", self)
        self.public.setChecked(True)
        self._lay_out()
        self.format.currentIndexChanged.connect(self._follow_format)
        self._follow_format()
        self.format.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        self._labels: dict[QWidget, PlainLabel] = {}
        for words, field in (
            ("&Format", self.format),
            ("&Days", self.range),
            ("W&idth", self.wide),
            ("Fi&neness", self.scale),
            ("&Letters", self.letters),
            ("&Colours", self.colours),
        ):
            label = PlainLabel(words, self, tone="muted")
            label.setBuddy(field)
            self._labels[field] = label
            form.addRow(label, field)
        form.addRow("", self.public)
        export = push_button("&Export…", self, kind="primary")
        export.setDefault(True)
        export.clicked.connect(self.submit)
        cancel = push_button("Cancel", self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(export)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addWidget(PlainLabel("Export the timeline", self, size_delta=3.5, weight=SEMIBOLD))
        column.addLayout(form)
        column.addSpacing(4)
        column.addLayout(buttons)
        self.setMinimumWidth(420)

    def _follow_format(self) -> None:
        """Fineness is a matter of pixels, letters one of SVG."""
        pixels = self.format.currentData() == ".png"
        for field, wanted in ((self.scale, pixels), (self.letters, not pixels)):
            field.setEnabled(wanted)
            self._labels[field].setEnabled(wanted)

    def submit(self) -> None:
        self.accept()
        self.chosen.emit(
            PictureChoice(
                self.format.currentData(),
                self.range.currentData(),
                self.wide.value(),
                self.scale.currentData(),
                self.letters.currentData(),
                self.colours.currentData(),
                self.public.isChecked(),
            )
        )


def _box(name: str, choices: Sequence[tuple[str, str | int]], parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.view().setAccessibleName(name)
    for words, value in choices:
        box.addItem(words, value)
    return box
