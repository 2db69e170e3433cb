"""What every act on a lot shares: look it up, show the form, do it once, go back to the lot."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Select

from auctions import queries
from auctions.models import Lot, Round
from foundation.database import db
from web.access import offices
from web.forms import Form
from web.pages import one_or_404, page, perform


def all_of(query: Select[Any]) -> Sequence[Any]:
    """Return the rows of a query."""
    return db.session.scalars(query).all()


def find_lot(code: str) -> Lot:
    """Return a lot in sight, with case, officer, tags and assets; else 404."""
    lot: Lot = one_or_404(queries.lot_by_code(code, offices()))
    return lot


def find_round(lot: Lot, number: int) -> Round:
    """Return a round of a lot in sight; else 404."""
    round_: Round = one_or_404(queries.round_of_lot(lot, number))
    return round_


def act_on(
    lot: Lot,
    form: Form,
    act: Callable[[], Any],
    *,
    template: str,
    message: str,
    round_: Round | None = None,
    first: Mapping[str, Any] | None = None,
    context: Callable[[Lot], dict[str, Any]] = lambda _lot: {},
) -> ResponseReturnValue:
    """Show ``form``, or do the act it asks for and go back to the page of the lot.

    Args:
        act: calls exactly one operation.
        round_: the round acted on; its version is the one the person saw.
        first: field to the value it has when the form is opened.
        context: what else the template needs, read afresh after a refusal.
    """
    code, number = lot.code, round_.number if round_ is not None else None
    if request.method == "GET":
        seen = lot if round_ is None else round_
        form.expected.data = str(seen.version)
        for name, value in (first or {}).items():
            if name in form:
                form[name].data = value
    if form.submitted():
        done = perform(
            form,
            act,
            then=lambda _done: url_for("auctions.lots.show", code=code),
            message=lambda _done: message,
        )
        if done is not None:
            return done
        lot = find_lot(code)
        round_ = None if number is None else find_round(lot, number)
    return page(template, form=form, lot=lot, round=round_, **context(lot))
