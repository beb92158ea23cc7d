"""The command line. Opens the window, or hands over to a command without one.

Nothing but the chosen path is imported: a window shows its first pixels before the database library is loaded, and a
command never loads Qt.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from types import TracebackType

COMMANDS = frozenset(
    {
        "list", "status", "report", "new", "check", "backup", "restore", "upgrade", "generate", "snapshot",
        "passphrase", "share",
    }
)  # fmt: skip

USAGE = """usage: main.py [LOCATION]            open a negotiation; without one, the last or the welcome screen
       main.py --sample              open a fresh copy of the sample negotiation
       main.py COMMAND LOCATION …    one of: {commands}
       main.py COMMAND --help        what a command takes"""


def main(arguments: list[str]) -> int:
    """Run what the arguments ask for and give the exit code: 0 done, 1 refused, 2 wrong usage."""
    sys.excepthook = _tell
    os.umask(0o077)  # whatever is made from here on is this person's alone
    if arguments and arguments[0] in COMMANDS:
        return run_command(arguments)
    if arguments[:1] in (["-h"], ["--help"]):
        print(USAGE.format(commands=", ".join(sorted(COMMANDS))))
        return 0
    sample = arguments == ["--sample"]
    if not sample and (len(arguments) > 1 or (arguments[:1] and arguments[0].startswith("-"))):
        print(USAGE.format(commands=", ".join(sorted(COMMANDS))), file=sys.stderr)
        return 2
    from ui.application import run

    return int(run(arguments[0] if arguments and not sample else None, sample=sample))


def run_command(arguments: list[str]) -> int:
    """Parse and carry out one command; an error of the environment or the input is one line, never a traceback."""
    from models.console import parser, terms, unlocking
    from models.errors import Refusal

    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parsed = parser.build().parse_args(arguments)
    try:
        unlocking.unlock(parsed)
        return int(importlib.import_module(parsed.run).run(parsed))
    except Refusal as error:
        terms.tell(terms.one_line(error))
        return terms.REFUSED
    except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError):
        sentence = unlocking.why_not(getattr(parsed, "location", ""))
        if sentence is None:  # the file is sound, so the error is ours
            raise
        terms.tell(sentence)
        return terms.REFUSED
    except KeyboardInterrupt:
        terms.tell("Stopped; what was done before is saved.")
        return terms.REFUSED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return terms.DONE


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An error of ours on the command line: where it happened, and none of the words that it stumbled over."""
    from models.traces import tell

    tell(kind, error, trace)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
