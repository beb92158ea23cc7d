"""Which bytes of a plain file are live: an independent reading of SQLite's file format, page by page.

Live is what some reader goes by: the used fields of the header, the heads of the pages of every tree with their
pointers, the cells, and the pages that cells overflow into as far as they are filled. Not live are free pages, the gap
and the free blocks within a page, the rest of a last overflow page, and what the header says of the writer.
Source: https://www.sqlite.org/fileformat2.html
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

#: Of the header: magic to fractions, number of pages, the list of free pages, format, encoding, stamps. Left out are
#: the counters of changes, the cookie of the schema, a suggested cache size, unused fields, the library's version.
HEADER = ((0, 24), (28, 40), (44, 48), (56, 64), (68, 72))

INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX, LEAF_TABLE = 2, 5, 10, 13


class LiveBytes:
    """Spans of live bytes, each with the tree it belongs to."""

    def __init__(self, path: Path) -> None:
        self.raw = path.read_bytes()
        (size,) = struct.unpack(">H", self.raw[16:18])
        self.size = 65536 if size == 1 else size
        self.spans: list[tuple[int, int, str]] = [(start, end, "header") for start, end in HEADER]
        with closing(sqlite3.connect(path)) as connection:
            roots = connection.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0").fetchall()
        for name, root in [("sqlite_master", 1), *roots]:
            self._tree(str(name), int(root))
        self.total = sum(end - start for start, end, _ in self.spans)

    def place(self, number: int) -> tuple[int, str]:
        """The live byte of that number: where it lies in the file, and in which tree."""
        for start, end, name in self.spans:
            if number < end - start:
                return start + number, name
            number -= end - start
        raise IndexError(number)

    def _tree(self, name: str, root: int) -> None:
        waiting = [root]
        while waiting:
            number = waiting.pop()
            start = (number - 1) * self.size
            head = start + (100 if number == 1 else 0)
            kind, _, cells, _, _ = struct.unpack(">BHHHB", self.raw[head : head + 8])
            interior = kind in (INTERIOR_INDEX, INTERIOR_TABLE)
            pointers = head + (12 if interior else 8)
            self.spans.append((head, pointers + 2 * cells, name))
            if interior:
                waiting.append(struct.unpack(">I", self.raw[head + 8 : head + 12])[0])
            for place in range(pointers, pointers + 2 * cells, 2):
                (offset,) = struct.unpack(">H", self.raw[place : place + 2])
                waiting += self._cell(name, kind, start + offset)

    def _cell(self, name: str, kind: int, at: int) -> Iterator[int]:
        """Adds the cell's bytes; gives the page below it, if there is one."""
        begin = at
        if kind in (INTERIOR_INDEX, INTERIOR_TABLE):
            yield struct.unpack(">I", self.raw[at : at + 4])[0]
            at += 4
        if kind == INTERIOR_TABLE:
            _, at = self._varint(at)
            self.spans.append((begin, at, name))
            return
        length, at = self._varint(at)
        if kind == LEAF_TABLE:
            _, at = self._varint(at)
        most = self.size - 35 if kind == LEAF_TABLE else (self.size - 12) * 64 // 255 - 23
        if length <= most:
            self.spans.append((begin, at + length, name))
            return
        least = (self.size - 12) * 32 // 255 - 23
        local = least + (length - least) % (self.size - 4)
        local = local if local <= most else least
        self.spans.append((begin, at + local + 4, name))
        (page,) = struct.unpack(">I", self.raw[at + local : at + local + 4])
        left = length - local
        while page:
            start = (page - 1) * self.size
            here = min(left, self.size - 4)
            self.spans.append((start, start + 4 + here, name))
            left -= here
            (page,) = struct.unpack(">I", self.raw[start : start + 4])

    def _varint(self, at: int) -> tuple[int, int]:
        value = 0
        for count in range(9):
            byte = self.raw[at + count]
            if count == 8:
                return (value << 8) | byte, at + 9
            value = (value << 7) | (byte & 0x7F)
            if byte < 0x80:
                return value, at + count + 1
        raise AssertionError
