"""How a table of records looks: whole rows, no grid, one height, so that it lays itself out at no cost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.theme import theme
from ui.widgets.flat_scrollbar import use_flat_bars


def dress_table(table: QTableView, *, row_height: int = 28) -> None:
    """row_height: in pixels. Widths of columns, and which of them stretches, are the caller's."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(row_height)
    use_flat_bars(table)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setMinimumSectionSize(60)
    header.setStyleSheet("QHeaderView::section { padding-left: 3px; }")  # in line with the cells


def quiet_choice(view: QAbstractItemView) -> None:
    """The chosen row in a quiet colour. To be asked again when the theme changes, and when the view is first shown:
    the style sheet has dressed it by then.
    """
    palette = view.palette()
    palette.setColor(palette.ColorRole.Highlight, theme().colours.accent_soft)
    palette.setColor(palette.ColorRole.HighlightedText, theme().colours.text)
    view.setPalette(palette)
