"""The list of lots shows a picture of what lies in a store, to who may look into it."""

from foundation.acts import Act
from tests.fixtures.warehouse import picture
from warehouse import photos
from warehouse.operations.photos import add_photos

LOTS = "/auctions/lots"


def pictures(page):
    return [img["src"] for img in page.document.all("img") if "/photos/" in img.get("src")]


def test_a_lot_shows_the_photo_of_its_thing(
    pages, app, make_lot, truck, item, keeper, officer, now
):
    make_lot(assets=[truck])
    reader = pages.as_user(officer)
    assert not pictures(reader.get(LOTS)), "no column of empty places where no lot has one"
    kept = photos.keep(app.extensions["blobs"], picture(), name="a")
    add_photos(item, photos=[kept], by=Act(keeper, now))
    item.asset_id = truck.id
    (found,) = pictures(reader.get(LOTS, most_queries=25))
    reader.get(found)
    assert not pictures(reader.get(f"{LOTS}?part=paper"))
