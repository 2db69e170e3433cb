"""Saying what is claimed in a case that was opened without it, and by each of its creditors."""

from audit import ledger
from cases.allowed import why_not_say_claim, why_not_say_claim_of
from cases.models import CaseFile, Party
from cases.money.entries import CLAIM_SAID, CREDITOR_CLAIM_SAID
from cases.operations.files import check_open
from foundation.acts import Act, lock_as_seen
from foundation.database import Dong, db, lock
from foundation.refusals import check
from papers.operations import Paper, record_document


def say_claim(case: CaseFile, *, money_due: int, paper: Paper, by: Act) -> CaseFile:
    """Write down the money due of a case of which nobody knew it.

    Args:
        money_due: đồng the debtor owes under the decision; nought if none.
        paper: the enforcement decision, or the judgment.

    Raises:
        ChangedMeanwhile: the case changed since the person saw it.
        CaseIsClosed: nothing is added to a closed case.
        ClaimKnown: it is recorded.
        DocumentNeeded and the others of ``record_document``: no document says it.

    Basis: 106/2025/QH15, Điều 36.
    """
    lock_as_seen(case, by)
    check(why_not_say_claim(case))
    document = record_document([case], paper=paper, by=by.onward())
    case.money_due = Dong(money_due)
    ledger.append(
        case.stream,
        CLAIM_SAID,
        office_id=case.office_id,
        by=by,
        payload={"money_due": money_due, "document": document.number},
    )
    db.session.flush()
    return case


def say_claim_of(party: Party, *, money_due: int, paper: Paper, by: Act) -> Party:
    """Write down what is owed to one creditor of a case, where nobody wrote it down.

    Args:
        money_due: đồng the debtor owes that creditor under the decision.
        paper: the enforcement decision, or the judgment.

    Raises:
        CaseIsClosed: nothing is added to a closed case.
        TakenBackBefore: the party was entered by mistake.
        NotACreditor: nothing is owed to this party.
        ClaimOfCreditorKnown: it is recorded.
        DocumentNeeded and the others of ``record_document``: no document says it.

    Basis: 106/2025/QH15, Điều 54 khoản 2; 152/2026/NĐ-CP, Điều 66.
    """
    case = db.session.get_one(CaseFile, party.case_id)
    check_open(case)
    lock(party)
    check(why_not_say_claim_of(party))
    document = record_document([case], paper=paper, by=by.onward())
    party.money_due = Dong(money_due)
    ledger.append(
        case.stream,
        CREDITOR_CLAIM_SAID,
        office_id=case.office_id,
        by=by,
        payload={"party": party.id, "money_due": money_due, "document": document.number},
    )
    db.session.flush()
    return party
