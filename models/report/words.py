"""Every fixed word of the templates, by language: one table a language in resources/report/words.

A further language is one file more, with the same keys; a test holds them together.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from models.errors import Refusal

WORDS = Path(__file__).resolve().parent.parent.parent / "resources" / "report" / "words"


@cache
def languages() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in WORDS.glob("*.toml")))


def speaks(language: str) -> None:
    """Raises Refusal for a language that the report does not speak."""
    if language not in languages():
        raise Refusal(f"The report is not written in “{language}” yet.", f"Choose one of: {', '.join(languages())}.")


def heading(section: str, language: str = "en") -> str:
    """What stands above a section of a report, on paper and beside its check box."""
    return words(language)["headings"][section]


@cache
def words(language: str) -> dict[str, dict[str, str]]:
    """The table of a language: group → key → words. Raises Refusal for one that is not there."""
    speaks(language)
    with (WORDS / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)
