"""Importing auction notices: choose a file, look at every row, import."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts import queries as people
from accounts.models import Office, Role, UserAccount
from exchange.forms import CommitForm, FileForm
from exchange.importing import commit_notices
from exchange.importing.files import read_file
from exchange.importing.notices import read_notices
from exchange.views import uploads
from foundation import clock
from foundation.database import db
from foundation.permissions import Permission
from web.access import actor, permission_required
from web.pages import act_of, page, perform

bp = Blueprint("notices", __name__, url_prefix="/notices")

SHOWN = 300  # rows that would come in; what is refused is shown whole, and first


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.IMPORT)
def new() -> ResponseReturnValue:
    form = FileForm()
    if form.submitted():
        sha256, name = uploads.keep(form.file.data)
        return redirect(url_for("exchange.notices.check", sha256=sha256, name=name), 303)
    return page("exchange/notices/new.html", form=form)


@bp.route("/<string:sha256>", methods=["GET", "POST"])
@permission_required(Permission.IMPORT)
def check(sha256: str) -> ResponseReturnValue:
    name = request.args.get("name", "")[:200]
    file = read_file(uploads.kept(sha256), name, read_notices)
    office = db.session.get_one(Office, actor().office_id)
    form = CommitForm()
    if form.submitted():
        done = perform(
            form,
            lambda: commit_notices.import_notices(
                file,
                office=office,
                officer=_officer(office),
                skip_refused=bool(form.skip_refused.data),
                by=act_of(form),
            ),
            then=lambda _outcome: url_for("exchange.imports.index"),
            message=lambda outcome: _(
                "%(new)s rows imported, %(unchanged)s were there already.",
                new=len(outcome.new),
                unchanged=len(outcome.unchanged),
            ),
        )
        if done is not None:
            return done
    outcome, drafts = commit_notices.preview(file, office_id=office.id, today=clock.today())
    refused = sorted(row for row in outcome.refused if row > 0)
    read = [draft.row for draft in drafts if draft.row not in outcome.refused]
    return page(
        "exchange/notices/check.html",
        form=form,
        outcome=outcome,
        drafts={draft.row: draft for draft in drafts},
        shown=[*refused, *read[:SHOWN]],
        hidden=max(0, len(read) - SHOWN),
        name=name,
        sha256=sha256,
    )


def _officer(office: Office) -> UserAccount:
    """Return the importing person if an officer, else the first officer of the office."""
    officers = people.holders(Role.OFFICER, [office.id], clock.today())
    me = next((person for person in officers if person.id == actor().id), None)
    return me or (officers[0] if officers else db.session.get_one(UserAccount, 1))
