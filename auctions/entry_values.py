"""Values in entries of the ledger that are read in their own way, and how steps are declared."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from auctions.models import LotStatus
from audit.entries import Correction, Key, Kind, Tone, declare
from foundation.database import Dong
from foundation.i18n import N_


class BasisPoints(int):
    """A share of the price in hundredths of a per cent."""

    __slots__ = ()


class StopCode(str):
    """The code of a ground for suspending or stopping, see ``lawbook.stopping``."""

    __slots__ = ()


REGISTRANTS: Final = Key(N_("Registrants"), int)
REGISTERED: Final = {"on": Key(N_("Day"), date), "deposit": Key(N_("Deposit"), Dong)}
DESPITE: Final = {"despite": Key(N_("Why this one may take part"), str).or_absent()}

# What lifecycle.advance adds to an entry: the legal day, and what changed, before and after.
_STEP: Final = {
    "on": Key(N_("Day"), date).or_none(),  # a notice may not say when it happened
    "status": Key(N_("State"), LotStatus).changed().or_absent(),
    "price": Key(N_("Starting price"), Dong).changed().or_absent(),
    "failed_rounds": Key(N_("Failed rounds"), int).changed().or_absent(),
    "reductions": Key(N_("Price cuts"), int).changed().or_absent(),
}


def step(
    code: str,
    words: str,
    tone: Tone = "neutral",
    *,
    keys: Mapping[str, Key],
    progress: bool = True,
    correctable: Correction,
) -> Kind:
    """Declare a kind of entry that ``lifecycle.advance`` writes."""
    return declare(Kind(code, words, tone, {**keys, **_STEP}, progress, correctable=correctable))
