"""Opening, changing and closing a case file; its parties."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select

from accounts import queries as people
from accounts.models import Office, Role, UserAccount
from audit import ledger
from cases import refusals
from cases.finding import index_case
from cases.models import (
    OPEN_STATES,
    Asset,
    CaseFile,
    CaseStage,
    CaseTag,
    Enforceability,
    Hold,
    Party,
    PartyKind,
    PartyRole,
    Tag,
    number_key,
)
from foundation.actor import SYSTEM_ACCOUNT_ID
from foundation.acts import Act, lock_as_seen
from foundation.database import Dong, db, lock
from foundation.past import check_past


def open_case(
    *,
    office_id: int,
    number: str,
    summary: str,
    officer: UserAccount,
    money_due: int,
    opened_on: date,
    by: Act,
    decision_no: str | None = None,
    decision_on: date | None = None,
    judgment_no: str | None = None,
    judgment_on: date | None = None,
    tags: Collection[Tag] = (),
    enforceability: Enforceability = Enforceability.ABLE,
    enforcement_costs: int = 0,
    origin: str | None = None,
) -> CaseFile:
    """Open a case file under one enforcement decision.

    Args:
        money_due: đồng the debtor owes under the decision.
        enforcement_costs: đồng; a price at or below them ends the sale (R14).
        origin: where an imported case came from, "notice:DGTS-593678".

    Raises:
        NumberTaken: the office has a case of this number.
        NotAnOfficer: the person in charge is no officer of the office.
        DayInTheFuture: opened later than the act.
    """
    if db.session.scalar(
        select(CaseFile.id).where(
            CaseFile.office_id == office_id, CaseFile.number_key == number_key(number)
        )
    ):
        raise refusals.NumberTaken(number=number)
    check_past(opened_on, by)
    _check_officer(officer, office_id, by.day)
    case = CaseFile(
        office_id=office_id,
        number=number,
        summary=summary,
        decision_no=decision_no,
        decision_on=decision_on,
        judgment_no=judgment_no,
        judgment_on=judgment_on,
        enforceability=enforceability,
        money_due=Dong(money_due),
        enforcement_costs=Dong(enforcement_costs),
        officer_id=officer.id,
        opened_on=opened_on,
        origin=origin,
        tags=[CaseTag(office_id=office_id, tag=tag) for tag in sorted(set(tags))],
    )
    db.session.add(case)
    db.session.flush()
    index_case(case)
    ledger.append(
        case.stream,
        "case.opened",
        office_id=office_id,
        by=by,
        payload={
            "number": number,
            "decision": decision_no,
            "money_due": money_due,
            "officer": officer.full_name,
            "tags": sorted(tag.value for tag in set(tags)),
        },
    )
    return case


def add_party(
    case: CaseFile,
    *,
    role: PartyRole,
    kind: PartyKind,
    name: str,
    by: Act,
    is_bank: bool = False,
    identity_no: str | None = None,
    address: str | None = None,
    phone: str | None = None,
) -> Party:
    """Write a party into the case; the ledger names its role, never its identity.

    Raises:
        CaseIsClosed: nothing is added to a closed case.
    """
    check_open(case)
    party = Party(
        office_id=case.office_id,
        case_id=case.id,
        role=role,
        kind=kind,
        is_bank=is_bank and kind is PartyKind.ORGANISATION,
        name=name,
        identity_no=identity_no,
        address=address,
        phone=phone,
    )
    db.session.add(party)
    db.session.flush()
    index_case(case)
    ledger.append(
        case.stream,
        "case.party_added",
        office_id=case.office_id,
        by=by,
        payload={"party": party.id, "role": role, "bank": party.is_bank},
    )
    return party


def record_collection(case: CaseFile, *, amount: int, voucher_no: str, by: Act) -> None:
    """Add money collected for the case (đồng, above zero)."""
    lock(case)
    case.money_collected = Dong(case.money_collected + amount)
    ledger.append(
        case.stream,
        "case.money_collected",
        office_id=case.office_id,
        by=by,
        payload={"amount": amount, "voucher": voucher_no, "total": case.money_collected},
    )


def close_case(case: CaseFile, *, closed_on: date, by: Act) -> None:
    """Close the case; every asset seized under it has ended.

    Raises:
        CaseIsClosed: it is closed already.
        DayInTheFuture: the closing day is later than the act.
        CaseIsOnHold: a hold over the case or an asset of it is in force.
        CaseHasOpenAssets: an asset is seized, on offer, sold or taken and not delivered.
    """
    lock_as_seen(case, by)
    check_open(case)
    check_past(closed_on, by)
    if db.session.scalar(
        select(Hold.id).where(Hold.case_id == case.id, Hold.lifted_on.is_(None)).limit(1)
    ):
        raise refusals.CaseIsOnHold(number=case.number)
    open_assets = db.session.scalars(
        select(Asset.description)
        .where(Asset.case_id == case.id, Asset.state.in_(OPEN_STATES))
        .order_by(Asset.id)
    ).all()
    if open_assets:
        raise refusals.CaseHasOpenAssets(
            number=case.number,
            count=len(open_assets),
            which="; ".join(description[:60] for description in open_assets[:3]),
        )
    case.stage, case.closed_on = CaseStage.CLOSED, closed_on
    ledger.append(
        case.stream,
        "case.closed",
        office_id=case.office_id,
        by=by,
        payload={"closed_on": closed_on},
    )


def check_open(case: CaseFile) -> None:
    """Refuse work on a closed case.

    Raises:
        CaseIsClosed: the case is closed.
    """
    if case.stage is CaseStage.CLOSED:
        raise refusals.CaseIsClosed(number=case.number)


def _check_officer(officer: UserAccount, office_id: int, on: date) -> None:
    if officer.id == SYSTEM_ACCOUNT_ID:  # an imported case waits for its officer
        return
    office = db.session.get_one(Office, office_id)
    ancestors = [int(part) for part in office.path.split("/") if part]
    if officer.id not in {p.id for p in people.holders(Role.OFFICER, ancestors, on)}:
        raise refusals.NotAnOfficer(name=officer.full_name)
