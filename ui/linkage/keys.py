"""The keys of the graph: arrows from node to node, Enter, zoom, from line to line, Del, Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from ui.linkage.graph import GraphView

STEP = 1.25
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def pressed(graph: GraphView, key: Qt.Key) -> bool:
    """Do what a key means; False where it means nothing here."""
    if key in _ARROWS and graph.scene.nodes:
        _step(graph, *_ARROWS[key])
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and graph.node is not None:
        graph.opened.emit(graph.node)
    elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        graph.zoom_by(STEP)
    elif key == Qt.Key.Key_Minus:
        graph.zoom_by(1 / STEP)
    elif key == Qt.Key.Key_F:
        graph.fit()
    elif key == Qt.Key.Key_L and graph.node is not None:
        _next_link(graph)
    elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and graph.link is not None:
        graph.unlink_requested.emit(graph.link)
    elif key == Qt.Key.Key_Escape:
        return _escape(graph)
    else:
        return False
    return True


def _escape(graph: GraphView) -> bool:
    """Let go of what is dragged, then of the line, then of the node; with nothing chosen it is the window's key."""
    if graph.dragging:
        graph.stop_dragging()
    elif graph.link is not None:
        graph.choose(graph.node, tell=True)
    elif graph.node is not None:
        graph.choose(None, tell=True)
    else:
        return False
    return True


def _step(graph: GraphView, x: int, y: int) -> None:
    if graph.node is None:
        first = min(graph.scene.nodes.values(), key=lambda placed: (placed.box.left(), placed.box.top()))
        graph.choose(first.node.ref, tell=True)
        return
    there = graph.scene.neighbour(graph.node, x, y)
    if there is not None:
        graph.choose(there, tell=True)


def _next_link(graph: GraphView) -> None:
    """From one line of the chosen node to the next."""
    assert graph.node is not None
    links = [tie.tie.link_id for tie in graph.scene.ties_of(graph.node)]
    if links:
        at = links.index(graph.link) + 1 if graph.link in links else 0
        graph.choose_link(links[at % len(links)], tell=True)
