"""A quote found again in a text: blanks and line ends may differ, and the shape of quotation marks; nothing else."""

from __future__ import annotations

import re
from bisect import bisect_right

from models.capture.segments import Span

_BLANKS = re.compile(r"\s+")
_SINGLE, _DOUBLE = range(0x2018, 0x201C), range(0x201C, 0x2020)
_QUOTES = {**dict.fromkeys(_SINGLE, "'"), **dict.fromkeys((*_DOUBLE, ord("«"), ord("»")), '"')}
_AROUND = " \"'…"


class Finder:
    """Made once for a text, then asked for many quotes; each costs one search in a string."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        parts: list[str] = []
        #: Where in the folded text blanks were dropped, and how many were by then.
        self._drops: list[int] = []
        self._dropped: list[int] = []
        place = total = folded = 0
        for run in _BLANKS.finditer(text):
            parts.extend((text[place : run.start()], " "))
            folded += run.start() - place + 1
            if len(run[0]) > 1:
                total += len(run[0]) - 1
                self._drops.append(folded)
                self._dropped.append(total)
            place = run.end()
        parts.append(text[place:])
        self._folded = "".join(parts).translate(_QUOTES)

    def find(self, quote: str) -> Span | None:
        """Where the quote stands for the first time; None where it does not. Marks around it need not be there."""
        wanted = _BLANKS.sub(" ", quote).translate(_QUOTES).strip()
        for words in dict.fromkeys((wanted, wanted.strip(_AROUND))):
            start = self._folded.find(words) if words else -1
            if start >= 0:
                return Span(self._place(start), self._place(start + len(words) - 1) + 1)
        return None

    def _place(self, folded: int) -> int:
        found = bisect_right(self._drops, folded)
        return folded + (self._dropped[found - 1] if found else 0)


def same_words(one: str, other: str) -> bool:
    """Whether two passages are the same but for blanks and the shape of quotation marks."""
    a, b = (_BLANKS.sub(" ", words).translate(_QUOTES).strip(_AROUND) for words in (one, other))
    return a == b
