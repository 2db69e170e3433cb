"""What the page of an item shows of the answers why it is still here."""

from flask import url_for
from flask_babel import gettext as _

from foundation.i18n import N_
from foundation.permissions import Permission
from warehouse.allowed_stays import why_not_answer
from warehouse.models import EvidenceItem, StayAnswer
from warehouse.queries.stays import last_answers
from web import panels
from web.buttons import Button
from web.formatting import label, short_day
from web.lists import cells
from web.pages import act_on
from web.panels import Column, Line, Panel, Section


def _line(item: EvidenceItem, answer: StayAnswer) -> Line:
    return Line(
        what=label(answer.reason),
        url=url_for("warehouse.items.show", code=item.code),
        under=cells.joined(
            label(answer.step), short_day(answer.answered_at), answer.answered_by.full_name
        ),
        right="",
    )


def stay(item: EvidenceItem) -> Panel:
    """Show the last answers; since when it is kept, and when to ask again, beside their count."""
    found, answers = last_answers(item, panels.ROWS + 1)
    shown = answers[: panels.ROWS]
    few = panels.Few(shown, len(shown), len(answers) > len(shown))
    note = ""
    if found is not None:
        days = {"since": short_day(found.kept_from), "day": short_day(found.due_on)}
        note = _("kept since %(since)s, asked about on %(day)s", **days)
    by = act_on(Permission.PROPOSE_ORDERS, item)
    acts = []
    if by and not why_not_answer(item, by):
        acts = [Button(_("Say why"), url_for("warehouse.stays.answer", code=[item.code]))]
    return few.panel([_line(item, row) for row in few.rows], acts=acts, note=note)


panels.declare(
    Section(
        page="item",
        key="stay",
        title=N_("Why it is still here"),
        empty=N_("Nobody has said why yet."),
        permission=Permission.READ_WAREHOUSE,
        make=stay,
        rank=45,
        column=Column.SIDE,
    )
)
