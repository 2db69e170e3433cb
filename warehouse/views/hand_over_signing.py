"""The pages on which a hand-over is signed: one's own half, and the half of an outside person."""

from typing import Any

from flask import Response, current_app
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from accounts.proving import check_it_is_me
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from warehouse import photos
from warehouse.allowed_hand_overs import half_of, why_not_sign, why_not_sign_outside
from warehouse.forms.hand_overs import SignForm
from warehouse.forms.lending import SignOutsideForm
from warehouse.models import Half, HandOver, HandOverKind, HandOverState, OutsideSigner
from warehouse.operations.hand_over_signing import sign_hand_over
from warehouse.operations.hand_over_signing import sign_outside as let_sign
from warehouse.queries import hand_overs as queries
from warehouse.queries.discrepancies import open_of_items
from warehouse.views.hand_over_list import waits_for
from warehouse.views.hand_overs import KEEP, bp, found_row, page_of, told_why_not
from warehouse.wording_hand_overs import words_of
from web.access import actor, offices, permission_required
from web.formatting import label
from web.pages import Alarm, act_page, one_or_404


@bp.route("/<int:hand_over_id>/sign", methods=["GET", "POST"])
@permission_required(KEEP)
def sign(hand_over_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: found_row(hand_over_id),
        _sign_form,
        lambda row, form, by: sign_hand_over(row, **form.given, by=by),
        prepare=lambda _row, form: check_it_is_me(form.current.data or ""),
        signs=True,
        then=page_of,
        said=_said,
        template="warehouse/hand_overs/sign.html",
        subject="row",
        context=lambda row: told_why_not(row, why_not_sign) | _shown(row) | {"half": _half(row)},
    )


@bp.route("/<int:hand_over_id>/sign-outside", methods=["GET", "POST"])
@permission_required(KEEP)
def sign_outside(hand_over_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: found_row(hand_over_id),
        _outside_form,
        lambda row, form, by: let_sign(row, **form.given, by=by),
        prepare=lambda _row, form: form.keep(),
        signs=True,
        then=page_of,
        said=_said,
        template="warehouse/hand_overs/sign_outside.html",
        subject="row",
        context=lambda row: told_why_not(row, why_not_sign_outside) | _shown(row),
    )


@bp.get("/<int:hand_over_id>/signed/<digest>")
@permission_required(Permission.READ_WAREHOUSE)
def image(hand_over_id: int, digest: str) -> ResponseReturnValue:
    signer: OutsideSigner = one_or_404(queries.signed_image(digest, hand_over_id, offices()))
    kept = signer.drawn_sha256 if signer.drawn_sha256 == digest else signer.paper_sha256
    content = current_app.extensions["blobs"].get(kept)
    response = Response(content, mimetype=photos.MEDIA_TYPE)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Disposition"] = "inline"
    return response


def _sign_form(row: HandOver) -> SignForm:
    form = SignForm()
    form.ask_of(row)
    return form


def _outside_form(row: HandOver) -> SignOutsideForm:
    form = SignOutsideForm()
    form.ask_of(row)
    return form


def _shown(row: HandOver) -> dict[str, Any]:
    return {
        "is_second": row.stage is HandOverState.SIGNED_BY_ONE,
        "waits": waits_for(row),
        "words": words_of(row),
        "for_good": row.kind is HandOverKind.RELEASE,
        "stores": offices(Permission.READ_WAREHOUSE),
        "lines": db.session.scalars(queries.lines_of(row)).all(),
    }


def _half(row: HandOver) -> Any:
    return half_of(row, Act(actor(), clock.now()))


def _said(row: HandOver) -> str:
    """Say what the signature did; a discrepancy that it opened is never told in green."""
    told: str = f"{_('It is signed.')} {_(words_of(row).nothing_yet)}"
    if row.stage is not HandOverState.SIGNED:
        return told
    told = ngettext(
        "Both have signed: %(num)d thing is handed over.",
        "Both have signed: %(num)d things are handed over.",
        row.lines_count,
    )
    comes = row.outside_half is Half.GIVER
    opened = list(db.session.scalars(open_of_items(queries.items_on(row)))) if comes else []
    if not opened:
        return told
    kinds = list(dict.fromkeys(label(kind) for one in opened for kind in one.kinds))
    return Alarm(
        _(
            "%(done)s Not as known: %(kinds)s. Open discrepancies: %(numbers)s.",
            done=told,
            kinds=", ".join(kinds),
            numbers=", ".join(one.number for one in opened[:5]),
        )
    )
