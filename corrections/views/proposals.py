"""Proposing a correction of one fact; how a proposal of one is shown."""

from typing import Any

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from accounts.models import Approval
from accounts.views import approvals
from accounts.views.turns import told
from corrections import queries, values
from corrections.facts import Fact, declared
from corrections.forms import CorrectionForm, form_of
from corrections.models import Correction
from corrections.operations import CORRECTION, carry_out, propose_correction
from corrections.views.panel import lines_of
from corrections.wording import fact_words, in_words, row_words
from foundation.acts import Act
from foundation.database import db
from foundation.i18n import N_
from foundation.permissions import Permission
from papers import queries as papers
from papers.forms import called
from web.access import about, may, offices, permission_required
from web.buttons import Button
from web.checking import Check
from web.forms import refusal_text
from web.pages import act_of, act_page

bp = Blueprint("corrections", __name__, url_prefix="/corrections")


@bp.route("/<string:what>/<int:target_id>", methods=["GET", "POST"])
@permission_required(Permission.PROPOSE_CORRECTIONS)
def new(what: str, target_id: int) -> ResponseReturnValue:
    fact = declared().get(what) or abort(404)
    return act_page(
        lambda: _find(fact, target_id),
        lambda row: _form(fact, row),
        lambda row, form, by: _propose(fact, row, form, by),
        first=lambda row, form: form.fill(fact, row),
        check=lambda row, form: _check(fact, row, form),
        template="corrections/new.html",
        subject="row",
        context=lambda row: {
            "fact": fact,
            "what": fact_words(fact.code),
            "name": row_words(fact, row),
            "waits": _waits(fact, row),
            "resting": _resting(fact, row),
            "over": _over(fact, row),
            "turns": told(CORRECTION.parts, row),
            "recorded": _recorded(fact, row),
        },
        then=lambda correction: url_for(
            "accounts.approvals.show", approval_id=correction.approval_id
        ),
        said=lambda _correction: _(
            "The correction is proposed. Nothing changes until another person approves it."
        ),
    )


def _find(fact: Fact, target_id: int) -> Any:
    row = db.session.get(fact.model, target_id)
    if row is None or row.office_id not in offices():
        abort(404)
    about(row)
    if not may(fact.permission, row.office_id):
        abort(403)
    why = fact.why_not(row)
    if why is not None and why.gone:
        raise why
    return row


def _recorded(fact: Fact, row: Any) -> dict[str, dict[str, Any]]:
    """Return what is recorded in each field, and how it reads."""
    found = {field.key: field.value_of(row) for field in fact.fields}
    return {
        key: {"value": value, "words": in_words(fact, key, values.kept(value))}
        for key, value in found.items()
    }


def _check(fact: Fact, row: Any, form: CorrectionForm) -> Check:
    """Say before it is proposed what would be judged again once it is approved."""
    by = act_of(form)
    follows = approvals.foretold(lambda: carry_out(_proposed(fact, row, form, by), by))
    undoing = _("Nothing changes until another person approves; until then it can be withdrawn.")
    return Check(_("Propose the correction"), follows, undoing)


def _proposed(fact: Fact, row: Any, form: CorrectionForm, by: Act) -> Approval:
    correction = _propose(fact, row, form, by)
    return db.session.get_one(Approval, correction.approval_id)


def _over(fact: Fact, row: Any) -> Button | None:
    """Return the way to what stands on a fact, and is taken back before it."""
    found = fact.over(row)
    if found is None:
        return None
    code, above = found
    said = _("Take that back first: %(what)s", what=fact_words(code))
    return Button(said, url_for("corrections.new", what=code, target_id=above.id))


def _waits(fact: Fact, row: Any) -> list[str]:
    """Return the stream of the proposal that waits, if one does."""
    before = queries.waits(fact.code, row.id)
    return [f"approval:{before}"] if before is not None else []


def _resting(fact: Fact, row: Any) -> dict[str, Any] | None:
    """Return why a fact is not taken back as a whole where other things stand on it: which ones."""
    why = fact.check_take_back(row) if fact.take_back is not None else None
    return {"text": refusal_text(why), "see": why.see} if why is not None and why.see else None


def _form(fact: Fact, row: Any) -> CorrectionForm:
    kind, _colon, number = fact.subject(row).stream.partition(":")
    made = form_of(fact.code, fact.fields, fact.take_back is not None)
    return made(papers=papers.offered(kind, int(number)))


def _propose(fact: Fact, row: Any, form: CorrectionForm, by: Act) -> Correction:
    whole = not fact.fields or bool(form.takes_back is not None and form.takes_back.data)
    return propose_correction(
        row,
        fact=fact,
        new=form.new(fact),
        reason=form.why.data or "",
        paper=form.given["paper"],
        takes_back=whole,
        by=by,
    )


def _body(approval: Approval) -> Markup:
    correction: Correction = db.session.scalars(queries.of_approval(approval.id)).one()
    fact = declared()[correction.what]
    row = db.session.get_one(fact.model, correction.target_id)
    return Markup(
        render_template(
            "corrections/_proposal.html",
            what=fact_words(fact.code),
            name=row_words(fact, row),
            taken=_(fact.taken) if correction.takes_back else "",
            lines=lines_of(correction),
            document=correction.document,
            called=called(correction.document),
        )
    )


approvals.tell(
    CORRECTION.code,
    approvals.Teller(_body, N_("A correction that was wrong is corrected again, with approval.")),
)
