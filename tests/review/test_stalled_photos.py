"""The stalled list, and the lines of an order, show a picture of what lies in a store."""

from sqlalchemy import select

from foundation.acts import Act
from foundation.database import db
from tests.fixtures.review import asset_of
from tests.fixtures.warehouse import picture
from warehouse import photos
from warehouse.models import Order, OrderLine
from warehouse.operations.photos import add_photos

STALLED = "/review/stalled?cases=all"


def pictures(page):
    return [img for img in page.document.all("img") if "/photos/" in img.get("src")]


def photographed(app, item, keeper, now):
    kept = photos.keep(app.extensions["blobs"], picture(), name="a")
    add_photos(item, photos=[kept], by=Act(keeper, now))


def test_a_stalled_asset_shows_the_photo_of_its_thing(
    pages, app, unsold, refresh, item, keeper, head, now
):
    refresh()
    reader = pages.as_user(head)
    assert not pictures(reader.get(STALLED)), "no column of empty places where no row has one"
    photographed(app, item, keeper, now)
    item.asset_id = asset_of(unsold.id).id
    (found,) = pictures(reader.get(STALLED))
    assert (found.get("width"), found.get("height")) == ("56", "56"), "room is kept for it"
    reader.get(found.get("src"))
    assert not pictures(reader.get(f"{STALLED}&part=paper"))


def test_the_lines_of_an_order_show_what_was_photographed(pages, app, item, keeper, now):
    line = db.session.scalars(select(OrderLine).where(OrderLine.item_id == item.id)).one()
    order = db.session.get_one(Order, line.order_id)
    reader = pages.as_user(keeper)
    address = f"/warehouse/orders/{order.code}"
    before = len(pictures(reader.get(address)))
    photographed(app, item, keeper, now)
    found = pictures(reader.get(address))
    assert len(found) == max(before, 1)
    assert all(img.get("width") and img.get("height") for img in found)
    reader.get(found[0].get("src"))
