"""Bits that rot: of those flipped in live bytes `check` finds 99 of 100, and what escapes changes no record."""

from __future__ import annotations

from pathlib import Path

from models.generate import generate
from tests.faults.flips import flip


def test_flipped_bits_are_found(tmp_path: Path) -> None:
    path = tmp_path / "generated.accord"
    generate(path, demands=20, meetings=8, seed=5)
    found = flip(path, flips=150, seed=3)
    assert found.share >= 0.98, found.escaped
    assert found.harmless == found.flips - found.found, found.escaped
    assert all(place.startswith("search_data") for place in found.escaped)
