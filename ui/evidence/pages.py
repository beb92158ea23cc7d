"""What stands on the details of each list: filled into one column, every line that names a record opens it."""

from __future__ import annotations

from functools import partial

from models.commands import evidence as commands
from models.dates import short_day
from models.grades import short, told
from models.queries import evidence, ties
from models.queries.evidence_lists import Part
from models.records import CitationRecord, EvidenceLine, Ref
from models.vocabulary import Kind
from ui.evidence.context import Context
from ui.fields.attached_files import AttachedFiles
from ui.fields.saying import effective_words, reasoning_words
from ui.widgets.column import Column
from ui.widgets.kind_words import kind_word
from ui.widgets.record_row import Row
from ui.widgets.said_lines import add_citation, source_words
from ui.widgets.status_badge import capitalised


class Pages:
    """Each fills the column and gives the crumb and the title. Raises NotFound for a record that is gone."""

    def __init__(self, context: Context, column: Column, files: AttachedFiles) -> None:
        self._context, self._column, self._files = context, column, files

    def fill(self, part: Part, line: EvidenceLine) -> tuple[str, str]:
        fill = {
            Part.SOURCES: self._source,
            Part.STATEMENTS: self._statement,
            Part.FACTS: self._fact,
            Part.CITATIONS: self._citation,
            Part.TEXTS: self._text,
            Part.OBSTACLES: self._obstacle,
            Part.UNSOURCED: self._bare,
        }[part]
        return fill(line)

    # ------------------------------------------------------------ a page for each list

    def _source(self, line: EvidenceLine) -> tuple[str, str]:
        page = ties.source_page(self._context.open_workspace, line.id, as_of=self._context.as_of)
        source = page.source
        self._section("Grade", first=True)
        self._words(capitalised(told(source.grade)))
        if known := source_words(source):
            self._section("Piece")
            self._words(known)
        if source.note:
            self._section("Note")
            self._words(source.note)
        self._column.add_section("Rests on it", page.count)
        self._words(", ".join(page.rests) if page.rests else "Nothing yet.", faint=True)
        for at, one in enumerate(page.lines):
            self._row(one.ref, one.words or one.what, "", key=f"rests-{at}", small=one.what)
        if page.count > len(page.lines):
            self._words(f"and {page.count - len(page.lines):,} more", faint=True)
        self._files.fill(line.ref)
        self._citations_about(line.ref)
        self._ties(line.ref)
        return "Source", source.outlet

    def _statement(self, line: EvidenceLine) -> tuple[str, str]:
        record = evidence.statement(self._context.open_workspace, line.id)
        when = record.effective
        outlet = f"{record.outlet} ({short(record.grade)})" if record.outlet else "not named"
        facts = [
            ("Speaker", " · ".join(filter(None, (record.speaker, record.speaker_party)))),
            ("To", record.audience or "not recorded"),
            ("Outlet", outlet),
            ("Date", effective_words(when) or "no date known"),
            ("Words", "quoted" if record.quoted else "a paraphrase"),
        ]
        self._facts(facts)
        if when is not None and (reading := reasoning_words(when.words, when.reasoning)):
            self._words(reading, faint=True)
        if record.source_id is not None:
            self._row(Ref(Kind.SOURCE, record.source_id), record.outlet, short(record.grade), key="source")
        self._ties(line.ref, title="About")
        self._citations_about(line.ref)
        return "Statement", f"“{record.words}”" if record.quoted else record.words

    def _fact(self, line: EvidenceLine) -> tuple[str, str]:
        record = evidence.fact(self._context.open_workspace, line.id, as_of=self._context.as_of)
        if record.contradictory:
            row = Row(
                "Contradictory", f"{len(record.values)} values", self._column, glyph="warning", glyph_role="warning",
                pressable=False,
            )  # fmt: skip
            self._column.add(row)
        self._column.add_section("Values", len(record.values), first=not record.contradictory)
        for value in record.values:
            told_by = f"{value.source} · {short(value.grade)}" if value.source else "no source"
            if value.source_id is None:
                warned = Row(value.value, "", self._column, key=f"value-{value.id}", glyph="warning",
                             glyph_role="warning", pressable=False)  # fmt: skip
                self._column.add(warned)
            else:
                self._row(Ref(Kind.SOURCE, value.source_id), value.value, "", key=f"value-{value.id}")
            self._words(told_by, faint=True)
            if value.quote:
                self._column.add_quote(f"“{value.quote}”")
        if record.note:
            self._section("Note")
            self._words(record.note)
        self._ties(line.ref)
        self._citations_about(line.ref)
        return "Fact", record.question

    def _citation(self, line: EvidenceLine) -> tuple[str, str]:
        record = evidence.citation(self._context.open_workspace, line.id)
        source = record.source
        if record.claim and record.quote:
            self._section("Claim", first=True)
            self._words(record.claim)
        self._section("Says", first=not (record.claim and record.quote))
        self._row(Ref(Kind.SOURCE, source.id), source.outlet, short(source.grade), key="source", glyph="document")
        if source.grade:
            self._words(told(source.grade), faint=True)
        if known := source_words(source):
            self._words(known, faint=True)
        self._section("About")
        self._row(record.about, line.about or kind_word(record.about.kind), kind_word(record.about.kind), key="about")
        title = f"“{record.quote}”" if record.quote else record.claim
        return "Citation", title or "No words"

    def _text(self, line: EvidenceLine) -> tuple[str, str]:
        record = evidence.instrument(self._context.open_workspace, line.id, as_of=self._context.as_of)
        facts = [("Kind", record.kind.word), ("Standing", record.standing.word)]
        if record.downgraded and record.first_intended is not None:
            facts.insert(1, ("Downgraded", f"{record.first_intended.word} → {record.kind.word}"))
        self._facts(facts)
        if record.terms:
            self._column.add_section("Contested terms", len(record.terms))
        for term in record.terms:
            over = "" if term.open else " (withdrawn)"
            row = Row(
                f"“{term.term}”{over}", f"objected to by {term.party}", self._column, glyph="warning",
                glyph_role="warning" if term.open else "muted", key=f"term-{term.id}",
            )  # fmt: skip
            row.clicked.connect(partial(self._follow, Ref(Kind.PARTY, term.party_id)))
            self._column.add(row)
            if term.outcome:
                self._words(f"Outcome: {term.outcome}", faint=True)
            if term.withdrawn_on is not None:
                self._words(f"Objection withdrawn on {short_day(term.withdrawn_on)}", faint=True)
        if record.note:
            self._section("Note")
            self._words(record.note)
        self._ties(line.ref)
        self._citations_about(line.ref)
        return "Text", record.title

    def _obstacle(self, line: EvidenceLine) -> tuple[str, str]:
        record = evidence.obstacle(self._context.open_workspace, line.id)
        over = line.mark == "resolved" and record.resolved_on is not None
        state = f"resolved on {short_day(record.resolved_on)}" if over and record.resolved_on else "stands in the way"
        self._facts([("State", state)])
        self._section("Says who")
        if record.source_id is None:
            self._words("No source is named.")
        else:
            self._row(Ref(Kind.SOURCE, record.source_id), record.source, short(record.grade), key="source")
        self._ties(line.ref, title="About")
        self._citations_about(line.ref)
        return "Obstacle", record.text

    def _bare(self, line: EvidenceLine) -> tuple[str, str]:
        why = "No source is cited for it, and it names none itself."
        if line.ref.kind is Kind.FACT:
            why = "It has no value, or one of its values names no source."
        self._words(why)
        self._words("Cite a source for it, or open it and name one there.", faint=True)
        self._citations_about(line.ref)
        self._ties(line.ref)
        return f"{capitalised(kind_word(line.ref.kind))} · without a source", line.words

    # ------------------------------------------------------------ parts of pages

    def _citations_about(self, ref: Ref) -> None:
        found = evidence.citations_about(self._context.open_workspace, ref, as_of=self._context.as_of)
        if found:
            self._column.add_section("Cited for it", len(found))
        for citation in found:
            self._cited(citation)

    def _cited(self, citation: CitationRecord) -> None:
        row, button = add_citation(self._column, citation, removable=self._context.writable, pressable=True)
        row.clicked.connect(partial(self._follow_citation, citation.id))
        if button is not None:
            button.clicked.connect(partial(self._uncite, citation.id))

    def _ties(self, ref: Ref, *, title: str = "Tied to") -> None:
        found = ties.ties_of(self._context.open_workspace, ref, as_of=self._context.as_of)
        if found:
            self._column.add_section(title, len(found))
        for tie in found:
            row = self._make_row(tie.ref, tie.title, tie.how, key=f"tie-{tie.link_id}")
            if self._context.writable:
                button = self._column.add_with_remove(row, f"Remove the tie to {tie.title}")
                button.clicked.connect(partial(self._untie, tie.link_id))
            else:
                self._column.add(row)

    def _facts(self, facts: list[tuple[str, str]]) -> None:
        for name, words in facts:
            self._column.add(Row(name, words, self._column, pressable=False))

    def _section(self, title: str, *, first: bool = False) -> None:
        self._column.add_section(title, first=first)

    def _words(self, words: str, *, faint: bool = False) -> None:
        self._column.add_words(words, tone="faint" if faint else "text", small=faint)

    def _row(self, ref: Ref, words: str, right: str, *, key: str, small: str = "", glyph: str = "arrow-right") -> None:
        self._column.add(self._make_row(ref, words, right, key=key, glyph=glyph))
        if small:
            self._column.add_words(small, tone="faint", small=True, indent=22)

    def _make_row(self, ref: Ref, words: str, right: str, *, key: str, glyph: str = "arrow-right") -> Row:
        row = Row(words, right, self._column, key=key, glyph=glyph)
        row.clicked.connect(partial(self._follow, ref))
        return row

    def _follow(self, ref: Ref, _: bool = False) -> None:
        self._context.followed.emit(ref)

    def _follow_citation(self, citation_id: int, _: bool = False) -> None:
        self._context.citation_followed.emit(citation_id)

    def _uncite(self, citation_id: int, _: bool = False) -> None:
        self._context.run(partial(commands.delete_citation, self._context.open_workspace, citation_id))

    def _untie(self, link_id: int, _: bool = False) -> None:
        self._context.run(partial(commands.unlink, self._context.open_workspace, link_id))
