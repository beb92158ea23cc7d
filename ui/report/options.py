"""The choices on the left: which report and which parts, which day, which marking, for whom and on which paper.

It knows what a person chose and nothing of pages; `view` makes the report anew when `changed` comes. Which report it is
is chosen in `kind_choice`, its parts in `sections`, how its pages are made in `page_choice`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.report.choices import STATE_OF_PLAY, ReportOptions, Section, WayWindow
from models.report.kinds import KINDS
from ui.report.kind_choice import KindChoice
from ui.report.page_choice import PageChoice
from ui.report.sections import SectionBox, SectionList
from ui.report.seen_window import SeenWindow
from ui.widgets.buttons import push_button
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import tooltip
from ui.widgets.section_header import SectionHeader


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
        self._shown_kind = ""
        self._today = dt.date.min
        self.which = KindChoice(self)
        self.section_list = SectionList(self)
        self._by_kind: dict[str, tuple[Section, ...]] = {}
        self.date = QDateEdit(self)
        self.follow = QCheckBox("&Follow the board’s day", self)
        self._board_day: dt.date | None = None
        self.today_button = push_button("&Today", self, kind="quiet", hint="The state of play of today")
        self.marking = QLineEdit(self)
        self.public = QCheckBox("&Public: no confidential records", self)
        self._discreet = self._chosen_public = False
        self.page = PageChoice(self)
        self.as_seen = SeenWindow(self)
        self._dress()
        self.setWidget(self._content())

    def options(self) -> ReportOptions:
        """Today and the negotiation's own marking are left open, so that they follow it."""
        day = self._day()
        marking = self.marking.text()
        return ReportOptions(
            kind=self.which.chosen_kind().name,
            subject_id=self.which.chosen_subject(),
            since=self.which.chosen_since(),
            edition=self.which.chosen_edition(),
            as_of=None if day >= self._today else day,
            sections=self.section_list.chosen(),
            marking=None if marking == self._own_marking else marking,
            public=self.public.isChecked(),
            paper=self.page.chosen_paper(),
            language=self.page.chosen_language(),
            grey=self.page.grey.isChecked(),
            second_zone=self.page.chosen_zone(),
            template=self.page.chosen_template(),
            standards=self.page.chosen_standards(),
            way=self.as_seen.window_chosen(),
        )

    @property
    def sections(self) -> dict[Section, SectionBox]:
        """The boxes of the kind that is chosen, in their order."""
        return self.section_list.boxes

    def remembered(self) -> dict[str, object]:
        """What is kept for the next time this negotiation is open: all but the day, which follows the board."""
        self._by_kind[self._shown_kind] = self.section_list.chosen()
        return {
            "kind": self.which.chosen_kind().name,
            "subject": self.which.chosen_subject(),
            "sections": {kind: [section.value for section in chosen] for kind, chosen in self._by_kind.items()},
            "marking": self.options().marking,
            "public": self._chosen_public if self._discreet else self.public.isChecked(),
            **self.page.remembered(),
        }

    def recall(self, kept: Mapping[str, object]) -> None:
        """What `remembered` gave; whatever does not fit (any more) is passed over."""
        kinds = kept.get("sections")
        known = {section.value: section for section in Section}
        for kind, names in kinds.items() if isinstance(kinds, dict) else ():
            if kind in KINDS and isinstance(names, list):
                self._by_kind[kind] = tuple(known[name] for name in names if name in known)
        subject = kept.get("subject")
        self.which.choose(str(kept.get("kind", "")), subject if isinstance(subject, int) else None)
        self._show_sections()
        self.page.recall(kept)
        self._chosen_public = kept.get("public") is True
        with QSignalBlocker(self.public):
            self.public.setChecked(self._chosen_public or self._discreet)
        marking = kept.get("marking")
        if isinstance(marking, str):
            with QSignalBlocker(self.marking):
                self.marking.setText(marking)

    def show_window(self, window: WayWindow | None) -> None:
        """The days and lanes of the timeline on the screen, None where there is none to go by."""
        if self.as_seen.show_window(window):
            self.changed.emit()

    def _show_sections(self) -> None:
        """The boxes of the kind that is chosen, as they were left."""
        kind = self.which.chosen_kind()
        if self._shown_kind and self._shown_kind != kind.name:
            self._by_kind[self._shown_kind] = self.section_list.chosen()
        self._shown_kind = kind.name
        self.section_list.show_sections((*kind.sections, *kind.further), self._by_kind.get(kind.name, kind.sections))
        self._sections_header.setVisible(bool(kind.sections))
        self.as_seen.offer(Section.WAY in kind.sections)

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
        self.as_seen.forget()
        self._by_kind.clear()
        self._shown_kind = ""
        self.which.choose(STATE_OF_PLAY)
        self._show_sections()
        self.page.recall({})
        self._chosen_public = False
        with QSignalBlocker(self.public):
            self.public.setChecked(self._discreet)

    def _day(self) -> dt.date:
        chosen = self.date.date()
        return dt.date(chosen.year(), chosen.month(), chosen.day())

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
        self.page.changed.connect(self.changed)
        self.as_seen.toggled.connect(self.changed)
        self.section_list.changed.connect(self.changed)
        self.which.kind_changed.connect(self._show_sections)
        self.which.changed.connect(self._which_changed)

    def set_discreet(self, hidden: bool) -> None:
        """While what is confidential is hidden, every report is a public one; then it is again as it was chosen."""
        if hidden == self._discreet:
            return
        if hidden:
            self._chosen_public = self.public.isChecked()
        self._discreet = hidden
        with QSignalBlocker(self.public):
            self.public.setChecked(hidden or self._chosen_public)
        self.public.setEnabled(not hidden)

    def _which_changed(self) -> None:
        """An edition is what it is: nothing of it can be chosen any more."""
        live = self.which.chosen_edition() is None
        fields: tuple[QWidget, ...] = (self.section_list, self.date, self.follow, self.today_button, self.marking)
        for widget in (*fields, self.as_seen):
            widget.setEnabled(live)
        self.public.setEnabled(live and not self._discreet)
        self.page.allow_data(live)
        if live:
            self._name_today()
        self.changed.emit()

    def _content(self) -> QWidget:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(3)
        column.addWidget(self.which)
        column.addSpacing(8)
        self._sections_header = SectionHeader("Sections", content)
        column.addWidget(self._sections_header)
        column.addWidget(self.section_list)
        column.addWidget(self.as_seen)
        self._show_sections()
        day = QHBoxLayout()
        day.addWidget(self.date, 1)
        day.addWidget(self.today_button)
        for title, field in (("State of play as of", day), ("Marking", self.marking)):
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
        column.addSpacing(6)
        column.addWidget(self.public)
        column.addSpacing(8)
        column.addWidget(self.page)
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
