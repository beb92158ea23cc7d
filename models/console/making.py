"""`new`: an empty negotiation, or one with the sample in it."""

from __future__ import annotations

import argparse

from models.console import terms
from models.workspace import create


def run(arguments: argparse.Namespace) -> int:
    if arguments.from_sample:
        from models.sample import create_sample

        workspace = create_sample(arguments.location)
    else:
        workspace = create(arguments.location, title=arguments.title)
    terms.say(str(workspace.path))
    workspace.close()
    return terms.DONE
