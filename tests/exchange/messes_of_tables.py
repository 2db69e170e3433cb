"""Kinds of mess where one sheet holds several tables."""

import random

from tests.exchange.messy import COLUMNS, NAMES, THINGS, Listing, Row, Thing, mess


@mess()
def a_second_table_of_other_columns(listing: Listing, rng: random.Random) -> None:
    """Its columns are in another order, or one is added, or the column of seals left out."""
    page = listing.page
    if not page.has_header or page.header_merges:
        return
    columns = [column for column in COLUMNS if column != "seal_text"]
    rng.shuffle(columns)
    columns += rng.sample(["seal_text", "notes"], rng.randint(0, 2))
    names = {**NAMES, "notes": "Ghi chú"}
    if rng.random() < 0.5:
        page.rows.append(Row({columns[0]: "DANH SÁCH THU GIỮ BỔ SUNG"}, columns=columns))
    page.rows.append(Row({column: names[column] for column in columns}, columns=columns))
    for number, (name, quantity, unit) in enumerate(rng.sample(THINGS, rng.randint(1, 3)), 1):
        cells = {"line_no": number, "description": name, "quantity": quantity, "unit": unit}
        page.rows.append(Row(dict(cells), Thing(name, quantity, unit), columns=columns))
