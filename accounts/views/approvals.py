"""Proposals: the list, one of them; approving, returning, withdrawing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from accounts import approval_queries
from accounts.approvals import declared
from accounts.deciding import Parts, why_not_decide, why_not_withdraw
from accounts.forms import DecideForm
from accounts.models import Approval
from accounts.operations.approvals import approve, send_back, withdraw
from accounts.views.approval_list import APPROVALS
from accounts.wording import approvable
from audit import ledger, subjects
from audit.wording import details, kind_words
from foundation.acts import Act
from foundation.database import db
from foundation.failures import Failure
from foundation.permissions import Permission
from foundation.refusals import Refusal
from foundation.transaction import rehearsed
from web.access import may, need, offices, permission_required
from web.checking import Check
from web.lists import list_page
from web.pages import act_of, act_on, act_page, one_or_404, page
from web.panels import Section, Shown

bp = Blueprint("approvals", __name__, url_prefix="/approvals")


@dataclass(frozen=True, slots=True)
class Teller:
    """How the room that declared a kind shows what is proposed."""

    body: Callable[[Approval], Markup]
    undoing: str  # N_ text: what takes it back once it is carried out


_tellers: Final[dict[str, Teller]] = {}
_waiting: Final[list[Section]] = []


def also(section: Section) -> None:
    """Show above the list what waits for a decision and is a document of its own: orders.

    Its ``make`` is asked without a thing; the permission counts in any office.
    """
    _waiting.append(section)


def tell(code: str, teller: Teller) -> None:
    """Say how proposals of a kind are shown."""
    _tellers[code] = teller


@bp.get("")
@permission_required(Permission.READ_CASES)
def index() -> ResponseReturnValue:
    asked = ((each, each.make(None)) for each in _waiting if may(each.permission))
    shown = [Shown(section, panel) for section, panel in asked if panel is not None]
    return list_page(APPROVALS, "accounts/approvals/index.html", waiting=shown)


@bp.get("/<int:approval_id>")
@permission_required(Permission.READ_CASES)
def show(approval_id: int) -> ResponseReturnValue:
    approval = _find(approval_id)
    form = DecideForm()
    form.expected.data = str(approval.version)
    return _show(approval, form)


@bp.post("/<int:approval_id>/decision")
@permission_required(Permission.READ_CASES)
def decide(approval_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: _find_for(approval_id, lambda parts: parts.decides),
        lambda _approval: DecideForm(),
        _decide,
        check=_check,
        then=_address,
        said=lambda approval: (
            _("Approved and carried out.")
            if approval.executed_at is not None
            else _("The proposal is returned.")
        ),
        show=_show,
    )


@bp.post("/<int:approval_id>/withdrawal")
@permission_required(Permission.READ_CASES)
def take_back(approval_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: _find_for(approval_id, lambda parts: parts.proposes),
        lambda _approval: DecideForm(),
        lambda approval, _form, by: withdraw(approval, by=by),
        then=_address,
        said=lambda _approval: _("The proposal is withdrawn."),
        show=_show,
    )


def _find(approval_id: int) -> Approval:
    """Return a proposal for who may see the page of what it is about."""
    approval: Approval = one_or_404(approval_queries.approval_by_id(approval_id, offices()))
    if not subjects.opens(approval.subject, offices):
        abort(403)
    return approval


def _find_for(approval_id: int, part: Callable[[Parts], Permission]) -> Approval:
    """Return a proposal for who has the right that a part in it needs."""
    approval = _find(approval_id)
    need(part(declared()[approval.what].parts))
    return approval


def _approves() -> bool:
    return request.form.get("decision") == "approve"


def _decide(approval: Approval, form: DecideForm, by: Act) -> Approval:
    if _approves():
        return approve(approval, by=by)
    return send_back(approval, note=form.note.data or "", by=by)


def _check(approval: Approval, form: DecideForm) -> Check | None:
    """Ask before it is carried out, and say what follows; a return needs no question."""
    if not _approves():
        return None
    teller = _tellers[approval.what]
    follows = _followed(approval, act_of(form))
    return Check(_("Approve and carry out"), follows, _(teller.undoing))


def _followed(approval: Approval, by: Act) -> list[str]:
    """Return what the act would write, each with its details; nothing where it is refused."""

    return foretold(lambda: approve(approval, by=by))


BESIDE: Final = ("approval:", "document:")
"""Streams of what is written beside what follows: the proposal itself, and its paper."""


def foretold(act: Callable[[], object]) -> list[str]:
    """Return what an act would write, each with its details, beside what is said of approvals."""

    def work() -> list[str]:
        act()
        db.session.flush()
        return [
            "; ".join(
                [
                    kind_words(entry.kind),
                    *(f"{d.label}: {d.value}" for d in details(entry, {}, streams=False)),
                ]
            )
            for entry in ledger.written_now()
            if not entry.stream.startswith(BESIDE)
        ]

    try:
        return rehearsed(work)
    except (Refusal, Failure):
        return []  # the page says it, beside the button


def _address(approval: Approval) -> str:
    return url_for("accounts.approvals.show", approval_id=approval.id)


def _show(approval: Approval, form: DecideForm) -> ResponseReturnValue:
    kind = declared()[approval.what]
    decides = act_on(kind.parts.decides, approval)
    own = act_on(kind.parts.proposes, approval)
    about = subjects.named([approval.subject], offices).get(approval.subject)
    return page(
        "accounts/approvals/show.html",
        form=form,
        approval=approval,
        what=approvable(approval.what),
        about=about,
        body=_tellers[approval.what].body(approval),
        decides=decides is not None and why_not_decide(approval, decides) is None,
        withdraws=own is not None and why_not_withdraw(approval, own) is None,
        entries=db.session.scalars(ledger.history(approval.stream).limit(50)).all(),
    )
