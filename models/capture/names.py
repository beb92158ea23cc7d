"""Known parties and persons that are named in a passage or near it, the nearest first, each with where it was found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from models.capture.segments import Segments, Span
from models.records import PartyRecord, PersonRecord

#: No more offers than a person can weigh, and no more letters around a passage than are read for them.
MOST_OFFERS = 6
_FAR = 4_000

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_](?:[\w’'-]*\w)?")


@dataclass(frozen=True, slots=True)
class Named:
    """A person (with a party) or a party by itself. `found` are the words in the text, `why` says where they stand."""

    party_id: int
    person_id: int | None
    name: str
    office: str
    found: str
    why: str


class Names:
    """What is known of parties and persons, ready to be looked for."""

    def __init__(self, parties: Sequence[PartyRecord], persons: Sequence[PersonRecord]) -> None:
        self._by_word: dict[str, list[tuple[tuple[str, ...], PartyRecord | PersonRecord]]] = defaultdict(list)
        #: Names of scripts that write no blanks cannot be looked up word by word.
        self._unspaced: list[tuple[str, PartyRecord | PersonRecord]] = []
        for party in parties:
            self._learn(party.name, party)
            if len(party.code) > 1:
                self._learn(party.code, party)
                self._learn("".join(f"{letter}." for letter in party.code), party)
        shared = _shared_parts(persons)
        for person in persons:
            self._learn(person.name, person)
            for part in _WORD.findall(person.name):
                if len(part) > 2 and part[:1].isupper() and part not in shared:
                    self._learn(part, person)

    def _learn(self, name: str, owner: PartyRecord | PersonRecord) -> None:
        words = tuple(_WORD.findall(name))
        if words and all(ord(letter) < 0x0E00 for letter in name):
            self._by_word[words[0]].append((words, owner))
        elif len(name) > 1:
            self._unspaced.append((name, owner))

    def near(self, segments: Segments, passage: Span) -> tuple[Named, ...]:
        """Those in the passage, then in its sentence, then in its paragraph, then in the paragraph before."""
        text, offers = segments.text, dict[tuple[int, int | None], Named]()
        for span, why in _around(segments, passage):
            begin = max(span.start, passage.start - _FAR)
            end = min(span.end, passage.end + _FAR)
            found = self._within(text[begin:end], begin)
            middle = (passage.start + passage.end) // 2
            for _, words, owner in sorted(found, key=lambda one: abs(one[0] - middle)):
                named = _named(owner, words, why)
                offers.setdefault((named.party_id, named.person_id), named)
        return tuple(offers.values())[:MOST_OFFERS]

    def _within(self, words: str, begin: int) -> list[tuple[int, str, PartyRecord | PersonRecord]]:
        tokens = [(found[0].removesuffix("’s").removesuffix("'s"), found.start()) for found in _WORD.finditer(words)]
        found: list[tuple[int, str, PartyRecord | PersonRecord]] = []
        for place, (token, start) in enumerate(tokens):
            for name, owner in self._by_word.get(token, ()):
                if tuple(word for word, _ in tokens[place : place + len(name)]) == name:
                    found.append((begin + start, " ".join(name), owner))
        for unspaced, owner in self._unspaced:
            at = words.find(unspaced)
            if at >= 0:
                found.append((begin + at, unspaced, owner))
        return found


def _around(segments: Segments, passage: Span) -> list[tuple[Span, str]]:
    around = [(passage, "named in the passage")]
    sentence = segments.sentence_at(passage.start)
    if sentence is not None:
        around.append((sentence, "named in the same sentence"))
    number = segments.paragraph_at(passage.start)
    if number is not None:
        around.append((segments.paragraphs[number], "named in the same paragraph"))
        if number:
            around.append((segments.paragraphs[number - 1], "named in the paragraph before"))
    return around


def _shared_parts(persons: Sequence[PersonRecord]) -> frozenset[str]:
    """Parts of names that more than one person has: they name nobody by themselves."""
    owners: dict[str, set[int]] = defaultdict(set)
    for person in persons:
        for part in _WORD.findall(person.name):
            owners[part].add(person.id)
    return frozenset(part for part, ids in owners.items() if len(ids) > 1)


def _named(owner: PartyRecord | PersonRecord, words: str, why: str) -> Named:
    said = why if words == owner.name else f"“{words}”, {why}"
    if isinstance(owner, PersonRecord):
        return Named(owner.party_id, owner.id, owner.name, owner.office, words, said)
    return Named(owner.id, None, owner.name, "", words, said)
