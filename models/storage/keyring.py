"""The key of a file in the system's keyring, on request. The library is imported only when it is asked for.

What is kept is the key of the one file, under the file's salt: it opens the file and its copies wherever they lie, and
says nothing about what else the passphrase opens.
"""

from __future__ import annotations

from pathlib import Path

from models.errors import Refusal
from models.storage import keys

#: The name under which the keyring shows our entries.
SERVICE = "Accord Desk"

_WAY_OUT = "Give the passphrase each time, or set up the system's keyring (on Linux: GNOME Keyring or KWallet)."


def keep(path: Path) -> None:
    """Put the known key of the file into the keyring. Raises Refusal where there is none that works."""
    import keyring
    from keyring.errors import KeyringError

    key = keys.known(path)
    if key is None:
        raise Refusal(f"{path} has no key to be kept.", "Set a passphrase first.")
    try:
        keyring.set_password(SERVICE, key.salt.hex(), key.hexadecimal)
    except KeyringError as error:
        raise Refusal("This system has no keyring that can be used.", _WAY_OUT) from error


def kept(path: Path) -> keys.Key | None:
    """The key that the keyring has for this file; None where it has none, or where there is no keyring."""
    import keyring
    from keyring.errors import KeyringError

    salt = keys.salt_of(path)
    if salt is None:
        return None
    try:
        found = keyring.get_password(SERVICE, salt.hex())
    except KeyringError:
        return None
    return keys.from_hexadecimal(found, salt) if found else None


def drop(salt: bytes) -> bool:
    """Take a file's key out of the keyring; False where it held none."""
    import keyring
    from keyring.errors import KeyringError

    try:
        if keyring.get_password(SERVICE, salt.hex()) is None:
            return False
        keyring.delete_password(SERVICE, salt.hex())
    except KeyringError:
        return False
    return True
