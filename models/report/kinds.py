"""The kinds of report: each is a gatherer, a template and the sections it begins with.

A further kind is one row here, one gatherer module (`gather`, and `REPORT`: its data class, a child of `Head`), and one
template in resources/report. Nothing else has to know of it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from models.errors import Refusal
from models.report.choices import CHANGES, READINESS, STATE_OF_PLAY, STATE_SECTIONS, ReportOptions, Section
from models.report.data import Head
from models.vocabulary import Kind
from models.workspace import Workspace

Gatherer = Callable[[Workspace, ReportOptions], Head]


@dataclass(frozen=True, slots=True)
class ReportKind:
    """name: on the command line. gatherer: the module whose `gather` fills it, imported when first asked.

    sections: those that it has without being asked; further: those that may be added, which would make it long.
    subject: the kind of record that the report is about, None where it is about the whole negotiation.
    """

    name: str
    title: str
    template: str
    gatherer: str
    sections: tuple[Section, ...] = STATE_SECTIONS
    subject: Kind | None = None
    further: tuple[Section, ...] = ()

    def data_class(self) -> type[Head]:
        """What its gatherer gives."""
        found: type[Head] = importlib.import_module(self.gatherer).REPORT
        return found

    def gather(self, workspace: Workspace, options: ReportOptions) -> Head:
        """Raises Refusal for choices that the kind cannot follow."""
        found: Gatherer = importlib.import_module(self.gatherer).gather
        return found(workspace, options)


KINDS: dict[str, ReportKind] = {
    kind.name: kind
    for kind in (
        ReportKind(
            STATE_OF_PLAY, "State of play", "state_of_play.typ", "models.report.gather", further=(Section.TEXTS,)
        ),
        ReportKind(READINESS, "Readiness", "readiness.typ", "models.report.readiness", sections=()),
        ReportKind(
            "dossier",
            "Dossier",
            "dossier.typ",
            "models.report.dossier",
            (
                Section.IN_SHORT,
                Section.DEMANDS,
                Section.MATRIX,
                Section.CONVERGENCE,
                Section.NETWORK,
                Section.LINKAGE,
                Section.PAGES,
                Section.OPEN,
                Section.MEETINGS,
                Section.STATEMENTS,
                Section.FACTS,
                Section.TEXTS,
                Section.PARTIES,
                Section.SOURCES,
            ),
        ),
        ReportKind(
            "ministers-brief",
            "Minister’s brief",
            "ministers_brief.typ",
            "models.report.ministers_brief",
            (
                Section.OBJECTIVES,
                Section.ARGUMENTS,
                Section.THEIRS,
                Section.RESPONSE,
                Section.LINE,
                Section.BACKGROUND,
                Section.MEETINGS,
                Section.SOURCES,
            ),
            Kind.PARTY,
        ),
        ReportKind(
            "meeting-brief",
            "Meeting brief",
            "meeting_brief.typ",
            "models.report.meeting_brief",
            (
                Section.WHO,
                Section.ATTENDANCE,
                Section.AGENDA,
                Section.DEMANDS,
                Section.OPEN,
                Section.BACKGROUND,
            ),
            Kind.MEETING,
        ),
        ReportKind(
            "party-brief",
            "Party brief",
            "party_brief.typ",
            "models.report.party_brief",
            (
                Section.WHO,
                Section.DELEGATIONS,
                Section.OBJECTIVES,
                Section.RESPONSE,
                Section.STANCES,
                Section.STAKES,
                Section.MEETINGS,
                Section.STATEMENTS,
            ),
            Kind.PARTY,
        ),
        ReportKind(CHANGES, "What changed", "changes.typ", "models.report.changes", sections=()),
    )
}


def kind_of(name: str) -> ReportKind:
    """Raises Refusal for a name that no kind has."""
    found = KINDS.get(name)
    if found is None:
        raise Refusal(f"There is no report of the kind “{name}”.", f"There are: {', '.join(KINDS)}.")
    return found


def gather(workspace: Workspace, options: ReportOptions) -> Head:
    """The report that the options name, as data; an edition as it was issued.

    Raises Refusal for an unknown kind, language, subject or edition.
    """
    if options.edition is not None:
        from models.report.edition_content import issued

        return issued(workspace, options.edition, public=options.public)
    return kind_of(options.kind).gather(workspace, options)
