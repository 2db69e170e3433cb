"""What a lot is found by: every change of it calls this."""

from collections.abc import Iterable, Sequence

from auctions.models import Lot
from cases.finding import written
from cases.models import CaseFile
from foundation import search
from foundation.codes import shown
from foundation.permissions import Permission
from foundation.search import Findable
from warehouse import lookup

lookup.register(
    "lot",
    Lot,
    title=Lot.title,
    state=Lot.status,
    permission=Permission.READ_AUCTIONS,
    endpoint="auctions.lots.show",
)


def index_new_lots(lots: Iterable[tuple[Lot, CaseFile, Sequence[str]]]) -> None:
    """Make lots findable that were just made: by their case, and by what their assets are."""
    search.index_new(
        Findable(
            "lot",
            lot.id,
            lot.office_id,
            lot.code,
            lot.title,
            [shown(lot.code), written(case.number), *descriptions],
        )
        for lot, case, descriptions in lots
    )
