"""What Typst allows: the bare compile of a document whose data were prepared before, in a process of its own.

python -m benchmarks.floor_report INPUTS.json OUT.pdf
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typst

inputs = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
template = Path(inputs["template"])
pdf = typst.compile(
    template,
    root=template.parent,
    font_paths=[Path(folder) for folder in inputs["fonts"]],
    ignore_system_fonts=True,
    format="pdf",
    sys_inputs=inputs["sys_inputs"],
    timestamp=inputs["timestamp"],
)
Path(sys.argv[2]).write_bytes(pdf)
