"""A file read before an import begins: reading takes long and needs no lock."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class ReadFile(Generic[S]):
    """A spreadsheet as it was read, once; the preview and the import look at the same."""

    name: str
    sha256: str
    sheet: S


def read_file(content: bytes, name: str, read: Callable[[bytes, str], S]) -> ReadFile[S]:
    """Read a file with one of the readers, ``read_notices`` or ``read_exhibits``."""
    return ReadFile(name, hashlib.sha256(content).hexdigest(), read(content, name))
