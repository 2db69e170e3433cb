"""What is offered for sale: the case with its parties, the seized assets, the lot and its price."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from auctions.models import Lot
from auctions.operations.contracts import sign_contract
from auctions.operations.lots import create_lot
from auctions.operations.valuations import record_valuation
from cases.kinds import cautious, proposed
from cases.models import (
    Asset,
    AssetCategory,
    CaseFile,
    CostCategory,
    Party,
    PartyKind,
    PartyRole,
    Tag,
)
from cases.operations.assets import seize
from cases.operations.files import NewCase, add_party, open_case
from cases.operations.money import record_cost
from demo.people import Team
from demo.storing import Store
from foundation import clock
from foundation.acts import Act
from lawbook.assets import AssetKind
from organisations.models import OrganisationKind
from organisations.operations.naming import Named
from papers.kinds import kind_in
from papers.models import DocumentDirection, DocumentKind
from papers.operations import Paper

ORGANISATIONS: Final = (
    "Trung tâm dịch vụ đấu giá tài sản tỉnh An Hòa",
    "Công ty Đấu giá hợp danh Mẫu Một",
    "Công ty Đấu giá hợp danh Mẫu Hai",
)
VALUERS: Final = ("Công ty CP Thẩm định giá Mẫu Ba", "Công ty TNHH Thẩm định giá Mẫu Bốn")
SIX_MONTHS: Final = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Goods:
    """What is offered, by whom, at what price."""

    number: str  # of the case file
    summary: str
    category: AssetCategory
    descriptions: Sequence[str]  # one an asset
    unit: str
    value: int  # đồng, the first starting price
    bank: str | None = None  # creditor bank; makes the case a credit case
    creditor: str = "Người được thi hành án"
    debtor: str = "Công ty TNHH Mẫu"
    location: str | None = None
    quantity: int = 1
    immovable: bool | None = None
    money_due: int | None = None
    tags: tuple[Tag, ...] = ()
    origin: str | None = None
    judgment_no: str | None = None
    judgment_on: date | None = None

    @property
    def is_immovable(self) -> bool:
        """Whether the assets are real estate."""
        return any(self.is_immovable_one(text) for text in self.descriptions)

    def is_immovable_one(self, description: str) -> bool:
        """Whether one asset is; no asset of the demonstration is of a kind nobody knows."""
        if self.immovable is not None:
            return self.immovable
        return proposed(self.category, description) or False


@dataclass(frozen=True, slots=True)
class Offer:
    """The case of one offer and what was seized under it."""

    store: Store
    team: Team
    goods: Goods
    case: CaseFile
    creditor: Party
    assets: list[Asset]


def open_offer(store: Store, team: Team, goods: Goods) -> Offer:
    """Open the case with its parties and seize the assets, today."""
    today, at = clock.today(), clock.now()
    tags = {*goods.tags, *((Tag.CREDIT,) if goods.bank else ())}
    case = open_case(
        NewCase(
            office_id=team.office_id,
            number=goods.number,
            summary=goods.summary,
            officer=team.officer_account,
            money_due=goods.money_due if goods.money_due is not None else goods.value * 3 // 2,
            opened_on=today,
            decision_no=f"{goods.number.split('/')[0]}/QĐ-CTHADS",
            decision_on=today,
            judgment_no=goods.judgment_no,
            judgment_on=goods.judgment_on,
            tags=tags,
            enforcement_costs=min(25_000_000, goods.value // 40),
            origin=goods.origin,
        ),
        by=Act(team.officer, at),
    )
    creditor = add_party(
        case,
        role=PartyRole.CREDITOR,
        kind=PartyKind.ORGANISATION if goods.bank else PartyKind.PERSON,
        name=goods.creditor,
        organisation=Named(goods.bank, OrganisationKind.BANK, adds=True) if goods.bank else None,
        by=Act(team.officer, at),
    )
    add_party(
        case,
        role=PartyRole.DEBTOR,
        kind=PartyKind.ORGANISATION if "Công ty" in goods.debtor else PartyKind.PERSON,
        name=goods.debtor,
        by=Act(team.officer, at),
    )
    minutes = Paper(
        kind=DocumentKind.MINUTES,
        direction=DocumentDirection.ISSUED,
        number=store.paper("BB-KB"),
        issued_on=today,
    )
    assets = [
        seize(
            case,
            category=goods.category,
            description=description,
            quantity=Decimal(goods.quantity),
            unit=goods.unit,
            seized_on=today,
            immovable=goods.is_immovable_one(description),
            location=goods.location,
            minutes=minutes,
            mortgaged_to=creditor if goods.bank else None,
            secured_debt=goods.money_due if goods.bank else None,
            by=Act(team.officer, at),
        )
        for description in goods.descriptions
    ]
    return Offer(store, team, goods, case, creditor, assets)


def make_lot(offer: Offer, assets: Sequence[Asset] | None = None) -> Lot:
    """Offer seized assets together: all of the case, or those given."""
    chosen = list(assets or offer.assets)
    title = chosen[0].description
    if len(chosen) > 1:
        title = f"{len(chosen)} tài sản: {title}"
    return create_lot(
        offer.case, assets=chosen, title=title[:300], by=Act(offer.team.officer, clock.now())
    )


def value_lot(offer: Offer, lot: Lot, value: int, *, known: bool = True) -> None:
    """Record the appraisal that sets the first starting price, received today.

    Args:
        known: whether anybody tells whose appraisal it is.
    """
    today = clock.today()
    record_valuation(
        lot,
        firm=_valuer(lot) if known else None,
        certificate=Paper(
            kind=DocumentKind.CERTIFICATE,
            number=offer.store.paper("CT-TĐG"),
            issued_on=today - timedelta(days=2),
            organisation=_valuer(lot) if known else None,
        ),
        certificate_on=today - timedelta(days=2),
        valid_until=today - timedelta(days=2) + SIX_MONTHS,
        value=value,
        received_on=today,
        notified_on=today,
        by=Act(offer.team.officer, clock.now()),
    )


def pay_valuer(offer: Offer, lot: Lot) -> None:
    """Record what the appraisal cost the case, today."""
    today = clock.today()
    record_cost(
        offer.case,
        category=CostCategory.VALUATION,
        amount=6_500_000,
        moved_on=today,
        paper=Paper(
            kind=DocumentKind.INVOICE,
            number=offer.store.paper("HĐ"),
            issued_on=today,
            organisation=_valuer(lot),
        ),
        coercion=False,
        counterpart=VALUERS[lot.id % len(VALUERS)],
        by=Act(offer.team.officer, clock.now()),
    )


def contract_lot(offer: Offer, lot: Lot, *, known: bool = True) -> None:
    """Sign the service contract of the next round, today.

    Args:
        known: whether anybody tells with whom.
    """
    sign_contract(
        lot,
        organisation=Named(
            ORGANISATIONS[lot.id % len(ORGANISATIONS)], OrganisationKind.AUCTION, adds=True
        )
        if known
        else None,
        contract=Paper(
            kind=DocumentKind.CONTRACT,
            number=offer.store.paper("HĐDVĐG"),
            issued_on=clock.today(),
        ),
        signed_on=clock.today(),
        fee=15_000_000,
        by=Act(offer.team.officer, clock.now()),
    )


def kind_of(lot: Lot) -> AssetKind:
    """Return the kind that decides the periods of a lot."""
    return cautious(lot.immovable)


def decided(offer: Offer, series: str = "QĐ-THADS") -> Paper:
    """Return a decision of the office made today."""
    return issued(offer, series)


def issued(offer: Offer, series: str) -> Paper:
    """Return a document of the office of today, of the kind that its number names."""
    return Paper(
        kind=kind_in(series) or DocumentKind.OTHER,
        direction=DocumentDirection.ISSUED,
        number=offer.store.paper(series),
        issued_on=clock.today(),
    )


def _valuer(lot: Lot) -> Named:
    return Named(VALUERS[lot.id % len(VALUERS)], OrganisationKind.APPRAISER, adds=True)
