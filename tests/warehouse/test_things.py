"""Seals, foreign codes, photos, print log and unknown scans: what becomes true, every refusal."""

import io

import pytest
from PIL import Image, ImageOps
from sqlalchemy import select

from accounts.refusals import NotApproved, ThirdPersonNeeded
from audit import ledger
from foundation.acts import Act
from foundation.blobs import BlobStore
from foundation.codes import new_code, shown
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.lending import release_item
from tests.fixtures.receiving import receive_line
from tests.fixtures.warehouse import IDENTITY, as_described, draft, lines_of, picture, whole
from warehouse import custody, entries, photos, queries, refusals, resolver, sheets
from warehouse.lifecycle import ImpossibleChange, check_transition
from warehouse.models import ItemStatus, LabelPrint, OrderPurpose, UnknownScan
from warehouse.operations.binding import bind_code
from warehouse.operations.photos import add_photos
from warehouse.operations.printing import record_prints
from warehouse.operations.scans import bind_scan, keep_unknown_scan, put_scan_aside
from warehouse.operations.sealing import begin_seal
from warehouse.photos import StoredPhoto

WORDS = {
    "seal": "Niêm phong",
    "received": "nhập",
    "reprint": "In lại lần %(number)s",
    "shelf": "Kệ",
}


@pytest.fixture
def blobs(tmp_path):
    return BlobStore(tmp_path / "blobs")


def test_a_new_seal_follows_the_old_one_and_overwrites_nothing(item, reseal):
    before = item.seal_number
    entry = reseal(item)

    chain = db.session.scalars(queries.seals(item)).all()
    assert [(s.seq, s.number, s.was_intact) for s in chain] == [
        (2, "NP-0388/2026", None),
        (1, before, True),
    ]
    assert entry.payload["seal_number"] == [before, "NP-0388/2026"]


def test_the_first_seal_of_a_thing_says_nothing_of_a_seal_before(make_item, reseal, pages, keeper):
    item = make_item(seal=None)
    address = f"/warehouse/items/{item.code}/seal"
    assert "Niêm phong cũ" not in pages.as_user(keeper).get(address).text
    entry = reseal(item)
    assert (entry.kind, "was_intact" in entry.payload) == ("custody.sealed", False)
    assert "Niêm phong mới" in pages.as_user(keeper).get(address).text


def test_a_seal_has_a_number_and_a_reason_and_its_item_is_here(item, reseal, lent):
    with pytest.raises(refusals.NotInCustody):
        reseal(lent)


def test_a_seal_is_refused_without_number_or_reason(item, reseal):
    with pytest.raises(ChangedMeanwhile):
        reseal(item, expected=5)
    with pytest.raises(refusals.NewSealNumberNeeded):
        reseal(item, number=" ")
    with pytest.raises(refusals.ReasonNeeded):
        reseal(item, reason="")


def test_a_seal_ends_before_the_next_begins(item, now):
    with pytest.raises(refusals.SealStillIntact):
        begin_seal(item, number="NP-2", witnesses="", at=now)


def test_custody_knows_no_way_back_for_what_is_destroyed(item, make_release, keeper, now):
    order = make_release(item, purpose=OrderPurpose.DESTROY)
    by = Act(keeper, now)
    taken = {"name": "Hội đồng tiêu hủy", "identity": IDENTITY}
    release_item(item, order=order, found=whole(item), by=by, **taken)
    for status in (ItemStatus.IN_CUSTODY, ItemStatus.ON_LOAN):
        with pytest.raises(ImpossibleChange):
            custody.post(item, entries.MOVED, by=by, status=status)
    assert item.status is ItemStatus.DESTROYED


def test_a_foreign_code_stands_for_one_item(item, make_item, keeper, now):
    bind_code(item, raw="51D - 097.51", by=Act(keeper, now))
    bind_code(item, raw="51D-09751", by=Act(keeper, now))

    assert resolver.resolve("51d097.51", [item.office_id]).subject is item
    with pytest.raises(refusals.CodeBoundAlready):
        bind_code(make_item(), raw="51D09751", by=Act(keeper, now))


def test_the_resolver_knows_items_places_and_orders_in_sight_only(item, shelf, intake):
    offices = [item.office_id]
    for kind, subject in (("item", item), ("place", shelf), ("order", intake)):
        found = resolver.resolve(f"https://kho.example/{shown(subject.code)}", offices)
        assert (found.kind, found.subject) == (kind, subject)
        assert resolver.resolve(subject.code, [item.office_id + 1]) is None
    assert resolver.resolve("b-04 ", offices).subject is shelf
    assert resolver.resolve("???", offices) is None


def test_what_names_no_place_or_item_in_sight_is_refused(item, shelf):
    offices = [item.office_id]
    assert resolver.place_named("b-04", offices, own=item.office_id) is shelf
    assert resolver.item_named(shown(item.code), offices) is item
    with pytest.raises(refusals.PlaceUnknown):
        resolver.place_named(item.code, offices, own=item.office_id)
    with pytest.raises(refusals.ItemUnknown):
        resolver.item_named("B-04", offices)


def test_when_every_item_has_its_label_there_is_nothing_to_print(item, keeper, now):
    assert sheets.newest_unlabelled([item.office_id], most=24) == [item]
    record_prints([item], reason="", by=Act(keeper, now))
    with pytest.raises(refusals.NothingToPrint):
        sheets.newest_unlabelled([item.office_id], most=24)


def test_a_mistyped_code_is_told_from_a_foreign_one():
    code = new_code()
    wrong = code[:-1] + ("3" if code[-1] != "3" else "4")
    assert resolver.is_mistyped(wrong)
    assert not resolver.is_mistyped("51D-097.51")


def test_an_unknown_code_is_kept_once(keeper, now):
    keep_unknown_scan(" 8938505974194 ", by=Act(keeper, now))
    keep_unknown_scan("8938505974194", by=Act(keeper, now))
    assert db.session.scalars(select(UnknownScan.raw)).all() == ["8938505974194"]


def test_a_kept_code_is_bound_or_put_aside_once(item, keeper, now):
    bound = keep_unknown_scan("51D-097.51", by=Act(keeper, now))
    bind_scan(bound, item=item, by=Act(keeper, now))
    aside = keep_unknown_scan("4006381333931", by=Act(keeper, now))
    put_scan_aside(aside, by=Act(keeper, now))

    assert resolver.resolve("51d09751", [item.office_id]).subject is item
    assert db.session.scalars(queries.unknown_scans([keeper.office_id])).all() == []
    for settled in (bound, aside):
        with pytest.raises(refusals.ScanSettled):
            put_scan_aside(settled, by=Act(keeper, now))
        with pytest.raises(refusals.ScanSettled):
            bind_scan(settled, item=item, by=Act(keeper, now))


def test_a_kept_code_that_stands_for_an_item_since_is_not_bound_to_another(
    item, make_item, keeper, now
):
    kept = keep_unknown_scan("51D-097.51", by=Act(keeper, now))
    bind_code(make_item(), raw="51D09751", by=Act(keeper, now))
    with pytest.raises(refusals.CodeBoundAlready):
        bind_scan(kept, item=item, by=Act(keeper, now))


def test_a_photo_is_kept_upright_small_and_without_its_metadata(blobs):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "TelephoneMaker"
    kept = photos.keep(blobs, picture((3000, 2000), exif=exif), name="a.jpg")

    content = blobs.get(kept.sha256)
    opened = Image.open(io.BytesIO(content))
    assert (kept.width, kept.height) == opened.size == (1365, 2048)
    assert not opened.getexif()
    assert b"TelephoneMaker" not in content
    upright = ImageOps.exif_transpose(opened).convert("RGB")
    red, _green, blue = upright.getpixel((600, 100))
    assert red > blue  # the left half is now on top


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_pictures_are_read_as_well(kind, blobs):
    assert photos.keep(blobs, picture(kind=kind), name="a").width == 640


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", id="svg"),
        pytest.param(picture(kind="GIF"), id="gif"),
        pytest.param(picture()[:500], id="cut off"),
    ],
)
def test_what_is_no_photo_is_refused(content, blobs):
    with pytest.raises(refusals.NotAPhoto):
        photos.keep(blobs, content, name="a.jpg")
    assert not blobs.root.exists()


def test_a_picture_that_would_fill_the_memory_is_refused(blobs):
    content = io.BytesIO()
    Image.new("1", (9000, 9000)).save(content, "PNG")
    with pytest.raises(refusals.PhotoTooLarge):
        photos.keep(blobs, content.getvalue(), name="a.png")


def test_photos_of_a_line_become_the_items(make_intake, shelf, blobs, keeper, now):
    line = lines_of(make_intake())[0]
    kept = photos.keep(blobs, picture(), name="a.jpg")
    added = add_photos(line, photos=[kept, kept], by=Act(keeper, now))
    again = add_photos(line, photos=[kept], by=Act(keeper, now))
    item = receive_line(line, place=shelf, by=Act(keeper, now), **as_described(line))

    assert (len(added), again) == (1, [])
    assert [photo.sha256 for photo in db.session.scalars(queries.told_photos(item))] == [
        kept.sha256
    ]


@pytest.fixture
def photo():
    return StoredPhoto("0" * 64, 640, 480)


def test_a_line_is_photographed_by_whoever_may_receive_it(
    item, make_intake, make_release, shelf, photo, keeper, officer, head, now
):
    waiting = lines_of(make_intake(approved=False))[0]
    with pytest.raises(NotApproved):
        add_photos(waiting, photos=[photo], by=Act(keeper, now))
    line = lines_of(make_intake(lines=[draft(), draft(seal="NP-9")]))[0]
    with pytest.raises(ThirdPersonNeeded):
        add_photos(line, photos=[photo], by=Act(officer, now))
    with pytest.raises(ThirdPersonNeeded):
        add_photos(line, photos=[photo], by=Act(head, now))
    receive_line(line, place=shelf, by=Act(keeper, now), **as_described(line))
    with pytest.raises(refusals.LineSettledAlready):
        add_photos(line, photos=[photo], by=Act(keeper, now))
    with pytest.raises(refusals.WrongPurpose):
        add_photos(lines_of(make_release(item))[0], photos=[photo], by=Act(keeper, now))


def test_an_item_that_changed_is_looked_at_again_before_a_photo_or_a_code(item, photo, keeper, now):
    by = Act(keeper, now, seen=item.custody_seq + 1)
    with pytest.raises(ChangedMeanwhile):
        add_photos(item, photos=[photo], by=by)
    with pytest.raises(ChangedMeanwhile):
        bind_code(item, raw="51D-097.51", by=by)


def test_a_photo_of_an_item_is_in_its_ledger(item, blobs, keeper, now):
    kept = photos.keep(blobs, picture(), name="a.jpg")
    add_photos(item, photos=[kept], by=Act(keeper, now))

    entry = db.session.scalars(ledger.history(item.stream)).first()
    assert (entry.kind, entry.payload) == ("custody.photographed", {"photos": [kept.sha256]})


def test_a_second_label_says_why(item, shelf, keeper, now):
    record_prints([item, shelf], reason="", by=Act(keeper, now))
    with pytest.raises(refusals.ReprintNeedsReason):
        record_prints([item], reason=" ", by=Act(keeper, now))
    with pytest.raises(ChangedMeanwhile):  # drawn as a first label, printed by another meanwhile
        record_prints([item], reason="rách", by=Act(keeper, now), seen={item.code: 0})
    record_prints([item], reason="nhãn rách", by=Act(keeper, now))

    log = db.session.scalars(select(LabelPrint).where(LabelPrint.code == item.code)).all()
    assert [row.reason for row in log] == ["first", "nhãn rách"]
    assert item.labelled_at == now
    assert db.session.scalars(queries.items_without_label([item.office_id])).all() == []


def test_a_sheet_is_read_back_before_it_is_handed_out(item, shelf):
    labels = sheets.faces([item, shelf], WORDS, queries.print_counts([item.code, shelf.code]))
    printed = sheets.sheet(labels, start_cell=22)

    assert (printed.labels, printed.pages) == (2, 1)
    assert printed.content.startswith(b"%PDF")
    assert (labels[0].code, labels[1].name) == (item.code, "B-04")


def test_a_label_that_does_not_read_is_not_handed_out(item, monkeypatch):
    monkeypatch.setattr(sheets, "check_sheet", lambda _pdf, codes, **_how: list(codes))
    with pytest.raises(refusals.LabelDoesNotRead):
        sheets.sheet(sheets.faces([item], WORDS, {item.code: 0}))


def test_labels_are_printed_of_known_things_only(item):
    with pytest.raises(refusals.UnknownLabelCodes):
        sheets.subjects_of([item.code, new_code()], [item.office_id])
    with pytest.raises(refusals.UnknownLabelCodes):
        sheets.subjects_of([item.code], [item.office_id + 1])
    assert sheets.subjects_of([shown(item.code)], [item.office_id]) == [item]


def test_a_released_item_has_no_way_back(item):
    with pytest.raises(ImpossibleChange):
        check_transition(type(item)(status=ItemStatus.RELEASED, code="C"), ItemStatus.IN_CUSTODY)
