"""What the ledger says of corrections."""

from typing import Final

from audit.entries import (
    BY_CORRECTION,
    Key,
    Kind,
    StreamName,
    declare,
)
from foundation.i18n import N_


class FactCode(str):
    """The code of a :class:`corrections.facts.Fact`."""

    __slots__ = ()


class Changed(str):
    """One field that was corrected: JSON of fact and key, and the values where not private."""

    __slots__ = ()


_REST: Final = {
    "fact": Key(N_("What was wrong"), FactCode),
    "reason": Key(N_("Reason"), str),
    "document": Key(N_("Document"), StreamName),
    "approval": Key(N_("Approved in"), StreamName),
}
CORRECTED: Final = declare(
    Kind(
        "fact.corrected",
        N_("Corrected a fact"),
        "warn",
        keys={"changed": Key(N_("Corrected"), Changed).many(), **_REST},
        correctable=BY_CORRECTION,
    )
)
TAKEN_BACK: Final = declare(
    Kind(
        "fact.taken_back",
        N_("Annulled what was recorded wrongly"),
        "warn",
        keys=_REST,
        correctable=BY_CORRECTION,
    )
)
