"""A text that is not kept yet: its words, and the source that it comes from, a new one or one that is there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from models.capture.drafts import TextDraft
from models.commands import capture
from models.commands.capture import KeptText
from models.commands.evidence import SourceDraft
from models.dates import short_day
from models.errors import Refusal
from models.queries import evidence
from models.records import Ref, SearchHit
from models.vocabulary import Kind, Reliability
from models.workspace import Workspace
from ui.capture.paste_edit import PasteEdit
from ui.capture.record_picker import RecordPicker
from ui.fields.anchoring import anchor_of
from ui.fields.date_input import DateInput
from ui.fields.problem import FieldRefused, ProblemLabel
from ui.fields.reading_label import ReadingLabel
from ui.fonts import SEMIBOLD
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel

#: The Admiralty code in words (NATO AJP-2.1).
_RELIABLE = ("completely reliable", "usually reliable", "fairly reliable", "not usually reliable", "unreliable",
             "cannot be judged")  # fmt: skip
_CREDIBLE = ("confirmed", "probably true", "possibly true", "doubtful", "improbable", "cannot be judged")


class Intake(QWidget):
    """`kept` carries the KeptText; `changed` comes whenever something else stands in the form."""

    kept = Signal(object)
    changed = Signal()
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("capture-intake")
        self.setAccessibleName("A new text")
        self._workspace: Workspace | None = None
        self.editor = PasteEdit(self)
        self.editor.noted.connect(self._note)
        self.editor.refused.connect(self._refuse_text)
        self.amount = PlainLabel("", self, tone="muted", size_delta=-0.5)
        self.note = PlainLabel("", self, tone="muted", size_delta=-0.5, wrap=True)
        self.note.hide()
        self.outlet, self.title, self.url = (QLineEdit(self) for _ in range(3))
        self.published = DateInput("Published", self)
        self.reading = ReadingLabel(self.published, self)
        self.reliability, self.credibility = _graded(_RELIABLE, "ABCDEF", self), _graded(_CREDIBLE, "123456", self)
        self.confidential = QCheckBox("confidential", self)
        self.known: RecordPicker | None = None
        self._problems: dict[QWidget, ProblemLabel] = {}
        self.file_button = push_button("Open a text file…", self, glyph="open")
        self.file_button.clicked.connect(self.ask_for_file)
        self.discard_button = push_button("Discard", self, kind="quiet")
        self.discard_button.clicked.connect(self.discard)
        self.keep_button = push_button("Keep the text", self, kind="primary", hint="Ctrl+Enter")
        self.keep_button.clicked.connect(self.keep)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.editor)

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self._known_place = QVBoxLayout()
        self._put("Source that is there", None, 0, 0, wide=True)
        self._put("or new: outlet", self.outlet, 1, 0)
        self._put("Title", self.title, 1, 2)
        date = QVBoxLayout()
        date.setSpacing(0)
        date.addWidget(self.published)
        date.addWidget(self.reading)
        self._dated = QWidget(self)
        self._dated.setLayout(date)
        date.setContentsMargins(0, 0, 0, 0)
        self._put("Published", self._dated, 2, 0, buddy=self.published)
        self._put("Address", self.url, 2, 2)
        self._put("Reliability", self.reliability, 3, 0)
        self._put("Credibility", self.credibility, 3, 2)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.file_button)
        foot.addWidget(self.confidential)
        foot.addWidget(self.amount, 1)
        foot.addWidget(self.discard_button)
        foot.addWidget(self.keep_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel("A new text", self, size_delta=3.5, weight=SEMIBOLD))
        words = "Paste an article and name its source. The text is kept with the source; nothing in it is markup."
        column.addWidget(PlainLabel(words, self, tone="muted", wrap=True))
        column.addLayout(self._grid)
        column.addWidget(self.editor, 1)
        problem = self._problems[self.editor] = ProblemLabel(self)
        column.addWidget(problem)
        column.addWidget(self.note)
        column.addLayout(foot)

    def _put(
        self,
        label: str,
        field: QWidget | None,
        row: int,
        column: int,
        *,
        wide: bool = False,
        buddy: QWidget | None = None,
    ) -> None:
        words = PlainLabel(label, self, tone="muted")
        across = 3 if wide else 1
        self._grid.addWidget(words, 2 * row, column, Qt.AlignmentFlag.AlignTop)
        words.setContentsMargins(0, 5, 0, 0)
        if field is None:
            self._grid.addLayout(self._known_place, 2 * row, column + 1, 1, across)
            return
        self._grid.addWidget(field, 2 * row, column + 1, 1, across, Qt.AlignmentFlag.AlignTop)
        words.setBuddy(buddy or field)
        if not (buddy or field).accessibleName():
            (buddy or field).setAccessibleName(label.replace("or new: outlet", "Outlet"))
        problem = self._problems[buddy or field] = ProblemLabel(self)
        self._grid.addWidget(problem, 2 * row + 1, column + 1, 1, across)

    def _connect(self) -> None:
        for line in (self.outlet, self.title, self.url):
            line.textChanged.connect(self._changed)
        self.published.textChanged.connect(self._changed)
        self.editor.textChanged.connect(self._changed)
        for box in (self.reliability, self.credibility):
            box.currentIndexChanged.connect(self._changed)
        self.confidential.toggled.connect(self._changed)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.keep, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # ------------------------------------------------------------ what stands in it

    def set_workspace(self, workspace: Workspace | None) -> None:
        self._workspace = workspace
        if self.known is not None:
            self._known_place.removeWidget(self.known)
            self.known.hide()
            self.known.deleteLater()
            self.known = None
        if workspace is not None:
            self.known = RecordPicker(
                workspace, "Source that is there", self, kinds=(Kind.SOURCE,), single=True,
                placeholder="a few letters of its outlet or title",
            )  # fmt: skip
            self.known.changed.connect(self._follow_known)
            self._known_place.addWidget(self.known)
            QWidget.setTabOrder(self.known.line, self.outlet)
            self.published.set_anchor(anchor_of(workspace))
        self.show_draft(TextDraft())
        self._follow_known()

    def draft(self) -> TextDraft:
        return TextDraft(
            self.editor.toPlainText(),
            self.outlet.text(),
            self.title.text(),
            self.published.text(),
            self.url.text(),
            self.reliability.currentData() or "",
            int(self.credibility.currentData() or 0),
            self.confidential.isChecked(),
            self.known.first.ref.id if self.known is not None and self.known.first is not None else None,
        )

    def show_draft(self, draft: TextDraft) -> None:
        self.editor.setPlainText(draft.text)
        for line, words in ((self.outlet, draft.outlet), (self.title, draft.title), (self.url, draft.url)):
            line.setText(words)
        self.published.setText(draft.published)
        self.reading.follow()
        self.reliability.setCurrentIndex(max(self.reliability.findData(draft.reliability), 0))
        self.credibility.setCurrentIndex(max(self.credibility.findData(str(draft.credibility or "")), 0))
        self.confidential.setChecked(draft.confidential)
        self._note("")
        self._clear_problems()
        if self.known is not None:
            self._choose_source(draft.source_id)

    def _choose_source(self, source_id: int | None) -> None:
        assert self.known is not None
        self.known.let_go()
        if source_id is not None and self._workspace is not None:
            found = [one for one in evidence.sources(self._workspace) if one.id == source_id]
            for source in found:
                self.known.choose(SearchHit(Ref(Kind.SOURCE, source.id), "source", source.outlet, source.title))

    def discard(self) -> None:
        """Empty the fields; Ctrl+Z in the text brings its words back."""
        cursor = self.editor.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.removeSelectedText()
        for line in (self.outlet, self.title, self.url, self.published):
            line.clear()
        self.reading.follow()
        self._note("")
        self._clear_problems()
        self.editor.setFocus()

    def _changed(self) -> None:
        words = self.editor.document().characterCount() - 1
        self.amount.setText(f"{words:n} characters" if words else "")
        self.discard_button.setEnabled(bool(words or self.outlet.text() or self.title.text()))
        self.changed.emit()

    def _follow_known(self) -> None:
        """A source that is there has all its words already."""
        chosen = self.known.first if self.known is not None else None
        for field in (self.outlet, self.title, self.published, self.url, self.reliability, self.credibility):
            field.setEnabled(chosen is None)
        self._changed()

    def _note(self, note: str) -> None:
        self._problems[self.editor].clear_refusal()
        self.note.setText(note)
        self.note.setVisible(bool(note))

    # ------------------------------------------------------------ keeping it

    def ask_for_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Open a text", "", "Texts (*.txt *.text *.md);;All files (*)")
        if chosen:
            self.editor.take_file(Path(chosen))

    def keep(self) -> None:
        """Keep the text with its source as one step; what is wrong is said beside its field."""
        self._clear_problems()
        if self._workspace is None:
            return
        try:
            self._workspace.ensure_writable()
            kept = self._keep(self._workspace)
        except FieldRefused as refused:
            self._show_problem(refused.field, refused)
        except Refusal as refusal:
            self._refuse(refusal)
        else:
            self.show_draft(TextDraft())
            self.kept.emit(kept)

    def _keep(self, workspace: Workspace) -> KeptText:
        chosen = self.known.first if self.known is not None else None
        source = chosen.ref.id if chosen is not None else self._source()
        return capture.keep_text(
            workspace, source, self.editor.toPlainText(), confidential=self.confidential.isChecked()
        )

    def _source(self) -> SourceDraft:
        if not self.outlet.text().strip():
            raise FieldRefused(self.outlet, "The outlet is missing.", "Name who published it, or choose a source.")
        reading = self.published.reading()
        effective = reading.effective() if reading is not None else None
        note = ""
        if effective is not None and effective.words:
            said = f"“{effective.words}”, entered as {short_day(effective.date)}"
            note = f"Published {said}. {effective.reasoning}".strip()
        reliability = self.reliability.currentData()
        return SourceDraft(
            outlet=self.outlet.text(),
            title=self.title.text(),
            published=effective.date if effective is not None else None,
            reliability=Reliability(reliability.lower()) if reliability else None,
            credibility=int(self.credibility.currentData()) if self.credibility.currentData() else None,
            url=self.url.text(),
            note=note,
        )

    def _refuse(self, refusal: Refusal) -> None:
        empty = not self.editor.toPlainText().strip()
        if empty or "kept already" in refusal.sentence:
            self._show_problem(self.editor, refusal)
        else:
            self.refused.emit(refusal)

    def _refuse_text(self, refusal: Refusal) -> None:
        self._show_problem(self.editor, refusal)

    def _show_problem(self, field: QWidget, refusal: Refusal) -> None:
        problem = self._problems.get(field)
        if problem is None:
            self.refused.emit(refusal)
            return
        problem.show_refusal(refusal)
        field.setFocus()

    def _clear_problems(self) -> None:
        for problem in self._problems.values():
            problem.clear_refusal()


def _graded(words: tuple[str, ...], signs: str, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.view().setAccessibleName("Grades")
    box.addItem("Not graded", "")
    for sign, said in zip(signs, words, strict=True):
        box.addItem(f"{sign}  {said}", sign)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box
