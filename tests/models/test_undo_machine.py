"""Whatever a person does, in whatever order: undo goes back through the same states, redo forward again.

A state machine enters, changes, deletes, undoes, redoes and reopens at random beside a plain list of what the rows
were after each step; at the end the whole file is proved.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from models.commands import demands, evidence, meetings, parties, positions
from models.commands.evidence import FactDraft, SourceDraft, StatementDraft, ValueDraft
from models.dates import DAY_SECONDS
from models.errors import Refusal
from models.queries import board, stances
from models.records import Ref
from models.storage.check import check
from models.vocabulary import (
    Disclosure,
    Involvement,
    Kind,
    Linkage,
    Presence,
    Priority,
    Reliability,
    Role,
    Stance,
    Status,
)
from models.workspace import Workspace
from tests.models.people import TODAY, Clock, Rows, all_rows, begin, on, open_again, plan, table

#: Words as a person may enter them; the blank ones are refused for titles.
words = st.sampled_from(["Mines", "ไทย border", "ព្រំដែន", " spaced ", "", "<b>x</b>"])
days_back = st.integers(0, 60)
choice = st.integers(0, 30)
some = st.lists(choice)


class ManyHands(RuleBasedStateMachine):
    """`_rows` holds what stood after each step that still holds, `_ahead` what redo would bring."""

    workspace: Workspace

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="accord-undo-"))
        self.clock = Clock()
        self.workspace = begin(self.folder / "machine.accord", self.clock)
        self._rows: list[Rows] = [all_rows(self.workspace)]
        self._ahead: list[Rows] = []
        self._numbers: dict[int, int] = {}
        self._opened = 1
        for code in ("NOR", "SUD", "ISL"):
            self.do(lambda code=code: parties.add(self.workspace, code, f"Party {code}", [Role.CONFLICT_PARTY]))

    def do(self, act: Callable[[], object]) -> None:
        """Do it; a refusal must leave everything as it was."""
        sequence = self.workspace.sequence
        self.clock.forward(seconds=1)
        with contextlib.suppress(Refusal):
            act()
        now = all_rows(self.workspace)
        if self.workspace.sequence == sequence:
            assert now == self._rows[-1]
            return
        assert self.workspace.sequence == sequence + 1
        self._rows.append(now)
        self._ahead.clear()

    def pick(self, name: str, number: int) -> int:
        """Some record of that table, or an id that nobody has."""
        ids = sorted(self._rows[-1][name])
        return ids[number % len(ids)] if ids else 1

    # ------------------------------------------------------------ what a person does

    @rule(title=words, first=choice, second=choice, back=days_back, status=st.sampled_from(Status))
    def table(self, title: str, first: int, second: int, back: int, status: Status) -> None:
        by, to = self.pick("party", first), self.pick("party", second)
        day = on(TODAY - dt.timedelta(days=back))
        self.do(lambda: table(self.workspace, title, by=by, to=to, effective=day, status=status, source="Post"))

    @rule(first=choice, second=choice, status=st.sampled_from(Status), back=days_back, reason=words)
    def move(self, first: int, second: int, status: Status, back: int, reason: str) -> None:
        moved = list(dict.fromkeys((self.pick("demand", first), self.pick("demand", second))))
        day = on(TODAY - dt.timedelta(days=back))
        self.do(lambda: demands.move(self.workspace, moved, status, reason=reason, effective=day, source=reason))

    @rule(which=choice, party=choice, stance=st.sampled_from(Stance), condition=words)
    def take_a_position(self, which: int, party: int, stance: Stance, condition: str) -> None:
        demand, by = self.pick("demand", which), self.pick("party", party)
        self.do(lambda: demands.record_position(self.workspace, demand, by, stance, condition=condition))

    @rule(which=choice, stance=st.sampled_from(Stance), condition=words, away=st.booleans())
    def correct_or_delete_a_position(self, which: int, stance: Stance, condition: str, away: bool) -> None:
        step = self.pick("position", which)
        if away:
            self.do(lambda: positions.delete(self.workspace, step))
            return
        self.do(lambda: self._correct(step, stance, condition))

    def _correct(self, step: int, stance: Stance, condition: str) -> None:
        seen = stances.step(self.workspace, step)
        told = {"effective": seen.effective, "disclosure": Disclosure.ASSESSED, "condition": condition}
        positions.correct(self.workspace, seen, stance, **told)

    @rule(which=choice, name=st.sampled_from(demands.PLAIN_FIELDS), becomes=words, priority=st.sampled_from(Priority))
    def reword(self, which: int, name: str, becomes: str, priority: Priority) -> None:
        demand = self.pick("demand", which)
        was = str(self._rows[-1]["demand"].get(demand, {}).get(name, ""))
        self.do(lambda: demands.change_field(self.workspace, demand, name, was=was, becomes=becomes))
        self.do(lambda: demands.change_priority(self.workspace, [demand], priority))

    @rule(which=choice, twice=st.booleans())
    def duplicate_or_delete(self, which: int, twice: bool) -> None:
        demand = self.pick("demand", which)
        act = demands.duplicate if twice else lambda workspace, one: demands.delete(workspace, [one])
        self.do(lambda: act(self.workspace, demand))

    @rule(which=choice, kept=st.lists(choice, max_size=3, unique=True))
    def involve(self, which: int, kept: list[int]) -> None:
        demand = self.pick("demand", which)
        ids = tuple(dict.fromkeys(self.pick("party", number) for number in kept))
        involved = {Involvement.TABLED_BY: ids[:1], Involvement.ADDRESSED_TO: ids[1:]}
        self.do(
            lambda: demands.change(
                self.workspace, demand, title="Again", text="", theme="", priority=Priority.LOW, note="",
                parties=involved,
            )
        )  # fmt: skip

    @rule(title=words, summit=st.booleans())
    def plan(self, title: str, summit: bool) -> None:
        self.do(lambda: plan(self.workspace, title, "2025-10-20", is_summit=summit))

    @rule(
        which=choice, party=choice, presence=st.sampled_from(Presence), days=st.integers(-5, 5), items=st.lists(choice)
    )
    def prepare(self, which: int, party: int, presence: Presence, days: int, items: list[int]) -> None:
        meeting, by = self.pick("meeting", which), self.pick("party", party)
        agenda = [(f"Item {number}", self.pick("demand", number)) for number in items[:3]]
        start = int(str(self._rows[-1]["meeting"].get(meeting, {}).get("start_at", 0))) + days * DAY_SECONDS
        self.do(lambda: meetings.attend(self.workspace, meeting, by, presence))
        self.do(lambda: meetings.set_agenda(self.workspace, meeting, agenda if self._rows[-1]["demand"] else []))
        self.do(lambda: meetings.move(self.workspace, Ref(Kind.MEETING, meeting), start))

    @rule(which=choice)
    def call_off(self, which: int) -> None:
        meeting = self.pick("meeting", which)
        self.do(lambda: meetings.delete(self.workspace, meeting))

    @precondition(lambda self: self._rows[-1]["demand"])
    @rule(first=choice, second=choice, linkage=st.sampled_from(Linkage))
    def tie(self, first: int, second: int, linkage: Linkage) -> None:
        one, other = (Ref(Kind.DEMAND, self.pick("demand", number)) for number in (first, second))
        self.do(lambda: evidence.link(self.workspace, one, other, linkage))
        self.do(lambda: evidence.cite(self.workspace, one, "Evening Post", "A claim"))

    @rule(outlet=st.sampled_from(("Post", "Herald")), which=choice, kept=choice, values=st.lists(words, max_size=3))
    def weigh(self, outlet: str, which: int, kept: int, values: list[str]) -> None:
        self.do(lambda: evidence.add_source(self.workspace, SourceDraft(outlet)))
        self.do(lambda: evidence.add_fact(self.workspace, "How many?", [("10", outlet, ""), ("12", "", "")]))
        one, other = self.pick("source", which), self.pick("source", kept)
        self.do(lambda: evidence.grade(self.workspace, one, Reliability.C, which % 8))
        self.do(lambda: evidence.merge_sources(self.workspace, other, one))
        fact = self.pick("fact", which)
        draft = FactDraft("Again?", [ValueDraft(value, outlet) for value in values])
        self.do(lambda: evidence.change_fact(self.workspace, fact, draft))

    @rule(which=choice, speaker=words, gone=st.booleans())
    def say(self, which: int, speaker: str, gone: bool) -> None:
        self.do(lambda: evidence.add_statement(self.workspace, StatementDraft("Ada", "words", outlet="Post")))
        self.do(lambda: evidence.add_obstacle(self.workspace, "The guns", "Post"))
        statement, obstacle = self.pick("statement", which), self.pick("obstacle", which)
        self.do(lambda: evidence.change_statement(self.workspace, statement, StatementDraft(speaker, "other words")))
        self.do(lambda: evidence.resolve_obstacle(self.workspace, obstacle, None if gone else self.workspace.today()))
        if gone:
            self.do(lambda: evidence.delete_statement(self.workspace, statement))
            self.do(lambda: evidence.delete_obstacle(self.workspace, obstacle))

    @rule(which=choice, roles=st.lists(st.sampled_from(Role), max_size=3, unique=True), gone=st.booleans())
    def seat(self, which: int, roles: list[Role], gone: bool) -> None:
        party = self.pick("party", which)
        code = str(self._rows[-1]["party"].get(party, {}).get("code", "X"))
        self.do(lambda: parties.change(self.workspace, party, code, "Renamed", roles, ""))
        if gone:
            self.do(lambda: parties.delete(self.workspace, party))

    # ------------------------------------------------------------ undo, redo, restart

    @precondition(lambda self: len(self._rows) > 1)
    @rule()
    def undo(self) -> None:
        self.workspace.undo()
        self._ahead.append(self._rows.pop())
        assert all_rows(self.workspace) == self._rows[-1]

    @precondition(lambda self: self._ahead)
    @rule()
    def redo(self) -> None:
        self.workspace.redo()
        self._rows.append(self._ahead.pop())
        assert all_rows(self.workspace) == self._rows[-1]

    @rule()
    def restart(self) -> None:
        self.workspace.close()
        self._opened += 1
        self.workspace = open_again(self.workspace.path, self.clock, seed=self._opened)

    @invariant()
    def what_can_be_undone_is_known(self) -> None:
        if hasattr(self, "_rows"):
            assert (self.workspace.undoable() is not None) == (len(self._rows) > 1)
            assert (self.workspace.redoable() is not None) == bool(self._ahead)

    @invariant()
    def a_reference_means_one_demand_for_ever(self) -> None:
        for demand_id, row in self._rows[-1]["demand"].items() if hasattr(self, "_rows") else ():
            assert self._numbers.setdefault(int(str(row["number"])), demand_id) == demand_id

    def teardown(self) -> None:
        if not hasattr(self, "_rows"):
            return
        try:
            end = len(self._rows)
            while len(self._rows) > 1:
                self.undo()
            self.restart()
            while len(self._rows) < end:
                self.redo()
            assert sum(board.counts(self.workspace).values()) == len(self._rows[-1]["demand"])
            report = check(self.workspace.path)
            assert report.sound, [finding.what for finding in report.findings if not finding.ok]
        finally:
            self.workspace.close()
            shutil.rmtree(self.folder)


TestManyHands = ManyHands.TestCase
TestManyHands.settings = settings(max_examples=20, stateful_step_count=25)
