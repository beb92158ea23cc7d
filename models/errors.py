"""The two families of error that a person may meet, and nothing of how they are shown.

`Refusal` and its children are the environment's or the input's: one clear sentence with a way out, exit code 1.
Whatever else is raised is a bug of ours and is reported as one.
"""

from __future__ import annotations

from pathlib import Path


class Refusal(Exception):
    """Something was refused and nothing was changed.

    `sentence` says what happened; `way_out` what the person can do about it. Both are plain text for the screen.
    """

    def __init__(self, sentence: str, way_out: str = "") -> None:
        super().__init__(f"{sentence} {way_out}".strip())
        self.sentence = sentence
        self.way_out = way_out


class RuleBroken(Refusal):
    """A rule of the negotiation's own forbids the edit (an end before its start, an empty title)."""


class ReasonNeeded(RuleBroken):
    """The move is allowed, but only with a reason: ask for one and try again."""


class NotInvolved(RuleBroken):
    """A position of a party that neither tables the demand nor is addressed nor stands beside it: offer to add it."""


class Conflict(Refusal):
    """Someone else changed the same field meanwhile: both values are given, neither is lost."""

    def __init__(self, what: str, ours: str, theirs: str) -> None:
        super().__init__(
            f"{what} was changed meanwhile: it is now “{theirs}”, and you entered “{ours}”.",
            "Look at both and enter the one that holds.",
        )
        self.ours = ours
        self.theirs = theirs


class NotFound(Refusal):
    """A reference, an id or a path that leads nowhere."""


class LocationRefused(Refusal):
    """The place of a negotiation cannot be used: not ours, newer, damaged, locked, read-only, missing."""


class Damaged(LocationRefused):
    """The file is ours, but its bytes do not hold together."""


class NewerFile(LocationRefused):
    """The file was written by a newer program."""


class OlderFile(LocationRefused):
    """The file was written by an older program and waits for an upgrade."""


class ReadOnly(LocationRefused):
    """The negotiation can be read, not written."""


class LookingBack(Refusal):
    """The window shows an earlier day, and the past is not written to."""


class Busy(LocationRefused):
    """Another program holds the negotiation just now."""


class PassphraseNeeded(LocationRefused):
    """The negotiation is encrypted, and its key is not known (any more): ask for the passphrase and try again."""

    def __init__(self, path: Path, sentence: str = "", way_out: str = "") -> None:
        super().__init__(
            sentence or f"{path} is encrypted.",
            way_out or "Give its passphrase: by prompt, ACCORD_PASSPHRASE or --passphrase-file.",
        )
        self.path = path


class WrongPassphrase(PassphraseNeeded):
    """The passphrase that was given does not open the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"That passphrase does not open {path}.",
            "Try again. If it is right beyond doubt, the file is damaged: restore a backup. Nothing was changed.",
        )
