"""A file somebody sent, kept by its content (``foundation.blobs``) before the act that names it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What is known of a kept file."""

    sha256: str
    name: str  # as it was called where it came from
    media_type: str
    size: int  # bytes
    pages: int | None = None
