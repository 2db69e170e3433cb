"""A PDF of a DOCX by LibreOffice: one at a time, apart, within limits, and never needed.

Each conversion has a profile of its own that forbids macros and links, and is thrown away. Whatever
the program started is ended with it.
"""

import fcntl
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

from foundation.i18n import N_
from papers.drafting.apart import NO_NAMESPACE

logger = logging.getLogger("kebien.papers")

APART: Final = Path(__file__).parent / "apart.py"
SECONDS: Final = 60  # of a clock, for one conversion
CPU_SECONDS: Final = 45
MEMORY: Final = 2 * 1024**3  # of addresses; half of it is libraries
MOST_BYTES: Final = 64 * 1024**2
WAIT: Final = 2  # seconds for the conversion before: whoever asks waits for a page
PAUSE: Final = 0.05

_COMMON: Final = "/org.openoffice.Office.Common/Security/Scripting"
_RULES: Final = (
    (_COMMON, "MacroSecurityLevel", "3"),
    (_COMMON, "DisableMacrosExecution", "true"),
    (_COMMON, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)
SETTINGS: Final = "".join(
    (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">',
        *(
            f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
            f"<value>{value}</value></prop></item>"
            for path, name, value in _RULES
        ),
        "</oor:items>",
    )
)


class NoPdf(Exception):
    """Why there is no PDF: an N_ text. The DOCX is there all the same."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


MISSING: Final = N_(
    "No PDF: LibreOffice is not installed on this machine. The Word file is there; whoever keeps "
    "the machine installs the package libreoffice-writer-nogui."
)
BUSY: Final = N_("No PDF yet: another one is being made. Make the files again in a minute.")
TOO_LONG: Final = N_("No PDF: it took too long and was ended. The Word file is there.")
FAILED: Final = N_("No PDF: LibreOffice could not make it. The Word file is there.")


def program() -> str | None:
    """Return where LibreOffice is; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def to_pdf(
    docx: bytes, *, folder: Path, soffice: str | None, seconds: float = SECONDS, wait: float = WAIT
) -> bytes:
    """Return a DOCX as PDF. Never inside a transaction.

    Args:
        folder: holds the lock that lets one conversion run at a time.
        soffice: the program.

    Raises:
        NoPdf: it is not installed, is busy, took too long or failed.
    """
    if soffice is None:
        raise NoPdf(MISSING)
    try:
        with _alone(folder, wait), tempfile.TemporaryDirectory(prefix="kebien-pdf-") as name:
            content = _converted(docx, Path(name), soffice, seconds)
    except OSError as fault:  # no room on the disk, no right to write, no program after all
        logger.exception("papers.pdf_failed")
        raise NoPdf(FAILED) from fault
    if not content.startswith(b"%PDF-"):
        raise NoPdf(FAILED)
    return content


def _converted(docx: bytes, room: Path, soffice: str, seconds: float) -> bytes:
    """Return what the program makes of a DOCX in a folder of its own; b"" for nothing."""
    (room / "profile" / "user").mkdir(parents=True)
    (room / "profile" / "user" / "registrymodifications.xcu").write_text(SETTINGS)
    (room / "paper.docx").write_bytes(docx)
    _run(room, soffice, seconds)
    made = room / "paper.pdf"
    return made.read_bytes() if made.exists() else b""


def _run(room: Path, soffice: str, seconds: float) -> None:
    limits = [str(os.getpid()), str(CPU_SECONDS), str(MEMORY), str(MOST_BYTES)]
    options = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"]
    command = [
        *(sys.executable, "-I", str(APART), *limits, soffice),
        f"-env:UserInstallation={(room / 'profile').as_uri()}",
        *(*options, "--convert-to", "pdf", "--outdir", str(room), str(room / "paper.docx")),
    ]
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(room),
        "TMPDIR": str(room),
        "LANG": "C.UTF-8",
    }
    running = subprocess.Popen(  # noqa: S603  # a program of the system, and files of ours
        command,
        cwd=room,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired as late:
        raise NoPdf(TOO_LONG) from late
    finally:
        with _gone():
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        if (room / NO_NAMESPACE).exists():
            _say_no_namespace()


@cache
def _say_no_namespace() -> None:
    """Say once in the log of this process that programs are not cut off from the network."""
    logger.warning("papers.no_namespace: the system allows none; PDFs are made with a network")


@contextmanager
def _gone() -> Iterator[None]:
    """Nothing is left to be ended."""
    try:
        yield
    except ProcessLookupError:
        return


@contextmanager
def _alone(folder: Path, wait: float) -> Iterator[None]:
    """Hold the lock of conversions; it falls with the process that holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + wait
    with (folder / "pdf.lock").open("w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as busy:
                if time.monotonic() >= until:
                    raise NoPdf(BUSY) from busy
                time.sleep(PAUSE)
        yield
