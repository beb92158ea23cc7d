"""Making or changing a package, and moving one: all its demands to a status, in one step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.commands import packages
from models.commands.packages import PackageDraft
from models.errors import Conflict, Refusal
from models.queries import board, linkage
from models.records import PackageRecord, Ref
from models.vocabulary import Kind, Move, Status, move_between
from models.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.dialogs.record_finder import RecordFinder
from ui.dialogs.status_dialog import StatusDialog
from ui.fields.choices import chosen_word, kept
from ui.widgets.buttons import push_button
from ui.widgets.flat_scrollbar import use_flat_bars

_DEMAND = Qt.ItemDataRole.UserRole


class PackageDialog(FormDialog):
    """`package_id` None makes one of these demands; others are found by words and added."""

    def __init__(
        self, workspace: Workspace, package_id: int | None, demand_ids: Sequence[int], parent: QWidget | None = None
    ) -> None:
        self._was = None if package_id is None else linkage.package(workspace, package_id)
        title, verb = ("Make a package", "&Make it") if self._was is None else ("Change the package", "&Save")
        super().__init__(workspace, title, verb, parent, sentence="Demands that are traded together move together.")
        self.title = QLineEdit(self)
        self.members = QListWidget(self)
        self.members.setAccessibleName("Demands in the package")
        self.members.setFixedHeight(110)
        self.members.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.members.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_flat_bars(self.members)
        self.remove_button = push_button("&Take out", self, hint="Take the chosen demand out (Del)")
        self.finder = RecordFinder(workspace, (Kind.DEMAND,), "Demands found", "words of a demand", self, height=84)
        self.add_button = push_button("&Add it", self, glyph="plus")
        for button in (self.remove_button, self.add_button):
            button.setAutoDefault(False)
        self.confidential = QCheckBox("&confidential, left out of public reports", self)
        self.add_field("T&itle", self.title)
        self._inside = _with_button(self.members, self.remove_button, self)
        self.add_field("&Demands", self._inside)
        self.add_field("&Find", _with_button(self.finder, self.add_button, self))
        self.note = self.add_note("&Note", "Note", self._was.note if self._was else "", lines=2)
        self.add_field("", self.confidential)
        self.remove_button.clicked.connect(self.take_out)
        self.add_button.clicked.connect(self.add_found)
        self.finder.taken.connect(self.add_found)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.members)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.take_out)
        self._show(demand_ids)
        self.title.setFocus()

    def _show(self, demand_ids: Sequence[int]) -> None:
        if self._was is not None:
            self.title.setText(self._was.title)
            self.confidential.setChecked(self._was.confidential)
            demand_ids = [card.id for card in self._was.members]
        cards = board.cards(self.workspace, demand_ids)
        for demand_id in demand_ids:
            if demand_id in cards:
                self._put(demand_id, f"{cards[demand_id].ref}  {cards[demand_id].title}")
        self._follow()

    def _put(self, demand_id: int, words: str) -> None:
        item = QListWidgetItem(words, self.members)
        item.setData(_DEMAND, demand_id)

    def demand_ids(self) -> tuple[int, ...]:
        """Those in the list, in their order."""
        return tuple(self.members.item(at).data(_DEMAND) for at in range(self.members.count()))

    def add_found(self) -> None:
        """Put the demand that was found into the package."""
        ref = self.finder.chosen()
        if ref is not None and ref.id not in self.demand_ids():
            self._put(ref.id, self.finder.chosen_words())
            self._follow()

    def take_out(self) -> None:
        row = self.members.currentRow()
        if row >= 0:
            self.members.takeItem(row)
            self._follow()

    def _follow(self) -> None:
        self.finder.leave_out([Ref(Kind.DEMAND, one) for one in self.demand_ids()])
        self.remove_button.setEnabled(self.members.count() > 0)

    def save(self) -> None:
        draft = PackageDraft(
            self.title.text(), self.demand_ids(), self.note.toPlainText(), self.confidential.isChecked()
        )
        if self._was is None:
            self.result_id = packages.make(self.workspace, draft)
        else:
            self._change(self._was, draft)

    def _change(self, was: PackageRecord, draft: PackageDraft) -> None:
        """What was not touched here keeps what the file has by now."""
        now = linkage.package(self.workspace, was.id)
        before, there = (tuple(card.id for card in one.members) for one in (was, now))
        if there not in (before, draft.demand_ids) and draft.demand_ids != before:
            raise Conflict(
                "The demands of the package", f"{len(draft.demand_ids)} demands", ", ".join(c.ref for c in now.members)
            )
        self.news = packages.change(
            self.workspace,
            was.id,
            PackageDraft(
                kept("The title", was.title, draft.title.strip(), now.title),
                kept("The demands", before, draft.demand_ids, there),
                kept("The note", was.note, draft.note.strip(), now.note),
                kept("The mark", was.confidential, draft.confidential, now.confidential),
            ),
        )

    def field_of(self, refusal: Refusal) -> QWidget | None:
        return self.title if not self.title.text().strip() else self._inside


def _with_button(field: QWidget, button: QWidget, parent: QWidget) -> QWidget:
    """The field with its button at the right."""
    line = QWidget(parent)
    across = QHBoxLayout(line)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(6)
    across.addWidget(field, 1)
    column = QVBoxLayout()
    column.addWidget(button)
    column.addStretch(1)
    across.addLayout(column)
    line.setFocusProxy(field)
    return line


class PackageMoveDialog(StatusDialog):
    """The status dialog for a whole package. A member that cannot move is named, and then none moves."""

    def __init__(self, workspace: Workspace, package_id: int, parent: QWidget | None = None) -> None:
        self._package = linkage.package(workspace, package_id)
        super().__init__(workspace, [card.id for card in self._package.members], None, parent)

    def heading(self) -> str:
        return f"Move the package “{self._package.title}”"

    def _possible(self, becomes: Status) -> bool:
        """All that changes anything: the refusal says which demand stands in the way."""
        return any(move_between(card.status, becomes) is not Move.SAME for card in self._package.members)

    def save(self) -> None:
        self.news = packages.move(
            self.workspace,
            self._package.id,
            chosen_word(self.status, Status),
            reason=self.reason.text(),
            effective=self.effective.effective(),
            source=self.source.text(),
        )
