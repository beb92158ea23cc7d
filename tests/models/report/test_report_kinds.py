"""Every kind of report on the sample: it reads as agreed, in each format, and hostile text stays text."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from models.commands import demands
from models.commands.demands import DemandDraft
from models.commands.editions import issue
from models.entities import Citation, Demand, Position
from models.errors import NotFound, Refusal
from models.report.blocks import Brief
from models.report.choices import CHANGES, READINESS, ReportOptions, Section
from models.report.data import Head
from models.report.kinds import KINDS, gather, kind_of
from models.report.subjects import named
from models.report.typeset import TEMPLATES, typeset
from models.report.words import WORDS, languages, words
from models.report.write import rendered
from models.sample import create_sample
from models.vocabulary import Disclosure, Involvement, Status
from models.workspace import Workspace
from tests.models.people import Clock, ids_by
from tests.models.report.paper import pages_of, words_of

GOLDEN = Path(__file__).with_name("golden")

#: Whom or what each kind is about, where it is about one.
ABOUT = {
    "ministers-brief": "TH",
    "party-brief": "Cambodia",
    "meeting-brief": "Signing of the Kuala Lumpur Accord",
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    clock = Clock()
    path = tmp_path_factory.mktemp("kinds") / "s.accord"
    with create_sample(path, author="desk", now=clock, ids=ids_by(clock)) as opened:
        issue(opened, ReportOptions())
        by_ref = {number: demands.id_of(opened, f"D-{number}") for number in (1, 3)}
        demands.move(opened, (by_ref[1],), Status.CONTESTED, reason="Both sides objected")
        demands.move(opened, (by_ref[3],), Status.UNDER_DISCUSSION)
        yield opened


def options_for(workspace: Workspace, kind: str, **more: object) -> ReportOptions:
    options = ReportOptions(kind=kind, subject_id=named(workspace, kind_of(kind), ABOUT.get(kind, "")))
    return replace(options, **more)


@pytest.fixture(params=sorted(KINDS))
def report(request: pytest.FixtureRequest, sample: Workspace) -> Head:
    return gather(sample, options_for(sample, request.param))


def test_each_kind_reads_as_agreed(report: Head) -> None:
    """To take new pages over: run this with ACCORD_GOLDEN=1, look at the PDF, commit the text."""
    # The fingerprint is of the whole journal, the issued edition's content in it: no matter of the page.
    read = re.sub(r"(journal \d+ · )[0-9a-f]{8}", r"\g<1>xxxxxxxx", "\n\n".join(pages_of(typeset(report))) + "\n")
    golden = GOLDEN / f"{report.kind}.txt"
    if os.environ.get("ACCORD_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(read, encoding="utf-8")
    assert read == golden.read_text(encoding="utf-8")


def test_each_kind_says_the_same_in_word_and_html(report: Head) -> None:
    paper = words_of(typeset(report))
    word = docx.Document(BytesIO(rendered(report, ".docx")))
    told = [paragraph.text for paragraph in word.paragraphs]
    told += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    page = rendered(report, ".html").decode()
    assert report.kind_title in told[0]
    for phrase in ("Withdraw heavy weapons from the border", "contested") if report.kind != "meeting-brief" else ():
        assert phrase in paper or report.kind == "party-brief"
        assert any(phrase in words for words in told)
        assert phrase in page


def test_word_has_real_headings_and_tables(sample: Workspace) -> None:
    word = docx.Document(BytesIO(rendered(gather(sample, options_for(sample, "dossier")), ".docx")))
    styles = {paragraph.style.name for paragraph in word.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "Quote"} <= styles
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in word.tables if len(table.columns) > 2)
    assert word.sections[0].header.paragraphs[0].text.startswith("Kuala Lumpur Accord")


def test_the_dossier_holds_every_demand_and_every_quote(sample: Workspace) -> None:
    text = words_of(typeset(gather(sample, options_for(sample, "dossier"))))
    with sample.reading() as connection:
        quotes = connection.exec_driver_sql("SELECT quote FROM citation WHERE about_kind = 'demand'").scalars().all()
    assert all(f"D-{number} " in text for number in range(1, 8))
    assert [quote for quote in quotes if quote]
    assert [quote for quote in quotes if " ".join(quote.split()) not in text] == []


def test_a_minister_reads_own_objectives_and_what_is_asked(sample: Workspace) -> None:
    own = gather(sample, options_for(sample, "ministers-brief"))
    asked = gather(
        sample, replace(options_for(sample, "ministers-brief"), subject_id=named(sample, kind_of("party-brief"), "KH"))
    )
    assert isinstance(own, Brief)
    assert isinstance(asked, Brief)
    blocks = {part.name: part.blocks for part in own.parts}
    assert [row[0].text for row in blocks["objectives"][0].rows] == ["D-1", "D-2", "D-3", "D-4"]
    theirs = {part.name: part.blocks for part in asked.parts}
    assert [row[0].text for row in theirs["their-objectives"][0].rows] == ["D-1", "D-2", "D-3", "D-4"]
    assert {entry.text for entry in theirs["response"][0].entries} == {"no position recorded"}


@pytest.mark.parametrize("kind", sorted(ABOUT))
def test_a_brief_asks_whom_it_is_about(sample: Workspace, kind: str) -> None:
    with pytest.raises(Refusal, match="none is chosen"):
        gather(sample, ReportOptions(kind=kind))
    with pytest.raises(NotFound, match="does not exist"):
        gather(sample, ReportOptions(kind=kind, subject_id=1))
    with pytest.raises(NotFound, match=r"There are: “(TH|Calls)"):
        named(sample, kind_of(kind), "Atlantis")


def test_the_whole_negotiation_is_about_nobody(sample: Workspace) -> None:
    with pytest.raises(Refusal, match="whole negotiation"):
        named(sample, kind_of("dossier"), "TH")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_sections_can_be_left_out_and_ordered(sample: Workspace, kind: str) -> None:
    wanted = kind_of(kind).sections[:2][::-1]
    if len(wanted) < 2:
        assert kind in (CHANGES, READINESS)
        return
    report = gather(sample, options_for(sample, kind, sections=wanted))
    assert report.sections == wanted
    if isinstance(report, Brief):
        assert [part.name for part in report.parts] == [section.value for section in wanted]


# ---------------------------------------------------------------- what is confidential, and what is hostile


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".json"])
def test_a_public_report_holds_nothing_confidential(tmp_path: Path, kind: str, ending: str) -> None:
    clock = Clock()
    with create_sample(tmp_path / "s.accord", author="desk", now=clock, ids=ids_by(clock)) as workspace:
        issue(workspace, ReportOptions())
        secret = demands.id_of(workspace, "D-1")
        with workspace.edit("Keep it to ourselves") as edit:
            hidden = edit.get(Demand, secret)
            hidden.title, hidden.confidential = "zz-confidential-zz title", True
            for citation in edit.all(Citation, about_id=secret):
                citation.claim, citation.confidential = "zz-confidential-zz claim", True
            other = edit.get(Demand, demands.id_of(workspace, "D-2"))
            other.note = "zz-confidential-zz note"
            for position in edit.all(Position):
                position.text, position.disclosure = "zz-confidential-zz stance", Disclosure.ASSESSED
        demands.move(workspace, (secret,), Status.CONTESTED, reason="zz-confidential-zz reason")
        public = gather(workspace, options_for(workspace, kind, public=True))
        own = gather(workspace, options_for(workspace, kind))
    assert "zz-confidential-zz" not in read(rendered(public, ending), ending)
    if kind not in ("meeting-brief",):
        assert "zz-confidential-zz" in read(rendered(own, ending), ending)


def read(content: bytes, ending: str) -> str:
    """The words of a report in any format."""
    if ending == ".pdf":
        return words_of(content)
    if ending == ".docx":
        word = docx.Document(BytesIO(content))
        cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])
    return content.decode()


HOSTILE = (
    '#read("/etc/passwd") *b* <img src=x onerror=alert(1)> \x07 \u202egnirts 👩‍🚀 ข้อเรียกร้อง ការទាមទារ ' + "ก" * 3000
)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_hostile_text_stays_text(tmp_path: Path, kind: str) -> None:
    clock = Clock()
    with create_sample(tmp_path / "s.accord", author="desk", now=clock, ids=ids_by(clock)) as workspace:
        issue(workspace, ReportOptions())
        party = named(workspace, kind_of("party-brief"), "TH")
        assert party is not None
        added = demands.add(workspace, DemandDraft(HOSTILE, parties={Involvement.TABLED_BY: (party,)}, text=HOSTILE))
        assert added
        report = gather(workspace, options_for(workspace, kind))
    text = words_of(typeset(report))
    page = rendered(report, ".html").decode()
    rendered(report, ".docx")
    assert "<img" not in page
    if kind != "meeting-brief":
        assert '#read("/etc/passwd") *b* <img' in text or kind == "party-brief"


# ---------------------------------------------------------------- words and templates


def test_every_kind_has_its_template_and_words_for_its_sections() -> None:
    for kind in KINDS.values():
        assert (TEMPLATES / kind.template).is_file()
        assert {section.value for section in kind.sections} <= words("en")["headings"].keys()
    assert {section.value for section in Section} <= words("en")["headings"].keys()


def test_every_language_has_the_same_words() -> None:
    tables = {language: tomllib.loads((WORDS / f"{language}.toml").read_text("utf-8")) for language in languages()}
    english = {(group, key) for group, inner in tables["en"].items() for key in inner}
    for language, table in tables.items():
        assert {(group, key) for group, inner in table.items() for key in inner} == english, language
