"""The frame of one record in the inspector: what it is, its title, its state, tabs that are filled when looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from models.errors import Refusal
from models.queries.support import Support, support_of
from models.records import Ref
from models.vocabulary import Kind
from ui.fonts import SEMIBOLD, ui_font
from ui.inspector.context import Context
from ui.inspector.in_place import InPlaceField
from ui.widgets.column import SIDE, ScrollingTab
from ui.widgets.confidential_mark import ConfidentialMark
from ui.widgets.plain_label import PlainLabel
from ui.widgets.unsourced_mark import UnsourcedMark

#: Saves one field: takes the words as shown and as wanted.
Save = Callable[[str, str], object]


#: Before a record is shown.
_NOTHING = Support(0, 0, (), (), None)


class RecordPage(QWidget):
    """Subclasses give it a record by their own `show_record`, and say in `fill` functions what their tabs hold."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.fields: dict[str, InPlaceField] = {}
        self._fills: list[Callable[[], None]] = []
        self._stale: list[bool] = []
        self.crumb = PlainLabel("", self, tone="faint", size_delta=-1.5, elide=Qt.TextElideMode.ElideRight)
        self.mark = ConfidentialMark(self)
        self.unsourced = UnsourcedMark(self)
        self.support = _NOTHING
        self.title = InPlaceField("Title", self, font=ui_font(2.5, SEMIBOLD), placeholder="No title")
        self.head = QVBoxLayout()
        self.head.setContentsMargins(SIDE, 12, SIDE, 0)
        self.head.setSpacing(6)
        above = QHBoxLayout()
        above.addWidget(self.crumb, 1)
        above.addWidget(self.unsourced)
        above.addWidget(self.mark)
        self.head.addLayout(above)
        self.head.addWidget(self.title)
        self.bar = QTabBar(self)
        self.bar.setAccessibleName("Parts of this record")
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setFont(ui_font(-1.0))
        self.bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.bar.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self.bar.currentChanged.connect(self._open_tab)

    def _lay_out(self) -> None:
        tabs = QVBoxLayout()
        tabs.setContentsMargins(SIDE, 6, 2, 0)
        tabs.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.head)
        layout.addLayout(tabs)
        layout.addWidget(self.stack, 1)

    # ------------------------------------------------------------ tabs

    def add_tab(self, name: str, content: QWidget, fill: Callable[[], None]) -> None:
        """`fill` shows the record in `content`; it is called when the tab is looked at."""
        self._fills.append(fill)
        self._stale.append(True)
        self.stack.addWidget(ScrollingTab(content, self.stack))
        self.bar.addTab(name)

    def name_tab(self, index: int, name: str, count: int = 0) -> None:
        text = f"{name} {count}" if count else name
        if self.bar.tabText(index) != text:
            self.bar.setTabText(index, text)

    def refill(self) -> None:
        """The record is another one, or reads otherwise now."""
        self._stale = [True] * len(self._stale)
        self._open_tab(self.bar.currentIndex())

    def _open_tab(self, index: int) -> None:
        if not 0 <= index < len(self._fills):
            return
        self.stack.setCurrentIndex(index)
        if self._stale[index] and self.ref() is not None:
            self._stale[index] = False
            self._fills[index]()

    def show_support(self, about: Ref, tab: int | None = None) -> None:
        """Read what supports the record; mark one that nothing does, and count it all on its tab."""
        self.support = support_of(self.context.open_workspace, about, as_of=self.context.as_of)
        self.unsourced.setVisible(self.support.sourced is False)
        if tab is not None:
            self.name_tab(tab, "Evidence", self.support.count)

    def supporting(self) -> frozenset[Ref]:
        """The other records of `support`."""
        statements = {Ref(Kind.STATEMENT, one.id) for one in self.support.statements}
        return frozenset(statements | {Ref(Kind.OBSTACLE, one.id) for one in self.support.obstacles})

    # ------------------------------------------------------------ the record

    def ref(self) -> Ref | None:
        """The record shown."""
        raise NotImplementedError

    def related(self) -> frozenset[Ref]:
        """Other records whose words stand on this page."""
        return frozenset()

    def follow_writable(self) -> None:
        """Fields and buttons follow whether anything may be written."""
        for field in self.fields.values():
            field.text.setReadOnly(not self.context.writable)

    # ------------------------------------------------------------ fields

    def register(self, name: str, field: InPlaceField, save: Save) -> None:
        """A field that saves by a command of its own."""
        self.fields[name] = field
        field.committed.connect(partial(self._save_field, field, save))

    def _save_field(self, field: InPlaceField, save: Save, was: str, becomes: str) -> None:
        try:
            save(was, becomes)
        except Refusal as refusal:
            field.refuse(refusal)
        else:
            field.settle(becomes)

    def show_field(self, name: str, value: str, *, anew: bool) -> None:
        if anew:
            self.fields[name].settle(value)
        else:
            self.fields[name].text.show_value(value)

    def commit_fields(self) -> None:
        """Save what is typed and not refused yet."""
        for field in self.fields.values():
            if field.problem.isHidden():
                field.text.commit()

    def drafts(self) -> dict[str, tuple[str, str]]:
        """Words that could not be saved, by field: what they stand against, and they themselves."""
        return {name: (field.text.was, field.text.words) for name, field in self.fields.items() if field.text.dirty}

    def restore_drafts(self, drafts: dict[str, tuple[str, str]]) -> None:
        for name, (was, words) in drafts.items():
            self.fields[name].text.keep_draft(was, words)
