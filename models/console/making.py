"""`new`: an empty negotiation, or one with the sample in it."""

from __future__ import annotations

import argparse

from models.console import terms, unlocking
from models.workspace import create


def run(arguments: argparse.Namespace) -> int:
    passphrase = unlocking.new_passphrase(arguments) if arguments.encrypted else None
    if arguments.from_sample:
        from models.sample import create_sample

        workspace = create_sample(arguments.location, passphrase=passphrase)
    else:
        workspace = create(arguments.location, title=arguments.title, passphrase=passphrase)
    terms.say(str(workspace.path))
    workspace.close()
    return terms.DONE
