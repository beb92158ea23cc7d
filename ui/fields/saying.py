"""Dates and moments in the words of the screen: days as they are known, recorded moments in the negotiation's zone."""

from __future__ import annotations

from models.dates import moment, short_day
from models.records import Effective


def effective_words(effective: Effective | None) -> str:
    """ "12 Oct 2025", "about 12 Oct 2025", or nothing."""
    if effective is None:
        return ""
    return f"about {short_day(effective.date)}" if effective.soft else short_day(effective.date)


def reasoning_words(words: str, reasoning: str) -> str:
    """How a soft date was read: "As found: “on Sunday”; read so because …"."""
    parts = [f"as found: “{words.strip('“”')}”"] if words else []
    if reasoning:
        parts.append(f"read so because: {reasoning}")
    said = "; ".join(parts)
    return said[:1].upper() + said[1:]


def moment_words(at: int, zone: str) -> str:
    """ "14 Oct 2025, 10:42" in that zone; `zone_words` names the zone."""
    when = moment(at, zone)
    return f"{short_day(when.date())}, {when:%H:%M}"


def zone_words(zone: str) -> str:
    """A zone as a person names it: "Kuala Lumpur time"."""
    return "UTC" if zone == "UTC" else f"{zone.rsplit('/', 1)[-1].replace('_', ' ')} time"
