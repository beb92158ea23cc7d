"""What is pasted becomes plain text: one kind of line end, nothing that cannot be seen, no more than can be shown.

Tags stay what they are, letters on a page. Signs that join or part letters in Thai, Khmer, Arabic and Hebrew stay too;
those that only turn the reading around (U+202A–E, U+2066–9) go, because a quote must read as it was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.errors import RuleBroken

#: The longest text that is taken, in characters: some 160,000 words, ten times a long report (decision 0039).
MOST = 1_000_000

#: The longest run without a blank. Nothing that is written has one; the screen needs its square in time to break it.
LONGEST_WORD = 20_000

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BLANK_ENDS = re.compile(r"[ \t\u00a0\u3000]+(?=\n|\Z)")
_EMPTY_LINES = re.compile(r"\n{3,}")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
#: Soft hyphens, marks of byte order, fillers, tags, half characters, and what Unicode says is no character.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u180e\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e0fff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text, and in words what was taken out of it; `note` is "" where that is nothing a person would miss."""

    text: str
    note: str = ""


def check_length(length: int) -> None:
    """Raises RuleBroken for more characters than are taken; asked before anything is done with them."""
    if length > MOST:
        raise RuleBroken(
            f"That text is too long: {length / 1e6:.1f} million characters, and {MOST / 1e6:.0f} million are taken.",
            "Paste the part that matters, or attach the file to its source.",
        )


def clean(text: str) -> Cleaned:
    """The text as it is kept and shown. Doing it twice changes nothing.

    Raises RuleBroken for one that is too long, or that is no text but one long word.
    """
    check_length(len(text))
    plain = _LINE_ENDS.sub("\n", text)
    plain, controls = _CONTROLS.subn("", plain)
    plain, turns = _TURNS.subn("", plain)
    plain, unseen = _UNSEEN.subn("", plain)
    plain = _EMPTY_LINES.sub("\n\n", _BLANK_ENDS.sub("", plain)).strip("\n")
    if len(plain) > LONGEST_WORD and max(map(len, plain.split()), default=0) > LONGEST_WORD:
        raise RuleBroken(
            f"That is not an article: it has more than {LONGEST_WORD:,} characters without a blank.",
            "Paste its words, or attach the file to its source.",
        )
    return Cleaned(plain if plain.strip() else "", _said(controls, turns, unseen))


def _said(controls: int, turns: int, unseen: int) -> str:
    counts = (
        (controls, "control character", "control characters"),
        (turns, "sign that turns the reading around", "signs that turn the reading around"),
        (unseen, "sign that cannot be seen", "signs that cannot be seen"),
    )
    parts = [f"{count:,} {one if count == 1 else many}" for count, one, many in counts if count]
    if not parts:
        return ""
    return f"Taken out: {', '.join(parts)}. The words are as they were."
