"""Which move of a demand its stances suggest: a question with a reason, never a move by itself.

Only what those addressed have said in public counts. Which moves there are, `models.vocabulary.move_between` says;
reading the stances is `models.queries.suggested`'. The rules and why they are these: docs/domain.md, decision 0032.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.dates import short_day
from models.vocabulary import AGREED_IN_SOME_FORM, Move, Stance, Status, move_between

#: Statuses from which an agreement is still to be reached.
_BEFORE_AGREEMENT = (Status.TABLED, Status.UNDER_DISCUSSION, Status.CONTESTED, Status.WALKED_BACK)


@dataclass(frozen=True, slots=True)
class Answer:
    """The newest public stance of one addressee. `since` and `position_id` are None where it is silent.

    assessed: our own newer reading where it differs; it is told and not counted.
    """

    code: str
    stance: Stance
    since: dt.date | None = None
    position_id: int | None = None
    source: str = ""
    assessed: Stance | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """question: for the screen, "Both addressees accept: move to agreed in principle?". note: what was not counted.

    reason and source: what the move would be recorded with. key: the same as long as neither the status nor one of
    the stances changes, so that a suggestion that was put aside stays so until then.
    """

    demand_id: int
    becomes: Status
    question: str
    reason: str
    source: str
    key: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a demand stands: since when it has its status, and the answers of all whom it is addressed to."""

    demand_id: int
    ref: str
    status: Status
    since: dt.date
    answers: Sequence[Answer]

    @property
    def against(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.stance is Stance.REJECTS]

    @property
    def spoken(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.stance is not Stance.NONE_RECORDED]

    @property
    def newest(self) -> dt.date | None:
        """When an addressee spoke last."""
        return max((answer.since for answer in self.answers if answer.since is not None), default=None)


#: What a rule finds: the status, the words before its question, and the answers that it rests on.
_Found = tuple[Status, str, Sequence[Answer]]


def suggest(stands: Standing) -> Suggestion | None:
    """The move that the answers of all addressees suggest, None where they suggest none.

    The first rule that fits holds: a walk back, an agreement, a rejection, an end of the rejections, a first answer.
    """
    if not stands.answers:
        return None
    for rule in _RULES:
        found = rule(stands)
        if found is not None and move_between(stands.status, found[0]) in (Move.ORDINARY, Move.NEEDS_REASON):
            becomes, words, because = found
            return Suggestion(
                demand_id=stands.demand_id,
                becomes=becomes,
                question=f"{words}: {_asked(becomes)}?",
                reason="; ".join(_told(answer) for answer in because),
                source=next((answer.source for answer in reversed(because) if answer.source), ""),
                key=_key(stands, becomes),
                note=_note(stands.answers),
            )
    return None


def _walked_back(stands: Standing) -> _Found | None:
    """It was agreed, and since then an addressee rejects it."""
    against = [one for one in stands.against if one.since is not None and one.since > stands.since]
    if stands.status not in AGREED_IN_SOME_FORM or not against:
        return None
    return Status.WALKED_BACK, f"{stands.ref} is {stands.status.word}, although {_names(against)} now", against


def _agreed(stands: Standing) -> _Found | None:
    """All accept, without conditions; after a walk back only with a word from each that is not older than it."""
    answers, status = stands.answers, stands.status
    if status not in _BEFORE_AGREEMENT or any(one.stance is not Stance.ACCEPTS for one in answers):
        return None
    if status is Status.WALKED_BACK and any(one.since is None or one.since < stands.since for one in answers):
        return None
    but = f", but {stands.ref} stands {status.word}" if status in (Status.CONTESTED, Status.WALKED_BACK) else ""
    return Status.AGREED_IN_PRINCIPLE, f"{_all(answers)}{but}", answers


def _contested(stands: Standing) -> _Found | None:
    """An addressee rejects what is tabled or under discussion."""
    if stands.status not in (Status.TABLED, Status.UNDER_DISCUSSION) or not stands.against:
        return None
    return Status.CONTESTED, _names(stands.against), stands.against


def _no_longer(stands: Standing) -> _Found | None:
    """Contested, all have answered, one of them since then, and nobody rejects it."""
    if stands.status is not Status.CONTESTED or stands.against or len(stands.spoken) < len(stands.answers):
        return None
    if stands.newest is None or stands.newest < stands.since:
        return None
    return Status.UNDER_DISCUSSION, f"{stands.ref} stands contested, and nobody addressed rejects it", stands.answers


def _answered(stands: Standing) -> _Found | None:
    """A first answer to what is only tabled."""
    if stands.status is not Status.TABLED or not stands.spoken:
        return None
    return Status.UNDER_DISCUSSION, f"{_listed([one.code for one in stands.spoken])} answered", stands.spoken


_RULES: tuple[Callable[[Standing], _Found | None], ...] = (_walked_back, _agreed, _contested, _no_longer, _answered)


# ---------------------------------------------------------------- words


def _asked(becomes: Status) -> str:
    return f"move to {becomes.word}" if becomes in AGREED_IN_SOME_FORM else becomes.word


def _all(answers: Sequence[Answer]) -> str:
    if len(answers) == 1:
        return f"{answers[0].code} accepts"
    return "Both addressees accept" if len(answers) == 2 else f"All {len(answers)} addressees accept"


def _names(against: Sequence[Answer]) -> str:
    verb = "rejects" if len(against) == 1 else "reject"
    return f"{_listed([one.code for one in against])} {verb} it"


def _listed(codes: Sequence[str]) -> str:
    return codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} and {codes[-1]}"


def _told(answer: Answer) -> str:
    """ "KH accepts since 12 Oct 2025 (Reuters)"."""
    stance = "is undecided" if answer.stance is Stance.UNDECIDED else answer.stance.word
    since = f" since {short_day(answer.since)}" if answer.since is not None else ""
    return f"{answer.code} {stance}{since}{f' ({answer.source})' if answer.source else ''}"


def _note(answers: Sequence[Answer]) -> str:
    differing = [f"{one.code} {one.assessed.word}" for one in answers if one.assessed is not None]
    return f"Our own newer assessment is not counted: {', '.join(differing)}." if differing else ""


def _key(stands: Standing, becomes: Status) -> str:
    spoken = sorted(one.position_id for one in stands.answers if one.position_id is not None)
    return f"{stands.demand_id}:{stands.status.value}:{becomes.value}:{'.'.join(map(str, spoken))}"
