"""An act refreshes the flags and the stalled row of what it touched, in its own transaction.

The night looks at everything; what turned red with a new day waits for it. An act on very many
things, an import or the seeding of a demonstration, leaves them to the night, too.
"""

from collections.abc import Collection
from typing import Final

from sqlalchemy import Select, exists, or_, select

from auctions.models import Lot, LotAsset, LotStatus, Round, ServiceContract
from audit import ledger
from cases.models import Asset
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.database import db
from foundation.transaction import before_commit
from lawbook.errors import LawbookError
from review import entries
from review.models import Flag, StalledAsset
from review.operations.flags import carry_out, plan
from sales.models import Sale

MOST: Final = 20  # assets refreshed with an act
OWN: Final = frozenset(
    {entries.FLAG_OPENED.code, entries.FLAG_CHANGED.code, entries.FLAG_CLOSED.code}
)
FLAGGED_IN: Final = (
    LotStatus.UNSOLD,
    LotStatus.SOLD,
    LotStatus.TAKING,
    LotStatus.PAID,
    LotStatus.DELIVERED,
)
"""Where an act can make a rule true; a flag that stands is found by itself."""


def refresh_touched() -> None:
    """Refresh the assets that the running transaction wrote of, if a rule can be about them."""
    streams = {entry.stream for entry in ledger.written_now() if entry.kind not in OWN}
    if not streams:
        return
    ids = _flaggable(streams)
    if not ids or len(ids) > MOST:
        return
    try:
        made = plan(ids, today=clock.today())
    except LawbookError:  # a day before the law that is recorded: no rule is true of it
        return
    carry_out(made, Act(SYSTEM, clock.now()))


def _assets_in(cases: Collection[int]) -> Select[int]:
    return select(Asset.id).where(Asset.case_id.in_(cases), Asset.stands)


def _flaggable(streams: Collection[str]) -> list[int]:
    """Return the assets behind streams that carry a flag, or whose lot may give them one."""
    of: dict[str, set[int]] = {}
    for stream in streams:
        kind, _, key = stream.partition(":")
        if key.isdecimal():
            of.setdefault(kind, set()).add(int(key))
    about = [
        LotAsset.asset_id.in_(of.get("asset", ())),
        LotAsset.lot_id.in_(of.get("lot", ())),
        LotAsset.asset_id.in_(_assets_in(of.get("case", ()))),
        *(
            LotAsset.lot_id.in_(select(model.lot_id).where(model.id.in_(of.get(kind, ()))))
            for kind, model in (("round", Round), ("sale", Sale), ("contract", ServiceContract))
        ),
    ]
    standing = [
        exists().where(Flag.asset_id == LotAsset.asset_id, Flag.is_open),
        exists().where(StalledAsset.asset_id == LotAsset.asset_id),
        LotAsset.left_on.is_(None) & Lot.status.in_(FLAGGED_IN),
    ]
    query = (
        select(LotAsset.asset_id)
        .join(Lot, Lot.id == LotAsset.lot_id)
        .where(or_(*about), or_(*standing))
        .distinct()
        .limit(MOST + 1)
    )
    return sorted(db.session.scalars(query))


before_commit(refresh_touched)
