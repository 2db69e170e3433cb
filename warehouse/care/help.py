"""Help on the pages of care."""

from foundation.i18n import N_
from web.help import Help, declare

declare(
    Help(
        endpoint="warehouse.care.index",
        text=N_(
            "Things that lose value while they wait, and when each is visited next. A visit is a "
            "scan at the spot with photos before and after."
        ),
    ),
    Help(
        endpoint="warehouse.care.show",
        title=N_("Care of the item"),
        above="warehouse.care.index",
        text=N_(
            "How often the thing is visited, what each visit found, and its state from visit to "
            "visit."
        ),
    ),
    Help(
        endpoint="warehouse.care.plan",
        title=N_("Plan the care"),
        above="warehouse.care.show",
        text=N_(
            "Says for what kind of thing the plan is, every how many days it is visited, and when "
            "first. The kind decides what is checked."
        ),
    ),
    Help(
        endpoint="warehouse.care.begin",
        title=N_("Begin the visit"),
        above="warehouse.care.show",
        text=N_(
            "At the spot: scan the label of the thing and photograph it as you find it. The visit "
            "stays open until it is finished, also when this page is closed."
        ),
    ),
    Help(
        endpoint="warehouse.care.finish",
        title=N_("Finish the visit"),
        above="warehouse.care.show",
        text=N_(
            "Answers each check, says the state of the thing and shows it in photos again. What "
            "differs from what was known opens a discrepancy."
        ),
    ),
    Help(
        endpoint="warehouse.care.give_up",
        title=N_("Give the visit up"),
        above="warehouse.care.show",
        text=N_("Ends a visit that cannot be finished. It stays due, and its photos stay."),
    ),
    Help(
        endpoint="warehouse.care.end",
        title=N_("End the care"),
        above="warehouse.care.show",
        text=N_("The thing is visited no more. What the visits found stays."),
    ),
)
