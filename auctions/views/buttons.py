"""Which button leads where: the next act of a lot, and what else may be done with it."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from auctions.lot_page import LotPage
from auctions.models import LotStatus
from auctions.next_act import LotAct
from auctions.operations.lots import ON_OFFER
from cases.models import Deadline
from foundation import clock
from foundation.permissions import Permission
from web.access import may
from web.formatting import day, label

CONTRACTABLE = {LotStatus.VALUED, LotStatus.READY, LotStatus.UNSOLD}


@dataclass(frozen=True, slots=True)
class Button:
    """A word and where it leads."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Act:
    """The next act as the page shows it; no button for who may not do it."""

    title: str
    why: str
    due: Deadline | None
    button: Button | None


def of_next_act(shown: LotPage, sale_code: str | None = None) -> Act | None:
    """Return the next act of a lot in words, or None when nothing is left to do."""
    code, due = shown.lot.code, shown.next.due
    number = shown.latest.number if shown.latest else 0

    def act(title: str, word: str, endpoint: str, why: str = "", number: int | None = None) -> Act:
        allowed = may(Permission.RUN_AUCTIONS, shown.lot.office_id)
        url = url_for(endpoint, code=code, number=number)
        return Act(title, why, due, Button(word, url) if allowed else None)

    match shown.next.act:
        case LotAct.VALUE:
            return act(_("Have the lot valued"), _("Record the valuation"), "auctions.lots.value")
        case LotAct.SIGN_CONTRACT:
            return act(
                _("Sign the auction service contract"),
                _("Record the contract"),
                "auctions.lots.contract",
            )
        case LotAct.PLAN:
            title = _("Plan round %(number)s", number=number + 1)
            return act(title, _("Choose the session"), "auctions.rounds.new")
        case LotAct.ANNOUNCE:
            title = _("Post and publish round %(number)s", number=number)
            return act(
                title, _("Record the announcement"), "auctions.rounds.announce", number=number
            )
        case LotAct.RECORD_RESULT:
            return _result(shown, act)
        case LotAct.NOTIFY:
            title = _("Notify the parties of the failure of round %(number)s", number=number)
            return act(title, _("Record the notice"), "auctions.results.notify", number=number)
        case LotAct.ASK_CREDITOR:
            return act(
                _("Record the creditor's answer about taking the asset"),
                _("Record the answer"),
                "auctions.repricing.answer",
                _("Without it the price is not cut further."),
            )
        case LotAct.REDUCE:
            return act(_("Decide the reduction"), _("Cut the price"), "auctions.repricing.reduce")
        case LotAct.SETTLE if sale_code is not None:
            url = url_for("sales.sales.show", code=sale_code)
            title = label(due.step) if due is not None else _("Follow the sale")
            return Act(title, "", due, Button(_("Show the sale"), url))
    return None


def of_lot(shown: LotPage) -> list[Button]:
    """Return what else may be done with a lot now, besides the next act."""
    if shown.lot.status not in ON_OFFER:
        return []
    if not may(Permission.RUN_AUCTIONS, shown.lot.office_id):
        return []
    code, found = shown.lot.code, []
    if shown.live is not None:
        live = shown.live.number
        if shown.lot.status is LotStatus.PLANNED:
            found.append(
                Button(
                    _("Move the session"), url_for("auctions.rounds.move", code=code, number=live)
                )
            )
        found.append(
            Button(_("Stop the round"), url_for("auctions.rounds.stop", code=code, number=live))
        )
    if shown.lot.status in CONTRACTABLE and shown.next.act is not LotAct.SIGN_CONTRACT:
        found.append(Button(_("New contract"), url_for("auctions.lots.contract", code=code)))
    if shown.lot.status in {LotStatus.VALUED, LotStatus.READY}:
        found.append(Button(_("New valuation"), url_for("auctions.lots.value", code=code)))
    found.append(Button(_("Withdraw the lot"), url_for("auctions.lots.withdraw", code=code)))
    return found


def _result(shown: LotPage, act: Callable[..., Act]) -> Act | None:
    """Return what is to do about an announced round, before its session and after it."""
    latest = shown.latest
    if latest is None:
        return None
    if latest.session_on > clock.today():
        waiting = act(
            _("Await the session of round %(number)s", number=latest.number),
            _("Record a registrant"),
            "auctions.rounds.register",
            number=latest.number,
        )
        return Act(
            waiting.title, _("Session on %(day)s", day=day(latest.session_on)), None, waiting.button
        )
    return act(
        _("Record the result of round %(number)s", number=latest.number),
        _("Record the result"),
        "auctions.results.fail",
        _("Session on %(day)s", day=day(latest.session_on)),
        number=latest.number,
    )
