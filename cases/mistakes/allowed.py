"""Whether what was entered by mistake may be taken back, and what an asset is corrected to."""

from datetime import date

from sqlalchemy import exists, select

from cases.allowed_ended import why_not_after_end
from cases.mistakes.refusals import (
    AssetMovedOn,
    LastDebtor,
    SeizedAfterNext,
    SeizedSinceBeforeCase,
    SeizureNotEnded,
    TakenBackBefore,
)
from cases.mistakes.resting import shown_on, why_not_while_rested_on
from cases.models import Asset, AssetState, CaseFile, Deadline, Party, PartyRole, Step
from cases.over import over_cases
from foundation.database import db
from foundation.partdays import KnownDay
from foundation.refusals import Refusal

ENDS = frozenset({AssetState.REDEEMED, AssetState.RETURNED, AssetState.DISPOSED})


def why_not_take_back_asset(asset: Asset) -> Refusal | None:
    """An asset is taken back while it is seized and nothing else, and nothing stands on it."""
    if asset.state is not AssetState.SEIZED:
        return AssetMovedOn(state=asset.state, see=shown_on(asset))
    return why_not_while_rested_on(asset)


def why_not_correct_mistaken(row: Asset | Party) -> Refusal | None:
    """What was taken back is corrected no more."""
    return None if row.stands else TakenBackBefore()


def why_not_ended(asset: Asset) -> Refusal | None:
    """An end of a seizure is taken back that a document ended, not a release from the store."""
    if asset.state in ENDS and asset.end_document_id is not None:
        return None
    return SeizureNotEnded(state=asset.state)


def why_not_without_debtor(party: Party) -> Refusal | None:
    """The only debtor of a case stays while assets of it are seized."""
    if party.role is not PartyRole.DEBTOR:
        return None
    own = Party.case_id == party.case_id, Party.id != party.id, Party.stands
    others = exists().where(*own, Party.role == PartyRole.DEBTOR)
    seized = exists().where(Asset.case_id == party.case_id, Asset.stands)
    return LastDebtor() if db.session.scalar(select(seized & ~others)) else None


def why_not_take_back_party(party: Party) -> Refusal | None:
    """A party is taken back while nothing stands on it, and a debtor is left."""
    return why_not_while_rested_on(party) or why_not_without_debtor(party)


def why_not_seized(asset: Asset, day: KnownDay) -> Refusal | None:
    """An asset was seized after the case began, and before its appraisal was arranged."""
    case = db.session.get_one(CaseFile, asset.case_id)
    began = min(filter(None, (case.decision_on, case.opened_on)), default=None)
    seized = None if asset.origin is not None else asset.seized_on
    after = began is not None and seized is not None and began <= seized
    if began is not None and after and day.is_surely_before(began):
        return SeizedSinceBeforeCase(began=began)
    arranged = db.session.scalar(
        select(Deadline.met_on).where(
            Deadline.subject_kind == "asset",
            Deadline.subject_id == asset.id,
            Deadline.step == Step.APPRAISE,
            Deadline.met_on.is_not(None),
        )
    )
    if arranged is not None and day.is_surely_after(arranged):
        return SeizedAfterNext(day=arranged)
    return None


def why_not_seized_then(asset: Asset, day: date) -> Refusal | None:
    """Nothing is seized under a case that is enforced here no more."""
    return why_not_after_end(over_cases({asset.case_id}).ends, day)
