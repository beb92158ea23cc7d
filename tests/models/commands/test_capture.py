"""Keeping a text, and taking passages out of it: record and citation in one edit, which one undo takes back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import select

from models.commands import attachments, capture, demands, evidence
from models.commands.capture import KeptText, Passage
from models.commands.demands import DemandDraft
from models.commands.evidence import SourceDraft, StatementDraft
from models.commands.meetings import IncidentDraft, MeetingDraft
from models.dates import on_day
from models.errors import LookingBack, NotFound, RuleBroken
from models.queries import captured, detail
from models.queries import tables as t
from models.records import Effective, Ref
from models.vocabulary import Disclosure, Involvement, Kind, Lane, MeetingKind, Reliability, Stance
from models.workspace import Workspace
from tests.models.people import ZONE, Small, all_rows, counted, journal_of

ARTICLE = """Northland wants its guns back by Friday.

“We shall not go first,” Ada Berg told reporters on Tuesday. The line is 817 km long.
Radio North calls it 800-plus km."""


@pytest.fixture
def kept(small_negotiation: Small) -> KeptText:
    draft = SourceDraft("Daily News", "Guns again", dt.date(2025, 9, 30), Reliability.B, 2, "https://news.example/1")
    return capture.keep_text(small_negotiation.workspace, draft, ARTICLE)


def test_a_text_is_kept_with_its_source_in_one_step(small_negotiation: Small, kept: KeptText) -> None:
    workspace = small_negotiation.workspace
    (text,) = captured.texts(workspace)
    assert (text.id, text.source.id, text.source.outlet, text.source.grade) == (
        kept.text_id,
        kept.source_id,
        "Daily News",
        "B2",
    )
    assert captured.words(workspace, text.id) == ARTICLE
    assert workspace.undoable() == "Capture a text of Daily News"
    workspace.undo()
    assert captured.texts(workspace) == ()
    assert "Daily News" not in {source.outlet for source in _sources(workspace)}
    workspace.redo()
    assert captured.words(workspace, kept.text_id) == ARTICLE


def test_a_source_that_is_there_takes_a_text_too_but_not_the_same_twice(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    capture.keep_text(workspace, small_negotiation.source, ARTICLE)
    with pytest.raises(RuleBroken, match="kept already"):
        capture.keep_text(workspace, small_negotiation.source, f"\r\n{ARTICLE}  ")
    capture.keep_text(workspace, small_negotiation.source, "Another one.")
    assert len(captured.texts(workspace)) == 2


def test_no_text_and_too_much_text_leave_nothing_behind(small_negotiation: Small) -> None:
    before = all_rows(small_negotiation.workspace)
    for text in ("", " \n\x00 ", "x " * 500_001):
        with pytest.raises(RuleBroken):
            capture.keep_text(small_negotiation.workspace, SourceDraft("Daily News"), text)
    assert all_rows(small_negotiation.workspace) == before


def test_what_begins_like_a_script_is_a_text_and_is_never_run(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    kept = capture.keep_text(workspace, SourceDraft("Daily News"), "#!/bin/sh\nrm -rf /")
    assert captured.words(workspace, kept.text_id).startswith("#!/bin/sh")
    with pytest.raises(Exception, match="is not opened"):
        attachments.opened_copy(workspace, kept.text_id)


def _ways(small: Small) -> dict[str, Callable[[Workspace, Passage], Ref]]:
    involved = {Involvement.TABLED_BY: (small.north,), Involvement.ADDRESSED_TO: (small.south,)}
    day = on_day(dt.date(2025, 9, 30), ZONE)
    border = Ref(Kind.DEMAND, small.border)
    return {
        "citation": lambda w, p: capture.take_citation(w, p, border, "They go second"),
        "statement": lambda w, p: capture.take_statement(w, p, StatementDraft("Ada Berg", "We shall not go first")),
        "demand": lambda w, p: capture.take_demand(w, p, DemandDraft("Give the guns back", involved)),
        "meeting": lambda w, p: capture.take_meeting(
            w, p, MeetingDraft("Talks", MeetingKind.TECHNICAL, Lane.TECHNICAL, day)
        ),
        "incident": lambda w, p: capture.take_incident(w, p, IncidentDraft("Shots", day)),
        "fact": lambda w, p: capture.take_fact(w, p, "How long is the line?", "817 km"),
        "position": lambda w, p: capture.take_position(w, p, small.border, small.south, Stance.UNDECIDED),
        "obstacle": lambda w, p: capture.take_obstacle(w, p, "Nobody goes first", [border]),
    }


def test_each_way_is_one_step_with_the_passage_word_by_word(small_negotiation: Small, kept: KeptText) -> None:
    workspace = small_negotiation.workspace
    quote = "“We shall not go first,” Ada Berg told reporters on Tuesday."
    for name, take in _ways(small_negotiation).items():
        before, steps = all_rows(workspace), len(journal_of(workspace))
        ref = take(workspace, Passage(quote, kept.source_id))
        assert len(journal_of(workspace)) == steps + 1, name
        taken = captured.taken(workspace, kept.source_id, ARTICLE)
        assert [(one.ref, one.span.of(ARTICLE)) for one in taken] == [(ref, quote)], name
        workspace.undo()
        assert all_rows(workspace) == before, name
        assert captured.taken(workspace, kept.source_id, ARTICLE) == (), name
        workspace.redo()
        assert captured.taken(workspace, kept.source_id, ARTICLE) == taken, name
        workspace.undo()


def test_a_source_that_is_gone_meanwhile_is_said_and_nothing_is_kept(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    before = all_rows(workspace)
    for take in _ways(small_negotiation).values():
        with pytest.raises(NotFound, match="source"):
            take(workspace, Passage("We shall not go first", 12345))
    assert all_rows(workspace) == before


def test_a_record_that_is_gone_is_not_cited(small_negotiation: Small, kept: KeptText) -> None:
    workspace = small_negotiation.workspace
    demands.delete(workspace, [small_negotiation.spare])
    before = all_rows(workspace)
    with pytest.raises(NotFound, match="demand"):
        capture.take_citation(workspace, Passage("817 km", kept.source_id), Ref(Kind.DEMAND, small_negotiation.spare))
    assert all_rows(workspace) == before


def test_contrary_values_of_a_fact_stand_side_by_side(small_negotiation: Small, kept: KeptText) -> None:
    workspace = small_negotiation.workspace
    first = capture.take_fact(
        workspace, Passage("The line is 817 km long.", kept.source_id), "How long is the line?", "817 km"
    )
    quote = "Radio North calls it 800-plus km."
    assert capture.take_fact_value(workspace, Passage(quote, kept.source_id), first.id, "800-plus km") == first
    values = captured.fact_values(workspace, first.id)
    assert [(one.value, one.source) for one in values] == [("817 km", "Daily News"), ("800-plus km", "Daily News")]
    assert [one.how for one in captured.taken(workspace, kept.source_id, ARTICLE)] == ["fact", "fact"]


def test_what_was_taken_costs_the_same_statements_however_much_it_is(small_negotiation: Small, kept: KeptText) -> None:
    workspace = small_negotiation.workspace
    border = Ref(Kind.DEMAND, small_negotiation.border)

    def asked() -> int:
        with counted(workspace) as statements:
            captured.taken(workspace, kept.source_id, ARTICLE)
        return len(statements)

    capture.take_citation(workspace, Passage("The line is 817 km long.", kept.source_id), border)
    first = asked()
    for number in range(12):
        capture.take_citation(workspace, Passage(ARTICLE[number : number + 20], kept.source_id), border)
    assert asked() == first
    assert first < 8


def test_two_pieces_of_one_outlet_are_kept_apart(small_negotiation: Small, kept: KeptText) -> None:
    """Records cite the very piece, not the first source of that name."""
    workspace = small_negotiation.workspace
    other = capture.keep_text(workspace, SourceDraft("Daily News", "Later"), "Guns were moved.")
    ref = capture.take_demand(
        workspace,
        Passage("Guns were moved.", other.source_id),
        DemandDraft("Move them", {Involvement.TABLED_BY: (small_negotiation.north,)}),
    )
    (citation,) = detail.demand(workspace, ref.id).citations
    assert (citation.source.id, citation.quote) == (other.source_id, "Guns were moved.")
    assert detail.demand(workspace, ref.id).statuses[0].source == "Daily News"


def test_quotes_of_outlets_that_the_text_names_are_found_in_it_too(small_negotiation: Small, kept: KeptText) -> None:
    workspace, mines = small_negotiation.workspace, Ref(Kind.DEMAND, small_negotiation.mines)
    evidence.cite(workspace, mines, "Radio North", "It is long", "800-plus\nkm")
    evidence.cite(workspace, mines, "Radio South", "It is long", "817 km")
    (one,) = captured.taken(workspace, kept.source_id, ARTICLE)
    assert (one.ref, one.span.of(ARTICLE)) == (mines, "800-plus km")


def test_what_is_confidential_is_marked_so_from_the_beginning(small_negotiation: Small, kept: KeptText) -> None:
    workspace, passage = small_negotiation.workspace, Passage("We shall not go first", kept.source_id)
    border = Ref(Kind.DEMAND, small_negotiation.border)
    capture.take_citation(workspace, passage, border, confidential=True)
    capture.take_statement(workspace, passage, StatementDraft("Ada Berg", "No", confidential=True))
    capture.take_fact(workspace, passage, "Who goes first?", "nobody", confidential=True)
    capture.take_obstacle(workspace, passage, "Nobody", confidential=True)
    capture.take_position(
        workspace, passage, small_negotiation.border, small_negotiation.south, Stance.REJECTS,
        disclosure=Disclosure.ASSESSED,
    )  # fmt: skip
    assert {str(step["label"]) for step in journal_of(workspace)[-4:]} == {
        "Capture a statement",
        "Capture a fact",
        "Capture an obstacle",
        "Capture a position",
    }
    with workspace.reading() as connection:
        for table in (t.citation, t.statement, t.fact, t.obstacle):
            newest = connection.execute(select(table).order_by(table.c.id.desc())).first()
            assert newest is not None
            assert newest.confidential


def test_an_earlier_day_is_read_only(small_negotiation: Small, kept: KeptText) -> None:
    workspace = small_negotiation.workspace
    workspace.looking_back = dt.date(2025, 9, 1)
    with pytest.raises(LookingBack):
        capture.take_fact(workspace, Passage("817 km", kept.source_id), "How long?", "817 km")
    assert captured.texts(workspace, published_by=workspace.looking_back) == ()
    assert len(captured.texts(workspace, published_by=dt.date(2025, 9, 30))) == 1


def test_what_was_taken_is_listed_on_an_earlier_day_only_where_it_was_there(
    small_negotiation: Small, kept: KeptText
) -> None:
    workspace, day = small_negotiation.workspace, dt.date(2025, 9, 30)
    passage = Passage("We shall not go first", kept.source_id)
    later = Effective(dt.date(2025, 10, 1))
    capture.take_statement(workspace, passage, StatementDraft("Ada Berg", passage.quote, effective=later))
    said = capture.take_citation(workspace, passage, Ref(Kind.DEMAND, small_negotiation.border))
    assert len(captured.taken(workspace, kept.source_id, ARTICLE)) == 2
    assert [one.ref for one in captured.taken(workspace, kept.source_id, ARTICLE, as_of=day)] == [said]


def test_a_text_that_is_removed_leaves_what_was_taken(small_negotiation: Small, kept: KeptText) -> None:
    workspace = small_negotiation.workspace
    capture.take_fact(workspace, Passage("817 km", kept.source_id), "How long is the line?", "817 km")
    attachments.remove(workspace, kept.text_id)
    assert captured.texts(workspace) == ()
    assert len(captured.taken(workspace, kept.source_id, ARTICLE)) == 1


def _sources(workspace: Workspace) -> tuple[object, ...]:
    from models.queries import evidence as queries

    return queries.sources(workspace)
