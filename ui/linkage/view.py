"""The linkage screen: the graph or its table, the list beside it, and the page of the chosen package.

It reads and asks; links, packages, dialogs, pictures and other records are the window's.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.errors import Refusal
from models.queries import linkage as queries
from models.records import EditNews, LinkageRecord, LinkageTie, PackageRecord, Ref
from models.vocabulary import Kind
from models.workspace import Workspace
from ui.fonts import SEMIBOLD
from ui.linkage.bar import LinkageBar
from ui.linkage.finding import Finding
from ui.linkage.graph import GraphView
from ui.linkage.menus import GraphMenus
from ui.linkage.package_panel import PackagePanel
from ui.linkage.side import Line, SideList
from ui.linkage.table import LinkTable
from ui.linkage.wording import amounts, short
from ui.messages import show_refusal
from ui.theme import theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import MessageBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_table import quiet_choice

_SIDE = 18
#: What is drawn here changes with these.
_DRAWN = (Kind.NEGOTIATION, Kind.DEMAND, Kind.MEETING, Kind.PACKAGE, Kind.PARTY)
_NOTHING = "No demand depends on another, blocks it or is traded with it yet."
_LEGEND = "What comes first stands left · arrow: comes before · dashed: traded · dotted: condition · double: in a cycle"


class LinkageView(QWidget):
    """`record_requested` carries a Ref; the others ask for what their names say.

    What is asked on the page of a package, and the bar's buttons for paper and pictures, their owner connects.
    """

    record_requested = Signal(object)
    #: From a record to another, how.
    link_requested = Signal(object, object, object)
    #: The dialog for a link that begins at a record.
    link_dialog_requested = Signal(object)
    unlink_requested = Signal(object)
    #: A package of these demands, perhaps of none yet.
    package_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linkage")
        self.setAccessibleName("Linkage and packages")
        self._workspace: Workspace | None = None
        self._as_of: dt.date | None = None
        self._stale = self._fit_next = False
        self._wanted: Ref | None = None
        self.record: LinkageRecord | None = None
        self.messages = MessageBar(self)
        self.subtitle = PlainLabel("", self, tone="muted", elide=Qt.TextElideMode.ElideRight)
        self.graph = GraphView(self)
        self.table = LinkTable(self)
        self.side = SideList(self)
        self.panel = PackagePanel(self)
        self.nothing = EmptyState(_NOTHING, "&Link two demands…", self, glyph="link", primary=True)
        # After the graph, so that Tab goes on from it: it takes the keyboard for the whole screen.
        self.bar = LinkageBar(self)
        self._finding = Finding(self.bar, self.graph, self)
        self.menus = GraphMenus(self.graph, self)
        self._pictures = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.graph)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel("Linkage and packages", self, size_delta=4.5, weight=SEMIBOLD))
        words.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addLayout(words, 1)
        head.addWidget(self.bar)
        for page in (self.graph, self.table, self.nothing):
            self._pictures.addWidget(page)
        left = QWidget(self)
        below = QVBoxLayout(left)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(self._pictures, 1)
        self.legend = PlainLabel(_LEGEND, left, tone="faint", size_delta=-1.5, elide=Qt.TextElideMode.ElideRight)
        below.addWidget(self.legend)
        right = QSplitter(Qt.Orientation.Vertical, self)
        right.setContentsMargins(8, 0, 0, 0)
        right.addWidget(self.side)
        right.addWidget(self.panel)
        right.setChildrenCollapsible(False)
        right.setSizes([420, 260])
        right.setHandleWidth(1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(right)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 1)
        split.setSizes([740, 330])
        split.setHandleWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 12, _SIDE, 10)
        column.setSpacing(10)
        column.addWidget(self.messages)
        column.addLayout(head)
        column.addWidget(split, 1)
        self.panel.hide()

    def _connect(self) -> None:
        self.graph.chosen.connect(self._chosen)
        self.graph.opened.connect(self.record_requested)
        self.menus.opened.connect(self.record_requested)
        self.menus.link_wanted.connect(self.ask_link)
        self.menus.link_said.connect(self.link_requested)
        self.menus.unlink_wanted.connect(self._unlink)
        self.menus.around_wanted.connect(self.bar.scope.look_around)
        self.graph.drawn.connect(self.menus.offer)
        self.graph.unlink_requested.connect(self._unlink)
        self.graph.menu_requested.connect(self.menus.open)
        self.table.tie_chosen.connect(self._row_chosen)
        self.table.tie_opened.connect(self._row_opened)
        self.table.unlink_requested.connect(self._unlink)
        self.side.line_chosen.connect(self._line_chosen)
        self.side.line_opened.connect(self._line_opened)
        self.bar.scope.changed.connect(self._scope_changed)
        self.bar.table_button.toggled.connect(self._turn)
        self.bar.link_button.clicked.connect(self.ask_link)
        self.nothing.triggered.connect(self.ask_link)
        self.bar.package_button.clicked.connect(self.ask_package)
        self.bar.fit_button.clicked.connect(self.graph.fit)
        self.panel.member_opened.connect(self.record_requested)
        theme().changed.connect(self._recolour)

    # ------------------------------------------------------------ what is shown

    @property
    def writable(self) -> bool:
        return self._workspace is not None and not self._workspace.read_only and self._as_of is None

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Another negotiation, or none."""
        self._workspace, self._as_of, self.record, self._wanted = workspace, None, None, None
        self._fit_next = True
        self.messages.dismiss()
        self.bar.find_field.clear()
        self.bar.scope.show_all()
        self.graph.choose(None)
        self.panel.show_package(None, writable=False)
        self._read()

    def set_as_of(self, day: dt.date | None) -> None:
        """How they hung together on another day; None is today."""
        if day != self._as_of:
            self._as_of = day
            self._read()

    def refresh(self, news: EditNews | None = None) -> None:
        """Read anew what an edit may have changed, at once where it is seen."""
        if news is None or news.touches(*_DRAWN):
            self._read()

    def show_ref(self, ref: Ref) -> None:
        """Bring a demand, a meeting or a package into view, whatever part was shown before."""
        self._wanted = ref
        self.bar.scope.show_all()
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The style sheet has dressed the lists by now, and would have taken their colours back.
        self._recolour()
        if self._stale:
            self._read()

    def _read(self) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        if self._workspace is None:
            return
        around, depth = self.bar.scope.scope()
        try:
            record = queries.linkage(self._workspace, as_of=self._as_of, around=around, depth=depth)
        except Refusal as refusal:
            show_refusal(self.messages, refusal)
            return
        self._show(record)

    def _show(self, record: LinkageRecord) -> None:
        self.record = record
        self.subtitle.setText(amounts(record, self._as_of))
        self.graph.writable = self.writable
        self.graph.show_record(record, anew=self._fit_next)
        self._fit_next = False
        self.table.show_record(record)
        self.side.show_record(record)
        self.bar.set_writable(self.writable)
        self.nothing.button.setEnabled(self.writable)
        line = self.side.line()
        self._show_panel(None if line is None else line.package)
        self._turn()
        self._finding.look()
        self._go_to_wanted()

    def _recolour(self) -> None:
        for view in (self.side, self.table):
            quiet_choice(view)

    def _turn(self) -> None:
        """The graph, its table, or the sentence that there is nothing."""
        empty = self.record is None or not self.record.nodes
        table = self.bar.table_button.isChecked()
        self._pictures.setCurrentWidget(self.nothing if empty else self.table if table else self.graph)
        self.legend.setVisible(not empty and not table)
        self.setFocusProxy(self.nothing.button if empty else self.table if table else self.graph)

    def _go_to_wanted(self) -> None:
        ref, self._wanted = self._wanted, None
        if ref is None:
            return
        if ref.kind is Kind.PACKAGE:
            self.side.choose_package(ref.id)
        else:
            self.graph.choose(ref, tell=True)

    # ------------------------------------------------------------ choosing

    def chosen_refs(self) -> tuple[Ref, ...]:
        """What a command of the window is about: the chosen node, or the members of the chosen package."""
        return () if self.graph.node is None else (self.graph.node,)

    def chosen_package(self) -> PackageRecord | None:
        return self.panel.package

    def _chosen(self, what: object) -> None:
        """On the graph: a node, a line, nothing."""
        if isinstance(what, int):
            self.table.choose(what)
        self.bar.scope.offer(self.graph.node, self._label(self.graph.node))

    def _label(self, ref: Ref | None) -> str:
        return "" if ref is None else short(ref, self.graph.scene)

    def _row_chosen(self, tie: LinkageTie) -> None:
        self.graph.choose(tie.start, into_view=True)
        self.graph.choose_link(tie.link_id)
        self.bar.scope.offer(tie.start, self._label(tie.start))

    def _row_opened(self, tie: LinkageTie) -> None:
        self.record_requested.emit(tie.start)

    def _line_chosen(self, line: Line | None) -> None:
        self.graph.mark(line.refs if line is not None else ())
        self._show_panel(None if line is None else line.package)

    def _line_opened(self, line: Line) -> None:
        if line.package is not None:
            if self.panel.rows:
                self.panel.rows[0].setFocus()
        elif line.refs:
            self.bar.table_button.setChecked(False)
            self.graph.choose(line.refs[0], tell=True)
            self.graph.setFocus()

    def _show_panel(self, package_id: int | None) -> None:
        packages = self.record.packages if self.record is not None else ()
        package = next((one for one in packages if one.id == package_id), None)
        self.panel.show_package(package, writable=self.writable)

    def _scope_changed(self) -> None:
        self._fit_next = True
        self._read()

    # ------------------------------------------------------------ asking

    def ask_link(self) -> None:
        self.link_dialog_requested.emit(self.graph.node)

    def ask_package(self) -> None:
        node = self.graph.node
        ids = (node.id,) if node is not None and node.kind is Kind.DEMAND else ()
        self.package_requested.emit(ids)

    def _unlink(self, link_id: int) -> None:
        if self.writable:
            self.unlink_requested.emit(link_id)
