"""The list beside the graph: cycles first, then packages, then who waits for whom, then the order of the steps.

A line emphasises in the graph what it speaks of; Enter opens it. The text is plain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from models.records import LinkageRecord, Ref
from models.vocabulary import Kind
from ui.fonts import SEMIBOLD, ui_font
from ui.icons import icon
from ui.linkage.scene import package_tag
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.plain_text import tooltip

_LINE = Qt.ItemDataRole.UserRole
#: Steps and waits of a large file are not read one by one.
_MOST_LINES = 300
#: What an icon and its gaps take of a line.
_ICON = 20


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of the list speaks of; `package` is a package's id."""

    refs: tuple[Ref, ...]
    package: int | None = None


class SideList(QTreeWidget):
    """`line_chosen` and `line_opened` carry a `Line`."""

    line_chosen = Signal(object)
    line_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linkage-list")
        self.setAccessibleName("Cycles, packages and what waits")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(14)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setIconSize(QSize(13, 13))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setItemDelegate(_Wrapped(self))
        use_flat_bars(self)
        self.currentItemChanged.connect(self._tell_chosen)
        self.itemActivated.connect(self._tell_opened)

    def show_record(self, record: LinkageRecord) -> None:
        """Keeps what was chosen where it is still there, without telling of it again."""
        kept = self.line()
        self.blockSignals(True)
        self.clear()
        cycles = [(f"{cycle.sentence}.", Line(cycle.refs), "warning", "danger") for cycle in record.cycles]
        if record.more_cycles:
            cycles.append(("There are more cycles; these are the first.", Line(()), "info", "muted"))
        self._section("Cycles", cycles)
        self._section("Packages", [_package(record, at) for at in range(len(record.packages))])
        waits = [
            (wait.sentence, Line((wait.ref, *wait.for_refs)), "warning" if wait.ahead else "clock", "muted")
            for wait in record.waits
        ]
        self._section("Waits for", waits)
        self._section("The order, step by step", _steps(record))
        self._choose(kept)
        self.blockSignals(False)

    def _section(self, title: str, lines: Sequence[tuple[str, Line, str, str]]) -> None:
        """Each line: words, what they speak of, icon and its ink. A section without lines is not there."""
        if not lines:
            return
        head = QTreeWidgetItem(self, [f"{title} ({len(lines):,})"])
        head.setFont(0, ui_font(-0.5, SEMIBOLD))
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for words, line, glyph, role in lines[:_MOST_LINES]:
            item = QTreeWidgetItem(head, [words])
            item.setIcon(0, icon(glyph, role))
            item.setToolTip(0, tooltip(words))
            item.setData(0, _LINE, line)
        if len(lines) > _MOST_LINES:
            rest = QTreeWidgetItem(head, [f"and {len(lines) - _MOST_LINES:,} more"])
            rest.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setExpanded(True)

    def line(self) -> Line | None:
        """The chosen line."""
        item: QTreeWidgetItem | None = self.currentItem()
        found = None if item is None else item.data(0, _LINE)
        return found if isinstance(found, Line) else None

    def choose_package(self, package_id: int) -> bool:
        """Choose the line of a package and tell of it; False where it is not in the list."""
        item = next((one for one in self._items() if one.data(0, _LINE).package == package_id), None)
        if item is None:
            return False
        self.setCurrentItem(item)
        self.scrollToItem(item)
        return True

    def lines(self) -> list[str]:
        """Every line's words, from top to bottom."""
        return [item.text(0) for item in self._items()]

    def _choose(self, line: Line | None) -> None:
        for item in self._items() if line is not None else ():
            there = item.data(0, _LINE)
            if there == line or (line is not None and line.package is not None and there.package == line.package):
                self.setCurrentItem(item)
                return

    def _items(self) -> list[QTreeWidgetItem]:
        heads = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        inside = [head.child(at) for head in heads if head is not None for at in range(head.childCount())]
        return [item for item in inside if item is not None and isinstance(item.data(0, _LINE), Line)]

    def _tell_chosen(self) -> None:
        self.line_chosen.emit(self.line())

    def _tell_opened(self, item: QTreeWidgetItem) -> None:
        line = item.data(0, _LINE)
        if isinstance(line, Line):
            self.line_opened.emit(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # lines break elsewhere now


class _Wrapped(QStyledItemDelegate):
    """Every line is as high as its words need; Qt's own would cut them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, SideList)
        inside = index.parent().isValid()
        room = view.viewport().width() - (view.indentation() + _ICON if inside else view.indentation()) - 12
        metrics = view.fontMetrics()
        words = QRect(0, 0, max(room, 80), 10_000)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        height = metrics.boundingRect(words, flags, str(index.data())).height()
        return QSize(view.viewport().width(), height + (7 if inside else 12))


def _package(record: LinkageRecord, at: int) -> tuple[str, Line, str, str]:
    package = record.packages[at]
    words = f"{package_tag(at)} · {package.title}: {', '.join(card.ref for card in package.members)}"
    refs = tuple(Ref(Kind.DEMAND, card.id) for card in package.members)
    glyph = "lock" if package.confidential else "group"
    return words + (" (confidential)" if package.confidential else ""), Line(refs, package.id), glyph, "muted"


def _steps(record: LinkageRecord) -> list[tuple[str, Line, str, str]]:
    """Only what an order is said of."""
    ordered = {ref for tie in record.ties if tie.order is not None for ref in tie.order}
    labels = {node.ref: node.label if node.status is not None else f"“{node.title}”" for node in record.nodes}
    found = []
    for step in record.order:
        inside = tuple(ref for ref in step if ref in ordered)
        if inside:
            found.append(inside)
    lines = []
    for number, inside in enumerate(found, 1):
        shown = ", ".join(labels[ref] for ref in inside[:12])
        rest = f" and {len(inside) - 12:,} more" if len(inside) > 12 else ""
        lines.append((f"{number}. {shown}{rest}", Line(inside), "sort", "muted"))
    return lines
