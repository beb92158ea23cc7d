"""How the page is made: paper, language, template, a second zone, greys, and what the PDF keeps to."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from models.report.choices import Paper, Standard
from models.report.own_template import offered
from models.report.words import languages, words
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import tooltip

_PAPERS = {Paper.A4: "A4", Paper.LETTER: "US Letter"}


class PageChoice(QWidget):
    """`changed` tells of every other choice."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._zone = ""
        self.paper = self._combo("report-paper", "Paper")
        self.language = self._combo("report-language", "Language of the report")
        self.template = self._combo("report-template", "Template")
        self.grey = self._box("report-grey", "&Black and white", "Every colour as its grey")
        self.zone = self._box("report-second-zone", "Times in the second zone as well", "")
        self.archive = self._box("report-archive", "For the &archive (PDF/A)", "Keeps to ISO 19005")
        self.readable = self._box("report-readable", "For screen readers (PDF/&UA)", "Keeps to ISO 14289")
        for paper, name in _PAPERS.items():
            self.paper.addItem(name, paper.value)
        for language in languages():
            self.language.addItem(words(language)["page"]["language"], language)
        self._rows = (("Paper", self.paper), ("Language", self.language), ("Template", self.template))
        self._labels = {combo: PlainLabel(title, self, tone="muted") for title, combo in self._rows}
        self._lay_out()
        self.show_templates()
        self.show_second_zone("")
        for combo in self._labels:
            combo.currentIndexChanged.connect(self.changed)
        for box in self._boxes:
            box.toggled.connect(self.changed)

    def _combo(self, name: str, accessible: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(accessible)
        return combo

    def _box(self, name: str, words: str, hint: str) -> QCheckBox:
        box = QCheckBox(words, self)
        box.setObjectName(name)
        box.setAccessibleName(words.replace("&", ""))
        if hint:
            box.setToolTip(tooltip(hint))
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for combo, label in self._labels.items():
            label.setBuddy(combo)
            column.addWidget(label)
            column.addWidget(combo)
        column.addSpacing(6)
        for box in self._boxes:
            column.addWidget(box)
        self._show(self.language, self.language.count() > 1)

    @property
    def _boxes(self) -> dict[QCheckBox, str]:
        return {self.grey: "grey", self.zone: "zone", self.archive: "archive", self.readable: "readable"}

    @property
    def _combos(self) -> dict[QComboBox, str]:
        return {self.paper: "paper", self.language: "language", self.template: "template"}

    def _show(self, combo: QComboBox, shown: bool) -> None:
        combo.setVisible(shown)
        self._labels[combo].setVisible(shown)

    # ------------------------------------------------------------ what is chosen

    def chosen_paper(self) -> Paper:
        return Paper(self.paper.currentData())

    def chosen_language(self) -> str:
        return str(self.language.currentData())

    def chosen_template(self) -> str:
        """The path of a person's own template, "" for the program's."""
        return str(self.template.currentData() or "")

    def chosen_zone(self) -> str:
        return self._zone if self.zone.isChecked() else ""

    def chosen_standards(self) -> tuple[Standard, ...]:
        kept: list[Standard] = []
        if self.archive.isChecked():
            kept.append("a-2a")
        if self.readable.isChecked():
            kept.append("ua-1")
        return tuple(kept)

    def remembered(self) -> dict[str, object]:
        told: dict[str, object] = {name: combo.currentData() for combo, name in self._combos.items()}
        return told | {name: box.isChecked() for box, name in self._boxes.items()}

    def recall(self, kept: Mapping[str, object]) -> None:
        """What `remembered` gave; what is missing or unknown is as at first."""
        for box, name in self._boxes.items():
            with QSignalBlocker(box):
                box.setChecked(kept.get(name) is True)
        for combo, name in self._combos.items():
            with QSignalBlocker(combo):
                combo.setCurrentIndex(max(combo.findData(kept.get(name)), 0))

    def allow_data(self, allowed: bool) -> None:
        """An edition keeps its paper, its words and its greys; template and standards are the print's own."""
        for widget in (self.paper, self.language, self.grey, self.zone):
            widget.setEnabled(allowed)

    # ------------------------------------------------------------ what there is

    def show_templates(self) -> None:
        """The program's own, and those in the person's folder; the box is there where there is something to choose."""
        kept = self.template.currentData()
        with QSignalBlocker(self.template):
            self.template.clear()
            self.template.addItem("The program’s own", "")
            for path in offered():
                self.template.addItem(path.stem.replace("_", " "), str(path))
            self.template.setCurrentIndex(max(self.template.findData(kept), 0))
        self._show(self.template, self.template.count() > 1)

    def show_second_zone(self, zone: str) -> None:
        """The second zone of this negotiation, as chosen for its timeline; "" for none."""
        self._zone = zone
        self.zone.setText(f"Times in {zone.rpartition('/')[2].replace('_', ' ')} as well" if zone else "")
        self.zone.setVisible(bool(zone))
