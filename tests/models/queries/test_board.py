"""The board: exact counts, pages that join without a seam, groups, filters, and where a demand stands."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.commands import demands, evidence, meetings, parties
from models.queries import board
from models.queries.board import Grouping, Sort
from models.records import BoardFilter, Card, Ref
from models.vocabulary import Involvement, Kind, Priority, Stance, Status
from models.workspace import Workspace
from tests.models.people import TODAY, Small, begin, on, plan, plant, table

#: Whatever holds for a plain file holds for an encrypted one.
BOTH_KINDS = True


@pytest.fixture(scope="module")
def full_board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Two hundred demands of all sorts; nothing writes to it."""
    with begin(tmp_path_factory.mktemp("board") / "full.accord") as workspace:
        north, south = parties.add(workspace, "NOR", "Northland"), parties.add(workspace, "SUD", "Southland")
        plant(workspace, 200, by=north, to=south)
        yield workspace


def party_ids(workspace: Workspace) -> list[int]:
    from models.queries.summary import parties as read

    return [party.id for party in read(workspace)]


def column(workspace: Workspace, status: Status, flt: BoardFilter = board.NO_FILTER, **how: object) -> list[Card]:
    """A whole column at once."""
    return list(board.page(workspace, status, flt, limit=10_000, **how))


def filters_of(workspace: Workspace) -> st.SearchStrategy[BoardFilter]:
    return st.builds(
        BoardFilter,
        text=st.sampled_from(["", "demand", "demand 3", "D-17", "nothing like it"]),
        party_ids=st.frozensets(st.sampled_from(party_ids(workspace)), max_size=2),
        themes=st.frozensets(st.sampled_from(["", "Border", "Economy", "Unknown"]), max_size=2),
        priorities=st.frozensets(st.sampled_from(Priority), max_size=2),
        statuses=st.frozensets(st.sampled_from(Status), max_size=3),
        stalled_days=st.none() | st.integers(0, 250),
    )


ways = {"sort": st.sampled_from(Sort), "grouping": st.sampled_from(Grouping)}
days = st.none() | st.dates(TODAY - dt.timedelta(days=250), TODAY + dt.timedelta(days=10))


# ---------------------------------------------------------------- pages


@given(data=st.data(), status=st.sampled_from(Status), size=st.integers(1, 40), as_of=days, **ways)
def test_pages_joined_are_the_whole_column(
    full_board: Workspace,
    data: st.DataObject,
    status: Status,
    size: int,
    as_of: dt.date | None,
    sort: Sort,
    grouping: Grouping,
) -> None:
    flt = data.draw(filters_of(full_board))
    how = {"sort": sort, "grouping": grouping, "as_of": as_of}
    whole = column(full_board, status, flt, **how)
    joined: list[Card] = []
    while page := board.page(full_board, status, flt, offset=len(joined), limit=size, **how):
        joined += page
    assert joined == whole
    assert len(whole) == board.counts(full_board, flt, as_of=as_of)[status]
    assert len({card.id for card in whole}) == len(whole)


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("grouping", Grouping)
@pytest.mark.parametrize("flt", [BoardFilter(), BoardFilter(themes=frozenset({"Border", ""}))])
def test_every_demand_stands_where_its_page_shows_it(
    full_board: Workspace, sort: Sort, grouping: Grouping, flt: BoardFilter
) -> None:
    for status in (Status.TABLED, Status.WALKED_BACK):
        cards = column(full_board, status, flt, sort=sort, grouping=grouping)
        assert len(cards) > 5
        found = [board.position(full_board, card.id, flt, sort=sort, grouping=grouping) for card in cards]
        assert found == list(range(len(cards)))


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("grouping", Grouping)
def test_the_order_is_what_its_name_says(full_board: Workspace, sort: Sort, grouping: Grouping) -> None:
    def group(card: Card) -> str:
        match grouping:
            case Grouping.THEME:
                return card.theme
            case Grouping.PARTY:
                return next(mark.code for mark in card.parties if mark.involvement is Involvement.TABLED_BY)
            case _:
                return ""

    def key(card: Card) -> object:
        match sort:
            case Sort.PRIORITY:
                return list(Priority).index(card.priority)
            case Sort.DAYS:
                return -card.days
            case Sort.TITLE:
                return card.title
            case Sort.THEME:
                return card.theme
            case _:
                return 0

    cards = column(full_board, Status.CONTESTED, sort=sort, grouping=grouping)
    assert cards == sorted(cards, key=lambda card: (group(card), key(card), int(card.ref.removeprefix("D-"))))


@given(data=st.data(), status=st.sampled_from(Status), grouping=st.sampled_from(Grouping), as_of=days)
def test_groups_count_what_the_column_shows(
    full_board: Workspace, data: st.DataObject, status: Status, grouping: Grouping, as_of: dt.date | None
) -> None:
    flt = data.draw(filters_of(full_board))
    groups = board.groups(full_board, status, flt, grouping=grouping, as_of=as_of)
    if grouping is Grouping.NONE:
        assert groups == ()
        return
    cards = column(full_board, status, flt, grouping=grouping, as_of=as_of)
    labels = [
        card.theme
        if grouping is Grouping.THEME
        else next(mark.code for mark in card.parties if mark.involvement is Involvement.TABLED_BY)
        for card in cards
    ]
    assert groups == tuple((label, len(list(same))) for label, same in groupby(labels))


@given(data=st.data(), limit=st.integers(0, 40), as_of=days, few=st.booleans(), **ways)
def test_first_sight_is_the_counts_and_the_first_pages(
    full_board: Workspace,
    data: st.DataObject,
    limit: int,
    as_of: dt.date | None,
    few: bool,
    sort: Sort,
    grouping: Grouping,
) -> None:
    flt = data.draw(filters_of(full_board))
    how = {"sort": sort, "grouping": grouping, "as_of": as_of}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(board, "FEW", 1_000 if few else -1)  # both ways through the matches of words and parties
        screen = board.screen(full_board, flt, limit=limit, **how)
    assert screen.counts == board.counts(full_board, flt, as_of=as_of)
    assert screen.pages == {status: board.page(full_board, status, flt, limit=limit, **how) for status in Status}


# ---------------------------------------------------------------- filters


@given(data=st.data(), as_of=days)
def test_a_filter_lets_through_just_what_it_names(
    full_board: Workspace, data: st.DataObject, as_of: dt.date | None
) -> None:
    flt = data.draw(filters_of(full_board))
    every = [card for status in Status for card in column(full_board, status, as_of=as_of)]
    shown = {card.id for status in Status for card in column(full_board, status, flt, as_of=as_of)}
    assert shown == {card.id for card in every if passes(card, flt)}


def passes(card: Card, flt: BoardFilter) -> bool:
    """The filter's meaning, said plainly."""
    words = flt.text.lower().replace("-", " ").split()
    text = f"{card.ref} D{card.ref[2:]} {card.ref[2:]} {card.title} {card.theme}".lower().replace("-", " ").split()
    return (
        (not flt.themes or card.theme in flt.themes)
        and (not flt.priorities or card.priority in flt.priorities)
        and (not flt.statuses or card.status in flt.statuses)
        and (not flt.party_ids or bool(flt.party_ids & {mark.party_id for mark in card.parties}))
        and (flt.stalled_days is None or card.days > flt.stalled_days)
        and all(word in text for word in words[:-1])
        and (not words or any(word.startswith(words[-1]) for word in text))
    )


def test_counts_name_every_status_also_the_empty_ones(workspace: Workspace) -> None:
    assert board.counts(workspace) == dict.fromkeys(Status, 0)


def test_counts_are_those_of_the_cards(full_board: Workspace) -> None:
    counted = board.counts(full_board)
    assert sum(counted.values()) == 200
    assert counted == Counter(card.status for status in Status for card in column(full_board, status))


def test_a_demand_held_back_by_the_filter_has_no_place(full_board: Workspace) -> None:
    (card, *_) = column(full_board, Status.TABLED)
    other = BoardFilter(priorities=frozenset(set(Priority) - {card.priority}))
    assert board.position(full_board, card.id, other) is None
    assert board.position(full_board, 12345) is None


# ---------------------------------------------------------------- cards


def test_a_card_carries_what_the_board_draws(small_negotiation: Small) -> None:
    small = small_negotiation
    card = board.cards(small.workspace, [small.border])[small.border]
    assert card.accessible_name == "D-1 Withdraw heavy weapons from the border, contested"
    assert (card.theme, card.priority, card.status) == ("Security", Priority.HIGH, Status.CONTESTED)
    assert (card.since, card.days) == (dt.date(2025, 9, 10), 21)
    assert (card.evidence, card.meetings) == (1, 1)
    assert [(mark.code, mark.involvement, mark.stance) for mark in card.parties] == [
        ("NOR", Involvement.TABLED_BY, None),
        ("SUD", Involvement.ADDRESSED_TO, Stance.REJECTS),
        ("ISL", Involvement.THIRD_PARTY, None),
    ]


def test_a_meeting_tied_twice_counts_once(small_negotiation: Small) -> None:
    from models.vocabulary import Linkage

    small = small_negotiation
    demand, talks = Ref(Kind.DEMAND, small.border), Ref(Kind.MEETING, small.talks)
    evidence.link(small.workspace, demand, talks, Linkage.DISCUSSED_AT)
    evidence.link(small.workspace, talks, demand, Linkage.RELATES_TO)
    assert board.cards(small.workspace, [small.border])[small.border].meetings == 1
    meetings.set_agenda(small.workspace, plan(small.workspace, "Next", "2025-10-02"), [("Again", small.border)])
    assert board.cards(small.workspace, [small.border])[small.border].meetings == 2


def test_an_addressed_party_that_said_nothing_is_marked_so(small_negotiation: Small) -> None:
    small = small_negotiation
    card = board.cards(small.workspace, [small.mines])[small.mines]
    assert card.parties[1].stance is Stance.NONE_RECORDED


def test_cards_of_ids_that_do_not_exist_are_left_out(small_negotiation: Small) -> None:
    small = small_negotiation
    assert set(board.cards(small.workspace, [small.border, 5, 7])) == {small.border}
    assert board.cards(small.workspace, []) == {}


def test_more_cards_than_one_statement_takes(tmp_path: object, small_negotiation: Small) -> None:
    small = small_negotiation
    made = plant(small.workspace, 1_100, by=small.north, to=small.south)
    assert set(board.cards(small.workspace, made)) == set(made)


def test_themes_are_those_in_use(small_negotiation: Small) -> None:
    small = small_negotiation
    assert board.themes(small.workspace) == ("Economy", "Security")
    demands.change_field(small.workspace, small.trade, "theme", was="Economy", becomes="")
    assert board.themes(small.workspace) == ("Security",)


def test_a_party_in_no_place_filters_everything_out(small_negotiation: Small) -> None:
    small = small_negotiation
    stranger = parties.add(small.workspace, "EAS", "Eastland")
    flt = BoardFilter(party_ids=frozenset({stranger}))
    assert sum(board.counts(small.workspace, flt).values()) == 0


def test_days_count_to_the_day_that_is_looked_at(small_negotiation: Small) -> None:
    small = small_negotiation
    made = table(small.workspace, "Fresh", by=small.north, effective=on("2025-09-25"))
    assert board.cards(small.workspace, [made])[made].days == 6
    assert board.cards(small.workspace, [made], as_of=dt.date(2025, 9, 27))[made].days == 2
    assert board.cards(small.workspace, [made], as_of=dt.date(2025, 9, 24)) == {}
    small.clock.forward(days=3)
    assert board.cards(small.workspace, [made])[made].days == 9
