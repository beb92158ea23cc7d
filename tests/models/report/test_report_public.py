"""The proof that no public report holds anything confidential: every kind, every format, by its bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from models.commands import demands, meetings
from models.commands.confidentiality import mark
from models.commands.demands import DemandDraft
from models.commands.editions import issue
from models.commands.meetings import MeetingDraft
from models.dates import on_day
from models.errors import Refusal
from models.generate.words import CONFIDENTIAL
from models.queries import tables
from models.queries.editions import editions
from models.records import Ref
from models.report.choices import CHANGES, ReportOptions
from models.report.data import Head
from models.report.edition_content import content
from models.report.kinds import KINDS, gather, kind_of
from models.report.subjects import subjects
from models.report.write import ENDINGS, rendered
from models.vocabulary import Involvement, Kind, Lane, MeetingKind, Presence
from models.workspace import Workspace
from tests.models.report.paper import metadata_of, words_of
from tests.models.secrets import bytes_of_pdf, bytes_of_zip, found_in, hidden_words, made

#: Tabled openly, in a public edition already, and marked as confidential after it: told as "gone", it would be named.
LATER = "Reopen the tunnel below the river"


@dataclass(frozen=True, slots=True)
class Out:
    """A negotiation, and the words of it that must not go out."""

    workspace: Workspace
    words: frozenset[str]
    edition: int


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Out]:
    with Workspace.open(made(tmp_path_factory.mktemp("public") / "made.accord")) as workspace:
        first = demands.id_of(workspace, "D-2")
        title = demands_title(workspace, first)
        demands.change_field(workspace, first, "title", was=title, becomes=LATER)
        edition = int(issue(workspace, ReportOptions(public=True)).edition)
        mark(workspace, Ref(Kind.DEMAND, first), True)
        keep_in_mind(workspace)
        yield Out(workspace, hidden_words(workspace), edition)


def keep_in_mind(workspace: Workspace) -> None:
    """A confidential demand and a confidential meeting to come: without `public` the mark stands in every kind."""
    with workspace.reading() as connection:
        party = connection.execute(select(tables.party.c.id)).scalars().first()
        confidential = tables.meeting.c.confidential
        open_ones = connection.execute(select(tables.meeting.c.id).where(confidential.is_(False))).scalars().all()
    assert party is not None
    quiet = demands.add(
        workspace,
        DemandDraft(f"Quiet {CONFIDENTIAL} channel", {Involvement.TABLED_BY: (party,)}, confidential=True),
    )
    for meeting_id in open_ones:
        meetings.set_agenda(workspace, meeting_id, [("The weather", None), (f"The {CONFIDENTIAL} channel", quiet)])
    day = on_day(workspace.today() + dt.timedelta(days=3), workspace.zone)
    draft = MeetingDraft(f"Quiet {CONFIDENTIAL} dinner", MeetingKind.TECHNICAL, Lane.TECHNICAL, day, confidential=True)
    meetings.attend(workspace, meetings.add(workspace, draft), party, Presence.INVITED)


def demands_title(workspace: Workspace, demand_id: int) -> str:
    from models.queries import detail

    return detail.demand(workspace, demand_id).card.title


@cache
def _reports(workspace: Workspace, kind: str, since: int) -> tuple[Head, Head]:
    """The report as it is, and as it goes out; of the first subject whose own report holds a confidential word."""
    for subject_id, *_ in subjects(workspace, kind_of(kind)) or [(None,)]:
        options = ReportOptions(kind=kind, subject_id=subject_id, since=since if kind == CHANGES else None)
        own = gather(workspace, options)
        if CONFIDENTIAL in rendered(own, ".html").decode():
            return own, gather(workspace, replace(options, public=True))
    raise AssertionError(f"no report of the kind {kind} holds anything confidential")


def said(report: Head, ending: str) -> str | bytes:
    """Everything that the file of a report holds."""
    written = rendered(report, ending)
    if ending == ".pdf":
        return f"{words_of(written)}\n{metadata_of(written)}\n".encode() + bytes_of_pdf(written)
    return bytes_of_zip(written) if ending == ".docx" else written


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_byte_of_a_public_report_is_confidential(out: Out, kind: str, ending: str) -> None:
    own, public = _reports(out.workspace, kind, out.edition)
    assert CONFIDENTIAL in found_in(said(own, ending), out.words), "or the test would find nothing anywhere"
    assert found_in(said(public, ending), out.words) == []


def test_the_words_that_are_looked_for_are_those_of_hidden_records(out: Out) -> None:
    assert LATER in out.words
    assert len(out.words) > 30


def test_what_was_marked_since_an_edition_is_not_told_as_gone(out: Out) -> None:
    options = ReportOptions(kind=CHANGES, since=out.edition, public=True)
    then = content(out.workspace, out.edition).public_baseline
    assert LATER in [one.title for one in then.demands], "the edition has it"
    assert LATER not in msgspec.json.encode(gather(out.workspace, options)).decode()
    secret = demands.id_of(out.workspace, "D-2")
    demands.delete(out.workspace, [secret])
    try:
        assert LATER not in msgspec.json.encode(gather(out.workspace, options)).decode(), "nor once it is deleted"
    finally:
        out.workspace.undo()


def test_what_was_deleted_openly_is_told_as_gone(out: Out) -> None:
    gone = demands.id_of(out.workspace, "D-3")
    title = demands_title(out.workspace, gone)
    demands.delete(out.workspace, [gone])
    try:
        options = ReportOptions(kind=CHANGES, since=out.edition, public=True)
        assert title in msgspec.json.encode(gather(out.workspace, options)).decode()
    finally:
        out.workspace.undo()


def test_a_public_edition_and_the_public_baseline_of_any_hold_nothing(out: Out) -> None:
    for options in (ReportOptions(public=True), ReportOptions()):
        number = int(issue(out.workspace, options).edition)
        kept = content(out.workspace, number)
        assert found_in(msgspec.json.encode(kept.public_baseline), out.words) == []
        everything = found_in(msgspec.json.encode(kept), out.words)
        assert everything == [] if options.public else CONFIDENTIAL in everything


def test_an_edition_that_was_not_public_does_not_go_out_as_one(out: Out) -> None:
    number = int(issue(out.workspace, ReportOptions()).edition)
    with pytest.raises(Refusal, match="not issued as a public one"):
        gather(out.workspace, ReportOptions(edition=number, public=True))
    assert gather(out.workspace, ReportOptions(edition=number)).edition == str(number)
    assert gather(out.workspace, ReportOptions(edition=out.edition, public=True)).edition == str(out.edition)


def test_while_it_is_hidden_every_report_is_a_public_one(out: Out) -> None:
    workspace = out.workspace
    with Workspace.open(workspace.path) as hiding:
        hiding.discreet = True
        report = gather(hiding, ReportOptions())
        assert report.public
        assert found_in(msgspec.json.encode(report), out.words) == []
        with pytest.raises(Refusal, match="may hold what is hidden"):
            gather(hiding, ReportOptions(edition=out.edition))
        kept = content(hiding, int(issue(hiding, ReportOptions()).edition))
        assert found_in(msgspec.json.encode(kept), out.words) == []
        assert editions(hiding)[0].public
    workspace.catch_up()


TEMPLATE = """#import "parts/page.typ": *
#let data = json(bytes(sys.inputs.at("state")))
#repr(data)
"""


def test_a_template_of_ones_own_gets_no_more_than_the_report(out: Out, tmp_path: Path) -> None:
    """It may print all of the data that it is given."""
    template = tmp_path / "all.typ"
    template.write_text(TEMPLATE, encoding="utf-8")
    own, public = _reports(out.workspace, "state-of-play", out.edition)
    options = ReportOptions(template=str(template))
    assert CONFIDENTIAL in found_in(words_of(rendered(own, ".pdf", options)), out.words)
    assert found_in(words_of(rendered(public, ".pdf", options)), out.words) == []


def test_a_public_report_is_not_about_a_confidential_meeting(out: Out) -> None:
    workspace = out.workspace
    with workspace.reading() as connection:
        query = select(tables.meeting.c.id).where(tables.meeting.c.confidential.is_(True))
        hidden = connection.execute(query).scalars().first()
    options = ReportOptions(kind="meeting-brief", subject_id=hidden)
    assert gather(workspace, options)
    with pytest.raises(Refusal):
        gather(workspace, replace(options, public=True))
