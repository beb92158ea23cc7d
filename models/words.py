"""Words for the search index: ICU finds them in Thai and Khmer, which write no blanks, as in English.

What goes into the index and what is searched for pass through the same function, so that both agree.
"""

from __future__ import annotations

import unicodedata
from functools import cache

#: Scripts without blanks between words start here; below, a plain split on blanks serves and costs nothing.
_NEEDS_ICU = 0x0E00


def segmented(text: str) -> str:
    """The text in NFKC with a blank between words. Digits and words only; punctuation is left to the tokenizer."""
    folded = unicodedata.normalize("NFKC", text).replace("\0", " ")
    if not folded or max(map(ord, folded)) < _NEEDS_ICU:
        return folded
    from icu4py.breakers import WordBreaker

    return " ".join(word for word in WordBreaker(folded, "en") if not word.isspace())


@cache
def _word_categories() -> frozenset[str]:
    return frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Co", "Mn", "Mc", "Me"})


def query(text: str) -> str:
    """An FTS5 query: every word must be there, the last one as a beginning. Empty where no word is left."""
    spaced = "".join(
        letter if unicodedata.category(letter) in _word_categories() else " " for letter in segmented(text)
    )
    words = [f'"{word}"' for word in spaced.split()]
    if not words:
        return ""
    return " ".join(words) + ("" if text[-1:].isspace() else "*")
