"""`report`: a report as a file, without a screen; issued as an edition where that is asked for."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from models.console import terms
from models.errors import Refusal
from models.report.choices import CHANGES, STATE_OF_PLAY, Paper, ReportOptions, WayLanes, WayWindow, read_sections
from models.workspace import Workspace

if TYPE_CHECKING:
    from models.report.data import Head


def run(arguments: argparse.Namespace) -> int:
    from models.report.kinds import kind_of
    from models.report.subjects import named
    from models.report.write import ending_of, write

    output = Path(arguments.output)
    ending_of(output)
    options = read_options(arguments)
    kind = kind_of(options.kind)
    with Workspace.open(arguments.location, read_only=not arguments.issue) as workspace:
        with workspace.for_others(options.public):  # what a public report cannot be about is not offered either
            options = replace(options, subject_id=named(workspace, kind, arguments.about))
        report = _made(workspace, options, arguments)
    write(report, output, options)
    terms.say(str(output))
    return terms.DONE


def read_options(arguments: argparse.Namespace) -> ReportOptions:
    """The choices that the words name. Raises Refusal for a date, a section or an edition that is none."""
    since = _since(arguments.since)
    return ReportOptions(
        kind=arguments.kind or (STATE_OF_PLAY if since is None else CHANGES),
        as_of=terms.day(arguments.as_of) if arguments.as_of else None,
        sections=read_sections(arguments.sections),
        marking=arguments.marking,
        public=arguments.public,
        paper=Paper(arguments.paper),
        language=arguments.language,
        second_zone=arguments.second_zone,
        grey=arguments.grey,
        since=since,
        edition=arguments.edition,
        template=arguments.template,
        standards=tuple(dict.fromkeys(arguments.standard)),
        way=WayWindow(
            terms.day(arguments.way_from) if arguments.way_from else None,
            terms.day(arguments.way_to) if arguments.way_to else None,
            WayLanes(arguments.lanes),
        ),
    )


def _made(workspace: Workspace, options: ReportOptions, arguments: argparse.Namespace) -> Head:
    if arguments.issue:
        from models.commands.editions import issue

        return issue(workspace, options, note=arguments.note)
    from models.report.kinds import gather

    return gather(workspace, options)


def _since(text: str) -> int | dt.date | None:
    """A number is an edition's, anything else a day."""
    if not text.strip():
        return None
    if text.strip().isdecimal() and len(text.strip()) < 7:
        return int(text)
    try:
        return terms.day(text)
    except Refusal as refusal:
        raise Refusal(
            f"“{text}” is neither an edition nor a date.", "Write an edition’s number, or a day as 2025-10-14."
        ) from refusal
