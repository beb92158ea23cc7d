"""The pages of each kind as they were agreed to look, pixel by pixel at a reader's distance.

To take new pages over: run this with ACCORD_GOLDEN=1, look at the pictures, commit them.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from models.report.kinds import KINDS, gather
from models.report.typeset import typeset
from models.workspace import Workspace
from tests.models.report.test_report_kinds import options_for, sample

__all__ = ["sample"]

GOLDEN = Path(__file__).parents[2] / "golden" / "report"
#: 50 dots to the inch: lines, tables, signs and columns of text are seen, the grain of single letters is not.
SCALE = 50 / 72
#: Grey steps of 255 that a pixel may differ by before it counts, and the share of pixels that may.
STEP, SHARE = 40, 0.002


def pages_of(pdf: bytes) -> list[np.ndarray]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [np.asarray(page.render(scale=SCALE).to_pil().convert("L")).astype(np.int16) for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_page_looks_as_agreed(sample: Workspace, kind: str) -> None:
    pages = pages_of(typeset(gather(sample, options_for(sample, kind))))
    if os.environ.get("ACCORD_GOLDEN"):
        GOLDEN.mkdir(parents=True, exist_ok=True)
        for old in GOLDEN.glob(f"{kind}-*.png"):
            old.unlink()
        for number, page in enumerate(pages, 1):
            Image.fromarray(page.astype(np.uint8)).save(GOLDEN / f"{kind}-{number}.png", optimize=True)
    agreed = sorted(GOLDEN.glob(f"{kind}-*.png"))
    assert len(pages) == len(agreed)
    for page, path in zip(pages, agreed, strict=True):
        golden = np.asarray(Image.open(path).convert("L")).astype(np.int16)
        assert page.shape == golden.shape, path.name
        assert (np.abs(page - golden) > STEP).mean() <= SHARE, path.name


def test_the_comparison_notices_a_moved_table(sample: Workspace) -> None:
    page = pages_of(typeset(gather(sample, options_for(sample, "dossier"))))[0]
    assert (np.abs(page - np.roll(page, 2, axis=0)) > STEP).mean() > SHARE
