"""`generate`: a synthetic negotiation of any size; the same seed gives the same file."""

from __future__ import annotations

import argparse

from models.console import terms


def run(arguments: argparse.Namespace) -> int:
    from models.generate import generate

    generate(arguments.location, demands=arguments.demands, meetings=arguments.meetings, seed=arguments.seed)
    terms.say(str(arguments.location))
    return terms.DONE
