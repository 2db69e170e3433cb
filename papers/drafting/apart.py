"""Runs one program apart: with limits of processor time, memory and file size, without a network.

It is started as a program of its own: ``python -I apart.py CPU MEMORY SIZE PROGRAM …``. Limits and
namespaces are set here, never in a process that serves pages.
"""

import ctypes
import os
import resource
import sys
from typing import Final

NEW_USER: Final = 0x10000000
NEW_NETWORK: Final = 0x40000000


def main() -> None:
    """Take the limits, leave the network, become the program."""
    cpu, memory, size = (int(each) for each in sys.argv[1:4])
    for limit, most in (
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, size),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    # Where the system allows no namespace, the program still has nothing to load from outside.
    ctypes.CDLL(None).unshare(NEW_USER | NEW_NETWORK)
    os.execvp(sys.argv[4], sys.argv[4:])  # noqa: S606  # the caller names a program of the system


if __name__ == "__main__":
    main()
