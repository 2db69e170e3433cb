"""Opening, changing and closing a case file; its parties.

The only writer of a case's stage, and of whether it is a credit case.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, or_, select

from accounts import queries as people
from accounts.models import Office, Role, UserAccount
from audit import ledger
from cases import entries, refusals
from cases.allowed import why_not_add_to, why_not_call
from cases.events.entries import CASE_CLOSED
from cases.finding import index_case, index_new_cases
from cases.models import (
    CaseFile,
    CaseStage,
    CaseTag,
    Enforceability,
    Party,
    PartyKind,
    PartyRole,
    Tag,
    number_key,
    numbered,
)
from cases.numbers import written_number
from cases.operations.closing import check_closing
from foundation.actor import SYSTEM_ACCOUNT_ID
from foundation.acts import Act, lock_as_seen
from foundation.database import Dong, db, lock
from foundation.moments import Moment
from foundation.past import check_past
from foundation.refusals import check
from organisations.models import BANKS, Organisation
from organisations.operations.naming import Named, organisation_of


@dataclass(frozen=True, slots=True)
class NewCase:
    """What a case file is opened with.

    Args:
        money_due: đồng the debtor owes under the decision; None, as ``opened_on`` and
            ``enforceability``, where a notice is all that is known of the case.
        enforcement_costs: đồng; a price at or below them ends the sale (R14).
        origin: where an imported case came from, "notice:DGTS-593678".
    """

    office_id: int
    number: str
    summary: str
    officer: UserAccount
    money_due: int | None
    opened_on: date | None
    decision_no: str | None = None
    decision_on: date | None = None
    judgment_no: str | None = None
    judgment_on: date | None = None
    tags: Collection[Tag] = ()
    enforceability: Enforceability | None = Enforceability.ABLE
    enforcement_costs: int | None = None
    origin: str | None = None


def open_case(new: NewCase, *, by: Act) -> CaseFile:
    """Open a case file under one enforcement decision.

    Raises:
        CaseNumberNeeded: the number has no letter or digit.
        NumberTaken: the office has a case of this number, however it is written.
        DayInTheFuture: opened later than the act.
        NotAnOfficer: the person in charge is no officer of the office.
    """
    return open_cases([new], by=by)[0]


def open_cases(many: Sequence[NewCase], *, by: Act) -> list[CaseFile]:
    """Open case files; the database is asked once for all of them.

    Raises:
        CaseNumberNeeded: a number has no letter or digit.
        NumberTaken: the office has a case of such a number, or it stands here twice.
        DayInTheFuture: one is opened later than the act.
        NotAnOfficer: a person in charge is no officer of the office.
    """
    _check_numbers(many)
    for new in many:
        if new.opened_on is not None:
            check_past(new.opened_on, by, Moment.OPENED)
    for officer, office_id in {(new.officer, new.office_id) for new in many}:
        _check_officer(officer, office_id, by.day)
    cases = [_opened(new) for new in many]
    db.session.add_all(cases)
    db.session.flush()
    index_new_cases(cases)
    for case, new in zip(cases, many, strict=True):
        ledger.append(
            case.stream,
            entries.CASE_OPENED,
            office_id=case.office_id,
            by=by,
            payload={
                "number": written_number(new.number),
                "decision": new.decision_no,
                "money_due": new.money_due,
                "officer": new.officer.full_name,
                "tags": sorted(set(new.tags)),
            },
            begins=True,
        )
    return cases


def _check_numbers(many: Sequence[NewCase]) -> None:
    keys: dict[tuple[int, str], str] = {}
    for new in many:
        check(why_not_call(new.number))
        key = new.office_id, number_key(new.number)
        if key in keys:
            raise refusals.NumberTaken(number=new.number, see=())  # twice in one file
        keys[key] = new.number
    for office_id in {new.office_id for new in many}:
        taken = db.session.execute(
            select(CaseFile.id, CaseFile.number)
            .where(
                CaseFile.office_id == office_id,
                numbered(*(number for (of, _key), number in keys.items() if of == office_id)),
            )
            .limit(1)
        ).first()
        if taken is not None:
            named = keys.get((office_id, number_key(taken.number)), taken.number)
            raise refusals.NumberTaken(number=named, see=[f"case:{taken.id}"])


def _opened(new: NewCase) -> CaseFile:
    tags = sorted(set(new.tags))
    return CaseFile(
        office_id=new.office_id,
        number=written_number(new.number),
        summary=new.summary,
        decision_no=new.decision_no,
        decision_on=new.decision_on,
        judgment_no=new.judgment_no,
        judgment_on=new.judgment_on,
        enforceability=new.enforceability,
        money_due=Dong(new.money_due) if new.money_due is not None else None,
        enforcement_costs=Dong(new.enforcement_costs or 0),
        is_credit=Tag.CREDIT in tags,
        officer_id=new.officer.id,
        opened_on=new.opened_on,
        origin=new.origin,
        tags=[CaseTag(office_id=new.office_id, tag=tag) for tag in tags],
    )


def add_party(
    case: CaseFile,
    *,
    role: PartyRole,
    kind: PartyKind,
    name: str | None,
    by: Act,
    organisation: Named | Organisation | None = None,
    is_bank: bool = False,
    identity_no: str | None = None,
    address: str | None = None,
    phone: str | None = None,
    money_due: int | None = None,
) -> Party:
    """Write a party into the case; the ledger names its role, never its identity.

    Args:
        organisation: a party of the registry, as banks are: its name there is the name of the
            party, and a bank of the registry is a bank here.
        name: of a party that is not named by the registry.
        is_bank: a paper calls it a bank, and the registry does not know it.
        money_due: đồng owed to this creditor under the decision; None where nobody says it.

    Raises:
        CaseIsClosed: nothing is added to a closed case.
        NotACreditor: something is owed to one who is none.
        PartyNameNeeded: neither a name is given nor an organisation.
        OrganisationUnknown: nothing in the registry is called so, and it is not to be added.
        OrganisationUnclear: several are called so.
        OrganisationClosed: it has closed.
    """
    check_open(case)
    if money_due is not None and role is not PartyRole.CREDITOR:
        raise refusals.NotACreditor
    if organisation is not None:
        known = organisation_of(organisation, office_id=case.office_id, by=by)
        kind, name, is_bank = PartyKind.ORGANISATION, known.name, is_bank or known.kind in BANKS
    if not (name or "").strip():
        raise refusals.PartyNameNeeded
    party = Party(
        office_id=case.office_id,
        case_id=case.id,
        role=role,
        kind=kind,
        is_bank=is_bank and kind is PartyKind.ORGANISATION,
        name=name,
        organisation_id=known.id if organisation is not None else None,
        identity_no=identity_no,
        address=address,
        phone=phone,
        money_due=Dong(money_due) if money_due is not None else None,
    )
    db.session.add(party)
    case.is_credit = case.is_credit or (role is PartyRole.CREDITOR and party.is_bank)
    db.session.flush()
    index_case(case)
    ledger.append(
        case.stream,
        entries.PARTY_ADDED,
        office_id=case.office_id,
        by=by,
        payload={"party": party.id, "role": role, "bank": party.is_bank},
    )
    return party


def count_as_credit(case: CaseFile) -> None:
    """Say whether a case is a credit case, as its tags and its creditors are now."""
    tagged = exists().where(CaseTag.case_id == case.id, CaseTag.tag == Tag.CREDIT)
    bank = exists().where(
        Party.case_id == case.id,
        Party.stands,
        Party.role == PartyRole.CREDITOR,
        Party.is_bank.is_(True),
    )
    case.is_credit = bool(db.session.scalar(select(or_(tagged, bank))))


def close_case(case: CaseFile, *, closed_on: date, by: Act) -> CaseFile:
    """Close the case; every asset seized under it has come to its end.

    The approval of a proposal carries it out: see ``deciding.propose_closing``.

    Raises:
        ChangedMeanwhile: the case changed since the person saw it.
        CaseIsClosed: it is closed already.
        CaseIsOnHold: a hold over the case or an asset of it is in force.
        CaseHasOpenAssets: an asset is seized, on offer, sold or taken and not delivered.
        ClosedBeforeOpened: the closing day lies before the case was opened.
        DayInTheFuture: the closing day is later than the act.
    """
    lock_as_seen(case, by)
    check_closing(case, closed_on, by)
    case.stage, case.closed_on = CaseStage.CLOSED, closed_on
    ledger.append(
        case.stream,
        CASE_CLOSED,
        office_id=case.office_id,
        by=by,
        payload={"closed_on": closed_on},
    )
    return case


def reopen_case(case: CaseFile) -> None:
    """Let a case go on that was closed wrongly; the annulled event of its end says why."""
    lock(case)
    case.stage, case.closed_on = CaseStage.OPEN, None


def annul_case(case: CaseFile) -> None:
    """Say of a case that it never was, and let another case have its number."""
    lock(case)
    case.stage = CaseStage.MISTAKEN
    case.give_number_back()


def check_open(case: CaseFile) -> None:
    """Lock a case before something is added to it, so that nobody closes it meanwhile.

    Whoever locks several rows locks the case first.

    Raises:
        CaseByMistake: it was entered by mistake.
        CaseIsClosed: the case is closed.
    """
    lock(case)
    check(why_not_add_to(case))


def _check_officer(officer: UserAccount, office_id: int, on: date) -> None:
    if officer.id == SYSTEM_ACCOUNT_ID:  # an imported case waits for its officer
        return
    office = db.session.get_one(Office, office_id)
    if officer.id not in {p.id for p in people.holders_over(Role.OFFICER, office, on)}:
        raise refusals.NotAnOfficer(name=officer.full_name)
