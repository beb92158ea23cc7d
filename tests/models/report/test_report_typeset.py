"""The typeset pages, read back: complete, literal, the same each time, and as they were agreed to look."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from models.errors import Refusal
from models.report.choices import Section
from models.report.data import StateOfPlay
from models.report.typeset import TEMPLATES, page_data, paper_colours, typeset
from models.vocabulary import EraTone, Lane, Status
from tests.models.report.made_by_hand import demand, event, sample_state, sample_way, silent, with_titles
from tests.models.report.paper import letter_boxes, metadata_of, pages_of, pixels_of, refs_in, words_of

GOLDEN = Path(__file__).with_name("golden_sample.txt")


def test_the_sample_reads_as_agreed() -> None:
    """To take a new page over: run this with ACCORD_GOLDEN=1, look at the PDF, commit the text."""
    text = "\n\n".join(page.replace(" ", "\n") for page in pages_of(typeset(sample_state()))) + "\n"
    if os.environ.get("ACCORD_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_the_same_state_gives_the_same_bytes() -> None:
    assert typeset(sample_state()) == typeset(sample_state())


def test_title_date_and_language_are_in_the_file() -> None:
    pdf = typeset(sample_state())
    facts = metadata_of(pdf)
    assert facts["Title"] == "State of play, 14 October 2025: Kuala Lumpur Accord"
    assert facts["CreationDate"].startswith("D:20251014")
    assert b"/Lang (en)" in pdf or b"/Lang(en)" in pdf
    assert b"/MarkInfo" in pdf


def test_header_and_footer_stand_on_each_page() -> None:
    pages = pages_of(typeset(with_titles(*(f"Title {number}" for number in range(120)))))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "RESTRICTED" in page
        assert "State of play, 14 October 2025" in page
        assert page.endswith(f"{number} of {len(pages)}")


def test_the_table_repeats_its_header_on_each_page() -> None:
    only = replace(with_titles(*(f"Title {number}" for number in range(120))), sections=(Section.DEMANDS,))
    for page in pages_of(typeset(only)):
        assert "Ref Demand Tabled by → to Status Since" in page


@pytest.mark.parametrize(
    "title",
    [
        '#read("/etc/passwd")',
        '#import "@preview/x:1.0.0": *',
        "*bold* _slanted_ `raw` $x^2$ = head",
        "<b>bold</b> <script>alert(1)</script>",
        "back\\slash // comment /* more */",
        "@reference <label> #{1+1}",
        "“quoted” 'single' \"double\" {curly} [square]",
    ],
)
def test_text_is_never_markup(title: str) -> None:
    pdf = typeset(with_titles(title))
    assert title in words_of(pdf)
    assert b"root:x:0" not in pdf


def test_thai_words_can_be_read_back() -> None:
    words = words_of(typeset(with_titles("การถอนอาวุธหนักออกจากชายแดน")))
    for word in ("การ", "อาวุธ", "ชายแดน"):
        assert word in words


@pytest.mark.parametrize(
    "title",
    [
        "ការដកអាវុធធុនធ្ងន់ចេញពីព្រំដែន",
        "انسحاب الأسلحة الثقيلة",
        "\U0001f91d \U0001f1f9\U0001f1ed",
        "\x00\x01\x1b[31m",
        "x" * 10_000,
        "word " * 2_000,
        "ก" * 10_000,
    ],
    ids=["khmer", "right to left", "emoji", "control", "endless word", "long text", "endless thai"],
)
def test_every_title_leaves_the_next_row_in_place(title: str) -> None:
    words = words_of(typeset(with_titles(title, "The row after it")))
    assert "The row after it" in words
    assert {"D-1", "D-2"} <= refs_in(words)


@pytest.mark.parametrize(
    "title", ["x" * 900, "ก" * 900, "การถอนอาวุธหนักออกจากชายแดน" * 12], ids=["latin", "letters", "thai"]
)
def test_no_title_runs_out_of_its_column(title: str) -> None:
    only = replace(with_titles(title), sections=(Section.DEMANDS,))
    state = replace(only, demands=(replace(only.demands[0], tabled_by=(), addressed_to=()),))
    right = [box[2] for box in letter_boxes(typeset(state), title[0])]
    assert len(right) >= 12
    assert max(right) < 320, "the next column begins there"


def test_a_long_title_is_there_to_its_last_word() -> None:
    assert "the very end" in words_of(typeset(with_titles("word " * 2_000 + "the very end")))


def test_no_demand_is_lost_among_a_thousand() -> None:
    state = with_titles(*(f"Demand number {number}" for number in range(1, 1001)))
    assert {f"D-{number}" for number in range(1, 1001)} <= refs_in(words_of(typeset(state)))


def test_every_status_is_said_in_words() -> None:
    rows = tuple(
        demand(number, "A demand", "Theme", status, "TH", silent("KH", "Cambodia"))
        for number, status in enumerate(Status, 1)
    )
    words = words_of(typeset(replace(sample_state(), demands=rows, statuses=())))
    for status in Status:
        assert status.word in words


def test_an_empty_state_of_play_says_that_it_is_empty() -> None:
    words = words_of(typeset(emptied(sample_state())))
    assert "No demand is recorded." in words
    assert "No meeting is recorded." in words


def emptied(state: StateOfPlay) -> StateOfPlay:
    return replace(
        state,
        figures=state.figures,
        statuses=(),
        in_short=(),
        demands=(),
        way=None,
        open_points=(),
        meetings=(),
        statements=(),
        facts=(),
        parties=(),
        sources=(),
        marking="",
        subtitle="",
        journal="",
    )


def test_only_the_chosen_sections_are_printed() -> None:
    words = words_of(typeset(replace(sample_state(), sections=(Section.DEMANDS,))))
    assert "Landmine clearance" in words
    assert "The way to the summit" not in words
    assert "days to the summit" not in words


def test_a_picture_full_of_events_stays_on_one_page() -> None:
    crowd = tuple(event(Lane.MINISTERS, f"Meeting {number} of many, 12 Oct", 0.8, 0.81) for number in range(24))
    state = replace(sample_state(), way=replace(sample_way(), events=crowd), sections=(Section.WAY,))
    pages = pages_of(typeset(state))
    assert len(pages) == 1
    assert all(f"Meeting {number} of many" in pages[0] for number in range(24))


def test_letter_paper_is_american() -> None:
    import pypdfium2

    from models.report.choices import Paper

    document = pypdfium2.PdfDocument(typeset(replace(sample_state(), paper=Paper.LETTER)))
    assert document.get_page_size(0) == pytest.approx((612, 792), abs=0.5)
    document.close()


def test_a_broken_template_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "state_of_play.typ").write_text("#let a = 1\n#nothing-of-the-kind(a)\n", encoding="utf-8")
    with pytest.raises(Refusal, match=r"nothing-of-the-kind.*state_of_play\.typ:2:1") as refused:
        typeset(sample_state(), templates=tmp_path)
    assert str(tmp_path) not in str(refused.value)


def test_a_template_cannot_read_beyond_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "state_of_play.typ").write_text('#read("../secret.txt")\n', encoding="utf-8")
    with pytest.raises(Refusal):
        typeset(sample_state(), templates=inside)


def test_the_templates_ask_for_no_package() -> None:
    for template in TEMPLATES.rglob("*.typ"):
        assert '"@' not in template.read_text(encoding="utf-8")


def test_the_templates_folder_holds_templates_and_their_words_alone() -> None:
    assert {path.suffix for path in TEMPLATES.rglob("*") if path.is_file()} == {".typ", ".toml"}


def test_a_grey_page_has_no_colour() -> None:
    grey = pixels_of(typeset(replace(sample_state(), grey=True)))
    assert (grey.max(axis=2) - grey.min(axis=2)).max() == 0
    colour = pixels_of(typeset(sample_state()))
    assert (colour.max(axis=2) - colour.min(axis=2)).max() > 60


def test_no_fixed_word_of_a_page_stands_in_a_template() -> None:
    """Words come from the table: a template's own strings are keys, colours and signs."""
    for template in (TEMPLATES / "parts").glob("*.typ"):
        content = re.sub(r"//.*", "", template.read_text(encoding="utf-8"))
        assert not re.findall(r"\[[^\]#$]*[A-Za-z]{3,} [^\]#]*\]", content), template.name


def test_the_template_gets_every_colour_it_asks_for() -> None:
    colours = paper_colours()
    assert set(colours["status"]) == {status.value for status in Status}
    assert set(colours["era"]) == {tone.value for tone in EraTone} == set(colours["era_text"])


def test_the_data_reach_the_template_as_json_alone() -> None:
    import msgspec

    read = msgspec.json.decode(page_data(with_titles('"]}#read("x")')))
    assert read["demands"][0]["title"] == '"]}#read("x")'
