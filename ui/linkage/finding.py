"""Finding in the graph: the words in the bar's field emphasise their hits, Enter goes from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.linkage.bar import LinkageBar
from ui.linkage.graph import GraphView


class Finding(QObject):
    def __init__(self, bar: LinkageBar, graph: GraphView, parent: QObject) -> None:
        super().__init__(parent)
        self._bar, self._graph = bar, graph
        bar.find_field.textChanged.connect(self.look)
        bar.find_field.returnPressed.connect(self._next)

    def look(self) -> None:
        """Emphasise what the words find now, and say how many they are."""
        hits = self._graph.scene.find(self._bar.find_field.text())
        self._graph.show_found(hits)
        self._bar.tell_found(len(hits))

    def _next(self) -> None:
        hits = self._graph.scene.find(self._bar.find_field.text())
        if hits:
            at = hits.index(self._graph.node) + 1 if self._graph.node in hits else 0
            self._graph.choose(hits[at % len(hits)], tell=True)
