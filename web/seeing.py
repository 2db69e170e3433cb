"""Ways to the other things that a refusal names; a room above knows where each is shown."""

from collections.abc import Callable, Sequence

from web.buttons import Button
from web.formatting import register_filter

Finder = Callable[[Sequence[str]], list[Button]]

_finders: list[Finder] = []


def found_by(finder: Finder) -> Finder:
    """Let ``finder`` say where the subjects of streams are shown; the last one counts."""
    _finders[:] = [finder]
    return finder


def ways_to(streams: Sequence[str]) -> list[Button]:
    """Return the ways to things, of those the reader may see."""
    return _finders[0](streams) if streams and _finders else []


register_filter("ways_to", ways_to)
