"""Paragraphs and sentences of a cleaned text with their places in it; sentences are ICU's, a paragraph at a time."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

_LINE = re.compile(r"[^\n]+")
#: "U.S. " does not end a sentence, though a capital follows; ICU knows "Mr.", not this.
_INITIALS = re.compile(r"(?:\b[A-Z]\.){1,4}\s*\Z")
#: English rules with ICU's list of abbreviations; for scripts that ICU has no sentences for they do no harm.
_RULES = "en@ss=standard"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` up to but without `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def holds(self, place: int) -> bool:
        return self.start <= place <= self.end

    def touches(self, other: Span) -> bool:
        """True where both have at least one character in common."""
        return self.start < other.end and other.start < self.end


class Segments:
    """Paragraphs at once, sentences of a paragraph when they are first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs = tuple(Span(found.start(), found.end()) for found in _LINE.finditer(text) if found[0].strip())
        self._starts = [paragraph.start for paragraph in self.paragraphs]
        self._known: dict[int, tuple[Span, ...]] = {}

    def paragraph_at(self, place: int) -> int | None:
        """The number (from 0) of the paragraph at a place, or of the one before it; None where there is none."""
        found = bisect_right(self._starts, place) - 1
        return found if found >= 0 else (0 if self.paragraphs else None)

    def sentences(self, number: int) -> tuple[Span, ...]:
        """The sentences of one paragraph, without the blanks around them."""
        if number not in self._known:
            if len(self._known) > 2_000:
                self._known.clear()
            paragraph = self.paragraphs[number]
            cut = _sentences(paragraph.of(self.text))
            self._known[number] = tuple(Span(paragraph.start + a, paragraph.start + b) for a, b in cut)
        return self._known[number]

    def sentence_at(self, place: int) -> Span | None:
        """The sentence at a place; between two of them the one before, at the beginning the first."""
        number = self.paragraph_at(place)
        if number is None:
            return None
        before = [sentence for sentence in self.sentences(number) if sentence.start <= place]
        return before[-1] if before else self.sentences(number)[0]

    def after(self, place: int) -> Span | None:
        """The first sentence that begins at or after a place."""
        number = self.paragraph_at(place)
        for further in range(number or 0, len(self.paragraphs)):
            for sentence in self.sentences(further):
                if sentence.start >= place:
                    return sentence
        return None

    def before(self, place: int) -> Span | None:
        """The last sentence that begins before a place."""
        number = self.paragraph_at(place)
        for further in range(-1 if number is None else number, -1, -1):
            for sentence in reversed(self.sentences(further)):
                if sentence.start < place:
                    return sentence
        return None


@lru_cache(maxsize=256)
def _sentences(paragraph: str) -> tuple[tuple[int, int], ...]:
    from icu4py.breakers import SentenceBreaker

    found: list[tuple[int, int]] = []
    start, place = 0, 0
    for part in SentenceBreaker(paragraph, _RULES):
        place += len(part)
        if place < len(paragraph) and _INITIALS.search(paragraph, max(start, place - 12), place):
            continue
        found.append((start, place))
        start = place
    return tuple(
        (a + len(words) - len(words.lstrip()), a + len(words.rstrip()))
        for a, b in found
        if (words := paragraph[a:b]).strip()
    )
