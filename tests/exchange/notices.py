"""Files of invented auction notices, as bytes, and how they are sent."""

import csv
import io
from collections.abc import Mapping

from tests.fixtures.pages import Answer, Visitor

GOOD = {
    "notice_id": "DGTS-900001",
    "owner_category": "thads",
    "enforcement_office": "Phòng THADS khu vực 2 – Lâm Đồng",
    "asset_kind": "vehicle",
    "asset_description": "Xe ô tô tải nhãn hiệu THACO 8 tấn, đã qua sử dụng",
    "item_count": "1",
    "item_count_raw": "01",
    "starting_price_vnd": "350000000",
    "starting_price_raw": "350.000.000 đồng",
    "price_precision": "exact",
    "deposit_vnd": "",
    "deposit_percent": "10",
    "deposit_raw": "10%",
    "dossier_sale_from": "2026-11-02 07:30",
    "dossier_sale_to": "2026-11-30 17:00",
    "auction_datetime": "2026-12-03 09:00",
    "auction_org": "Công ty đấu giá hợp danh Thử Nghiệm",
    "notice_date": "2026-11-02",
}

MORE = (
    "creditor_type",
    "creditor_name",
    "debtor_name",
    "decision_refs",
    "decision_no",
    "sub_lots",
    "asset_location",
    "auction_place",
    "auction_round",
    "price_reductions_count",
    "form",
    "result",
    "sold_price_vnd",
    "delivery_trouble",
    "earlier_starting_prices",
    "viewing_from",
    "viewing_to",
    "deposit_from",
    "deposit_to",
    "dossier_fee_vnd",
    "second_notice_date",
    "source_url",
    "province",
)


def sheet(*rows: Mapping[str, str]) -> bytes:
    """Return a file of notices, each a good one with other values for some columns."""
    text = io.StringIO()
    columns = [*GOOD, *MORE]
    writer = csv.DictWriter(text, fieldnames=columns, restval="")
    writer.writeheader()
    writer.writerows(GOOD | dict(row) for row in rows)
    return text.getvalue().encode()


def different(count: int) -> bytes:
    """Return a file of so many notices, no two of one asset."""
    return sheet(
        *(
            {"notice_id": f"DGTS-{number}", "asset_description": f"Xe ô tô tải số {number}"}
            for number in range(count)
        )
    )


def sent(
    visitor: Visitor,
    url: str,
    content: bytes,
    *,
    name: str = "tệp.csv",
    status: int = 303,
    **given: str,
) -> Answer:
    """Send a file through its form, as a browser would."""
    page = visitor.get(url)
    form = page.form(having=("file",))
    hidden = {c.get("name"): c.get("value") for c in form.walk() if c.get("type") == "hidden"}
    return visitor.post(
        url,
        {**hidden, **given, "file": (io.BytesIO(content), name)},
        status,
        content_type="multipart/form-data",
    )
