"""Whether a step of a lot may be taken back now, and why not: one answer for all who ask."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from auctions import entries, lifecycle, refusals
from auctions.allowed_lots import why_not_free
from auctions.models import (
    CreditorAnswer,
    Lot,
    LotAsset,
    LotStatus,
    Reduction,
    Round,
    ServiceContract,
    Valuation,
)
from auctions.taking_back.standing import WITH_RESULT, why_not_last
from audit.models import LedgerEntry
from cases.allowed import why_not_add_to
from cases.models import Asset, CaseFile
from foundation.database import db
from foundation.refusals import Refusal

Decided = Reduction | CreditorAnswer | Valuation | ServiceContract


def why_no_result(round_: Round) -> Refusal | None:
    """Return why a round has no result to annul; one that was sold has one, paid or not."""
    if round_.state in WITH_RESULT:
        return None
    return refusals.NoResultToAnnul(number=round_.number, state=round_.state)


def why_not_annul(round_: Round) -> Refusal | None:
    """A result is annulled while nothing stands on it: no later round, answer, cut or money."""
    lot = db.session.get_one(Lot, round_.lot_id)
    return why_no_result(round_) or why_not_last(lot, "round.result", round_)


def why_gone(row: Decided) -> Refusal | None:
    """Nothing is corrected of what was taken back."""
    return None if row.stands else refusals.StepTakenBack()


def why_not_revert(valuation: Valuation) -> Refusal | None:
    """A valuation is taken back while another price stands before it, and nothing on it."""
    if why := why_gone(valuation):
        return why
    if valuation.ground is None:
        return refusals.FirstValuation()
    return why_not_last(db.session.get_one(Lot, valuation.lot_id), "lot.valuation", valuation)


def why_no_round(round_: Round) -> Refusal | None:
    """A round is none while it has no result; a result is annulled first."""
    if not round_.stands:
        return refusals.StepTakenBack()
    if round_.state in WITH_RESULT:
        return refusals.RoundHasResult(number=round_.number, state=round_.state)
    return None


def why_not_withdrawn(lot: Lot) -> Refusal | None:
    """A withdrawal is taken back of a lot that is withdrawn."""
    if lot.status is LotStatus.WITHDRAWN:
        return None
    return refusals.NotWithdrawn(status=lot.status)


def why_not_offer_again(lot: Lot) -> Refusal | None:
    """A lot is offered again while its case goes on, and its assets are in no other lot."""
    case = db.session.get_one(CaseFile, lot.case_id)
    if why := why_not_withdrawn(lot) or why_not_add_to(case):
        return why
    places = places_left(lot, withdrawn_by(lot))
    return why_not_free([db.session.get_one(Asset, place.asset_id) for place in places])


def withdrawn_by(lot: Lot) -> LedgerEntry:
    """Return the entry that says the withdrawal of a lot which stands."""
    kind = entries.LOT_WITHDRAWN.code
    return [one for one in lifecycle.entries_that_stand(lot) if one.kind == kind][-1]


def places_left(lot: Lot, withdrawn: LedgerEntry) -> Sequence[LotAsset]:
    """Return the places of the assets that left the lot with its withdrawal."""
    return db.session.scalars(
        select(LotAsset)
        .where(
            LotAsset.lot_id == lot.id,
            LotAsset.left_on == date.fromisoformat(withdrawn.payload["on"]),
        )
        .order_by(LotAsset.id)
    ).all()
