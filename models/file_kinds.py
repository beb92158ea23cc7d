"""What kind of file some bytes are, whether it is safe to be handed to another program, and under which name.

A kind is told by the bytes; a name alone proves nothing. Only kinds that show and do not run are opened: no programs
and scripts, no office files with macros, no pages that a browser would run.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class FileKind:
    """`endings` are those under which it may be opened, the first where the name has none of them."""

    media_type: str
    word: str
    endings: tuple[str, ...] = ()

    @property
    def opens(self) -> bool:
        return bool(self.endings)


OTHER = FileKind("application/octet-stream", "another kind of file")
TEXT = FileKind("text/plain", "text", (".txt", ".csv", ".md", ".log"))

_BY_BEGINNING: tuple[tuple[bytes, FileKind], ...] = (
    (b"%PDF-", FileKind("application/pdf", "PDF", (".pdf",))),
    (b"\x89PNG\r\n\x1a\n", FileKind("image/png", "picture", (".png",))),
    (b"\xff\xd8\xff", FileKind("image/jpeg", "picture", (".jpg", ".jpeg"))),
    (b"GIF87a", FileKind("image/gif", "picture", (".gif",))),
    (b"GIF89a", FileKind("image/gif", "picture", (".gif",))),
    (b"II*\x00", FileKind("image/tiff", "picture", (".tif", ".tiff"))),
    (b"MM\x00*", FileKind("image/tiff", "picture", (".tif", ".tiff"))),
    (b"ID3", FileKind("audio/mpeg", "sound", (".mp3",))),
    (b"OggS", FileKind("audio/ogg", "sound", (".ogg", ".oga"))),
)

#: What is packed as ZIP is told by its name as well, and by what must not be in it.
_PACKED: dict[str, FileKind] = {
    ending: FileKind(media_type, "document", (ending,))
    for ending, media_type in (
        (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        (".odt", "application/vnd.oasis.opendocument.text"),
        (".ods", "application/vnd.oasis.opendocument.spreadsheet"),
        (".odp", "application/vnd.oasis.opendocument.presentation"),
    )
}
_MACROS = (b"vbaProject.bin", b"Scripts/", b"Basic/")

#: So many bytes of a text are looked at.
_LOOK = 65_536


def kind_of(name: str, data: bytes) -> FileKind:
    """The kind of a file by its bytes, and for packed documents by its name too."""
    for beginning, kind in _BY_BEGINNING:
        if data.startswith(beginning):
            return kind
    if data.startswith(b"PK\x03\x04"):
        packed = _PACKED.get(PurePosixPath(name.lower()).suffix)
        return OTHER if packed is None or any(sign in data for sign in _MACROS) else packed
    return TEXT if _is_plain_text(name, data[:_LOOK]) else OTHER


def by_media_type(media_type: str, name: str, data: bytes) -> FileKind:
    """The kind as it is now; one that does not agree with what was noted is not opened."""
    kind = kind_of(name, data)
    return kind if kind.media_type == media_type else OTHER


def _is_plain_text(name: str, data: bytes) -> bool:
    suffix = PurePosixPath(name.lower()).suffix
    if suffix not in TEXT.endings or data.startswith(b"#!"):
        return False
    try:
        words = data.decode()
    except UnicodeDecodeError as error:
        if error.start < len(data) - 4:
            return False
        words = data[: error.start].decode()
    return not any(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n\f" for letter in words)


def display_name(name: str) -> str:
    """A name for people: the last part of a path, without what cannot be seen or turns the reading around."""
    last = name.replace("\\", "/").rpartition("/")[2]
    clean = "".join(letter for letter in last if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return " ".join(clean.split())[:200] or "file"


def safe_name(name: str, kind: FileKind) -> str:
    """A name for a disk: no sign that any system gives a meaning, and an ending that the bytes bear out."""
    clean = "".join(letter if letter.isalnum() or letter in "-_ ." else "_" for letter in display_name(name))
    stem, suffix = PurePosixPath(clean).stem.strip(" .-"), PurePosixPath(clean).suffix.lower()
    ending = suffix if suffix in kind.endings else (kind.endings[0] if kind.endings else ".bin")
    kept = (stem if suffix == ending else f"{stem}{suffix}").replace(".", "_")
    return f"{kept[:80].strip(' .-_') or 'file'}{ending}"
