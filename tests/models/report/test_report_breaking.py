"""Places for line ends: in Thai and Khmer between words, in endless words, and nothing else is changed."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from models.report.breaking import LONGEST_WORD, ZWSP, breakable, printable

THAI = "การถอนอาวุธหนักออกจากชายแดน"
KHMER = "ការដកអាវុធធុនធ្ងន់ចេញពីព្រំដែន"


def test_ordinary_text_stays_as_it_is() -> None:
    for text in ("Withdraw heavy weapons from the border", "", "–", "Löschung, 12 %", "انسحاب الأسلحة"):
        assert breakable(text) == text


def test_thai_may_break_between_words() -> None:
    pieces = breakable(THAI).split(ZWSP)
    assert "อาวุธ" in pieces
    assert "ชายแดน" in pieces
    assert "".join(pieces) == THAI


def test_khmer_may_break_between_words() -> None:
    broken = breakable(KHMER)
    assert broken.count(ZWSP) >= 3
    assert broken.replace(ZWSP, "") == KHMER


def test_blanks_and_latin_words_among_thai_get_no_marks() -> None:
    assert breakable("ASEAN summit") == "ASEAN summit"
    assert f" {ZWSP}" not in breakable("อาวุธ ASEAN อาวุธ")


def test_an_endless_word_can_be_broken() -> None:
    longest = max(len(piece) for piece in breakable("x" * 500).split(ZWSP))
    assert longest < LONGEST_WORD


def test_a_break_never_parts_a_letter_from_its_mark() -> None:
    for piece in breakable("e\u0301" * 60).split(ZWSP):
        assert not unicodedata.combining(piece[0])


def test_a_family_of_joined_signs_stays_together() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert all(not piece.startswith("\u200d") for piece in breakable(family * 20).split(ZWSP))
    assert all(not piece.endswith("\u200d") for piece in breakable(family * 20).split(ZWSP))


def test_control_characters_become_visible_and_nothing_turns_the_reading_order() -> None:
    assert printable("a\x00b\x1b[31m") == "a\ufffdb\ufffd[31m"
    assert printable("safe\u202eexe.fdp") == "safeexe.fdp"
    assert printable("a\tb\r\nc") == "a b\nc"


@given(st.text(max_size=120))
@example("\u200b" * 40)
@example("ก" * 60)
@example("\ud800")
def test_only_marks_are_added(text: str) -> None:
    assert breakable(text).replace(ZWSP, "") == printable(text).replace(ZWSP, "")
