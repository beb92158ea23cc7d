"""The sentences of the positions screen: cells, rows and columns in words. Plain text; nothing here paints."""

from __future__ import annotations

from models.records import MatrixCell, MatrixColumn, MatrixRow
from models.vocabulary import Involvement, Stance
from ui.fields.saying import effective_words
from ui.language import written

#: The stances as they stand in a cell, which is narrow; everywhere else the whole word is written.
SHORT = {
    Stance.ACCEPTS: "accepts",
    Stance.ACCEPTS_WITH_CONDITIONS: "with conditions",
    Stance.UNDECIDED: "undecided",
    Stance.REJECTS: "rejects",
    Stance.NONE_RECORDED: "none recorded",
}
TABLES = "tables it"
#: Has no part in the demand, and stands beside it without a word.
NOT_INVOLVED, SILENT = "–", "third party"
#: Columns of delegations and persons: the party is involved, and nothing was voiced by this one.
NOT_VOICED = "not voiced"


def cell_word(cell: MatrixCell | None, column: MatrixColumn) -> str:
    """What a cell says in its narrow place."""
    if cell is None:
        return NOT_INVOLVED
    if cell.stance is not None:
        return SHORT[cell.stance]
    if cell.involvement is Involvement.TABLED_BY:
        return TABLES
    return SILENT if column.id == column.party_id else NOT_VOICED


def since_words(cell: MatrixCell) -> str:
    """The second line of a cell, which is narrow: "~12 Oct 2025", "assessed 12 Oct 25"."""
    if cell.effective is None:
        return ""
    about = "~" if cell.effective.soft else ""
    day = written(cell.effective.date, "d MMM yy" if cell.assessed else "d MMM yyyy")
    return f"assessed {about}{day}" if cell.assessed else about + day


def cell_words(row: MatrixRow, column: MatrixColumn, cell: MatrixCell | None) -> str:
    """The whole of a cell: who, on what, where it stands, since when, how that is known."""
    where = f"{column.told} on {row.ref}"
    if cell is None:
        return f"{where}: not involved"
    if cell.stance is None:
        return f"{where}: {cell_word(cell, column)}"
    parts = [f"{where}: {cell.stance.word}"]
    if cell.involvement is Involvement.THIRD_PARTY:
        parts.append("third party")
    if cell.condition:
        parts.append(f"on condition: {cell.condition}")
    if cell.effective is not None:
        parts.append(f"since {effective_words(cell.effective)}")
    if cell.assessed:
        parts.append("assessed by us, confidential")
    if cell.steps > 1:
        parts.append(f"{cell.steps} steps")
    if cell.blocks:
        parts.append("blocks the demand")
    return ", ".join(parts)


def accepted_words(row: MatrixRow) -> str:
    """ "1 of 2 accept", and how many of them not without conditions."""
    if not row.asked:
        return "nobody addressed"
    return f"{row.accepted} of {row.asked} {'accepts' if row.asked == 1 else 'accept'}"


def tail_words(row: MatrixRow) -> str:
    """The end of a row in words."""
    words = f"{row.ref}: {row.status.word}, {accepted_words(row)}"
    words += f", {row.conditional} of them with conditions" if row.conditional else ""
    return f"{words}. {row.suggests}" if row.suggests else words


def row_words(row: MatrixRow) -> str:
    """The demand at the beginning of a row."""
    about = [row.theme, f"priority {row.priority.word}", "confidential" if row.confidential else ""]
    return "\n".join((f"{row.ref} {row.title}", " · ".join(part for part in about if part)))


def many(number: int, noun: str, plural: str = "") -> str:
    """ "1 demand", "3 demands", "2 parties"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
