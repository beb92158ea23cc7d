"""What is pasted: any text at all becomes plain text that can be kept, shown and found again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.capture import MOST, clean
from models.capture.cleaning import check_length
from models.errors import RuleBroken

ANY = st.text(st.characters(), max_size=400) | st.text(
    st.sampled_from(" \n\r\t\x00\x1b\u202e\u2066\ufeffab<é"), max_size=80
)


@given(ANY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once
    assert clean(once).note == ""


@given(ANY)
def test_what_is_kept_can_be_written_and_has_nothing_hidden(text: str) -> None:
    kept = clean(text).text
    assert kept.encode().decode() == kept
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]", kept)


#: Thai, Khmer with marks for its line breaks, Arabic, Hebrew with a mark of direction, a family of joined signs.
_OF_MANY_SCRIPTS = (
    "กองกำลังไทยถอนอาวุธหนัก",
    "ដក\u200bអាវុធ\u200bធុនធ្ងន់",
    "اتفاق السلام",
    "\u05e9\u05dc\u05d5\u05dd \u200f!",
    "👨\u200d👩\u200d👧 met",
    "a\tb",
)


@pytest.mark.parametrize("words", _OF_MANY_SCRIPTS)
def test_words_of_any_script_stay_as_they_are(words: str) -> None:
    assert clean(words).text == words


def test_tags_stay_letters_on_a_page() -> None:
    words = "<b>Agreed</b> <img src='file:///etc/passwd'> &amp; <script>x()</script>"
    assert clean(words).text == words


def test_what_was_taken_out_is_said() -> None:
    cleaned = clean("Pay \u202e001\u202c now\x00\x07\r\nsoft\u00adly  \n\n\n\nend")
    assert cleaned.text == "Pay 001 now\nsoftly\n\nend"
    assert cleaned.note == (
        "Taken out: 2 control characters, 2 signs that turn the reading around, 1 sign that cannot be seen. "
        "The words are as they were."
    )


def test_ten_megabytes_are_refused_before_they_are_looked_at() -> None:
    with pytest.raises(RuleBroken, match=r"10\.0 million characters, and 1 million are taken") as refused:
        clean("x" * 10_000_000)
    assert "Paste the part that matters" in refused.value.way_out
    check_length(MOST)


def test_one_long_word_is_no_article() -> None:
    with pytest.raises(RuleBroken, match="more than 20,000 characters without a blank"):
        clean("head " + "x" * 20_001)
    assert clean("x" * 20_000 + " " + "x" * 20_000).note == ""


def test_blanks_alone_are_no_text() -> None:
    assert clean(" \n\u2028 \t\r\n").text == ""
