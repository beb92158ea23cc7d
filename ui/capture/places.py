"""Places in a text as Python counts them (characters) and as Qt does (units of UTF-16): an emoji is one and two."""

from __future__ import annotations

import re
from bisect import bisect_left

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Places:
    """For one text; without wide characters both counts are the same and cost nothing."""

    def __init__(self, text: str) -> None:
        self._wide = [found.start() for found in _WIDE.finditer(text)]
        self._wide_in_qt = [place + number for number, place in enumerate(self._wide)]

    def to_qt(self, place: int) -> int:
        return place + bisect_left(self._wide, place)

    def from_qt(self, position: int) -> int:
        return position - bisect_left(self._wide_in_qt, position)
