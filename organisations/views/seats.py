"""Outside seats of an organisation: made, given another password, ended by an administrator."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts import passwords
from accounts import queries as people_queries
from accounts.forms import ResetForm
from accounts.models import Office
from accounts.operations import people
from accounts.views.reach import act_over
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from organisations import seating
from organisations.forms import PressForm, SeatForm
from organisations.models import Organisation, Seat
from organisations.operations import seats
from organisations.views.finding import page_of, read
from web.access import offices, permission_required
from web.pages import act_page, one_or_404

bp = Blueprint("seats", __name__)


@bp.route("/<int:organisation_id>/seats/new", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def new(organisation_id: int) -> ResponseReturnValue:
    hashed: list[passwords.Hashed] = []

    def prepare(organisation: Organisation, form: SeatForm) -> None:
        office = form.office.chosen
        act_over([office.path])
        names = (form.username.data or "", form.full_name.data or "", organisation.name)
        hashed.append(passwords.chosen(form.password.data or "", names=names))

    def make(organisation: Organisation, form: SeatForm, by: Act) -> Seat:
        return seats.make_seat(
            organisation,
            username=form.username.data or "",
            full_name=form.full_name.data or "",
            password=hashed[0],
            office=form.office.chosen,
            by=by,
        )

    return act_page(
        lambda: read(organisation_id),
        lambda _organisation: SeatForm(offices=_my_offices()),
        make,
        prepare=prepare,
        template="organisations/act.html",
        subject="organisation",
        context=lambda _organisation: {
            "words": _("Make an outside seat"),
            "note": _("The person sees what is the organisation's own in that office, no more."),
        },
        then=lambda seat: page_of(seat.organisation_id),
        said=lambda _seat: _("The seat is made; its password is changed at the first sign-in."),
    )


@bp.route("/seats/<int:seat_id>/end", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def end(seat_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: _kept(seat_id),
        lambda _seat: PressForm(),
        lambda seat, _form, by: seats.end_seat(seat, by=by),
        template="organisations/act.html",
        subject="seat",
        context=lambda seat: _of(seat, _("End the seat")),
        then=lambda seat: page_of(seat.organisation_id),
        said=lambda _seat: _("The seat has ended."),
    )


@bp.route("/seats/<int:seat_id>/password", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def reset(seat_id: int) -> ResponseReturnValue:
    hashed: list[passwords.Hashed] = []

    def prepare(seat: Seat, form: ResetForm) -> None:
        names = (seat.account.username, seat.account.full_name)
        hashed.append(passwords.chosen(form.password.data or "", names=names))

    return act_page(
        lambda: _kept(seat_id),
        lambda _seat: ResetForm(),
        lambda seat, _form, by: people.reset_password(seat.account, password=hashed[0], by=by),
        prepare=prepare,
        template="organisations/act.html",
        subject="seat",
        context=lambda seat: _of(seat, _("Give the seat a new password")),
        then=lambda _none: page_of(_kept(seat_id).organisation_id),
        said=lambda _none: _("The password is set; it is changed at the next sign-in."),
    )


def _kept(seat_id: int) -> Seat:
    seat: Seat = one_or_404(seating.seat(seat_id, offices()))
    act_over([seat.office.path])
    return seat


def _of(seat: Seat, words: str) -> dict[str, Any]:
    return {"words": words, "note": seat.account.full_name, "organisation": seat.organisation}


def _my_offices() -> Sequence[Office]:
    return db.session.scalars(people_queries.offices(offices())).all()
