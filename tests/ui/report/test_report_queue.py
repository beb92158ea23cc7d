"""A real print server with a queue of its own receives the job, with just the pages that were asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from models.sample import create_sample

ROOT = Path(__file__).parents[3]
CUPSD = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
MODEL = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")

pytestmark = pytest.mark.skipif(
    CUPSD is None or os.geteuid() != 0 or not MODEL.exists(),
    reason="needs cupsd with cups-pdf, and root to start it (packaging/test-tools.sh)",
)

RULES = """Listen {place}/s
Browsing No
WebInterface No
PreserveJobFiles Yes
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""
FILES = """ServerRoot {place}
RequestRoot {place}/spool
StateDir {place}/state
CacheDir {place}/cache
AccessLog {place}/access
ErrorLog {place}/error
PageLog {place}/page
TempDir {place}/spool
"""


@dataclass
class Queue:
    """A print server of the test's own; nothing of the machine's is touched but its programs."""

    place: Path

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "CUPS_SERVER": f"{self.place}/s", "HOME": str(self.place), "PATH": _path()}

    def tell(self, *words: str) -> str:
        done = subprocess.run(words, env=self.environment, capture_output=True, text=True, check=False, timeout=60)
        return done.stdout

    def wait_for(self, words: tuple[str, ...], wanted: str) -> None:
        patience = time.monotonic() + 60
        while wanted not in self.tell(*words):
            assert time.monotonic() < patience, (self.place / "error").read_text(errors="replace")[-2000:]

    def print(self, location: Path, first: int = 0, last: int = 0, copies: int = 1) -> tuple[int, int]:
        """Prints and gives the pages of the report and the printer's resolution."""
        words = [sys.executable, "-m", "tests.ui.report.print_to_queue", str(location), "paper"]
        done = subprocess.run(
            [*words, str(first), str(last), str(copies)],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        pages, resolution = done.stdout.split()[-2:]
        return int(pages), int(resolution)

    def job(self, number: int) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(self.place / "spool" / f"d{number:05}-001")


def _path() -> str:
    return f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


@pytest.fixture(scope="module")
def queue() -> Iterator[Queue]:
    place = Path(tempfile.mkdtemp(prefix="cups-"))  # a socket's path must be short
    place.chmod(0o755)
    for name in ("spool", "state", "cache", "ppd", "ssl"):
        (place / name).mkdir()
    (place / "cupsd.conf").write_text(RULES.format(place=place), encoding="utf-8")
    (place / "cups-files.conf").write_text(FILES.format(place=place), encoding="utf-8")
    assert CUPSD is not None
    server = subprocess.Popen(
        [CUPSD, "-f", "-c", str(place / "cupsd.conf"), "-s", str(place / "cups-files.conf")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    opened = Queue(place)
    try:
        opened.wait_for(("lpstat", "-r"), "scheduler is running")
        opened.tell("lpadmin", "-p", "paper", "-E", "-v", "cups-pdf:/", "-P", str(MODEL))
        opened.wait_for(("lpstat", "-v"), "paper")
        yield opened
    finally:
        server.terminate()
        server.wait(timeout=30)
        shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(scope="module")
def negotiation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("queue") / "sample.accord"
    create_sample(path).close()
    return path


def test_the_queue_receives_each_page_in_the_printers_own_resolution(queue: Queue, negotiation: Path) -> None:
    pages, resolution = queue.print(negotiation)
    assert pages == 2
    assert resolution >= 300
    queue.wait_for(("lpstat", "-W", "all", "-o"), "paper-1")
    job = queue.job(1)
    assert len(job) == pages
    width, height = job.get_page_size(0)
    assert (round(width), round(height)) == (595, 842)
    job.close()


def test_the_queue_receives_the_range_that_was_asked_for(queue: Queue, negotiation: Path) -> None:
    queue.print(negotiation, first=2, last=2, copies=2)
    queue.wait_for(("lpstat", "-W", "all", "-o"), "paper-2")
    job = queue.job(2)
    # Copies are the printer's own to make: the queue is told, and the job holds the page once; or it holds it twice.
    assert len(job) in (1, 2)
    job.close()
