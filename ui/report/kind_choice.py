"""Which report: its kind, whom or what it is about, what it is compared with, or an edition as it was issued."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QVBoxLayout, QWidget

from models.dates import short_day
from models.records import EditionRecord
from models.report.choices import CHANGES, STATE_OF_PLAY
from models.report.kinds import KINDS, ReportKind, kind_of
from models.vocabulary import Kind
from ui.widgets.plain_label import PlainLabel

_ABOUT = {Kind.PARTY: "Party", Kind.MEETING: "Meeting"}
#: A comparison with a day rather than with an edition.
_A_DAY = "day"


class KindChoice(QWidget):
    """`changed` tells of every other choice, `kind_changed` before it where the kind is another."""

    changed = Signal()
    kind_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.edition = self._combo("report-edition", "Edition")
        self.kind = self._combo("report-kind", "Kind of report")
        self.subject = self._combo("report-subject", "What it is about")
        self.since = self._combo("report-since", "Compared with")
        self.day = QDateEdit(self)
        self.day.setObjectName("report-since-day")
        self.day.setAccessibleName("Compared with the day")
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("d MMM yyyy")
        self._about_label = PlainLabel("", self, tone="muted")
        self._since_label = PlainLabel("Compared with", self, tone="muted")
        self._edition_label = PlainLabel("Edition", self, tone="muted")
        for kind in KINDS.values():
            self.kind.addItem(kind.title, kind.name)
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        for combo in (self.edition, self.subject, self.since):
            combo.currentIndexChanged.connect(self._told)
        self.day.dateChanged.connect(self.changed)
        self.show_editions(())
        self._fit()

    def _combo(self, name: str, accessible: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(accessible)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        return combo

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._edition_label)
        column.addWidget(self.edition)
        column.addWidget(self.kind)
        for label, field in ((self._about_label, self.subject), (self._since_label, self.since)):
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self.day)

    # ------------------------------------------------------------ what is chosen

    def chosen_kind(self) -> ReportKind:
        return kind_of(str(self.kind.currentData() or STATE_OF_PLAY))

    def chosen_edition(self) -> int | None:
        return _number(self.edition.currentData())

    def chosen_subject(self) -> int | None:
        return _number(self.subject.currentData()) if self.chosen_kind().subject is not None else None

    def chosen_since(self) -> int | dt.date | None:
        if self.chosen_kind().name != CHANGES:
            return None
        if self.since.currentData() != _A_DAY:
            return _number(self.since.currentData())
        chosen = self.day.date()
        return dt.date(chosen.year(), chosen.month(), chosen.day())

    def choose(self, kind: str, subject: int | None = None) -> None:
        """A kind by its name, and what it is about. A kind that this program does not know is passed over."""
        if kind in KINDS:
            with QSignalBlocker(self.kind):
                self.kind.setCurrentIndex(self.kind.findData(kind))
            self._fit()
        if subject is not None and self.subject.findData(subject) >= 0:
            with QSignalBlocker(self.subject):
                self.subject.setCurrentIndex(self.subject.findData(subject))

    # ------------------------------------------------------------ what there is

    def show_subjects(self, found: Sequence[tuple[int, str, str]]) -> None:
        """Those that a report of this kind can be about; the chosen one stays chosen while it is there."""
        kept = self.subject.currentData()
        with QSignalBlocker(self.subject):
            self.subject.clear()
            for subject_id, short, name in found:
                self.subject.addItem(name if short == name else f"{short} · {name}", subject_id)
            self.subject.setCurrentIndex(max(self.subject.findData(kept), 0))

    def show_editions(self, found: Sequence[EditionRecord]) -> None:
        # A day is only kept where somebody preferred it to an edition.
        kept_since = self.since.currentData() if self.since.count() > 1 else None
        kept_edition = self.edition.currentData()
        with QSignalBlocker(self.edition), QSignalBlocker(self.since):
            self.edition.clear()
            self.since.clear()
            self.edition.addItem("Not issued yet", None)
            for one in found:
                self.edition.addItem(f"Edition {one.number} · {one.title}, {short_day(one.as_of)}", one.number)
                self.since.addItem(f"Edition {one.number} of {short_day(one.as_of)}", one.number)
            self.since.addItem("A day", _A_DAY)
            self.edition.setCurrentIndex(max(self.edition.findData(kept_edition), 0))
            self.since.setCurrentIndex(max(self.since.findData(kept_since), 0))
        for widget in (self._edition_label, self.edition):
            widget.setVisible(bool(found))
        self._fit()

    def show_edition(self, number: int) -> None:
        self.edition.setCurrentIndex(max(self.edition.findData(number), 0))

    def show_today(self, today: dt.date) -> None:
        """A comparison is with a day up to today, a week ago where none was chosen."""
        week_ago = today - dt.timedelta(days=7) if today.toordinal() > 7 else today
        with QSignalBlocker(self.day):
            self.day.setDate(self.day.date() if self.day.maximumDate().year() < 7000 else _qdate(week_ago))
            self.day.setMaximumDate(_qdate(today))

    def _kind_chosen(self) -> None:
        self._fit()
        self.kind_changed.emit()
        self.changed.emit()

    def _told(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        kind = self.chosen_kind()
        live = self.chosen_edition() is None
        about = kind.subject is not None and live
        compares = kind.name == CHANGES and live
        self.kind.setEnabled(live)
        for widget in (self._about_label, self.subject):
            widget.setVisible(about)
        for widget in (self._since_label, self.since):
            widget.setVisible(compares)
        self.day.setVisible(compares and self.since.currentData() == _A_DAY)
        if kind.subject is not None:
            self._about_label.setText(_ABOUT[kind.subject])


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _qdate(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)
