"""Runs one program apart: with limits of processor time, memory and file size, without a network.

It is started as a program of its own, the leader of a process group of its own, in a folder that is
thrown away: ``python -I apart.py PARENT CPU MEMORY SIZE PROGRAM …``. Limits and namespaces are set
here, never in a process that serves pages. It stays beside the program and ends the whole group
when the process that asked for it is gone.
"""

import ctypes
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any, Final, NoReturn

NEW_USER: Final = 0x10000000
NEW_NETWORK: Final = 0x40000000
SIGNAL_WHEN_PARENT_ENDS: Final = 1  # PR_SET_PDEATHSIG
NO_NAMESPACE: Final = "no-namespace"
"""The file that stands in the folder where the system allowed no namespace."""


def main() -> NoReturn:
    """Take the limits, leave the network, run the program, end with it or with the parent."""
    parent, cpu, memory, size = (int(each) for each in sys.argv[1:5])
    for limit, most in (
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, size),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    system = ctypes.CDLL(None)
    if system.unshare(NEW_USER | NEW_NETWORK):
        # the program still has nothing to load from outside
        Path(NO_NAMESPACE).touch()
    signal.signal(signal.SIGTERM, _end_all)
    system.prctl(SIGNAL_WHEN_PARENT_ENDS, signal.SIGTERM)
    if os.getppid() != parent:  # it was gone before
        _end_all()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.execvp(sys.argv[5], sys.argv[5:])  # noqa: S606  # the caller names a program of the system
    _child, status = os.waitpid(child, 0)
    os._exit(abs(os.waitstatus_to_exitcode(status)))


def _end_all(*_signal: Any) -> None:
    os.killpg(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
