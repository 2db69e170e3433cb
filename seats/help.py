"""Help on the pages of seats: what each is for."""

from foundation.i18n import N_
from web.help import Help, declare

_HOME, _CASE, _ROUND = "seats.home.show", "seats.cases.show", "seats.rounds.show"

declare(
    Help(
        endpoint=_HOME,
        title=N_("What concerns you"),
        text=N_("What awaits the answer of your organisation, by its last day, and what is yours."),
    ),
    Help(
        endpoint="seats.cases.index",
        text=N_("The case files your organisation may see, and no other."),
    ),
    Help(
        endpoint=_CASE,
        title=N_("Case file"),
        text=N_("Assets, lots, auctions and papers of the case file, as far as you may see them."),
    ),
    Help(
        endpoint="seats.cases.hand_in",
        title=N_("Hand in a document"),
        above=_CASE,
        text=N_("The signed document enters the case file at once. It is replaced, not withdrawn."),
    ),
    Help(
        endpoint="seats.items.index",
        text=N_("A procuracy sees the things of every case file, a store those that lie in it."),
    ),
    Help(
        endpoint="seats.items.show",
        title=N_("Thing"),
        above="seats.items.index",
        text=N_("What the thing is, of which case file, and its seal as it was recorded."),
    ),
    Help(
        endpoint="seats.items.hand_in",
        title=N_("Hand in a document"),
        above="seats.items.show",
        text=N_("What is to be said of the thing, signed; the officer finds it in the case file."),
    ),
    Help(
        endpoint="seats.rounds.index",
        text=N_("The auctions your organisation holds, or those of its case files."),
    ),
    Help(
        endpoint=_ROUND,
        title=N_("Auction"),
        text=N_("One auction with its days and price, and what was handed in about it."),
    ),
    Help(
        endpoint="seats.rounds.hand_in",
        title=N_("Hand in a document"),
        above=_ROUND,
        text=N_("Notices, minutes and lists of the auction, signed; the officer finds them there."),
    ),
    Help(
        endpoint="seats.answers.taking",
        title=N_("Say whether you take the asset"),
        above=_HOME,
        text=N_("A bank takes the asset at the last price, or does not; once for each price."),
    ),
    Help(
        endpoint="seats.answers.extension",
        title=N_("Say whether the winner may pay later"),
        above=_HOME,
        text=N_(
            "The officer extends the payment when the creditor agrees; until then nothing moves."
        ),
    ),
)
