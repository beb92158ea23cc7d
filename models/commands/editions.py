"""Issuing a report: it gets a number, and is kept as it was issued."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import msgspec
from sqlalchemy import func, insert, select

from models.entities import Edition
from models.entities.edition import edition_content
from models.errors import Conflict
from models.journal import edits
from models.queries.demand_filter import Demands
from models.records import BoardFilter
from models.report.baseline import baseline
from models.report.choices import ReportOptions
from models.report.data import Head
from models.report.edition_content import EditionContent
from models.report.gather import begun, seen_by
from models.report.kinds import gather, kind_of
from models.report.rows import Rows
from models.workspace import Workspace


def issue(workspace: Workspace, options: ReportOptions, *, note: str = "", founding: bool = False) -> Head:
    """Number the report and keep its data with a hash; gives it as it is to be printed, with its number.

    While what is confidential is hidden, a public one is issued.

    founding: as one of the edits that make a negotiation, which undo does not take back.

    Raises Refusal for choices that the kind cannot follow, ReadOnly, or Conflict where somebody wrote meanwhile.
    """
    options = seen_by(workspace, options)
    kind = kind_of(options.kind)
    sequence = workspace.sequence
    report = gather(workspace, options)
    with begun(workspace, options) as found:
        rows = found.rows
        demands = Demands(found.today, BoardFilter(), options.as_of)
        own, public = (
            baseline(Rows(rows.connection, demands, rows.on_day, public=public)) for public in (options.public, True)
        )
    with workspace.edit(f"Issue: {kind.title}", note, founding=founding) as edit:
        newest = edit.session.execute(select(func.max(edits.c.sequence))).scalar() or 0
        if newest != sequence:
            raise Conflict("The negotiation", f"as of edit {sequence}", f"as of edit {newest}")
        number = edit.next_number("edition")
        issued = replace(report, edition=str(number))
        content = EditionContent(msgspec.Raw(msgspec.json.encode(issued)), own, public)
        data = msgspec.json.encode(content)
        digest = hashlib.sha256(data).hexdigest()
        edit.session.execute(insert(edition_content).prefix_with("OR IGNORE"), {"sha256": digest, "data": data})
        edit.add(
            Edition(
                number=number,
                kind=options.kind,
                title=kind.title,
                as_of=report.as_of,
                issued_at=report.issued_at,
                issued_by=workspace.author,
                marking=report.marking,
                public=options.public,
                note=note.strip(),
                sequence=sequence,
                sha256=digest,
            )
        )
    return issued
