"""What a kind of record is called on the screen, where the vocabulary's word is the schema's rather than a person's."""

from __future__ import annotations

from models.vocabulary import Kind

_WORDS = {Kind.INSTRUMENT: "text", Kind.STAKE: "red line or interest"}
_MANY = {
    Kind.PARTY: "parties",
    Kind.PERSON: "people",
    Kind.INSTRUMENT: "texts",
    Kind.STAKE: "red lines and interests",
}


def kind_word(kind: Kind) -> str:
    """ "text", "demand"."""
    return _WORDS.get(kind, kind.word)


def kind_words(kind: Kind) -> str:
    """ "texts", "demands"."""
    return _MANY.get(kind, f"{kind_word(kind)}s")
