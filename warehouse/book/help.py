"""Help on the pages of the book of the store."""

from foundation.i18n import N_
from web.help import Help, declare

_BOOK = "warehouse.book.index"
_CLOSINGS = "warehouse.book.closings"
_CLOSING = "warehouse.book.show"

declare(
    Help(
        endpoint=_BOOK,
        text=N_(
            "A line for each thing that came, went, was lent, came back or is missing, in the "
            "order in which it was recorded. Nothing is ever changed in it."
        ),
    ),
    Help(
        endpoint=_CLOSINGS,
        title=N_("Closings of the book"),
        above=_BOOK,
        text=N_(
            "The book is closed at the end of each quarter: how many things it had, how many came "
            "and went, how many it has. Keeper, accountant and head sign."
        ),
    ),
    Help(
        endpoint="warehouse.book.new",
        title=N_("Close the book"),
        above=_CLOSINGS,
        text=N_(
            "Quarters are closed one after the other, once they are over. What is recorded later "
            "of a closed day stands in the next closing and is marked."
        ),
    ),
    Help(
        endpoint=_CLOSING,
        title=N_("Closing of the book"),
        above=_CLOSINGS,
        text=N_(
            "What the book had at the beginning, what came and went, and what it has at the end. "
            "Each number leads to its lines. Print it and file it with the signatures."
        ),
    ),
    Help(
        endpoint="warehouse.book.give_back",
        title=N_("Return the closing"),
        above=_CLOSING,
        text=N_("Before three people have signed, a closing can be returned; it is made up again."),
    ),
)
