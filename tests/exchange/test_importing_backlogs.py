"""A backlog file comes in once, and stands on the stalled list as it is."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from accounts.models import Office
from auctions.models import Lot
from cases.models import Asset, CaseFile, Holder
from exchange.models import ImportedRow
from foundation.actor import Actor
from foundation.database import db
from lawbook.repricing import cut_basis_points
from review.models import StalledAsset
from sales.models import Sale
from tests.exchange.backlogs import TODAY, Stalled, fifty, messy
from tests.exchange.books import Tab, xlsx
from tests.fixtures.commands import RunCommand

Run = Callable[..., dict[str, Any]]


@pytest.fixture
def run(run_command: RunCommand, office: Office, officer: Actor, tmp_path: Path) -> Run:
    """Import a file of these sheets into the office."""
    path = tmp_path / "ton-dong.xlsx"
    code = office.code

    def running(*tabs: Tab, options: tuple[str, ...] = (), exit_code: int = 0) -> dict[str, Any]:
        path.write_bytes(xlsx(*tabs))
        done = run_command(
            *("exchange", "import", "backlog", str(path), "--office", code, *options, "--json")
        )
        assert done.exit_code == exit_code
        said: dict[str, Any] = done.json
        counted = ("new", "incomplete", "assets_only", "unchanged")
        assert said["rows"] == sum(said[name] for name in counted) + len(said["refused"])
        return said

    return running


def count(model: type) -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(model)) or 0


def row_of(asset: Stalled) -> tuple[object, ...]:
    """Return what the stalled list must say of an asset."""
    prices = [one.price for one in asset.rounds]
    holders = {
        "Công an xã": Holder.POLICE,
        "UBND xã": Holder.COMMITTEE,
        "Tòa án": Holder.COURT,
        "": Holder.OFFICER,
        "ngân hàng": Holder.BANK,
    }
    return (
        (asset.sold is None, asset.sold is not None),
        asset.failed,
        cut_basis_points(prices[0], prices[-1]),
        asset.sold or prices[-1],
        asset.paid,
        days_of(asset),
        asset.seized is None or asset.month_only,
        asset.obstacle,
        holders[asset.held_by],
    )


def days_of(asset: Stalled) -> int:
    """Return the age: from the seizure, the last day of its month, else the first known day."""
    if asset.seized is not None:
        return (TODAY - (month_end(asset.seized) if asset.month_only else asset.seized)).days
    days = [
        month_end(one.day) if one.month_only else one.day
        for one in asset.rounds
        if one.day is not None
    ]
    return (TODAY - min([*days, *([asset.paid] if asset.paid else [])])).days


def month_end(day: Any) -> Any:
    following = day.replace(day=28) + timedelta(days=4)
    return following - timedelta(days=following.day)


def test_fifty_stalled_assets_of_a_messy_file_stand_on_the_list_as_they_are(run: Run) -> None:
    assets = fifty()
    said = run(messy(assets))
    assert (said["rows"], said["refused"], said["imported"]) == (50, [], 50)
    assert (count(CaseFile), count(Asset), count(Sale)) == (25, 50, 20)
    shown = {
        asset.description: (
            (row.repeat_fail, row.undelivered),
            row.failed_rounds,
            row.cut_basis_points,
            row.money,
            row.paid_on,
            row.total_days,
            bool(row.at_least),
            (row.obstacle_code or "")[:3],
            row.held_by,
        )
        for row, asset in db.session.execute(
            db.select(StalledAsset, Asset).join(Asset, Asset.id == StalledAsset.asset_id)
        )
    }
    assert len(shown) == 50
    for asset in assets:
        assert shown[asset.name] == row_of(asset), asset.name
    since = dict(
        db.session.execute(
            db.select(Asset.description, StalledAsset.stalled_since_on).join(
                StalledAsset, StalledAsset.asset_id == Asset.id
            )
        ).all()
    )
    third = [each for each in assets if each.sold is None and all(one.day for one in each.rounds)]
    for asset in third:
        told = asset.rounds[2]
        assert told.day is not None
        day = month_end(told.day) if told.month_only else told.day
        assert since[asset.name] == day, asset.name
    again = run(messy(assets))
    assert (again["new"], again["incomplete"], again["unchanged"]) == (0, 0, 50)
    assert (count(Asset), count(Lot), count(ImportedRow)) == (50, 50, 50)
