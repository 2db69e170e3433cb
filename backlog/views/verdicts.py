"""What was against the law in the past of an old asset: on its page, and on that of its lot."""

from collections.abc import Collection, Sequence
from itertools import zip_longest

from flask_babel import gettext as _
from sqlalchemy import select

from auctions.models import Lot
from audit.models import LedgerEntry
from backlog.entries import OLD_ASSET_RECORDED
from backlog.wording import found_words
from cases.models import Asset
from foundation.database import db
from foundation.i18n import N_
from foundation.permissions import Permission
from web import panels
from web.formatting import day
from web.panels import Line, Panel, Section


def of_asset(asset: Asset) -> Panel | None:
    return _panel([asset.id]) if asset.origin is not None else None


def of_lot(lot: Lot) -> Panel | None:
    old = [asset.id for asset in lot.assets if asset.origin is not None]
    return _panel(old) if old else None


def _panel(asset_ids: Collection[int]) -> Panel | None:
    lines = [line for entry in _entries(asset_ids) for line in _lines(entry)]
    return Panel(total=len(lines), lines=lines) if lines else None


def _entries(asset_ids: Collection[int]) -> Sequence[LedgerEntry]:
    return db.session.scalars(
        select(LedgerEntry)
        .where(
            LedgerEntry.stream.in_([f"asset:{each}" for each in sorted(asset_ids)]),
            LedgerEntry.kind == OLD_ASSET_RECORDED.code,
        )
        .order_by(LedgerEntry.stream, LedgerEntry.seq)
    ).all()


def _lines(entry: LedgerEntry) -> list[Line]:
    """Return a line for each verdict; entries of before hold no provision."""
    said, provisions = entry.payload["against_law"], entry.payload.get("provisions", ())
    unread = entry.payload.get("unread", ())
    return [
        Line(
            what=found_words(code),
            url="",
            under=f"{basis} · {_('not yet checked')}" if code in unread else basis or "",
            right=day(entry.recorded_at.date()),
        )
        for code, basis in zip_longest(said, provisions[: len(said)], fillvalue="")
    ]


for page, make in (("asset", of_asset), ("lot", of_lot)):
    panels.declare(
        Section(
            page=page,
            key="verdicts",
            title=N_("Against the law, by the old file"),
            empty=N_("Nothing of its past was found to be against the law."),
            permission=Permission.READ_CASES,
            make=make,
            rank=56,
            folded=False,
        )
    )
