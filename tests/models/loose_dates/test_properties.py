"""What holds for every text and every date: words are kept, descriptions and EDTF read back, nothing else is raised."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from models.dates import When, days, exactly
from models.edtf import from_edtf, to_edtf
from models.errors import Refusal
from models.loose_dates import Anchor, Order, read
from models.vocabulary import Precision

ZONES = ("UTC", "Asia/Kuala_Lumpur", "Asia/Bangkok", "Europe/Berlin")
ANYWHERE = st.dates()
AROUND = st.dates(dt.date(1000, 1, 2), dt.date(2399, 12, 30))
ANCHORS = st.builds(Anchor, ANYWHERE, st.sampled_from(ZONES), st.booleans(), st.sampled_from(Order), st.booleans())

PIECES = (
    *("on", "last", "next", "this", "Tuesday", "friday", "week", "month", "year", "earlier", "in", "the", "coming"),
    *("days", "12/10", "12", "10", "2025", "2568", "'25", "28", "July", "Oct.", "–", "-", "to", "between", "and"),
    *("from", "since", "until", "before", "after", "mid", "early", "end of", "Q3", "summer", "about", "~", "14:30"),
    *(
        "10am",
        ",",
        ":",
        "/",
        "ago",
        "3",
        "ตุลาคม",
        "พ.ศ.",
        "២០២៥",
        "អង្គារ",
        "Ogos",
        "..",
        "T10:30",
        "[",
        "]",
        "UTC",
        "?",
    ),
)
TEXTS = st.one_of(
    st.text(max_size=140),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map(" ".join),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join),
)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Dates as the fields make them."""
    zone = draw(st.sampled_from(ZONES))
    first = draw(AROUND)
    last = min(first + dt.timedelta(days=draw(st.integers(0, 400))), dt.date(2399, 12, 31))
    match draw(st.sampled_from(Precision)):
        case Precision.EXACT:
            begins = dt.datetime.combine(first, dt.time(12, draw(st.integers(0, 59))))
            return exactly(begins, begins + dt.timedelta(minutes=draw(st.integers(0, 700))), zone)
        case Precision.MONTH:
            last = (last.replace(day=1) + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
            return days(first.replace(day=1), last, zone, Precision.MONTH)
        case Precision.OPEN_END:
            return days(first, draw(st.sampled_from((None, last))), zone, Precision.OPEN_END)
        case precision:
            return days(first, last, zone, precision)


def told(when: When) -> tuple[object, ...]:
    return when.start, when.end, when.precision, when.zone


@settings(max_examples=400)
@given(text=TEXTS, anchor=ANCHORS)
def test_any_text_gives_readings_with_its_words_or_one_clear_refusal(text: str, anchor: Anchor) -> None:
    try:
        readings = read(text, anchor)
    except Refusal as refusal:
        said = refusal
    else:
        assert readings.offers
        for offer in readings.offers:
            assert offer.when.words == text.strip()
            assert 1 <= offer.when.first_day.year <= 9999
            assert offer.when.reasoning == "" or offer.when.reasoning.endswith(offer.when.described())
        return
    assert said.sentence.endswith((".", "?"))
    assert said.way_out


@settings(max_examples=200)
@given(when=whens())
def test_the_description_of_a_date_gives_the_date_back(when: When) -> None:
    anchor = Anchor(dt.date(2025, 10, 16), when.zone)
    offers = read(when.described(), anchor).offers
    assert when.described() in [offer.when.described() for offer in offers]
    assert told(when) in [told(offer.when) for offer in offers]


@settings(max_examples=200)
@given(when=whens())
def test_edtf_gives_the_date_back_and_the_reader_understands_it(when: When) -> None:
    written = to_edtf(when)
    assert told(from_edtf(written, when.zone)) == told(when)
    assert told(read(written, Anchor(dt.date(2025, 10, 16), when.zone)).first.when) == told(when)
