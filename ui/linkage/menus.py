"""The menus of the graph: what a line that was drawn says, and what can be done with what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from models.records import Ref
from models.vocabulary import Kind, Linkage
from ui.icons import icon
from ui.linkage.graph import GraphView
from ui.linkage.wording import OFFERED, short
from ui.widgets.plain_text import mnemonic_safe

_WITH_MEETINGS = (Linkage.CONDITION_OF, Linkage.DEPENDS_ON, Linkage.BLOCKS)


class GraphMenus(QObject):
    """Each choice is a request; what is done is the owner's."""

    #: From a record to another, how.
    link_said = Signal(object, object, object)
    link_wanted = Signal()
    unlink_wanted = Signal(object)
    opened = Signal(object)
    around_wanted = Signal()

    def __init__(self, graph: GraphView, parent: QObject) -> None:
        super().__init__(parent)
        self._graph = graph

    def offer(self, start: Ref, end: Ref, place: QPoint) -> None:
        """A line was drawn from one to the other: what does it say?"""
        menu = self._new()
        one, other = (mnemonic_safe(short(ref, self._graph.scene)) for ref in (start, end))
        for linkage in _WITH_MEETINGS if Kind.MEETING in (start.kind, end.kind) else OFFERED:
            menu.addAction(f"{one} {linkage.word} {other}").setData((start, end, linkage))
        menu.triggered.connect(self._said)
        menu.popup(place)

    def _said(self, action: QAction) -> None:
        start, end, linkage = action.data()
        self.link_said.emit(start, end, Linkage(linkage))

    def open(self, place: QPoint) -> None:
        """Repeats what keys and buttons can do with what is chosen."""
        menu = self._new()
        if self._graph.chosen_tie() is not None:
            remove = menu.addAction(icon("delete"), "&Remove this link\tDel")
            remove.setEnabled(self._graph.writable)
            remove.triggered.connect(self._unlink)
        elif self._graph.node is not None:
            menu.addAction(icon("board"), "&Open\tReturn").triggered.connect(self._open)
            link = menu.addAction(icon("link"), "&Link to another…\tCtrl+L")
            link.setEnabled(self._graph.writable)
            link.triggered.connect(self.link_wanted)
            menu.addAction(icon("search"), "Look &around it").triggered.connect(self.around_wanted)
        menu.addAction(icon("fit"), "Show the &whole graph\tF").triggered.connect(self._graph.fit)
        menu.popup(place)

    def _unlink(self) -> None:
        if self._graph.link is not None:
            self.unlink_wanted.emit(self._graph.link)

    def _open(self) -> None:
        if self._graph.node is not None:
            self.opened.emit(self._graph.node)

    def _new(self) -> QMenu:
        menu = QMenu(self._graph)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
