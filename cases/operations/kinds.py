"""Saying or correcting whether an asset is movable or immovable."""

from audit import ledger
from cases import entries, kinds, refusals
from cases.allowed import why_not_correct_kind
from cases.models import Asset, CaseFile
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.refusals import check
from lawbook.assets import AssetKind


def correct_kind(asset: Asset, *, kind: AssetKind, by: Act, reason: str | None = None) -> Asset:
    """Write down the kind in law of an asset, unknown before or wrong; lots that offer it follow.

    What was judged of earlier rounds stays as it was judged; the days ahead are ruled again.

    Args:
        reason: what shows the kind, "giấy chứng nhận …"; not needed for what was not known.

    Raises:
        ChangedMeanwhile: the asset changed since the person saw it.
        KindNotNow: it is sold, taken or has ended.
        KindInUse: an announced round offers it by the periods of its kind.
        KindUnchanged: it is of that kind already.
        ReasonOfKindNeeded: another kind is recorded, and nothing says why it is wrong.

    Basis: Bộ luật Dân sự 2015, Điều 107.
    """
    lock(db.session.get_one(CaseFile, asset.case_id))
    lock_as_seen(asset, by)
    check(why_not_correct_kind(asset, kinds.why_not_above(asset)))
    immovable = kind is AssetKind.IMMOVABLE
    if immovable == asset.immovable:
        raise refusals.KindUnchanged(kind=kind)
    before = asset.immovable
    if before is not None and not reason:
        raise refusals.ReasonOfKindNeeded
    asset.immovable = immovable
    ledger.append(
        asset.stream,
        entries.ASSET_KIND_SAID if before is None else entries.ASSET_KIND_CORRECTED,
        office_id=asset.office_id,
        by=by,
        payload={
            "immovable": immovable if before is None else [before, immovable],
            "reason": reason or None,
        },
    )
    kinds.follow(asset, by)
    db.session.flush()
    return asset
