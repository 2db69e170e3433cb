"""The timetable: what runs by itself, when (Asia/Ho_Chi_Minh), and why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from auctions import jobs as auctions
from audit import jobs as audit
from backups import jobs as backups
from cases import jobs as cases
from exchange import jobs as exchange
from exchange import worker
from foundation.i18n import N_
from jobs import left_files, upkeep
from review import jobs as review
from warehouse import jobs as warehouse


@dataclass(frozen=True, slots=True)
class Job:
    """One entry of the timetable; it runs once a day."""

    name: str
    cron: str  # minute hour day month weekday
    work: Callable[[date], int]  # takes the day, returns how many things it touched
    why: str  # N_ text


@dataclass(frozen=True, slots=True)
class Watch:
    """Something looked after many times an hour: there is nothing to do, or a little."""

    name: str
    every: int  # seconds
    work: Callable[[], int]
    why: str  # N_ text


WATCHES: Final = (
    Watch(
        "exchange.imports",
        15,
        worker.work_a_while,
        N_("An import whose process was stopped goes on where it ended."),
    ),
    Watch(
        "calendar.begun",
        60,
        review.carry_on_judging,
        N_("Legal days are ruled again soon after the calendar changed, a part at a time."),
    ),
)
TIMETABLE: Final = (
    Job(
        "exchange.expire",
        "10 0 * * *",
        exchange.expire,
        N_("Uploaded files that nobody imported are deleted after a day."),
    ),
    Job(
        "photos.left",
        "20 0 * * *",
        left_files.delete_left_files,
        N_("Photos of acts that were refused are deleted after a day; what a row names stays."),
    ),
    Job(
        "warehouse.recount",
        "45 0 * * *",
        warehouse.recount,
        N_("What lies in each place is counted anew, so that a wrong count lasts one day at most."),
    ),
    Job(
        "organisations.link",
        "47 0 * * *",
        warehouse.link_names,
        N_("What names an organisation in words points to it once the registry knows the name."),
    ),
    Job(
        "cases.verifications",
        "48 0 * * *",
        cases.rule_verifications,
        N_("Cases decided to be unable before this was kept get the day to verify them again."),
    ),
    Job(
        "auctions.appraisals",
        "50 0 * * *",
        auctions.rule_appraisals,
        N_("Assets seized before their appraisal had a day of its own get it."),
    ),
    Job(
        "calendar.judge",
        "55 0 * * *",
        review.judge,
        N_("Legal days are ruled again after a change of the calendar that was not carried out."),
    ),
    Job(
        "database.statistics",
        "30 0 * * *",
        upkeep.refresh_statistics,
        N_("The database looks at its tables again, so that lists stay quick as they grow."),
    ),
    Job(
        "ledger.checkpoint",
        "45 0 * * *",
        audit.checkpoint,
        N_("The ledger is signed, so that a copy kept outside proves everything before it."),
    ),
    Job(
        "backups.copy",
        "0 2 * * *",
        backups.make_copy,
        N_("The office is copied and the copy verified, so that one day's work is lost at most."),
    ),
    Job(
        "ledger.verify",
        "0 3 * * *",
        audit.verify,
        N_(
            "Every entry, row and photo is verified, so that a change from outside is known by day."
        ),
    ),
    Job(
        "review.refresh",
        "0 1 * * *",
        review.refresh,
        N_("At night the flags and the stalled list say what the legal days now say."),
    ),
    Job(
        "review.refresh-midday",
        "15 12 * * *",
        review.refresh,
        N_("What was written down in the morning is on the head's list in the afternoon."),
    ),
    Job(
        "review.remind",
        "30 6 * * *",
        review.remind,
        N_("Before work begins, every directive that is due is chased."),
    ),
)


def job(name: str) -> Job:
    """Return a job by its name.

    Raises:
        ValueError: the timetable has no such job.
    """
    found = next((each for each in TIMETABLE if each.name == name), None)
    if found is None:
        names = ", ".join(each.name for each in TIMETABLE)
        raise ValueError(f"There is no job {name}. The timetable has: {names}.")
    return found
