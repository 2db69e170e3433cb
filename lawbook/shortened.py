"""When an auction goes by the shortened procedure (thủ tục rút gọn): may, must, or may not."""

from dataclasses import dataclass
from datetime import date

from lawbook.citation import Citation
from lawbook.provisions import Provision, provision


@dataclass(frozen=True, slots=True)
class Shortened:
    """The ground of the shortened procedure."""

    mandatory: bool
    basis: Citation
    confirmed: bool
    code: str  # of data/provisions.toml: "A.53.GOLD"


def shortened_ground(
    on: date, *, starting_prices: int | None = None, failed_rounds: int = 0, gold: bool = False
) -> Shortened | None:
    """Say on what ground an auction goes by the shortened procedure; None when it may not.

    Counting: less than 50 million đồng for all assets of the session together; after the second
    failed auction. The mandatory ground goes first.

    Args:
        on: day of the session.
        starting_prices: of all assets of the session together; missing while unknown, which is
            no ground.
        failed_rounds: auctions of the asset that have failed so far.
        gold: jewellery, raw and other gold; not bars and plain rings, which are not auctioned.

    Law: 01/2016/QH14, Điều 53 khoản 1 điểm a, b; 152/2026/NĐ-CP, Điều 61 khoản 3.
    """
    must = provision("A.53.GOLD", on)
    if gold and must is not None:
        return _ground("A.53.GOLD", must, mandatory=True)
    small = provision("A.53.SMALL", on)
    if small is not None and starting_prices is not None and starting_prices < int(small.value):
        return _ground("A.53.SMALL", small)
    repeat = provision("A.53.REPEAT", on)
    if repeat is not None and failed_rounds >= int(repeat.value):
        return _ground("A.53.REPEAT", repeat)
    return None


def _ground(code: str, found: Provision, *, mandatory: bool = False) -> Shortened:
    return Shortened(mandatory, found.basis, found.confirmed, code)
