"""Choosing half of a grade: every letter or figure with its words, and plainly "not graded"."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QWidget

from models.grades import CREDIBILITY, RELIABILITY
from models.vocabulary import Reliability


class ReliabilityBox(QComboBox):
    """A–F, or not graded."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        _fill(
            self,
            "Reliability",
            {letter.value: f"{letter.value.upper()}  {told}" for letter, told in RELIABILITY.items()},
        )

    def show_value(self, value: Reliability | None) -> None:
        self.setCurrentIndex(0 if value is None else self.findData(value.value))

    def value(self) -> Reliability | None:
        found = self.currentData()
        return None if found is None else Reliability(found)


class CredibilityBox(QComboBox):
    """1–6, or not graded."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        _fill(self, "Credibility", {figure: f"{figure}  {told}" for figure, told in CREDIBILITY.items()})

    def show_value(self, value: int | None) -> None:
        self.setCurrentIndex(0 if value is None else self.findData(value))

    def value(self) -> int | None:
        found = self.currentData()
        return None if found is None else int(found)


def _fill(box: QComboBox, name: str, words: Mapping[object, str]) -> None:
    box.setAccessibleName(name)
    box.view().setAccessibleName(name)
    box.addItem("not graded", None)
    for value, told in words.items():
        box.addItem(told, value)
