"""Case files: list, show, open, close."""

from typing import Any

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts import queries as people
from accounts.models import Office, Role
from cases import case_lists
from cases.case_lists import Part
from cases.events.verified import verification_due
from cases.forms.files import CaseForm
from cases.models import CaseFile
from cases.operations import files
from cases.operations.files import NewCase
from cases.over import over_cases
from cases.views import case_panels, event_panel
from cases.views.case_list import CASES
from cases.views.finding import find_case
from cases.views.sides import sides
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from web.access import actor, may, permission_required
from web.lists import list_page
from web.pages import act_page, page
from web.panels import columns, panels

bp = Blueprint("files", __name__)

TABLES = (
    Part.ASSETS,
    Part.OBSTACLES,
    Part.HOLDS,
    Part.COSTS,
    Part.DOCUMENTS,
)  # the others are lines of a sheet


@bp.get("")
@permission_required(Permission.READ_CASES)
def index() -> ResponseReturnValue:
    return list_page(CASES, "cases/files/index.html", opens=may(Permission.WRITE_CASES))


@bp.get("/<int:case_id>")
@permission_required(Permission.READ_CASES)
def show(case_id: int) -> ResponseReturnValue:
    case = find_case(case_id)
    shown = panels("case", case)
    return page(
        "cases/files/show.html",
        case=case,
        buttons=case_panels.buttons_of(case),
        sides=sides([case.id])[case.id],
        ends=over_cases([case.id]).ends,
        age=case_panels.age_of(case, shown),
        state=event_panel.state_of_case(case),
        verify_by=verification_due(case),
        shown=shown,
        columns=columns(shown),
    )


@bp.get("/<int:case_id>/lists/<string:part>")
@permission_required(Permission.READ_CASES)
def whole(case_id: int, part: str) -> ResponseReturnValue:
    case = find_case(case_id)
    wanted = next((each for each in Part if each.value == part), None)
    if wanted is None:
        abort(404)
    after, before = request.args.get("after"), request.args.get("before")
    rows = case_lists.page_of(wanted, case, after=after, before=before)
    shown: dict[str, Any] = {part: case_panels.with_acts(wanted, rows.rows)}
    if wanted is Part.COURSE:
        shown = {part: [event_panel.line_of(row) for row in rows.rows]}

    def beside(name: str, cursor: str | None) -> str | None:
        place: dict[str, Any] = {"case_id": case.id, "part": part, name: cursor}
        return url_for("cases.files.whole", **place) if cursor else None

    return page(
        "cases/files/whole.html",
        case=case,
        part=wanted,
        sees_lots=may(Permission.READ_AUCTIONS, case.office_id),
        previous=beside("before", rows.before),
        following=beside("after", rows.after),
        rows=rows.rows,
        tables=wanted in TABLES,
        **shown,
    )


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def new() -> ResponseReturnValue:
    def first(_office: Office, form: CaseForm) -> None:
        form.opened_on.data = clock.today()
        form.officer.data = str(actor().id)

    def open_case(office: Office, form: CaseForm, by: Act) -> CaseFile:
        return files.open_case(NewCase(office_id=office.id, **form.given), by=by)

    return act_page(
        lambda: db.session.get_one(Office, actor().office_id),
        lambda office: CaseForm(officers=people.holders_over(Role.OFFICER, office, clock.today())),
        open_case,
        first=first,
        template="cases/files/new.html",
        subject="office",
        then=lambda case: url_for("cases.files.show", case_id=case.id),
        said=lambda case: _("Case file %(number)s is open.", number=case.number),
    )
