"""Keeping an article's text with its source, and taking a passage out of it: record and citation in one edit.

Each function takes the passage word by word and the id of the source that is cited; all else a person has said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.capture.cleaning import clean
from models.clean_text import clean_line
from models.commands import attachments, demands, evidence, meetings
from models.commands.demands import DemandDraft
from models.commands.evidence import SourceDraft, StatementDraft
from models.commands.meetings import IncidentDraft, MeetingDraft
from models.commands.ties import require
from models.door import Edit
from models.entities import Citation, Demand, Fact, FactValue, Source
from models.entities.attachment import Attachment
from models.entities.base import filled
from models.errors import RuleBroken
from models.file_kinds import display_name
from models.records import Effective, Ref
from models.vocabulary import Disclosure, Kind, Stance
from models.workspace import Workspace

#: The longest passage that is quoted, in characters: a page and a half. What is longer is the text, not a quote of it.
LONGEST_PASSAGE = 5_000


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a text, and the source that is cited for them: the text's own, or one that the text names."""

    quote: str
    source_id: int


@dataclass(frozen=True, slots=True)
class KeptText:
    source_id: int
    text_id: int


# ---------------------------------------------------------------- the text itself


def keep_text(workspace: Workspace, source: SourceDraft | int, text: str, *, confidential: bool = False) -> KeptText:
    """Keep a text with its source, a new one or the one of that id, as one step.

    Raises RuleBroken for an empty text, one that is too long, and one that this source has already.
    """
    words = clean(text).text
    if not words:
        raise RuleBroken("There is no text yet.", "Paste an article, or open a text file.")
    named = source.outlet.strip() if isinstance(source, SourceDraft) else ""
    with workspace.edit(f"Capture a text of {named}" if named else "Capture a text") as edit:
        entity = evidence.enter_source(edit, source) if isinstance(source, SourceDraft) else edit.get(Source, source)
        edit.label = f"Capture a text of {entity.outlet}"
        data = words.encode()
        _not_twice(edit, entity, data)
        name = f"{display_name(entity.title or entity.outlet).removesuffix('.txt')[:120]}.txt"
        kept = attachments.attach_text(edit, Ref(Kind.SOURCE, entity.id), name, data, confidential=confidential)
        edit.flush()
        return KeptText(entity.id, kept.id)


def _not_twice(edit: Edit, source: Source, data: bytes) -> None:
    digest = attachments.digest_of(data)
    if edit.all(Attachment, about_kind=Kind.SOURCE, about_id=source.id, sha256=digest):
        raise RuleBroken(f"This text of {source.outlet} is kept already.", "Choose it in the list at the left.")


# ---------------------------------------------------------------- what is taken out of it


def take_citation(
    workspace: Workspace, passage: Passage, about: Ref, claim: str = "", *, confidential: bool = False
) -> Ref:
    """Tie the passage to a record that is there. Raises NotFound where the record or the source is gone."""
    with workspace.edit("Cite a passage") as edit:
        source = _source(edit, passage)
        edit.label = f"Cite {source.outlet}"
        require(edit, about, "the citation")
        _cite(edit, passage, about, claim, confidential=confidential)
    return about


def take_statement(workspace: Workspace, passage: Passage, draft: StatementDraft) -> Ref:
    """Who said it: the words are the draft's, the whole passage is cited, and its source goes before the outlet."""
    with workspace.edit(_step("what {} said", draft.speaker, "a statement", draft.confidential)) as edit:
        _source(edit, passage)
        statement = evidence.enter_statement(edit, replace(draft, source_id=passage.source_id))
        ref = Ref(Kind.STATEMENT, statement.id)
        _cite(edit, passage, ref, "", confidential=draft.confidential)
    return ref


def take_demand(workspace: Workspace, passage: Passage, draft: DemandDraft) -> Ref:
    with workspace.edit(_step("the demand “{}”", draft.title, "a demand", draft.confidential)) as edit:
        _source(edit, passage)
        demand = demands.table(edit, replace(draft, source=""))
        demand.statuses[0].source_id = passage.source_id
        ref = Ref(Kind.DEMAND, demand.id)
        _cite(edit, passage, ref, "", confidential=draft.confidential)
    return ref


def take_meeting(workspace: Workspace, passage: Passage, draft: MeetingDraft) -> Ref:
    with workspace.edit(_step("the meeting “{}”", draft.title, "a meeting", draft.confidential)) as edit:
        _source(edit, passage)
        meeting = meetings.plan(edit, replace(draft, source=""))
        meeting.states[0].source_id = passage.source_id
        ref = Ref(Kind.MEETING, meeting.id)
        _cite(edit, passage, ref, "", confidential=draft.confidential)
    return ref


def take_incident(workspace: Workspace, passage: Passage, draft: IncidentDraft) -> Ref:
    with workspace.edit(_step("the incident “{}”", draft.title, "an incident", draft.confidential)) as edit:
        _source(edit, passage)
        ref = Ref(Kind.INCIDENT, meetings.enter_incident(edit, draft).id)
        _cite(edit, passage, ref, "", confidential=draft.confidential)
    return ref


def take_fact(workspace: Workspace, passage: Passage, question: str, value: str, *, confidential: bool = False) -> Ref:
    """A new fact with its first value; the value itself carries quote and source."""
    with workspace.edit(_step("the fact “{}”", question, "a fact", confidential)) as edit:
        _source(edit, passage)
        fact = evidence.enter_fact(edit, question, [(value, "", passage.quote)])
        fact.values[0].source_id, fact.confidential = passage.source_id, confidential
        return Ref(Kind.FACT, fact.id)


def take_fact_value(workspace: Workspace, passage: Passage, fact_id: int, value: str) -> Ref:
    """One more value of a fact that is there; contrary ones stand side by side. Raises NotFound."""
    with workspace.edit("Capture another value of a fact") as edit:
        _source(edit, passage)
        fact = edit.get(Fact, fact_id)
        edit.label = _step("another value of “{}”", fact.question, "another value of a fact", fact.confidential)
        fact.values.append(
            FactValue(
                value=filled("A value", value),
                quote=passage.quote.strip(),
                source_id=passage.source_id,
                place_in_list=max((known.place_in_list for known in fact.values), default=-1) + 1,
            )
        )
    return Ref(Kind.FACT, fact_id)


def take_position(
    workspace: Workspace,
    passage: Passage,
    demand_id: int,
    party_id: int,
    stance: Stance,
    *,
    effective: Effective | None = None,
    disclosure: Disclosure = Disclosure.PUBLIC,
    condition: str = "",
) -> Ref:
    """Where a party stands on a demand. Raises RuleBroken as `demands.record_position` does."""
    with workspace.edit(_step("a position: {}", stance.word, "a position", disclosure is Disclosure.ASSESSED)) as edit:
        _source(edit, passage)
        demand = edit.get(Demand, demand_id)
        demand.record_position(
            party_id,
            stance,
            edit.effective(effective),
            today=edit.today,
            disclosure=disclosure,
            condition=condition,
            text=passage.quote,
            source_id=passage.source_id,
        )
        ref = Ref(Kind.DEMAND, demand_id)
        # What is only assessed must not be told by its citation either.
        _cite(edit, passage, ref, f"Position: {stance.word}", confidential=disclosure is Disclosure.ASSESSED)
    return ref


def take_obstacle(
    workspace: Workspace, passage: Passage, text: str, about: Sequence[Ref] = (), *, confidential: bool = False
) -> Ref:
    with workspace.edit("Capture an obstacle") as edit:
        _source(edit, passage)
        obstacle = evidence.enter_obstacle(edit, text, "", about)
        obstacle.source_id, obstacle.confidential = passage.source_id, confidential
        ref = Ref(Kind.OBSTACLE, obstacle.id)
        _cite(edit, passage, ref, "", confidential=confidential)
    return ref


def _source(edit: Edit, passage: Passage) -> Source:
    """The cited source, which must be there still. Raises NotFound, RuleBroken for a passage that is none."""
    check_passage(passage.quote)
    return edit.get(Source, passage.source_id)


def _step(named: str, name: str, unnamed: str, confidential: bool) -> str:
    """The name of the step. What is confidential is not told by it: names of steps stand in many places."""
    return f"Capture {unnamed if confidential else named.format(clean_line(name))}"


def check_passage(quote: str) -> None:
    """Raises RuleBroken for one without words, and for one that is too long to be quoted."""
    if len(filled("The passage", quote)) > LONGEST_PASSAGE:
        raise RuleBroken(
            f"The passage is too long to be quoted: {len(quote):,} characters.",
            f"Select up to {LONGEST_PASSAGE:,}, such as the sentence that says it.",
        )


def _cite(edit: Edit, passage: Passage, about: Ref, claim: str, *, confidential: bool) -> None:
    edit.add(
        Citation(
            source_id=passage.source_id,
            about_kind=about.kind,
            about_id=about.id,
            claim=claim.strip(),
            quote=passage.quote.strip(),
            confidential=confidential,
        )
    )
