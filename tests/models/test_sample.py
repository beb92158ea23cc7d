"""The sample negotiation holds what its article says, no more: numbers, rows, dates, sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models import attendance as rule
from models import sample_reader
from models.entities import Attendance, Base, Meeting
from models.entities.base import AnyTable
from models.errors import Damaged, NotFound, Refusal
from models.queries import board, detail, evidence, summary, timeline
from models.records import BoardFilter, Card, MeetingRecord, Ref, TimelineEvent
from models.sample import FILE_NAME, create_sample, load_sample, sample_path
from models.vocabulary import (
    InstrumentKind,
    InstrumentStanding,
    Involvement,
    Kind,
    Lane,
    Linkage,
    Precision,
    Presence,
    Priority,
    Role,
    Stance,
    Status,
)
from models.workspace import Workspace, create


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with create_sample(tmp_path_factory.mktemp("sample") / "sample.accord") as workspace:
        yield workspace


def all_cards(workspace: Workspace) -> dict[str, Card]:
    pages = [
        board.page(workspace, status, BoardFilter(), sort=board.Sort.REFERENCE, grouping=board.Grouping.NONE)
        for status in Status
    ]
    return {card.ref: card for page in pages for card in page}


def codes(card: Card, involvement: Involvement) -> set[str]:
    return {mark.code for mark in card.parties if mark.involvement is involvement}


def event_titled(workspace: Workspace, start: str) -> TimelineEvent:
    [found] = [event for event in timeline.timeline(workspace).events if event.title.startswith(start)]
    return found


def meeting_titled(workspace: Workspace, start: str) -> MeetingRecord:
    return detail.meeting(workspace, event_titled(workspace, start).ref.id)


def rows_of(workspace: Workspace, name: str) -> list[dict[str, object]]:
    table: AnyTable = Base.metadata.tables[name]
    with workspace.reading() as connection:
        return [dict(row) for row in connection.execute(select(table)).mappings()]


# ---------------------------------------------------------------- the numbers


def test_the_state_of_play_on_14_october(sample: Workspace) -> None:
    totals = summary.totals(sample)

    assert sample.today() == dt.date(2025, 10, 14)
    assert totals.demands == 7
    assert totals.agreed == 1
    assert {status: count for status, count in totals.by_status.items() if count} == {
        Status.TABLED: 3,
        Status.UNDER_DISCUSSION: 3,
        Status.AGREED: 1,
    }
    assert totals.contested_terms == 1
    assert totals.unconfirmed == 1
    assert totals.days_to_summit == 12
    assert totals.meetings == 11
    assert totals.parties == 8


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2025, 7, 29), {}),
        (dt.date(2025, 10, 11), {}),
        (dt.date(2025, 10, 12), {Status.UNDER_DISCUSSION: 2}),
        (dt.date(2025, 10, 13), {Status.UNDER_DISCUSSION: 2}),
        (dt.date(2025, 10, 14), {Status.TABLED: 3, Status.UNDER_DISCUSSION: 3, Status.AGREED: 1}),
    ],
)
def test_the_board_of_a_past_day(sample: Workspace, day: dt.date, expected: dict[Status, int]) -> None:
    counts = board.counts(sample, as_of=day)

    assert {status: count for status, count in counts.items() if count} == expected


def test_what_heads_every_page(sample: Workspace) -> None:
    head = summary.negotiation(sample)

    assert (head.title, head.subtitle) == ("Kuala Lumpur Accord", "Thailand – Cambodia ceasefire talks")
    assert (head.place, head.zone) == ("Kuala Lumpur", "Asia/Kuala_Lumpur")
    assert head.clock == dt.date(2025, 10, 14)


# ---------------------------------------------------------------- parties and people


@pytest.mark.parametrize(
    ("code", "name", "roles"),
    [
        ("TH", "Thailand", {Role.CONFLICT_PARTY, Role.SIGNATORY}),
        ("KH", "Cambodia", {Role.CONFLICT_PARTY, Role.SIGNATORY}),
        ("MY", "Malaysia", {Role.MEDIATOR, Role.HOST, Role.CHAIR, Role.FACILITATOR}),
        ("US", "United States", {Role.FACILITATOR, Role.WITNESS}),
        ("ASEAN", "Association of Southeast Asian Nations", {Role.HOST}),
        ("CN", "China", {Role.THIRD_PARTY}),
        ("JP", "Japan", {Role.SUMMIT_PARTNER}),
        ("RU", "Russia", {Role.SUMMIT_PARTNER}),
    ],
)
def test_party(sample: Workspace, code: str, name: str, roles: set[Role]) -> None:
    [party] = [party for party in summary.parties(sample) if party.code == code]

    assert party.name == name
    assert set(party.roles) == roles


def test_people(sample: Workspace) -> None:
    people = {(person.name, person.office, person.party_code) for person in summary.persons(sample)}

    assert people == {
        ("Donald Trump", "President", "US"),
        ("Anwar Ibrahim", "Prime Minister; chair of ASEAN", "MY"),
        ("Mohamad Hasan", "Foreign Minister", "MY"),
        ("Sihasak Phuangketkeow", "Foreign Minister", "TH"),
        ("Hun Manet", "Prime Minister", "KH"),
    }


# ---------------------------------------------------------------- demands


@pytest.mark.parametrize(
    ("ref", "wording", "theme", "by", "to", "third", "status", "outlet"),
    [
        ("D-1", "heavy weapons", "Military", {"TH"}, {"KH"}, {"MY", "US"}, Status.UNDER_DISCUSSION, "Reuters"),
        ("D-2", "andmine clearance", "Humanitarian", {"TH"}, {"KH"}, {"MY", "US"}, Status.UNDER_DISCUSSION, "Reuters"),
        ("D-3", "transnational crime", "Justice", {"TH"}, {"KH"}, set(), Status.TABLED, "Reuters"),
        ("D-4", "encroachment", "Border", {"TH"}, {"KH"}, set(), Status.TABLED, "Reuters"),
        ("D-5", "led by the US", "Ceremony", {"US"}, {"MY", "ASEAN"}, set(), Status.UNDER_DISCUSSION, "Politico"),
        ("D-6", "Chinese officials", "Ceremony", {"US"}, {"MY", "ASEAN"}, {"CN"}, Status.TABLED, "Politico"),
        ("D-7", "inclusivity", "Wording", {"US"}, {"ASEAN"}, set(), Status.AGREED, "Reuters"),
    ],
)
def test_demand(
    sample: Workspace,
    ref: str,
    wording: str,
    theme: str,
    by: set[str],
    to: set[str],
    third: set[str],
    status: Status,
    outlet: str,
) -> None:
    card = all_cards(sample)[ref]
    demand = detail.demand(sample, card.id)

    assert wording in demand.text
    assert (card.theme, card.status, card.priority) == (theme, status, Priority.MEDIUM)
    assert codes(card, Involvement.TABLED_BY) == by
    assert codes(card, Involvement.ADDRESSED_TO) == to
    assert codes(card, Involvement.THIRD_PARTY) == third
    assert {citation.source.outlet for citation in demand.citations} == {outlet}
    assert {step.source for step in demand.statuses} == {outlet}


def test_no_position_is_invented(sample: Workspace) -> None:
    for card in all_cards(sample).values():
        for position in detail.demand(sample, card.id).positions:
            assert position.stance is Stance.NONE_RECORDED
            assert position.effective is None


def test_every_uncertain_date_says_why_it_was_read_so(sample: Workspace) -> None:
    for card in all_cards(sample).values():
        for step in detail.demand(sample, card.id).statuses:
            assert step.effective.reasoning
    soft = {ref for ref, card in all_cards(sample).items() if card.since_soft}
    assert soft == {"D-3", "D-4", "D-5", "D-6", "D-7"}


def test_inclusivity_was_settled_by_another_kind_of_statement(sample: Workspace) -> None:
    why = detail.demand(sample, all_cards(sample)["D-7"].id).why

    assert why.status is Status.AGREED
    assert "chairman’s statement instead of a joint statement" in why.reason


def test_the_ceremony_is_a_condition_of_attendance_at_the_signing(sample: Workspace) -> None:
    links = detail.demand(sample, all_cards(sample)["D-5"].id).links

    signing = event_titled(sample, "Signing")
    assert [link.ref for link in links if link.linkage is Linkage.CONDITION_OF] == [signing.ref]


# ---------------------------------------------------------------- meetings and events


@pytest.mark.parametrize(
    ("title", "first", "last", "precision", "kind", "lane", "state", "outlet"),
    [
        ("Five-day fighting", "2025-07-24", "2025-07-28", "day", "fighting", "incidents", "verified", "Reuters"),
        ("Calls by", "2025-07-24", "2025-07-27", "approximate", "leaders’ call", "leaders", "held", "The article"),
        ("Initial ceasefire", "2025-07-28", "2025-07-28", "day", "agreement", "leaders", "held", "The article"),
        ("Sporadic", "2025-08-01", "2025-09-30", "open_end", "clashes", "incidents", "reported", "The article"),
        ("Foreign ministers", "2025-10-12", "2025-10-12", "day", "ministerial", "ministers", "held", "The article"),
        ("Gaza", "2025-10-13", "2025-10-13", "day", "precedent", "statements", "held", "Al Jazeera"),
        ("Hasan", "2025-10-14", "2025-10-14", "day", "statement", "statements", "held", "Reuters"),
        ("Sihasak", "2025-10-14", "2025-10-19", "range", "ministerial", "ministers", "announced", "Reuters"),
        ("Signing", "2025-10-26", "2025-10-26", "day", "signing ceremony", "leaders", "announced", "Reuters"),
        ("47th", "2025-10-26", "2025-10-28", "day", "summit", "leaders", "confirmed", "The article"),
        ("East Asia", "2025-10-26", "2025-10-28", "range", "summit", "leaders", "confirmed", "Reuters"),
    ],
)
def test_event(
    sample: Workspace,
    title: str,
    first: str,
    last: str,
    precision: str,
    kind: str,
    lane: str,
    state: str,
    outlet: str,
) -> None:
    event = event_titled(sample, title)

    assert (event.when.first_day.isoformat(), event.when.last_day.isoformat()) == (first, last)
    assert event.when.precision is Precision(precision)
    assert event.when.zone == "Asia/Kuala_Lumpur"
    assert (event.kind_word, event.lane, event.state_word) == (kind, Lane(lane), state)
    assert event.is_summit == (title == "47th")
    record = (detail.meeting if event.ref.kind is Kind.MEETING else detail.incident)(sample, event.ref.id)
    assert record.citations[0].source.outlet.startswith(outlet)


def test_inferred_days_keep_the_words_and_the_reasoning(sample: Workspace) -> None:
    for title, words in (("Foreign ministers", "On Sunday"), ("Hasan", "on Tuesday"), ("Gaza", "Earlier this week")):
        when = event_titled(sample, title).when
        assert when.words == words
        assert when.reasoning
    assert "inferred" in event_titled(sample, "Five-day").when.reasoning


def test_who_met_on_12_october(sample: Workspace) -> None:
    meeting = meeting_titled(sample, "Foreign ministers")

    assert {(line.party_code, line.presence) for line in meeting.attendance} == {
        ("TH", Presence.ATTENDED),
        ("KH", Presence.ATTENDED),
        ("US", Presence.ATTENDED),
        ("MY", Presence.ATTENDED),
    }
    assert {(item.text, item.demand_ref) for item in meeting.agenda} == {
        ("Details of the ceasefire", "D-1"),
        ("Details of the ceasefire", "D-2"),
    }


def test_the_presidents_attendance_is_only_announced_by_others(sample: Workspace) -> None:
    words = meeting_titled(sample, "Signing").attendance
    line = words[-1]

    assert {(word.party_code, word.person) for word in words} == {("US", "Donald Trump")}
    assert line.presence is Presence.ANNOUNCED_BY_ANOTHER
    assert line.announced_by.startswith("Malaysia")
    assert line.source == "Reuters"
    assert summary.totals(sample).unconfirmed == 1


def test_the_four_contrary_words_on_the_presidents_attendance_are_kept(sample: Workspace) -> None:
    words = meeting_titled(sample, "Signing").attendance

    assert [(word.presence.word, word.source) for word in words] == [
        ("confirmed", "The article (outlet not named)"),
        ("announced by another", "Politico"),
        ("announced by another", "The article (outlet not named)"),
        ("announced by another", "Reuters"),
    ]
    assert "ceremony led by him (D-5)" in words[1].condition
    assert "not confirmed by the White House" in words[2].announced_by
    told = rule.contrary_words(words)
    assert told.startswith("announced by Malaysia (Mohamad Hasan) (Reuters) — ")
    assert told.endswith("(The article (outlet not named))")
    assert "confirmed: the first paragraph" in told
    assert rule.conditions(words) == (words[1].condition,)


def test_nobody_is_recorded_as_excluded(sample: Workspace) -> None:
    assert all(row["presence"] is not Presence.EXCLUDED for row in rows_of(sample, Attendance.__tablename__))


def test_the_fighting_in_numbers(sample: Workspace) -> None:
    incident = detail.incident(sample, event_titled(sample, "Five-day").ref.id)

    assert (incident.deaths, incident.deaths_words) == (48, "at least 48 lives")
    assert incident.displaced_words == "hundreds of thousands"


def test_eras(sample: Workspace) -> None:
    spans = [(span.title.split()[0], span.when.described()) for span in timeline.timeline(sample).eras]

    assert spans == [("Fighting", "24–28 Jul 2025"), ("Ceasefire", "from 28 Jul – 30 Sep 2025, open end")]


# ---------------------------------------------------------------- texts, words, facts, obstacles


@pytest.mark.parametrize(
    ("title", "kind", "standing", "first_intended"),
    [
        ("Kuala Lumpur Accord", InstrumentKind.DECLARATION, InstrumentStanding.EXPECTED, None),
        ("Ceasefire of 28 July 2025", InstrumentKind.CEASEFIRE, InstrumentStanding.VIOLATED, None),
        (
            "East Asia Summit statement",
            InstrumentKind.CHAIRS_STATEMENT,
            InstrumentStanding.EXPECTED,
            InstrumentKind.JOINT_STATEMENT,
        ),
    ],
)
def test_text(
    sample: Workspace,
    title: str,
    kind: InstrumentKind,
    standing: InstrumentStanding,
    first_intended: InstrumentKind | None,
) -> None:
    [text] = [text for text in evidence.instruments(sample) if text.title == title]

    assert (text.kind, text.standing, text.first_intended) == (kind, standing, first_intended)


def test_the_contested_word(sample: Workspace) -> None:
    [term] = [term for text in evidence.instruments(sample) for term in text.terms]

    assert (term.term, term.objected_by, term.open) == ("inclusivity", "US", True)


@pytest.mark.parametrize(
    ("speaker", "beginning", "audience", "outlet", "quoted"),
    [
        ("Mohamad Hasan", "During the summit, we hope to see", "reporters", "Reuters", True),
        ("Sihasak Phuangketkeow", "Right now, the negotiations", "reporters", "The article (outlet not named)", True),
        ("Hun Manet", "historic contributions in", "", "The article (outlet not named)", True),
        ("US President (reportedly)", "Requested that Chinese officials not join", "", "Politico", False),
    ],
)
def test_statement(sample: Workspace, speaker: str, beginning: str, audience: str, outlet: str, quoted: bool) -> None:
    [statement] = [said for said in evidence.statements(sample) if said.speaker.startswith(speaker)]

    assert statement.words.startswith(beginning)
    assert (statement.audience, statement.outlet, statement.quoted) == (audience, outlet, quoted)
    assert (statement.effective is not None) == (speaker == "Mohamad Hasan")


def test_contradictions_are_kept(sample: Workspace) -> None:
    values = {fact.question: [value.value for value in fact.values] for fact in evidence.facts(sample)}

    assert values["How long is the Thai–Cambodian border?"] == ["817 km (508 miles)", "800-plus km"]
    assert len(values["Does the US President attend the signing?"]) == 4
    assert values["How many members does ASEAN have?"] == ["10"]


def test_obstacles_in_their_order(sample: Workspace) -> None:
    obstacles = evidence.obstacles(sample)

    assert len(obstacles) == 7
    assert obstacles[0].refs == ("D-1", "D-2", "D-3", "D-4")
    assert obstacles[3].refs == ("D-7",)


# ---------------------------------------------------------------- sources and secrets


def test_every_record_names_its_source(sample: Workspace) -> None:
    cited = {(row["about_kind"], row["about_id"]) for row in rows_of(sample, "citation")}
    for kind in (
        Kind.NEGOTIATION,
        Kind.PARTY,
        Kind.PERSON,
        Kind.DEMAND,
        Kind.MEETING,
        Kind.INCIDENT,
        Kind.ERA,
        Kind.INSTRUMENT,
    ):
        rows = rows_of(sample, kind.value)
        assert rows, kind
        assert [row for row in rows if (kind, row["id"]) not in cited] == []
    for name in ("statement", "fact_value", "obstacle", "status_change", "meeting_state", "attendance"):
        rows = rows_of(sample, name)
        assert rows, name
        assert [row for row in rows if row["source_id"] is None] == []


def test_sources_are_not_graded(sample: Workspace) -> None:
    graded = {source.outlet: source.grade for source in evidence.sources(sample)}

    assert graded == {"Reuters": "", "Politico": "", "Al Jazeera": "", "The article (outlet not named)": ""}


def test_nothing_is_confidential(sample: Workspace) -> None:
    for name, table in Base.metadata.tables.items():
        if "confidential" in table.columns:
            assert not any(row["confidential"] for row in rows_of(sample, name))
    assert rows_of(sample, "position") == []


# ---------------------------------------------------------------- how it is entered


def test_there_is_nothing_to_undo_after_loading(sample: Workspace) -> None:
    assert sample.undoable() is None
    with pytest.raises(Refusal):
        sample.undo()


def test_it_is_one_step_for_the_journal(sample: Workspace) -> None:
    assert sample.sequence == 2  # the founding of the file, and the sample


def test_a_new_demand_takes_the_next_reference(tmp_path: Path) -> None:
    from models.commands import demands

    with create_sample(tmp_path / "s.accord") as workspace:
        thailand = summary.parties(workspace)[0].id
        draft = demands.DemandDraft("Another demand", {Involvement.TABLED_BY: (thailand,)})
        added = demands.add(workspace, draft)

        assert detail.demand(workspace, added).card.ref == "D-8"


def test_the_clock_of_the_machine_does_not_matter(tmp_path: Path) -> None:
    with create_sample(tmp_path / "s.accord", now=lambda: 0) as workspace:
        assert summary.totals(workspace).days_to_summit == 12


def test_a_mistake_in_the_file_is_named_by_its_place(tmp_path: Path) -> None:
    text = (sample_path() / FILE_NAME).read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.toml"
    for good, bad, place in (
        ('lane = "ministers"', 'lane = "kitchen"', "$.meeting[2].lane"),
        ('theme = "Border"', 'thema = "Border"', "$.demand[3]"),
        ("clock = 2025-10-14", "clock = 2025-13-14", "line"),
    ):
        wrong.write_text(text.replace(good, bad), encoding="utf-8")
        with pytest.raises(Damaged) as refused:
            sample_reader.read(wrong)
        assert place in refused.value.sentence


@pytest.mark.parametrize(
    ("good", "bad"),
    [('to = "meeting summit"', 'to = "meeting dinner"'), ('source = "aljazeera"', 'source = "nobody"')],
)
def test_a_name_that_leads_nowhere_leaves_nothing_behind(tmp_path: Path, good: str, bad: str) -> None:
    text = (sample_path() / FILE_NAME).read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(text.replace(good, bad), encoding="utf-8")

    with create(tmp_path / "t.accord", title="Trial") as workspace:
        with pytest.raises(NotFound):
            load_sample(workspace, sample_reader.read(wrong))
        assert summary.parties(workspace) == ()
        assert summary.negotiation(workspace).title == "Trial"
        with workspace.reading() as connection:
            assert connection.execute(select(func.count()).select_from(Meeting)).scalar() == 0


def test_a_failed_sample_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from models import sample as module

    def refuse(*_: object) -> None:
        raise NotFound("no")

    monkeypatch.setattr(module, "load_sample", refuse)
    with pytest.raises(NotFound):
        create_sample(tmp_path / "s.accord")
    assert list(tmp_path.iterdir()) == []


def test_news_tell_what_came(tmp_path: Path) -> None:
    with create(tmp_path / "t.accord", title="Trial") as workspace:
        news = load_sample(workspace)

        assert news is not None
        assert len(news.ids(Kind.DEMAND)) == 7
        assert Ref(Kind.MEETING, event_titled(workspace, "47th").ref.id) in news.touched
