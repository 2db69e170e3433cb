"""Obstacles of an asset: report, pass on, resolve."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cases import queries
from cases.forms.assets import ObstacleForm, ResolveForm
from cases.models import Asset, Holder, Obstacle
from cases.operations import obstacles
from foundation import clock
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.formatting import label
from web.pages import act_of, one_or_404, page, perform

bp = Blueprint("obstacles", __name__)


@bp.route("/assets/<int:asset_id>/obstacles/new", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def new(asset_id: int) -> ResponseReturnValue:
    asset: Asset = one_or_404(queries.asset_by_id(asset_id, offices()))
    form = ObstacleForm()
    if request.method == "GET":
        form.since_on.data = clock.today()
    if form.submitted():
        done = perform(
            form,
            lambda: obstacles.report_obstacle(
                asset,
                reason_code=form.reason_code.data,
                held_by=Holder(form.held_by.data),
                holder_name=form.holder_name.data or None,
                since_on=form.since_on.data,
                next_act=form.next_act.data or "",
                due_on=form.due_on.data,
                note=form.note.data or None,
                by=act_of(form),
            ),
            then=lambda _row: url_for("cases.assets.show", asset_id=asset_id),
            message=lambda _row: _("The obstacle is written down."),
        )
        if done is not None:
            return done
        asset = one_or_404(queries.asset_by_id(asset_id, offices()))
    return page("cases/obstacles/new.html", form=form, asset=asset)


@bp.route("/obstacles/<int:obstacle_id>/pass-on", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def pass_on(obstacle_id: int) -> ResponseReturnValue:
    obstacle: Obstacle = one_or_404(queries.obstacle_by_id(obstacle_id, offices()))
    form = ObstacleForm(reason_code=obstacle.reason_code)
    del form.reason_code, form.note
    asset_id = obstacle.asset_id
    if request.method == "GET":
        form.since_on.data = clock.today()
    if form.submitted():
        done = perform(
            form,
            lambda: obstacles.pass_on(
                obstacle,
                held_by=Holder(form.held_by.data),
                holder_name=form.holder_name.data or None,
                since_on=form.since_on.data,
                next_act=form.next_act.data or "",
                due_on=form.due_on.data,
                by=act_of(form),
            ),
            then=lambda _row: url_for("cases.assets.show", asset_id=asset_id),
            message=lambda row: _(
                "Now with: %(holder)s.", holder=row.holder_name or label(row.held_by)
            ),
        )
        if done is not None:
            return done
        obstacle = one_or_404(queries.obstacle_by_id(obstacle_id, offices()))
    return page("cases/obstacles/pass_on.html", form=form, obstacle=obstacle)


@bp.route("/obstacles/<int:obstacle_id>/resolve", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def resolve(obstacle_id: int) -> ResponseReturnValue:
    obstacle: Obstacle = one_or_404(queries.obstacle_by_id(obstacle_id, offices()))
    form = ResolveForm()
    asset_id = obstacle.asset_id
    if request.method == "GET":
        form.resolved_on.data = clock.today()
    if form.submitted():
        done = perform(
            form,
            lambda: obstacles.resolve_obstacle(
                obstacle,
                resolved_on=form.resolved_on.data,
                resolution=form.resolution.data or "",
                by=act_of(form),
            ),
            then=lambda _none: url_for("cases.assets.show", asset_id=asset_id),
            message=lambda _none: _("The obstacle is resolved."),
        )
        if done is not None:
            return done
        obstacle = one_or_404(queries.obstacle_by_id(obstacle_id, offices()))
    return page("cases/obstacles/resolve.html", form=form, obstacle=obstacle)
