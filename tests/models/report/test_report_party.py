"""The party brief: roles with their dates, delegations, stances; red lines and interests only in our own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from models.commands import delegations, demands, parties, stakes
from models.commands.delegations import SeatDraft
from models.commands.stakes import StakeDraft
from models.report.choices import ReportOptions, Section
from models.report.kinds import gather
from models.report.typeset import typeset
from models.report.write import rendered
from models.vocabulary import Disclosure, Role, StakeKind, Stance
from tests.models.people import Small, on
from tests.models.report.paper import words_of

SECRET = "zz-secret-zz"


@pytest.fixture
def small(small_negotiation: Small) -> Small:
    """Southland with everything that its brief tells."""
    small, workspace = small_negotiation, small_negotiation.workspace
    parties.give_role(workspace, small.south, Role.OBSERVER, dt.date(2025, 1, 1), dt.date(2025, 6, 1))
    parties.give_role(workspace, small.south, Role.SIGNATORY, dt.date(2025, 9, 1))
    envoy = parties.add_person(workspace, small.south, "Bo Lund", "envoy")
    committee = delegations.add(workspace, small.south, "Border committee")
    delegations.seat(workspace, committee, SeatDraft(envoy, "Chief negotiator", True, dt.date(2025, 9, 1)))
    demands.record_position(
        workspace, small.border, small.south, Stance.ACCEPTS_WITH_CONDITIONS, effective=on("2025-09-20"),
        condition="both sides at once", source="Radio North",
    )  # fmt: skip
    demands.record_position(
        workspace, small.spare, small.south, Stance.UNDECIDED, effective=on("2025-09-25"), text=SECRET,
        disclosure=Disclosure.ASSESSED, source="Our desk",
    )  # fmt: skip
    stakes.add(
        workspace,
        small.south,
        StakeDraft(StakeKind.RED_LINE, f"no troops {SECRET}", small.border, "Our desk", since=dt.date(2025, 8, 1)),
    )
    return small


def options(small: Small, **more: object) -> ReportOptions:
    return replace(ReportOptions(kind="party-brief", subject_id=small.south), **more)  # type: ignore[arg-type]


def test_our_own_brief_tells_all_of_it(small: Small) -> None:
    words = words_of(typeset(gather(small.workspace, options(small))))
    for told in (
        "conflict party; signatory (from 1 Sep 2025)",
        "Formerly observer (from 1 Jan 2025 to 1 Jun 2025)",
        "Border committee",
        "Bo Lund (head) Chief negotiator 1 Sep 2025",
        "20 Sep 2025 D-1 accepts with conditions on condition: both sides at once Radio North",
        f"25 Sep 2025 D-4 undecided (our assessment) {SECRET}",
        "Confidential: our own reading of what it insists on and is after.",
        f"red line no troops {SECRET} D-1 Withdraw heavy weapons",
        "from 1 Aug 2025",
    ):
        assert told in words


@pytest.mark.parametrize("ending", [".json", ".html"])
def test_a_public_brief_tells_nothing_confidential(small: Small, ending: str) -> None:
    public = rendered(gather(small.workspace, options(small, public=True)), ending)
    assert b"Border committee" in public
    assert b"both sides at once" in public
    for hidden in (SECRET, "Red lines", "our own reading", "Our desk", "our assessment"):
        assert hidden.encode() not in public


def test_a_public_brief_of_that_section_alone_is_empty(small: Small) -> None:
    report = gather(small.workspace, options(small, public=True, sections=(Section.STAKES,)))
    assert SECRET.encode() not in rendered(report, ".json")


def test_on_an_earlier_day_it_tells_what_held_then(small: Small) -> None:
    words = words_of(typeset(gather(small.workspace, options(small, as_of=dt.date(2025, 8, 31)))))
    assert "signatory" not in words
    assert "Nobody sits in it on this day." in words
    assert "20 Aug 2025 D-1 rejects" in words
    assert "both sides at once" not in words
