"""The ladder of prices in words and numbers, for the drawing and for who cannot see it."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from auctions import lot_page
from auctions.lot_page import LotPage
from auctions.models import CreditorChoice, LotStatus, Round, RoundState
from auctions.valued import was_revalued
from lawbook.repricing import cut_basis_points
from web.formatting import grouped, label, percent, short_day, short_day_or_part

TO_BE_OFFERED = frozenset({LotStatus.VALUED, LotStatus.READY})
"""The next round is held at the price in force: after a default or a stop it is not cut."""


def steps_of(shown: LotPage, sold_for: int | None = None) -> list[dict[str, Any]]:
    """Return the rungs of a lot, oldest first, with the prices further cuts could reach.

    Args:
        sold_for: the price of the sale in force, đồng.
    """
    steps: list[dict[str, Any]] = []
    price: int | None = None
    former: Round | None = None
    for round_ in shown.rounds:
        if round_.starting_price is None:  # a rung of an unknown height is not drawn
            price, former = None, round_
            continue
        again = _is_revalued(shown, former, round_.starting_price)
        cut = _cut(None if again else price, round_.starting_price)
        steps.append(_step(round_, cut, sold_for, again))
        price, former = round_.starting_price, round_
    if shown.lot.current_price is None:
        return steps
    number = former.number if former is not None else 0
    if price is None or shown.lot.current_price != price or shown.lot.status in TO_BE_OFFERED:
        again = _is_revalued(shown, former, shown.lot.current_price)
        number += 1
        note = _("price in force, valued again") if again else _("price in force")
        steps.append(_ahead(number, shown.lot.current_price, None if again else price, note))
    price = shown.lot.current_price
    for ahead in lot_page.prices_ahead(shown.lot, shown.floor, len(steps)):
        number += 1
        steps.append(_ahead(number, ahead, price, _("if cut by a tenth")))
        price = ahead
    return steps


def summary_of(shown: LotPage) -> str:
    """Say the ladder in one line: rounds, cuts, depth."""
    lot = shown.lot
    parts = [
        ngettext("%(num)d round", "%(num)d rounds", len(shown.rounds)),
        ngettext("%(num)d reduction", "%(num)d reductions", lot.reductions),
    ]
    unpriced = sum(round_.starting_price is None for round_ in shown.rounds)
    if unpriced:
        parts.append(
            ngettext(
                "price of %(num)d round not known", "price of %(num)d rounds not known", unpriced
            )
        )
    if lot.first_price and lot.current_price and lot.current_price < lot.first_price:
        depth = percent(cut_basis_points(lot.first_price, lot.current_price))
        parts.append(_("%(depth)s below the first price", depth=depth))
    return ", ".join(parts)


def floor_label(shown: LotPage) -> str:
    return str(_("Costs %(amount)s: at this price the sale must stop", amount=grouped(shown.floor)))


def right_of(shown: LotPage) -> tuple[int | None, str]:
    """Return after which round the creditor's right opened, and what was answered."""
    asked = {row.subject_id for row in shown.deadlines if row.step == "creditor_answer"}
    opened = next((round_ for round_ in shown.rounds if round_.id in asked), None)
    if opened is None:
        return None, ""
    answers = [shown.answers[r.id] for r in shown.rounds if r.id in shown.answers]
    if not answers:
        return opened.number, _("The creditor may take the asset")
    last = answers[-1]
    if last.choice is CreditorChoice.TAKES:
        return opened.number, _(
            "The creditor takes the asset · %(day)s", day=short_day(last.answered_on)
        )
    return opened.number, _(
        "The creditor may take the asset · %(answer)s %(day)s",
        answer=label(last.choice).lower(),
        day=short_day(last.answered_on),
    )


def _is_revalued(shown: LotPage, former: Round | None, price: int) -> bool:
    """Whether the price after a round came from a new valuation, not from a cut."""
    if former is None or former.id in shown.reductions or price == former.starting_price:
        return False
    return was_revalued([one for one in shown.valuations if one.value == price])


def _step(round_: Round, cut: int | None, sold_for: int | None, revalued: bool) -> dict[str, Any]:
    word, tone = {
        RoundState.PLANNED: (_("Planned"), "neutral"),
        RoundState.ANNOUNCED: (_("Announced"), "neutral"),
        RoundState.UNKNOWN: (_("Result not known"), "warn"),
        RoundState.SOLD: (
            _("Sold at auction")
            if sold_for is None
            else _("Sold: %(price)s", price=grouped(sold_for)),
            "ok",
        ),
        RoundState.STOPPED: (_("Stopped"), "warn"),
        RoundState.DEFAULTED: (_("Winner did not pay"), "warn"),
        RoundState.FAILED: (
            _("Failed, code %(letter)s", letter=round_.failure_code)
            if round_.failure_code
            else _("Failed, cause not known"),
            "danger",
        ),
    }[round_.state]
    count = round_.registrants
    notes = [_("valued again")] if revalued else []
    if count is not None:
        notes.append(ngettext("%(num)d registrant", "%(num)d registrants", count))
    return {
        "number": round_.number,
        "which_unknown": bool(round_.number_unknown),
        "price": round_.starting_price,
        "day": short_day_or_part(round_.outcome_on or round_.session_on, round_.session_in)
        or _("day not known"),
        "cut": cut,
        "tone": tone,
        "word": word,
        "note": " · ".join(notes),
    }


def _ahead(number: int, price: int, before: int | None, note: str) -> dict[str, Any]:
    return {
        "number": number,
        "which_unknown": False,
        "price": price,
        "day": "",
        "cut": _cut(before, price),
        "tone": "neutral",
        "word": _("Possible"),
        "note": note,
    }


def _cut(before: int | None, price: int) -> int | None:
    return cut_basis_points(before, price) if before is not None and price < before else None
