"""The command line in words: every command with its arguments, and the module that carries each out."""

from __future__ import annotations

import argparse
from typing import TypeAlias

#: What a PDF can keep to; `models.report.data` has the same, and is imported only when a report is made.
STANDARDS = ("a-2a", "a-3a", "ua-1")

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

DESCRIPTION = "Accord Desk follows a negotiation to its summit: demands, positions, meetings, and a report that prints."


def build() -> argparse.ArgumentParser:
    """The parser of the commands; opening a window is told apart before, in main.py."""
    parser = argparse.ArgumentParser(
        prog="main.py",
        description=DESCRIPTION,
        epilog="Without a command: main.py [LOCATION] opens a window; main.py --sample opens a fresh sample.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    adders = (
        _list,
        _status,
        _report,
        _new,
        _check,
        _backup,
        _restore,
        _upgrade,
        _generate,
        _snapshot,
        _passphrase,
        _share,
    )
    for add in adders:
        add(commands)
    return parser


def _command(commands: Commands, name: str, run: str, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
    parser.set_defaults(run=run)
    parser.add_argument("location", metavar="LOCATION", help="an .accord file")
    parser.add_argument(
        "--passphrase-file", metavar="FILE", help="where the passphrase of an encrypted file is read from"
    )
    return parser


def _list(commands: Commands) -> None:
    parser = _command(commands, "list", "models.console.listing", "the demands with status and parties, a line each")
    parser.add_argument("--as-of", metavar="DATE", help="as of an earlier day, such as 2025-10-12")
    parser.add_argument("--known-at", metavar="TIME", help="as it was known then: 2025-10-12, 2025-10-12T09:14")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--public", action="store_true", help="leave confidential records out")


def _status(commands: Commands) -> None:
    parser = _command(commands, "status", "models.console.status", "change a demand's status")
    parser.add_argument("ref", metavar="REF", help='a reference such as D-2, or "-" for lines "REF STATUS [reason]"')
    parser.add_argument("status", nargs="*", metavar="STATUS", help="such as agreed, or under discussion")
    parser.add_argument("--reason", default="", metavar="TEXT")
    parser.add_argument("--effective", metavar="DATE", help="when it happened; today where it is not given")
    parser.add_argument("--source", default="", metavar="TEXT", help="who reported it")


def _report(commands: Commands) -> None:
    parser = _command(commands, "report", "models.console.report", "write the summary report")
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="ends in .pdf, .docx, .html or .json")
    parser.add_argument("--kind", metavar="NAME", help="which report: state-of-play, changes, …")
    parser.add_argument("--about", default="", metavar="NAME", help="the party or meeting that a brief is about")
    parser.add_argument("--since", default="", metavar="EDITION|DATE", help="what changed since an edition or a day")
    parser.add_argument("--issue", action="store_true", help="number it and keep it as an edition")
    parser.add_argument("--note", default="", metavar="TEXT", help="a word kept with the edition that is issued")
    parser.add_argument("--edition", type=int, metavar="N", help="an edition as it was issued")
    parser.add_argument("--template", default="", metavar="FILE", help="your own template (see docs/templates.md)")
    parser.add_argument("--standard", action="append", default=[], choices=STANDARDS, help="PDF/A or PDF/UA")
    parser.add_argument("--second-zone", default="", metavar="ZONE", help="times in this zone as well")
    parser.add_argument("--grey", action="store_true", help="in greys, for a black-and-white printer")
    parser.add_argument("--language", default="en", metavar="L", help="the language of its fixed words")
    parser.add_argument("--as-of", metavar="DATE", help="the state of play of an earlier day")
    parser.add_argument("--from", dest="way_from", metavar="DATE", help="the first day of the drawn way to the summit")
    parser.add_argument("--to", dest="way_to", metavar="DATE", help="its last day")
    lanes = ("lane", "track", "kind", "party")
    parser.add_argument("--lanes", choices=lanes, default="lane", help="what makes a lane of it")
    parser.add_argument("--sections", default="", metavar="A,B", help="only these sections")
    parser.add_argument("--marking", metavar="TEXT", help="the marking on every page")
    parser.add_argument("--public", action="store_true", help="leave confidential records out")
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4")


def _new(commands: Commands) -> None:
    parser = _command(commands, "new", "models.console.making", "make a new negotiation")
    content = parser.add_mutually_exclusive_group()
    content.add_argument("--from-sample", action="store_true", help="with the Kuala Lumpur sample in it")
    content.add_argument("--title", default="New negotiation", metavar="T")
    parser.add_argument("--encrypted", action="store_true", help="with a passphrase, see: passphrase --help")


def _check(commands: Commands) -> None:
    parser = _command(commands, "check", "models.console.checking", "prove integrity, schema, hash chain, references")
    parser.add_argument("--json", action="store_true", help="as JSON")


def _backup(commands: Commands) -> None:
    text = "make a backup in the data folder, or list those that are there"
    parser = _command(commands, "backup", "models.console.backing", text)
    parser.add_argument("-o", "--output", metavar="OUT", help="write it there instead")
    parser.add_argument("--list", action="store_true", help="the backups of this negotiation, the newest first")
    parser.add_argument("--json", action="store_true", help="as JSON")


def _restore(commands: Commands) -> None:
    text = "put a backup in the place of a file; what was there is backed up first"
    parser = commands.add_parser("restore", help=text, description=text)
    parser.set_defaults(run="models.console.restoring")
    parser.add_argument("backup", metavar="BACKUP", help="a backup, or “newest” for the newest one of LOCATION")
    parser.add_argument("location", metavar="LOCATION", help="the .accord file that it shall replace")
    parser.add_argument("--json", action="store_true", help="as JSON")


def _upgrade(commands: Commands) -> None:
    _command(commands, "upgrade", "models.console.upgrading", "migrate an older file, with a backup beside it")


def _generate(commands: Commands) -> None:
    parser = _command(commands, "generate", "models.console.generating", "a synthetic negotiation of any size")
    parser.add_argument("--demands", type=_amount, default=1000, metavar="N")
    parser.add_argument("--meetings", type=_amount, default=200, metavar="N")
    parser.add_argument("--seed", type=int, default=7, metavar="S")


def _snapshot(commands: Commands) -> None:
    parser = _command(commands, "snapshot", "ui.snapshot", "the real window's screens as PNG, no display needed")
    parser.add_argument("-o", "--output", required=True, metavar="DIR")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", type=_size, default=(1440, 900), metavar="WxH")
    parser.add_argument("--screen", metavar="NAME", help="only this screen")
    parser.add_argument("--as-of", metavar="DATE", help="as of an earlier day")
    parser.add_argument("--public", action="store_true", help="leave confidential records out")


def _passphrase(commands: Commands) -> None:
    parser = _command(commands, "passphrase", "models.console.passphrase", "set, change or remove the passphrase")
    parser.epilog = (
        "A passphrase is read from --passphrase-file, from ACCORD_PASSPHRASE, from the system's keyring, or asked for; "
        "a new one from --new-passphrase-file, from ACCORD_NEW_PASSPHRASE, or asked for twice. Never as an argument: "
        "other programs can read those. Without the passphrase nobody can open the file."
    )
    act = parser.add_mutually_exclusive_group(required=True)
    act.add_argument("--set", dest="act", action="store_const", const="set", help="encrypt a plain file")
    act.add_argument("--change", dest="act", action="store_const", const="change", help="another passphrase")
    act.add_argument("--remove", dest="act", action="store_const", const="remove", help="make it a plain file")
    act.add_argument("--keep", dest="act", action="store_const", const="keep", help="keep the key in the keyring")
    act.add_argument("--forget", dest="act", action="store_const", const="forget", help="take it out of the keyring")
    parser.add_argument("--new-passphrase-file", metavar="FILE", help="where the new passphrase is read from")


def _share(commands: Commands) -> None:
    parser = _command(commands, "share", "models.console.sharing", "write a copy to be handed out")
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="an .accord file")
    parser.add_argument("--no-history", action="store_true", help="leave the journal and the editions out")
    parser.add_argument(
        "--public", action="store_true", help="leave confidential records out, and with them the history"
    )
    parser.add_argument("--plain", action="store_true", help="without the passphrase that the file has")


def _amount(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else -1
    if not 0 <= number <= 10_000_000:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 0 to 10000000")
    return number


def _size(text: str) -> tuple[int, int]:
    width, times, height = text.lower().partition("x")
    if times and width.isdigit() and height.isdigit() and 320 <= int(width) <= 8000 and 240 <= int(height) <= 8000:
        return int(width), int(height)
    raise argparse.ArgumentTypeError(f"“{text}” is not a size such as 1440x900 (320x240 to 8000x8000)")
