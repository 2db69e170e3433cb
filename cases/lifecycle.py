"""The single writer of an asset's state: allowed steps as a table, one ledger entry a step."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select

from audit import ledger
from audit.models import LedgerEntry
from cases import entries_assets, refusals
from cases.mistakes.entries import ASSET_NOT_ENDED
from cases.models import Asset, AssetState
from foundation.acts import Act
from foundation.database import db, lock

S = AssetState
ALLOWED: Final[dict[AssetState, frozenset[AssetState]]] = {
    S.SEIZED: frozenset({S.ON_OFFER, S.REDEEMED, S.RETURNED, S.DISPOSED, S.MISTAKEN}),
    S.ON_OFFER: frozenset({S.SEIZED, S.SOLD, S.TAKEN, S.REDEEMED, S.RETURNED}),
    S.SOLD: frozenset({S.DELIVERED, S.ON_OFFER}),  # back on offer when the winner defaults
    S.TAKEN: frozenset({S.DELIVERED, S.ON_OFFER}),
    S.DELIVERED: frozenset(),
    S.REDEEMED: frozenset(),
    S.RETURNED: frozenset(),
    S.DISPOSED: frozenset(),
    S.MISTAKEN: frozenset(),
}


def advance(
    asset: Asset,
    to: AssetState,
    *,
    by: Act,
    payload: Mapping[str, Any] | None = None,
    basis: str | None = None,
) -> LedgerEntry:
    """Move an asset to its next state and write it down, or neither.

    Raises:
        ImpossibleAssetStep: the table has no such step.
    """
    lock(asset)
    if to not in ALLOWED[asset.state]:
        raise refusals.ImpossibleAssetStep(before=asset.state, after=to)
    return _step(asset, to, by, payload, basis)


def advance_all(
    assets: Sequence[Asset], to: AssetState, *, by: Act, payload: Mapping[str, Any] | None = None
) -> None:
    """Move several assets to their next state, in as many statements as one.

    Raises:
        ImpossibleAssetStep: the table has no such step for one of them.
    """
    ids = [asset.id for asset in assets]
    db.session.flush()
    locked = db.session.scalars(
        select(Asset)
        .where(Asset.id.in_(ids))
        .order_by(Asset.id)
        .with_for_update(of=Asset)
        .execution_options(populate_existing=True)
    ).all()
    ledger.expect([asset.stream for asset in locked])
    for asset in locked:
        if to not in ALLOWED[asset.state]:
            raise refusals.ImpossibleAssetStep(before=asset.state, after=to)
        _step(asset, to, by, payload, None)


def not_delivered(
    asset: Asset, to: AssetState, *, by: Act, payload: Mapping[str, Any] | None = None
) -> LedgerEntry:
    """Take an asset back to sold, or taken: its hand-over was recorded wrongly and never was.

    Raises:
        ImpossibleAssetStep: it is not delivered, or would be neither sold nor taken.
    """
    lock(asset)
    if asset.state is not S.DELIVERED or S.DELIVERED not in ALLOWED[to]:
        raise refusals.ImpossibleAssetStep(before=asset.state, after=to)
    return _step(asset, to, by, payload, None)


def not_ended(asset: Asset, *, by: Act) -> LedgerEntry:
    """Take an asset back to seized: the end of its seizure was recorded wrongly and never was."""
    lock(asset)
    before, asset.state = asset.state, S.SEIZED
    return ledger.append(
        asset.stream,
        ASSET_NOT_ENDED,
        office_id=asset.office_id,
        by=by,
        payload={"state": [before.value, S.SEIZED.value]},
    )


def _step(
    asset: Asset, to: AssetState, by: Act, payload: Mapping[str, Any] | None, basis: str | None
) -> LedgerEntry:
    entry = ledger.append(
        asset.stream,
        entries_assets.ASSET_STEPS[to],
        office_id=asset.office_id,
        by=by,
        payload={**(payload or {}), "state": [asset.state.value, to.value]},
        basis=basis,
    )
    asset.state = to
    return entry
