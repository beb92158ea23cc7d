"""Titles and notes for synthetic negotiations: words of three scripts, common ones often and rare ones rarely."""

from __future__ import annotations

import itertools
import random

CONFIDENTIAL = "zz-confidential-zz"

_FIELD = [
    "border",
    "ceasefire",
    "withdrawal",
    "monitors",
    "corridor",
    "landmines",
    "demarcation",
    "prisoners",
    "trade",
    "water",
    "fisheries",
    "customs",
    "transit",
    "verification",
    "amnesty",
    "elections",
    "language",
    "returnees",
    "pensions",
    "airspace",
    "artillery",
    "checkpoints",
    "treaty",
    "annex",
    "commission",
]
_SYLLABLES = (
    "ba",
    "cor",
    "den",
    "fi",
    "gal",
    "hes",
    "ju",
    "kam",
    "lor",
    "mi",
    "nar",
    "os",
    "pel",
    "ri",
    "san",
    "tu",
    "vel",
)
_THAI = ("ถอนอาวุธหนัก", "ชายแดน", "การเจรจา", "หยุดยิง", "ทุ่นระเบิด", "สันติภาพ")
_KHMER = ("ព្រំដែន", "បទឈប់បាញ់", "ការចរចា", "សន្តិភាព", "មីន", "អាវុធធុនធ្ងន់")


def _vocabulary(size: int = 4_000) -> tuple[str, ...]:
    """Field words first, then made-up ones, each once; the same at every call."""
    maker = random.Random(42)
    words = dict.fromkeys(_FIELD)
    while len(words) < size:
        words["".join(maker.choices(_SYLLABLES, k=maker.randint(2, 4)))] = None
    return tuple(words)


WORDS = _vocabulary()
#: Zipf's law: the word of rank r comes up about 1/r as often as the first.
_CUMULATED = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(WORDS))))


class Writer:
    """Writes texts out of one stream of chance."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def phrase(self, shortest: int, longest: int, *, mixed: bool = True) -> str:
        """Some words; one phrase in eight has a Thai or Khmer word in it."""
        words = self._chance.choices(WORDS, cum_weights=_CUMULATED, k=self._chance.randint(shortest, longest))
        if mixed and self._chance.random() < 0.125:
            words.append(self._chance.choice(self._chance.choice((_THAI, _KHMER))))
        return " ".join(words).capitalize()

    def note(self, *, confidential: bool = False) -> str:
        """A sentence or two; a confidential one carries its mark, so that a leak can be searched for."""
        text = f"{self.phrase(6, 14)}."
        return f"{text} {CONFIDENTIAL}" if confidential else text
