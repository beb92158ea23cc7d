"""What an unforeseen error may say of itself: where in the program, of which kind, and nothing of what it was about.

The words of an error often quote the value that it stumbled over: a title, a passphrase, a URL with a password in it.
So they go neither to a log nor into a report of a mistake. The program keeps no log file.
"""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parent.parent

#: An error that was raised while another was handled names it; so many of them are told.
MOST = 8


def without_content(error: BaseException) -> str:
    """The places an error passed through, innermost last, with the kinds of it and of its causes, a line each."""
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain and len(chain) < MOST:
        chain.append(current)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    told = ["\n".join((*_places(one), _kind(one))) for one in reversed(chain)]
    return "\nand then\n".join(told)


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__, limit=-30)
    return [f"  {_file(frame.filename)}, line {frame.lineno}, in {frame.name}" for frame in frames]


def _file(name: str) -> str:
    """Without the folders of this machine, which name the person."""
    path = Path(name)
    if path.is_relative_to(ROOT):
        parts = path.relative_to(ROOT).parts
        return "/".join(parts[parts.index("site-packages") + 1 :] if "site-packages" in parts else parts)
    parts = path.parts
    return "/".join(parts[parts.index("site-packages") + 1 :]) if "site-packages" in parts else path.name


def _kind(error: BaseException) -> str:
    kind = type(error)
    code = getattr(error, "errno", None)
    return f"{kind.__module__}.{kind.__qualname__}" + (f" (system error {code})" if isinstance(code, int) else "")


def tell(_: type[BaseException], error: BaseException, _trace: TracebackType | None = None) -> None:
    """In the place of `sys.excepthook` where no window is."""
    if sys.stderr is not None:
        sys.stderr.write(f"Accord Desk met an error of its own:\n{without_content(error)}\n")
