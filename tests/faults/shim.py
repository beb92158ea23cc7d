"""Builds the shim (shim.c) and gives orders to it: at which call of the program the disk fails, tears or ends it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
BUILD = HERE.parent.parent / "build" / "faults"

#: Why the tests that need the shim cannot run here; empty where they can. The kills by signal need no shim.
MISSING = (
    ""
    if sys.platform == "linux" and shutil.which("cc")
    else "the shim needs Linux and a C compiler (apt-get install gcc libc6-dev)"
)


def library() -> Path:
    """The shim, compiled where it is not yet; two test workers may do so at the same time."""
    source = HERE / "shim.c"
    target = BUILD / f"shim-{hashlib.sha256(source.read_bytes()).hexdigest()[:12]}.so"
    if not target.exists():
        BUILD.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=BUILD) as folder:
            made = Path(folder) / "shim.so"
            subprocess.run(
                ["cc", "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", made, source, "-lpthread"], check=True
            )
            made.replace(target)
    return target


@dataclass(frozen=True, slots=True)
class Order:
    """Hit `count` calls of `op` from the `first` on; `action` is an errno, "kill" or "torn"."""

    op: str
    first: int
    action: int | str
    count: int = 1


class Faults:
    """The faults under one folder; `environment` goes to the program that shall meet them."""

    def __init__(self, under: Path, control: Path, *, log: Path | None = None) -> None:
        control.mkdir(parents=True, exist_ok=True)
        self._orders = control / "orders"
        self._given = 0
        self.environment = {
            "LD_PRELOAD": str(library()),
            "FAULT_UNDER": str(under.resolve()),
            "FAULT_ORDERS": str(self._orders),
        }
        if log is not None:
            self.environment["FAULT_LOG"] = str(log)

    def order(self, order: Order) -> None:
        """Counting begins anew."""
        self._given += 1
        fresh = self._orders.with_suffix(".fresh")
        fresh.write_text(f"{order.op} {order.first} {order.count} {order.action}")
        # The shim knows a new order by its time; two given within one tick of the clock must differ too.
        os.utime(fresh, ns=(self._given * 1_000_000, self._given * 1_000_000))
        fresh.replace(self._orders)

    def end(self) -> None:
        self._orders.unlink(missing_ok=True)
