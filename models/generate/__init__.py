"""Synthetic negotiations of any size, for tests and benchmarks: the same seed gives the same file, byte for byte.

Every kind of record is made, with Thai and Khmer words among the English ones; each confidential one carries
`zz-confidential-zz`. Written through the ordinary door, a chunk of demands an edit.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from models.commands.editions import issue
from models.door import Edit
from models.entities import Demand
from models.generate.attachments import attach, attach_texts
from models.generate.demands import DemandRows, Rows
from models.generate.frame import Frame
from models.generate.meetings import MeetingRows
from models.ids import IdSource
from models.report.choices import ReportOptions
from models.workspace import Workspace, create

#: Demands or meetings an edit: memory stays bounded whatever the size of the file.
CHUNK = 5_000

#: The recorded time of every edit, UTC seconds: 1 January 2027.
RECORDED_AT = 1_798_761_600


def generate(location: str | Path, *, demands: int, meetings: int, seed: int) -> None:
    """Make the file. Raises LocationRefused where one stands already or none can be made."""
    chance = random.Random(seed)
    workspace = create(
        location,
        title="Synthetic negotiation",
        author="generate",
        now=lambda: RECORDED_AT,
        ids=IdSource(lambda: RECORDED_AT * 1000, seed),
    )
    with workspace:
        frame, demand_ids = _demands(workspace, chance, demands)
        _meetings(workspace, frame, meetings, demand_ids)


def _demands(workspace: Workspace, chance: random.Random, amount: int) -> tuple[Frame, list[int]]:
    """Enter the surroundings, then the demands chunk by chunk; gives the surroundings and the demands' ids."""
    with workspace.edit("Generate parties, sources and texts", founding=True) as edit:
        frame = Frame(edit, chance, amount)
        attach_texts(edit, frame.sources)
    # While there is little to report, so that it costs the same in a file of any size.
    issue(workspace, ReportOptions(), note="The surroundings, before the first demand", founding=True)
    found: list[int] = []
    for first, last in _chunks(amount):
        with workspace.edit(f"Generate D-{first + 1} to D-{last}", founding=True) as edit:
            frame.edit = edit
            rows = DemandRows(frame, RECORDED_AT)
            found += [rows.add(number) for number in edit.next_numbers("demand", last - first)]
            attach(edit, rows.rows[Demand])
            _insert(edit, rows.rows)
    return frame, found


def _meetings(workspace: Workspace, frame: Frame, amount: int, demand_ids: list[int]) -> None:
    for first, last in _chunks(amount):
        with workspace.edit(f"Generate meetings {first + 1} to {last}", founding=True) as edit:
            frame.edit = edit
            rows = MeetingRows(frame, demand_ids)
            for place in range(first, last):
                rows.add(place)
            _insert(edit, rows.rows)


def _chunks(amount: int) -> Iterator[tuple[int, int]]:
    """The half-open spans of the chunks."""
    for first in range(0, amount, CHUNK):
        yield first, min(first + CHUNK, amount)


def _insert(edit: Edit, rows: Rows) -> None:
    for kind, made in rows.items():
        edit.insert_rows(kind, made)
