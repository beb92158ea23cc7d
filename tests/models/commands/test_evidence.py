"""Sources, statements, facts, citations, texts and obstacles as commands: added, corrected, merged, refused."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.clean_text import clean
from models.commands import delegations, demands, evidence, meetings, packages, stakes
from models.commands.evidence import (
    CitationDraft,
    FactDraft,
    InstrumentDraft,
    ObstacleDraft,
    SourceDraft,
    StatementDraft,
    TermDraft,
    ValueDraft,
)
from models.commands.packages import PackageDraft
from models.commands.stakes import StakeDraft
from models.errors import Conflict, NotFound, RuleBroken
from models.queries import evidence as read
from models.queries.ties import source_page, ties_of
from models.queries.titles import NAMED
from models.records import Ref
from models.vocabulary import InstrumentKind, InstrumentStanding, Kind, Presence, Reliability, StakeKind
from models.workspace import Workspace
from tests.models.people import Small, all_rows, on


def source_of(workspace: Workspace, outlet: str, title: str = "") -> int:
    [found] = [one.id for one in read.sources(workspace) if (one.outlet, one.title) == (outlet, title)]
    return found


def test_a_source_is_graded_in_both_halves_and_ungraded_again(workspace: Workspace) -> None:
    source = evidence.add_source(workspace, SourceDraft("Evening Post"))
    evidence.grade(workspace, source, Reliability.B, 2)
    assert read.source(workspace, source).grade == "B2"
    assert workspace.undoable() == "Grade Evening Post: B2"
    evidence.grade(workspace, source, None, None)
    assert read.source(workspace, source).grade == ""


def test_a_credibility_outside_of_one_to_six_is_refused(workspace: Workspace) -> None:
    source = evidence.add_source(workspace, SourceDraft("Evening Post", credibility=3))
    for credibility in (0, 7, -1, 66):
        with pytest.raises(RuleBroken, match="from 1 to 6"):
            evidence.add_source(workspace, SourceDraft("Evening Post", credibility=credibility))
        with pytest.raises(RuleBroken, match="from 1 to 6"):
            evidence.grade(workspace, source, Reliability.A, credibility)
    assert [one.grade for one in read.sources(workspace)] == ["3"]


def test_an_empty_outlet_is_refused(small_negotiation: Small) -> None:
    workspace, about = small_negotiation.workspace, Ref(Kind.DEMAND, small_negotiation.border)
    before = all_rows(workspace)
    for outlet in ("", "   ", "\0", "\n\t"):
        with pytest.raises(RuleBroken, match="source’s name is empty"):
            evidence.add_source(workspace, SourceDraft(outlet))
        with pytest.raises(RuleBroken, match="source’s name is empty"):
            evidence.add_citation(workspace, CitationDraft(about, outlet, "a claim"))
        with pytest.raises(RuleBroken, match="source’s name is empty"):
            evidence.cite(workspace, about, outlet, "a claim")
    assert all_rows(workspace) == before


def test_a_source_that_reads_otherwise_by_now_is_a_conflict(workspace: Workspace) -> None:
    seen = SourceDraft("Evening Post")
    source = evidence.add_source(workspace, seen)
    evidence.change_source(workspace, source, SourceDraft("Evening Post", "Guns"))
    with pytest.raises(Conflict, match="Guns"):
        evidence.change_source(workspace, source, SourceDraft("Evening Post", "Roses"), was=seen)
    assert read.source(workspace, source).title == "Guns"


def test_a_source_is_not_deleted_while_something_rests_on_it(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    post = source_of(workspace, "Evening Post")
    with pytest.raises(RuleBroken) as refused:
        evidence.delete_source(workspace, post)
    assert refused.value.sentence == (
        "Evening Post cannot be deleted: 1 statement, 1 value of a fact, 1 obstacle and 1 status step rest on it."
    )
    spare = evidence.add_source(workspace, SourceDraft("Nobody’s Herald"))
    before = all_rows(workspace)
    evidence.delete_source(workspace, spare)
    assert not [one for one in read.sources(workspace) if one.id == spare]
    workspace.undo()
    assert all_rows(workspace) == before


def test_merging_two_sources_moves_all_that_rests_and_loses_nothing(small_negotiation: Small) -> None:
    workspace, small = small_negotiation.workspace, small_negotiation
    meetings.attend(workspace, small.summit, small.south, Presence.CONFIRMED, source="Evening Post")
    post = source_of(workspace, "Evening Post")
    other = evidence.add_source(
        workspace, SourceDraft("evening post", "Guns", dt.date(2025, 9, 1), Reliability.C, 3, "https://x.test", "seen")
    )
    evidence.add_citation(workspace, CitationDraft(Ref(Kind.SOURCE, post), "Radio North", "owned by a ministry"))
    resting = source_page(workspace, post).count
    before = all_rows(workspace)
    evidence.merge_sources(workspace, other, post)
    page = source_page(workspace, other)
    assert page.count == resting
    assert (page.source.outlet, page.source.title, page.source.grade) == ("evening post", "Guns", "C3")
    assert read.citations_about(workspace, Ref(Kind.SOURCE, other))
    with pytest.raises(NotFound):
        read.source(workspace, post)
    workspace.undo()
    assert all_rows(workspace) == before


def test_what_two_merged_sources_say_differently_goes_into_the_note(workspace: Workspace) -> None:
    ours = SourceDraft("Post", "One", dt.date(2025, 1, 1), Reliability.A, 1, note="mine")
    theirs = SourceDraft("Post", "Two", dt.date(2025, 2, 2), Reliability.F, 6, note="theirs")
    kept, other = evidence.add_source(workspace, ours), evidence.add_source(workspace, theirs)
    evidence.merge_sources(workspace, kept, other)
    note = read.source(workspace, kept).note
    assert all(words in note for words in ("mine", "theirs", "“Two”", "2025-02-02", "reliability F", "credibility 6"))


def test_only_sources_of_one_outlet_are_merged(workspace: Workspace) -> None:
    one, other = (evidence.add_source(workspace, SourceDraft(outlet)) for outlet in ("Post", "Herald"))
    with pytest.raises(RuleBroken, match="two outlets"):
        evidence.merge_sources(workspace, one, other)
    with pytest.raises(RuleBroken, match="with itself"):
        evidence.merge_sources(workspace, one, one)


def test_a_citation_of_a_deleted_record_is_refused_in_one_sentence(small_negotiation: Small) -> None:
    workspace, about = small_negotiation.workspace, Ref(Kind.DEMAND, small_negotiation.border)
    demands.delete(workspace, [small_negotiation.border])
    before = all_rows(workspace)
    with pytest.raises(NotFound, match="deleted meanwhile, so the citation was not saved") as refused:
        evidence.cite(workspace, about, "A new outlet", "a claim")
    assert refused.value.way_out
    assert all_rows(workspace) == before, "not even the outlet was made"


def test_a_citation_is_corrected_and_moved_to_another_record(small_negotiation: Small) -> None:
    workspace, small = small_negotiation.workspace, small_negotiation
    [citation] = read.citations_about(workspace, Ref(Kind.DEMAND, small.border))
    mines = Ref(Kind.DEMAND, small.mines)
    draft = CitationDraft(mines, "Radio North", "The mines too", "all of them", confidential=True)
    evidence.change_citation(workspace, citation.id, draft, was=(citation.claim, citation.quote))
    moved = read.citation(workspace, citation.id)
    assert (moved.about, moved.source.outlet) == (mines, "Radio North")
    assert (moved.claim, moved.quote) == ("The mines too", "all of them")
    assert moved.confidential
    with pytest.raises(Conflict):
        evidence.change_citation(
            workspace, citation.id, CitationDraft(mines, "Post", "else", ""), was=("as it was", "long ago")
        )


def test_a_record_of_any_kind_is_cited(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    delegations.add(workspace, small_negotiation.north, "Experts")
    packages.make(workspace, PackageDraft("Mines for trade", (small_negotiation.mines, small_negotiation.trade)))
    stakes.add(workspace, small_negotiation.north, StakeDraft(StakeKind.INTEREST, "Calm"))
    rows = all_rows(workspace)
    for kind in Kind:
        if kind is Kind.EDITION:
            continue
        about = Ref(kind, next(iter(rows[NAMED[kind][0].name])))
        made = evidence.add_citation(workspace, CitationDraft(about, "Evening Post", "seen"))
        assert made in [one.id for one in read.citations_about(workspace, about)], kind


def test_a_chosen_source_goes_before_the_name(small_negotiation: Small) -> None:
    """Two pieces of one outlet are told apart."""
    workspace, about = small_negotiation.workspace, Ref(Kind.DEMAND, small_negotiation.border)
    second = evidence.add_source(workspace, SourceDraft("Weekly Review", "Mines"))
    made = evidence.add_citation(workspace, CitationDraft(about, "Weekly Review", "claim", source_id=second))
    assert read.citation(workspace, made).source.title == "Mines"


def test_a_statement_is_corrected_with_what_it_is_about(small_negotiation: Small) -> None:
    workspace, small = small_negotiation.workspace, small_negotiation
    mines, talks = Ref(Kind.DEMAND, small.mines), Ref(Kind.MEETING, small.talks)
    draft = StatementDraft(
        "Ada Berg", "Not first.", "reporters", "Radio North", False, small.north, small.minister, on("2025-09-02"),
        (mines, talks),
    )  # fmt: skip
    evidence.change_statement(workspace, small.statement, draft, was="We shall not move first.")
    said = read.statement(workspace, small.statement)
    assert (said.words, said.audience, said.outlet, said.quoted, said.speaker_party) == (
        "Not first.", "reporters", "Radio North", False, "NOR",
    )  # fmt: skip
    assert {tie.ref for tie in ties_of(workspace, Ref(Kind.STATEMENT, small.statement))} == {mines, talks}
    with pytest.raises(Conflict, match="Not first"):
        evidence.change_statement(workspace, small.statement, StatementDraft("Ada Berg", "Else"), was="older words")
    with pytest.raises(RuleBroken, match="does not belong"):
        evidence.change_statement(
            workspace, small.statement, StatementDraft("Ada", "x", party_id=small.south, person_id=small.minister)
        )


def test_deleting_a_statement_takes_its_ties_and_undo_brings_them_back(small_negotiation: Small) -> None:
    workspace, before = small_negotiation.workspace, all_rows(small_negotiation.workspace)
    evidence.delete_statement(workspace, small_negotiation.statement)
    assert not [row for row in all_rows(workspace)["link"].values() if row["from_id"] == small_negotiation.statement]
    workspace.undo()
    assert all_rows(workspace) == before


def test_values_are_reordered_corrected_added_and_taken_out_but_never_merged(workspace: Workspace) -> None:
    fact = evidence.add_fact(workspace, "How long?", [("817 km", "Post", "817"), ("800-plus km", "Post", "800-plus")])
    first, second = read.fact(workspace, fact).values
    same = ValueDraft("817 km", "Herald", "the same figure")
    draft = FactDraft(
        "How long?",
        [
            ValueDraft(second.value, "Post", second.quote, second.id),
            ValueDraft("817 km (508 miles)", "Post", "817", first.id),
            same,
        ],
    )
    evidence.change_fact(workspace, fact, draft, seen=[(first.id, first.value), (second.id, second.value)])
    values = read.fact(workspace, fact).values
    assert [value.value for value in values] == ["800-plus km", "817 km (508 miles)", "817 km"]
    assert [value.id for value in values[:2]] == [second.id, first.id]
    evidence.change_fact(workspace, fact, FactDraft("How long?", [ValueDraft("817 km", "Herald", "", values[2].id)]))
    [left] = read.fact(workspace, fact).values
    assert left.id == values[2].id
    workspace.undo()
    assert len(read.fact(workspace, fact).values) == 3


def test_a_value_from_another_window_is_not_dropped(workspace: Workspace) -> None:
    fact = evidence.add_fact(workspace, "How many?", [("10", "Post", "")])
    [seen] = read.fact(workspace, fact).values
    evidence.change_fact(workspace, fact, FactDraft("How many?", [ValueDraft("10", id=seen.id), ValueDraft("11")]))
    with pytest.raises(Conflict, match="11"):
        evidence.change_fact(
            workspace, fact, FactDraft("How many?", [ValueDraft("12", id=seen.id)]), seen=[(seen.id, "10")]
        )
    assert len(read.fact(workspace, fact).values) == 2


def test_only_differing_values_contradict(workspace: Workspace) -> None:
    twice = evidence.add_fact(workspace, "Members?", [("10", "Post", ""), (" 10 ", "Herald", "")])
    assert not read.fact(workspace, twice).contradictory
    differing = evidence.add_fact(workspace, "Length?", [("817 km", "Post", ""), ("800-plus km", "Post", "")])
    assert read.fact(workspace, differing).contradictory


def test_a_text_keeps_its_downgrade_and_its_terms(small_negotiation: Small) -> None:
    workspace, small = small_negotiation.workspace, small_negotiation
    [text] = read.instruments(workspace)
    [term] = text.terms
    draft = InstrumentDraft(
        "Statement", InstrumentKind.CHAIRS_STATEMENT, InstrumentStanding.EXPECTED, InstrumentKind.JOINT_STATEMENT,
        terms=[
            TermDraft("occupied", small.south, "left out", dt.date(2025, 9, 30), term.id),
            TermDraft("shared", small.north),
        ],
    )  # fmt: skip
    evidence.change_instrument(workspace, text.id, draft, seen=[(term.id, "occupied")])
    changed = read.instrument(workspace, text.id)
    assert changed.downgraded
    assert [(one.term, one.objected_by, one.open) for one in changed.terms] == [
        ("occupied", "SUD", False), ("shared", "NOR", True),
    ]  # fmt: skip
    evidence.delete_instrument(workspace, text.id)
    with pytest.raises(NotFound):
        read.instrument(workspace, text.id)


def test_an_obstacle_is_resolved_reopened_and_corrected(small_negotiation: Small) -> None:
    workspace, small = small_negotiation.workspace, small_negotiation
    [obstacle] = read.obstacles(workspace)
    evidence.resolve_obstacle(workspace, obstacle.id, workspace.today())
    assert not read.obstacles(workspace)
    evidence.resolve_obstacle(workspace, obstacle.id, None)
    with pytest.raises(RuleBroken, match="still to come"):
        evidence.resolve_obstacle(workspace, obstacle.id, workspace.today() + dt.timedelta(days=1))
    mines = Ref(Kind.DEMAND, small.mines)
    evidence.change_obstacle(
        workspace, obstacle.id, ObstacleDraft("The mines", "Radio North", (mines,)), was="The guns"
    )
    [changed] = read.obstacles(workspace)
    assert (changed.text, changed.source, changed.refs) == ("The mines", "Radio North", ("D-2",))


PASTED = {
    "a\0b\x07c\x1b[31m": "abc[31m",
    "one\r\ntwo\rthree\x85four": "one\ntwo\nthree\nfour",
    '<img src=x onerror=1> & **bold** #read("x")': '<img src=x onerror=1> & **bold** #read("x")',
    "ไทย\u200bขแมร์ ខ្មែរ \u202bעבר\u202c \u200d": "ไทย\u200bขแมร์ ខ្មែរ \u202bעבר\u202c \u200d",
    "half \ud800 pair": "half  pair",
    "\ttab stays\tinside": "tab stays\tinside",
}


def test_a_quote_loses_control_characters_and_nothing_else(small_negotiation: Small) -> None:
    workspace, about = small_negotiation.workspace, Ref(Kind.DEMAND, small_negotiation.border)
    for typed, kept in PASTED.items():
        made = evidence.add_citation(workspace, CitationDraft(about, "Post", typed, typed))
        citation = read.citation(workspace, made)
        assert citation.quote == citation.claim == kept


@given(st.text(st.characters(codec=None), max_size=60))
def test_cleaning_keeps_every_other_character_in_order(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not [one for one in cleaned if unicodedata.category(one) in ("Cc", "Cs") and one not in "\t\n"]

    def visible(words: str) -> list[str]:
        return [one for one in words if unicodedata.category(one) not in ("Cc", "Cs") and not one.isspace()]

    assert visible(cleaned) == visible(text)
