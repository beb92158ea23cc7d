"""How we know, in print: all of the sample’s facts is on the pages, grades and the share in words, public or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.commands import evidence
from models.commands.evidence import CitationDraft, FactDraft, ObstacleDraft, SourceDraft, StatementDraft, ValueDraft
from models.queries import evidence as read
from models.records import Ref
from models.report.blocks import Wording
from models.report.choices import STATE_SECTIONS, ReportOptions, Section
from models.report.gather import gather
from models.report.kinds import gather as gather_kind
from models.report.outline import outline
from models.report.outline_evidence import way_of
from models.report.typeset import typeset
from models.sample import create_sample
from models.vocabulary import InstrumentKind, InstrumentStanding, Kind, Reliability
from models.workspace import Workspace
from tests.models.people import Small
from tests.models.report.paper import words_of

SECRET = "hidden-word"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with create_sample(tmp_path_factory.mktemp("evidence") / "sample.accord") as opened:
        yield opened


#: What the sample's facts hold of statements, contradictions, gaps and texts, in the words of the pages.
PRINTED = (
    "Mohamad Hasan (MY) → reporters → Reuters (not graded) → 14 Oct",
    "“During the summit, we hope to see the signing of a declaration, known as the Kuala Lumpur Accord,",
    "between these two neighbours to ensure peace and a lasting ceasefire”",
    "Sihasak Phuangketkeow (TH) → reporters → The article (outlet not named) (not graded) → no date known",
    "“Right now, the negotiations are moving forward”",
    "Hun Manet (nominating the US President for the Nobel Peace Prize) (KH)",
    "“historic contributions in advancing world peace”",
    "US President (reportedly) (US) → Politico (not graded) → no date known",
    "→ Politico (not graded) → no date known · a paraphrase",
    "How long is the Thai–Cambodian border? · contradictory",
    "817 km (508 miles)",
    "800-plus km",
    "“the 800-plus kilometer stretch”",
    "Does the US President attend the signing? · contradictory",
    "Confirmed, as the article’s first paragraph has it",
    "Expected by Malaysia",
    "Initially uncertain",
    "Not confirmed by the White House; sources indicate planning",
    "How many members does ASEAN have? 10",
    "No answer from the Cambodian Foreign Ministry",
    "No confirmation by the White House",
    "Exclusion of Chinese officials from the ceremony requested",
    "Objection to the word “inclusivity”",
    "The removal of mines and heavy weapons needs sustained cooperation",
    "Decades of mistrust and unresolved territorial claims",
    "The unity of ASEAN on security issues",
    "Kuala Lumpur Accord declaration, expected",
    "Ceasefire of 28 July 2025 ceasefire, violated",
    "East Asia Summit statement joint statement → chair’s statement",
    "“inclusivity”: objected to by United States",
    "killed: at least 48",
    "displaced: hundreds of thousands",
    "Cambodia’s position on D-1 to D-4: none recorded.",
    "Politico not graded",
    "The article (outlet not named) not graded",
    "50 of 50 records name a source (100 %)",
)


#: The same in the summary: values side by side in a line, and once for all sources that none is graded.
IN_SHORT = (
    "Mohamad Hasan (MY) → reporters → Reuters → 14 Oct: “During the summit, we hope to see the signing",
    "→ reporters → The article (outlet not named) → no date known: “Right now, the negotiations are moving forward”",
    "“historic contributions in advancing world peace”",
    "US President (reportedly) (US) → Politico → no date known: Requested that Chinese officials not join the ceremony",
    "contradictory: 817 km (508 miles) (The article (outlet not named)) versus 800-plus km",
    "contradictory: Confirmed, as the article’s first paragraph has it",
    "versus Expected by Malaysia (Reuters) versus Initially uncertain (Politico) versus Not confirmed by",
    "How many members does ASEAN have? 10",
    "No answer from the Cambodian Foreign Ministry",
    "No confirmation by the White House",
    "Exclusion of Chinese officials from the ceremony requested",
    "Objection to the word “inclusivity”",
    "The removal of mines and heavy weapons needs sustained cooperation",
    "Decades of mistrust and unresolved territorial claims",
    "The unity of ASEAN on security issues",
    "killed: at least 48 lives; displaced: hundreds of thousands",
    "Cambodia’s position on D-1 to D-4: none recorded.",
    "Reuters · Politico · Al Jazeera · The article (outlet not named). None of them is graded.",
    "50 of 50 records name a source (100 %)",
)


def test_every_statement_contradiction_and_gap_of_the_sample_is_in_print(sample: Workspace) -> None:
    dossier = squeezed(words_of(typeset(gather_kind(sample, ReportOptions(kind="dossier")))))
    assert [one for one in PRINTED if squeezed(one) not in dossier] == []
    summary = squeezed(words_of(typeset(gather(sample))))
    assert [one for one in IN_SHORT if squeezed(one) not in summary] == []


def test_without_the_list_of_sources_each_line_says_its_grade(sample: Workspace) -> None:
    sections = (Section.STATEMENTS, Section.FACTS)
    words = squeezed(words_of(typeset(gather(sample, ReportOptions(sections=sections)))))
    assert squeezed("→ Reuters (not graded) → 14 Oct") in words
    assert squeezed("Expected by Malaysia (Reuters, not graded)") in words


def squeezed(words: str) -> str:
    """Without blanks: a page breaks its lines where it must."""
    return "".join(words.split())


def test_the_page_of_d6_answers_who_who_reported_and_how_reliable(sample: Workspace) -> None:
    options = ReportOptions(kind="dossier", sections=(Section.PAGES,))
    words = squeezed(words_of(typeset(gather_kind(sample, options))))
    page = words[words.index(squeezed("D-6 Chinese officials not to join")) : words.index(squeezed("D-7 No “inclus"))]
    for told in (
        "US → MY, ASEAN",
        "“reportedly requested that Chinese officials not join the ceremony”",
        "The US President reportedly requested it · Politico (not graded)",
        "What was said",
        "US President (reportedly) (US) → Politico (not graded) → no date known",
        "Exclusion of Chinese officials from the ceremony requested Politico (not graded)",
    ):
        assert squeezed(told) in page, told
    first = words[words.index(squeezed("D-1 Withdraw")) : words.index(squeezed("D-2 Clear"))]
    assert squeezed("Cambodia no position recorded") in first
    assert squeezed("No answer from the Cambodian Foreign Ministry to requests for comment") in first


def test_grades_are_printed_with_their_words(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    post = read.sources(workspace)[0]
    evidence.grade(workspace, post.id, Reliability.B, 3)
    words = words_of(typeset(gather(workspace)))
    assert "B3 (usually reliable, possibly true)" in words
    assert squeezed("Radio North, not graded") in squeezed(words)
    assert squeezed("12,000 (Evening Post, grade B3)") in squeezed(words)


def test_the_same_lines_stand_in_formats_without_a_drawing(sample: Workspace) -> None:
    parts = {
        part.name: str(part.blocks)
        for part in outline(gather(sample, ReportOptions(sections=(*STATE_SECTIONS, Section.TEXTS))))
    }
    assert "800-plus km" in parts["facts"]
    assert "contradictory" in parts["facts"]
    assert "joint statement → chair’s statement" in parts["texts"]
    assert "not graded" in parts["sources"]
    assert "50 of 50 records name a source" in parts["sources"]
    line = gather(sample).statements[0]
    assert way_of(line, Wording("en")) == "Mohamad Hasan (MY) → reporters → Reuters (not graded) → 14 Oct"


def test_nothing_confidential_is_in_a_public_list_or_counted_there(small_negotiation: Small, tmp_path: Path) -> None:
    workspace, border = small_negotiation.workspace, Ref(Kind.DEMAND, small_negotiation.border)
    evidence.add_statement(workspace, StatementDraft(f"{SECRET} speaker", "words", about=(border,), confidential=True))
    value = ValueDraft("1", f"{SECRET} outlet")
    evidence.add_drafted_fact(workspace, FactDraft(f"{SECRET} question", [value], confidential=True))
    evidence.add_drafted_obstacle(workspace, ObstacleDraft(f"{SECRET} way", about=(border,), confidential=True))
    evidence.add_citation(workspace, CitationDraft(border, "Evening Post", f"{SECRET} claim", confidential=True))
    evidence.add_drafted_instrument(
        workspace,
        evidence.InstrumentDraft(
            f"{SECRET} text", InstrumentKind.NON_PAPER, InstrumentStanding.DRAFT, confidential=True
        ),
    )
    for kind in ("state-of-play", "dossier"):
        own = words_of(typeset(gather_kind(workspace, ReportOptions(kind=kind))))
        assert SECRET in own
        shown = words_of(typeset(gather_kind(workspace, ReportOptions(kind=kind, public=True))))
        assert SECRET not in shown
    own_share, public_share = (gather(workspace, ReportOptions(public=public)).sourced for public in (False, True))
    assert own_share != public_share


def test_on_an_earlier_day_the_values_are_those_that_were_published(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    evidence.add_source(workspace, SourceDraft("Morning Star", "Late", dt.date(2025, 9, 29)))
    evidence.add_fact(workspace, "How many guns?", [("3", "Evening Post", ""), ("5", "Morning Star", "")])
    then = {fact.question: fact for fact in gather(workspace, ReportOptions(as_of=dt.date(2025, 9, 15))).facts}
    assert [value.value for value in then["How many guns?"].values] == ["3"]
    assert not then["How many guns?"].contradictory
