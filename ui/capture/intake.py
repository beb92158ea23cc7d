"""A text that is not kept yet: its words, and the source that it comes from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.capture.drafts import TextDraft
from models.commands import capture
from models.commands.capture import KeptText
from models.errors import Refusal, RuleBroken
from models.workspace import Workspace
from ui.capture.paste_edit import PasteEdit
from ui.capture.source_form import SourceForm
from ui.fields.problem import FieldRefused, ProblemLabel
from ui.fonts import SEMIBOLD
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel


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
        self.source = SourceForm(self)
        self.editor = PasteEdit(self)
        self.problem = ProblemLabel(self)
        self.amount = PlainLabel("", self, tone="muted", size_delta=-0.5)
        self.note = PlainLabel("", self, tone="muted", size_delta=-0.5, wrap=True)
        self.note.hide()
        self.confidential = QCheckBox("confidential", self)
        self.file_button = push_button("Open a text file…", self, glyph="open")
        self.discard_button = push_button("Discard", self, kind="quiet")
        self.keep_button = push_button("Keep the text", self, kind="primary", hint="Ctrl+Enter")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.editor)

    def _lay_out(self) -> None:
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
        column.addWidget(self.source)
        column.addWidget(self.editor, 1)
        column.addWidget(self.problem)
        column.addWidget(self.note)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.source.changed.connect(self._changed)
        self.editor.textChanged.connect(self._changed)
        self.confidential.toggled.connect(self._changed)
        self.editor.noted.connect(self._note)
        self.editor.refused.connect(self._refuse_text)
        self.file_button.clicked.connect(self.ask_for_file)
        self.discard_button.clicked.connect(self.discard)
        self.keep_button.clicked.connect(self.keep)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.keep, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # ------------------------------------------------------------ what stands in it

    def set_workspace(self, workspace: Workspace | None) -> None:
        self._workspace = workspace
        self.source.set_workspace(workspace)
        self.show_draft(TextDraft())

    def draft(self) -> TextDraft:
        source = self.source
        return TextDraft(
            text=self.editor.toPlainText(),
            outlet=source.outlet.text(),
            title=source.title.text(),
            published=source.published.text(),
            url=source.url.text(),
            reliability=source.reliability.currentData() or "",
            credibility=source.credibility.value() or 0,
            confidential=self.confidential.isChecked(),
            source_id=source.chosen,
        )

    def show_draft(self, draft: TextDraft) -> None:
        self.editor.setPlainText(draft.text)
        self.source.show_draft(draft)
        self.confidential.setChecked(draft.confidential)
        self._note("")
        self._changed()

    def discard(self) -> None:
        """Empty the form; Ctrl+Z in the text brings its words back."""
        cursor = self.editor.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.removeSelectedText()
        self.source.show_draft(TextDraft())
        self.confidential.setChecked(False)
        self._note("")
        self.editor.setFocus()

    def _changed(self) -> None:
        letters = self.editor.document().characterCount() - 1
        self.amount.setText(f"{letters:n} characters" if letters else "")
        self.discard_button.setEnabled(bool(letters) or not self.source.empty)
        self.changed.emit()

    def _note(self, note: str) -> None:
        self.problem.clear_refusal()
        self.note.setText(note)
        self.note.setVisible(bool(note))

    # ------------------------------------------------------------ keeping it

    def ask_for_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Open a text", "", "Texts (*.txt *.text *.md);;All files (*)")
        if chosen:
            self.editor.take_file(Path(chosen))

    def keep(self) -> None:
        """Keep the text with its source as one step; what is wrong is said beside its field."""
        self.source.clear_problems()
        self.problem.clear_refusal()
        if self._workspace is None:
            return
        try:
            self._workspace.ensure_writable()
            kept = self._keep(self._workspace)
        except FieldRefused as refused:
            if not self.source.show_problem(refused.field, refused):
                self.refused.emit(refused)
        except Refusal as refusal:
            self._refuse(refusal)
        else:
            self.show_draft(TextDraft())
            self.kept.emit(kept)

    def _keep(self, workspace: Workspace) -> KeptText:
        text, secret = self.editor.toPlainText(), self.confidential.isChecked()
        return capture.keep_text(workspace, self.source.source(), text, confidential=secret)

    def _refuse(self, refusal: Refusal) -> None:
        """What is wrong with the text stands under it; what the file or the disk refuses is the window's to show."""
        if isinstance(refusal, RuleBroken):
            self._refuse_text(refusal)
        else:
            self.refused.emit(refusal)

    def _refuse_text(self, refusal: Refusal) -> None:
        self.problem.show_refusal(refusal)
        self.editor.setFocus()
