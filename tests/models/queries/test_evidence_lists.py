"""The evidence screen's lists: what they hold, what filters let through, and that any number of rows costs one page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from models.commands import evidence
from models.commands.evidence import SourceDraft, StatementDraft
from models.entities import Citation, Source
from models.queries import evidence as read
from models.queries.evidence_lists import PAGE, EvidenceSort, Part, count, counts, line, page
from models.queries.sourced import sourced
from models.queries.ties import source_page
from models.records import EvidenceFilter, Ref
from models.sample import create_sample
from models.vocabulary import Kind, Reliability
from models.workspace import Workspace
from tests.models.people import Small, counted, on, set_up, table


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return create_sample(tmp_path_factory.mktemp("lists") / "sample.accord")


def words(workspace: Workspace, part: Part, **flt: object) -> list[str]:
    return [one.words for one in page(workspace, part, EvidenceFilter(**flt))]


def test_every_list_counts_what_it_shows(sample: Workspace) -> None:
    numbers = counts(sample)
    for part in Part:
        shown = page(sample, part, EvidenceFilter(), limit=1_000)
        assert len(shown) == count(sample, part, EvidenceFilter())
        assert len(shown) == numbers.get(part, 0)
    assert numbers[Part.FACTS] == 3


def test_facts_are_filtered_to_the_contradictory_ones(sample: Workspace) -> None:
    shown = page(sample, Part.FACTS, EvidenceFilter(contradictory=True))
    assert [one.about for one in shown if "border" in one.words] == ["817 km (508 miles) ↔ 800-plus km"]
    assert all(one.mark == "contradictory" for one in shown)
    assert len(shown) == count(sample, Part.FACTS, EvidenceFilter(contradictory=True)) == 2


def test_find_looks_into_values_terms_outlets_and_other_scripts(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    assert words(workspace, Part.FACTS, text="12,000") == ["How many fled?"]
    assert words(workspace, Part.TEXTS, text="OCCUPIED") == ["Joint declaration"]
    assert words(workspace, Part.STATEMENTS, text="evening move") == ["“We shall not move first.”"]
    evidence.add_statement(workspace, StatementDraft("Élodie Ørsted", "ชายแดน"))
    assert words(workspace, Part.STATEMENTS, text="élodie") == ["“ชายแดน”"]
    assert words(workspace, Part.STATEMENTS, text="แดน") == ["“ชายแดน”"]
    assert words(workspace, Part.STATEMENTS, text="100%_") == []


def test_lists_are_filtered_by_source_grade_party_and_kind(small_negotiation: Small) -> None:
    workspace, small = small_negotiation.workspace, small_negotiation
    review = small.source
    assert words(workspace, Part.CITATIONS, source_id=review) == ["““still there””"]
    assert words(workspace, Part.SOURCES, grade="B") == ["Weekly Review"]
    assert "Evening Post" in words(workspace, Part.SOURCES, grade="-")
    assert words(workspace, Part.FACTS, grade="B") == []
    evidence.grade(workspace, read.sources(workspace)[0].id, Reliability.D, None)
    assert words(workspace, Part.FACTS, grade="D") == ["How many fled?"]
    assert words(workspace, Part.TEXTS, party_id=small.south) == ["Joint declaration"]
    assert words(workspace, Part.TEXTS, party_id=small.north) == []
    assert words(workspace, Part.CITATIONS, kind=Kind.MEETING) == []
    assert {one.who for one in page(workspace, Part.UNSOURCED, EvidenceFilter(kind=Kind.PARTY))} == {"party"}


def test_lists_are_sorted(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    early = evidence.add_statement(workspace, StatementDraft("Zoe", "b", effective=on("2025-08-01")))
    late = evidence.add_statement(workspace, StatementDraft("Bo", "a", outlet="Aa", effective=on("2025-09-01")))
    newest = page(workspace, Part.STATEMENTS, EvidenceFilter(), EvidenceSort.NEWEST)
    assert [one.id for one in newest] == [late, early, small_negotiation.statement]
    by_words = page(workspace, Part.STATEMENTS, EvidenceFilter(), EvidenceSort.WORDS)
    assert [one.who for one in by_words] == ["Ada Berg", "Bo", "Zoe"]
    by_source = page(workspace, Part.STATEMENTS, EvidenceFilter(), EvidenceSort.SOURCE)
    assert [one.outlet for one in by_source] == ["", "Aa", "Evening Post"]


def test_on_an_earlier_day_evidence_is_there_by_its_publication(small_negotiation: Small) -> None:
    workspace, small = small_negotiation.workspace, small_negotiation
    day = dt.date(2025, 9, 15)
    evidence.add_source(workspace, SourceDraft("Morning Star", "Late", dt.date(2025, 9, 29)))
    evidence.cite(workspace, Ref(Kind.DEMAND, small.border), "Morning Star", "Moved")
    evidence.add_fact(workspace, "How many guns?", [("3", "Evening Post", ""), ("5", "Morning Star", "")])
    evidence.add_statement(workspace, StatementDraft("Late", "later", effective=on("2025-09-30")))
    evidence.resolve_obstacle(workspace, read.obstacles(workspace)[0].id, dt.date(2025, 9, 20))

    def then(part: Part) -> list[str]:
        return [one.words for one in page(workspace, part, EvidenceFilter(), as_of=day)]

    assert "Morning Star" not in then(Part.SOURCES)
    assert "Moved" not in then(Part.CITATIONS)
    assert "“later”" not in then(Part.STATEMENTS)
    sixth = table(workspace, "Later demand", by=small.north, effective=on("2025-09-25"), source="Evening Post")
    evidence.cite(workspace, Ref(Kind.DEMAND, sixth), "Evening Post", "Told later")
    assert "Told later" not in then(Part.CITATIONS)
    post = next(one.id for one in read.sources(workspace) if one.outlet == "Evening Post")
    told = [one.words for one in source_page(workspace, post, as_of=day).lines]
    assert "Told later" not in told
    assert "tabled: Later demand" not in told
    assert "Told later" in [one.words for one in source_page(workspace, post).lines]
    [guns] = page(workspace, Part.FACTS, EvidenceFilter(text="guns"), as_of=day)
    assert (guns.about, guns.mark) == ("3", "")
    [obstacle] = page(workspace, Part.OBSTACLES, EvidenceFilter(), as_of=day)
    assert obstacle.mark == "open"
    [now] = page(workspace, Part.OBSTACLES, EvidenceFilter())
    assert now.mark == "resolved"


def test_pages_follow_each_other_without_gaps(sample: Workspace) -> None:
    whole = [one.id for one in page(sample, Part.CITATIONS, EvidenceFilter(), limit=1_000)]
    paged = [
        one.id
        for offset in range(0, len(whole), 7)
        for one in page(sample, Part.CITATIONS, EvidenceFilter(), limit=7, offset=offset)
    ]
    assert paged == whole
    assert line(sample, Part.CITATIONS, whole[-1]) is not None
    assert line(sample, Part.CITATIONS, 1) is None


def cite_often(small: Small, number: int) -> None:
    """Many citations, each of a source of its own."""
    with small.workspace.edit(f"Cite {number} times") as edit:
        sources = [edit.new_id() for _ in range(number)]
        edit.insert_rows(
            Source,
            [
                {"id": one, "outlet": f"Outlet {at}", "title": "", "published": None, "reliability": None,
                 "credibility": None, "url": "", "note": ""}
                for at, one in enumerate(sources)
            ],
        )  # fmt: skip
        edit.insert_rows(
            Citation,
            [
                {"id": edit.new_id(), "source_id": one, "about_kind": Kind.DEMAND, "about_id": small.demands[at % 4],
                 "claim": f"Claim {at}", "quote": "", "confidential": False}
                for at, one in enumerate(sources)
            ],
        )  # fmt: skip


def test_any_number_of_citations_costs_one_page(tmp_path: Path) -> None:
    """The statements are as many, no more rows come than are shown, and the default order sorts nothing."""
    costs = []
    for number in (2 * PAGE, 12 * PAGE):
        small = set_up(tmp_path / f"{number}.accord")
        workspace = small.workspace
        cite_often(small, number)
        spent = []
        for part in Part:
            with counted(workspace) as statements:
                shown = page(workspace, part, EvidenceFilter())
            assert len(shown) <= PAGE
            assert statements[0].rstrip().endswith("LIMIT ? OFFSET ?")
            spent.append(len(statements))
        for act in (
            lambda workspace=workspace: counts(workspace),
            lambda workspace=workspace: sourced(workspace),
            lambda workspace=workspace, small=small: source_page(workspace, small.source),
            lambda workspace=workspace: page(workspace, Part.CITATIONS, EvidenceFilter(), offset=PAGE),
        ):
            with counted(workspace) as statements:
                act()
            spent.append(len(statements))
        with workspace.reading() as connection:
            ask = "EXPLAIN QUERY PLAN SELECT * FROM citation WHERE id IS NOT NULL ORDER BY id LIMIT 100 OFFSET 0"
            plan = [str(row[3]) for row in connection.exec_driver_sql(ask)]
        assert not any("TEMP B-TREE" in step for step in plan), plan
        costs.append(spent)
        workspace.close()
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 8, costs[0]
