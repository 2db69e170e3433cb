"""What the lists of the form of an old asset offer: codes with their words."""

from typing import Any

from flask_babel import lazy_gettext as _l

from cases.wording import reason_words
from lawbook.obstacles import obstacle_reasons


def reasons() -> list[tuple[str, Any]]:
    """Return the obstacles of the lawbook with their codes, after "no obstacle"."""
    told = [
        (reason.name, f"{reason.code} · {reason_words(reason.code)}")
        for reason in obstacle_reasons()
    ]
    return [("", _l("no obstacle")), *told]


def kinds() -> list[tuple[str, Any]]:
    """Return the kinds of an asset in law, after "as its kind says"."""
    return [("", _l("as its kind says")), ("yes", _l("Immovable")), ("no", _l("Movable"))]


def handed_over() -> list[tuple[str, Any]]:
    """Return the answers to whether what was sold was handed over, after "not known"."""
    return [("", _l("not known, unless the rest says it")), ("yes", _l("yes")), ("no", _l("no"))]
