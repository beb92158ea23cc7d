"""The page of one party: who it is at the top, and under tabs all that is recorded of it.

It shows a `PartyPage` and asks; reading it and doing what is asked are its owner's.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from models.records import PartyPage, Ref
from models.vocabulary import Kind
from ui.fonts import SEMIBOLD
from ui.parties import lines
from ui.parties.asks import Act, Ask
from ui.parties.chip import CodeChip
from ui.parties.section import Doing, Section
from ui.widgets.buttons import push_button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.status_badge import capitalised

#: The tabs from left to right.
OVERVIEW, PEOPLE, DEMANDS, STANCES, MEETINGS, STATEMENTS, STAKES, EVIDENCE = range(8)
_WORDS = ("Overview", "People", "Demands", "Stances", "Meetings", "Statements", "Red lines", "Evidence")


class PartyView(QWidget):
    """`opened` carries a Ref, `asked` an Ask, `board_wanted` the party's id."""

    opened = Signal(object)
    asked = Signal(object)
    board_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: PartyPage | None = None
        self.chip = CodeChip(self)
        self.name = PlainLabel("", self, size_delta=3.5, weight=SEMIBOLD, elide=Qt.TextElideMode.ElideRight)
        # At the left, beside its chip, whichever way it is written.
        self.name.setAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        )
        self.now = PlainLabel("", self, tone="muted", elide=Qt.TextElideMode.ElideRight)
        self.edit_button = push_button("Ed&it…", self, hint="Code, name and note")
        self.board_button = push_button("Show on the &board", self, hint="The demands that it has to do with")
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName("Parts of the party’s page")
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.note = PlainLabel("", self, wrap=True, selectable=True)
        self.note.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._make_sections()
        self._lay_out()
        self.edit_button.clicked.connect(self._edit)
        self.board_button.clicked.connect(self._show_board)

    def _make_sections(self) -> None:
        term = ("From", "To", "")
        self.roles = Section(
            "Roles",
            ("Role", *term),
            (0,),
            "No role is recorded.",
            (
                Doing(Act.GIVE_ROLE, "&Give a role…"),
                Doing(Act.CHANGE_ROLE, "&Change…", ("role",), main=True),
                Doing(Act.END_ROLE, "End…", ("role",)),
                Doing(Act.REMOVE_ROLE, "Rem&ove", ("role",), delete=True),
            ),
            self,
        )
        self.delegations = Section(
            "Delegations",
            ("Delegation and people", "Office", *term),
            (0, 1),
            "No delegation is recorded.",
            (
                Doing(Act.NEW_DELEGATION, "New delega&tion…"),
                Doing(Act.SEAT, "&Seat…", ("delegation", "seat")),
                Doing(Act.EDIT_DELEGATION, "&Change…", ("delegation",), main=True),
                Doing(Act.CHANGE_SEAT, "&Change…", ("seat",), main=True),
                Doing(Act.MAKE_HEAD, "Ma&ke head", ("seat",)),
                Doing(Act.END_SEAT, "End…", ("seat",)),
                Doing(Act.DELETE_DELEGATION, "Rem&ove", ("delegation",), delete=True),
                Doing(Act.UNSEAT, "Rem&ove", ("seat",), delete=True),
            ),
            self,
        )
        self.people = Section(
            "People",
            ("Name", "Office", "Sits in"),
            (0, 1, 2),
            "Nobody is recorded.",
            (
                Doing(Act.NEW_PERSON, "New &person…"),
                Doing(Act.EDIT_PERSON, "Chan&ge…", ("person",), main=True),
                Doing(Act.MOVE_PERSON, "To &another party…", ("person",)),
                Doing(Act.DELETE_PERSON, "De&lete", ("person",), delete=True),
            ),
            self,
        )
        self.demands = Section(
            "Demands",
            ("", "Demand", "How", "Its stance", "Status", ""),
            (1,),
            "The party tables no demand, and none is addressed to it.",
            parent=self,
        )
        self.stances = Section(
            "Stances, the newest first",
            ("From", "", "Stance", "Condition and words", "Source", "Known by"),
            (3,),
            "No position of this party is recorded.",
            parent=self,
        )
        self.meetings = Section(
            "Meetings, to come and past",
            ("When", "Meeting", "Attendance", "Condition", "State", "Source"),
            (1, 3),
            "No attendance of this party is recorded.",
            parent=self,
        )
        self.statements = Section(
            "Statements, the newest first",
            ("Date", "Speaker → audience → outlet", "Words"),
            (1, 2),
            "No statement of this party is recorded.",
            parent=self,
        )
        self.stakes = Section(
            "Red lines and interests",
            ("", "What", "On", *term, ""),
            (1,),
            "No red line and no interest is recorded. They are our own reading, and always confidential.",
            (
                Doing(Act.NEW_STAKE, "&Add…"),
                Doing(Act.EDIT_STAKE, "&Change…", ("stake",), main=True),
                Doing(Act.DELETE_STAKE, "De&lete", ("stake",), delete=True),
            ),
            self,
        )
        self.citations = Section(
            "Evidence about it and its people",
            ("About", "Source", "Claim", "Quote", ""),
            (2, 3),
            "Nothing is cited about this party or its people.",
            (Doing(Act.CITE, "&Cite a source…"),),
            self,
        )
        self.objections = Section(
            "Words it objects to",
            ("Word", "Text", "Outcome", ""),
            (1, 2),
            "It objects to no word.",
            parent=self,
        )

    @property
    def sections(self) -> tuple[Section, ...]:
        return (
            self.roles, self.delegations, self.people, self.demands, self.stances, self.meetings, self.statements,
            self.stakes, self.citations, self.objections,
        )  # fmt: skip

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.chip)
        head.addWidget(self.name, 1)
        head.addWidget(self.board_button)
        head.addWidget(self.edit_button)
        for words, parts in zip(
            _WORDS,
            (
                (self.roles,), (self.delegations, self.people), (self.demands,), (self.stances,), (self.meetings,),
                (self.statements,), (self.stakes,), (self.citations, self.objections),
            ),
            strict=True,
        ):  # fmt: skip
            self.tabs.addTab(self._tab(parts), words)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.now)
        column.addWidget(self.tabs, 1)
        for section in self.sections:
            section.opened.connect(self.opened)
            section.asked.connect(self._ask)

    def _tab(self, parts: tuple[Section, ...]) -> QWidget:
        tab = QWidget(self)
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(12)
        for place, part in enumerate(parts):
            column.addWidget(part, 3 if place == 0 else 2)
        if parts == (self.roles,):
            column.addWidget(self.note, 0)
        return tab

    # ------------------------------------------------------------ showing

    def show_page(self, page: PartyPage, *, writable: bool) -> None:
        self.page = page
        self.chip.set_code(page.code)
        self.name.setText(page.name)
        held = ", ".join(role.word for role in page.held_roles)
        self.now.setText(capitalised(held) if held else "No role on this day")
        self.note.setText(page.note)
        self.note.setVisible(bool(page.note))
        day = page.day
        self.roles.show_lines(lines.roles(page.roles, day))
        self.delegations.show_lines(lines.delegations(page.delegations, day))
        self.people.show_lines(lines.people(page.people))
        beyond = page.demand_count - len(page.demands)
        self.demands.show_lines(lines.demands(page.demands), more=f" of {page.demand_count:n}" if beyond > 0 else "")
        self.stances.show_lines(lines.stances(page.stances))
        self.meetings.show_lines(lines.meetings(page.meetings))
        self.statements.show_lines(lines.statements(page.statements))
        self.stakes.show_lines(lines.stakes(page.stakes, day))
        self.citations.show_lines(lines.citations(page))
        self.objections.show_lines(lines.objections(page.objections))
        self.delegations.heading.setText(
            f"Delegations · {len(page.delegations):n}" if page.delegations else "Delegations"
        )
        self._count(page)
        self.edit_button.setVisible(writable)
        for section in self.sections:
            section.set_writable(writable)

    def clear(self) -> None:
        """Nothing is shown, and nothing kept of what was."""
        self.page = None
        self.chip.set_code("")
        for label in (self.name, self.now, self.note):
            label.setText("")
        for section in self.sections:
            section.show_lines(())
        for tab, words in enumerate(_WORDS):
            self.tabs.setTabText(tab, words)

    def _count(self, page: PartyPage) -> None:
        counts = {
            PEOPLE: len(page.people),
            DEMANDS: page.demand_count,
            STANCES: len(page.stances),
            MEETINGS: len(page.meetings),
            STATEMENTS: len(page.statements),
            STAKES: len(page.stakes),
            EVIDENCE: len(page.citations) + len(page.objections),
        }
        for tab, count in counts.items():
            self.tabs.setTabText(tab, f"{_WORDS[tab]} {count:n}" if count else _WORDS[tab])

    def show_ref(self, ref: Ref) -> None:
        """Bring a person, a delegation, a red line or an interest of this party into view."""
        tab, section, kind = {
            Kind.PERSON: (PEOPLE, self.people, "person"),
            Kind.DELEGATION: (PEOPLE, self.delegations, "delegation"),
            Kind.STAKE: (STAKES, self.stakes, "stake"),
        }.get(ref.kind, (OVERVIEW, self.roles, "role"))
        self.tabs.setCurrentIndex(tab)
        section.choose(kind, ref.id)

    # ------------------------------------------------------------ asking

    def _ask(self, act: Act, record_id: int) -> None:
        if self.page is not None:
            self.asked.emit(Ask(act, self.page.id, record_id))

    def _edit(self) -> None:
        self._ask(Act.EDIT_PARTY, 0)

    def _show_board(self) -> None:
        if self.page is not None:
            self.board_wanted.emit(self.page.id)
