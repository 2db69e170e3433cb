"""Help on the pages of discrepancies."""

from foundation.i18n import N_
from web.help import Help, declare

declare(
    Help(
        endpoint="warehouse.discrepancies.index",
        text=N_(
            "What came or lay otherwise than it was known: torn seals, lighter bags, other counts. "
            "Each locks its thing until somebody decides."
        ),
    ),
    Help(
        endpoint="warehouse.discrepancies.show",
        title=N_("Discrepancy"),
        above="warehouse.discrepancies.index",
        text=N_(
            "One discrepancy: what was known, what was found, who clears it up and by when, and "
            "the decision."
        ),
    ),
    Help(
        endpoint="warehouse.looks.recover",
        title=N_("Found again"),
        above="warehouse.items.show",
        text=N_(
            "Puts a missing thing that turned up onto a shelf, compared with what was known of it."
        ),
    ),
    Help(
        endpoint="warehouse.discrepancies.assign",
        title=N_("Assign it"),
        above="warehouse.discrepancies.show",
        text=N_("Says who clears the discrepancy up, and by when it is to be decided."),
    ),
    Help(
        endpoint="warehouse.discrepancies.pass_on",
        title=N_("Pass it on"),
        above="warehouse.discrepancies.show",
        text=N_(
            "Sends what differs to experts, or reports it to the competent body, by a paper. It "
            "stays open and locked; what went to experts may be lent for the examination."
        ),
    ),
    Help(
        endpoint="warehouse.discrepancies.decide",
        title=N_("Decide"),
        above="warehouse.discrepancies.show",
        text=N_(
            "Says which value is true for each point that differs, and ends the discrepancy. Who "
            "recorded it, or handed the thing over, does not decide it."
        ),
    ),
)
