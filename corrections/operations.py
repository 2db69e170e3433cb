"""Proposing a correction, and carrying it out once it is approved."""

from typing import Any, Final

from accounts import approvals
from accounts.approvals import Approvable
from accounts.deciding import Parts
from accounts.models import Approval
from accounts.operations.approvals import propose
from audit import ledger
from corrections import entries, queries, refusals, values
from corrections.facts import Fact, Values, check_all, declared, follow_all
from corrections.models import Correction
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.i18n import N_
from foundation.moments import Moment
from foundation.partdays import PartDay
from foundation.past import check_past
from foundation.permissions import Permission
from foundation.refusals import check
from papers.dated import why_not_days
from papers.operations import Paper, record_document


def propose_correction(
    row: Any,
    *,
    fact: Fact,
    new: Values,
    reason: str,
    paper: Paper,
    by: Act,
    takes_back: bool = False,
) -> Correction:
    """Propose other values of a recorded fact, or to annul it; nothing changes until approved.

    Args:
        new: values of fields of the fact, by key; those that stand already say nothing.
        paper: what shows that it is wrong.
        takes_back: the fact never was; nothing is entered in its place.

    Raises:
        ChangedMeanwhile: the row changed since the person saw it.
        CorrectionWaits: a correction of it waits for approval.
        NotTakenBack: this fact cannot be annulled as a whole.
        AnnulledOrCorrected: it is to be annulled, and other values of it are given.
        NothingToCorrect: every value stands already.
        NotInCustody: a thing waits at the door, or was not taken in.
        DayInTheFuture: a day on which something was done lies after the act.
        FieldBlank: what must be known, or is known, would be unknown.
        DayStays: a day because of which something stands would become unknown.
        ReasonOfProposalNeeded: nobody says why.
        NobodyElseMayApprove: no other active person may decide it in this office.
        DocumentNeeded and the others of ``record_document``.
        What the checks of the acts refuse that recorded the facts:
        AmountNotPositive, PriceNotPositive, QuantityNotPositive, WeightNotPositive: not above 0.
        OnHold: a hold lay over the sale on the day.
        AnswerIsTaking: the day of a taking is that of its sale.
        AssetMovedOn, StandsOnIt: what was entered by mistake has something standing on it.
        AssetNotSeized: an asset of a withdrawn lot is in another lot by now.
        AlreadyRegistered, RegistrationClosed: of a registrant, see ``register_bidder``.
        BuyerNotRegistered: the buyer would be none of the registrants.
        CaseByMistake, CaseIsClosed: the case takes nothing in.
        CaseNumberNeeded, NumberTaken: a number without a letter or digit, or of another case.
        CertificateDaysCrossed: a certificate would end before it was issued.
        CreditorMayStillAnswer: silence, before the last day to answer is over.
        CutTooLarge, NotACut: no lawful price after a failure.
        DayTooEarly: a day before one that it follows.
        DocumentBeforeAct, DocumentAfterAct: the paper it rests on cannot be of another day.
        DeliveredAfterNext, PaidAfterNext, SoldAfterNext: a day after one that follows it.
        DeliveredUnpaid: a thing of the sale is handed over, and the price would not be in full.
        DepositFromRound, MoneyIsReversal, MoneyReversed: another movement stands for this one.
        EventDoesNotStand, LiftingStays: an event of the case was taken back, or lifted a hold.
        FirstValuation: the lot has no price but this one.
        HoldNotLifted: a hold is in force and has no day of lifting.
        NoCoercionDay: an attempt by force on a day on which none may be organised.
        NoDefault, NoResultToAnnul, NotWithdrawn, SaleNotDelivered, TitleFileNotSent: there is none.
        OrganisationUnclear: several organisations are called so.
        RoundHasResult: the result of a round is annulled before the round.
        SeizedAfterNext, SoldBeforeSeized: seized after its appraisal was arranged, or its sale.
        SeizedSinceBeforeCase: seized before the case began.
        WasOnHold: a hold lay over the day on which something was done.
        DepositNotInFull: the buyer laid down less than the deposit.
        LastDebtor: no debtor would be left of whom assets were seized.
        LaterStepStands: something that was recorded later is taken back first.
        StepTakenBack, TakenBackBefore: it was taken back and counts for nothing any more.
        TermDepositAbove: less was received than lies on term deposit.
        WrongPlaceClass: its place is not for such things.
    """
    _lock(fact, row, by)
    if (before := queries.waits(fact.code, row.id)) is not None:
        raise refusals.CorrectionWaits(see=[f"approval:{before}"])
    changed = values.changes(fact, row, new)
    _check(fact, row, changed, takes_back, by)
    subject = fact.subject(row)
    document = record_document([subject], paper=paper, by=by.onward())
    approval = propose(subject, kind=CORRECTION, reason=reason, by=by.onward())
    correction = Correction(
        office_id=approval.office_id,
        approval_id=approval.id,
        what=fact.code,
        target_id=row.id,
        subject_kind=approval.subject_kind,
        subject_id=approval.subject_id,
        takes_back=takes_back,
        changes=changed,
        document_id=document.id,
    )
    db.session.add(correction)
    db.session.flush()
    return correction


def carry_out(approval: Approval, by: Act) -> None:
    """Correct what a proposal says, and judge again what followed from it.

    Raises:
        ChangedSinceProposed: the values are no longer those the proposal names.
        What the fact refuses: see its ``why_not``, ``check`` and ``check_take_back``.
    """
    correction: Correction = db.session.scalars(queries.of_approval(approval.id)).one()
    fact = declared()[correction.what]
    row = db.session.get_one(fact.model, correction.target_id)
    held = _lock(fact, row, by)
    new = values.after(fact, correction.changes)
    if values.changes(fact, row, new) != correction.changes:
        raise refusals.ChangedSinceProposed
    _check(fact, row, correction.changes, correction.takes_back, by, act_asks=fact.asks)
    subject = fact.subject(row)
    rest = {
        "fact": fact.code,
        "reason": approval.reason,
        "document": correction.document.stream,
        "approval": approval.stream,
    }
    if correction.takes_back and fact.take_back is not None:
        ledger.append(
            subject.stream, entries.TAKEN_BACK, office_id=subject.office_id, by=by, payload=rest
        )
        fact.take_back(row, approval.reason, by)
    else:
        ledger.append(
            subject.stream,
            entries.CORRECTED,
            office_id=subject.office_id,
            by=by,
            payload={"changed": values.told(fact, correction.changes), **rest},
        )
        fact.put(row, new, by)
        db.session.flush()
        follow_all(fact, row, values.before(fact, correction.changes), by)
    correction.executed_on = by.day
    db.session.flush()
    del held


def _lock(fact: Fact, row: Any, by: Act) -> list[Any]:
    """Lock a row and those above it; who keeps what is returned does not read them again."""
    held = [lock(above) for above in fact.locks(row)]
    lock_as_seen(row, by)
    return held


def _check(
    fact: Fact,
    row: Any,
    changed: list[list[Any]],
    takes_back: bool,
    by: Act,
    *,
    act_asks: bool = False,
) -> None:
    if takes_back and fact.take_back is None:
        raise refusals.NotTakenBack
    if takes_back and changed:
        raise refusals.AnnulledOrCorrected
    if not takes_back and not changed:
        raise refusals.NothingToCorrect
    check(fact.why_not(row))
    if takes_back:
        check(None if act_asks else fact.check_take_back(row))
        return
    new = values.after(fact, changed)
    for key in sorted(fact.days() & new.keys()):
        if (day := new[key]) is not None:
            check_past(day.first if isinstance(day, PartDay) else day, by, Moment.CORRECTED)
        field = fact.field(key)
        exact = day.exact if isinstance(day, PartDay) else day
        if exact is not None and field is not None and field.stopped is not None:
            check(field.stopped(row, exact))
    for field in fact.fields:
        if field.key not in new or not values.is_unknown(new[field.key]):
            continue
        if field.stays and field.is_day:
            raise refusals.DayStays
        if field.stays or field.required:
            raise refusals.FieldBlank
    check_all(fact, row, new, by)
    check(why_not_days(row, new, by.day))


CORRECTION: Final = approvals.declare(
    Approvable(
        "correction",
        N_("Correction"),
        Parts(Permission.PROPOSE_CORRECTIONS, Permission.APPROVE_CORRECTIONS),
        carry_out,
    )
)
