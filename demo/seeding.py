"""Seeding the demonstration office: people, places, then every story, day by day."""

from collections.abc import Callable
from random import Random
from typing import Final

from sqlalchemy import func, select

from accounts.models import Office
from auctions.models import Lot, Round
from audit import ledger
from audit.models import LedgerEntry
from cases.models import CaseFile
from demo import drafting, entries
from demo.administering import (
    numbers,
    record_exchanged_day,
    record_letterheads,
    register_printers,
    rule_kinds,
    set_thresholds,
)
from demo.agenda import Agenda
from demo.backlog import old_assets
from demo.book import closed_quarters
from demo.case_events import case_events
from demo.correcting import corrections
from demo.directing import directives, flag_refreshes, refresh
from demo.exhibits import criminal_cases
from demo.lending import drawn_by_hand
from demo.lots import ordinary_lots
from demo.organisations import make_seats, record_organisations
from demo.people import found_office
from demo.places import build_places
from demo.published import known_from_notices
from demo.replay import replayed
from demo.stories import stories
from demo.storing import Store
from foundation import clock
from foundation.actor import SYSTEM
from foundation.acts import Act
from foundation.blobs import BlobStore
from foundation.database import db
from foundation.transaction import transaction
from review.models import StalledAsset
from warehouse.models import EvidenceItem, Place

STREAM: Final = "office:1"
SEED: Final = 20261122
Say = Callable[[str], None]


def seed_office(blobs: BlobStore, *, scale: float, say: Say) -> None:
    """Build the whole office by its own operations, each act on its own day.

    Args:
        scale: 1 is the full office; less makes fewer things and lots, never fewer kinds.
        say: called with a line of progress.
    """
    now = clock.now()
    drawn_by_hand()  # a picture is encoded inside no transaction
    teams = found_office()
    record_letterheads(teams)
    record_exchanged_day()
    set_thresholds(teams)
    rule_kinds(teams)
    make_seats(record_organisations(), db.session.get_one(Office, 1))
    shelves = build_places(teams)
    register_printers(teams)
    say(f"Cơ quan: {len(teams)} đơn vị; kho: {sum(map(len, shelves.bins.values()))} ô")
    store = Store(shelves, blobs, Random(SEED))
    agenda = Agenda(now)
    officers = [team.officer for team in teams]
    agenda.add(flag_refreshes(agenda.today), own_transactions=True)
    agenda.add(numbers(teams, agenda.today), own_transactions=True)
    for script in (
        directives(teams[0], officers, agenda.today),
        known_from_notices(store, teams[0], agenda.today),
        *criminal_cases(store, teams, agenda.today, scale),
        *ordinary_lots(store, teams, agenda.today, scale),
        corrections(teams[0], agenda.today),
        drafting.papers(teams[0], agenda.today),
        case_events(teams[0], agenda.today),
        old_assets(teams[0], agenda.today),
        closed_quarters(teams[0], agenda.today),
        *(replayed(store, teams[story.unit], story, agenda.today) for story in stories()),
    ):
        agenda.add(script)
    agenda.run(lambda steps, day: say(f"Đã diễn lại {steps} bước, đến ngày {day:%d/%m/%Y}"))
    refresh(agenda.today)
    drafting.make_files(blobs)
    with transaction():
        ledger.append(
            STREAM,
            entries.OFFICE_SEEDED,
            office_id=1,
            by=Act(SYSTEM, now),
            payload={"on": agenda.today},
        )
    say(_tally())


def _tally() -> str:
    counted = {
        "Kho: {} vật": EvidenceItem,
        "{} vị trí lưu kho": Place,
        "{} hồ sơ": CaseFile,
        "{} tài sản đấu giá": Lot,
        "{} lần đấu giá": Round,
        "{} dòng tồn đọng": StalledAsset,
        "{} mục nhật ký": LedgerEntry,
    }
    return ", ".join(
        text.format(db.session.scalar(select(func.count()).select_from(model)))
        for text, model in counted.items()
    )


def is_seeded() -> bool:
    """Whether the office was seeded to the end."""
    return (
        db.session.scalar(
            ledger.history(STREAM).where(LedgerEntry.kind == entries.OFFICE_SEEDED.code)
        )
        is not None
    )
