"""Kinds of things: what the law says of each, what an office says beside it, and saying it anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from accounts.inherited import Said
from accounts.models import Office
from accounts.views.inherited import Setting, offices_shown, setting_of, uppermost
from accounts.views.reach import office_named
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from lawbook.provisions import Provision
from warehouse import law
from warehouse.forms.kinds import KindForm
from warehouse.kinds.in_force import Held, OwnRule, classes_by, held_in, rule_in
from warehouse.models import Demand, ItemKind, OfficeKind, PlaceClass
from warehouse.operations.kinds import rule_kind
from warehouse.queries import kind_moves
from web.access import offices, permission_required
from web.checking import Check
from web.formatting import day as day_words
from web.formatting import label
from web.pages import act_page, page

bp = Blueprint("kinds", __name__, url_prefix="/kinds")

MOST_SAID: Final = 100  # rows of an office that a page shows, the newest first


@dataclass(frozen=True, slots=True)
class Row:
    """One kind as it stands in an office: by law, and by the word of an office."""

    kind: ItemKind
    classes: Sequence[PlaceClass]  # in which it lies: by law and by the office together
    place_law: Provision | None
    by_law: Sequence[Demand]  # asked at the receipt, by law
    seal_law: Provision | None
    held: Held
    from_where: str

    @property
    def rule(self) -> OwnRule:
        """What the office says beside the law."""
        return self.held.rule

    @property
    def asked(self) -> Sequence[Demand]:
        """What the office asks beside the law."""
        return [each for each in Demand if each in self.rule.demands and each not in self.by_law]


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One row of what an office said."""

    row: OfficeKind
    rule: OwnRule | None


@bp.get("")
@permission_required(Permission.MANAGE_ACCOUNTS)
def index() -> ResponseReturnValue:
    """Show the kinds as the uppermost office in sight has them."""
    return _show(uppermost())


@bp.get("/<code>")
@permission_required(Permission.MANAGE_ACCOUNTS)
def show(code: str) -> ResponseReturnValue:
    return _show(office_named(code))


@bp.route("/<code>/<name>", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def edit(code: str, name: str) -> ResponseReturnValue:
    """Ask what the office says of a kind, show what that meets today, record it."""
    kind = next((each for each in ItemKind if each.value == name), None) or abort(404)

    def first(office: Office, form: KindForm) -> None:
        form.begin(held_in(kind, office.id, clock.today()).rule)
        form.valid_from.data = clock.today()

    def record(office: Office, form: KindForm, by: Act) -> OfficeKind:
        assert form.valid_from.data is not None  # the form needs it
        return rule_kind(
            office,
            kind,
            rule=form.rule,
            valid_from=form.valid_from.data,
            reason=form.reason.data or "",
            by=by,
        )

    return act_page(
        lambda: office_named(code),
        lambda _office: KindForm(kind=kind),
        record,
        first=first,
        check=lambda office, form: _check(kind, office, form),
        then=lambda _row: url_for(".show", code=code),
        said=lambda row: _("It holds from %(day)s on.", day=day_words(row.valid_from)),
        template="warehouse/kinds/edit.html",
        subject="office",
        context=lambda office: {
            "row": _row(kind, setting_of(office)),
            "said": _said(office, kind),
        },
    )


def _show(office: Office) -> ResponseReturnValue:
    setting = setting_of(office)
    return page(
        "warehouse/kinds/show.html",
        office=office,
        rows=[_row(kind, setting) for kind in ItemKind],
        said=_said(office),
        places=offices_shown(),
    )


def _row(kind: ItemKind, setting: Setting) -> Row:
    today = clock.today()
    held = held_in(kind, setting.office.id, today)
    allowed = classes_by(held.rule, kind)
    by_law = [Demand.SEALED] if law.must_be_sealed(kind, today) else []
    by_law += [Demand.CONCLUSION] if law.needs_conclusion(kind, today) else []
    return Row(
        kind,
        [each for each in PlaceClass if each in allowed],
        law.place_provision(kind, today),
        by_law,
        law.sealed_pack_provision(today) if by_law else None,
        held,
        setting.whose(held.office_id, _("the law alone")),
    )


def _said(office: Office, kind: ItemKind | None = None) -> Sequence[SaidRow]:
    query = select(OfficeKind).where(OfficeKind.office_id == office.id)
    if kind is not None:
        query = query.where(OfficeKind.kind == kind)
    rows = db.session.scalars(
        query.options(joinedload(OfficeKind.recorded_by))
        .order_by(OfficeKind.id.desc())
        .limit(MOST_SAID)
    )
    return [SaidRow(row, rule_in(row)) for row in rows]


def _check(kind: ItemKind, office: Office, form: KindForm) -> Check:
    """Say for how many offices it is another rule, and what it meets in their stores today."""
    valid_from = form.valid_from.data
    assert valid_from is not None  # the form needs it
    sight = offices(Permission.READ_WAREHOUSE)
    met = kind_moves.dry_run(kind, office, Said(form.rule, valid_from), valid_from, sight)
    return Check(
        _("Set “%(kind)s” of %(office)s", kind=label(kind), office=office.name),
        [
            _reach(met.offices),
            *_misplaced(met.misplaced),
            *_to_receive(met.lines),
            *([] if met.all_seen else [_("There are more than were looked at here.")]),
            _("What was received and put away before stays as it was judged then."),
        ],
        _("Setting it again from a later day takes it back."),
    )


def _reach(count: int) -> str:
    if not count:
        return str(_("It stays the same in every office."))
    words = ngettext("It changes in %(num)d office.", "It changes in %(num)d offices.", count)
    return str(words)


def _misplaced(count: int) -> list[str]:
    if not count:
        return []
    words = ngettext(
        "%(num)d thing of this kind lies in a place of another class; it stays there.",
        "%(num)d things of this kind lie in places of other classes; they stay there.",
        count,
    )
    return [str(words)]


def _to_receive(count: int) -> list[str]:
    if not count:
        return []
    words = ngettext(
        "%(num)d line of an intake order is still to be received: it is asked there too.",
        "%(num)d lines of intake orders are still to be received: it is asked there too.",
        count,
    )
    return [str(words)]
