"""What the program stands on: the pinned Qt, the lock files, and the files that tell a system about us."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).resolve().parent.parent
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"

# On PySide6 6.12.0 under Python 3.11 each of these calls took one reference to None, until none was left.
MANY_VOID_CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(20_000): thing.setObjectName("x")
"""


def test_qt_survives_many_calls_that_return_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", MANY_VOID_CALLS], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, ""), "see docs/decisions/0001-pin-qt-6-11.md"


def locked(name: str) -> dict[str, str]:
    """Every requirement of a lock file with all that belongs to it, hashes included."""
    text = re.sub(r"^\s*#.*\n", "", (TOP / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    entries = re.findall(r"^(\S+)==(\S.*(?:\n[ \t]+\S.*)*)", text, flags=re.MULTILINE)
    return dict(entries)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_hashes(name: str) -> None:
    packages = locked(name)

    assert len(packages) > 15
    assert [package for package, rest in packages.items() if "--hash=sha256:" not in rest] == []


def test_developers_have_the_very_versions_that_users_have() -> None:
    users, developers = locked("requirements.lock"), locked("requirements-dev.lock")

    assert {package: developers.get(package) for package in users} == users


def test_lock_files_hold_what_the_project_asks_for() -> None:
    """Fails when the pins were changed and `make lock` was not run."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {
        "requirements.lock": project["dependencies"],
        "requirements-dev.lock": project["optional-dependencies"]["dev"],
    }
    for name, requirements in wanted.items():
        packages = locked(name)
        for requirement in map(Requirement, requirements):
            version = packages[canonicalize_name(requirement.name)].split()[0]
            assert requirement.specifier.contains(version), f"{requirement} in {name}"


@pytest.mark.parametrize(
    "name",
    [
        ".ci/run",
        ".pre-commit-config.yaml",
        "Makefile",
        "packaging/system-libs.sh",
        "pyproject.toml",
        "requirements-dev.lock",
        "requirements.lock",
    ],
)
def test_set_up_names_no_host_and_no_place_of_one_machine(name: str) -> None:
    """A mirror, a proxy or a machine without network has to work with the same files."""
    text = (TOP / name).read_text(encoding="utf-8")
    own_place = r"(?<![\w.$}/-])/(?:home|opt|root|srv|tmp|Users|work)/"
    places = rf"\w+://|--(?:extra-)?index-url|--trusted-host|--find-links|\w\.(?:org|com|net|io)\b|{own_place}"

    found = [line for line in text.splitlines() if re.search(places, line.replace("--no-emit-", "--no "))]

    assert found == []


def test_other_programs_know_a_negotiation_by_its_content(tmp_path: Path) -> None:
    """The magic in the MIME file is what SQLite really writes for our application id, and for no other."""
    magic = ET.parse(TOP / "packaging/accord-desk-mime.xml").find(f".//{MIME}magic")
    assert magic is not None

    def matches(application_id: int) -> bool:
        file = tmp_path / f"{application_id}.sqlite"
        database = sqlite3.connect(file)
        database.execute(f"PRAGMA application_id = {application_id}")
        database.execute("CREATE TABLE something (id INTEGER PRIMARY KEY)")
        database.close()
        content = file.read_bytes()
        outer = magic.find(f"{MIME}match")
        assert outer is not None
        inner = outer.find(f"{MIME}match")
        assert inner is not None
        header = outer.attrib["value"].encode().decode("unicode_escape").encode("latin-1")
        number = int(inner.attrib["value"], 16).to_bytes(4, "big")
        start, at = int(outer.attrib["offset"]), int(inner.attrib["offset"])
        return content[start : start + len(header)] == header and content[at : at + 4] == number

    assert matches(0x41435244)
    assert not matches(0)


def test_desktop_files_agree_with_each_other() -> None:
    mime = ET.parse(TOP / "packaging/accord-desk-mime.xml").find(f"{MIME}mime-type")
    store = ET.parse(TOP / "packaging/org.accorddesk.AccordDesk.metainfo.xml")
    entry = dict(
        line.split("=", 1)
        for line in (TOP / "packaging/accord-desk.desktop").read_text(encoding="utf-8").splitlines()
        if "=" in line
    )

    assert mime is not None
    assert entry["MimeType"] == mime.attrib["type"] + ";"
    assert store.findtext("provides/mediatype") == mime.attrib["type"]
    assert store.findtext("launchable") == "accord-desk.desktop"
    assert (TOP / "resources/icons" / (entry["Icon"] + ".svg")).is_file()
