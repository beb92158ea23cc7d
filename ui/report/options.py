"""The choices on the left: which parts, which day, which marking, for whom and on which paper.

It knows what a person chose and nothing of pages; `view` makes the report anew when `changed` comes.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.report.data import HEADINGS, Paper, ReportOptions, Section
from ui.widgets.buttons import push_button
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import tooltip
from ui.widgets.section_header import SectionHeader

_PAPERS = {Paper.A4: "A4", Paper.LETTER: "US Letter"}


class OptionsPanel(QScrollArea):
    """`options()` is what a person chose; `changed` tells of every other choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("What the report holds")
        use_flat_bars(self)
        self._own_marking = ""
        self._today = dt.date.min
        self.sections = {section: self._section_box(section) for section in Section}
        self.date = QDateEdit(self)
        self.follow = QCheckBox("&Follow the board’s day", self)
        self._board_day: dt.date | None = None
        self.today_button = push_button("&Today", self, kind="quiet", hint="The state of play of today")
        self.marking = QLineEdit(self)
        self.public = QCheckBox("&Public: no confidential records", self)
        self.paper = QComboBox(self)
        self._dress()
        self.setWidget(self._content())

    def options(self) -> ReportOptions:
        """Today and the negotiation's own marking are left open, so that they follow it."""
        day = self._day()
        marking = self.marking.text()
        return ReportOptions(
            as_of=None if day >= self._today else day,
            sections=tuple(section for section, box in self.sections.items() if box.isChecked()),
            marking=None if marking == self._own_marking else marking,
            public=self.public.isChecked(),
            paper=Paper(self.paper.currentData()),
        )

    def show_negotiation(self, marking: str, today: dt.date) -> None:
        """Whose report it is: its marking and its day are what stands in the fields until a person changes them."""
        with QSignalBlocker(self.marking), QSignalBlocker(self.date):
            if self.marking.text() == self._own_marking:
                self.marking.setText(marking)
            follows = self._day() >= self._today
            self._own_marking, self._today = marking, today
            self.date.setMaximumDate(QDate(today.year, today.month, today.day))
            if follows:
                self.date.setDate(self.date.maximumDate())
        self._name_today()

    def follow_day(self, day: dt.date | None) -> None:
        """The board shows this day, None is today; the report's date goes along unless it was unlinked."""
        self._board_day = day
        if self.follow.isChecked() and self._day() != (day or self._today):
            with QSignalBlocker(self.date):
                self._set_day(day or self._today)
            self._name_today()
            self.changed.emit()

    def _set_day(self, day: dt.date) -> None:
        self.date.setDate(QDate(day.year, day.month, day.day))

    def start_over(self) -> None:
        """For another negotiation: its own marking, its own today, the board's day."""
        self._board_day = None
        with QSignalBlocker(self.follow):
            self.follow.setChecked(True)
        with QSignalBlocker(self.marking), QSignalBlocker(self.date):
            self._own_marking, self._today = "", dt.date.min
            self.marking.clear()

    def _day(self) -> dt.date:
        chosen = self.date.date()
        return dt.date(chosen.year(), chosen.month(), chosen.day())

    def _section_box(self, section: Section) -> QCheckBox:
        box = QCheckBox(HEADINGS[section], self)
        box.setObjectName(f"report-section-{section.value}")
        box.setAccessibleName(f"Section: {HEADINGS[section]}")
        box.setChecked(True)
        box.toggled.connect(self.changed)
        return box

    def _dress(self) -> None:
        self.date.setObjectName("report-as-of")
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("d MMM yyyy")
        self.date.setAccessibleName("State of play as of")
        self.date.dateChanged.connect(self._date_changed)
        self.today_button.clicked.connect(self._choose_today)
        self.follow.setObjectName("report-follow")
        self.follow.setAccessibleName("Follow the board’s day")
        self.follow.setToolTip(tooltip("The report is of the day that the board shows. Another date unlinks it."))
        self.follow.setChecked(True)
        self.follow.toggled.connect(self._link)
        self.marking.setObjectName("report-marking")
        self.marking.setAccessibleName("Marking on every page")
        self.marking.setPlaceholderText("No marking")
        self.marking.setMaxLength(200)
        self.marking.textChanged.connect(self.changed)
        self.public.setObjectName("report-public")
        self.public.setAccessibleName("Public: leave confidential records out")
        self.public.setToolTip(tooltip("Leaves out confidential records and our own assessments of positions."))
        self.public.toggled.connect(self.changed)
        self.paper.setObjectName("report-paper")
        self.paper.setAccessibleName("Paper")
        for paper, name in _PAPERS.items():
            self.paper.addItem(name, paper.value)
        self.paper.currentIndexChanged.connect(self.changed)

    def _content(self) -> QWidget:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(3)
        column.addWidget(SectionHeader("Sections", content))
        for box in self.sections.values():
            column.addWidget(box)
        day = QHBoxLayout()
        day.addWidget(self.date, 1)
        day.addWidget(self.today_button)
        for title, field in (("State of play as of", day), ("Marking", self.marking), ("Paper", self.paper)):
            column.addSpacing(8)
            label = PlainLabel(title, content, tone="muted")
            column.addWidget(label)
            if isinstance(field, QWidget):
                label.setBuddy(field)
                column.addWidget(field)
            else:
                label.setBuddy(self.date)
                column.addLayout(field)
            if field is day:
                column.addWidget(self.follow)
        column.addSpacing(10)
        column.addWidget(self.public)
        column.addStretch(1)
        return content

    def _date_changed(self) -> None:
        if self._day() != (self._board_day or self._today):
            with QSignalBlocker(self.follow):
                self.follow.setChecked(False)
        self._name_today()
        self.changed.emit()

    def _link(self, linked: bool) -> None:
        if linked:
            self.follow_day(self._board_day)

    def _name_today(self) -> None:
        self.today_button.setEnabled(self._day() < self._today)

    def _choose_today(self) -> None:
        self.date.setDate(self.date.maximumDate())
        self.date.setFocus()
