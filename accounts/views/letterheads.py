"""The head of an office's papers: its lines, its logo, who signs in which capacity."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from accounts import queries
from accounts.forms import StateForm
from accounts.forms.letterhead import LetterheadForm, SignerForm
from accounts.heading.logo import MEDIA_TYPE, store
from accounts.letterhead import capacities_of, letterhead_of, recorded_of, signers, version_of
from accounts.models import Letterhead, Office, SigningCapacity, UserAccount
from accounts.operations import letterhead as heads
from accounts.views.reach import office_named
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.forms import Form
from web.pages import act_page, one_or_404, page

bp = Blueprint("letterheads", __name__, url_prefix="/offices")


@bp.route("/<code>/letterhead", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def edit(code: str) -> ResponseReturnValue:
    """Change the lines and the logo of the head."""
    return act_page(
        lambda: office_named(code),
        lambda _office: LetterheadForm(),
        _record,
        first=lambda office, form: form.start_from(recorded_of(office)),
        then=lambda _row: url_for(".edit", code=code),
        said=lambda _row: _("The head of the papers is recorded."),
        show=_show,
    )


@bp.post("/<code>/signers")
@permission_required(Permission.MANAGE_ACCOUNTS)
def allow(code: str) -> ResponseReturnValue:
    return act_page(
        lambda: office_named(code),
        _signer_form,
        lambda office, form, by: heads.allow_signing(
            office,
            account=form.account.chosen,
            capacity=form.capacity.data or "",
            in_place_of=form.in_place_of.data or "",
            by=by,
        ),
        then=lambda _row: url_for(".edit", code=code),
        said=lambda _row: _("The signing capacity is recorded."),
        show=_show,
    )


@bp.post("/<code>/signers/<int:capacity_id>/end")
@permission_required(Permission.MANAGE_ACCOUNTS)
def end(code: str, capacity_id: int) -> ResponseReturnValue:
    def find() -> Office:
        office = office_named(code)
        one_or_404(_held(office, capacity_id))
        return office

    return act_page(
        find,
        lambda _office: StateForm(),
        lambda office, _form, by: heads.end_signing(
            db.session.scalars(_held(office, capacity_id)).one(), by=by
        ),
        then=lambda _none: url_for(".edit", code=code),
        said=lambda _none: _("The signing capacity has ended."),
        show=_show,
    )


@bp.get("/<code>/logo")
@permission_required(Permission.USE)
def logo(code: str) -> ResponseReturnValue:
    """Answer the logo at the head of an office's papers."""
    office: Office = one_or_404(queries.office_by_code(code).where(Office.id.in_(offices())))
    name = letterhead_of(office).logo
    if name is None:
        abort(404)
    response = Response(store().get(name), mimetype=MEDIA_TYPE)
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


def _record(office: Office, form: LetterheadForm, by: Act) -> Letterhead:
    return heads.set_letterhead(
        office,
        superior=form.superior.data or "",
        name=form.head_name.data or "",
        symbol=form.symbol.data or "",
        place=form.place.data or "",
        address=form.address.data or "",
        phone=form.phone.data or "",
        email=form.email.data or "",
        logo=form.logo_after(recorded_of(office)),
        by=by,
    )


def _held(office: Office, capacity_id: int) -> Any:
    return select(SigningCapacity).where(
        SigningCapacity.id == capacity_id, SigningCapacity.office_id == office.id
    )


def _signers(office: Office) -> Sequence[UserAccount]:
    return db.session.scalars(signers(office, clock.today())).all()


def _signer_form(office: Office, **kwargs: Any) -> SignerForm:
    form = SignerForm(people=_signers(office), **kwargs)
    form.account.asked_at = url_for(".edit", code=office.code)
    return form


def _show(office: Office, form: Form) -> ResponseReturnValue:
    heading = form
    if not isinstance(form, LetterheadForm):
        heading = LetterheadForm(formdata=None)
        heading.start_from(recorded_of(office))
    if heading.failure is None:
        heading.expected.data = str(version_of(office))
    return page(
        "accounts/letterheads/edit.html",
        form=form,
        heading=heading,
        signing=form if isinstance(form, SignerForm) else _signer_form(office, formdata=None),
        pressing=form if isinstance(form, StateForm) else StateForm(None),
        office=office,
        head=letterhead_of(office),
        signers=capacities_of(office, clock.today()),
        may_sign={person.id for person in _signers(office)},
    )
