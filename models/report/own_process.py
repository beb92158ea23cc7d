"""The process in which a person's own template is typeset: reads what is asked on standard input, writes the PDF.

Ends with 0, or with 1 and one line that says what went wrong and where in the template.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from models.fonts import font_folders
from models.report.typeset import first_line


def main() -> int:
    import typst

    asked = json.load(sys.stdin)
    nothing = Path(asked["root"]).parent / "no-packages"
    nothing.mkdir()
    try:
        content = typst.compile(
            asked["template"],
            root=asked["root"],
            font_paths=[*font_folders(), asked["root"]],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs=asked["inputs"],
            timestamp=asked["timestamp"],
            pdf_standards=asked["standards"],
            package_path=nothing,
            package_cache_path=nothing,
        )
    except typst.TypstError as error:
        sys.stderr.write(f"{first_line(error)}\n")
        return 1
    Path(asked["output"]).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
