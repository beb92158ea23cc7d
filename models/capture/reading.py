"""A text file that a person drops or opens, as words. Its encoding must say itself: a guess would garble names."""

from __future__ import annotations

import codecs
from pathlib import Path

from models.capture.cleaning import MOST, check_length
from models.errors import NotFound, RuleBroken

#: More bytes than this cannot be few enough characters, whatever the encoding.
_MOST_BYTES = MOST * 4 + 4


def read_text_file(path: Path) -> str:
    """Raises NotFound for what cannot be read, RuleBroken for what is too long or no text in UTF-8 or UTF-16."""
    try:
        if not path.is_file():
            raise NotFound(f"There is no file {path}.", "Choose a text file.")
        with path.open("rb") as opened:
            data = opened.read(_MOST_BYTES + 1)
    except OSError as error:
        raise NotFound(f"{path} cannot be read: {error.strerror}.", "Choose another file.") from error
    if len(data) > _MOST_BYTES:
        check_length(path.stat().st_size)
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        words = data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleBroken(
            f"{path.name} is not a text in UTF-8.", "Save it as UTF-8, or copy its words and paste them."
        ) from error
    if words[:1_000].count("\0") > 1:
        raise RuleBroken(f"{path.name} is not a text.", "Copy its words and paste them.")
    check_length(len(words))
    return words
