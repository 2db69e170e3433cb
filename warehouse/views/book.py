"""The book of the store and its closings: read, made up, signed, returned."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts.proving import check_it_is_me
from audit import ledger
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from warehouse import allowed_book as allowed
from warehouse.book.quarters import WORDS
from warehouse.forms.book import ClosingSignForm, MakeUpForm, ReturnClosingForm
from warehouse.models import BookClosing, ClosingState
from warehouse.operations.book import make_up_closing, return_closing, sign_closing
from warehouse.queries.book import came_by, closing_by_id, last_closing, lines_before, went_by
from warehouse.refusals.book import NotYourSignature
from warehouse.views import buttons
from warehouse.views.book_list import BOOK, OPEN, TONES
from warehouse.views.closing_list import CLOSINGS
from web.access import actor, may, offices, permission_required
from web.buttons import Button
from web.forms import Form, refusal_text
from web.i18n import translated
from web.lists import PAPER, Shown, list_page, paper_of
from web.pages import act_page, one_or_404, page

bp = Blueprint("book", __name__, url_prefix="/book")


@bp.get("")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    return list_page(
        BOOK,
        "warehouse/book/index.html",
        actions=[*_making_up(), Button(_("Closings"), url_for("warehouse.book.closings"))],
        sections=buttons.sections("book"),
    )


@bp.get("/closings")
@permission_required(Permission.READ_WAREHOUSE)
def closings() -> ResponseReturnValue:
    return list_page(
        CLOSINGS,
        "warehouse/book/closings.html",
        actions=_making_up(),
        sections=buttons.sections("book"),
    )


def _making_up() -> list[Button]:
    """Return the way to the next closing, to who keeps the store, when a quarter is over."""
    if not may(Permission.KEEP_WAREHOUSE):
        return []
    if allowed.why_not_make_up(last_closing(actor().office_id), clock.today()):
        return []
    return [Button(_("Close the book"), url_for("warehouse.book.new"), main=True)]


@bp.route("/closings/new", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def new() -> ResponseReturnValue:
    return act_page(
        lambda: None,
        lambda _none: MakeUpForm(),
        lambda _none, _form, by: make_up_closing(office_id=by.actor.office_id, by=by),
        then=_address,
        said=lambda closing: _(
            "Closing %(number)s is made up. Accountant and head sign it.", number=closing.number
        ),
        template="warehouse/book/new.html",
        subject="nothing",
        context=lambda _none: _next(),
    )


def _next() -> dict[str, Any]:
    last = last_closing(actor().office_id)
    until = allowed.end_to_close(last, clock.today())
    why_not = allowed.why_not_make_up(last, clock.today())
    return {
        "last": last,
        "until": until,
        "ends": translated(WORDS[until.month]),
        "why_not": refusal_text(why_not) if why_not is not None else "",
    }


def _address(closing: BookClosing) -> str:
    return url_for("warehouse.book.show", closing_id=closing.id)


def _found(closing_id: int) -> BookClosing:
    """Return a closing of the offices in sight; an act on it is of who may sign there."""
    row: BookClosing = one_or_404(closing_by_id(closing_id, offices()))
    if request.method == "POST" and not allowed.signs_there(row, Act(actor(), clock.now())):
        abort(403)
    return row


@bp.get("/closings/<int:closing_id>")
@permission_required(Permission.READ_WAREHOUSE)
def show(closing_id: int) -> ResponseReturnValue:
    return _show(_found(closing_id), ClosingSignForm())


def _show(closing: BookClosing, form: Form) -> ResponseReturnValue:
    by = Act(actor(), clock.now())
    paper = _paper(closing) if request.args.get("part") == PAPER else None
    acts = []
    if allowed.why_not_return_closing(closing, by) is None:
        back = url_for("warehouse.book.give_back", closing_id=closing.id)
        acts.append(Button(_("Return the closing"), back))
    entries = db.session.scalars(ledger.history(closing.stream).limit(30)).all()
    which = OPEN if closing.state is ClosingState.RETURNED else closing.id
    return page(
        "warehouse/book/show.html",
        form=form,
        closing=closing,
        ends=translated(WORDS[closing.until.month]),
        tone=TONES[closing.state],
        acts=acts,
        parts=allowed.parts_of_closing(closing, by),
        lines=url_for("warehouse.book.index", closing=which),
        printed=url_for(".show", closing_id=closing.id, part=PAPER),
        paper=paper,
        printed_part=_part_of(paper, closing) if paper is not None else None,
        came=url_for("warehouse.book.index", closing=which, way="came"),
        went=url_for("warehouse.book.index", closing=which, way="went"),
        entries=entries,
    )


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """Which of the lines of a closing are on one paper, and what came and went by them."""

    first: int
    last: int
    all: int
    came: int
    went: int
    following: str | None  # address of the paper with the lines after these


def _paper(closing: BookClosing) -> Shown:
    """Return the lines of a closing as they are printed below its figures, a part at a time."""
    which = OPEN if closing.state is ClosingState.RETURNED else closing.id
    return paper_of(
        BOOK, closing=str(which), order="oldest", after=request.args.get("after", "")[:200]
    )


def _part_of(paper: Shown, closing: BookClosing) -> PrintedPart | None:
    """Say which part of the lines a paper holds; nothing where it holds all of them.

    What came and went by the parts is in sum what the figures of the closing say.
    """
    lines = [row.line for row in paper.things]
    if not lines or (paper.previous is None and paper.following is None):
        return None
    before = lines_before(closing, lines[0].id)
    moved = Counter((line.before, line.after) for line in lines)
    return PrintedPart(
        first=before + 1,
        last=before + len(lines),
        all=closing.lines,
        came=came_by(moved),
        went=went_by(moved),
        following=url_for(".show", closing_id=closing.id, part=PAPER, after=paper.after)
        if paper.after
        else None,
    )


@bp.post("/closings/<int:closing_id>/sign")
@permission_required(Permission.READ_WAREHOUSE)
def sign(closing_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: _found(closing_id),
        lambda _closing: ClosingSignForm(),
        _sign,
        prepare=lambda _closing, form: check_it_is_me(form.current.data or ""),
        then=_address,
        said=lambda _closing: _("Signed."),
        show=_show,
    )


def _sign(closing: BookClosing, form: ClosingSignForm, by: Act) -> BookClosing:
    part = form.as_part
    if part is None:
        raise NotYourSignature
    return sign_closing(closing, part=part, by=by)


@bp.route("/closings/<int:closing_id>/return", methods=["GET", "POST"])
@permission_required(Permission.READ_WAREHOUSE)
def give_back(closing_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: _found(closing_id),
        lambda _closing: ReturnClosingForm(),
        lambda closing, form, by: return_closing(closing, **form.given, by=by),
        then=_address,
        said=lambda _closing: _("The closing is returned; its lines stand open again."),
        template="warehouse/book/return.html",
        subject="closing",
    )
