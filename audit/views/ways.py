"""Where the things that a refusal names are shown, for who may see them."""

from collections.abc import Sequence

from flask import url_for

from audit import subjects
from web.access import offices
from web.buttons import Button
from web.i18n import translated
from web.seeing import found_by


@found_by
def ways_to(streams: Sequence[str]) -> list[Button]:
    """Return the ways to the pages of subjects, each by what it is and its name."""
    known = subjects.named(streams, offices)
    return [
        Button(f"{translated(one.word)}: {one.name}", url_for(one.address[0], **one.address[1]))
        for stream in dict.fromkeys(streams)
        if (one := known.get(stream)) is not None and one.address is not None
    ]
