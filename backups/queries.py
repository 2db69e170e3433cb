"""What the newest copy is and how old: for homes and for who watches over the server."""

from backups import manifest, place
from backups.manifest import BackupCopy
from foundation import clock


def newest() -> BackupCopy | None:
    """Return the newest copy of the running application that can be read."""
    return manifest.newest(place.here().folder)


def hours() -> float | None:
    """Return how many hours old the newest copy is; None if there is none."""
    copy = newest()
    return (clock.now() - copy.manifest.made_at).total_seconds() / 3600 if copy else None
