"""Papers drafted in the demonstration: some signed with their numbers, some not yet."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from accounts.models import UserAccount
from auctions.drafting.templates import AUCTION_LETTER, PRICE_REDUCTION
from auctions.floors import floor_of
from auctions.models import Lot, LotStatus
from demo.agenda import Script
from demo.people import Team
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.blobs import BlobStore
from foundation.database import db
from foundation.transaction import transaction
from lawbook import repricing
from lawbook.working_days import next_working_day
from papers.drafting import making
from papers.drafting.models import Draft
from papers.drafting.operations.drafts import begin_draft, drop_draft, write_draft
from papers.drafting.operations.signing import keep_made_files, sign_draft
from papers.drafting.registry import Template
from papers.models import Document
from warehouse.drafting.templates import INTAKE_VOUCHER, RELEASE_VOUCHER
from warehouse.models import Order, OrderState

DAY = timedelta(days=1)
EACH = 3  # things of each kind that have a paper


def papers(team: Team, today: date) -> Script:
    """Drafts of lots and orders: the first of each kind is signed, the last letter is dropped."""
    yield next_working_day(today - 2 * DAY)
    for template, parts in (
        (INTAKE_VOUCHER, {"store": "Kho vật chứng của cơ quan"}),
        (RELEASE_VOUCHER, {"store": "Kho vật chứng của cơ quan"}),
    ):
        for at, order in enumerate(_orders(team, template)):
            _draft(order, template, parts, team.keeper, "Thủ kho", signed=at == 0)
    for at, lot in enumerate(_lots(team, LotStatus.UNSOLD, PRICE_REDUCTION, _cut)):
        signed = at == 0 and _signs(PRICE_REDUCTION, lot, _cut(lot), team)
        _draft(lot, PRICE_REDUCTION, _cut(lot), team.officer, "Chấp hành viên", signed=signed)
    for at, lot in enumerate(_lots(team, LotStatus.READY, AUCTION_LETTER, _letter)):
        signed = at == 0 and _signs(AUCTION_LETTER, lot, _letter(lot), team)
        draft = _draft(
            lot, AUCTION_LETTER, _letter(lot), team.officer, "Chấp hành viên", signed=signed
        )
        if at == EACH - 1:
            drop_draft(draft, reason="Đã trao đổi qua điện thoại", by=_by(team.officer))


def _cut(lot: Lot) -> dict[str, str]:
    """Return what is written of a cut: the lowest lawful price above the costs."""
    lowest = repricing.lowest_next_price(lot.current_price or 0, clock.today()).value
    price = max(lowest, floor_of(lot, clock.today()).amount + 1)
    return {"new_price": str(price), "receivers": "Như Điều 2, Điều 3;\nLưu: VT, HSTHA."}


def _letter(_lot: Lot) -> dict[str, str]:
    return {"receivers": "Như trên;\nLưu: VT, HSTHA."}


def _signs(template: Template, lot: Lot, parts: dict[str, str], team: Team) -> bool:
    """Whether the rule of a paper lets it be signed today."""
    return template.why_not(lot, {}, parts, clock.today(), _by(team.officer)) is None


def make_files(blobs: BlobStore) -> None:
    """Keep the Word file of each signed paper; its PDF is made when somebody asks for it."""
    signed = select(Document).where(Document.template.is_not(None)).order_by(Document.id)
    for document in db.session.scalars(signed).all():
        made = making.make(document, blobs, folder=None)
        account = db.session.get_one(UserAccount, document.recorded_by_id)
        actor = Actor(account.id, account.full_name, "officer", document.office_id)
        with transaction():
            keep_made_files(document, docx=made.docx, pdf=None, by=_by(actor))


def _draft(
    thing: Any,
    template: Template,
    parts: dict[str, str],
    actor: Actor,
    capacity: str,
    *,
    signed: bool,
) -> Draft:
    draft = begin_draft(thing, template=template, by=_by(actor))
    if not signed:
        return draft
    write_draft(draft, template=template, free=parts, by=_by(actor))
    sign_draft(
        draft,
        template=template,
        signed_on=clock.today(),
        signer=db.session.get_one(UserAccount, actor.id),
        capacity=capacity,
        by=_by(actor),
    )
    return draft


def _by(actor: Actor) -> Act:
    return Act(actor, clock.now())


def _orders(team: Team, template: Template) -> list[Order]:
    """Return executed orders of the office that have such a voucher, the newest."""
    found = db.session.scalars(
        select(Order)
        .where(Order.office_id == team.office_id, Order.state == OrderState.EXECUTED)
        .order_by(Order.id.desc())
        .limit(20 * EACH)
    )
    return [order for order in found if template.fits(order)][:EACH]


def _lots(
    team: Team, status: LotStatus, template: Template, parts: Callable[[Lot], dict[str, str]]
) -> list[Lot]:
    """Return lots of the office that have such a paper and a known price, the oldest.

    One whose paper can be signed comes first.
    """
    found = db.session.scalars(
        select(Lot)
        .where(
            Lot.office_id == team.office_id, Lot.status == status, Lot.current_price.is_not(None)
        )
        .order_by(Lot.id)
        .limit(20 * EACH)
    )
    fitting = [lot for lot in found if template.fits(lot)]
    fitting.sort(key=lambda lot: not _signs(template, lot, parts(lot), team))
    return fitting[:EACH]
