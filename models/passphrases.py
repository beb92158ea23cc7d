"""Passphrases of files: giving one, setting, changing and removing it, locking, and how strong one is.

The door to `models.storage`'s keys for windows and commands. Asking a person is theirs; a passphrase is never kept.
"""

from __future__ import annotations

import math
import os
from enum import Enum
from pathlib import Path

from models import safekeeping
from models.backup_records import BackupReason
from models.errors import PassphraseNeeded, Refusal, RuleBroken, WrongPassphrase
from models.storage import conversion, drafts, files, keyring, keys
from models.workspace import Workspace

#: Shorter ones are refused: a desk machine tries all of them, also at SQLCipher's pace.
SHORTEST = 8

#: Where a script puts the passphrase.
VARIABLE = "ACCORD_PASSPHRASE"

#: Said wherever a passphrase is set.
CONSEQUENCE = (
    "Without the passphrase nobody can open the file, not even its makers: there is no second way in. "
    "Copies and backups made before stay as they are."
)


def needed(path: Path) -> bool:
    """Whether the file is an encrypted one whose key is not known now."""
    return keys.salt_of(path) is not None and keys.known(path) is None


def give(path: Path, passphrase: str) -> None:
    """Let the file be opened from here on. Raises WrongPassphrase."""
    salt = keys.salt_of(path)
    if salt is None:
        return
    key = keys.derived(passphrase, salt)
    try:
        files.opens(path, key)
    except Refusal:
        key.wipe()
        raise
    keys.remember(key)


def give_from_environment(path: Path) -> bool:
    """The same with what ACCORD_PASSPHRASE says; False where it says nothing, or not the passphrase of this file."""
    passphrase = os.environ.get(VARIABLE)
    if not passphrase:
        return False
    try:
        give(path, passphrase)
    except WrongPassphrase:
        return False
    return True


def give_from_keyring(path: Path) -> bool:
    """The same with the key that the system's keyring has; False where it has none that fits."""
    key = keyring.kept(path)
    if key is None:
        return False
    try:
        files.opens(path, key)
    except WrongPassphrase:
        return False
    keys.remember(key)
    return True


def keep_in_keyring(path: Path) -> None:
    """Raises Refusal where the system has no keyring."""
    keyring.keep(path)


def drop_from_keyring(path: Path) -> bool:
    """False where the keyring held no key of this file."""
    salt = keys.salt_of(path)
    return salt is not None and keyring.drop(salt)


def forget(path: Path) -> None:
    """Let go of the key of the file: the next opening asks again."""
    keys.forget(keys.salt_of(path))


# ---------------------------------------------------------------- setting


def set_on(path: Path, passphrase: str | None, *, may_be_kept: bool = True) -> None:
    """Encrypt the file under this passphrase, or under another than before; None makes it a plain file.

    The key in the system's keyring, where one was kept, follows. Raises RuleBroken for a passphrase that is too short,
    LocationRefused where the file cannot be written anew; it is then as it was.
    """
    key = keys.fresh(acceptable(passphrase)) if passphrase is not None else None
    old = keys.salt_of(path)
    was_kept = may_be_kept and old is not None and keyring.kept(path) is not None
    if old is not None:
        # Under the old key. A first passphrase gets no backup: it would leave a plain copy of what is to be secret, and
        # the old file is let go of only when the new one is proved.
        safekeeping.back_up(path, BackupReason.CONVERSION)
    with drafts.carried_over(path):
        conversion.convert(path, key)
    if was_kept and old is not None:
        keyring.drop(old)
        if key is not None:
            keyring.keep(path)


def set_for(workspace: Workspace, passphrase: str | None) -> None:
    """`set_on` for the negotiation that is open; it stays open."""
    if workspace.read_only:
        raise Refusal("This negotiation is open for reading only.", "Save a copy and give that a passphrase.")
    with workspace.set_aside():
        set_on(workspace.path, passphrase)


def acceptable(passphrase: str) -> str:
    """The passphrase as it is. Raises RuleBroken where it is too short or cannot be typed again."""
    if len(passphrase) < SHORTEST:
        raise RuleBroken(
            f"The passphrase is too short: it has {len(passphrase)} characters.",
            f"Use {SHORTEST} or more; four words that do not belong together are easy to keep in mind.",
        )
    if not passphrase.isprintable():
        raise RuleBroken("The passphrase holds a character that cannot be seen.", "Use letters, digits and signs.")
    return passphrase


# ---------------------------------------------------------------- locking


def lock(workspace: Workspace) -> None:
    """Forget the key of the open negotiation and let go of its file. Raises Refusal for a file without a passphrase."""
    if not workspace.encrypted:
        raise Refusal("This file has no passphrase to be unlocked with.", "Set one first: File, Passphrase.")
    workspace.let_go()
    forget(workspace.path)


def unlock(workspace: Workspace, passphrase: str) -> None:
    """Raises WrongPassphrase, LocationRefused where the file is gone."""
    if not workspace.path.exists():
        raise PassphraseNeeded(workspace.path, f"{workspace.path} is gone or out of reach.", "Put it back first.")
    give(workspace.path, passphrase)


# ---------------------------------------------------------------- how strong


class Strength(Enum):
    """How long a passphrase stands, in a word for a person."""

    SHORT = "too short"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def strength(passphrase: str) -> Strength:
    """A hint, not a promise: counts kinds of characters and takes runs and repeats for what they are.

    The limits take ten thousand tries a second for one graphics card, which 256,000 rounds of SHA-512 hold it to:
    40 bits then last some two years, and 64 bits longer than anyone waits.
    """
    if len(passphrase) < SHORTEST:
        return Strength.SHORT
    pool = sum(size for size, belongs in _POOLS if any(belongs(letter) for letter in passphrase))
    bits = 0.7 * _telling(passphrase) * math.log2(max(pool, 2))  # people choose words, and letters of words follow suit
    if bits < 40:
        return Strength.WEAK
    return Strength.FAIR if bits < 64 else Strength.STRONG


_POOLS = (
    (26, str.islower),
    (26, str.isupper),
    (10, str.isdigit),
    (200, lambda letter: letter.isalpha() and not letter.isascii()),
    (33, lambda letter: not letter.isalnum()),
)


def _telling(passphrase: str) -> float:
    """Characters that tell something: one that repeats or continues its neighbour, or came before, counts less."""
    told, seen = 0.0, set[str]()
    for place, letter in enumerate(passphrase):
        step = ord(letter) - ord(passphrase[place - 1]) if place else 2
        told += 0.2 if step in (-1, 0, 1) else 0.6 if letter in seen else 1.0
        seen.add(letter)
    return told
