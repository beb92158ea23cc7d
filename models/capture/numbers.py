"""Figures in a passage with the words that belong to them: "817-kilometer", "at least 48 lives", "800-plus"."""

from __future__ import annotations

import re

MOST_OFFERS = 6
_FIGURE = re.compile(
    r"(?:\b(?:at least|at most|more than|fewer than|less than|about|around|over|under|nearly|almost|some|up to)\s+)?"
    r"(?<![\w.,])(?:[$€£฿]\s?)?\d[\d.,]*(?<=\d)(?:\s?%|-plus)?(?:[ \u00a0-](?:million|billion|thousand|hundred))?"
    r"(?:[ \u00a0-][^\W\d_]+)?",
    re.IGNORECASE,
)


_NOT_A_UNIT = re.compile(
    r"[ -](?:to|and|or|of|in|on|at|by|along|from|for|with|the|a|an|as|is|are|was|were)\Z", re.IGNORECASE
)


def figures(passage: str) -> tuple[str, ...]:
    """In the order they stand there, each once."""
    return tuple(dict.fromkeys(_NOT_A_UNIT.sub("", found[0]) for found in _FIGURE.finditer(passage[:4_000])))[
        :MOST_OFFERS
    ]
