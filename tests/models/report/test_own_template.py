"""A person's own template: its letterhead is on the page, and it can do nothing but draw."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from models.errors import Refusal
from models.report.choices import STANDARDS, ReportOptions
from models.report.own_template import folder, offered
from models.report.typeset import typeset
from models.report.write import rendered, write
from tests.models.report.made_by_hand import sample_state, with_titles
from tests.models.report.paper import words_of

LETTERHEAD = """#import "parts/look.typ": *
#import "parts/page.typ": in-order, sheet
#import "parts/demands.typ": demands
#show: sheet
#image("logo.svg", height: 1cm)
Ministry of Foreign Affairs
#in-order((demands: demands))
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#123456"/></svg>'


@pytest.fixture
def ministry(tmp_path: Path) -> Path:
    """A folder with a template, a logo, and things that have no business there."""
    place = tmp_path / "ministry"
    place.mkdir()
    (place / "letter.typ").write_text(LETTERHEAD, encoding="utf-8")
    (place / "logo.svg").write_text(LOGO, encoding="utf-8")
    (place / "notes.odt").write_text("not for the page", encoding="utf-8")
    return place / "letter.typ"


def test_a_letterhead_stands_on_the_page(ministry: Path) -> None:
    text = words_of(typeset(sample_state(), own=ministry))
    assert "Ministry of Foreign Affairs" in text
    assert "Landmine clearance" in text
    assert "The way to the summit" not in text


def test_the_options_name_it(ministry: Path, tmp_path: Path) -> None:
    options = ReportOptions(template=str(ministry))
    assert "Ministry" in words_of(rendered(sample_state(), ".pdf", options))
    write(sample_state(), tmp_path / "report.pdf", options)
    assert "Ministry" in words_of((tmp_path / "report.pdf").read_bytes())


def test_a_template_may_bring_parts_of_its_own(ministry: Path) -> None:
    (ministry.parent / "parts").mkdir()
    (ministry.parent / "parts" / "demands.typ").write_text("#let demands() = [No table here]", encoding="utf-8")
    assert "No table here" in words_of(typeset(sample_state(), own=ministry))


def test_what_fails_is_told_with_its_line(ministry: Path, tmp_path: Path) -> None:
    ministry.write_text('#import "parts/page.typ": sheet\n#show: sheet\n\n#nonsense()\n', encoding="utf-8")
    target = tmp_path / "report.pdf"
    target.write_text("the earlier one")
    with pytest.raises(Refusal, match=r"unknown variable: nonsense \(letter\.typ:4:1\)") as refused:
        write(sample_state(), target, ReportOptions(template=str(ministry)))
    assert str(tmp_path) not in str(refused.value)
    assert target.read_text() == "the earlier one"


@pytest.mark.parametrize(
    "attempt",
    [
        '#read("../../../../etc/hostname")',
        '#read("/etc/hostname")',
        '#read("secret.txt")',
        '#image("../secret.png")',
        '#import "@preview/cetz:0.2.2"',
        '#import ("@pre" + "view/cetz:0.2.2")',
        "#while true { }",
        '#read("link.txt")',
    ],
)
def test_a_template_reaches_nothing_outside(ministry: Path, tmp_path: Path, attempt: str) -> None:
    (tmp_path / "secret.txt").write_text("zz-secret-zz")
    (ministry.parent / "link.txt").symlink_to(tmp_path / "secret.txt")
    ministry.write_text(attempt, encoding="utf-8")
    with pytest.raises(Refusal, match=r"could not be typeset|asks for a package"):
        typeset(sample_state(), own=ministry)


def test_text_is_literal_in_it_too(ministry: Path) -> None:
    hostile = '#read("/etc/hostname") *bold*'
    assert hostile in words_of(typeset(with_titles(hostile), own=ministry))


def test_what_is_no_template_is_refused(ministry: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "missing.typ", ministry.with_name("logo.svg"), tmp_path):
        with pytest.raises(Refusal, match="not a template"):
            typeset(sample_state(), own=path)


def test_a_whole_disk_is_no_folder_of_templates(ministry: Path) -> None:
    for number in range(201):
        (ministry.parent / f"{number}.txt").write_text("x")
    with pytest.raises(Refusal, match="more than a template needs"):
        typeset(sample_state(), own=ministry)


def test_templates_are_picked_up_from_the_persons_folder() -> None:
    assert offered() == ()
    folder().mkdir(parents=True)
    (folder() / "ministry.typ").write_text(LETTERHEAD, encoding="utf-8")
    (folder() / "logo.svg").write_text(LOGO, encoding="utf-8")
    assert [path.name for path in offered()] == ["ministry.typ"]


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_pdf_keeps_to_a_standard_on_request(standard: str) -> None:
    plain = typeset(sample_state())
    kept = typeset(replace(sample_state()), standards=(standard,))  # type: ignore[arg-type]
    name = b"pdfuaid" if standard == "ua-1" else b"pdfaid"
    assert name in kept
    assert name not in plain
    assert words_of(kept) == words_of(plain)
