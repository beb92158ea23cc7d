"""Who met whom: the picture, the meetings behind what is chosen in it, and the same as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.queries.network import NetworkChoice
from models.records import NetworkEdge, NetworkRecord, Ref
from models.vocabulary import Kind
from ui.parties.canvas import Canvas
from ui.parties.cells import SECRET, Cell, Line
from ui.parties.drawing import Spot, edge_words
from ui.parties.section import Section
from ui.widgets.buttons import push_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel


class NetworkView(QWidget):
    """`opened` carries the Ref of a meeting, a party or a person; `wanted` says that another choice is to be read."""

    opened = Signal(object)
    wanted = Signal()
    picture_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.network: NetworkRecord | None = None
        self.whom = QComboBox(self)
        self.whom.setAccessibleName("Parties or people")
        self.whom.view().setAccessibleName("Parties or people")
        self.whom.addItems(["Parties", "People"])
        self.planned = QCheckBox("Meetings to &come", self)
        self.planned.setAccessibleName("Meetings to come as well, dashed")
        self.table_button = push_button("As a &table", self)
        self.table_button.setCheckable(True)
        self.picture_button = push_button("Save &picture…", self, glyph="image")
        self.print_button = push_button("Pr&int…", self, glyph="print")
        self.canvas = Canvas(self)
        self.pairs = Section(
            "Who met whom", ("One", "Other", "Met", "Last", "To come"), (0, 1), "Nobody has met yet.", parent=self
        )
        self.meetings = Section(
            "Meetings", ("When", "Meeting", "Who", "", ""), (1, 2), "Choose one, or a line between two.", parent=self
        )
        self.told = PlainLabel("", self, tone="muted", elide=Qt.TextElideMode.ElideRight)
        self.nothing = EmptyState(
            "No meeting is recorded that two of them attended.", "&Show meetings to come", self, glyph="group"
        )
        self._pages = QStackedWidget(self)
        self._lay_out()
        self.whom.currentIndexChanged.connect(self._want)
        self.planned.toggled.connect(self._want)
        self.nothing.triggered.connect(self._plan)
        self.table_button.toggled.connect(self._turn)
        self.picture_button.clicked.connect(self.picture_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        self.canvas.chosen.connect(self._show_meetings)
        self.canvas.opened.connect(self._open_node)
        self.meetings.opened.connect(self.opened)
        self.pairs.table.selectionModel().currentRowChanged.connect(self._follow_pair)
        self.setFocusProxy(self.canvas)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.whom)
        bar.addWidget(self.planned)
        bar.addStretch(1)
        bar.addWidget(self.table_button)
        bar.addWidget(self.picture_button)
        bar.addWidget(self.print_button)
        for page in (self.canvas, self.pairs, self.nothing):
            self._pages.addWidget(page)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self._pages)
        split.addWidget(self.meetings)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 1)
        split.setSizes([420, 170])
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(bar)
        column.addWidget(split, 1)
        column.addWidget(self.told)

    # ------------------------------------------------------------ showing

    @property
    def choice(self) -> NetworkChoice:
        return NetworkChoice(persons=self.whom.currentIndex() == 1, planned=self.planned.isChecked())

    def show_network(self, network: NetworkRecord) -> None:
        self.network = network
        self.canvas.show_network(network)
        self.pairs.show_lines([_pair_line(network, edge) for edge in _by_often(network)])
        self.told.setText(_told(network))
        for button in (self.table_button, self.picture_button, self.print_button):
            button.setEnabled(bool(network.edges))
        self.nothing.button.setVisible(not self.planned.isChecked())
        self._turn()

    def clear(self) -> None:
        """Nothing is shown, and nothing kept of what was; how it is looked at stays."""
        self.network = None
        self.canvas.clear()
        self.pairs.show_lines(())

    def _turn(self, *_: object) -> None:
        empty = self.network is None or not self.network.edges
        page = self.nothing if empty else self.pairs if self.table_button.isChecked() else self.canvas
        self._pages.setCurrentWidget(page)
        self.meetings.setVisible(not empty)
        if page is self.pairs:
            self._follow_pair()

    def choose(self, ref: Ref) -> None:
        """Choose the chip of a party or a person, where it has met somebody."""
        if self.network is not None:
            places = [place for place, node in enumerate(self.network.nodes) if node.ref == ref]
            self.canvas.choose(places[0] if places else None)

    def _show_meetings(self, spot: Spot | None) -> None:
        network = self.network
        edges: list[NetworkEdge] = []
        title = "Meetings"
        if network is not None and isinstance(spot, tuple):
            edges = [edge for edge in network.edges if (edge.one, edge.other) == spot]
            title = "; ".join(edge_words(network, edge) for edge in edges)
        elif network is not None and isinstance(spot, int):
            edges = [edge for edge in network.edges if spot in (edge.one, edge.other)]
            title = f"Meetings of {network.nodes[spot].name}"
        self.meetings.set_title(title)
        self.meetings.show_lines(_meeting_lines(network, edges, spot) if network is not None else ())

    def _follow_pair(self, *_: object) -> None:
        """In the table the chosen pair is what the meetings are of."""
        row = self.pairs.table.currentIndex().row()
        if self.network is not None and self.table_button.isChecked() and 0 <= row < len(self.network.edges):
            edge = _by_often(self.network)[row]
            self.canvas.choose((edge.one, edge.other))

    # ------------------------------------------------------------ asking

    def _want(self, *_: object) -> None:
        self.wanted.emit()

    def _plan(self) -> None:
        self.planned.setChecked(True)

    def _open_node(self, place: int) -> None:
        if self.network is not None:
            self.opened.emit(self.network.nodes[place].ref)


def _by_often(network: NetworkRecord) -> list[NetworkEdge]:
    """The pairs that met most often first."""
    return sorted(network.edges, key=lambda edge: (-edge.times, edge.one, edge.other))


def _pair_line(network: NetworkRecord, edge: NetworkEdge) -> Line:
    planned = len(edge.encounters) - edge.times
    return Line(
        (
            Cell(f"{network.nodes[edge.one].code}  {network.nodes[edge.one].name}"),
            Cell(f"{network.nodes[edge.other].code}  {network.nodes[edge.other].name}"),
            Cell(f"{edge.times:n}" if edge.times else "not yet"),
            Cell(edge.last.when.described() if edge.last is not None else ""),
            Cell(f"{planned:n}" if planned else ""),
        ),
        kind="pair",
        record_id=edge.one * 1_000 + edge.other,
    )


def _meeting_lines(network: NetworkRecord, edges: list[NetworkEdge], spot: Spot | None) -> list[Line]:
    """Each meeting once, the newest first, with whom."""
    whom: dict[int, list[str]] = {}
    for edge in edges:
        ends = [end for end in (edge.one, edge.other) if end != spot]
        for encounter in edge.encounters:
            names = whom.setdefault(encounter.id, [])
            names += [name for name in (network.nodes[end].name for end in ends) if name not in names]
    known = {encounter.id: encounter for edge in edges for encounter in edge.encounters}
    found = sorted(known.values(), key=lambda one: (-one.when.start, one.id))
    return [
        Line(
            (
                Cell(one.when.described()),
                Cell(one.title),
                Cell(", ".join(whom[one.id])),
                Cell("to come", "clock", "muted") if one.to_come else Cell("held", "check", "success"),
                SECRET if one.confidential else Cell(""),
            ),
            ref=Ref(Kind.MEETING, one.id),
            kind="meeting",
        )
        for one in found
    ]


def _told(network: NetworkRecord) -> str:
    words = "Calls and every gathering count as meetings, statements do not; a party attends with any of its people."
    if network.left_out:
        words = f"{network.left_out:n} that met the fewest are left out. {words}"
    return words
