"""Sixteen people at the same fifty things, and a server that dies in the middle of their acts.

Both run under the real server. A few acts each; ``--long`` makes as many as the product promises.
"""

import os
import random
import signal
import threading
from collections import Counter
from http.client import HTTPException
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import select

from audit.models import LedgerEntry
from foundation.database import db
from tests.fixtures.ledger import verify_whole
from tests.fixtures.server import Client
from warehouse import custody
from warehouse.models import EvidenceItem, Place, PlaceCount

SEED = 20261128
PEOPLE, THINGS = 16, 50
DONE = 303


@pytest.fixture
def begin(serve, app):
    """Start the server with the key with which the test itself writes the ledger."""
    key = app.config["KEBIEN"].ledger_key

    def start():
        return serve(KEBIEN_CHECKPOINT_KEY=str(key))

    return start


@pytest.fixture
def names(make_user):
    """The user names of sixteen keepers of one store."""
    for number in range(PEOPLE):
        make_user(roles=["keeper"], username=f"giu-kho-{number}")
    return [f"giu-kho-{number}" for number in range(PEOPLE)]


@pytest.fixture
def shelves(make_place):
    return [make_place(short_name=f"D-{number}").short_name for number in range(4)]


@pytest.fixture
def codes(make_item, shelf):
    return [make_item().code for _number in range(THINGS)]


def signed_in(port: int, name: str) -> Client:
    client = Client(port)
    assert client.sign_in(name) == DONE
    return client


def moved(codes: list[str]) -> Counter[str]:
    """How often each thing was moved, by the ledger."""
    streams = {
        item.stream: item.code
        for item in db.session.scalars(select(EvidenceItem).where(EvidenceItem.code.in_(codes)))
    }
    entries = db.session.scalars(
        select(LedgerEntry.stream).where(
            LedgerEntry.kind == "custody.moved", LedgerEntry.stream.in_(streams)
        )
    )
    return Counter(streams[stream] for stream in entries)


def check_counts() -> None:
    """Each place counts what lies in it, and every row is as the ledger says."""
    places = list(db.session.scalars(select(Place.id)))
    assert custody.recount(places) == 0
    lying = sum(db.session.scalars(select(PlaceCount.held)))
    assert lying == THINGS
    verdict = verify_whole()
    assert verdict.intact, verdict


def test_sixteen_people_lose_and_double_nothing(begin, names, shelves, codes, request):
    each = 40 if request.config.getoption("--long") else 4
    server = begin()
    answered, seen, ready = Counter(), Counter(), threading.Barrier(PEOPLE)

    def work(name: str) -> None:
        draw = random.Random(f"{SEED}{name}")
        client = signed_in(server.port, name)
        ready.wait()
        for _act in range(each):
            code, place = draw.choice(codes), draw.choice(shelves)
            status = client.post_form(f"/warehouse/items/{code}/move", {"place": place})
            seen[status] += 1
            if status == DONE:
                answered[code] += 1

    threads = [threading.Thread(target=work, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    assert sum(seen.values()) == PEOPLE * each
    assert set(seen) <= {DONE, 200, 409, 422}, seen
    assert sum(answered.values()) > PEOPLE * each // 4, seen
    assert moved(codes) == answered
    check_counts()


def kill(process: int) -> None:
    """End a server and what it started at once, as a power cut does."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    for one in [process, *map(int, children)]:
        os.kill(one, signal.SIGKILL)


def test_what_was_answered_is_there_after_the_server_was_killed(
    begin, names, shelves, codes, request
):
    acts, people = (200, 4) if request.config.getoption("--long") else (20, 4)
    draw = random.Random(SEED)
    answered, begun, numbers = Counter(), Counter(), count()

    def work(client: Client, gone: threading.Event) -> None:
        while not gone.is_set():
            with turn:
                code, place = draw.choice(codes), shelves[next(numbers) % len(shelves)]
                begun[code] += 1
            try:
                status = client.post_form(f"/warehouse/items/{code}/move", {"place": place})
            except (OSError, HTTPException):
                return
            with turn:
                if status == DONE:
                    answered[code] += 1
                else:
                    begun[code] -= 1

    turn, kills = threading.Lock(), 0
    while sum(answered.values()) < acts:
        server, gone, before = begin(), threading.Event(), sum(answered.values())
        clients = [signed_in(server.port, name) for name in names[:people]]
        threads = [threading.Thread(target=work, args=(one, gone)) for one in clients]
        for thread in threads:
            thread.start()
        wanted = min(acts, before + draw.randrange(5, 15))
        while sum(answered.values()) < wanted:
            threads[0].join(draw.random() / 10)
        kill(server.process.pid)
        gone.set()
        for thread in threads:
            thread.join()
        kills += 1
    db.session.rollback()
    found = moved(codes)
    for code in codes:
        assert answered[code] <= found[code] <= begun[code], code
    assert sum(begun.values()) - sum(answered.values()) <= people * kills
    check_counts()
