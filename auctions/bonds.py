"""What the papers of lots and rounds are beside the days of what they record."""

from auctions.models import Round
from papers.dated import Side, bind

bind(Round, "announcement_document", "announced_on", of=("round", "id"), side=Side.ORDERS)
bind(Round, "minutes_document", "outcome_on", of=("round", "id"), side=Side.TELLS)
bind(Round, "notice_document", "outcome_on", of=("round", "id"), side=Side.TELLS)
bind(Round, "notice_document", "parties_notified_on", of=("round", "id"), side=Side.ORDERS)
