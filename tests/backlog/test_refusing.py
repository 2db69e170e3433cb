"""What cannot be true of an old matter is refused, and nothing is written."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.models import UserAccount
from audit.models import LedgerEntry
from backlog import refusals
from backlog.shapes import OldEnd, OldPaid, OldParty, OldRound
from cases.models import Asset
from cases.operations.files import close_case
from cases.refusals import (
    AssetHasEnded,
    CaseIsClosed,
    CaseNumberNeeded,
    NotAnOfficer,
    QuantityNotPositive,
    UnknownReasonCode,
)
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import PartDay
from foundation.refusals import DayInTheFuture
from organisations.models import OrganisationKind
from organisations.operations.registry import close_organisation, record_organisation
from organisations.refusals import OrganisationClosed, OrganisationUnclear
from papers.operations import Paper
from papers.refusals import DocumentNeeded

DAY = date(2020, 1, 6)


def refused(kind, matter, record_old, **other):
    before = db.session.query(LedgerEntry).count()
    with pytest.raises(kind):
        record_old(matter, **other)
    db.session.rollback()
    assert db.session.query(LedgerEntry).count() == before


@pytest.mark.parametrize(
    ("kind", "rounds"),
    [
        (refusals.OldRoundsCrossed, [(1, PartDay(2024, 3)), (2, PartDay(2023, 12))]),
        (refusals.OldRoundsCrossed, [(2, None), (2, None)]),
        (DayInTheFuture, [(1, PartDay(2027))]),
    ],
)
def test_rounds_that_cannot_be_are_refused(workshop, record_old, kind, rounds):
    told = tuple(OldRound(ended=OldEnd.FAILED, number=n, session=day) for n, day in rounds)
    refused(kind, workshop, record_old, rounds=told, sale=None)


def test_what_contradicts_itself_is_refused(workshop, record_old):
    asset, sale, sold = workshop.asset, workshop.sale, workshop.rounds[4]
    for kind, other in (
        (refusals.OldAssetNotDescribed, {"asset": replace(asset, description=" ")}),
        (refusals.OldRoundAfterSale, {"rounds": (replace(sold, number=1), sold)}),
        (refusals.OldPriceNeeded, {"sale": None}),
        (refusals.OldPriceNeeded, {"sale": replace(sale, price=0)}),
        (refusals.OldPartNeeded, {"sale": replace(sale, payment=OldPaid.PART)}),
        (
            refusals.OldPaidTooMuch,
            {"sale": replace(sale, payment=OldPaid.PART, paid_amount=sale.price + 1)},
        ),
        *(
            (refusals.OldPaymentCrossed, {"sale": replace(sale, payment=paid, paid_amount=amount)})
            for paid, amount in (
                (OldPaid.FULL, sale.price - 1),
                (OldPaid.NOTHING, 1),
                (OldPaid.PART, sale.price),
            )
        ),
        (refusals.OldDaysCrossed, {"sale": replace(sale, paid=PartDay(2024))}),
        (refusals.OldDaysCrossed, {"asset": replace(asset, seized=PartDay(2025, 4))}),
        (refusals.OldHolderNeeded, {"obstacle": replace(workshop.obstacle, holders=())}),
        (CaseNumberNeeded, {"case_number": "—"}),
        (UnknownReasonCode, {"obstacle": replace(workshop.obstacle, reason_code="Z99")}),
        (QuantityNotPositive, {"asset": replace(asset, quantity=0)}),
    ):
        refused(kind, workshop, record_old, **other)


def test_an_asset_the_case_has_by_its_name_is_another_one_only_if_somebody_says_so(
    workshop, record_old
):
    record_old(workshop)
    db.session.commit()
    again = replace(workshop.asset, description=workshop.asset.description.upper() + ".")
    refused(refusals.OldAssetThere, workshop, record_old, asset=again)
    refused(refusals.OldAssetThere, workshop, record_old, source="theo tệp a.xlsx", is_listed=True)
    record_old(workshop, is_another=True)
    record_old(workshop, is_listed=True)  # equal lines of one list are things
    assert db.session.query(Asset).count() == 3


def test_nothing_is_added_to_a_closed_case(workshop, record_old, make_case, officer):
    case = make_case(number="77/2020")
    close_case(case, closed_on=clock.today(), by=Act(officer, clock.now()))
    refused(CaseIsClosed, workshop, record_old, case_number="77/2020")


def test_the_officer_named_is_one(workshop, record_old, keeper):
    refused(NotAnOfficer, workshop, record_old, officer=db.session.get_one(UserAccount, keeper.id))


def test_what_its_rooms_refuse_is_refused(workshop, record_old, officer):
    by = Act(officer, clock.now())
    kinds = {"kind": OrganisationKind.BANK, "by": by}
    bank = record_organisation(name=workshop.creditors[0].name, **kinds)
    close_organisation(bank, on=clock.today(), by=by)
    for name in ("Ngân hàng Hai", "ngân hàng hai"):
        record_organisation(name=name, is_another=name.islower(), **kinds)
    db.session.commit()
    unclear = (OldParty(name="Ngân hàng Hai", is_bank=True),)
    delivered = replace(workshop.sale, delivered=True)
    refused(OrganisationClosed, workshop, record_old)
    refused(OrganisationUnclear, workshop, record_old, creditors=unclear)
    refused(DocumentNeeded, workshop, record_old, creditors=(), paper=Paper(issued_on=DAY))
    refused(AssetHasEnded, workshop, record_old, creditors=(), sale=delivered)
