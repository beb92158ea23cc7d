"""Spelling: makes a text ready for the rules. Digits of any script, dashes, quotes, names of months and weekdays, eras.

The names come from ICU in the four languages of the program. In the text that the rules see, a month is one private
character (U+E001 January …), a weekday another (U+E101 Monday …), and U+E200 before a year says that its era is sure.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import cache

from models.loose_dates.spans import NotADate, Words

LANGUAGES = ("en", "th", "km", "ms")
MONTH = "[\ue001-\ue00c]"
WEEKDAY = "[\ue101-\ue107]"
SURE = "\ue200"

#: Longer texts are not dates.
MOST = 120

#: Between the Buddhist and the common era, as both are counted in Thailand and in Cambodia.
BUDDHIST = 543

#: Spellings that ICU does not have.
_MORE_MONTHS = {"sept": 9}
_MORE_DAYS = {"tues": 2, "weds": 3, "thur": 4, "thurs": 4}

#: Words beside a number or a name that say nothing more: "day", "date", "month", "year" in Thai, Khmer and Malay.
_NOISE = re.compile(r"วันที่|ที่(?=\s?\d)|เดือน|ปี|ថ្ងៃទី|ថ្ងៃ|ខែ|ឆ្នាំ|(?<![a-z])(?:hari|bulan|tahun|pada)(?![a-z])")
_DASHES = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212), "-")
_QUOTES = {**dict.fromkeys((0x2018, 0x2019, 0x2BC, 0x60, 0xB4), "'"), **dict.fromkeys(map(ord, '“”„"«»'), " ")}
_BUDDHIST = re.compile(
    r"(?:พ\s?\.?\s?ศ\s?\.?|ព\s?\.?\s?ស\s?\.?|(?<![a-z])b\.?e\.?)\s*(\d{4})(?!\d)|(?<!\d)(\d{4})\s*b\.?e\.?(?![a-z])"
)
_COMMON = re.compile(
    r"(?:ค\s?\.?\s?ศ\s?\.?|គ\s?\.?\s?ស\s?\.?|(?<![a-z])(?:a\.?d\.?|c\.?e\.?))\s*(\d{1,4})(?!\d)"
    r"|(?<!\d)(\d{4})\s*(?:a\.?d\.?|c\.?e\.?)(?![a-z])"
)


def ready(text: str) -> Words:
    """Raises NotADate for an empty or a very long text, and for a year of an era that lies before year 1."""
    if not text.strip():
        raise NotADate("There is nothing to be read.", "Write a date, such as 14 Oct 2025 or “on Tuesday”.")
    if len(text) > MOST:
        raise NotADate("That is too long for a date.", "Keep only the words that say when.")
    plain = folded(text)
    notes: list[str] = []

    def buddhist(found: re.Match[str]) -> str:
        year = int(found[1] or found[2])
        if year <= BUDDHIST:
            raise NotADate(f"B.E. {year} lies before the year 1.", "A date must lie in the years 1 to 9999.")
        notes.append(f"B.E. {year} is {year - BUDDHIST}")
        return f" {SURE}{year - BUDDHIST:04d} "

    plain = _BUDDHIST.sub(buddhist, plain)
    plain = _COMMON.sub(lambda found: f" {SURE}{int(found[1] or found[2]):04d} ", plain)
    latin, other, numbers = _names()
    for pattern in (latin, other):
        plain = pattern.sub(lambda found: f" {numbers[found[0].rstrip('.')]} ", plain)
    plain = re.sub(r"\s+,", ",", " ".join(_NOISE.sub(" ", plain).split()))
    return Words(plain.strip(" .,;:!?"), tuple(notes))


def folded(text: str) -> str:
    """Lower case, plain digits, plain dashes and quotes, single blanks, nothing invisible."""
    found = []
    for letter in unicodedata.normalize("NFKC", text).casefold().translate(_DASHES).translate(_QUOTES):
        digit = unicodedata.decimal(letter, None)
        if digit is not None:
            found.append(str(digit))
        elif unicodedata.category(letter) in ("Cc", "Zs", "Zl", "Zp", "Co"):
            found.append(" ")  # a private character of the text's own must not pass for a month
        elif unicodedata.category(letter) != "Cf":
            found.append(letter)
    return " ".join("".join(found).split())


@cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Patterns of the names in Latin letters (whole words) and in others, and each name's private character."""
    from icu4py.messageformat import MessageFormat

    numbers: dict[str, str] = {}

    def learn(name: str, letter: str) -> None:
        numbers.setdefault(folded(name).rstrip("."), letter)

    for language in LANGUAGES:
        for skeleton in ("MMMM", "MMM", "EEEE", "EEE"):
            said = MessageFormat("{day, date, ::" + skeleton + "}", language)
            months = skeleton.startswith("M")
            for number in range(1, 13 if months else 8):
                # 1 June 2026 is a Monday.
                day = dt.date(2026, number, 15) if months else dt.date(2026, 6, number)
                learn(said.format({"day": day}), chr((0xE000 if months else 0xE100) + number))
    for names, base in ((_MORE_MONTHS, 0xE000), (_MORE_DAYS, 0xE100)):
        for name, number in names.items():
            learn(name, chr(base + number))
    by_length = sorted(numbers, key=len, reverse=True)
    latin = "|".join(re.escape(name) for name in by_length if name.isascii())
    other = "|".join(re.escape(name) for name in by_length if not name.isascii())
    return re.compile(rf"(?<![a-z])(?:{latin})(?![a-z])\.?"), re.compile(rf"(?:{other})\.?"), numbers


def number_of(letter: str) -> int:
    """1 to 12 for a month's private character, 1 (Monday) to 7 for a weekday's."""
    return ord(letter) & 0xFF
