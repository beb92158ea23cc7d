"""What a record is tied to: meetings, incidents, other demands, texts. A click goes there, a button unties."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.commands import evidence
from models.records import LinkRecord, Ref
from models.vocabulary import Kind
from ui.inspector.context import Context
from ui.inspector.together import add_standing
from ui.widgets.buttons import push_button
from ui.widgets.column import Column
from ui.widgets.record_row import Row

_GLYPHS = {
    Kind.MEETING: "calendar",
    Kind.INCIDENT: "flag",
    Kind.INSTRUMENT: "document",
    Kind.DEMAND: "link",
    Kind.STATEMENT: "quote",
}
_SECTIONS = (
    (Kind.MEETING, "Meetings"),
    (Kind.INCIDENT, "Incidents"),
    (Kind.DEMAND, "Demands"),
    (Kind.INSTRUMENT, "Texts"),
    (Kind.STATEMENT, "Statements"),
)
#: Records that the inspector can show.
SHOWABLE = frozenset({Kind.DEMAND, Kind.MEETING, Kind.INCIDENT, Kind.STATEMENT})


def add_link_row(column: Column, context: Context, link: LinkRecord, *, removable: bool = False) -> None:
    """One line; with `removable` and a linkage of its own, a button that unties it."""
    words = f"{link.label} {link.title}" if link.ref.kind is Kind.DEMAND else link.title
    row = Row(
        words,
        link.detail,
        column,
        key=f"link-{link.ref.kind}-{link.ref.id}-{link.link_id}",
        glyph=_GLYPHS.get(link.ref.kind, "link"),
        pressable=link.ref.kind in SHOWABLE,
    )
    row.clicked.connect(partial(_follow, context, link.ref))
    if removable and link.link_id is not None and context.writable:
        button = column.add_with_remove(row, f"Remove the link to {words}")
        button.clicked.connect(partial(_untie, context, link.link_id))
    else:
        column.add(row)


def _follow(context: Context, ref: Ref) -> None:
    context.follow(ref)


def _untie(context: Context, link_id: int, _: bool = False) -> None:
    context.run(partial(evidence.unlink, context.open_workspace, link_id))


class LinksTab(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._about: tuple[Ref, str] | None = None
        self.column = Column(self)
        self.add_button = push_button("Link to another record…", self, glyph="link", kind="quiet")
        self.add_button.clicked.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.column)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, about: Ref, label: str, links: tuple[LinkRecord, ...]) -> None:
        """`label` names the record whose links these are."""
        self._about = (about, label)
        self.column.clear()
        told = about.kind is Kind.DEMAND and add_standing(self.column, self._context, about.id)
        first = not told
        for kind, title in _SECTIONS:
            of_kind = [link for link in links if link.ref.kind is kind]
            if not of_kind:
                continue
            self.column.add_section(title, len(of_kind), first=first)
            first = False
            for link in of_kind:
                add_link_row(self.column, self._context, link, removable=True)
                if link.linkage is not None:
                    self.column.add_words(link.how, tone="faint", small=True, indent=22)
        if not links and not told:
            self.column.add_words("Not linked to anything yet.")
        self.column.done()
        self.add_button.setVisible(self._context.asks)

    def _ask(self) -> None:
        questions = self._context.questions
        if questions is not None and self._about is not None:
            about, label = self._about
            self._context.run(partial(questions.ask_link, self, self._context.open_workspace, about, label))
