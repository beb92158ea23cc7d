"""Where the letters lie: the font files of the fontpkg packages, for the screen and for the report alike.

Only paths; loading them is `ui.fonts`' business on the screen and Typst's in the report.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

#: In the order in which a letter is looked for.
FAMILIES = ("Noto Sans", "Noto Sans Thai", "Noto Sans Khmer")
PACKAGES = ("fontpkg_noto_sans", "fontpkg_noto_sans_thai", "fontpkg_noto_sans_khmer")


def font_folders() -> list[Path]:
    """The folders with font files, as Typst wants them."""
    folders: list[Path] = []
    for package in PACKAGES:
        # The specification alone tells the place: nothing of the package is run.
        spec = find_spec(package)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            folder = Path(place) / "files"
            if folder.is_dir():
                folders.append(folder)
    return folders


@cache
def _found() -> tuple[Path, ...]:
    # Upright before italic, so that the first file of a family is its plain one.
    return tuple(
        path
        for folder in font_folders()
        for path in sorted(folder.glob("*.ttf"), key=lambda path: ("Italic" in path.name, path.name))
    )


def font_paths() -> list[Path]:
    """Every font file of the program, upright before italic; empty where the packages are missing."""
    return list(_found())
