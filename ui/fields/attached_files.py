"""The files that are attached to a record, as part of a column: attaching, opening after asking, saving, removing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QLocale, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QMessageBox, QWidget

from models.commands import attachments as commands
from models.commands import confidentiality
from models.file_kinds import FileKind, by_media_type
from models.queries import attachments
from models.queries.attachments import AttachmentRecord
from models.records import Ref
from models.workspace import Workspace
from ui.widgets.buttons import icon_button
from ui.widgets.column import Column
from ui.widgets.record_row import Row


class Context(Protocol):
    """What the panel around it knows."""

    @property
    def open_workspace(self) -> Workspace: ...

    @property
    def writable(self) -> bool: ...

    def run(self, command: Callable[[], object]) -> bool:
        """Call a command; a refusal is shown, and False tells of it."""


class AttachedFiles(QObject):
    """Fills its part of the tab's column."""

    def __init__(self, context: Context, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._column = column
        self._widget = parent
        self._about: Ref | None = None
        self.question: QMessageBox | None = None

    def fill(self, about: Ref) -> None:
        self._about = about
        found = attachments.attached_to(self._context.open_workspace, about)
        if found:
            self._column.add_section("Files", len(found))
        for record in found:
            self._add(record)

    def _add(self, record: AttachmentRecord) -> None:
        size = QLocale().formattedDataSize(record.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        glyph = "lock" if record.confidential else "attach"
        row = Row(record.name, size, self._column, key=f"file-{record.id}", glyph=glyph)
        row.clicked.connect(partial(self.offer, record))
        if self._context.writable:
            button = self._column.add_with_remove(row, f"Remove {record.name}")
            button.clicked.connect(partial(self._remove, record.id))
            self._add_mark(record, button)
        else:
            self._column.add(row)

    def _add_mark(self, record: AttachmentRecord, beside: QWidget) -> None:
        """The button that marks the file as confidential, or takes the mark off, before another one."""
        does = "Take the confidential mark off" if record.confidential else "Mark as confidential:"
        parent = beside.parentWidget()
        line = parent.layout() if parent is not None else None
        if not isinstance(line, QBoxLayout):
            return
        mark = icon_button("lock", f"{does} {record.name}", parent, size=12)
        mark.setCheckable(True)
        mark.setChecked(record.confidential)
        mark.clicked.connect(partial(self._mark, record.id, not record.confidential))
        line.insertWidget(line.count() - 1, mark)
        mark.show()  # the line is shown already; Qt would do it one turn later

    def _mark(self, attachment_id: int, confidential: bool, _: bool = False) -> None:
        self._context.run(
            partial(confidentiality.mark_attachment, self._context.open_workspace, attachment_id, confidential)
        )

    # ------------------------------------------------------------ attaching

    def ask(self) -> None:
        """Choose a file and take it in."""
        chosen, _ = QFileDialog.getOpenFileName(self._widget, "Attach a file")
        if chosen and self._about is not None:
            self.attach(Path(chosen))

    def attach(self, file: Path) -> None:
        about = self._about
        if about is not None:
            self._context.run(partial(commands.attach, self._context.open_workspace, about, file))

    def _remove(self, attachment_id: int, _: bool = False) -> None:
        self._context.run(partial(commands.remove, self._context.open_workspace, attachment_id))

    # ------------------------------------------------------------ opening

    def offer(self, record: AttachmentRecord, _: bool = False) -> None:
        """Ask before another program gets the file; what may run is only saved."""
        kind = self._kind(record)
        if kind is None:
            return
        box = QMessageBox(self._widget.window())
        box.setWindowTitle("An attached file")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Question if kind.opens else QMessageBox.Icon.Warning)
        box.setText(f"{record.name}\n\n{_told(kind)}")
        if kind.opens:
            opens = box.addButton("&Open", QMessageBox.ButtonRole.AcceptRole)
            opens.clicked.connect(partial(self._open, record.id))
        saves = box.addButton("&Save as…", QMessageBox.ButtonRole.ActionRole)
        saves.clicked.connect(partial(self._save, record))
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.question = box
        box.open()

    def _kind(self, record: AttachmentRecord) -> FileKind | None:
        found: list[FileKind] = []

        def look() -> None:
            _, data = attachments.content(self._context.open_workspace, record.id)
            found.append(by_media_type(record.media_type, record.name, data))

        return found[0] if self._context.run(look) else None

    def _open(self, attachment_id: int, _: bool = False) -> None:
        def hand_over() -> None:
            path = commands.opened_copy(self._context.open_workspace, attachment_id)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._context.run(hand_over)

    def _save(self, record: AttachmentRecord, _: bool = False) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(self._widget, "Save the attached file", record.name)
        if chosen:
            self._context.run(partial(commands.save_as, self._context.open_workspace, record.id, Path(chosen)))


def _told(kind: FileKind) -> str:
    if kind.opens:
        return (
            f"It is a {kind.word} and came from outside. Open it in another program? "
            "A copy for reading lies in a private folder until Accord Desk is closed."
        )
    return "It may be a program, or run one, so it is not opened from here. Save it, and look at it with care."
