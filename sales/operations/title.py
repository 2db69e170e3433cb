"""The file for registering the buyer's title (hồ sơ đăng ký sang tên)."""

from datetime import date

from cases.models import Step
from foundation.acts import Act
from foundation.moments import Moment
from foundation.past import check_order, check_past
from foundation.refusals import check
from papers.dated import orders
from papers.operations import Paper
from sales import allowed, entries, sale_facts
from sales.models import Sale
from sales.operations import milestones


def record_title_file(sale: Sale, *, sent_on: date, document: Paper, by: Act) -> Sale:
    """Record that the file for registering the buyer's title was sent.

    Raises:
        ChangedMeanwhile: the sale changed since the person saw it.
        SaleNotDelivered: the asset is not delivered yet.
        DeliveredBeforePaid: it is, and its price is not known to be paid.
        NoTitleToRegister: nothing of the lot is registered.
        TitleFileSent: it was sent before.
        DayTooEarly: before the delivery, or the payment that came after it.
        DayInTheFuture: later than the act.
        DocumentNeeded and the others of ``record_document``: no letter, or one named by half.

    Basis: D15; 152/2026/NĐ-CP, Điều 69 khoản 1.
    """
    facts = sale_facts.locked(sale, by)
    check(allowed.why_not_send_title_file(facts, by))
    check_order(sent_on, sale.settled_day or sale.sold_day, Moment.TITLE, Moment.SETTLED)
    check_past(sent_on, by, Moment.TITLE)
    letter = milestones.rests_on(sale, facts.lot, document, orders(sent_on), by=by)
    sale.title_document = letter
    milestones.log(
        sale, entries.TITLE_FILE_SENT, {"sent_on": sent_on, "document": letter.number}, by=by
    )
    milestones.meet(sale, Step.TITLE_FILE, sent_on, by=by)
    return sale
