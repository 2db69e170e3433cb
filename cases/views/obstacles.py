"""Obstacles of an asset: report, pass on, resolve."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cases.forms.assets import ObstacleForm, PassOnForm, ResolveForm
from cases.models import Obstacle
from cases.operations import obstacles
from cases.views.finding import find_asset, find_obstacle
from foundation import clock
from foundation.permissions import Permission
from web.access import permission_required
from web.formatting import day_or_part, label
from web.pages import act_page

bp = Blueprint("obstacles", __name__)


def _asset_of(obstacle: Obstacle) -> str:
    return url_for("cases.assets.show", asset_id=obstacle.asset_id)


def _today(_thing: object, form: ObstacleForm) -> None:
    form.since_on.data = clock.today()


def _written_down(obstacle: Obstacle) -> str:
    if obstacle.first_day == obstacle.since_day:
        return str(_("The obstacle is written down."))
    first = day_or_part(*obstacle.first_day.kept)
    return str(_("Written down; this obstacle exists since %(day)s, its age goes on.", day=first))


@bp.route("/assets/<int:asset_id>/obstacles/new", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def new(asset_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: find_asset(asset_id),
        lambda _asset: ObstacleForm(),
        lambda asset, form, by: obstacles.report_obstacle(asset, **form.given, by=by),
        first=_today,
        template="cases/obstacles/new.html",
        subject="asset",
        then=_asset_of,
        said=_written_down,
    )


@bp.route("/obstacles/<int:obstacle_id>/pass-on", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def pass_on(obstacle_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: find_obstacle(obstacle_id),
        lambda _obstacle: PassOnForm(),
        lambda obstacle, form, by: obstacles.pass_on(obstacle, **form.given, by=by),
        first=_today,
        template="cases/obstacles/pass_on.html",
        subject="obstacle",
        then=_asset_of,
        said=lambda row: _("Now with: %(holder)s.", holder=row.holder_name or label(row.held_by)),
    )


@bp.route("/obstacles/<int:obstacle_id>/resolve", methods=["GET", "POST"])
@permission_required(Permission.WRITE_CASES)
def resolve(obstacle_id: int) -> ResponseReturnValue:
    def first(_obstacle: object, form: ResolveForm) -> None:
        form.resolved_on.data = clock.today()

    return act_page(
        lambda: find_obstacle(obstacle_id),
        lambda _obstacle: ResolveForm(),
        lambda obstacle, form, by: obstacles.resolve_obstacle(obstacle, **form.given, by=by),
        first=first,
        template="cases/obstacles/resolve.html",
        subject="obstacle",
        then=_asset_of,
        said=lambda _row: _("The obstacle is resolved."),
    )
