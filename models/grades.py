"""The Admiralty code by which sources are graded, with the words of NATO AJP-2.1 (Allied Joint Doctrine for
Intelligence Procedures): a letter for how far the outlet can be relied on, a figure for how credible the piece is.
"""

from __future__ import annotations

from models.vocabulary import Reliability

NOT_GRADED = "not graded"

RELIABILITY = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "reliability cannot be judged",
}

CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}


def code(reliability: Reliability | None, credibility: int | None) -> str:
    """ "B2"; either half may be missing; "" where neither was graded."""
    return f"{reliability.value.upper() if reliability else ''}{credibility or ''}"


def told(grade: str) -> str:
    """A grade with its words: "B2 (usually reliable, probably true)"; "not graded" for an empty one."""
    if not grade:
        return NOT_GRADED
    letter, figure = grade[0], grade[-1]
    words = []
    if letter.isalpha():
        words.append(RELIABILITY[Reliability(letter.lower())])
    if figure.isdigit():
        words.append(CREDIBILITY[int(figure)])
    return f"{grade} ({', '.join(words)})"


def short(grade: str) -> str:
    """ "grade B2", or plainly "not graded"."""
    return f"grade {grade}" if grade else NOT_GRADED
