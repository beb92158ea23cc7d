"""The screen "capture": the texts that are kept at the left, one of them to be read and taken apart, or a new one.

Reading works on any day and in any file. Taking and keeping ask the workspace first, which refuses for a file that is
only read and for an earlier day.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.commands import attachments
from models.commands.capture import KeptText
from models.errors import Refusal
from models.queries import captured
from models.queries.confidential import is_there
from models.records import EditNews, Ref
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.capture.draft_keeper import DraftKeeper
from ui.capture.intake import Intake
from ui.capture.paste_edit import text_file_in
from ui.capture.reading import Reading
from ui.capture.shelf import Shelf
from ui.messages import show_refusal
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import MessageBar

_ENTERED = "What is being entered here is hidden while confidential records are hidden. F9 shows it again."


class CaptureView(QWidget):
    """`record_requested` carries a Ref, `refused` a Refusal that the window shows with its own way out."""

    record_requested = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("capture")
        self.setAccessibleName("Capture")
        self.setAcceptDrops(True)
        self._workspace: Workspace | None = None
        self._as_of: dt.date | None = None
        self._stale = False
        self._fresh = True  # nothing was shown yet of this workspace
        self.messages = MessageBar(self)
        self.shelf = Shelf(self)
        self.intake = Intake(self)
        self.drafts = DraftKeeper(self.intake)
        self.drafts.refused.connect(self._refuse)
        self.reading = Reading(self)
        self.nothing = EmptyState("No text was captured yet.", parent=self, glyph="capture")
        self.cover = EmptyState(_ENTERED, parent=self, glyph="discreet")
        self.cover.hide()
        self.stack = QStackedWidget(self)
        for page in (self.intake, self.reading, self.nothing):
            self.stack.addWidget(page)
        self._lay_out()
        self.shelf.new_requested.connect(self.new_text)
        self.shelf.chosen.connect(self.show_text)
        self.intake.kept.connect(self._kept)
        self.intake.refused.connect(self.refused)
        self.reading.record_requested.connect(self.record_requested)
        self.reading.take_requested.connect(self.take)
        self.reading.remove_requested.connect(self.remove)

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.shelf)
        split.addWidget(self.stack)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        split.setSizes([190, 900])
        split.setHandleWidth(1)
        self.shelf.setMinimumWidth(150)
        self.split = split
        across = QHBoxLayout()
        across.addWidget(split)
        across.addWidget(self.cover)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addLayout(across, 1)

    # ------------------------------------------------------------ in step

    def set_workspace(self, workspace: Workspace | None) -> None:
        self.drafts.leave()
        self._workspace = workspace
        self._fresh = True
        self.messages.dismiss()
        self.reading.clear()
        self.intake.set_workspace(workspace)
        self.drafts.enter(workspace)
        self.shelf.show_texts((), None)
        self._cover()
        if workspace is not None:
            self._read()

    def read_anew(self) -> None:
        """What is confidential was hidden or is shown again; what is being entered stays as it is."""
        self._cover()
        workspace = self._workspace
        if workspace is not None and workspace.discreet and not self.isVisible() and self.cover.isHidden():
            self.reading.clear(forget=False)  # nothing of it waits on a screen that is not looked at
            self.shelf.show_texts((), None)
            self._fresh = True
        self._read()

    def _cover(self) -> None:
        """Words that are entered are in no file yet, and nobody knows what they name."""
        entered = self._workspace is not None and self._workspace.discreet and self._is_entered(self._workspace)
        self.split.setVisible(not entered)
        self.cover.setVisible(entered)

    def _is_entered(self, workspace: Workspace) -> bool:
        draft = self.intake.draft()
        source = Ref(Kind.SOURCE, draft.source_id) if draft.source_id is not None else None
        secret = draft.confidential or (source is not None and not is_there(workspace, source))
        return self.reading.panel is not None or (secret and not draft.empty)

    def set_as_of(self, day: dt.date | None) -> None:
        """Texts that were out by an earlier day; None is today."""
        if day != self._as_of:
            self._as_of = day
            self.reading.put_panel_by()
            self._read()

    def refresh(self, news: EditNews | None = None) -> None:
        """Read anew what an edit may have changed, at once where it is seen."""
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def _read(self) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        workspace = self._workspace
        if workspace is None or not self.cover.isHidden():  # what is under the cover waits as it is
            return
        writable = not workspace.read_only and self._as_of is None
        self.shelf.new_button.setEnabled(writable)
        self.reading.set_writable(writable)
        shown = self.reading.text
        try:
            texts = captured.texts(workspace, published_by=self._as_of)
            again = next((text for text in texts if shown is not None and text.id == shown.id), None)
            if again is not None:
                self.reading.show_text(workspace, again, self._as_of)
        except Refusal as refusal:
            show_refusal(self.messages, refusal)
            return
        self.shelf.show_texts(texts, again.id if again is not None and self._reads() else None)
        if again is None and shown is not None:
            self.reading.clear(forget=False)
        if self._fresh or (shown is not None and again is None) or self.stack.currentWidget() is self.nothing:
            self._begin(texts, writable)
        self._fresh = False

    def _begin(self, texts: tuple[captured.TextRecord, ...], writable: bool) -> None:
        """A draft goes on; else the newest text is read, or a first one is asked for."""
        if writable and (not texts or not self.intake.draft().empty):
            self.new_text()
        elif texts:
            self.show_text(texts[0].id)
        else:
            self.nothing.set_words(_no_text(past=self._as_of is not None))
            self.stack.setCurrentWidget(self.nothing)

    def _reads(self) -> bool:
        return self.stack.currentWidget() is self.reading

    # ------------------------------------------------------------ texts

    def new_text(self) -> None:
        """The form for a text that is not kept yet, with what stood in it."""
        self.shelf.unmark()
        self.stack.setCurrentWidget(self.intake)
        self.setFocusProxy(self.intake)
        self.intake.setFocus()

    def find_text(self) -> None:
        """Find words in the text (Ctrl+F)."""
        if self._reads():
            self.reading.find_text()
        else:
            self.shelf.list.setFocus()

    def show_text(self, text_id: int) -> None:
        """Open one of the kept texts."""
        if self._workspace is None:
            return
        try:
            texts = captured.texts(self._workspace, published_by=self._as_of)
            text = next((one for one in texts if one.id == text_id), None)
            if text is None:
                return
            self.reading.show_text(self._workspace, text, self._as_of)
        except Refusal as refusal:
            show_refusal(self.messages, refusal)
            return
        self.stack.setCurrentWidget(self.reading)
        self.setFocusProxy(self.reading)
        self.shelf.show_texts(texts, text_id)

    def show_ref(self, ref: Ref) -> None:
        """The newest text of a source."""
        if self._workspace is None or ref.kind is not Kind.SOURCE:
            return
        found = [one for one in captured.texts(self._workspace) if one.source.id == ref.id]
        if found:
            self.show_text(found[0].id)

    def remove(self, text_id: int) -> None:
        """Take a text off its source; the records that were taken stay, and undo brings the text back."""
        if self._workspace is None:
            return
        try:
            attachments.remove(self._workspace, text_id)
        except Refusal as refusal:
            self.refused.emit(refusal)

    def _refuse(self, refusal: Refusal) -> None:
        show_refusal(self.messages, refusal)

    def _kept(self, kept: KeptText) -> None:
        self.drafts.save()
        self.show_text(kept.text_id)
        self.reading.setFocus()

    # ------------------------------------------------------------ passages

    def step(self, by: int) -> None:
        """Select the next sentence (1) or the one before (-1)."""
        if self._reads():
            page = self.reading.page
            page.setFocus()
            if by > 0:
                page.next_sentence()
            else:
                page.previous_sentence()

    def take(self, name: str) -> None:
        """The panel for the selected passage. name: that of a way, such as "citation"."""
        if self._workspace is None:
            return
        try:
            self._workspace.ensure_writable()
            if self._reads():
                self.reading.take(name)
        except Refusal as refusal:
            self.refused.emit(refusal)

    # ------------------------------------------------------------ dropping a file

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if text_file_in(event.mimeData()) is not None and self._workspace is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        path = text_file_in(event.mimeData())
        if path is None or self._workspace is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        try:
            self._workspace.ensure_writable()
        except Refusal as refusal:
            self.refused.emit(refusal)
            return
        self.new_text()
        self.intake.editor.take_file(path)


def _no_text(*, past: bool) -> str:
    if past:
        return "No text was out by that day. Go back to today (Esc) to capture one."
    return "No text was captured yet, and this file is open for reading only. Save a copy to capture one."
