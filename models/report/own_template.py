"""A person's own template: a folder with a .typ file, a letterhead, a logo. It can read its folder and nothing else.

The folder is copied over the program's templates into a private place, so that a template finds `parts/` beside it as
the program's own do, and may bring parts of its own. It is typeset by a process of its own that ends after a while, has
no way out to a network, and hands back the PDF or what went wrong. docs/templates.md says how to write one.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from models.errors import Refusal
from models.report.choices import Standard
from models.storage import private

#: What may lie in a folder of templates.
ENDINGS = frozenset({".typ", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".toml", ".json", ".csv", ".txt"})
MOST_FILES = 200
MOST_BYTES = 20 * 1024 * 1024

#: Seconds that a template may take.
PATIENCE = 120

#: Where packages would be fetched from: nobody listens there.
_NOWHERE = "http://127.0.0.1:9"
_PACKAGE = re.compile(r"""["']@[\w-]+/""")
_HERE = Path(__file__).resolve().parent.parent.parent


def folder() -> Path:
    """Where a person's templates are picked up: the folder `templates` in the program's data folder."""
    return Path(platformdirs.user_data_dir("accord-desk", appauthor=False)) / "templates"


def offered() -> tuple[Path, ...]:
    """The templates that lie there, by name; empty where there is no such folder."""
    try:
        return tuple(sorted(path for path in folder().glob("*.typ") if path.is_file()))
    except OSError:
        return ()


def typeset_own(template: Path, inputs: dict[str, str], timestamp: int, standards: tuple[Standard, ...]) -> bytes:
    """The PDF by a person's template. Raises Refusal with the template's line where it fails or asks for too much."""
    root = _gathered(template)
    output = root.with_name("own.pdf")
    asked = {
        "template": str(root / template.name),
        "root": str(root),
        "output": str(output),
        "inputs": inputs,
        "timestamp": timestamp,
        "standards": list(standards),
    }
    names = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
    proxies = dict.fromkeys(names, _NOWHERE)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "models.report.own_process"],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            cwd=_HERE,
            env={**os.environ, **proxies, "NO_PROXY": "", "no_proxy": ""},
            check=False,
        )
        if done.returncode == 0:
            return output.read_bytes()
        said = done.stderr.strip().splitlines()[-1:] if done.returncode == 1 else []
        why = f": {said[0]}" if said else ""
        raise Refusal(
            f"The template {template.name} could not be typeset{why}.", "Correct that line; nothing was written."
        )
    except subprocess.TimeoutExpired as error:
        raise Refusal(
            f"The template {template.name} was not done after {PATIENCE} seconds.", "Look for what it repeats."
        ) from error
    finally:
        private.remove(root.parent)


def _gathered(template: Path) -> Path:
    """The program's templates with the person's folder laid over them, in a private place."""
    from models.report.typeset import TEMPLATES

    template = template.expanduser()
    if template.suffix != ".typ" or not template.is_file():
        raise Refusal(f"{template} is not a template.", "Name a .typ file.")
    root = private.new_file("templates")
    try:
        shutil.copytree(TEMPLATES, root)
        for path in _files(template.parent):
            target = root / path.relative_to(template.parent)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            if target.suffix == ".typ" and _PACKAGE.search(target.read_text(encoding="utf-8", errors="replace")):
                raise Refusal(
                    f"{path.name} asks for a package, and a template gets nothing from the network.",
                    "Copy what it needs into its folder.",
                )
    except OSError as error:
        private.remove(root.parent)
        raise Refusal(f"The folder of {template.name} cannot be read: {error.strerror}.", "Check it.") from error
    except Refusal:
        private.remove(root.parent)
        raise
    return root


def _files(folder: Path) -> Iterator[Path]:
    """The files of a template's folder, links left out. Raises Refusal for a folder that is not one of templates."""
    count = size = 0
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or path.suffix.lower() not in ENDINGS:
            continue
        if any(parent.is_symlink() for parent in path.relative_to(folder).parents if (folder / parent).is_symlink()):
            continue
        count, size = count + 1, size + path.stat().st_size
        if count > MOST_FILES or size > MOST_BYTES:
            raise Refusal(
                f"{folder} holds more than a template needs ({MOST_FILES} files, {MOST_BYTES // 1024**2} MiB).",
                "Put the template into a folder of its own.",
            )
        yield path
