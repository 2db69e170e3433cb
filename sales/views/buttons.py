"""What a person may do with a sale now, as buttons of its page, the next act first."""

from collections.abc import Sequence

from flask import url_for
from flask_babel import gettext as _

from auctions.views.buttons import by_now
from corrections.views.buttons import correcting
from sales.acts import ACTS, Doing, SaleAct, acts_of, lawful
from sales.models import DeliveryAttempt, MoneyKind, Sale, SaleMoney
from sales.sale_facts import SaleFacts
from web.access import may
from web.buttons import Button

MONEY = {
    SaleAct.PAY: MoneyKind.PAYMENT,
    SaleAct.DEPOSIT: MoneyKind.TERM_DEPOSIT,
    SaleAct.PAY_OUT: MoneyKind.PAYOUT,
    SaleAct.SPEND: MoneyKind.COST,
}


def buttons_of(facts: SaleFacts) -> list[Button]:
    """Return a button for every act the sale allows and this person may do, the next act first."""
    by = by_now()
    following = acts_of(facts, by).next
    code = following.code if following is not None else ""
    acts = sorted(lawful(facts, by), key=lambda act: act.value != code)
    return [
        Button(
            _(ACTS[act].word),
            _url(ACTS[act], facts.sale),
            main=act.value == code and not ACTS[act].unhoped,
        )
        for act in acts
        if may(ACTS[act].permission, facts.sale.office_id)
    ] + [
        *correcting("sale", facts.sale, _("Correct the sale")),
        *correcting("sale.default", facts.sale, _("The buyer did not default: take it back")),
        *correcting("sale.delivery", facts.sale, _("Nothing was handed over: take it back")),
        *correcting("sale.title", facts.sale, _("The title file was not sent: take it back")),
    ]


def of_money(row: SaleMoney, moved: Sequence[SaleMoney]) -> list[Button]:
    """Return the button that corrects a movement; none for one that was reversed, or reverses."""
    reversed_before = {other.reverses_id for other in moved}
    if row.kind is MoneyKind.DEPOSIT or row.reverses_id is not None or row.id in reversed_before:
        return []
    return correcting("sale.money", row)


def of_attempts(attempts: Sequence[DeliveryAttempt]) -> dict[int, list[Button]]:
    """Return the button that corrects each attempt, by its id; none for a hand-over."""
    return {row.id: correcting("sale.attempt", row) for row in attempts}


def kinds_of(facts: SaleFacts) -> list[MoneyKind]:
    """Return the kinds of money that may move now."""
    by = by_now()
    return [kind for act, kind in MONEY.items() if ACTS[act].why_not(facts, by) is None]


def _url(doing: Doing, sale: Sale) -> str:
    return url_for(doing.endpoint, code=sale.code, **doing.values)
