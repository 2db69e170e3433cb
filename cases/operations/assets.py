"""Seizing assets, and ending a seizure without a sale."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from audit import ledger
from cases import entries, law, lifecycle, refusals
from cases.allowed import why_not_end_seizure, why_not_name_party
from cases.allowed_ended import why_not_after_end
from cases.finding import index_new_assets
from cases.models import (
    KEPT_BY_ORGANISATIONS,
    Asset,
    AssetCategory,
    AssetState,
    CaseFile,
    Certainty,
    EndReason,
    Keeper,
    Party,
    Step,
)
from cases.operations import deadlines
from cases.operations.files import check_open
from cases.over import Over, over_cases
from foundation.acts import Act, lock_as_seen
from foundation.database import Dong, db
from foundation.moments import Moment
from foundation.partdays import PartDay
from foundation.past import check_past
from foundation.refusals import check
from organisations.models import Organisation, OrganisationKind
from organisations.named import names_organisation
from organisations.operations.naming import organisation_in_words, written_name
from papers.dated import as_kind, tells_of
from papers.operations import NOTHING, Paper, record_document
from papers.queries import issued_before


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAsset:
    """What is seized.

    Args:
        immovable: real estate or not; None: nobody said it (``cases.kinds.proposed`` may).
        seized_on: day of the seizure minutes; None when an imported notice does not say.
        minutes: the seizure minutes.
        secured_debt: đồng of debt the asset secures for ``mortgaged_to``.
        origin: the old file that tells of it; nothing is due for it from its seizure then.
        seized_in: the month or the year, where an old file says no day ("2019-03").
        appraised: đồng, where nothing else is known of the valuation.
        valued: the day, month or year of its certificate, as an old file says it.
        keeper: who keeps it; ``adds_keeper``: see ``organisation_in_words``.
        certainty: how sure the old file is.
    """

    category: AssetCategory
    description: str
    quantity: Decimal | None  # None: not known
    unit: str | None
    seized_on: date | None
    immovable: bool | None
    location: str | None = None
    minutes: Paper = NOTHING
    mortgaged_to: Party | None = None
    secured_debt: int | None = None
    origin: str | None = None
    seized_in: str | None = None
    appraised: int | None = None
    valued: PartDay | None = None
    keeper: Keeper | None = None
    keeper_name: str | None = None
    adds_keeper: bool | None = None
    certainty: Certainty | None = None


def seize(
    case: CaseFile,
    *,
    category: AssetCategory,
    description: str,
    quantity: Decimal,
    unit: str,
    seized_on: date | None,
    immovable: bool | None,
    by: Act,
    location: str | None = None,
    minutes: Paper = NOTHING,
    mortgaged_to: Party | None = None,
    secured_debt: int | None = None,
    before_case: bool = False,
) -> Asset:
    """Write an asset into the case as seized (kê biên); what it takes says :class:`NewAsset`.

    Args:
        before_case: somebody seized it before the enforcement of this case began.

    Raises:
        SeizedBeforeCase: seized before the case began, and nobody says that it was so.
        CaseIsClosed: the case is closed.
        CaseEnded: the case was enforced here no more by the day of the seizure.
        QuantityNotPositive: zero or less.
        DayInTheFuture: seized later than the act.
        PartyOfAnotherCase: the mortgagee is no party of this case.
        TakenBackBefore: it was entered by mistake.
        DocumentNeeded and the others of ``record_document``: the minutes are named by half.
    """
    began_on = min(filter(None, (case.decision_on, case.opened_on)), default=None)
    if seized_on is not None and began_on is not None and seized_on < began_on and not before_case:
        raise refusals.SeizedBeforeCase(seized=seized_on, began=began_on)
    new = NewAsset(
        category=category,
        description=description,
        quantity=quantity,
        unit=unit,
        seized_on=seized_on,
        immovable=immovable,
        location=location,
        minutes=minutes,
        mortgaged_to=mortgaged_to,
        secured_debt=secured_debt,
    )
    return seize_all([(case, new)], by=by)[0]


def seize_all(many: Sequence[tuple[CaseFile, NewAsset]], *, by: Act) -> list[Asset]:
    """Write assets into their cases as seized; the database is asked once for all of them.

    Raises:
        CaseIsClosed: a case is closed.
        CaseEnded: a case was enforced here no more by the day of the seizure.
        QuantityNotPositive: zero or less of one.
        DayInTheFuture: one is seized later than the act.
        PartyOfAnotherCase: a mortgagee is no party of the case.
        TakenBackBefore: it was entered by mistake.
        DocumentNeeded and the others of ``record_document``: minutes are named by half.
    """
    for case in {case.id: case for case, _new in many}.values():
        check_open(case)  # locks it: an end that is recorded meanwhile is seen
    over = over_cases({case.id for case, _new in many})
    assets = [_seized(case, new, over.of(case.id), by) for case, new in many]
    db.session.add_all(assets)
    db.session.flush()
    for asset, (case, new) in zip(assets, many, strict=True):
        keep_minutes(case, asset, new.minutes, by=by)
    index_new_assets((asset, case) for asset, (case, _new) in zip(assets, many, strict=True))
    for asset, (case, new) in zip(assets, many, strict=True):
        ledger.append(
            asset.stream,
            entries.ASSET_SEIZED,
            office_id=case.office_id,
            by=by,
            payload={
                "case": case.number,
                "category": new.category,
                "immovable": asset.immovable,
                "quantity": new.quantity,
                "unit": new.unit,
                "seized_on": new.seized_on,
                "minutes": asset.seizure_no,
            },
            begins=True,
        )
        if new.origin is None:
            schedule_appraisal(asset, by=by)
    return assets


def keep_minutes(case: CaseFile, asset: Asset, minutes: Paper, *, by: Act) -> None:
    """Let an asset rest on its seizure minutes.

    The office numbers its own minutes: those of one number and day are one document, of whichever
    case they were recorded first.
    """
    if minutes.is_empty:
        return
    known = None if minutes.known else issued_before(minutes, case.office_id)
    if known is not None:
        minutes = replace(minutes, known=known, number=None, issued_on=None)
    asset.seizure_document = record_document(
        [case, asset], paper=minutes, by=by.onward(), dated=[tells_of(asset.seized_by(by.day))]
    )


def schedule_appraisal(asset: Asset, *, by: Act) -> bool:
    """Rule the last day to have a seized asset appraised; say whether the law sets one.

    Law: P4; 106/2025/QH15, Điều 82 khoản 1 điểm a.
    """
    ruling = law.appraisal_due(asset)
    if ruling is None or asset.seized_on is None:
        return False
    deadlines.of(asset).schedule(Step.APPRAISE, ruling, trigger_on=asset.seized_on, by=by)
    return True


def correct_appraisal(asset: Asset, *, by: Act) -> None:
    """Rule the last day of the appraisal again from the corrected day of the seizure.

    An asset that never had such a day gets one by the room that knows where it stands now.

    Law: P4; 106/2025/QH15, Điều 82 khoản 1 điểm a.
    """
    own, ruling = deadlines.of(asset), law.appraisal_due(asset)
    if ruling is None or asset.seized_on is None:
        own.never_due(Step.APPRAISE, by=by)
    elif own.find(Step.APPRAISE) is not None:
        own.correct(Step.APPRAISE, ruling, trigger_on=asset.seized_on, by=by)


def _seized(case: CaseFile, new: NewAsset, over: Over, by: Act) -> Asset:
    if new.origin is None:  # what an old file tells is recorded as it was
        check(why_not_after_end(over.ends, new.seized_on or by.day))
    if new.quantity is not None and new.quantity <= 0:
        raise refusals.QuantityNotPositive
    if new.seized_on is not None:
        check_past(new.seized_on, by, Moment.SEIZED)
    check(why_not_name_party(case, new.mortgaged_to) if new.mortgaged_to is not None else None)
    known = _keeper_known(case, new, by)
    return Asset(
        office_id=case.office_id,
        case_id=case.id,
        category=new.category,
        immovable=new.immovable,
        description=new.description,
        location=new.location,
        quantity=new.quantity,
        unit=new.unit,
        seized_on=new.seized_on,
        mortgaged_to_id=new.mortgaged_to.id if new.mortgaged_to else None,
        secured_debt=Dong(new.secured_debt) if new.secured_debt is not None else None,
        origin=new.origin,
        seized_in=new.seized_in,
        appraised=Dong(new.appraised) if new.appraised is not None else None,
        valued_told=new.valued.iso if new.valued is not None else None,
        keeper=new.keeper,
        keeper_name=written_name(new.keeper_name, known),
        keeper_organisation_id=known.id if known is not None else None,
        certainty=new.certainty,
        state=AssetState.SEIZED,
    )


def _keeper_known(case: CaseFile, new: NewAsset, by: Act) -> Organisation | None:
    """Return the organisation that keeps an asset; None where a person does, or no name is."""
    sure = new.keeper in KEPT_BY_ORGANISATIONS or names_organisation(new.keeper_name or "")
    adds = new.adds_keeper if sure or new.adds_keeper else None
    kind = OrganisationKind.POLICE if new.keeper is Keeper.POLICE else OrganisationKind.OTHER
    return organisation_in_words(new.keeper_name, adds, kind, office_id=case.office_id, by=by)


def end_seizure(asset: Asset, *, to: AssetState, document: Paper, ended_on: date, by: Act) -> Asset:
    """End a seizure without an auction: redeemed, returned, or disposed of otherwise.

    Args:
        document: the decision or minutes that end it.

    Raises:
        DocumentNeeded and the others of ``record_document``: no document, or one named by half.
        ChangedMeanwhile: the asset changed since the person saw it.
        ImpossibleAssetStep: the asset is sold, taken or has ended, or stands in a live lot
            (withdraw the lot first); or ``to`` is no such end.
        DayInTheFuture: ended later than the act.
    """
    lock_as_seen(asset, by)
    check(why_not_end_seizure(asset, to))
    check_past(ended_on, by, Moment.SEIZURE_END)
    deadlines.of(asset).end(Step.APPRAISE, ended_on, reason=EndReason.SEIZURE_ENDED, by=by.onward())
    case = db.session.get_one(CaseFile, asset.case_id)
    asset.end_document = record_document(
        [case, asset], paper=document, by=by.onward(), dated=[as_kind(ended_on)]
    )
    payload = {"document": asset.end_document.number, "ended_on": ended_on}
    lifecycle.advance(asset, to, by=by, payload=payload)
    return asset
