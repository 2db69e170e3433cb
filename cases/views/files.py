"""Case files: list, show, open, close."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts import queries as people
from accounts.models import Office, Role
from audit import ledger
from cases import queries
from cases.forms.files import CaseFilter, CaseForm, CloseForm
from cases.models import CaseFile
from cases.operations import files
from cases.operations.files import NewCase
from cases.views import buttons
from cases.views.finding import find_case
from foundation import clock, search
from foundation.acts import Act
from foundation.database import db
from foundation.paging import keyset
from foundation.permissions import Permission
from web.access import actor, may, offices, permission_required
from web.pages import act_page, page

bp = Blueprint("files", __name__)

TIMELINE = 20


@bp.get("")
@permission_required(Permission.READ_CASES)
def index() -> ResponseReturnValue:
    narrow = CaseFilter(request.args)
    words = narrow.words.data or ""
    found = (
        [hit.subject_id for hit in search.find(words, offices=offices(), kinds=("case",))]
        if words
        else None
    )
    rows = keyset(
        queries.case_list(
            offices(),
            stage=narrow.stage.data,
            tag=narrow.tag.data,
            ids=found,
        ),
        CaseFile.id,
        descending=True,
        after=request.args.get("after"),
        before=request.args.get("before"),
        within=(CaseFile.office_id, offices()),
    )
    counts = queries.asset_counts([case.id for case in rows.rows])
    return page(
        "cases/files/index.html",
        narrow=narrow,
        rows=rows,
        counts=counts,
        opens=may(Permission.WRITE_CASES),
    )


@bp.get("/<int:case_id>")
@permission_required(Permission.READ_CASES)
def show(case_id: int) -> ResponseReturnValue:
    case = find_case(case_id)
    assets = queries.assets_of(case)
    by_id = {asset.id: asset for asset in assets}
    holds, obstacles = queries.holds_of(case), queries.obstacles_of(case)
    return page(
        "cases/files/show.html",
        case=case,
        buttons=buttons.of_case(case, assets=assets, holds=holds),
        parties=queries.parties_of(case),
        assets=assets,
        holds=[(hold, buttons.of_hold(hold)) for hold in holds],
        obstacles=[(row, buttons.of_obstacle(row, by_id[row.asset_id])) for row in obstacles],
        deadlines=queries.deadlines_of(case),
        sees_lots=may(Permission.READ_AUCTIONS, case.office_id),
        reads_ledger=may(Permission.READ_LEDGER, case.office_id),
        entries=db.session.scalars(ledger.history(case.stream).limit(TIMELINE)).all(),
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


@bp.route("/<int:case_id>/close", methods=["GET", "POST"])
@permission_required(Permission.CLOSE_CASES)
def close(case_id: int) -> ResponseReturnValue:
    def first(_case: CaseFile, form: CloseForm) -> None:
        form.closed_on.data = clock.today()

    return act_page(
        lambda: find_case(case_id),
        lambda _case: CloseForm(),
        lambda case, form, by: files.close_case(case, **form.given, by=by),
        first=first,
        template="cases/files/close.html",
        subject="case",
        context=lambda case: {"assets": queries.assets_of(case)},
        then=lambda case: url_for("cases.files.show", case_id=case.id),
        said=lambda _case: _("The case file is closed."),
    )
