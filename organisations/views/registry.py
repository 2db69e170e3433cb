"""The registry of organisations: list, page, record, change, rename, close, merge."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from audit import ledger
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from organisations import allowed, queries
from organisations.forms import (
    ChangeForm,
    MergeForm,
    OnForm,
    OrganisationForm,
    PressForm,
    ReasonForm,
    RenameForm,
)
from organisations.models import Organisation
from organisations.operations import merging, registry
from organisations.seating import seats_of
from organisations.views.finding import kept, other, page_of, read, written
from organisations.views.organisation_list import ORGANISATIONS
from web.access import may, offices, permission_required
from web.buttons import Button
from web.forms import Form
from web.lists import list_page
from web.pages import act_page, page
from web.panels import columns, panels

bp = Blueprint("registry", __name__)

KEEPS = Permission.KEEP_ORGANISATIONS
SEATS = Permission.MANAGE_ACCOUNTS
TIMELINE = 50


@dataclass(frozen=True, slots=True)
class Everywhere:
    """An organisation as panels see it: each room asks in which offices the reader reads."""

    id: int
    office_id: None = None


@bp.get("")
@permission_required(Permission.READ_CASES)
def index() -> ResponseReturnValue:
    return list_page(ORGANISATIONS, "organisations/registry/index.html", begins=may(KEEPS))


@bp.get("/<int:organisation_id>")
@permission_required(Permission.READ_CASES)
def show(organisation_id: int) -> ResponseReturnValue:
    organisation = read(organisation_id)
    keeps = may(KEEPS, organisation.office_id)
    shown = panels("organisation", Everywhere(organisation.id))
    return page(
        "organisations/registry/show.html",
        organisation=organisation,
        keeps=keeps,
        seats=seats_of(organisation, offices(SEATS)),
        has_seats=may(SEATS) and organisation.kind in allowed.WITH_SEATS,
        may_seat=may(SEATS) and allowed.why_not_seat(organisation) is None,
        buttons=_buttons(organisation) if keeps else [],
        names=queries.names_of(organisation),
        contacts=queries.contacts_of(organisation),
        accounts=queries.accounts_of(organisation),
        branches=queries.branches_of(organisation),
        doubles=queries.doubles_of(organisation),
        shown=shown,
        columns=columns(shown),
        entries=db.session.scalars(ledger.history(organisation.stream).limit(TIMELINE)).all(),
    )


@bp.route("/new", methods=["GET", "POST"])
@permission_required(KEEPS)
def new() -> ResponseReturnValue:
    def record(_none: None, form: OrganisationForm, by: Act) -> Organisation:
        given = form.given
        return registry.record_organisation(**given | {"parent": other(given["parent"])}, by=by)

    return act_page(
        lambda: None,
        lambda _none: OrganisationForm(),
        record,
        template="organisations/registry/new.html",
        subject="nobody",
        then=lambda organisation: page_of(organisation.id),
        said=lambda organisation: _("%(name)s is in the registry.", name=organisation.name),
    )


@bp.route("/<int:organisation_id>/edit", methods=["GET", "POST"])
@permission_required(KEEPS)
def edit(organisation_id: int) -> ResponseReturnValue:
    def first(organisation: Organisation, form: ChangeForm) -> None:
        for name in ("kind", "tax_code", "address", "phone", "email"):
            form[name].data = getattr(organisation, name)
        form.parent.data = written(organisation.parent_id)

    def change(organisation: Organisation, form: ChangeForm, by: Act) -> Organisation:
        given = form.given
        return registry.change_organisation(
            organisation,
            **given | {"parent": other(given["parent"])},
            manages=offices(SEATS),
            by=by,
        )

    return _page(
        organisation_id,
        ChangeForm,
        change,
        words=_("Edit the organisation"),
        said=_("What is known of the organisation is changed."),
        first=first,
    )


@bp.route("/<int:organisation_id>/rename", methods=["GET", "POST"])
@permission_required(KEEPS)
def rename(organisation_id: int) -> ResponseReturnValue:
    return _page(
        organisation_id,
        RenameForm,
        lambda organisation, form, by: registry.rename_organisation(
            organisation, **form.given, by=by
        ),
        words=_("Record a new name"),
        said=_("The new name is recorded; the former one is still found."),
        first=_today,
    )


@bp.route("/<int:organisation_id>/close", methods=["GET", "POST"])
@permission_required(KEEPS)
def close(organisation_id: int) -> ResponseReturnValue:
    return _page(
        organisation_id,
        OnForm,
        lambda organisation, form, by: registry.close_organisation(
            organisation, **form.given, by=by
        ),
        words=_("Record that it closed"),
        said=_("It is recorded as closed; nothing new names it."),
        first=_today,
    )


@bp.route("/<int:organisation_id>/reopen", methods=["GET", "POST"])
@permission_required(KEEPS)
def reopen(organisation_id: int) -> ResponseReturnValue:
    return _page(
        organisation_id,
        PressForm,
        lambda organisation, _form, by: registry.reopen_organisation(organisation, by=by),
        words=_("It works again"),
        said=_("It works again and may be named."),
    )


@bp.route("/<int:organisation_id>/merge", methods=["GET", "POST"])
@permission_required(KEEPS)
def merge(organisation_id: int) -> ResponseReturnValue:
    def first(_organisation: Organisation, form: MergeForm) -> None:
        asked = request.args.get("into", "")
        if asked.isascii() and asked.isdigit() and len(asked) < 10:
            form.into.data = written(int(asked)) if db.session.get(Organisation, int(asked)) else ""

    return _page(
        organisation_id,
        MergeForm,
        lambda organisation, form, by: merging.merge_organisation(
            organisation,
            into=other(form.given["into"]),
            reason=form.reason.data or "",
            manages=offices(SEATS),
            by=by,
        ),
        words=_("Merge into another"),
        note=_(
            "Nothing is erased: this one stays, is found by its name, and whatever names it means "
            "the other one. It can be taken back."
        ),
        said=_("The two are one from now on."),
        first=first,
    )


@bp.route("/<int:organisation_id>/part", methods=["GET", "POST"])
@permission_required(KEEPS)
def part(organisation_id: int) -> ResponseReturnValue:
    return _page(
        organisation_id,
        ReasonForm,
        lambda organisation, form, by: merging.part_organisation(
            organisation, **form.given, manages=offices(SEATS), by=by
        ),
        words=_("Take the merging back"),
        said=_("The organisation stands on its own again."),
    )


def _page(
    organisation_id: int,
    make_form: Callable[[], Any],
    verb: Callable[[Organisation, Any, Act], Organisation],
    *,
    words: str,
    said: str,
    note: str = "",
    first: Callable[[Organisation, Any], None] | None = None,
) -> ResponseReturnValue:
    """Show or do one act on an organisation that this office keeps."""
    return act_page(
        lambda: kept(organisation_id),
        lambda _organisation: make_form(),
        verb,
        first=first,
        template="organisations/act.html",
        subject="organisation",
        context=lambda _organisation: {"words": words, "note": note},
        then=lambda organisation: page_of(organisation.id),
        said=lambda _organisation: said,
    )


def _today(_organisation: Organisation, form: Form) -> None:
    form["on"].data = clock.today()


def _buttons(organisation: Organisation) -> list[Button]:
    """Return what may be done with an organisation now."""

    def to(act: str, words: str) -> Button:
        where = url_for(f"organisations.registry.{act}", organisation_id=organisation.id)
        return Button(words, where)

    if allowed.why_not_change(organisation):
        return [to("part", _("Take the merging back"))]
    closing = allowed.why_not_close(organisation) is None
    return [
        to("edit", _("Edit the organisation")),
        to("rename", _("Record a new name")),
        to("merge", _("Merge into another")),
        to("close", _("Record that it closed")) if closing else to("reopen", _("It works again")),
    ]
