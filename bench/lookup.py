"""How fast a scanned code is answered, and whether a list keeps its pace deep inside."""

import random
import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable
from statistics import median
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import event

from bench.office import PASSWORD, office
from foundation.database import db


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with office(count) as (app, _keeper, codes):
        client = app.test_client()
        token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/sign-in").text)
        act = re.search(r'name="act_id" value="([^"]+)"', client.get("/sign-in").text)
        assert token is not None
        assert act is not None
        client.post(
            "/sign-in",
            data={
                "username": "keeper",
                "password": PASSWORD,
                "csrf_token": token[1],
                "act_id": act[1],
            },
        )
        picked = random.Random(7).sample(codes, min(300, len(codes)))
        path = str(db.engine.url.database)
        bare = sqlite3.connect(path)
        floor = _median(
            picked,
            lambda code: bare.execute(
                "SELECT * FROM evidence_item WHERE code = ?", (code,)
            ).fetchone(),
        )
        page = _median(picked, lambda code: client.get(f"/warehouse/items/{code}"))
        print(f"{count:,} items")
        print(f"  bare SELECT by code       {floor * 1e3:8.3f} ms")
        print(f"  item page by code         {page * 1e3:8.3f} ms  ({_queries(client, codes)})")
        first = client.get("/warehouse/items")
        start = _median(range(10), lambda _n: client.get("/warehouse/items"))
        url, deep = "/warehouse/items", first
        for _page in range(40):
            further = re.search(r'rel="next" href="([^"]+)"', deep.text)
            if further is None:
                break
            url = further[1].replace("&amp;", "&")
            deep = client.get(url)
        inside = _median(range(10), lambda _n: client.get(url))
        print(f"  list, first page          {start * 1e3:8.3f} ms")
        print(f"  list, 40 pages further    {inside * 1e3:8.3f} ms  ({inside / start:.2f} x)")
        found = _median(range(10), lambda n: client.get(f"/search?q=thung+hang+so+{n * 97}"))
        print(f"  search of four words      {found * 1e3:8.3f} ms")


def _median(values: Iterable[Any], work: Callable[..., object]) -> float:
    times = []
    for value in values:
        begun = time.perf_counter()
        work(value)
        times.append(time.perf_counter() - begun)
    return median(times)


def _queries(client: FlaskClient, codes: list[str]) -> str:
    seen: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    client.get(f"/warehouse/items/{codes[0]}")
    event.remove(db.engine, "before_cursor_execute", note)
    return f"{len(seen)} queries"


if __name__ == "__main__":
    main()
