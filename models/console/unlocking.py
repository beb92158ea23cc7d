"""Where the commands take passphrases from: a file, the environment, the system's keyring, or a person at a terminal.

Never from the arguments, which every program of the machine can read.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path

from models.console import terms
from models.errors import LocationRefused, PassphraseNeeded, Refusal, WrongPassphrase

OLD, NEW = "ACCORD_PASSPHRASE", "ACCORD_NEW_PASSPHRASE"

#: So often is a person asked.
TRIES = 3

#: A passphrase file is read up to so many bytes.
LONGEST = 4096


def unlock(arguments: argparse.Namespace) -> None:
    """Make the keys of the encrypted files that a command names known, before it runs.

    Raises WrongPassphrase after a wrong one (a person has three tries), PassphraseNeeded where nobody can be asked.
    """
    for name in ("backup", "location"):
        place = getattr(arguments, name, None)
        if isinstance(place, str) and "://" not in place and "\0" not in place:
            _unlock(Path(place).expanduser(), getattr(arguments, "passphrase_file", None))


def _unlock(path: Path, file: str | None) -> None:
    from models.storage import keys

    if keys.salt_of(path) is None or keys.known(path) is not None:
        return
    from models import passphrases

    given = given_passphrase(file, OLD)
    if given is not None:
        passphrases.give(path, given)
    elif not passphrases.give_from_keyring(path):
        _ask(lambda: passphrases.give(path, prompt(f"Passphrase of {terms.inline(path.name)}: ", path)))


def _ask(attempt: Callable[[], None]) -> None:
    for tries_left in reversed(range(TRIES)):
        try:
            attempt()
        except WrongPassphrase as wrong:
            if not tries_left:
                raise
            terms.tell(wrong.sentence)
        else:
            return


def why_not(location: str) -> str | None:
    """After an error that a command did not foresee: what is wrong with the file, or None where nothing is."""
    from models.storage import intake

    try:
        intake.examine(Path(location).expanduser())
    except Refusal as refusal:
        return terms.one_line(refusal)
    return None


def given_passphrase(file: str | None, variable: str) -> str | None:
    """What the file holds (its first line), or else the environment; None where neither is given."""
    if file is not None:
        return _first_line(Path(file).expanduser())
    return os.environ.get(variable) or None


def new_passphrase(arguments: argparse.Namespace) -> str:
    """The new passphrase. For a first one the places of the present one count too. Raises Refusal for two unequal."""
    given = given_passphrase(getattr(arguments, "new_passphrase_file", None), NEW)
    if given is None and getattr(arguments, "act", "set") == "set":
        given = given_passphrase(arguments.passphrase_file, OLD)
    if given is not None:
        return given
    from models.passphrases import CONSEQUENCE, acceptable, strength

    path = Path(arguments.location)
    terms.tell(CONSEQUENCE)
    passphrase = acceptable(prompt("New passphrase: ", path))
    terms.tell(f"Strength: {strength(passphrase).value}.")
    if prompt("The same again: ", path) != passphrase:
        raise Refusal("The two are not the same.", "Try again; nothing was changed.")
    return passphrase


def prompt(words: str, path: Path) -> str:
    """Ask at the terminal, without showing what is typed. Raises PassphraseNeeded where there is no terminal."""
    if not _terminal():
        raise PassphraseNeeded(path)
    try:
        return getpass.getpass(words)
    except EOFError:
        raise PassphraseNeeded(path) from None


def _terminal() -> bool:
    if sys.platform == "win32":
        return sys.stdin.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return sys.stdin.isatty()
    return True


def _first_line(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            text = opened.read(LONGEST).decode().splitlines()
    except OSError as error:
        raise LocationRefused(
            f"{file} cannot be read: {error.strerror}.", "Name a file with the passphrase."
        ) from error
    except UnicodeDecodeError:
        raise LocationRefused(f"{file} does not hold a passphrase.", "Write it as one line of UTF-8.") from None
    if not text or not text[0]:
        raise LocationRefused(f"{file} is empty.", "Write the passphrase as its first line.")
    return text[0]
