"""Records that a passage may be about: demands it names by reference, then those that share its rarer words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from models.queries.search import search
from models.records import SearchHit
from models.vocabulary import Kind
from models.workspace import Workspace

#: No more words are looked up, and no more demands offered.
_MOST_WORDS = 10
MOST_OFFERS = 4
_REFERENCE = re.compile(r"\bD-\d{1,9}\b")
_WORD = re.compile(r"[^\W\d_]{6,}")


@dataclass(frozen=True, slots=True)
class Related:
    hit: SearchHit
    why: str


def related(workspace: Workspace, passage: str, *kinds: Kind) -> tuple[Related, ...]:
    """Records of these kinds, the likeliest first, each with the words that it shares with the passage."""
    shared: dict[SearchHit, list[str]] = defaultdict(list)
    weight: dict[SearchHit, float] = defaultdict(float)
    references = list(dict.fromkeys(_REFERENCE.findall(passage)))[:_MOST_WORDS]
    words = sorted(dict.fromkeys(found.casefold() for found in _WORD.findall(passage[:4_000])), key=len, reverse=True)
    for word in (*references, *words[:_MOST_WORDS]):
        hits = search(workspace, f"{word} ", kinds=kinds, limit=40)
        for hit in hits:
            if word in references and hit.label != word:
                continue
            shared[hit].append(word)
            weight[hit] += 10.0 if word in references else 1.0 / len(hits)
    # One common word is no reason; the only demand with a word is.
    likely = [hit for hit in shared if len(shared[hit]) > 1 or weight[hit] >= 0.5]
    likely.sort(key=lambda hit: (-weight[hit], hit.ref))
    return tuple(Related(hit, f"shares {_said(shared[hit])}") for hit in likely[:MOST_OFFERS])


def _said(words: list[str]) -> str:
    return ", ".join(f"“{word}”" for word in words[:3])
