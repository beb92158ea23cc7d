"""The dossier's pictures: what they say is what the records say, in ink, in grey and in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO

import docx
import numpy as np
import pytest

from models.commands import demands, meetings
from models.records import Effective
from models.report.blocks import Brief, Convergence, Matrix, Network
from models.report.choices import ReportOptions, Section
from models.report.kinds import gather
from models.report.typeset import typeset
from models.report.write import rendered
from models.vocabulary import Presence, Stance
from tests.models.people import TODAY, Small
from tests.models.report.paper import pixels_of, words_of

PICTURES = ReportOptions(kind="dossier", sections=(Section.MATRIX, Section.CONVERGENCE, Section.NETWORK))


def pictures_of(small: Small, options: ReportOptions = PICTURES) -> dict[str, object]:
    report = gather(small.workspace, options)
    assert isinstance(report, Brief)
    return {part.name: part.blocks[0] for part in report.parts}


def answer(small: Small, demand_id: int, party_id: int, stance: Stance, *, days_ago: int = 0) -> None:
    day = Effective(TODAY - dt.timedelta(days=days_ago))
    condition = "first the mines" if stance is Stance.ACCEPTS_WITH_CONDITIONS else ""
    demands.record_position(small.workspace, demand_id, party_id, stance, effective=day, condition=condition)


def test_the_matrix_has_a_cell_for_each_party_of_each_demand(small_negotiation: Small) -> None:
    answer(small_negotiation, small_negotiation.border, small_negotiation.south, Stance.REJECTS)
    picture = pictures_of(small_negotiation)["matrix"]
    assert isinstance(picture, Matrix)
    with small_negotiation.workspace.reading() as connection:
        wanted = connection.exec_driver_sql("SELECT count(*) FROM demand_party").scalar_one()
    assert sum(bool(cell) for row in picture.rows for cell in row.cells) <= wanted
    told = {row.ref: dict(zip(picture.parties, row.cells, strict=True)) for row in picture.rows}
    assert "rejects" in {cell for cells in told.values() for cell in cells.values()}
    assert all("tabled_by" in cells.values() for cells in told.values())
    assert "1 rejects" in picture.described


def test_stances_come_together_over_time(small_negotiation: Small) -> None:
    answer(small_negotiation, small_negotiation.border, small_negotiation.south, Stance.REJECTS, days_ago=20)
    answer(small_negotiation, small_negotiation.border, small_negotiation.south, Stance.ACCEPTS, days_ago=5)
    picture = pictures_of(small_negotiation)["convergence"]
    assert isinstance(picture, Convergence)
    places = [at for at, _ in picture.steps]
    assert places == sorted(places)
    assert all(sum(counts) == picture.asked for _, counts in picture.steps)
    accepted = [counts[picture.keys.index("accepts")] for _, counts in picture.steps]
    assert accepted[0] == 0
    assert accepted[-1] >= 1


def test_who_attended_the_same_meeting_met(small_negotiation: Small) -> None:
    workspace, talks = small_negotiation.workspace, small_negotiation.talks
    for party in (small_negotiation.north, small_negotiation.south):
        meetings.attend(workspace, talks, party, Presence.ATTENDED)
    picture = pictures_of(small_negotiation)["network"]
    assert isinstance(picture, Network)
    assert [line.count for line in picture.lines] == [1]
    assert {party.code for party in picture.parties} == set(picture.lines[0].told.split("–"))


def test_nobody_met_is_said(small_negotiation: Small) -> None:
    text = words_of(typeset(gather(small_negotiation.workspace, PICTURES)))
    assert "No meeting that two parties attended is recorded." in text


def test_in_grey_each_stance_has_its_own_shade(small_negotiation: Small) -> None:
    """The strip of the curve holds pale, striped, half-dark and dark ground where the stances differ."""
    for number, stance in enumerate((Stance.ACCEPTS, Stance.REJECTS, Stance.ACCEPTS_WITH_CONDITIONS)):
        demand_id = small_negotiation.demands[number]
        with small_negotiation.workspace.reading() as connection:
            asked = connection.exec_driver_sql(
                "SELECT party_id FROM demand_party WHERE demand_id = ? AND involvement = 'addressed_to'", (demand_id,)
            ).scalar()
        if asked is not None:
            answer(small_negotiation, demand_id, asked, stance, days_ago=6)
    options = replace(PICTURES, sections=(Section.CONVERGENCE,), grey=True)
    page = pixels_of(typeset(gather(small_negotiation.workspace, options)))
    assert (page.max(axis=2) == page.min(axis=2)).all()
    shades = np.unique(page[100:260, 480:530, 0] // 32)
    assert len(shades) >= 3


@pytest.mark.parametrize("ending", [".docx", ".html"])
def test_without_a_picture_the_numbers_are_told(small_negotiation: Small, ending: str) -> None:
    answer(small_negotiation, small_negotiation.border, small_negotiation.south, Stance.REJECTS)
    content = rendered(gather(small_negotiation.workspace, PICTURES), ending)
    if ending == ".docx":
        word = docx.Document(BytesIO(content))
        told = " ".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
        told += " ".join(paragraph.text for paragraph in word.paragraphs)
    else:
        told = content.decode()
    assert "rejects" in told
    assert "answers that are asked for" in told


def test_a_screen_reader_hears_what_a_picture_shows(small_negotiation: Small) -> None:
    """PDF/UA refuses a picture without an alternative text, so a file that keeps to it has them all."""
    assert typeset(gather(small_negotiation.workspace, PICTURES), standards=("ua-1",)).startswith(b"%PDF")
