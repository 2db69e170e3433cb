"""Offices: the tree of those in sight; a unit added, an office renamed."""

from collections.abc import Sequence

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts import provinces, queries
from accounts.forms import OfficeForm, UnitForm
from accounts.models import Office
from accounts.operations import offices as tree
from accounts.views.reach import act_over, office_named
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.checking import Check
from web.pages import act_page, page

bp = Blueprint("offices", __name__, url_prefix="/offices")


@bp.get("")
@permission_required(Permission.MANAGE_ACCOUNTS)
def show() -> ResponseReturnValue:
    mine = _mine()
    return page("accounts/offices/show.html", mine=mine, names={row.id: row.name for row in mine})


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def new() -> ResponseReturnValue:
    mine = _mine()
    return act_page(
        lambda: None,
        lambda _none: UnitForm(offices=mine),
        lambda _none, form, by: tree.create_office(
            code=form.code.data or "", name=form.name.data or "", parent=form.office.chosen, by=by
        ),
        prepare=lambda _none, form: act_over([form.office.chosen.path]),
        then=lambda _office: url_for(".show"),
        said=lambda office: _("%(office)s is added.", office=office.name),
        template="accounts/offices/new.html",
        subject="nobody",
        context=lambda _none: {"suggested": provinces.unit_names(len(mine) - 1)},
    )


@bp.route("/<code>/edit", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def edit(code: str) -> ResponseReturnValue:
    def begin(office: Office, form: OfficeForm) -> None:
        form.code.data, form.name.data = office.code, office.name

    def rename(office: Office, form: OfficeForm, by: Act) -> Office:
        return tree.rename_office(
            office, code=form.code.data or "", name=form.name.data or "", by=by
        )

    return act_page(
        lambda: office_named(code),
        lambda _office: OfficeForm(),
        rename,
        first=begin,
        check=lambda office, form: Check(
            _("Rename %(old)s to %(new)s", old=office.name, new=form.name.data or ""),
            [
                _(
                    "Every page, label and paper made from now on has the new name; what was"
                    " printed before keeps the old one."
                )
            ],
            _("Renaming it again takes it back."),
        ),
        then=lambda _office: url_for(".show"),
        said=lambda office: _("The office is called %(office)s now.", office=office.name),
        show=lambda office, form: _renaming(office, form, code),
    )


def _renaming(office: Office, form: OfficeForm, code: str) -> ResponseReturnValue:
    if form.failure is None:
        form.expected.data = str(tree.version_of(office))
    names = provinces.unit_names(0) if office.parent_id else provinces.office_names()
    return page("accounts/offices/edit.html", form=form, code=code, suggested=names)


def _mine() -> Sequence[Office]:
    return db.session.scalars(queries.offices(offices())).all()
