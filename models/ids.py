"""Record ids: 63-bit integers, ordered by time, with random low bits.

Two copies of a file can each make records and be merged later without a clash. Layout: 42 bits of milliseconds since
2020-01-01 UTC, 21 random bits.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable

EPOCH_MS = 1_577_836_800_000
RANDOM_BITS = 21


class IdSource:
    """Makes ids that only ever grow within one source, even inside one millisecond or when the clock steps back."""

    def __init__(self, now_ms: Callable[[], int] | None = None, seed: int | None = None) -> None:
        self._now_ms = now_ms or (lambda: time.time_ns() // 1_000_000)
        self._random = random.Random(seed) if seed is not None else random.SystemRandom()
        self._last = 0
        self._lock = threading.Lock()

    def __call__(self) -> int:
        with self._lock:
            fresh = (self._now_ms() - EPOCH_MS) << RANDOM_BITS | self._random.getrandbits(RANDOM_BITS)
            if fresh <= self._last:
                fresh = self._last + 1
            self._last = fresh
            return fresh

    def start_after(self, known: int) -> None:
        """Make only ids above `known`, such as the newest one of a file: its order then holds over all writers."""
        with self._lock:
            self._last = max(self._last, known)
