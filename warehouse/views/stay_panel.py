"""What the page of an item shows of the answers why it is still here."""

from flask import url_for
from flask_babel import gettext as _

from foundation import clock
from foundation.i18n import N_
from foundation.permissions import Permission
from warehouse.allowed_stays import why_not_answer
from warehouse.models import EvidenceItem
from web import panels
from web.buttons import Button
from web.formatting import label, short_day
from web.lists import cells
from web.pages import act_on
from web.panels import Column, Line, Panel, Section


def stay(item: EvidenceItem) -> Panel:
    """Show the last answer; since when it is kept, and when to ask again, beside the title."""
    found, lines, note, acts = item.stay, [], "", []
    if found is not None:
        days = {
            "since": short_day(found.kept_from),
            "day": short_day(found.due_on),
            "left": cells.days_over((found.due_on - clock.today()).days),
        }
        note = _("kept since %(since)s, asked about on %(day)s: %(left)s", **days)
    if found is not None and found.reason is not None and found.step is not None:
        ledger = url_for("warehouse.items.show", code=item.code)
        lines = [Line(what=label(found.reason), url=ledger, under=label(found.step), right="")]
    by = act_on(Permission.PROPOSE_ORDERS, item)
    if by and not why_not_answer(item, by):
        acts = [Button(_("Say why"), url_for("warehouse.stays.answer", code=[item.code]))]
    return panels.Few(lines, len(lines), False).panel(lines, acts=acts, note=note)


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
