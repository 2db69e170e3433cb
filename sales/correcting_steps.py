"""What can be taken back of a sale as a whole: its default, its hand-over, its title file."""

from auctions.correcting_steps import over
from auctions.models import Lot
from auctions.taking_back.standing import why_not_last
from cases.models import CaseFile
from corrections.facts import Fact, declare
from foundation.database import Model, db
from foundation.i18n import N_
from foundation.permissions import Permission
from foundation.refusals import Refusal
from sales import allowed_taking_back
from sales.models import Sale
from sales.operations import taking_back


def _above(sale: Sale) -> list[Model]:
    return [db.session.get_one(CaseFile, sale.case_id), db.session.get_one(Lot, sale.lot_id)]


def _why_default_stays(sale: Sale) -> Refusal | None:
    return why_not_last(db.session.get_one(Lot, sale.lot_id), "sale.default", sale)


declare(
    Fact(
        code="sale.default",
        words=N_("Default of the buyer"),
        model=Sale,
        permission=Permission.RUN_AUCTIONS,
        subject=lambda sale: sale,
        name=lambda sale: sale.buyer,
        locks=_above,
        why_not=allowed_taking_back.why_no_default,
        take_back=lambda sale, _reason, by: taking_back.take_back_default(sale, by=by),
        check_take_back=_why_default_stays,
        asks=True,
        over=over("sale.default"),
        taken=N_("The buyer did not default; the sale goes on, and the price is due as before."),
    )
)
declare(
    Fact(
        code="sale.delivery",
        words=N_("Hand-over"),
        model=Sale,
        permission=Permission.RUN_AUCTIONS,
        subject=lambda sale: sale,
        name=lambda sale: sale.buyer,
        locks=_above,
        why_not=allowed_taking_back.why_no_delivery,
        take_back=lambda sale, _reason, by: taking_back.take_back_delivery(sale, by=by),
        check_take_back=allowed_taking_back.why_not_take_back_delivery,
        asks=True,
        over=over("sale.delivery"),
        taken=N_("Nothing was handed over; the sale waits to be handed over again."),
    )
)
declare(
    Fact(
        code="sale.title",
        words=N_("Title file"),
        model=Sale,
        permission=Permission.RUN_AUCTIONS,
        subject=lambda sale: sale,
        name=lambda sale: sale.buyer,
        locks=_above,
        why_not=allowed_taking_back.why_no_title,
        take_back=lambda sale, _reason, by: taking_back.take_back_title(sale, by=by),
        taken=N_("The title file was not sent; it is due as before."),
    )
)
