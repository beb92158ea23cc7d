"""What is found near a passage: names, dates with their reasoning, figures. Offers, each with its reason."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from models.capture import Span, clean, dates
from models.capture.names import Names
from models.capture.numbers import figures
from models.capture.segments import Segments
from models.loose_dates import Anchor
from models.records import PartyRecord, PersonRecord

PIECE = Anchor(dt.date(2025, 10, 16), "Asia/Kuala_Lumpur", published=True)
PARTIES = (
    PartyRecord(1, "TH", "Thailand", ()),
    PartyRecord(2, "US", "United States", ()),
    PartyRecord(3, "KH", "កម្ពុជា", ()),
)
PERSONS = (
    PersonRecord(11, "Sihasak Phuangketkeow", "Foreign Minister", 1, "TH"),
    PersonRecord(12, "Ann Berg", "Envoy", 2, "US"),
    PersonRecord(13, "Tom Berg", "Minister", 1, "TH"),
)


def passage(text: str, words: str) -> tuple[Segments, Span]:
    start = text.index(words)
    return Segments(text), Span(start, start + len(words))


def named(text: str, words: str) -> list[tuple[str, str]]:
    return [(one.name, one.why) for one in Names(PARTIES, PERSONS).near(*passage(text, words))]


def when(text: str, words: str) -> list[tuple[str, str, str]]:
    found = dates.near(*passage(text, words), PIECE)
    return [(one.words, one.readings.first.when.described(), one.why) for one in found]


def test_names_in_the_passage_come_before_those_around_it() -> None:
    text = "The U.S. and Thailand met. “It moves,” Sihasak told reporters. Then he left."
    assert named(text, "“It moves,” Sihasak told reporters.") == [
        ("Sihasak Phuangketkeow", "“Sihasak”, named in the passage"),
        ("Thailand", "named in the same paragraph"),
        ("United States", "“U.S.”, named in the same paragraph"),
    ]


def test_a_part_of_a_name_that_two_share_names_nobody() -> None:
    assert named("Berg spoke.", "Berg spoke.") == []
    assert named("Ann Berg’s envoy spoke.", "spoke") == [("Ann Berg", "named in the same sentence")]


def test_names_of_scripts_without_blanks_are_found() -> None:
    assert named("រដ្ឋាភិបាលកម្ពុជាបានឆ្លើយ", "រដ្ឋាភិបាលកម្ពុជាបានឆ្លើយ") == [("កម្ពុជា", "named in the passage")]


def test_a_word_within_another_is_no_name() -> None:
    assert named("THE BUS stops in THailandia.", "BUS") == []


def test_dates_come_with_their_words_and_where_they_stand() -> None:
    text = "They met on Sunday in Paris. He announced on Tuesday that it starts on July 28, 2025. Nothing else."
    assert when(text, "announced on Tuesday") == [
        ("on Tuesday", "14 Oct 2025", "in the passage"),
        ("on July 28, 2025", "28 Jul 2025", "in the same sentence"),
        ("on Sunday", "12 Oct 2025", "in the same paragraph"),
    ]
    found = dates.near(*passage(text, "announced on Tuesday"), PIECE)[0]
    assert found.readings.first.when.reasoning.startswith(
        "The Tuesday before 16 Oct 2025, when the piece was published"
    )
    assert [offer.when.described() for offer in found.readings.offers][1] == "21 Oct 2025"


def test_spans_are_read_as_a_whole_and_bare_numbers_are_no_dates() -> None:
    text = "From October 26 to October 28, 2025, all 10 members and 48 others met for the 47th time."
    assert [(words, date) for words, date, _ in when(text, "members")] == [
        ("From October 26 to October 28, 2025", "26–28 Oct 2025")
    ]


def test_other_paragraphs_are_not_read() -> None:
    assert when("It was in May 2024.\nHe spoke.\nIt is in June 2026.", "He spoke.") == []


@given(st.text(max_size=200), st.data())
def test_finding_never_fails_and_every_date_stands_where_it_is_said_to(raw: str, data: st.DataObject) -> None:
    text = clean(raw + " on Tuesday, 12/10 or May 2025").text
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    segments = Segments(text)
    for found in dates.near(segments, span, PIECE):
        assert found.span.of(text) == found.words
    Names(PARTIES, PERSONS).near(segments, span)
    assert all(figure in text for figure in figures(text))


def test_the_cost_of_dates_follows_the_paragraph_and_has_an_end() -> None:
    """However many words look like a date, so many are tried and no more."""
    text = " ".join(f"on {number % 31} of the" for number in range(50_000))
    tried: list[str] = []
    original = dates._read

    def counting(words: str, anchor: Anchor) -> object:
        tried.append(words)
        return original(words, anchor)

    dates._read = counting
    try:
        dates.near(Segments(text), Span(100_000, 100_010), PIECE)
    finally:
        dates._read = original
    assert len(tried) < 700


def test_figures_bring_their_words() -> None:
    assert figures("along the 817-kilometer (508-mile) border, the 800-plus kilometer stretch") == (
        "817-kilometer",
        "508-mile",
        "800-plus kilometer",
    )
    assert figures("claimed at least 48 lives and cost $1.5 million") == ("at least 48 lives", "$1.5 million")
    assert figures("no figure at all") == ()
