"""Words of Thai, Khmer and English: nothing is lost on the way into the index, and what was entered is found."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.queries.search import search
from models.records import Ref
from models.vocabulary import Kind
from models.words import query, segmented
from models.workspace import Workspace
from tests.models.people import begin, report_incident

#: What an analyst might enter, and words of it that another might look for.
THAI = (
    ("การถอนอาวุธหนักออกจากแนวชายแดน", ("อาวุธ", "ถอน", "ชายแดน")),
    ("รัฐบาลไทยเสนอให้หยุดยิงทันที", ("รัฐบาล", "ไทย", "หยุดยิง")),
    ("การเจรจาสันติภาพระหว่างสองประเทศ", ("สันติภาพ", "เจรจา", "ประเทศ")),
    ("กับระเบิดในพื้นที่ปราสาท", ("ระเบิด", "ปราสาท", "พื้นที่")),
)
KHMER = (
    ("កិច្ចប្រជុំស្តីពីព្រំដែនរវាងប្រទេសទាំងពីរ", ("ព្រំដែន", "ប្រទេស", "កិច្ចប្រជុំ")),
    ("រដ្ឋាភិបាលកម្ពុជាស្នើសុំបទឈប់បាញ់", ("រដ្ឋាភិបាល", "កម្ពុជា", "បទឈប់បាញ់")),
    ("ការចរចាសន្តិភាពនៅទីក្រុង", ("សន្តិភាព", "ការចរចា", "ទីក្រុង")),
    ("ទាហានត្រូវដកចេញពីប្រាសាទ", ("ទាហាន", "ប្រាសាទ", "ដក")),
)
ENGLISH = (
    ("Withdraw heavy weapons from the border", ("weapons", "Border", "heavy", "with")),
    ("Café talks on the cease-fire, naïve or not", ("cafe", "fire", "naive", "cease-fire")),
    ("Leaders’ summit in Kuala Lumpur (track 1.5)", ("leaders", "KUALA", "1.5", "kuala lumpur")),
)
ASKED = [(sentence, word) for language in (THAI, KHMER, ENGLISH) for sentence, words in language for word in words]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, dict[str, int]]]:
    """A negotiation with an incident for each sentence."""
    with begin(tmp_path_factory.mktemp("words") / "words.accord") as workspace:
        sentences = dict.fromkeys(sentence for sentence, _ in ASKED)
        yield workspace, {sentence: report_incident(workspace, sentence, "2025-09-01") for sentence in sentences}


@pytest.mark.parametrize(("sentence", "word"), ASKED)
def test_a_word_of_the_sentence_finds_it(library: tuple[Workspace, dict[str, int]], sentence: str, word: str) -> None:
    workspace, ids = library
    assert Ref(Kind.INCIDENT, ids[sentence]) in {hit.ref for hit in search(workspace, word)}


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in ASKED])
def test_the_whole_sentence_finds_just_itself(library: tuple[Workspace, dict[str, int]], sentence: str) -> None:
    workspace, ids = library
    assert [hit.ref.id for hit in search(workspace, sentence)] == [ids[sentence]]


def test_there_are_ten_questions_in_each_language() -> None:
    for language in (THAI, KHMER, ENGLISH):
        assert sum(len(words) for _, words in language) >= 10


def test_a_word_that_nobody_entered_finds_nothing(library: tuple[Workspace, dict[str, int]]) -> None:
    workspace, _ = library
    for word in ("tariff", "ภาษี", "ពន្ធ"):
        assert search(workspace, word) == ()


MIXED = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.characters(min_codepoint=0x0E00, max_codepoint=0x0E7F),
        st.characters(min_codepoint=0x1780, max_codepoint=0x17FF),
        st.characters(codec="ascii"),
    )
)


@given(text=MIXED)
def test_cutting_into_words_loses_no_letter(text: str) -> None:
    whole = unicodedata.normalize("NFKC", text).replace("\0", " ")
    assert "".join(segmented(text).split()) == "".join(whole.split())


@given(text=MIXED)
def test_cutting_twice_is_cutting_once(text: str) -> None:
    assert segmented(segmented(text)).split() == segmented(text).split()


@given(text=MIXED)
def test_no_text_breaks_the_search(library: tuple[Workspace, dict[str, int]], text: str) -> None:
    workspace, _ = library
    search(workspace, text)


@pytest.mark.parametrize("text", ["", "   ", "!?", '"', "*", "( ) - ^ :", "\0", "“ ”"])
def test_no_word_is_no_question(library: tuple[Workspace, dict[str, int]], text: str) -> None:
    workspace, _ = library
    assert query(text) == ""
    assert search(workspace, text) == ()


def test_the_query_language_of_the_index_is_only_text() -> None:
    assert query('a" OR title:b*') == '"a" "OR" "title" "b"*'
    assert query("NEAR(x, 2)") == '"NEAR" "x" "2"*'


def test_the_last_word_is_a_beginning_until_a_blank_follows() -> None:
    assert query("heavy wea") == '"heavy" "wea"*'
    assert query("heavy wea ") == '"heavy" "wea"'
