"""Where a text comes from: a source that is there, or a new one with outlet, title, date, address and grade."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from models.capture.drafts import TextDraft
from models.commands.evidence import SourceDraft
from models.dates import short_day
from models.errors import NotFound, Refusal
from models.records import Ref
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.fields.anchoring import anchor_of
from ui.fields.date_input import DateInput
from ui.fields.grade_box import CredibilityBox, ReliabilityBox
from ui.fields.problem import FieldRefused, ProblemLabel
from ui.fields.reading_label import ReadingLabel
from ui.fields.records_field import RecordsField
from ui.widgets.plain_label import PlainLabel


class SourceForm(QWidget):
    """`source()` is the id of the one that is there, or the draft of a new one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self.known: RecordsField | None = None
        self.outlet, self.title, self.url = (QLineEdit(self) for _ in range(3))
        self.published = DateInput("Published", self)
        self.reading = ReadingLabel(self.published, self)
        self.reliability, self.credibility = ReliabilityBox(self), CredibilityBox(self)
        self._of_a_new_one: tuple[QWidget, ...] = (
            self.outlet, self.title, self.published, self.url, self.reliability, self.credibility,
        )  # fmt: skip
        self._problems: dict[QWidget, ProblemLabel] = {}
        self._lay_out()
        for line in (self.outlet, self.title, self.url, self.published):
            line.textChanged.connect(self.changed)
        for box in (self.reliability, self.credibility):
            box.currentIndexChanged.connect(self._tell)

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self._known_place = QVBoxLayout()
        self._label("Source that is there", 0, 0)
        self._grid.addLayout(self._known_place, 0, 1, 1, 3)
        dated = QWidget(self)
        date = QVBoxLayout(dated)
        date.setContentsMargins(0, 0, 0, 0)
        date.setSpacing(0)
        date.addWidget(self.published)
        date.addWidget(self.reading)
        self._put("or new: outlet", self.outlet, 1, 0, name="Outlet")
        self._put("Title", self.title, 1, 2)
        self._put("Published", self.published, 2, 0, placed=dated)
        self._put("Address", self.url, 2, 2)
        self._put("Reliability", self.reliability, 3, 0)
        self._put("Credibility", self.credibility, 3, 2)

    def _label(self, words: str, row: int, column: int) -> PlainLabel:
        label = PlainLabel(words, self, tone="muted")
        label.setContentsMargins(0, 5, 0, 0)
        self._grid.addWidget(label, 2 * row, column, Qt.AlignmentFlag.AlignTop)
        return label

    def _put(
        self, words: str, field: QWidget, row: int, column: int, *, placed: QWidget | None = None, name: str = ""
    ) -> None:
        self._label(words, row, column).setBuddy(field)
        self._grid.addWidget(placed or field, 2 * row, column + 1, Qt.AlignmentFlag.AlignTop)
        if not field.accessibleName():
            field.setAccessibleName(name or words)
        problem = self._problems[field] = ProblemLabel(self)
        self._grid.addWidget(problem, 2 * row + 1, column + 1)

    def _tell(self) -> None:
        self.changed.emit()

    # ------------------------------------------------------------ what stands in it

    def set_workspace(self, workspace: Workspace | None) -> None:
        self._workspace = workspace
        if self.known is not None:
            self._known_place.removeWidget(self.known)
            self.known.hide()
            self.known.deleteLater()
            self.known = None
        if workspace is not None:
            self.known = RecordsField(
                workspace, "Source that is there", self, kinds=(Kind.SOURCE,), single=True, optional=True,
                hint="a few letters of its outlet or title",
            )  # fmt: skip
            self.known.changed.connect(self._follow_known)
            self._known_place.addWidget(self.known)
            QWidget.setTabOrder(self.known.words, self.outlet)
            self.published.set_anchor(anchor_of(workspace))

    @property
    def empty(self) -> bool:
        lines = (self.outlet, self.title, self.url, self.published)
        return self.chosen is None and not any(line.text() for line in lines)

    @property
    def chosen(self) -> int | None:
        """The id of the source that is there."""
        return self.known.first.id if self.known is not None and self.known.first is not None else None

    def show_draft(self, draft: TextDraft) -> None:
        for line, words in ((self.outlet, draft.outlet), (self.title, draft.title), (self.url, draft.url)):
            line.setText(words)
        self.published.setText(draft.published)
        self.reading.follow()
        self.reliability.setCurrentIndex(max(self.reliability.findData(draft.reliability), 0))
        self.credibility.setCurrentIndex(max(self.credibility.findData(draft.credibility), 0))
        self.clear_problems()
        if self.known is not None and self._workspace is not None:
            self.known.clear()
            if draft.source_id is not None:
                with suppress(NotFound):  # deleted since, or hidden now
                    self.known.choose(Ref(Kind.SOURCE, draft.source_id))

    def _follow_known(self) -> None:
        """A source that is there has all its words already."""
        for field in self._of_a_new_one:
            field.setEnabled(self.chosen is None)
        self.changed.emit()

    def source(self) -> SourceDraft | int:
        """Raises FieldRefused for a missing outlet and for words that are no date."""
        if self.chosen is not None:
            return self.chosen
        if not self.outlet.text().strip():
            raise FieldRefused(self.outlet, "The outlet is missing.", "Name who published it, or choose a source.")
        reading = self.published.reading()
        effective = reading.effective() if reading is not None else None
        note = ""
        if effective is not None and effective.words:  # a source has a day alone: how it was read must not be lost
            note = f"Published “{effective.words}”, entered as {short_day(effective.date)}. {effective.reasoning}"
        return SourceDraft(
            outlet=self.outlet.text(),
            title=self.title.text(),
            published=effective.date if effective is not None else None,
            reliability=self.reliability.value(),
            credibility=self.credibility.value(),
            url=self.url.text(),
            note=note.strip(),
        )

    # ------------------------------------------------------------ what is wrong

    def show_problem(self, field: QWidget, refusal: Refusal) -> bool:
        """Beside its field, which gets the keyboard; False where the field is not one of these."""
        problem = self._problems.get(field)
        if problem is None:
            return False
        problem.show_refusal(refusal)
        field.setFocus()
        return True

    def clear_problems(self) -> None:
        for problem in self._problems.values():
            problem.clear_refusal()
