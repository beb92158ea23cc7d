"""Which move the stances suggest: the rules alone, and what is read of the records for them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.commands import demands, positions
from models.generate import generate
from models.queries import board, matrix
from models.queries.suggested import suggested
from models.records import MatrixFilter
from models.suggestions import Answer, Standing, Suggestion, suggest
from models.vocabulary import Disclosure, Move, Stance, Status, move_between
from models.workspace import Workspace
from tests.models.people import Small, counted, on

DAY = dt.date(2025, 9, 10)
LATER, BEFORE = DAY + dt.timedelta(days=3), DAY - dt.timedelta(days=3)

_stances = st.sampled_from(list(Stance))
_days = st.none() | st.dates(dt.date(2025, 9, 1), dt.date(2025, 9, 20))
_answers = st.lists(
    st.builds(Answer, st.sampled_from(["NOR", "SUD", "ISL"]), _stances, _days, st.none() | st.integers(1, 50)),
    max_size=4,
)


def of(status: Status, *answers: Answer) -> Suggestion | None:
    return suggest(Standing(1, "D-1", status, DAY, answers))


def said(code: str, stance: Stance, since: dt.date | None = LATER, **more: object) -> Answer:
    return Answer(code, stance, since, hash((code, stance, since)), **more)


YES, NO, MAYBE = Stance.ACCEPTS, Stance.REJECTS, Stance.UNDECIDED
IF, SILENT = Stance.ACCEPTS_WITH_CONDITIONS, Answer("ISL", Stance.NONE_RECORDED)


@pytest.mark.parametrize(
    ("status", "answers", "becomes", "question"),
    [
        (Status.UNDER_DISCUSSION, [said("NOR", YES), said("SUD", YES)], Status.AGREED_IN_PRINCIPLE,
         "Both addressees accept: move to agreed in principle?"),
        (Status.TABLED, [said("NOR", YES)], Status.AGREED_IN_PRINCIPLE, "NOR accepts: move to agreed in principle?"),
        (Status.CONTESTED, [said("NOR", YES)], Status.AGREED_IN_PRINCIPLE,
         "NOR accepts, but D-1 stands contested: move to agreed in principle?"),
        (Status.TABLED, [said("NOR", NO), said("SUD", YES)], Status.CONTESTED, "NOR rejects it: contested?"),
        (Status.UNDER_DISCUSSION, [said("NOR", NO), said("SUD", NO)], Status.CONTESTED,
         "NOR and SUD reject it: contested?"),
        (Status.TABLED, [said("NOR", MAYBE), SILENT], Status.UNDER_DISCUSSION, "NOR answered: under discussion?"),
        (Status.CONTESTED, [said("NOR", IF), said("SUD", MAYBE)], Status.UNDER_DISCUSSION,
         "D-1 stands contested, and nobody addressed rejects it: under discussion?"),
        (Status.AGREED, [said("NOR", NO), said("SUD", YES)], Status.WALKED_BACK,
         "D-1 is agreed, although NOR rejects it now: walked back?"),
        (Status.AGREED_IN_PRINCIPLE, [said("NOR", NO)], Status.WALKED_BACK,
         "D-1 is agreed in principle, although NOR rejects it now: walked back?"),
        (Status.WALKED_BACK, [said("NOR", YES)], Status.AGREED_IN_PRINCIPLE,
         "NOR accepts, but D-1 stands walked back: move to agreed in principle?"),
    ],
)  # fmt: skip
def test_a_rule_asks_for_a_move(status: Status, answers: list[Answer], becomes: Status, question: str) -> None:
    found = of(status, *answers)
    assert found is not None
    assert (found.becomes, found.question) == (becomes, question)


@pytest.mark.parametrize(
    ("status", "answers"),
    [
        (Status.UNDER_DISCUSSION, [said("NOR", YES), SILENT]),
        (Status.UNDER_DISCUSSION, [said("NOR", IF)]),
        (Status.CONTESTED, [said("NOR", NO)]),
        (Status.CONTESTED, [said("NOR", IF, BEFORE)]),  # that was known when it became contested
        (Status.AGREED, [said("NOR", NO, BEFORE)]),  # and this when it was agreed
        (Status.WALKED_BACK, [said("NOR", YES, BEFORE)]),
        (Status.SUSPENDED, [said("NOR", YES)]),
        (Status.WITHDRAWN, [said("NOR", NO)]),
        (Status.TABLED, [SILENT]),
        (Status.TABLED, []),
    ],
)
def test_nothing_is_suggested_that_the_stances_do_not_say(status: Status, answers: list[Answer]) -> None:
    assert of(status, *answers) is None


@given(status=st.sampled_from(list(Status)), answers=_answers)
def test_only_known_moves_are_suggested_and_each_has_its_reason(status: Status, answers: list[Answer]) -> None:
    found = of(status, *answers)
    if found is not None:
        assert move_between(status, found.becomes) in (Move.ORDINARY, Move.NEEDS_REASON)
        assert found.question.endswith("?")
        assert found.reason


def test_reason_and_source_come_from_the_stances() -> None:
    found = of(Status.TABLED, said("NOR", YES, source="AFP"), said("SUD", YES, DAY))
    assert found is not None
    assert found.reason == "NOR accepts since 13 Sep 2025 (AFP); SUD accepts since 10 Sep 2025"
    assert found.source == "AFP"


def test_the_key_changes_with_a_stance_and_with_the_status_only() -> None:
    newer = said("NOR", YES, LATER + dt.timedelta(days=1))
    found = [
        of(Status.TABLED, said("NOR", YES)),
        of(Status.TABLED, said("NOR", YES, source="AFP")),
        of(Status.CONTESTED, said("NOR", YES)),
        of(Status.TABLED, newer),
    ]
    one, same, other, later = (each.key for each in found if each is not None)
    assert one == same
    assert len({one, other, later}) == 3


# ---------------------------------------------------------------- out of the records


def test_stances_of_the_records_suggest_and_the_move_ends_it(small_negotiation: Small) -> None:
    small = small_negotiation
    workspace = small.workspace
    assert suggested(workspace, [small.spare]) == {}
    positions.record(workspace, small.spare, small.south, Stance.ACCEPTS, source="AFP")
    found = suggested(workspace, [small.spare, small.mines])[small.spare]
    assert found.question == "SUD accepts: move to agreed in principle?"
    demands.move(workspace, [small.spare], found.becomes, reason=found.reason, source=found.source)
    assert suggested(workspace, [small.spare]) == {}
    workspace.undo()
    assert suggested(workspace, [small.spare])[small.spare] == found


def test_our_own_assessment_is_told_and_not_counted(small_negotiation: Small) -> None:
    small = small_negotiation
    workspace = small.workspace
    positions.record(workspace, small.spare, small.south, Stance.ACCEPTS, effective=on("2025-09-02"))
    positions.record(workspace, small.spare, small.south, Stance.REJECTS, disclosure=Disclosure.ASSESSED)
    found = suggested(workspace, [small.spare])[small.spare]
    assert found.becomes is Status.AGREED_IN_PRINCIPLE
    assert found.note == "Our own newer assessment is not counted: SUD rejects."
    assert "reject" not in found.reason


def test_third_parties_are_not_asked(small_negotiation: Small) -> None:
    small = small_negotiation
    positions.record(small.workspace, small.spare, small.chair, Stance.REJECTS, involve=True)
    assert suggested(small.workspace, [small.spare]) == {}


def test_the_cards_say_the_same_and_read_nothing_more_for_it(tmp_path: Path) -> None:
    path = tmp_path / "many.accord"
    generate(path, demands=150, meetings=5, seed=4)
    with Workspace.open(path) as workspace:
        ids = [line.id for line in matrix.lines(workspace, MatrixFilter())]
        found = suggested(workspace, ids)
        cards = board.cards(workspace, ids)
        assert len(found) > 10
        assert {card.id: card.suggests for card in cards.values() if card.suggests} == {
            demand_id: one.question for demand_id, one in found.items()
        }
        past = board.cards(workspace, ids, as_of=workspace.today() - dt.timedelta(days=30))
        assert not any(card.suggests for card in past.values())


def test_a_page_costs_five_statements(small_negotiation: Small) -> None:
    small = small_negotiation
    with counted(small.workspace) as said_to_it:
        suggested(small.workspace, small.demands)
    assert len(said_to_it) == 5
