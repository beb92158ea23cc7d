"""What a reader does with a finished PDF: count its pages and read its words."""

from __future__ import annotations

import re

import numpy as np
import pypdfium2


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, blanks and line ends as single blanks, without marks for line breaking."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = []
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            words = str(text.get_text_range()).replace("\u200b", "")
            texts.append(" ".join(words.split()))
            text.close()
            page.close()
        return texts
    finally:
        document.close()


def words_of(pdf: bytes) -> str:
    return " ".join(pages_of(pdf))


def metadata_of(pdf: bytes) -> dict[str, str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return dict(document.get_metadata_dict())
    finally:
        document.close()


def letter_boxes(pdf: bytes, letter: str) -> list[tuple[float, float, float, float]]:
    """Where a letter stands on the first page: left, bottom, right, top in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[0].get_textpage()
        letters = text.get_text_range()
        return [text.get_charbox(index) for index, one in enumerate(letters) if one == letter]
    finally:
        document.close()


def pixels_of(pdf: bytes, page: int = 0) -> np.ndarray:
    """A page at 72 dpi: rows × columns × (blue, green, red), as whole numbers that may be subtracted."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=1).to_numpy()[:, :, :3].astype(np.int16)
    finally:
        document.close()


def refs_in(text: str) -> set[str]:
    """Every reference of a demand that stands in a text."""
    return set(re.findall(r"\bD-\d+\b", text))
