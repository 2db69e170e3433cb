"""Correcting whether an asset is movable or immovable."""

from audit import ledger
from cases import entries, kinds, refusals
from cases.allowed import why_not_correct_kind
from cases.models import Asset, CaseFile
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.refusals import check
from lawbook.assets import AssetKind


def correct_kind(asset: Asset, *, kind: AssetKind, reason: str, by: Act) -> Asset:
    """Write down that an asset is of the other kind in law; lots that offer it follow.

    What was judged of earlier rounds stays as it was judged; the days ahead are ruled again.

    Args:
        reason: what shows the kind, "giấy chứng nhận …".

    Raises:
        ChangedMeanwhile: the asset changed since the person saw it.
        KindNotNow: it is sold, taken or has ended.
        KindInUse: an announced round offers it by the periods of its kind.
        KindUnchanged: it is of that kind already.

    Basis: Bộ luật Dân sự 2015, Điều 107.
    """
    lock(db.session.get_one(CaseFile, asset.case_id))
    lock_as_seen(asset, by)
    check(why_not_correct_kind(asset, kinds.why_not_above(asset)))
    immovable = kind is AssetKind.IMMOVABLE
    if immovable == asset.immovable:
        raise refusals.KindUnchanged(kind=kind)
    before, asset.immovable = asset.immovable, immovable
    ledger.append(
        asset.stream,
        entries.ASSET_KIND_CORRECTED,
        office_id=asset.office_id,
        by=by,
        payload={"immovable": [before, immovable], "reason": reason},
    )
    kinds.follow(asset, by)
    db.session.flush()
    return asset
