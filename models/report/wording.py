"""The report's sentences, composed from the data: what it is in short, and how numbers, dates and lists are written.

English only; nothing here reads the data base.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from models.dates import When, moment, short_day
from models.report.data import Addressee, DemandRow, StatusCount
from models.report.happenings import Happening, Step
from models.vocabulary import Kind, MeetingKind, MeetingState, Stance, Status

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

#: Longer lists name this many and count the rest.
MOST_NAMED = 8
_SILENT_PARTIES = 4
_LONGEST_NAME = 24
#: Kinds of event that are no meeting of the parties.
_NO_MEETING = (MeetingKind.STATEMENT, MeetingKind.PRECEDENT, MeetingKind.AGREEMENT)


def long_day(day: dt.date) -> str:
    """ "14 October 2025"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def since_words(since: dt.date, day: dt.date, *, soft: bool) -> str:
    """ "12 Oct" within the report's own year, else with the year; soft dates say "about"."""
    words = short_day(since, year=since.year != day.year)
    return f"about {words}" if soft else words


def without_year(words: str, day: dt.date) -> str:
    """A date in words without the report's own year, where room is short."""
    return words.replace(f" {day.year}", "")


def issued(at: int, zone: str, second_zone: str = "") -> str:
    """ "14 Oct 2025, 09:12 (UTC+08:00)", and the same in a second zone where there is one."""
    words = [_issued(at, one) for one in (zone, second_zone) if one]
    return " = ".join(dict.fromkeys(words))


def _issued(at: int, zone: str) -> str:
    local = moment(at, zone)
    offset = local.isoformat(timespec="minutes")[16:]
    return f"{short_day(local.date())}, {local:%H:%M} (UTC{'' if offset == '+00:00' else offset})"


def when_words(when: When, second_zone: str = "") -> str:
    """A date in words; where hours are known, in the second zone as well: "12 Oct 2025, 10:00–12:00 (02:00 UTC)"."""
    words = when.described()
    if not second_zone or not when.timed or second_zone == when.zone:
        return words
    there = moment(when.start, second_zone)
    day = "" if there.date() == when.first_day else f"{short_day(there.date(), year=False)}, "
    return f"{words} ({day}{there:%H:%M} {second_zone.rpartition('/')[2].replace('_', ' ')})"


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 demand", "7 demands"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def refs(references: Sequence[str]) -> str:
    """ "D-1 to D-4, D-7", with runs drawn together and long lists counted out."""
    numbers = sorted(int(reference.removeprefix("D-")) for reference in references)
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[tuple[str, int]] = []
    for run in runs:
        if len(run) > 2:
            parts.append((f"D-{run[0]} to D-{run[-1]}", len(run)))
        else:
            parts.extend((f"D-{number}", 1) for number in run)
    named = [words for words, _ in parts[:MOST_NAMED]]
    more = sum(count for _, count in parts[MOST_NAMED:])
    return f"{', '.join(named)} and {more} more" if more else listed(named)


def stance_words(stance: Stance | None) -> str:
    """A stance as it stands in brackets behind a party."""
    if stance is None:
        return ""
    return "no position" if stance is Stance.NONE_RECORDED else stance.word


def silent_parties(rows: Sequence[DemandRow]) -> dict[str, tuple[Addressee, list[str], int]]:
    """The addressed parties without a position: code → the party, the demands that wait for it, of how many."""
    asked: dict[str, int] = {}
    silent: dict[str, tuple[Addressee, list[str]]] = {}
    for row in rows:
        if row.status in (Status.AGREED, Status.WITHDRAWN):
            continue
        for party in row.addressed_to:
            asked[party.code] = asked.get(party.code, 0) + 1
            if party.stance is Stance.NONE_RECORDED:
                silent.setdefault(party.code, (party, []))[1].append(row.ref)
    return {code: (party, open_refs, asked[code]) for code, (party, open_refs) in silent.items()}


# ---------------------------------------------------------------- in short


def in_short(
    day: dt.date,
    statuses: Sequence[StatusCount],
    rows: Sequence[DemandRow],
    happenings: Sequence[Happening],
    steps: Sequence[Step],
    unconfirmed: int,
) -> tuple[str, ...]:
    """A paragraph for who has no time: the summit, the demands, the silence, the last and next meeting."""
    summit = next((one for one in happenings if one.is_summit), None)
    sentences = [
        _summit(day, summit),
        _demands(statuses),
        _silence(rows),
        _meetings(day, happenings),
        _unconfirmed(day, happenings, unconfirmed),
        _newest(steps),
    ]
    return tuple(sentence for sentence in sentences if sentence)


def _summit(day: dt.date, summit: Happening | None) -> str:
    if summit is None:
        return "No summit is set yet."
    name = f"{summit.title} ({summit.when.described()})"
    left = (summit.when.first_day - day).days
    if left > 0:
        return f"{name} opens in {counted(left, 'day')}."
    if day <= summit.when.last_day:
        return f"{name} opens today." if left == 0 else f"{name} is under way."
    return f"{name} ended {counted((day - summit.when.last_day).days, 'day')} before this date."


def _demands(statuses: Sequence[StatusCount]) -> str:
    total = sum(count.count for count in statuses)
    if total == 0:
        return "No demand is recorded yet."
    parts = [
        f"{count.count} {'is' if count.count == 1 else 'are'} {count.word}"
        for count in sorted(statuses, key=lambda count: count.status is not Status.AGREED)
        if count.count
    ]
    if total == 1:
        return f"There is 1 demand; it is {next(count.word for count in statuses if count.count)}."
    return f"Of {total} demands, {listed(parts)}."


def _silence(rows: Sequence[DemandRow]) -> str:
    silent = sorted(silent_parties(rows).values(), key=lambda found: -len(found[1]))
    if not silent:
        return ""
    party, open_refs, asked = silent[0]
    of = "the one open demand" if asked == 1 else f"any of the {asked} open demands"
    share = of if len(open_refs) == asked else f"{len(open_refs)} of the {asked} open demands"
    sentence = f"{_named(party)} has no recorded position on {share} addressed to it"
    others = [f"{_named(party)} ({len(open_refs)} of {asked})" for party, open_refs, asked in silent[1:_SILENT_PARTIES]]
    if len(silent) > _SILENT_PARTIES:
        others.append(counted(len(silent) - _SILENT_PARTIES, "other party", "other parties"))
    if others:
        verb = "has" if len(silent) == 2 else "have"
        sentence += f"; nor {verb} {listed(others)}"
    return f"{sentence}."


def _named(party: Addressee) -> str:
    """By name, or by code where the name would fill a line."""
    return party.name if len(party.name) <= _LONGEST_NAME else party.code


def _meetings(day: dt.date, happenings: Sequence[Happening]) -> str:
    real = [
        one
        for one in happenings
        if one.kind is Kind.MEETING and one.meeting_kind not in _NO_MEETING and not one.is_summit
    ]
    held = [one for one in real if one.state is MeetingState.HELD and one.when.first_day <= day]
    off = (MeetingState.HELD, MeetingState.CANCELLED, MeetingState.DENIED)
    coming = [one for one in real if one.state not in off and one.when.last_day >= day]
    parts = []
    if held:
        parts.append(f"the latest meeting was “{held[-1].title}” ({held[-1].when.described()})")
    if coming:
        parts.append(f"the next is “{coming[0].title}” ({coming[0].when.described()}, {coming[0].word})")
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}." if sentence else ""


def _unconfirmed(day: dt.date, happenings: Sequence[Happening], attendances: int) -> str:
    meetings = len(unconfirmed_meetings(day, happenings))
    parts = []
    if attendances:
        parts.append(counted(attendances, "attendance"))
    if meetings:
        parts.append(counted(meetings, "meeting"))
    if not parts:
        return ""
    return f"Not confirmed: {listed(parts)}."


def unconfirmed_meetings(day: dt.date, happenings: Sequence[Happening]) -> list[Happening]:
    """Meetings still to come that are only proposed or announced."""
    unsure = (MeetingState.PROPOSED, MeetingState.ANNOUNCED)
    return [one for one in happenings if one.state in unsure and one.when.last_day >= day]


def _newest(steps: Sequence[Step]) -> str:
    moved = [step for step in steps if step.status is not Status.TABLED]
    if not moved:
        return ""
    newest = moved[-1]
    last = dict.fromkeys(
        step.ref for step in moved if (step.effective, step.status) == (newest.effective, newest.status)
    )
    since = ("about " if newest.soft else "") + long_day(newest.effective)
    return f"Newest: {refs(list(last))} {'is' if len(last) == 1 else 'are'} {newest.status.word} since {since}."
