"""Help on the pages of what waits, stands still and is new: what each is for."""

from foundation.i18n import N_
from web.help import Help, declare

declare(
    Help(
        endpoint="review.home.show",
        title=N_("Home"),
        text=N_("What waits for you today, by role. Each number leads to its rows."),
    ),
    Help(
        endpoint="review.acts.index",
        text=N_(
            "For each asset the one lawful act that comes next, with its last day, ordered by "
            "that day."
        ),
    ),
    Help(
        endpoint="api.health.page_of",
        title=N_("Health of the installation"),
        text=N_(
            "Database, disk, newest copy, jobs and certificate; each line says what to do where it "
            "is not well."
        ),
    ),
    Help(
        endpoint="review.holidays.index",
        title=N_("Working calendar"),
        text=N_(
            "Public holidays, days in lieu and exchanged days. What the state announces later is "
            "recorded here; it holds in every office."
        ),
    ),
    Help(
        endpoint="review.holidays.new",
        title=N_("Record a day of the calendar"),
        above="review.holidays.index",
        text=N_(
            "Before the day is recorded the page says which open legal days move, from what to "
            "what, and which planned days fall on it."
        ),
    ),
    Help(
        endpoint="review.thresholds.index",
        title=N_("Thresholds of the office"),
        text=N_("The thresholds of the uppermost office; the others stand beside it."),
    ),
    Help(
        endpoint="review.thresholds.show",
        title=N_("Thresholds of the office"),
        text=N_(
            "Numbers that are not law: how early a warning is given, from when something is shown "
            "red. An office has those of the office above until it sets its own. The last days of "
            "the law stay as they are."
        ),
    ),
    Help(
        endpoint="review.thresholds.edit",
        title=N_("Set a threshold"),
        above="review.thresholds.show",
        text=N_(
            "Before the number is recorded the page says what would turn to a warning or red "
            "today, and what would no longer be one. What was set before stays in the list below."
        ),
    ),
    Help(
        endpoint="review.unmoved.index",
        title=N_("Legal days to look at"),
        above="auctions.calendar.show",
        text=N_(
            "Legal days that a change of the working calendar did not move by itself. Who runs the "
            "auction looks at each, changes the plan where it must, or says that the day stands."
        ),
    ),
    Help(
        endpoint="review.stalled.index",
        text=N_(
            "Assets on which nothing has moved, with money, age and who holds them up. Only what "
            "brings an asset forward ends its standing still."
        ),
    ),
    Help(
        endpoint="review.holders.index",
        title=N_("Who holds what, for how long"),
        text=N_("How many assets and how much money wait for each holder, and for how long."),
    ),
    Help(
        endpoint="review.directives.index",
        text=N_("Directives of the head, with who is to answer and by when."),
    ),
    Help(
        endpoint="review.directives.new",
        title=N_("Give a directive"),
        above="review.stalled.index",
        text=N_(
            "Tells one person what is to be done about an asset, and by when. The answer comes "
            "back here."
        ),
    ),
    Help(
        endpoint="review.directives.several",
        title=N_("Give a directive about several assets"),
        above="review.stalled.index",
        text=N_(
            "One directive about each of the chosen assets, with the same words and the same day."
        ),
    ),
    Help(
        endpoint="review.directives.show",
        title=N_("Directive"),
        above="review.directives.index",
        text=N_("One directive with its answers. Who gave it judges whether it is done."),
    ),
    Help(
        endpoint="review.news.index",
        title=N_("What is new"),
        text=N_(
            "What turned red or came in since your last look. Opening the page marks nothing by "
            "itself."
        ),
    ),
    Help(
        endpoint="review.search.index",
        title=N_("Search"),
        text=N_(
            "Finds things, cases, assets, lots, sales and documents. What is named exactly opens "
            "at once; marks may be left out."
        ),
    ),
)
