"""The bar above the graph: find, how much is shown, the buttons. What they do is the screen's."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.linkage.scope import ScopeBox
from ui.linkage.wording import many
from ui.widgets.buttons import icon_button, push_button


class LinkageBar(QWidget):
    """Its widgets are the screen's to connect; the slash key goes to the field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.find_field = QLineEdit(self)
        self.find_field.setPlaceholderText("Find a demand…")
        self.find_field.setAccessibleName("Find in the graph")
        self.find_field.setToolTip("Enter goes to the next one (/)")
        self.find_field.setMaximumWidth(200)
        self.scope = ScopeBox(self)
        self.fit_button = icon_button("fit", "Show the whole graph (F)", self)
        self.picture_button = icon_button("image", "Save the graph as a picture", self)
        self.print_button = icon_button("print", "Print linkage and packages", self)
        self.table_button = push_button("As a &table", self)
        self.table_button.setCheckable(True)
        self.package_button = push_button("&Package…", self, glyph="group", hint="Make a package of demands")
        self.link_button = push_button("&Link…", self, glyph="link", hint="Tie the chosen demand to another (Ctrl+L)")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(7)
        for widget in (
            self.find_field,
            self.scope,
            self.fit_button,
            self.picture_button,
            self.print_button,
            self.table_button,
            self.package_button,
            self.link_button,
        ):
            across.addWidget(widget)
        finding = QShortcut(QKeySequence("/"), parent)
        finding.activated.connect(self.find_field.setFocus)

    def tell_found(self, number: int) -> None:
        """How many the words in the field have found."""
        told = f"{many(number, 'record')} found" if self.find_field.text().strip() else ""
        self.find_field.setAccessibleDescription(told)

    def set_writable(self, writable: bool) -> None:
        self.link_button.setEnabled(writable)
        self.package_button.setEnabled(writable)
