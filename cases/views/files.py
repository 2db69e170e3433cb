"""Case files: list, show, open, close."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts import queries as people
from accounts.models import Office, Role
from audit import ledger
from cases import queries
from cases.forms.files import CaseFilter, CaseForm, CloseForm
from cases.models import AssetState, CaseFile, CaseStage, Enforceability, Tag
from cases.operations import files
from foundation import clock, search
from foundation.database import db
from foundation.paging import keyset
from foundation.permissions import Permission
from web.access import actor, offices, permission_required
from web.pages import act_of, one_or_404, page, perform

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
            stage=CaseStage(narrow.stage.data) if narrow.stage.data in set(CaseStage) else None,
            tag=Tag(narrow.tag.data) if narrow.tag.data in set(Tag) else None,
            ids=found,
        ),
        CaseFile.id,
        descending=True,
        after=request.args.get("after"),
        before=request.args.get("before"),
    )
    counts = queries.asset_counts([case.id for case in rows.rows])
    return page("cases/files/index.html", narrow=narrow, rows=rows, counts=counts)


@bp.get("/<int:case_id>")
@permission_required(Permission.READ_CASES)
def show(case_id: int) -> ResponseReturnValue:
    case: CaseFile = one_or_404(queries.case_by_id(case_id, offices()))
    assets = queries.assets_of(case)
    return page(
        "cases/files/show.html",
        case=case,
        parties=queries.parties_of(case),
        assets=assets,
        offerable=any(asset.state is AssetState.SEIZED for asset in assets),
        holds=queries.holds_of(case),
        obstacles=queries.obstacles_of(case),
        deadlines=queries.deadlines_of(case),
        entries=db.session.scalars(ledger.history(case.stream).limit(TIMELINE)).all(),
    )


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def new() -> ResponseReturnValue:
    office = db.session.get_one(Office, actor().office_id)
    officers = people.holders_over(Role.OFFICER, office, clock.today())
    form = CaseForm(officers=officers)
    if request.method == "GET":
        form.opened_on.data = clock.today()
        form.officer_id.data = actor().id
    if form.submitted():
        done = perform(
            form,
            lambda: files.open_case(
                files.NewCase(
                    office_id=office.id,
                    number=form.number.data or "",
                    summary=form.summary.data or "",
                    officer=form.officer,
                    money_due=form.money_due.data,
                    enforcement_costs=form.enforcement_costs.data or 0,
                    opened_on=form.opened_on.data,
                    decision_no=form.decision_no.data or None,
                    decision_on=form.decision_on.data,
                    judgment_no=form.judgment_no.data or None,
                    judgment_on=form.judgment_on.data,
                    enforceability=Enforceability(form.enforceability.data),
                    tags=form.chosen_tags,
                ),
                by=act_of(form),
            ),
            then=lambda case: url_for("cases.files.show", case_id=case.id),
            message=lambda case: _("Case file %(number)s is open.", number=case.number),
        )
        if done is not None:
            return done
    return page("cases/files/new.html", form=form)


@bp.route("/<int:case_id>/close", methods=["GET", "POST"])
@permission_required(Permission.CLOSE_CASES)
def close(case_id: int) -> ResponseReturnValue:
    case: CaseFile = one_or_404(queries.case_by_id(case_id, offices()))
    form = CloseForm()
    if request.method == "GET":
        form.closed_on.data, form.expected.data = clock.today(), str(case.version)
    if form.submitted():
        done = perform(
            form,
            lambda: files.close_case(case, closed_on=form.closed_on.data, by=act_of(form)),
            then=lambda _none: url_for("cases.files.show", case_id=case_id),
            message=lambda _none: _("The case file is closed."),
        )
        if done is not None:
            return done
        case = one_or_404(queries.case_by_id(case_id, offices()))
    return page("cases/files/close.html", form=form, case=case, assets=queries.assets_of(case))
