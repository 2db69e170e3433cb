"""The book of the store: two quarters closed by three people, and one that waits for signatures."""

from datetime import date

from demo.agenda import Script
from demo.people import Team
from demo.storing import days_after
from foundation import clock
from foundation.acts import Act
from warehouse.book.quarters import last_end
from warehouse.models import CountPart
from warehouse.operations.book import make_up_closing, sign_closing


def closed_quarters(team: Team, today: date) -> Script:
    """Close the last three quarters of the province, each some days after its end."""
    ends = [last_end(today)]
    while len(ends) < 3:
        ends.insert(0, last_end(ends[0]))
    for end in ends:
        yield days_after(end, 3)
        closing = make_up_closing(office_id=team.office_id, by=Act(team.keeper, clock.now()))
        if end == ends[-1]:
            return
        yield days_after(clock.today(), 1)
        for part, who in ((CountPart.ACCOUNTANT, team.accountant), (CountPart.HEAD, team.head)):
            sign_closing(closing, part=part, by=Act(who, clock.now()))
