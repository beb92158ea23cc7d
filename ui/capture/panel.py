"""The frame of the panel that turns a passage into a record: the passage, fields with offers, one verb, Esc back.

A panel says in `take` which command to call and in `field_of` which field a refusal is about. Until the command has
succeeded the panel stays with every word in it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.capture.matching import same_words
from models.commands.capture import Passage
from models.errors import Refusal, RuleBroken
from models.queries.captured import TakenRecord
from models.records import Ref
from models.vocabulary import Kind
from ui.capture.found import Found
from ui.capture.suggestions import Offer, Suggestions
from ui.capture.ways import Way
from ui.fields.party_picker import PartyPicker
from ui.fields.problem import FieldRefused, ProblemLabel
from ui.fields.records_field import RecordsField
from ui.fonts import SEMIBOLD
from ui.widgets.buttons import push_button
from ui.widgets.flat_scrollbar import use_flat_bars
from ui.widgets.plain_label import PlainLabel

_SIDE = 14


class TakePanel(QWidget):
    """`saved` carries the Ref of what was made or cited, `closed` nothing."""

    saved = Signal(object)
    closed = Signal()
    text_requested = Signal()

    #: Which kind of record it makes; None where it only cites one.
    makes: Kind | None = None
    can_be_confidential = True

    def __init__(self, way: Way, found: Found, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way, self.found = way, found
        self.setObjectName(f"capture-{way.name}")
        self.setAccessibleName(f"{way.word} from the passage")
        self._asked_twice: object = None
        self._problems: list[tuple[QWidget, ProblemLabel]] = []
        self._form = QWidget(self)
        self._column = QVBoxLayout(self._form)
        self._column.setContentsMargins(_SIDE, 2, _SIDE, 8)
        self._column.setSpacing(2)
        self.quote = QPlainTextEdit(found.quote, self._form)
        self.quote.setReadOnly(True)
        self.quote.setTabChangesFocus(True)
        self.quote.setAccessibleName("The passage, word by word")
        use_flat_bars(self.quote)
        self.notice = PlainLabel("", self._form, tone="warning", wrap=True)
        self.source = self._source_box()
        self.confidential = QCheckBox("confidential", self._form)
        self.confidential.setChecked(found.confidential)
        self.problem = ProblemLabel(self)
        self.save_button = push_button(f"Save the {way.word.split()[0].lower()}", self, kind="primary")
        self.save_button.clicked.connect(self.submit)
        self.back_button = push_button("Back", self, hint="To the text, with the passage still selected (Esc)")
        self.back_button.clicked.connect(self.closed)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.submit)
        self._lay_out()
        self.build()
        self._add_tail()
        self._say_taken_before()
        self._untouched = self._entries()

    def _lay_out(self) -> None:
        heading = PlainLabel(self.way.word, self, size_delta=2.0, weight=SEMIBOLD)
        head = QVBoxLayout()
        head.setContentsMargins(_SIDE, 10, _SIDE, 4)
        head.setSpacing(0)
        head.addWidget(heading)
        head.addWidget(PlainLabel(self.way.hint, self, tone="muted", size_delta=-1.0, wrap=True))
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        use_flat_bars(area)
        area.setWidget(self._form)
        self._area = area
        buttons = QHBoxLayout()
        buttons.setContentsMargins(_SIDE, 6, _SIDE, 10)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        foot = QVBoxLayout()
        foot.setContentsMargins(_SIDE, 0, _SIDE, 0)
        foot.addWidget(self.problem)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(area, 1)
        layout.addLayout(foot)
        layout.addLayout(buttons)
        lines = min(max(len(self.found.quote) // 38 + 1, 2), 5)
        self.quote.setFixedHeight(self.quote.fontMetrics().lineSpacing() * lines + 16)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.quote)

    def _source_box(self) -> QComboBox:
        box = QComboBox(self._form)
        box.setAccessibleName("Cited as")
        box.view().setAccessibleName("Cited as")
        for place, source in enumerate(self.found.sources):
            title = f": {source.title}" if source.title else ""
            box.addItem(f"{source.outlet}{title}" if place == 0 else f"{source.outlet}, named in the text", source.id)
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _add_tail(self) -> None:
        if len(self.found.sources) > 1:
            self.add_field("Cited as", self.source)
        else:
            self.source.hide()
        if self.can_be_confidential:
            self._column.addWidget(self.confidential)
        else:
            self.confidential.hide()
        self._column.addStretch(1)

    # ------------------------------------------------------------ building

    def build(self) -> None:
        """Add the fields."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Where the keyboard goes first."""
        raise NotImplementedError

    def add_field(self, label: str, field: QWidget, offers: list[Offer] | None = None) -> Suggestions:
        """A field under its label, what is offered for it, and room for what is wrong."""
        words = PlainLabel(label, self._form, tone="muted", size_delta=-0.5)
        words.setBuddy(field)
        words.setContentsMargins(0, 7, 0, 0)
        if not field.accessibleName():
            field.setAccessibleName(label)
        suggestions = Suggestions(label, self._form)
        suggestions.show_offers(offers or [])
        problem = ProblemLabel(self._form)
        for widget in (words, field, suggestions, problem):
            self._column.addWidget(widget)
        self._problems.append((field, problem))
        return suggestions

    def add_words(self, label: str, text: str, lines: int = 3) -> QPlainTextEdit:
        """Several lines of plain text; Tab goes on."""
        edit = QPlainTextEdit(text, self._form)
        edit.setTabChangesFocus(True)
        edit.setAccessibleName(label)
        edit.setFixedHeight(edit.fontMetrics().lineSpacing() * lines + 16)
        use_flat_bars(edit)
        self.add_field(label, edit)
        return edit

    def records_field(self, name: str, *kinds: Kind, single: bool = False) -> RecordsField:
        """A field that finds records of these kinds; the one of `single` can be taken out again."""
        return RecordsField(
            self.found.workspace,
            name,
            self._form,
            kinds=kinds,
            single=single,
            optional=single,
            hint="a few letters of it",
        )

    def short_words(self, most: int = 120) -> str:
        """The passage on one line where it is short enough for a title; else nothing."""
        line = " ".join(self.found.quote.split())
        return line if len(line) <= most else ""

    # ------------------------------------------------------------ saving

    def take(self, passage: Passage) -> Ref:
        """Call the command. What it raises is shown, and the panel stays."""
        raise NotImplementedError

    def field_of(self, refusal: Refusal) -> QWidget | None:
        """The field that a refusal of the command is about, or None where it is about the whole."""
        return None

    def about(self) -> Ref | None:
        """The record that the passage is taken for, where it is there already."""
        return None

    def submit(self) -> None:
        self.problem.clear_refusal()
        for _, problem in self._problems:
            problem.clear_refusal()
        try:
            self._ask_twice()
            ref = self.take(Passage(self.found.quote, self.source.currentData()))
        except Refusal as refusal:
            self.show_refusal(refusal)
            return
        self.saved.emit(ref)

    def show_refusal(self, refusal: Refusal) -> None:
        """Beside the field it is about, which gets the keyboard; or over the buttons."""
        field = refusal.field if isinstance(refusal, FieldRefused) else self.field_of(refusal)
        for owner, problem in self._problems:
            if field is not None and (owner is field or owner.isAncestorOf(field)):
                problem.show_refusal(refusal)
                field.setFocus()
                self._area.ensureWidgetVisible(problem)
                return
        self.problem.show_refusal(refusal)

    def _before(self) -> list[TakenRecord]:
        """What was made of the same words already, in the same way."""
        mine = "citation" if self.makes is None else self.makes.value
        return [
            one
            for one in self.found.taken
            if (one.how == mine or one.ref.kind is self.makes)
            and (one.span == self.found.span or same_words(one.span.of(self.found.segments.text), self.found.quote))
        ]

    def _say_taken_before(self) -> None:
        before = self._before()
        labels = "; ".join(f"“{one.label[:80]}”" for one in before[:3])
        self.notice.setText(f"This passage was taken already: {labels}." if before else "")
        self.notice.setVisible(bool(before))

    def _ask_twice(self) -> None:
        """The same passage a second time for the same record is refused once, so that it is meant."""
        about = self.about()
        before = [one for one in self._before() if about is None or one.ref == about]
        if not before or self._asked_twice == (about, True):
            return
        self._asked_twice = (about, True)
        raise RuleBroken(
            f"The passage was taken already as “{before[0].label[:80]}”.", "Save once more to have it twice."
        )

    def _entries(self) -> tuple[object, ...]:
        """Whatever a person may have entered."""
        form = self._form
        return (
            *(line.text() for line in form.findChildren(QLineEdit)),
            *(edit.toPlainText() for edit in form.findChildren(QPlainTextEdit)),
            *(box.currentIndex() for box in form.findChildren(QComboBox)),
            *(box.isChecked() for box in form.findChildren(QCheckBox)),
            *(field.refs() for field in form.findChildren(RecordsField)),
            *(picker.chosen() for picker in form.findChildren(PartyPicker)),
        )

    @property
    def touched(self) -> bool:
        """Something was entered that would be missed."""
        return self._entries() != self._untouched

    # ------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, focused = event.key(), self.focusWidget()
        entering = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        button = focused if isinstance(focused, QAbstractButton) and not isinstance(focused, QCheckBox) else None
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key == Qt.Key.Key_F6:
            self.text_requested.emit()
        elif entering and button is not None and not event.modifiers():
            button.click()
        elif entering and not (isinstance(focused, QPlainTextEdit) and not focused.isReadOnly()):
            self.submit()
        else:
            super().keyPressEvent(event)
