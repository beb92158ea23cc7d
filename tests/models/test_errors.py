"""What a person reads when something is refused."""

from __future__ import annotations

from models.errors import Conflict, LocationRefused, Refusal, RuleBroken


def test_a_refusal_is_one_line_of_sentence_and_way_out() -> None:
    refused = LocationRefused("The disk is full.", "Make room.")
    assert str(refused) == "The disk is full. Make room."
    assert (refused.sentence, refused.way_out) == ("The disk is full.", "Make room.")
    assert str(RuleBroken("That is empty.")) == "That is empty."


def test_a_conflict_shows_both_values() -> None:
    conflict = Conflict("The title of D-2", "Ours", "Theirs")
    assert isinstance(conflict, Refusal)
    assert (conflict.ours, conflict.theirs) == ("Ours", "Theirs")
    assert "Ours" in str(conflict)
    assert "Theirs" in str(conflict)
