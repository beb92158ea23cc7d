"""What a demand waits for, what waits for it, the cycle it is in, and its packages, which can be moved together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries import linkage
from models.records import PackageRecord, Ref, Standing
from models.vocabulary import Kind
from ui.inspector.context import Context
from ui.widgets.buttons import push_button
from ui.widgets.column import Column
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_text import tooltip
from ui.widgets.record_row import Row


class PackageHint(QWidget):
    """Below the status: "Part of the package “X”", with a button that moves the whole; not there without one."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.lines: list[tuple[PlainLabel, QWidget]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_demand(self, demand_id: int, titles: tuple[str, ...]) -> None:
        """titles: of its packages as the card knows them; without any nothing is read."""
        for label, button in self.lines:
            for widget in (label, button):
                widget.hide()
                widget.deleteLater()
        self.lines = []
        workspace = self._context.workspace
        if titles and workspace is not None:
            for package in linkage.packages_of(workspace, demand_id, as_of=self._context.as_of):
                self._add(package)
        self.setVisible(bool(self.lines))

    def _add(self, package: PackageRecord) -> None:
        others = f"{len(package.members)} demands"
        label = PlainLabel(f"Part of {package.words} of {others}.", self, tone="muted", wrap=True, size_delta=-0.5)
        button = push_button("Move them together…", self, glyph="group", kind="quiet")
        button.setAccessibleName(f"Move {package.words} together")
        button.setToolTip(tooltip(", ".join(card.ref for card in package.members)))
        button.setEnabled(self._context.asks)
        button.clicked.connect(partial(self._ask, package.id))
        self._column.addWidget(label)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.lines.append((label, button))

    def _ask(self, package_id: int, _: bool = False) -> None:
        questions = self._context.questions
        if questions is not None:
            self._context.run(partial(questions.ask_package_move, self, self._context.open_workspace, package_id))


def add_standing(column: Column, context: Context, demand_id: int) -> bool:
    """The lines on the order and the packages, on top of the links; False where there is nothing to say."""
    workspace = context.workspace
    if workspace is None:
        return False
    standing = linkage.standing(workspace, demand_id, as_of=context.as_of)
    lines = _told(standing)
    if not lines and not standing.packages:
        return False
    column.add_section("Order and packages", first=True)
    for words in lines:
        column.add_words(words)
    if standing.cycle:
        column.add_words(f"In a cycle: {standing.cycle}.", tone="danger")
    for package in standing.packages:
        row = Row(
            package.title,
            ", ".join(card.ref for card in package.members),
            column,
            key=f"package-{package.id}",
            glyph="lock" if package.confidential else "group",
        )
        row.clicked.connect(partial(_follow, context, Ref(Kind.PACKAGE, package.id)))
        column.add(row)
    return True


def _follow(context: Context, ref: Ref, _: bool = False) -> None:
    context.follow(ref)


def _told(standing: Standing) -> list[str]:
    lines = []
    if standing.waits_for:
        listed = ", ".join(f"{node.name} ({node.state})" for node in standing.waits_for)
        lines.append(f"Waits for {listed}.")
    elif standing.needs:
        lines.append("All that it needs is agreed.")
    if standing.awaited_by:
        lines.append(f"Waited for by {', '.join(node.name for node in standing.awaited_by)}.")
    return lines
