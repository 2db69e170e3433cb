"""What nobody knows of a round, and a person is asked for."""

import enum
from collections.abc import Callable, Mapping
from typing import Final

from auctions.models import Lot, Round, RoundState


class Gap(enum.StrEnum):
    """One thing that may be unknown of a round; the values are the fields that ask for it."""

    SESSION = "session_on"
    HOUR = "hour"
    NUMBER = "number"  # which auction of the lot it is
    PRICE = "starting_price"  # not known, or known and to be confirmed
    DEPOSIT = "deposit"
    FORM = "form"
    PLACE = "place"
    ORGANISATION = "organisation"
    FIRST_NOTICE = "first_notice_on"
    FAILURE = "failure_code"
    KIND = "kind"  # whether an asset of its lot is movable


_OPEN: Final[Mapping[Gap, Callable[[Round], bool]]] = {
    Gap.SESSION: lambda round_: round_.session_at is None,
    Gap.HOUR: lambda round_: round_.session_at is None or bool(round_.hour_unknown),
    Gap.NUMBER: lambda round_: bool(round_.number_unknown),
    Gap.PRICE: lambda round_: round_.starting_price is None or bool(round_.price_unconfirmed),
    Gap.DEPOSIT: lambda round_: round_.deposit is None,
    Gap.FORM: lambda round_: round_.form is None,
    Gap.PLACE: lambda round_: not round_.place,
    Gap.ORGANISATION: lambda round_: not round_.organisation and round_.contract_id is None,
    Gap.FIRST_NOTICE: lambda round_: (
        round_.state is not RoundState.PLANNED and round_.announced_on is None
    ),
    Gap.FAILURE: lambda round_: round_.state is RoundState.FAILED and round_.failure_code is None,
}


def gaps_of(round_: Round, lot: Lot) -> list[Gap]:
    """Return what is unknown of a round and its lot, in the order in which a form asks for it."""
    found = [gap for gap, is_open in _OPEN.items() if is_open(round_)]
    return [*found, Gap.KIND] if lot.immovable is None else found
