"""Which acts a sale allows now, to whom: the buttons of its page, the most urgent one first."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from cases.models import Step
from foundation.permissions import Permission
from sales import law
from sales.milestone_states import Standing
from sales.models import MoneyKind, SaleState
from sales.queries import SalePanel
from web.access import may
from web.formatting import label

OPEN = {Standing.AHEAD, Standing.SOON, Standing.OVERDUE}


@dataclass(frozen=True, slots=True)
class SaleButton:
    """A word and where it leads."""

    label: str
    url: str
    main: bool = False  # the one filled button of the page


ASIDE = ("attempts/new", "default", "extension")  # acts nobody hopes for: never the filled button


def buttons_of(panel: SalePanel) -> list[SaleButton]:
    """Return what this person may do with the sale now, the most urgent act first."""
    found = _while_unpaid(panel) + _while_paid(panel) + _after_delivery(panel)
    office_id = panel.sale.office_id
    held = [(word, url) for permission, word, url in found if may(permission, office_id)]
    return [
        SaleButton(word, url, main=place == 0 and not url.endswith(ASIDE))
        for place, (word, url) in enumerate(held)
    ]


def kinds_of(state: SaleState) -> list[MoneyKind]:
    """Return the money that may move at this stage of a sale."""
    return {
        SaleState.UNPAID: [MoneyKind.PAYMENT],
        SaleState.PAID: [MoneyKind.TERM_DEPOSIT],
    }.get(state, [MoneyKind.PAYOUT, MoneyKind.COST])


def _url(panel: SalePanel, act: str, **values: str) -> str:
    return url_for(f"sales.sales.{act}", code=panel.sale.code, **values)  # type: ignore[arg-type]  # url_for takes any keyword


def _money(panel: SalePanel, kind: MoneyKind) -> tuple[Permission, str, str]:
    return Permission.KEEP_ACCOUNTS, label(kind), _url(panel, "money", kind=kind.value)


def _while_unpaid(panel: SalePanel) -> list[tuple[Permission, str, str]]:
    sale = panel.sale
    if sale.state is not SaleState.UNPAID:
        return []
    run, found = Permission.RUN_AUCTIONS, []
    if sale.to_creditor and sale.creditor_notified_on is None:
        found.append((run, _("Set off against the debt"), _url(panel, "taking")))
    else:
        found.append(_money(panel, MoneyKind.PAYMENT))
    late = panel.standing_of(Step.PAY) is Standing.OVERDUE
    if late:
        found.append((run, _("Cancel: not paid"), _url(panel, "declare_default")))
    elif not sale.to_creditor and law.longest_extension(sale.sold_on) is not None:
        found.append((run, _("Extend the payment"), _url(panel, "extension")))
    return found


def _while_paid(panel: SalePanel) -> list[tuple[Permission, str, str]]:
    sale = panel.sale
    if sale.state is not SaleState.PAID:
        return []
    run, found = Permission.RUN_AUCTIONS, []
    if panel.standing_of(Step.TERM_DEPOSIT) in OPEN:
        found.append(_money(panel, MoneyKind.TERM_DEPOSIT))
    if len(panel.ordered) < len(panel.stored):
        word = _("Propose the release")
        found.append((Permission.PROPOSE_ORDERS, word, _url(panel, "release_order")))
    if panel.outside:
        found.append((run, _("Record the hand-over"), _url(panel, "hand_over")))
    found.append((run, _("Delivery did not happen"), _url(panel, "attempt")))
    return found


def _after_delivery(panel: SalePanel) -> list[tuple[Permission, str, str]]:
    found = []
    if panel.sale.state is SaleState.DELIVERED:
        found += [_money(panel, MoneyKind.PAYOUT), _money(panel, MoneyKind.COST)]
    if panel.standing_of(Step.TITLE_FILE) in OPEN:
        word = _("Record the title file")
        found.append((Permission.RUN_AUCTIONS, word, _url(panel, "title_file")))
    return found
