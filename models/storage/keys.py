"""Keys of encrypted files: how a passphrase becomes one, which are known in this process, and forgetting them.

An encrypted file is SQLCipher's, in its own standard form. What is kept here is the key of one file and never the
passphrase: the key opens that file and its copies, and says nothing about what else the passphrase opens. Where a
passphrase comes from is `models.passphrases`'s; who opens what with the key is `models.storage.sqlite`'s.
"""

from __future__ import annotations

import hashlib
import os
import threading
import unicodedata
from pathlib import Path

#: What SQLCipher 4 does with a passphrase: PBKDF2 with SHA-512, so many rounds, over the first 16 bytes of the file.
ROUNDS = 256_000
SALT = 16
LENGTH = 32

#: SQLCipher 4 writes whole pages of this many bytes, its first one included.
PAGE = 4096

MAGIC = b"SQLite format 3\x00"

#: How files of other kinds begin, which as compressed ones look as random as an encrypted one.
OTHERS = (
    b"PK\x03\x04", b"PK\x05\x06", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"Rar!", b"7z\xbc\xaf",
    b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"\x7fELF", b"MZ", b"\xd0\xcf\x11\xe0", b"OggS", b"ID3",
    b"fLaC", b"\x1aE\xdf\xa3", b"wOF", b"-----BEGIN", b"age-encryption", b"\x85\x01", b"\x8c\x0d",
)  # fmt: skip

#: So many different byte values has a page of random bytes at the least (256 are to be expected, 230 never seen).
DIFFERENT = 230


class Key:
    """The key of one file. Its bytes are overwritten when it is forgotten, as far as Python lets one do that."""

    __slots__ = ("_raw", "salt")

    def __init__(self, raw: bytes, salt: bytes) -> None:
        self._raw = bytearray(raw)
        self.salt = bytes(salt)

    def __repr__(self) -> str:
        return "<Key>"  # a key must not come into a log by being shown

    @property
    def hexadecimal(self) -> str:
        """Key and salt as SQLCipher takes them; never to be written anywhere but into a PRAGMA or a keyring."""
        if not any(self._raw):
            raise ValueError("The key was forgotten.")
        return self._raw.hex() + self.salt.hex()

    def wipe(self) -> None:
        for place in range(len(self._raw)):
            self._raw[place] = 0


def derived(passphrase: str, salt: bytes) -> Key:
    """The key that a passphrase means for a file with this salt. Takes about a tenth of a second, on purpose.

    Letters that can be written in two ways (é) count as one, whatever the keyboard made of them.
    """
    words = unicodedata.normalize("NFC", passphrase).encode()
    return Key(hashlib.pbkdf2_hmac("sha512", words, salt, ROUNDS, LENGTH), salt)


def fresh(passphrase: str) -> Key:
    """A key for a file that is about to be made."""
    return derived(passphrase, os.urandom(SALT))


def from_hexadecimal(text: str, salt: bytes) -> Key | None:
    """The key out of `Key.hexadecimal`, or None where it is none or another file's."""
    try:
        both = bytes.fromhex(text)
    except ValueError:
        return None
    return Key(both[:LENGTH], salt) if len(both) == LENGTH + SALT and both[LENGTH:] == salt else None


# ---------------------------------------------------------------- which file is encrypted


def salt_of(path: Path) -> bytes | None:
    """The salt of an encrypted file, which names its key; None for anything else, or where nothing can be read."""
    try:
        with path.open("rb") as file:
            first = file.read(PAGE)
            size = os.fstat(file.fileno()).st_size
    except OSError:
        return None
    return first[:SALT] if looks_encrypted(first, size) else None


def looks_encrypted(first: bytes, size: int) -> bool:
    """Whether whole pages, random to the eye and of no known other kind, begin so. first: up to one page."""
    if size < PAGE or size % PAGE or first.startswith(MAGIC) or first.startswith(OTHERS):
        return False
    return len(set(first)) >= DIFFERENT


# ---------------------------------------------------------------- those that are known now

_known: dict[bytes, Key] = {}
_lock = threading.Lock()


def remember(key: Key) -> None:
    """Keep a key until it is forgotten. The salt names it: a copy of the file opens with the same one."""
    with _lock:
        _known[key.salt] = key


def known(path: Path) -> Key | None:
    """The key of the encrypted file at `path`, if it was given in this process."""
    salt = salt_of(path)
    with _lock:
        return _known.get(salt) if salt is not None else None


def forget(salt: bytes | None) -> None:
    """Overwrite the key of that salt and let go of it."""
    with _lock:
        key = _known.pop(salt, None) if salt is not None else None
    if key is not None:
        key.wipe()
