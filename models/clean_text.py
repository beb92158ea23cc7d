"""Text that somebody typed or pasted, as it is kept: every character but those that only steer a machine.

Markup is text like any other here; that it is never read as markup is the upper floor's and the report's.
"""

from __future__ import annotations

import re
import unicodedata

#: Ends of lines as other systems and old printers write them; each becomes one plain line feed.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85]")


def clean(text: str) -> str:
    """Without control characters (Unicode Cc, but tabs and ends of lines stay), halves of pairs and outer blanks.

    Format characters stay: Thai, Khmer and right-to-left text are not whole without joiners and marks of direction.
    """
    lines = _LINE_ENDS.sub("\n", text)
    if lines.isprintable() and lines.isascii():
        return lines.strip()
    return "".join(letter for letter in lines if _kept(letter)).strip()


def clean_line(text: str) -> str:
    """The same on one line, for what has no second one: names, titles, addresses."""
    return " ".join(clean(text).split())


def _kept(letter: str) -> bool:
    return letter in "\t\n" or unicodedata.category(letter) not in ("Cc", "Cs")
