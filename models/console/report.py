"""`report`: the summary report as a file, without a screen."""

from __future__ import annotations

import argparse
from pathlib import Path

from models.console import terms
from models.report.data import Paper, ReportOptions, read_sections
from models.workspace import Workspace


def run(arguments: argparse.Namespace) -> int:
    from models.report.kinds import gather
    from models.report.write import write

    options = ReportOptions(
        kind=arguments.kind,
        language=arguments.language,
        as_of=terms.day(arguments.as_of) if arguments.as_of else None,
        sections=read_sections(arguments.sections),
        marking=arguments.marking,
        public=arguments.public,
        paper=Paper(arguments.paper),
    )
    output = Path(arguments.output)
    with Workspace.open(arguments.location) as workspace:
        state = gather(workspace, options)
    write(state, output)
    terms.say(str(output))
    return terms.DONE
