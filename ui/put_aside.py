"""Suggestions that a person put aside with “Not now”: they come back when the stances they rest on have changed.

That is a habit of this desk and nothing of the negotiation's, so it is kept with the preferences and not in the file.
"""

from __future__ import annotations

from models.suggestions import Suggestion
from ui.preferences import Preferences

#: So many are remembered, the newest of them.
_LIMIT = 300
_NAME = "suggestions/put-aside"


class PutAside:
    """Without preferences it forgets when the program ends."""

    def __init__(self, preferences: Preferences | None = None) -> None:
        self._preferences = preferences
        self._keys = dict.fromkeys(preferences.kept_words(_NAME) if preferences is not None else ())

    def waiting(self, suggestion: Suggestion | None) -> Suggestion | None:
        """The suggestion, or None where it was put aside."""
        return None if suggestion is None or suggestion.key in self._keys else suggestion

    def add(self, suggestion: Suggestion) -> None:
        self._keys[suggestion.key] = None
        self._keys = dict.fromkeys(list(self._keys)[-_LIMIT:])
        if self._preferences is not None:
            self._preferences.keep_words(_NAME, self._keys)
