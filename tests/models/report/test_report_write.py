"""The report as a file: three formats, and the earlier file stays until the new one is whole."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from models.errors import Refusal
from models.report import write as writing
from models.report.choices import STATE_SECTIONS
from models.report.data import StateOfPlay
from models.report.write import replace_file, write
from tests.models.report.made_by_hand import sample_state, with_titles
from tests.models.report.paper import words_of


def test_each_ending_is_a_format(tmp_path: Path) -> None:
    state = sample_state()
    for ending in (".pdf", ".html", ".json", ".PDF"):
        write(state, tmp_path / f"report{ending}")
    assert "Landmine clearance" in words_of((tmp_path / "report.pdf").read_bytes())
    assert "Landmine clearance" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert msgspec.json.decode((tmp_path / "report.json").read_bytes())["demands"][1]["ref"] == "D-2"
    assert (tmp_path / "report.PDF").read_bytes() == (tmp_path / "report.pdf").read_bytes()


def test_the_json_reads_back_as_the_state_of_play(tmp_path: Path) -> None:
    write(sample_state(), tmp_path / "report.json")
    assert msgspec.json.decode((tmp_path / "report.json").read_bytes(), type=StateOfPlay) == sample_state()


@pytest.mark.parametrize("name", ["report.odt", "report.txt", "report"])
def test_another_ending_is_refused_with_those_that_work(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal, match=r"\.pdf, \.docx, \.html or \.json"):
        write(sample_state(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="There is no folder"):
        write(sample_state(), tmp_path / "nowhere" / "report.json")


def test_a_full_disk_leaves_the_earlier_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.json"
    target.write_text("the earlier one", encoding="utf-8")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(Refusal, match=r"No space left on device.*as it was"):
        write(sample_state(), target)
    assert target.read_text(encoding="utf-8") == "the earlier one"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_or_a_device_is_never_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "report.json"
    folder.mkdir()
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    for target in (folder, pipe):
        with pytest.raises(Refusal, match="not an ordinary file"):
            write(sample_state(), target)
    assert folder.is_dir()
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_stays_a_link_and_rights_stay_as_they_were(tmp_path: Path) -> None:
    real = tmp_path / "real.json"
    real.write_text("{}", encoding="utf-8")
    real.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(real)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_name_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        replace_file(tmp_path / "a\0b.json", b"")
    with pytest.raises(Refusal):
        replace_file(tmp_path / ("x" * 300 + ".json"), b"")


# ---------------------------------------------------------------- HTML


class Reader(HTMLParser):
    """Collects the tags and the text, as a browser would see them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


def html_of(state: StateOfPlay, folder: Path) -> Reader:
    write(state, folder / "report.html")
    return Reader((folder / "report.html").read_text(encoding="utf-8"))


def test_no_text_becomes_an_element(tmp_path: Path) -> None:
    title = '<script>alert("x")</script><img src="file:///etc/passwd">'
    read = html_of(replace(with_titles(title), title=title, marking=title), tmp_path)
    assert "script" not in read.tags
    assert "img" not in read.tags
    assert read.addresses == []
    assert title in read.text


def test_the_page_holds_every_section(tmp_path: Path) -> None:
    state = sample_state()
    read = html_of(state, tmp_path)
    for words in (
        "12",
        "Landmine clearance",
        "Sihasak",
        "contradictory",
        "817 km (508 miles)",
        "conflict party",
        "Decades of mistrust",
        "47th ASEAN Summit",
    ):
        assert words in read.text
    assert read.tags.count("section") == len(STATE_SECTIONS)
    values = sum(len(fact.values) + 1 for fact in state.facts)
    assert read.tags.count("tr") == 3 + len(state.demands) + len(state.meetings) + len(state.parties) + values


def test_an_empty_state_is_said_to_be_empty(tmp_path: Path) -> None:
    state = replace(sample_state(), demands=(), meetings=(), way=None, facts=(), parties=())
    text = html_of(state, tmp_path).text
    for words in ("No demand", "No meeting", "No dated meeting", "No fact is recorded", "No party"):
        assert words in text
