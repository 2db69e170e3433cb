"""The acts of a lot as a page shows them: the next one, and what else may be done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from auctions import offers, queries
from auctions.acts import ACTS, LotAct, lawful
from auctions.allowed import why_not_publish_on
from auctions.lot_page import LotPage
from auctions.models import Round
from auctions.next_act import IN_SALE, NextAct, acts_of
from auctions.offers import Offer
from auctions.sale_hooks import sale_hooks
from auctions.taking_back.standing import Rows, newest
from corrections.views.buttons import correcting
from corrections.wording import fact_words
from foundation import clock
from foundation.acts import Act
from foundation.permissions import Permission
from web.access import actor, may
from web.buttons import Button
from web.formatting import day
from web.forms import spoken_details
from web.i18n import translated


@dataclass(frozen=True, slots=True)
class Chip:
    """The provision behind a last day."""

    short: str
    basis: str
    confirmed: bool
    counted: str


@dataclass(frozen=True, slots=True)
class Following:
    """The next act in words; without a button for who may not do it."""

    code: str
    title: str
    why: str
    due_on: date | None
    chip: Chip | None
    button: Button | None


def by_now() -> Act:
    """Return the act of looking: who asks what is lawful, and when."""
    return Act(actor(), clock.now())


def next_of(offer: Offer, sale: Any = None) -> Following | None:
    """Return the next act of a lot in words, or None when nothing is left to do.

    Args:
        sale: the panel of its newest sale, which decides while the lot is in sale.
    """
    in_sale = sale is not None and offer.lot.status in IN_SALE
    acts = sale.acts(by_now()) if in_sale else acts_of(offer, by_now())
    return None if acts.next is None else in_words(acts.next)


def in_words(found: NextAct) -> Following:
    """Return an act in words."""
    return Following(
        code=found.code,
        title=title_of(found),
        why=_why(found),
        due_on=found.due_on,
        chip=_chip(found),
        button=button_of([found]),
    )


def title_of(found: NextAct) -> str:
    """Say what is to be done."""
    return translated(found.title, spoken_details(found.details))


def button_of(found: Sequence[NextAct]) -> Button | None:
    """Return the way to the first of these acts that this person may do; None if there is none."""
    for one in found:
        if may(one.permission, one.office_id):
            return Button(_(one.word), address_of(one), main=one.urgent)
    return None


def address_of(found: NextAct) -> str:
    """Return where an act is done."""
    return _url(found.endpoint, dict(found.values))


def besides(offer: Offer, following: Following | None) -> list[Button]:
    """Return what else may be done with a lot now."""
    found = _buttons(offer, [act for act in lawful(offer, by_now()) if not _is(act, following)])
    by = by_now()
    if may(Permission.RUN_AUCTIONS, offer.lot.office_id) and not why_not_publish_on(
        offer, None, by
    ):
        past = url_for("auctions.past_rounds.new", code=offer.lot.code)
        found.append(Button(_("Record a past round"), past))
    if offer.contract is not None:
        found += correcting("contract", offer.contract, _("Correct the service contract"))
    right = offer.first_buyers
    if right is not None and right.are_told and not right.is_open:
        words = _("The co-owners did not answer so: take it back")
        found += correcting("lot.first_answer", offer.lot, words)
    return found


def in_head(shown: LotPage, following: Following | None, sale: Any) -> list[Button]:
    """Return the acts in the head of the page of a lot: what is next before all others."""
    first = following.button if following is not None else None
    return [
        *([Button(first.label, first.url)] if first is not None else []),
        *besides(shown.offer, following),
        *of_newest(shown, sale),
    ]


def of_newest(shown: LotPage, sale: Any) -> list[Button]:
    """Return the way to take back what was recorded last of a lot, for who may propose it.

    Args:
        sale: the panel of its newest sale.
    """
    lot = shown.lot
    sold = {sale.sale.round_id: sale_hooks().shown(sale)} if sale is not None else {}
    rows = Rows(
        lot,
        rounds=shown.rounds,
        cuts=shown.reductions,
        answers=shown.answers,
        valuations=shown.valuations[::-1],
        contracts=[shown.contract] if shown.contract is not None else [],
        sold=sold,
    )
    step = newest(lot, rows)
    if step is None or not may(Permission.PROPOSE_CORRECTIONS, lot.office_id):
        return []
    words = _("Take back: %(what)s", what=fact_words(step.fact))
    return correcting(step.fact, step.row, words)


def of_steps(rows: Iterable[Any], code: str) -> dict[int, Button]:
    """Return the way to correct each of some steps of a lot, by its id."""
    return {row.id: found[0] for row in rows if (found := correcting(code, row))}


def of_steps_after(round_: Round) -> list[Button]:
    """Return the ways to correct the creditor's answer and the cut that followed a round."""
    lot = round_.lot
    answers = [row for row in queries.answers_of(lot) if row.round_id == round_.id]
    cuts = [row for row in queries.reductions_of(lot) if row.round_id == round_.id]
    return [
        *(
            each
            for row in answers
            for each in correcting("lot.answer", row, _("Correct the answer"))
        ),
        *(each for row in cuts for each in correcting("lot.cut", row, _("Correct the price cut"))),
    ]


def of_round(round_: Round) -> list[Button]:
    """Return what may be done now with one round of a lot."""
    offer = offers.read(round_.lot, round_)
    return [
        *_buttons(offer, [act for act in lawful(offer, by_now()) if ACTS[act].about_round]),
        *correcting("round.result", round_, _("Annul a wrong result")),
        *correcting("round", round_, _("Correct the days of the round")),
        *correcting("round.told", round_, _("Correct the days the old file tells")),
        *correcting("round.whole", round_, _("Entered by mistake: take the round back")),
    ]


def _is(act: LotAct, following: Following | None) -> bool:
    return following is not None and act.value == following.code


def _buttons(offer: Offer, acts: Sequence[LotAct]) -> list[Button]:
    found = [(ACTS[act].word, ACTS[act]) for act in acts]
    return [
        Button(_(word), _url(doing.endpoint, doing.values(offer)))
        for word, doing in found
        if may(doing.permission, offer.lot.office_id)
    ]


def _url(endpoint: str, values: dict[str, Any]) -> str:
    return url_for(endpoint, **values)


def _why(found: NextAct) -> str:
    if found.hold is not None:
        return str(_("Until the hold is lifted nothing is planned, sold, handed over or paid out."))
    if found.session_on is not None:
        return str(_("Session on %(day)s", day=day(found.session_on)))
    if found.day_unknown:
        return str(_("Last day not known: nobody recorded when the failure became known."))
    if found.code == LotAct.ANSWER:
        return str(_("Without it the price is not cut further."))
    return ""


def _chip(found: NextAct) -> Chip | None:
    due = found.due
    if due is None:
        return None
    return Chip(due.basis_short, due.basis, due.confirmed, due.counted)
