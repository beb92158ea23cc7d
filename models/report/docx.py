"""The report as a Word file: real headings, lists and tables, so that a ministry can go on writing in it.

The words are those of the blocks; how a block looks in Word is said here and nowhere else.
"""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING

from models.report.blocks import (
    AnyBlock,
    Cell,
    DemandHead,
    Grid,
    Item,
    Items,
    Nothing,
    Pairs,
    Paragraph,
    Part,
    Quote,
    Subheading,
    Wording,
)
from models.report.breaking import printable
from models.report.choices import Paper
from models.report.data import Head
from models.report.outline import closing, named, outline
from models.report.typeset import grey_of, paper_colours
from models.vocabulary import Status

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

#: Millimetres: the paper's width and height, as on the typeset page.
_SHEETS = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}

#: Signs that every Word font has, so that a grey copy still tells the statuses apart.
_SIGNS = {
    Status.TABLED: "○",
    Status.UNDER_DISCUSSION: "◔",
    Status.CONTESTED: "◧",
    Status.AGREED_IN_PRINCIPLE: "◕",
    Status.AGREED_AD_REFERENDUM: "◉",
    Status.AGREED: "●",
    Status.SUSPENDED: "‖",
    Status.WITHDRAWN: "⊘",
    Status.WALKED_BACK: "↩",
}


def document(report: Head) -> bytes:
    """The whole file. The same report gives the same words; Word's own stamps follow the issue time."""
    import docx

    word = docx.Document()
    _dress(word, report)
    say = Wording(report.language)
    _title(word, report)
    for part in outline(report):
        _part(word, part, report, say)
    content = BytesIO()
    word.save(content)
    return content.getvalue()


def _dress(word: Document, report: Head) -> None:
    """Paper, letters, head and foot, and the file's own properties."""
    from docx.shared import Mm, Pt

    section = word.sections[0]
    width, height = _SHEETS[report.paper]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(19)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    normal: ParagraphStyle = word.styles["Normal"]
    normal.font.name, normal.font.size = "Noto Sans", Pt(9.5)
    normal.paragraph_format.space_after = Pt(4)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        style: ParagraphStyle = word.styles[name]
        style.font.name = "Noto Sans"
        style.font.color.rgb = _rgb("text", report)
    head = section.header.paragraphs[0]
    head.text = "\t".join(printable(words) for words in (report.title, report.marking, named(report)))
    say = Wording(report.language)
    section.footer.paragraphs[0].text = printable(closing(report, say))
    properties = word.core_properties
    properties.title = printable(f"{named(report)}: {report.title}")[:255]
    properties.author, properties.comments, properties.language = "", "", report.language
    properties.created = properties.modified = dt.datetime.fromtimestamp(report.issued_at, dt.UTC)


def _title(word: Document, report: Head) -> None:
    subject = str(getattr(report, "subject", "")) or report.title
    word.add_heading(printable(f"{report.kind_title}: {subject}"), 0)
    below = " · ".join(filter(None, (report.title if subject != report.title else "", report.subtitle)))
    if below:
        _run(word.add_paragraph(), below, report, "muted")


def _part(word: Document, part: Part, report: Head, say: Wording) -> None:
    if part.heading:
        word.add_heading(printable(part.heading), 1)
    for block in part.blocks:
        _block(word, block, report, say)


def _block(word: Document, block: AnyBlock, report: Head, say: Wording) -> None:
    match block:
        case Paragraph():
            _run(word.add_paragraph(), block.text, report, block.tone)
        case Quote():
            _quote(word.add_paragraph(style="Quote"), block, report)
        case Subheading():
            word.add_heading(printable(block.text), 3)
        case Nothing():
            _run(word.add_paragraph(), block.text, report, "muted")
        case Items():
            for entry in block.entries:
                paragraph = word.add_paragraph(style="List Bullet")
                _item(paragraph, entry, report)
        case Pairs():
            _pairs(word, block, report)
        case Grid():
            _grid(word, block, report)
        case DemandHead():
            word.add_heading(printable(f"{block.ref} {block.title}"), 2)
            paragraph = word.add_paragraph()
            _status(paragraph, block.status, block.status_word, report)
            _run(paragraph, f" · {say('brief', 'since')} {block.since} · {block.told}", report, "muted")


def _item(paragraph: WordParagraph, entry: Item, report: Head) -> None:
    for words, tone in ((entry.subject, "strong"), (entry.text, ""), (entry.told, "muted")):
        if words:
            _run(paragraph, f"{words} ", report, tone)


def _quote(paragraph: WordParagraph, block: Quote, report: Head) -> None:
    _run(paragraph, f"“{block.text}”", report)
    if block.told:
        _run(paragraph, f" {block.told}", report, "muted")


def _pairs(word: Document, block: Pairs, report: Head) -> None:
    table = word.add_table(rows=0, cols=2)
    for pair in block.entries:
        label, value = table.add_row().cells
        _run(label.paragraphs[0], pair.label, report, "muted")
        _run(value.paragraphs[0], pair.value, report)


def _grid(word: Document, block: Grid, report: Head) -> None:
    from docx.oxml import OxmlElement

    table = word.add_table(rows=1, cols=len(block.heads), style="Table Grid")
    head = table.rows[0]
    # Word repeats a row that says so at the top of each page.
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, words in zip(head.cells, block.heads, strict=True):
        _run(cell.paragraphs[0], words, report, "strong")
    for row in block.rows:
        cells = table.add_row().cells
        for target, cell in zip(cells, row, strict=True):
            _cell(target, cell, report)


def _cell(target: _Cell, cell: Cell, report: Head) -> None:
    if cell.status is None:
        _run(target.paragraphs[0], cell.text, report, cell.tone)
    else:
        _status(target.paragraphs[0], cell.status, cell.text, report)


def _status(paragraph: WordParagraph, status: Status, words: str, report: Head) -> None:
    run = paragraph.add_run(printable(f"{_SIGNS[status]} {words}"))
    run.bold = True
    run.font.color.rgb = _rgb(status.value, report, "status")


def _run(paragraph: WordParagraph, words: str, report: Head, tone: str = "") -> None:
    run = paragraph.add_run(printable(words))
    run.bold = tone == "strong" or None
    if tone == "muted":
        run.font.color.rgb = _rgb("muted", report)


def _rgb(name: str, report: Head, group: str = "base") -> object:
    from docx.shared import RGBColor

    hue = paper_colours()[group][name]
    return RGBColor.from_string((grey_of(hue) if report.grey else hue).removeprefix("#").upper())
