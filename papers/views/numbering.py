"""Numbers of issued documents: how each kind is written, which comes next; set forward."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts import queries as of_accounts
from accounts.models import Office
from accounts.views.reach import office_named
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from papers.drafting import queries
from papers.drafting.forms import SeriesForm
from papers.drafting.models import DocumentSeries
from papers.drafting.numbers import PATTERNS, foresee, series_for
from papers.drafting.operations.numbering import set_series
from papers.models import DocumentKind
from web.access import actor, offices, permission_required
from web.pages import act_page, page
from web.requests import query_int

bp = Blueprint("numbering", __name__, url_prefix="/numbering")


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one kind and year of an office, as they stand or would begin."""

    office: Office
    series: DocumentSeries

    @property
    def version(self) -> int:
        """Of the series; 0 where none stands."""
        return self.series.version or 0


@bp.get("")
@permission_required(Permission.MANAGE_ACCOUNTS)
def index() -> ResponseReturnValue:
    """Show the numbers of the uppermost office in sight."""
    first = db.session.scalars(of_accounts.offices(offices()).limit(1)).first()
    return _show(first) if first is not None else abort(404)


@bp.get("/<code>")
@permission_required(Permission.MANAGE_ACCOUNTS)
def show(code: str) -> ResponseReturnValue:
    return _show(office_named(code))


@bp.route("/<code>/<string:kind>", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def edit(code: str, kind: str) -> ResponseReturnValue:
    """Set the pattern, or the next number, of one kind in a year."""
    if kind not in {member.value for member in DocumentKind}:
        abort(404)
    of_kind, year = DocumentKind(kind), _year()

    def find() -> Numbers:
        office = office_named(code)
        return Numbers(office, series_for(office.id, of_kind, year))

    def first(numbers: Numbers, form: SeriesForm) -> None:
        series = numbers.series
        form.pattern.data, form.next_value.data = series.pattern, series.next_value

    def record(numbers: Numbers, form: SeriesForm, by: Act) -> DocumentSeries:
        return set_series(
            numbers.office,
            kind=of_kind,
            year=year,
            pattern=form.pattern.data or "",
            next_value=form.next_value.data or 0,
            reason=form.reason.data,
            by=by,
        )

    return act_page(
        find,
        lambda _numbers: SeriesForm(),
        record,
        first=first,
        then=lambda _series: url_for(".show", code=code, year=year),
        said=lambda _series: _("The numbering is recorded."),
        template="papers/numbering/edit.html",
        subject="numbers",
        context=lambda numbers: {"office": numbers.office, "kind": of_kind, "year": year},
    )


def _show(office: Office) -> ResponseReturnValue:
    year, by = _year(), Act(actor(), clock.now())
    on = date(year, 12, 31)
    rows = db.session.scalars(queries.series_of(office.id, year))
    kept = {row.kind: row for row in rows}
    kinds = [*PATTERNS, *(kind for kind in kept if kind not in PATTERNS)]
    return page(
        "papers/numbering/show.html",
        office=office,
        year=year,
        years=_years(),
        rows=[(kind, kept.get(kind), foresee(office.id, kind, on, by).number) for kind in kinds],
        places=db.session.scalars(of_accounts.offices(offices())).all(),
    )


def _years() -> list[int]:
    """Return the years whose numbers are set: a paper of December may be recorded in January."""
    this = clock.today().year
    return [this - 1, this, this + 1]


def _year() -> int:
    asked = query_int("year") or clock.today().year
    return asked if asked in _years() else abort(404)
