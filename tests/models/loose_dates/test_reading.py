"""Dates as people write them, relative to the day a piece was published: 16 Oct 2025, a Thursday."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from models.errors import RuleBroken
from models.loose_dates import Anchor, NotADate, Order, read
from models.loose_dates.words import LANGUAGES, ready

KL = "Asia/Kuala_Lumpur"
PIECE = Anchor(dt.date(2025, 10, 16), KL, published=True)


def first(words: str, anchor: Anchor = PIECE) -> str:
    return read(words, anchor).first.when.described()


def every(words: str, anchor: Anchor = PIECE) -> list[str]:
    return [offer.when.described() for offer in read(words, anchor).offers]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("on Tuesday", "14 Oct 2025"),
        ("last Tuesday", "14 Oct 2025"),
        ("next Tuesday", "21 Oct 2025"),
        ("this Friday", "17 Oct 2025"),
        ("Tuesday last week", "7 Oct 2025"),
        ("Tuesday evening", "14 Oct 2025"),
        ("yesterday", "15 Oct 2025"),
        ("today", "16 Oct 2025"),
        ("tomorrow", "17 Oct 2025"),
        ("the day before yesterday", "14 Oct 2025"),
        ("3 days ago", "13 Oct 2025"),
        ("in two weeks", "about 30 Oct 2025"),
        ("two months ago", "about 1–31 Aug 2025"),
        ("this week", "within 13–19 Oct 2025"),
        ("earlier this week", "within 13–15 Oct 2025"),
        ("later this week", "within 17–19 Oct 2025"),
        ("next week", "within 20–26 Oct 2025"),
        ("last week", "within 6–12 Oct 2025"),
        ("the weekend", "within 18–19 Oct 2025"),
        ("last month", "Sep 2025"),
        ("earlier this month", "within 1–15 Oct 2025"),
        ("next year", "within 2026"),
        ("in the coming days", "about 17–23 Oct 2025"),
        ("in recent weeks", "about 18 Sep – 15 Oct 2025"),
        ("28 July", "28 Jul 2025"),
        ("July 28", "28 Jul 2025"),
        ("July 28th, 2025", "28 Jul 2025"),
        ("the 28th of July", "28 Jul 2025"),
        ("28 July 2025", "28 Jul 2025"),
        ("5 January", "5 Jan 2026"),
        ("28–30 July", "28–30 Jul 2025"),
        ("24 to 28 Jul", "24–28 Jul 2025"),
        ("July 28-30, 2025", "28–30 Jul 2025"),
        ("28 July – 2 August 2025", "28 Jul – 2 Aug 2025"),
        ("30 Dec - 2 Jan 2026", "30 Dec 2025 – 2 Jan 2026"),
        ("14 and 15 October", "14–15 Oct 2025"),
        ("from 24 July", "from 24 Jul 2025"),
        ("24 July onwards", "from 24 Jul 2025"),
        ("from 24 July to 2 August", "24 Jul – 2 Aug 2025"),
        ("since August", "from 1 Aug 2025"),
        ("since December", "from 1 Dec 2024"),
        ("between 26 and 28 October", "within 26–28 Oct 2025"),
        ("mid-October", "about 11–20 Oct 2025"),
        ("early October", "about 1–10 Oct 2025"),
        ("late October 2025", "about 21–31 Oct 2025"),
        ("end of September", "about 26–30 Sep 2025"),
        ("first half of October", "within 1–15 Oct 2025"),
        ("the first week of October", "about 1–7 Oct 2025"),
        ("early 2025", "about 1 Jan – 30 Apr 2025"),
        ("October 2025", "Oct 2025"),
        ("October", "Oct 2025"),
        ("Aug–Sep 2025", "Aug 2025 – Sep 2025"),
        ("Q3 2025", "within 1 Jul – 30 Sep 2025"),
        ("the third quarter of 2025", "within 1 Jul – 30 Sep 2025"),
        ("2025", "within 2025"),
        ("summer 2025", "within 1 Jun – 31 Aug 2025"),
        ("about 14 October", "about 14 Oct 2025"),
        ("around Tuesday", "about 14 Oct 2025"),
        ("circa October 2025", "about 1–31 Oct 2025"),
        ("~ 14 October", "about 14 Oct 2025"),
        ("14 October or so", "about 14 Oct 2025"),
        ("before 28 July", "about 27 Jul 2025"),
        ("before 28 October", "within 16–27 Oct 2025"),
        ("by Friday", "within 16–17 Oct 2025"),
        ("after 28 July", "within 29 Jul – 16 Oct 2025"),
        ("after 28 October", "about 29 Oct 2025"),
        ("14 Oct 2025, 10:30", "14 Oct 2025, 10:30"),
        ("10am on Tuesday", "14 Oct 2025, 10:00"),
        ("noon on 14 October", "14 Oct 2025, 12:00"),
        ("Tuesday, 14:00–16:00", "14 Oct 2025, 14:00–16:00"),
        ("Tuesday from 10 p.m. to 1 a.m.", "14 Oct 2025, 22:00 – 15 Oct 2025, 01:00"),
        ("2025-10-14", "14 Oct 2025"),
        ("2025/10/14", "14 Oct 2025"),
        ("14.10.2025", "14 Oct 2025"),
        ("2025-10-14T10:30", "14 Oct 2025, 10:30"),
        ("2025-10-14~", "about 14 Oct 2025"),
        ("2025-10", "Oct 2025"),
        ("2025-07-24/2025-07-28", "24–28 Jul 2025"),
        ("2025-08/..", "from 1 Aug 2025"),
        ("the 14th", "14 Oct 2025"),
    ],
)
def test_what_people_write(words: str, meant: str) -> None:
    assert first(words) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("14 ตุลาคม ค.ศ. 2025", "14 Oct 2025"),
        ("๑๔ ต.ค. พ.ศ. ๒๕๖๘", "14 Oct 2025"),
        ("วันอังคาร", "14 Oct 2025"),
        ("วันอังคารที่ 14 ตุลาคม พ.ศ. 2568", "14 Oct 2025"),
        ("14ตุลาคม", "14 Oct 2025"),
        ("១៤ តុលា ២០២៥", "14 Oct 2025"),
        ("ថ្ងៃអង្គារ", "14 Oct 2025"),
        ("ថ្ងៃទី១៤ ខែតុលា ឆ្នាំ២០២៥", "14 Oct 2025"),
        ("14 Oktober 2025", "14 Oct 2025"),
        ("Selasa", "14 Oct 2025"),
        ("31 Ogos 2025", "31 Aug 2025"),
        ("B.E. 2568", "within 2025"),
        ("14 Oct 2025 CE", "14 Oct 2025"),
    ],
)
def test_other_languages_digits_and_eras(words: str, meant: str) -> None:
    reading = read(words, PIECE)
    assert reading.first.when.described() == meant
    assert reading.question == ""


def test_every_language_names_its_twelve_months() -> None:
    from icu4py.messageformat import MessageFormat

    for language in LANGUAGES:
        said = MessageFormat("{day, date, ::MMMM}", language)
        for month in range(1, 13):
            name = said.format({"day": dt.date(2025, month, 15)})
            assert first(f"3 {name} ค.ศ. 2025") == first(f"2025-{month:02d}-03"), name


def test_the_reasoning_is_a_sentence_and_the_words_are_kept() -> None:
    when = read("  on Tuesday ", PIECE).first.when
    assert when.words == "on Tuesday"
    assert when.reasoning == "The Tuesday before 16 Oct 2025, when the piece was published → 14 Oct 2025"
    today = replace(PIECE, published=False)
    assert read("on Tuesday", today).first.when.reasoning == "The Tuesday before 16 Oct 2025, today → 14 Oct 2025"
    assert read("14 Oct 2025", PIECE).first.plain
    assert not read("28 July", PIECE).first.plain


def test_the_order_of_day_and_month_is_that_of_the_language_and_the_other_one_is_offered() -> None:
    assert every("12/10") == ["12 Oct 2025", "10 Dec 2025"]
    month_first = replace(PIECE, order=Order.MONTH_FIRST)
    assert every("12/10/2025", month_first) == ["10 Dec 2025", "12 Oct 2025"]
    assert "read as day/month" in read("12/10/2025", PIECE).first.when.reasoning.lower()
    assert every("14/10/2025") == every("14/10/2025", month_first) == ["14 Oct 2025"]
    assert every("10/10/2025") == ["10 Oct 2025"]


def test_a_bare_weekday_offers_the_other_side_and_looks_ahead_when_planning() -> None:
    assert every("Tuesday") == ["14 Oct 2025", "21 Oct 2025"]
    ahead = replace(PIECE, ahead=True)
    assert every("Tuesday", ahead) == ["21 Oct 2025", "14 Oct 2025"]
    assert every("Thursday") == ["16 Oct 2025", "9 Oct 2025", "23 Oct 2025"]
    assert every("28 July", ahead) == ["28 Jul 2026", "28 Jul 2025"]


@pytest.mark.parametrize(
    ("words", "asks", "offers"),
    [
        ("2568", "Is 2568 a Buddhist year", ["within 2025", "within 2568"]),
        ("14 ตุลาคม 2568", "Is 2568 a Buddhist year", ["14 Oct 2025", "14 Oct 2568"]),
        ("14/10/2568", "Is 2568 a Buddhist year", ["14 Oct 2025", "14 Oct 2568"]),
        ("14 Oct 25", "Which year is “25”", ["14 Oct 2025", "14 Oct 1925"]),
        ("14 Oct 68", "2025 (Buddhist)", ["14 Oct 2068", "14 Oct 1968", "14 Oct 2025"]),
        ("Monday 14 Oct 2025", "is a Tuesday, not a Monday", ["14 Oct 2025", "13 Oct 2025"]),
    ],
)
def test_what_it_asks_before_it_takes_anything(words: str, asks: str, offers: list[str]) -> None:
    reading = read(words, PIECE)
    assert asks in reading.question
    assert [offer.when.described() for offer in reading.offers] == offers


def test_a_weekday_beside_the_date_finds_the_year() -> None:
    assert first("Friday, 28 July") == "28 Jul 2023"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "nothing to be read"),
        ("soon", "not understood"),
        ("14", "alone is no date"),
        ("30 Feb 2025", "no day 30 in February 2025"),
        ("31 June", "no day 31"),
        ("29 February 2025", "no day 29"),
        ("0000", "no year 0"),
        ("0000-01-01", "no year 0"),
        ("10000", "not understood as a date. A date must lie in the years 1 to 9999"),
        ("14 Oct 10000", "1 to 9999"),
        ("33/33", "neither a day and a month"),
        ("28–24 July", "lies before the start"),
        ("28 July 2025 – 24 July 2025", "lies before the start"),
        ("14 and 28 October", "two dates"),
        ("14 Oct 2025, 10:00 – 15 Oct 2025", "has an hour"),
        ("25:00 on Tuesday", "not a time of day"),
        ("B.E. 200", "not understood"),
        ("พ.ศ. 0500", "before the year 1"),
        ("x" * 200, "too long"),
        ("Tuesday " * 20, "too long"),
    ],
)
def test_what_is_refused_says_why(words: str, says: str) -> None:
    with pytest.raises(NotADate, match=says):
        read(words, PIECE)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("tomorrow", dt.date.max),
        ("next week", dt.date.max),
        ("yesterday", dt.date.min),
        ("last year", dt.date.min),
        ("in 900 years", PIECE.day.replace(year=9900)),
    ],
)
def test_nothing_lies_outside_the_years_1_to_9999(words: str, day: dt.date) -> None:
    with pytest.raises(RuleBroken, match=r"1 to 9999|no year|no month"):
        read(words, replace(PIECE, day=day))


def test_an_hour_that_the_clocks_skip_and_one_that_they_show_twice() -> None:
    berlin = replace(PIECE, zone="Europe/Berlin")
    with pytest.raises(RuleBroken, match="does not exist"):
        read("30 March 2025, 02:30", berlin)
    twice = read("26 October 2025, 02:30", berlin)
    assert "show 02:30 twice" in twice.question
    assert [offer.when.start for offer in twice.offers] == [1_761_438_600, 1_761_442_200]
    assert "first time" in twice.offers[0].when.reasoning
    assert read("26 October 2025, 02:30 UTC", berlin).question == ""


@pytest.mark.parametrize(
    ("words", "day", "soft"),
    [
        ("on Tuesday", dt.date(2025, 10, 14), False),
        ("2025-10-14", dt.date(2025, 10, 14), False),
        ("10am on Tuesday", dt.date(2025, 10, 14), False),
        ("since 12 October", dt.date(2025, 10, 12), False),
        ("since August", dt.date(2025, 8, 1), True),
        ("in October", dt.date(2025, 10, 1), True),
        ("mid-October", dt.date(2025, 10, 15), True),
        ("about 12 October", dt.date(2025, 10, 12), True),
        ("earlier this week", dt.date(2025, 10, 13), True),
    ],
)
def test_as_the_day_from_which_something_holds(words: str, day: dt.date, soft: bool) -> None:
    effective = read(words, PIECE).first.effective()
    assert (effective.date, effective.soft) == (day, soft)
    assert effective.words == ("" if read(words, PIECE).first.plain else words)


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(RuleBroken, match="not a time zone"):
        read("today", replace(PIECE, zone="Mars/Olympus"))


def test_private_characters_of_the_text_pass_for_nothing() -> None:
    assert ready("14 \ue00a 2025").text == "14 2025"
