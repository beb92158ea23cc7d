"""Places in a text: sentences, paragraphs, and quotes found again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.capture import clean
from models.capture.matching import Finder, same_words
from models.capture.segments import Segments

PIECES = (
    "Mr. Berg spoke", "On Sunday, it ended.", "“Yes,” she said.", "ประเทศไทย กล่าว", "\n", "\n\n", " ", "?!", "U.S. aid",
    "👍 ok.",
)  # fmt: skip
PROSE = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)


def sentences(text: str) -> list[str]:
    segments = Segments(text)
    return [one.of(text) for number in range(len(segments.paragraphs)) for one in segments.sentences(number)]


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "Mr. Berg met the U.S. President. He left. “It is done,” he said."
    assert sentences(text) == ["Mr. Berg met the U.S. President.", "He left.", "“It is done,” he said."]


@given(PROSE | st.text(max_size=300))
def test_sentences_are_exact_parts_in_order_and_leave_only_blanks_out(raw: str) -> None:
    text = clean(raw).text
    segments = Segments(text)
    cut = [one for number in range(len(segments.paragraphs)) for one in segments.sentences(number)]
    assert cut == sorted(cut)
    assert all(one.of(text) == one.of(text).strip() != "" for one in cut)
    covered = {place for one in cut for place in range(one.start, one.end)}
    assert all(letter.isspace() for place, letter in enumerate(text) if place not in covered)


@given(PROSE, st.data())
def test_going_forward_and_back_visits_every_sentence(raw: str, data: st.DataObject) -> None:
    text = clean(raw).text
    segments = Segments(text)
    place, there = 0, []
    while (found := segments.after(place)) is not None:
        there.append(found)
        place = found.end
    back, place = [], len(text) + 1
    while (before := segments.before(place)) is not None:
        back.append(before)
        place = before.start
    assert there == back[::-1]
    if there:
        chosen = data.draw(st.sampled_from(there))
        assert segments.sentence_at(chosen.start) == chosen


@given(PROSE | st.text(max_size=200), st.data())
def test_any_passage_is_found_again_word_by_word(raw: str, data: st.DataObject) -> None:
    text = clean(raw).text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end]
    found = Finder(text).find(quote)
    if quote.strip():
        assert found is not None
        assert same_words(found.of(text), quote)


def test_a_quote_is_found_across_line_ends_and_other_quotation_marks() -> None:
    text = "He said:  “we\nshall not   move”, and left."
    found = Finder(text).find('"we shall not move"')
    assert found is not None
    assert found.of(text) == "“we\nshall not   move”"
    assert Finder(text).find("We shall not move") is None
    assert Finder(text).find("  ") is None
