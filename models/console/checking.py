"""`check`: prove a negotiation, a line for each thing looked at; done only when all hold."""

from __future__ import annotations

import argparse

from models.console import terms
from models.storage.check import check
from models.storage.files import located


def run(arguments: argparse.Namespace) -> int:
    report = check(located(arguments.location))
    if arguments.json:
        terms.say_json(
            {"sound": report.sound, "findings": [{"ok": line.ok, "what": line.what} for line in report.findings]}
        )
    else:
        for finding in report.findings:
            terms.say(f"{'ok     ' if finding.ok else 'FAILED '} {finding.what}")
    if report.sound:
        return terms.DONE
    terms.tell(f"{arguments.location} does not hold together. Restore a backup; the file was not changed.")
    return terms.REFUSED
