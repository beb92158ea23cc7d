"""`share`: a copy to be handed out, without its history or without what is confidential on request."""

from __future__ import annotations

import argparse

from models.console import terms
from models.workspace import Workspace


def run(arguments: argparse.Namespace) -> int:
    from models.sharing import ShareOptions, share

    options = ShareOptions(history=not arguments.no_history, public=arguments.public, plain=arguments.plain)
    with Workspace.open(arguments.location) as workspace:
        made = share(workspace, arguments.output, options)
    terms.say(str(made))
    return terms.DONE
