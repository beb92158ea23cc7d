"""A package's page below the list: what it is, each member with status and stances, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.records import Card, PackageRecord, Ref
from models.vocabulary import Kind
from ui.fonts import SEMIBOLD
from ui.linkage.member_row import MemberRow
from ui.widgets.buttons import icon_button, push_button
from ui.widgets.confidential_mark import ConfidentialMark
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.plain_label import PlainLabel


class PackagePanel(QFrame):
    """Every signal carries the package's id; `member_opened` a Ref, `drop_requested` the demand's id after it."""

    move_requested = Signal(object)
    change_requested = Signal(object)
    dissolve_requested = Signal(object)
    drop_requested = Signal(object, object)
    member_opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("package-panel")
        self.package: PackageRecord | None = None
        self.rows: list[MemberRow] = []
        self.title = PlainLabel("", self, size_delta=1.0, weight=SEMIBOLD, wrap=True)
        self.mark = ConfidentialMark(self)
        self.note = PlainLabel("", self, tone="muted", wrap=True)
        self.move_button = push_button("Move to&gether…", self, glyph="sort", kind="primary")
        self.change_button = push_button("C&hange…", self, glyph="edit")
        self.dissolve_button = push_button("&Dissolve", self, glyph="close")
        for button, signal in (
            (self.move_button, self.move_requested),
            (self.change_button, self.change_requested),
            (self.dissolve_button, self.dissolve_requested),
        ):
            button.clicked.connect(partial(self._tell, signal.emit))
        self._inner = QWidget(self)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(0)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_flat_bars(self._area)
        self._area.setWidget(self._inner)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.move_button, self.change_button, self.dissolve_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 6, 4)
        column.setSpacing(5)
        for label in (self.title, self.mark, self.note):
            column.addWidget(label)
        column.addWidget(self._area, 1)
        column.addLayout(buttons)

    def _tell(self, emit: Callable[[int], None]) -> None:
        if self.package is not None:
            emit(self.package.id)

    def show_package(self, package: PackageRecord | None, *, writable: bool) -> None:
        """None hides the page."""
        self.setVisible(package is not None)
        self.package = package
        if package is None:
            return
        self.title.setText(package.title)
        self.setAccessibleName(f"Package {package.title}")
        self.mark.setVisible(package.confidential)
        self.note.setText(package.note)
        self.note.setVisible(bool(package.note))
        for button in (self.move_button, self.change_button, self.dissolve_button):
            button.setEnabled(writable)
        self._fill(package, writable=writable)

    def _fill(self, package: PackageRecord, *, writable: bool) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for card in package.members:
            self._column.addWidget(self._member(package, card, writable=writable))
        self._column.addStretch(1)

    def _member(self, package: PackageRecord, card: Card, *, writable: bool) -> QWidget:
        line = QWidget(self._inner)
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(2)
        row = MemberRow(card, line)
        row.clicked.connect(partial(self._open, card.id))
        across.addWidget(row, 1)
        button = icon_button("close", f"Take {card.ref} out of the package", line, size=12)
        button.setEnabled(writable and len(package.members) > 2)
        button.clicked.connect(partial(self._drop, package.id, card.id))
        across.addWidget(button)
        self.rows.append(row)
        return line

    def _open(self, demand_id: int, _: bool = False) -> None:
        self.member_opened.emit(Ref(Kind.DEMAND, demand_id))

    def _drop(self, package_id: int, demand_id: int, _: bool = False) -> None:
        self.drop_requested.emit(package_id, demand_id)
