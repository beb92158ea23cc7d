"""The state of play gathered from a real file: every number agrees with the data base, and secrets stay in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from models.commands import demands, eras, evidence, meetings, negotiations
from models.commands.eras import EraDraft
from models.dates import on_day
from models.entities import Citation, Fact, Instrument, Obstacle, Statement
from models.errors import Refusal
from models.queries import board, summary
from models.records import Ref
from models.report import kinds
from models.report.choices import ReportOptions, Section, read_sections
from models.report.data import StateOfPlay
from models.report.gather import gather
from models.report.html import page
from models.report.typeset import typeset
from models.sample import create_sample
from models.vocabulary import (
    Disclosure,
    InstrumentKind,
    InstrumentStanding,
    Kind,
    MeetingState,
    Presence,
    Stance,
    Status,
)
from models.workspace import Workspace
from tests.models.people import ZONE, Small, on, plan, plant, report_incident, table
from tests.models.report.paper import pages_of, refs_in, words_of

SECRET = "zz-confidential-zz"


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workspace]:
    with create_sample(tmp_path / "sample.accord", author="Mara", now=lambda: 1_760_404_320) as workspace:
        yield workspace


def numbers_of(state: StateOfPlay) -> list[str]:
    return [figure.value for figure in state.figures]


def agrees_with_the_board(workspace: Workspace, day: dt.date | None = None) -> None:
    state = gather(workspace, ReportOptions(as_of=day))
    totals = summary.totals(workspace, as_of=day)
    assert numbers_of(state) == [
        str(totals.days_to_summit),
        f"{totals.agreed} of {totals.demands}",
        str(totals.contested_terms),
        str(totals.unconfirmed),
    ]
    assert {count.status: count.count for count in state.statuses if count.count} == {
        status: number for status, number in totals.by_status.items() if number
    }
    cards = [card for status in Status for card in board.page(workspace, status, limit=10_000, as_of=day)]
    assert {(row.ref, row.title, row.status, row.since) for row in state.demands} == {
        (card.ref, card.title, card.status, card.since) for card in cards
    }
    silent = sum(
        party.stance is Stance.NONE_RECORDED
        for row in state.demands
        if row.status not in (Status.AGREED, Status.WITHDRAWN)
        for party in row.addressed_to
    )
    assert silent >= totals.missing_positions
    for number, figure in zip(numbers_of(state), state.figures, strict=True):
        assert f"{number} {figure.label}" in words_of(typeset(state))


def test_the_sample_agrees_with_its_board(sample: Workspace) -> None:
    agrees_with_the_board(sample)


def test_every_earlier_day_agrees_with_its_board(small_negotiation: Small) -> None:
    for day in ("2025-08-01", "2025-08-12", "2025-08-25", "2025-09-10", "2025-10-01"):
        agrees_with_the_board(small_negotiation.workspace, dt.date.fromisoformat(day))


def test_the_sample_is_at_most_three_pages_with_every_demand_on_the_first(sample: Workspace) -> None:
    pages = pages_of(typeset(gather(sample)))
    assert 1 <= len(pages) <= 2
    assert refs_in(pages[0]) >= {f"D-{number}" for number in range(1, 8)}
    assert "12 days to the summit" in pages[0]
    assert "1 of 7 demands agreed" in pages[0]


def test_the_sample_says_what_is_silent(sample: Workspace) -> None:
    state = gather(sample)
    words = " ".join(state.in_short)
    assert "opens in 12 days" in words
    assert "Cambodia has no recorded position on any of the 4 open demands addressed to it" in words
    assert any(point.subject == "Cambodia’s position" and "D-1 to D-4" in point.text for point in state.open_points)
    assert any(point.subject == "Attendance of Donald Trump" for point in state.open_points)
    assert any("inclusivity" in point.subject for point in state.open_points)


def test_in_short_follows_the_data(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    before = " ".join(gather(workspace).in_short)
    assert "1 is contested" in before
    demands.move(workspace, [small_negotiation.border], Status.WITHDRAWN, reason="no longer asked")
    meetings.delete(workspace, small_negotiation.summit)
    after = " ".join(gather(workspace).in_short)
    assert "1 is withdrawn" in after
    assert "No summit is set yet." in after


def test_contrary_facts_show_all_their_values(small_negotiation: Small) -> None:
    evidence.add_fact(small_negotiation.workspace, "How many observers?", [("14", "Evening Post", "")])
    contrary, settled = gather(small_negotiation.workspace).facts
    assert [value.value for value in contrary.values] == ["12,000", "20,000"]
    assert [value.grade for value in contrary.values] == ["not graded", "not graded"]
    assert (contrary.contradictory, settled.contradictory) == (True, False)


def test_parties_count_their_demands(small_negotiation: Small) -> None:
    lines = {line.code: line for line in gather(small_negotiation.workspace).parties}
    assert (lines["NOR"].tabled, lines["NOR"].addressed) == (3, 1)
    assert lines["ISL"].roles == ("chair", "facilitator")
    assert lines["NOR"].people == ("Ada Berg, foreign minister",)


def test_the_picture_lies_within_its_frame(sample: Workspace) -> None:
    way = gather(sample).way
    assert way is not None
    places = [event.left for event in way.events] + [event.right for event in way.events] + [way.today]
    assert all(0 <= place <= 1 for place in places)
    assert way.summit_left is not None
    assert way.summit_right is not None
    assert way.today < way.summit_left < way.summit_right
    assert all(event.left <= event.right for event in way.events)
    assert way.left_out == 0


def test_a_crowded_picture_counts_what_it_leaves_out(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    for number in range(40):
        plan(workspace, f"Round {number}", "2025-10-05")
    state = gather(workspace)
    assert state.way is not None
    assert state.way.left_out == len(state.meetings) - len(state.way.events) - 1
    assert len(state.meetings) == 43


def test_a_day_in_the_past_knows_nothing_of_later(small_negotiation: Small) -> None:
    state = gather(small_negotiation.workspace, ReportOptions(as_of=dt.date(2025, 8, 12)))
    assert [row.ref for row in state.demands] == ["D-1", "D-2"]
    assert state.demands[0].status is Status.TABLED
    assert state.as_of_words == "12 August 2025"
    assert not any("Shelling" in line.title or "Boundary" in line.title for line in state.meetings)
    assert numbers_of(state)[3] == "0"


def test_a_day_in_the_future_is_today(small_negotiation: Small) -> None:
    state = gather(small_negotiation.workspace, ReportOptions(as_of=dt.date(2031, 1, 1)))
    assert state.as_of == dt.date(2025, 10, 1)


# ---------------------------------------------------------------- public reports


def keep_secrets(small: Small) -> None:
    """One confidential record of each kind, each with a word that must not leave the file."""
    workspace = small.workspace
    secret = table(workspace, f"{SECRET} demand", by=small.north, to=small.south, theme=f"{SECRET} theme",
                   confidential=True, effective=on("2025-08-02"), source=f"{SECRET} outlet")  # fmt: skip
    meeting = plan(workspace, f"{SECRET} talks", "2025-10-05", confidential=True, state=MeetingState.ANNOUNCED)
    meetings.attend(workspace, meeting, small.south, Presence.INVITED, announced_by=f"{SECRET} voice")
    report_incident(workspace, f"{SECRET} shots", "2025-09-25", confidential=True)
    evidence.add_statement(workspace, evidence.StatementDraft(f"{SECRET} speaker", f"{SECRET} words"))
    evidence.add_fact(workspace, f"{SECRET} question", [("1", "", ""), ("2", "", "")])
    evidence.add_obstacle(workspace, f"{SECRET} obstacle", f"{SECRET} informer")
    evidence.add_instrument(workspace, f"{SECRET} text", InstrumentKind.NON_PAPER, InstrumentStanding.DRAFT,
                            terms=[(f"{SECRET} term", small.south, "")])  # fmt: skip
    evidence.cite(workspace, Ref(Kind.DEMAND, secret), f"{SECRET} leak", "a claim")
    demands.record_position(workspace, small.mines, small.north, Stance.REJECTS, disclosure=Disclosure.ASSESSED)
    with workspace.edit("Keep them secret") as edit:
        for entity in (Statement, Fact, Obstacle, Instrument, Citation):
            for record in edit.all(entity):
                told = [str(getattr(record, name, "")) for name in ("words", "question", "text", "title", "claim")]
                if any(SECRET in words for words in told) or (entity is Citation and record.about_id == secret):
                    record.confidential = True


def test_a_public_report_holds_no_secret(small_negotiation: Small) -> None:
    keep_secrets(small_negotiation)
    workspace = small_negotiation.workspace
    ours = gather(workspace)
    assert SECRET in msgspec.json.encode(ours).decode()
    public = gather(workspace, ReportOptions(public=True))
    assert SECRET not in msgspec.json.encode(public).decode()
    assert SECRET not in page(public)
    assert SECRET not in words_of(typeset(public))
    assert "without confidential records" in words_of(typeset(public))


def test_a_public_report_counts_public_records_alone(small_negotiation: Small) -> None:
    before = gather(small_negotiation.workspace, ReportOptions(public=True))
    keep_secrets(small_negotiation)
    after = gather(small_negotiation.workspace, ReportOptions(public=True))
    same_journal = replace(after, journal=before.journal)
    assert same_journal == before


def test_our_own_assessment_stays_ours(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    demands.record_position(
        workspace, small_negotiation.mines, small_negotiation.north, Stance.REJECTS, disclosure=Disclosure.ASSESSED
    )
    ours, public = gather(workspace), gather(workspace, ReportOptions(public=True))
    assert stance_on(ours, "D-2") is Stance.REJECTS
    assert stance_on(public, "D-2") is Stance.NONE_RECORDED


def stance_on(state: StateOfPlay, ref: str) -> Stance | None:
    return next(row for row in state.demands if row.ref == ref).addressed_to[0].stance


# ---------------------------------------------------------------- choices


def test_a_section_left_out_leaves_no_data_behind(small_negotiation: Small) -> None:
    state = gather(small_negotiation.workspace, ReportOptions(sections=(Section.DEMANDS,)))
    assert state.sections == (Section.DEMANDS,)
    assert state.demands
    left_out = (state.statements, state.sources, state.parties, state.in_short, state.figures, state.meetings)
    assert left_out == ((),) * 6
    assert state.way is None


def test_the_marking_is_the_negotiations_own_until_another_is_chosen(small_negotiation: Small) -> None:
    workspace = small_negotiation.workspace
    assert gather(workspace).marking == "Restricted"
    assert gather(workspace, ReportOptions(marking="")).marking == ""
    assert gather(workspace, ReportOptions(marking="SECRET")).marking == "SECRET"


def test_sections_are_read_from_the_command_line() -> None:
    assert read_sections("demands, in_short, demands") == (Section.DEMANDS, Section.IN_SHORT)
    assert read_sections("") is None
    with pytest.raises(Refusal, match=r"no section “weather”.*demands"):
        read_sections("demands,weather")


def test_the_sections_stand_in_the_order_that_was_asked_for(small_negotiation: Small) -> None:
    options = ReportOptions(sections=(Section.SOURCES, Section.DEMANDS))
    text = words_of(typeset(gather(small_negotiation.workspace, options)))
    assert text.index("Sources") < text.index("Tabled by")
    assert "In short" not in text


def test_a_kind_that_does_not_exist_is_refused(workspace: Workspace) -> None:
    with pytest.raises(Refusal, match=r"“weather”.*state-of-play"):
        kinds.gather(workspace, ReportOptions(kind="weather"))


def test_a_second_zone_must_be_one(workspace: Workspace) -> None:
    with pytest.raises(Refusal, match="not a time zone"):
        gather(workspace, ReportOptions(second_zone="Moon/Crater"))


def test_a_language_that_is_not_spoken_is_refused(workspace: Workspace) -> None:
    with pytest.raises(Refusal, match="“th”"):
        gather(workspace, ReportOptions(language="th"))


def test_an_empty_negotiation_has_a_report(workspace: Workspace) -> None:
    state = gather(workspace)
    assert state.way is None
    assert "no summit set" in words_of(typeset(state))


def test_a_summit_without_anything_else_has_a_picture(workspace: Workspace) -> None:
    summit = plan(workspace, "The summit", "2025-11-01")
    negotiations.choose_summit(workspace, summit)
    state = gather(workspace)
    assert state.way is not None
    assert "The summit, 1 Nov" in words_of(typeset(state))


def test_an_event_of_long_ago_does_not_squeeze_the_picture(small_negotiation: Small) -> None:
    plan(small_negotiation.workspace, "The old treaty", "1907-03-23")
    state = gather(small_negotiation.workspace)
    assert state.way is not None
    assert state.way.first.year == 2025
    assert state.way.left_out == 1
    assert any(line.title == "The old treaty" for line in state.meetings)


def test_four_hundred_demands_take_no_more_statements_than_four(small_negotiation: Small) -> None:
    from sqlalchemy import event

    workspace = small_negotiation.workspace

    def statements() -> int:
        count = 0

        def counted(*_: object) -> None:
            nonlocal count
            count += 1

        with workspace.reading() as connection:
            engine = connection.engine
        event.listen(engine, "before_cursor_execute", counted)
        try:
            gather(workspace)
        finally:
            event.remove(engine, "before_cursor_execute", counted)
        return count

    few = statements()
    plant(workspace, 400, by=small_negotiation.north, to=small_negotiation.south)
    assert statements() == few


def test_eras_stand_behind_the_picture(small_negotiation: Small) -> None:
    from models.vocabulary import EraTone

    eras.add(small_negotiation.workspace, EraDraft("Truce", EraTone.CEASEFIRE, on_day(dt.date(2025, 9, 20), ZONE)))
    way = gather(small_negotiation.workspace).way
    assert way is not None
    assert "Truce" in [era.title for era in way.eras]


def test_an_era_longer_than_the_picture_ends_at_its_frame(small_negotiation: Small) -> None:
    from models.dates import days
    from models.vocabulary import EraTone

    age = days(dt.date(1950, 1, 1), dt.date(2090, 1, 1), ZONE)
    eras.add(small_negotiation.workspace, EraDraft("An age", EraTone.OTHER, age))
    way = gather(small_negotiation.workspace).way
    assert way is not None
    era = next(era for era in way.eras if era.title == "An age")
    assert (era.left, era.right) == (0.0, 1.0)
