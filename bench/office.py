"""A throw-away office for measuring: one keeper, one case, many items put in by bulk."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import flask_migrate
from flask import Flask
from sqlalchemy import insert

from accounts import passwords, queries
from accounts.models import Office, Role
from accounts.operations import people as accounts
from app import create_app
from cases.models import CaseFile
from cases.operations import files
from config import Settings
from foundation import clock
from foundation.actor import SYSTEM, Actor
from foundation.acts import Act
from foundation.codes import new_code
from foundation.database import db
from foundation.search import SearchEntry
from foundation.transaction import transaction
from warehouse.models import EvidenceItem, ItemKind, ItemStatus, PhysicalHolder

PASSWORD = "do-toc-do-thoi-ma"
CHUNK = 10_000


@contextmanager
def office(items: int) -> Iterator[tuple[Flask, Actor, list[str]]]:
    """Yield an application with ``items`` items, its keeper, and the items' codes."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.db"
        app = create_app(Settings.for_tests(database_url=url, data_dir=Path(folder)))
        with app.app_context():
            flask_migrate.upgrade(directory="migrations")
            keeper, case = _people()
            codes = list({new_code() for _number in range(items + items // 100 + 10)})[:items]
            for start in range(0, items, CHUNK):
                with transaction():
                    _fill(codes[start : start + CHUNK], start, case)
            yield app, keeper, codes
            db.session.remove()
            db.engine.dispose()


def _people() -> tuple[Actor, CaseFile]:
    now, password = clock.now(), passwords.chosen(PASSWORD, names=())
    with transaction():
        root = db.session.get_one(Office, 1)
        people = {}
        for role in (Role.KEEPER, Role.OFFICER):
            people[role] = accounts.create_account(
                username=role.value,
                full_name=role.value,
                password=password,
                office=root,
                by=Act(SYSTEM, now),
            )
            accounts.grant_role(people[role], role=role, office=root, by=Act(SYSTEM, now))
        case = files.open_case(
            files.NewCase(
                office_id=1,
                number="1/2026",
                summary="Đo tốc độ",
                officer=people[Role.OFFICER],
                money_due=0,
                opened_on=date(2026, 1, 5),
            ),
            by=Act(SYSTEM, now),
        )
    keeper = queries.actor_for(people[Role.KEEPER], clock.today())
    assert keeper is not None
    return keeper, case


def _fill(codes: list[str], start: int, case: CaseFile) -> None:
    now = clock.now()
    rows = [
        {
            "office_id": 1,
            "code": code,
            "case_id": case.id,
            "kind": ItemKind.GOODS,
            "description": f"Thùng hàng số {start + number}, niêm phong còn nguyên",
            "quantity": Decimal(1),
            "unit": "thùng",
            "condition": "tốt",
            "received_at": now,
            "status": ItemStatus.IN_CUSTODY,
            "holder": PhysicalHolder.OFFICE,
            "quantity_held": Decimal(1),
            "handed_over_still_here": False,
            "custody_seq": 0,
        }
        for number, code in enumerate(codes)
    ]
    db.session.execute(insert(EvidenceItem), rows)
    db.session.execute(
        insert(SearchEntry),
        [
            {
                "office_id": 1,
                "kind": "item",
                "subject_id": start + number + 1,
                "key": code,
                "title": f"Thùng hàng số {start + number}",
                "folded": f"thung hang so {start + number}",
            }
            for number, code in enumerate(codes)
        ],
    )
