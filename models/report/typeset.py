"""From a report's data to PDF bytes, by Typst.

The data reach the template as one JSON text in `sys_inputs`: a template reads strings, and strings are never markup.
The template sees its own folder and nothing else of the disk, and only the fonts that the program brings.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import msgspec

from models.errors import Refusal
from models.fonts import FAMILIES, font_folders
from models.report.breaking import breakable
from models.report.choices import Standard
from models.report.data import Head
from models.report.kinds import kind_of
from models.report.words import words

RESOURCES = Path(__file__).resolve().parent.parent.parent / "resources"
TEMPLATES = RESOURCES / "report"

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def typeset(
    state: Head, *, templates: Path = TEMPLATES, own: Path | None = None, standards: tuple[Standard, ...] = ()
) -> bytes:
    """The report as a tagged PDF; the same state gives the same bytes.

    own: a person's own template instead of the program's. standards: those that the PDF keeps to.
    templates: a folder with the template of the kind, all that it can read. Raises Refusal where it does not compile.
    """
    import typst

    inputs = inputs_of(state)
    if own is not None:
        from models.report.own_template import typeset_own

        return typeset_own(own, inputs, state.issued_at, standards)
    folders = font_folders()
    if not folders:
        raise Refusal("The report’s fonts are missing.", "Install the packages of the lock file again (make setup).")
    try:
        return typst.compile(
            templates / kind_of(state.kind).template,
            root=templates,
            font_paths=folders,
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=list(standards),
            timestamp=state.issued_at,
        )
    except typst.TypstError as error:
        raise Refusal(
            f"The report’s template could not be typeset: {first_line(error)}.",
            "Restore the template of the program, or correct that line.",
        ) from error


def inputs_of(state: Head) -> dict[str, str]:
    """All that a template is given: the report, the colours and letters, the fixed words; each as JSON."""
    return {"state": page_data(state), "look": _look(grey=state.grey), "words": _words(state.language)}


def page_data(state: Head) -> str:
    """What the template reads, as JSON: the data with every text ready for line breaks."""
    plain: Plain = msgspec.to_builtins(state)
    assert isinstance(plain, dict)
    return msgspec.json.encode(_made_breakable(plain)).decode()


def _made_breakable(value: Plain) -> Plain:
    if isinstance(value, str):
        return breakable(value)
    if isinstance(value, dict):
        return {key: _made_breakable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_made_breakable(inner) for inner in value]
    return value


@cache
def _words(language: str) -> str:
    return msgspec.json.encode(words(language)).decode()


@cache
def _look(*, grey: bool) -> str:
    """Colours and letters as JSON: paper always wears the light theme, or the greys of it."""
    colours = paper_colours()
    if grey:
        colours = {group: {name: grey_of(hue) for name, hue in hues.items()} for group, hues in colours.items()}
    return msgspec.json.encode({"colours": colours, "fonts": FAMILIES}).decode()


def grey_of(hue: str) -> str:
    """The grey that a colour "#rrggbb" prints as: its luma by ITU-R BT.601, as printers' drivers reckon."""
    if not re.fullmatch("#[0-9a-fA-F]{6}", hue):
        return hue
    red, green, blue = (int(hue[at : at + 2], 16) for at in (1, 3, 5))
    luma = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return f"#{luma:02x}{luma:02x}{luma:02x}"


@cache
def paper_colours() -> dict[str, dict[str, str]]:
    """The light theme by group: "base", "status", "era", "era_text"."""
    with (RESOURCES / "themes" / "light.toml").open("rb") as file:
        table = tomllib.load(file)
    groups = {name: value for name, value in table.items() if isinstance(value, dict)}
    return {"base": {name: value for name, value in table.items() if isinstance(value, str)}, **groups}


def first_line(error: Exception) -> str:
    """Typst's message with the place in the template, in one line."""
    diagnostic = getattr(error, "diagnostic", "") or str(error)
    lines = [line.strip() for line in str(diagnostic).splitlines() if line.strip()]
    message = lines[0].removeprefix("error:").strip() if lines else str(error)
    # The folder is this machine's own affair: the file's name with line and column is enough.
    place = next((line.rpartition("/")[2].lstrip("┌─ ") for line in lines if "┌─" in line), "")
    return f"{message} ({place})" if place else message
