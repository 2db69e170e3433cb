"""Verify the whole ledger from a page, and take checkpoints and the verifier home."""

from pathlib import Path
from threading import Thread

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    make_response,
    redirect,
    url_for,
)
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from audit import checkpoints, checks, place
from audit.findings import Finding
from audit.verification import Wanted
from audit.views.findings import told
from audit.views.sentences import names_of
from foundation.database import db
from foundation.i18n import N_
from foundation.permissions import Permission
from foundation.transaction import transaction
from web.access import offices, permission_required
from web.forms import Form
from web.i18n import translated
from web.pages import act_of, page
from web.qr import text_svg

bp = Blueprint("checks", __name__, url_prefix="/checks")
VERIFIER = Path(__file__).parents[1] / "standalone" / "kebien_verify.py"


@bp.get("")
@permission_required(Permission.READ_LEDGER)
def index() -> ResponseReturnValue:
    """Show the last verification: how far it is, or what it found by subject."""
    check = checks.last()
    running = checks.runs(check)
    found: dict[str, list[Finding]] = {}
    for subject, kind, facts in check.findings if check else ():
        found.setdefault(subject, []).append(Finding(subject, kind, facts))
    row = checkpoints.last()
    answer = make_response(
        page(
            "audit/checks/index.html",
            form=Form(),
            check=check,
            running=running,
            found=_sentences(found),
            names=names_of(found, offices),
            checkpoint=row,
            symbol=checkpoints.point_of(row).symbol if row else "",
        )
    )
    if running:
        answer.headers["Refresh"] = "2"
    return answer


def _sentences(found: dict[str, list[Finding]]) -> dict[str, list[Markup]]:
    """Return the findings of each subject in words."""
    words = iter(told((one for findings in found.values() for one in findings), offices))
    return {subject: [next(words) for _one in findings] for subject, findings in found.items()}


@bp.post("")
@permission_required(Permission.READ_LEDGER)
def create() -> ResponseReturnValue:
    """Begin a verification of everything, unless one is at work."""
    form = Form()
    if form.submitted():
        with transaction():
            check = checks.ask(act_of(form))
            number = check.id if check else None
        if number is not None:
            settings = current_app.config["KEBIEN"]
            begin(current_app._get_current_object(), number, place.wanted(settings))  # type: ignore[attr-defined]  # the application behind the proxy
    return redirect(url_for("audit.checks.index"), 303)


@bp.get("/checkpoint")
@permission_required(Permission.READ_LEDGER)
def checkpoint() -> ResponseReturnValue:
    """Give the newest checkpoint as a file to keep outside."""
    row = checkpoints.last()
    if row is None:
        abort(404)
    point = checkpoints.point_of(row)
    name = f"checkpoint-{point.number}-{point.day}.txt"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(point.text, mimetype="text/plain", headers=headers)


@bp.get("/checkpoint/print")
@permission_required(Permission.READ_LEDGER)
def print_checkpoint() -> ResponseReturnValue:
    """Show the newest checkpoint for paper: its text, and a symbol that holds all of it."""
    row = checkpoints.last()
    if row is None:
        abort(404)
    point = checkpoints.point_of(row)
    return page(
        "audit/checks/print.html",
        checkpoint=row,
        point=point,
        command="flask --app app ledger verify --checkpoint FILE",
        symbol=text_svg(point.symbol, translated(N_("Checkpoint"))),
    )


@bp.get("/verifier")
@permission_required(Permission.READ_LEDGER)
def verifier() -> ResponseReturnValue:
    """Give the stand-alone verifier of exported proofs: one Python file."""
    headers = {"Content-Disposition": f'attachment; filename="{VERIFIER.name}"'}
    return Response(VERIFIER.read_bytes(), mimetype="text/x-python", headers=headers)


def begin(app: Flask, number: int, wanted: Wanted) -> Thread:
    """Verify in a thread of its own; the page does not wait for it."""

    def work() -> None:
        with app.app_context():
            checks.run(number, wanted)
            db.session.remove()

    thread = Thread(target=work, daemon=True, name=f"verification {number}")
    thread.start()
    return thread
