"""Help on the pages of lots, rounds and the calendar: what each is for."""

from typing import Final

from auctions.acts import ACTS
from cases.act_help import act_help
from foundation.i18n import N_
from web.help import Help, declare
from web.keys import Keys

declare(
    Help(
        endpoint="auctions.past_rounds.new",
        title=N_("Record a past round"),
        above="auctions.lots.show",
        text=N_(
            "Enters an auction of the old file with its own days. Unlawful days are kept with "
            "their verdict; what nobody knows stays unknown."
        ),
    ),
    Help(
        endpoint="auctions.calendar.show",
        title=N_("Calendar of sessions"),
        text=N_(
            "Auction sessions by month or week, with the days nobody works. It can be taken into "
            "a calendar of your own."
        ),
    ),
    Help(
        endpoint="auctions.calendar.on_day",
        title=N_("Sessions of one day"),
        above="auctions.calendar.show",
        text=N_("All sessions of one day, each with its lot and hour."),
    ),
    Help(
        endpoint="auctions.lots.index",
        text=N_("The lots of your offices, with price, next session and the next act of each."),
    ),
    Help(
        endpoint="auctions.lots.new",
        title=N_("Make a lot"),
        above="auctions.lots.index",
        text=N_("Puts seized assets of one case together to be sold as one."),
    ),
    Help(
        endpoint="auctions.lots.show",
        title=N_("Lot"),
        above="auctions.lots.index",
        text=N_(
            "One lot from its valuation to its sale: price of every round, days met and due, what "
            "is lawful now."
        ),
        thing="lot",
    ),
    Help(
        endpoint="auctions.rounds.show",
        title=N_("Round"),
        above="auctions.lots.show",
        text=N_("One round: its days, notices, registrants and result."),
    ),
    Help(
        endpoint="auctions.rounds.correct_deposit",
        title=N_("Correct the deposit"),
        above="auctions.rounds.show",
        text=N_(
            "Puts the deposit of a registrant right, with the reason. Both amounts stay in the "
            "ledger."
        ),
    ),
    Help(
        endpoint="auctions.results.sell",
        title=N_("Record the sale"),
        above="auctions.rounds.show",
        text=N_(
            "Records who won the session and at what price. The sale gets a page of its own, with "
            "the last day to pay."
        ),
        law=(
            "D1",
            "D3",
        ),
    ),
    Help(
        endpoint="auctions.public.index",
        text=N_("The auctions to come, for everybody. No account is needed."),
    ),
    Help(
        endpoint="auctions.public.show",
        title=N_("Upcoming auction"),
        above="auctions.public.index",
        text=N_(
            "One lot to be auctioned: what it is, its price, the days to look at it and to "
            "register."
        ),
    ),
)

ACT_PAGES: Final = (
    Help(
        endpoint="auctions.lots.value",
        above="auctions.lots.show",
        text=N_(
            "Records the certificate of the valuation, its day and its amount. The window to ask "
            "for another valuation and the last day of the contract follow from it."
        ),
        law=(
            "P7",
            "P8",
            "P9",
        ),
    ),
    Help(
        endpoint="auctions.lots.contract",
        above="auctions.lots.show",
        text=N_(
            "Records the contract with the auction organisation. The last day of the session is "
            "counted from it."
        ),
        law=("P15.FROM",),
    ),
    Help(
        endpoint="auctions.buying_first.tell",
        above="auctions.lots.show",
        text=N_(
            "Records that the co-owners were told of their right to buy before the first sale. No "
            "session is held for others before the time to buy and to pay is over."
        ),
        law=("P25", "P25.2"),
    ),
    Help(
        endpoint="auctions.buying_first.answer",
        above="auctions.lots.show",
        text=N_("Records that the co-owners declined in writing, or that one bought and paid."),
        law=("P25",),
    ),
    Help(
        endpoint="auctions.lots.withdraw",
        above="auctions.lots.show",
        text=N_(
            "Takes the lot from auction because no lower price exceeds the costs. The page shows "
            "how that was reckoned."
        ),
        law=(
            "R14",
            "R15",
        ),
    ),
    Help(
        endpoint="auctions.rounds.new",
        above="auctions.lots.show",
        text=N_(
            "Chooses the day of the session; every other day follows and moves with it. A day the "
            "law does not allow is refused with the reason."
        ),
        law=(
            "A2.1",
            "A4",
            "A5",
            "A7",
        ),
        keys=(Keys.PLANNER,),
    ),
    Help(
        endpoint="auctions.rounds.move",
        above="auctions.rounds.show",
        text=N_(
            "Moves a session that was announced. Postings and notices that no longer fit are named."
        ),
        law=(
            "A2.1",
            "A4",
            "A5",
            "A7",
        ),
        keys=(Keys.PLANNER,),
    ),
    Help(
        endpoint="auctions.rounds.announce",
        above="auctions.rounds.show",
        text=N_("Records where and when the auction was posted and published, with its evidence."),
    ),
    Help(
        endpoint="auctions.rounds.notice",
        above="auctions.rounds.show",
        text=N_(
            "Records one more posting or publication of the round: the medium, the day, the "
            "evidence."
        ),
    ),
    Help(
        endpoint="auctions.rounds.register",
        above="auctions.rounds.show",
        text=N_(
            "Records somebody who registered, and the deposit. The person is shown by initials."
        ),
        law=(
            "A5",
            "A7",
        ),
    ),
    Help(
        endpoint="auctions.rounds.count",
        above="auctions.rounds.show",
        text=N_("Records how many registered in time, where nobody entered them one by one."),
        law=("A.49",),
    ),
    Help(
        endpoint="auctions.rounds.complete",
        above="auctions.rounds.show",
        text=N_("Fills in what a published notice did not say. What stays unknown stays empty."),
    ),
    Help(
        endpoint="auctions.rounds.stop",
        above="auctions.rounds.show",
        text=N_(
            "Stops a round before its session, with ground and document. The lot waits for a new "
            "round."
        ),
    ),
    Help(
        endpoint="auctions.results.fail",
        title=N_("Record the failure"),
        above="auctions.rounds.show",
        text=N_(
            "Records that the session failed, and why. The days to notify the parties and to cut "
            "the price run from it."
        ),
        law=("A.52",),
    ),
    Help(
        endpoint="auctions.results.notify",
        above="auctions.rounds.show",
        text=N_(
            "Records that the parties were told of the failure, each with the way and the day."
        ),
    ),
    Help(
        endpoint="auctions.repricing.answer",
        above="auctions.lots.show",
        text=N_("Records whether the creditor takes the asset at the price of the failed round."),
    ),
    Help(
        endpoint="auctions.repricing.reduce",
        above="auctions.lots.show",
        text=N_("Decides the next starting price. The page says how far the law lets it fall."),
        law=(
            "R4.FROM",
            "R14",
            "R15",
        ),
    ),
)
"""What the table of acts does not say; title, periods and holds come from there."""

for page in ACT_PAGES:
    doings = [doing for doing in ACTS.values() if doing.endpoint == page.endpoint]
    steps = [step for doing in doings for step in doing.steps]
    declare(act_help(page, doings, steps))
