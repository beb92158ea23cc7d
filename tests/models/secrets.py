"""What must not leave a file: the words of every record that is confidential, and of all that hangs on one.

The proofs of all formats look for these words in the bytes that go out.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from sqlalchemy import Text, select

from models.entities.base import Base
from models.generate import generate
from models.generate.words import CONFIDENTIAL
from models.journal import entity_classes
from models.workspace import Workspace

#: Shorter texts may stand anywhere, put together from other ones.
_SHORTEST = 22


def made(path: Path, *, demands: int = 40, meetings: int = 30, seed: int = 11) -> Path:
    """A small synthetic negotiation with confidential records of every kind."""
    generate(path, demands=demands, meetings=meetings, seed=seed)
    return path


def hidden_words(workspace: Workspace) -> frozenset[str]:
    """The texts of hidden rows that no visible row says as well; the mark is one of them."""
    everything = _texts(workspace)
    with workspace.for_others():
        visible = _texts(workspace)
    shown = "\n".join(visible)
    found = {text for text in everything - visible if len(text) >= _SHORTEST and text not in shown}
    assert len(found) > 20, "or nothing would be found anywhere"
    return frozenset(found | {CONFIDENTIAL})


def _texts(workspace: Workspace) -> frozenset[str]:
    found: set[str] = set()
    with workspace.reading() as connection:
        for name in entity_classes().keys() - {"edition"}:
            columns = [
                column
                for column in Base.metadata.tables[name].c
                if type(column.type) is Text and column.name not in ("zone", "sha256", "media_type")
            ]
            if columns:
                for row in connection.execute(select(*columns)).all():
                    found.update(text for text in row if text)
    return frozenset(found)


def found_in(content: str | bytes, words: frozenset[str]) -> list[str]:
    """Which of the words stand there; blanks and soft breaks do not count, since a page breaks lines anywhere."""
    text = content if isinstance(content, str) else content.decode("utf-8", errors="replace")
    text = _squeezed(text)
    return sorted(word for word in words if _squeezed(word) in text)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def bytes_of_pdf(pdf: bytes) -> bytes:
    """Everything in it: the bytes as they lie, and every stream unpacked, metadata and fonts among them."""
    found = [pdf]
    for stream in _STREAM.findall(pdf):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    assert len(found) > 3
    return b"\n".join(found)


def bytes_of_zip(packed: bytes) -> bytes:
    """Every part of a Word file, and the names of the parts."""
    with ZipFile(BytesIO(packed)) as archive:
        return b"\n".join([archive.read(name) for name in archive.namelist()] + [str(archive.infolist()).encode()])
