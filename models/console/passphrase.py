"""`passphrase`: set, change or remove the passphrase of a file, and keep its key in the system's keyring."""

from __future__ import annotations

import argparse

from models.console import terms, unlocking
from models.errors import Refusal
from models.storage import keys
from models.storage.files import located, look_at


def run(arguments: argparse.Namespace) -> int:
    from models import passphrases

    path = located(arguments.location)
    look_at(path)
    encrypted = keys.salt_of(path) is not None
    if arguments.act == "set" and encrypted:
        raise Refusal(f"{path} has a passphrase already.", "Use --change, or --remove.")
    if arguments.act != "set" and not encrypted:
        raise Refusal(f"{path} has no passphrase.", "Set one with --set.")
    match arguments.act:
        case "set" | "change":
            passphrases.set_on(path, unlocking.new_passphrase(arguments))
            terms.tell(passphrases.CONSEQUENCE)
            terms.say(f"{path} is encrypted{'' if arguments.act == 'set' else ' under the new passphrase'}.")
        case "remove":
            passphrases.set_on(path, None)
            terms.say(f"{path} is not encrypted any more.")
        case "keep":
            passphrases.keep_in_keyring(path)
            terms.say(f"The key of {path} is kept in the system's keyring.")
        case _:
            held = passphrases.drop_from_keyring(path)
            terms.say(f"The keyring {'has forgotten the' if held else 'held no'} key of {path}.")
    return terms.DONE
