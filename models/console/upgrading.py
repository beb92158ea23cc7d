"""`upgrade`: migrate an older file, with a backup beside it."""

from __future__ import annotations

import argparse

from models.console import terms
from models.storage.files import located
from models.storage.migrations.upgrade import upgrade


def run(arguments: argparse.Namespace) -> int:
    path = located(arguments.location)
    backup = upgrade(path)
    terms.say(f"{path} is up to date." if backup is None else f"{path} was upgraded; the old file is {backup}.")
    return terms.DONE
