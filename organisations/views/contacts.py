"""Whom to reach at an organisation, and its bank accounts: added and ended."""

from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation import clock
from foundation.permissions import Permission
from organisations.forms import AccountForm, ContactForm, OnForm
from organisations.operations import contacts
from organisations.views.finding import kept, kept_account, kept_contact, page_of, read
from web.access import permission_required
from web.pages import act_page

bp = Blueprint("contacts", __name__)

KEEPS = Permission.KEEP_ORGANISATIONS


@bp.route("/<int:organisation_id>/contacts/new", methods=["GET", "POST"])
@permission_required(KEEPS)
def add(organisation_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: kept(organisation_id),
        lambda _organisation: ContactForm(),
        lambda organisation, form, by: contacts.add_contact(organisation, **form.given, by=by),
        template="organisations/act.html",
        subject="organisation",
        context=lambda _organisation: {"words": _("Add a contact"), "note": ""},
        then=lambda row: page_of(row.organisation_id),
        said=lambda _row: _("The contact is written down."),
    )


@bp.route("/<int:organisation_id>/accounts/new", methods=["GET", "POST"])
@permission_required(KEEPS)
def add_account(organisation_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: kept(organisation_id),
        lambda _organisation: AccountForm(),
        lambda organisation, form, by: contacts.add_account(organisation, **form.given, by=by),
        template="organisations/act.html",
        subject="organisation",
        context=lambda _organisation: {"words": _("Add a bank account"), "note": ""},
        then=lambda row: page_of(row.organisation_id),
        said=lambda _row: _("The bank account is written down."),
    )


@bp.route("/contacts/<int:contact_id>/end", methods=["GET", "POST"])
@permission_required(KEEPS)
def end(contact_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: kept_contact(contact_id),
        lambda _contact: OnForm(),
        lambda contact, form, by: contacts.end_contact(contact, **form.given, by=by),
        first=_today,
        template="organisations/act.html",
        subject="contact",
        context=lambda contact: _of(contact, _("End the contact"), contact.name),
        then=lambda row: page_of(row.organisation_id),
        said=lambda _row: _("The contact has ended."),
    )


@bp.route("/accounts/<int:account_id>/end", methods=["GET", "POST"])
@permission_required(KEEPS)
def end_account(account_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: kept_account(account_id),
        lambda _account: OnForm(),
        lambda account, form, by: contacts.end_account(account, **form.given, by=by),
        first=_today,
        template="organisations/act.html",
        subject="account",
        context=lambda account: _of(account, _("End the bank account"), account.number),
        then=lambda row: page_of(row.organisation_id),
        said=lambda _row: _("The bank account has ended."),
    )


def _today(_row: object, form: OnForm) -> None:
    form.on.data = clock.today()


def _of(row: Any, words: str, note: str) -> dict[str, Any]:
    return {"words": words, "note": note, "organisation": read(row.organisation_id)}
