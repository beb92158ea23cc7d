"""Text made ready for lines: zero-width spaces where Thai, Lao, Burmese and Khmer words end, and in endless words.

Only what goes to the typesetter passes through here; stored text never does. Control characters, which no font draws,
and marks that would turn the reading order of what follows become visible or vanish.
"""

from __future__ import annotations

import re
import unicodedata

ZWSP = "\u200b"

#: A run of letters longer than this gets places to break; the longest ordinary word in a title is shorter.
LONGEST_WORD = 28
_PIECE = 14

_ENDLESS = re.compile(rf"\S{{{LONGEST_WORD},}}")
#: Scripts that write no blanks between words: Thai, Lao, Myanmar, Khmer.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
#: Overrides and embeddings of the reading order; a page must not read otherwise than its data.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[\t\r\u2028\u2029]+")


def breakable(text: str) -> str:
    """The same letters, printable, with places where a line may end."""
    if text.isascii() and text.isprintable() and len(text) < LONGEST_WORD:
        return text
    clean = printable(text)
    if _UNSPACED.search(clean):
        from icu4py.breakers import WordBreaker

        clean = _joined(list(WordBreaker(clean, "en")))
    return _ENDLESS.sub(_broken, clean)


def printable(text: str) -> str:
    """Control characters as the replacement sign, tabs and odd line ends as blanks, no turned reading order."""
    text = _BLANKS.sub(" ", text.replace("\r\n", "\n"))
    return _CONTROL.sub("\ufffd", _TURNING.sub("", text))


def _joined(words: list[str]) -> str:
    """A zero-width space between two words of a script that has no other place to break."""
    parts: list[str] = []
    for word in words:
        if parts and _UNSPACED.match(word) and _UNSPACED.match(parts[-1][-1]):
            parts.append(ZWSP)
        parts.append(word)
    return "".join(parts)


def _broken(match: re.Match[str]) -> str:
    """Breaks in a run that has too few of its own, never before a mark that belongs to the letter before it."""
    pieces: list[str] = []
    length = 0
    for letter in match.group():
        if letter == ZWSP:
            length = 0
        elif length >= _PIECE and not _belongs_together(pieces[-1], letter):
            pieces.append(ZWSP)
            length = 0
        pieces.append(letter)
        length += letter != ZWSP
    return "".join(pieces)


def _belongs_together(before: str, letter: str) -> bool:
    """True for a mark on its letter, a joined emoji, a flag of two signs."""
    joined = "\u200d" in (before, letter)
    return joined or unicodedata.category(letter) in ("Mn", "Mc", "Me", "Sk") or "\U0001f1e6" <= letter <= "\U0001f1ff"
