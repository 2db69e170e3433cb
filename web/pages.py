"""Rendering pages, looking rows up, and performing the act a form asks for."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from flask import abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlalchemy import Select

from foundation import acts, clock
from foundation.database import db
from foundation.refusals import Refusal
from foundation.transaction import transaction
from web.access import actor
from web.forms import Form

T = TypeVar("T")


def page(template: str, *, form: Form | None = None, **context: Any) -> ResponseReturnValue:
    """Render ``template``; 422 when its form was refused, so tests and htmx can tell."""
    status = 422 if form is not None and form.errors else 200
    return render_template(template, form=form, **context), status


def one_or_404(query: Select[Any]) -> Any:
    """Return the single row of ``query``; 404 when there is none (or it is out of sight)."""
    row = db.session.scalars(query).unique().one_or_none()
    if row is None:
        abort(404)
    return row


def perform(
    form: Form,
    act: Callable[[], T],
    *,
    then: Callable[[T], str],
    message: Callable[[T], str],
) -> ResponseReturnValue | None:
    """Do the act of a posted form once, in one transaction.

    Args:
        act: calls exactly one operation and returns what it returns.
        then: address of the page to go to, from what the act returned.
        message: what to tell the person, from what the act returned.

    Returns:
        A redirect (303) when the act is done, now or by an earlier post of the same form;
        None when the form must be shown again, with the refusal in it.
    """
    who, kind = actor(), f"{request.endpoint}:{json.dumps(request.view_args or {}, default=str)}"
    try:
        with transaction():
            mark = acts.claim(form.act_id.data or "", kind[:80], actor=who, at=clock.now())
            done = act()
            db.session.flush()
            said, url = message(done), then(done)
            mark.outcome = {"url": url, "message": said}
    except acts.AlreadyDone as already:
        flash(gettext("This was already recorded; nothing was done twice."), "info")
        return redirect(already.outcome.get("url", request.path), 303)
    except Refusal as refusal:
        form.refuse(refusal)
        return None
    flash(said, "ok")
    return redirect(url, 303)
