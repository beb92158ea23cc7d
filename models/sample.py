"""The sample negotiation: its data file entered through the ordinary door, as one step that undo does not take back.

What the file may say is `models.sample_reader`'s; what it says stands in `resources/sample`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from models import sample_reader as entry
from models.commands import demands, eras, evidence, meetings, negotiations, parties
from models.door import Edit
from models.errors import Damaged, NotFound
from models.ids import IdSource
from models.records import EditNews, Effective, Ref
from models.vocabulary import Involvement, Kind
from models.workspace import Workspace, create

FILE_NAME = "kuala-lumpur.toml"


def sample_path() -> Path:
    """The folder in which the sample's data file lies."""
    return Path(__file__).resolve().parent.parent / "resources" / "sample"


def create_sample(
    location: str | Path,
    *,
    author: str = "",
    now: Callable[[], int] | None = None,
    ids: IdSource | None = None,
    passphrase: str | None = None,
) -> Workspace:
    """Make a file with the sample negotiation in it and open it. Leaves no file behind where that fails."""
    content = entry.read(sample_path() / FILE_NAME)
    workspace = create(
        location, title=content.negotiation.title, author=author, now=now, ids=ids, passphrase=passphrase
    )
    try:
        load_sample(workspace, content)
    except BaseException:
        workspace.close()
        workspace.path.unlink(missing_ok=True)
        raise
    return workspace


def load_sample(workspace: Workspace, content: entry.SampleFile | None = None) -> EditNews | None:
    """Enter the sample (or other content of that shape) into a negotiation that was just made."""
    content = content or entry.read(sample_path() / FILE_NAME)
    with workspace.edit("Enter the sample negotiation", founding=True) as edit:
        _Loader(edit, content).run()
    return edit.news


class _Loader:
    """Enters one file's content, remembering what each key of the file became."""

    def __init__(self, edit: Edit, content: entry.SampleFile) -> None:
        self._edit = edit
        self._content = content
        self._zone = content.negotiation.zone
        self._refs: dict[str, Ref] = {}
        self._outlets: dict[str, str] = {}

    def run(self) -> None:
        content = self._content
        self._sources()
        self._negotiation()
        self._parties()
        for demand in content.demand:
            self._demand(demand)
        for meeting in content.meeting:
            self._meeting(meeting)
        self._on_the_ground()
        for text in content.text:
            self._text(text)
        self._said_and_known()
        for link in content.link:
            evidence.tie(self._edit, self._ref(link.start), self._ref(link.end), link.linkage, link.note)

    # ------------------------------------------------------------ names

    def _became(self, name: str, kind: Kind, record_id: int, cites: Iterable[entry.Cite] = ()) -> None:
        if name in self._refs:
            raise Damaged(f"The sample names “{name}” twice.", "Install the program again.")
        self._refs[name] = Ref(kind, record_id)
        self._cite(self._refs[name], cites)

    def _cite(self, about: Ref, cites: Iterable[entry.Cite]) -> None:
        for cite in cites:
            evidence.cite_within(self._edit, about, self._outlet(cite.source), cite.claim, cite.quote)

    def _ref(self, name: str) -> Ref:
        found = self._refs.get(name)
        if found is None:
            raise NotFound(f"The sample speaks of “{name}”, which it does not hold.", "Install the program again.")
        return found

    def _id(self, kind: str, key: str) -> int:
        return self._ref(f"{kind} {key}").id

    def _outlet(self, key: str) -> str:
        found = self._outlets.get(key)
        if found is None:
            raise NotFound(f"The sample cites “{key}”, which is none of its sources.", "Install the program again.")
        return found

    # ------------------------------------------------------------ what is entered

    def _sources(self) -> None:
        for source in self._content.source:
            entered = evidence.enter_source(self._edit, evidence.SourceDraft(source.outlet, note=source.note))
            self._outlets[source.key] = source.outlet
            self._became(f"source {source.key}", Kind.SOURCE, entered.id)

    def _negotiation(self) -> None:
        head = self._content.negotiation
        draft = negotiations.NegotiationDraft(
            title=head.title,
            subtitle=head.subtitle,
            place=head.place,
            zone=head.zone,
            note=head.note,
            clock=head.clock,
        )
        negotiation = negotiations.describe_within(self._edit, draft)
        self._became("negotiation", Kind.NEGOTIATION, negotiation.id, head.cites)

    def _parties(self) -> None:
        for party in self._content.party:
            entered = parties.enter(self._edit, party.code, party.name, party.roles, party.note)
            self._became(f"party {party.code}", Kind.PARTY, entered.id, party.cites)
            for person in self._content.person:
                if person.party == party.code:
                    somebody = parties.enter_person(self._edit, entered, person.name, person.office)
                    self._became(f"person {person.key}", Kind.PERSON, somebody.id, person.cites)

    def _demand(self, demand: entry.DemandEntry) -> None:
        first, *later = demand.steps
        draft = demands.DemandDraft(
            title=demand.title,
            parties={
                Involvement.TABLED_BY: self._party_ids(demand.tabled_by),
                Involvement.ADDRESSED_TO: self._party_ids(demand.addressed_to),
                Involvement.THIRD_PARTY: self._party_ids(demand.third_parties),
            },
            text=demand.text,
            theme=demand.theme,
            note=demand.note,
            status=first.status,
            effective=first.since(),
            reason=first.reason,
            source=self._outlet(first.source),
            number=int(demand.ref.removeprefix("D-")),
        )
        entered = demands.table(self._edit, draft)
        for step in later:
            entered.record_status(
                step.status,
                step.since(),
                today=self._edit.today,
                reason=step.reason,
                source_id=evidence.source_id(self._edit, self._outlet(step.source)),
                at=self._edit.at,
            )
            self._edit.flush()
        self._became(demand.ref, Kind.DEMAND, entered.id, demand.cites)

    def _party_ids(self, codes: Iterable[str]) -> tuple[int, ...]:
        return tuple(self._id("party", code) for code in codes)

    def _meeting(self, meeting: entry.MeetingEntry) -> None:
        draft = meetings.MeetingDraft(
            title=meeting.title,
            kind=meeting.kind,
            lane=meeting.lane,
            when=meeting.when(self._zone),
            state=meeting.state,
            place=meeting.place,
            note=meeting.note,
            announced_by=meeting.announced_by,
            source=self._outlet(meeting.cites[0].source),
            effective=meeting.since(),
            is_summit=meeting.is_summit,
        )
        entered = meetings.plan(self._edit, draft)
        for attendance in meeting.attendance:
            entered.record_attendance(
                self._id("party", attendance.party),
                self._id("person", attendance.person) if attendance.person else None,
                attendance.presence,
                Effective(meeting.effective, meeting.soft or attendance.soft, attendance.found, attendance.reasoning),
                announced_by=attendance.announced_by,
                condition=attendance.condition,
                source_id=evidence.source_id(
                    self._edit, self._outlet(attendance.source) if attendance.source else draft.source
                ),
            )
            self._edit.flush()  # in this order, so that the last word is the newest of its day
        items = [(item.text, ref) for item in meeting.agenda for ref in item.demands or (None,)]
        meetings.put_on_agenda(entered, [(text, self._ref(ref).id if ref else None) for text, ref in items])
        self._edit.flush()
        self._became(f"meeting {meeting.key}", Kind.MEETING, entered.id, meeting.cites)

    def _on_the_ground(self) -> None:
        for incident in self._content.incident:
            draft = meetings.IncidentDraft(
                title=incident.title,
                when=incident.when(self._zone),
                kind=incident.kind,
                place=incident.place,
                deaths=incident.deaths,
                deaths_words=incident.deaths_found,
                displaced_words=incident.displaced_found,
                standing=incident.standing,
            )
            entered = meetings.enter_incident(self._edit, draft)
            self._became(f"incident {incident.key}", Kind.INCIDENT, entered.id, incident.cites)
        for era in self._content.era:
            span = eras.enter(self._edit, eras.EraDraft(era.title, era.tone, era.when(self._zone)))
            self._became(f"era {era.key}", Kind.ERA, span.id, era.cites)

    def _text(self, text: entry.TextEntry) -> None:
        entered = evidence.enter_instrument(
            self._edit,
            text.title,
            text.kind,
            text.standing,
            first_intended=text.first_intended,
            note=text.note,
            terms=[(term.term, self._id("party", term.party), term.outcome) for term in text.terms],
        )
        self._became(f"text {text.key}", Kind.INSTRUMENT, entered.id, text.cites)

    def _said_and_known(self) -> None:
        for statement in self._content.statement:
            draft = evidence.StatementDraft(
                speaker=statement.speaker,
                words=statement.words,
                audience=statement.audience,
                outlet=self._outlet(statement.source),
                quoted=statement.quoted,
                party_id=self._id("party", statement.party),
                person_id=self._id("person", statement.person),
                effective=statement.said(),
                about=[self._ref(name) for name in statement.about],
            )
            said = evidence.enter_statement(self._edit, draft)
            self._became(f"statement {statement.key}", Kind.STATEMENT, said.id)
        for fact in self._content.fact:
            values = [(value.value, self._outlet(value.source), value.quote) for value in fact.values]
            known = evidence.enter_fact(self._edit, fact.question, values, fact.note)
            self._became(f"fact {fact.key}", Kind.FACT, known.id)
        for obstacle in self._content.obstacle:
            about = [self._ref(name) for name in obstacle.about]
            evidence.enter_obstacle(self._edit, obstacle.text, self._outlet(obstacle.source), about)
