"""The head of an office's papers, and in which capacity people sign them."""

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from accounts import refusals
from accounts.heading.logo import MOST_BYTES, keep_logo, store
from accounts.heading.refusals import LogoTooLarge, LogoUnreadable
from accounts.letterhead import capacities_of, capacity_of, letterhead_of, signers, version_of
from accounts.models import Role, UserAccount
from accounts.operations import letterhead, people
from audit import ledger
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile

EMPTY = {
    "superior": "",
    "name": "",
    "symbol": "",
    "place": "",
    "address": "",
    "phone": "",
    "email": "",
    "logo": None,
}


@pytest.fixture
def by(admin):
    return Act(admin, clock.now())


@pytest.fixture
def of_unit(make_user, unit):
    return Act(make_user(roles=[Role.ADMIN], office=unit), clock.now())


@pytest.fixture
def signer(head):
    return db.session.get_one(UserAccount, head.id)


def newest(office):
    return db.session.scalars(ledger.history(f"office:{office.id}")).first()


def test_an_office_without_a_head_of_its_own_has_its_name_and_that_of_the_office_above(
    office, unit
):
    assert letterhead_of(office).superior is None
    found = letterhead_of(unit)
    assert (found.name, found.superior, found.place) == (unit.name, office.name, None)


def test_what_a_unit_has_not_comes_from_the_office_above(office, unit, by):
    letterhead.set_letterhead(
        office, **EMPTY | {"name": "THADS  tỉnh Phú An", "place": "Phú An", "phone": "1"}, by=by
    )
    letterhead.set_letterhead(unit, **EMPTY | {"phone": "2", "symbol": "KV2"}, by=by)
    found = letterhead_of(unit)
    assert (found.superior, found.place, found.phone) == ("THADS tỉnh Phú An", "Phú An", "2")
    assert (found.symbol, letterhead_of(office).symbol) == ("KV2", None)
    assert newest(unit).payload == {"phone": [None, "2"], "symbol": [None, "KV2"]}


def test_a_head_is_recorded_by_who_administers_the_office_and_only_when_it_changes(
    office, unit, by, of_unit
):
    with pytest.raises(refusals.OfficeOutOfReach):
        letterhead.set_letterhead(office, **EMPTY | {"place": "Phú An"}, by=of_unit)
    with pytest.raises(refusals.LetterheadUnchanged):
        letterhead.set_letterhead(office, **EMPTY, by=by)


def test_a_person_signs_in_one_capacity_until_it_ends(office, unit, by, of_unit, signer):
    def allow(capacity="Phó Trưởng phòng", by=by):
        return letterhead.allow_signing(
            office, account=signer, capacity=capacity, in_place_of="KT. TRƯỞNG PHÒNG", by=by
        )

    with pytest.raises(refusals.OfficeOutOfReach):
        allow(by=of_unit)
    with pytest.raises(refusals.CapacityNeeded):
        allow("  7 ")
    held = allow()
    with pytest.raises(refusals.CapacityHeldAlready):
        allow("Trưởng phòng")
    assert capacity_of(office, signer.id, by.day) == held
    assert [each.account.full_name for each in capacities_of(office, by.day)] == [signer.full_name]
    assert capacity_of(office, signer.id, date(2026, 1, 1)) is None
    with pytest.raises(refusals.OfficeOutOfReach):
        letterhead.end_signing(held, by=of_unit)
    letterhead.end_signing(held, by=by)
    assert capacity_of(office, signer.id, by.day) is None
    assert newest(office).kind == "office.signing_ended"
    with pytest.raises(refusals.CapacityEnded):
        letterhead.end_signing(held, by=by)
    assert allow("Trưởng phòng").capacity == "Trưởng phòng"


def picture(size=(2000, 1000), kind="PNG", **more):
    stream = io.BytesIO()
    Image.new("RGB", size, "red").save(stream, kind, **more)
    return stream.getvalue()


def test_a_logo_is_put_into_a_square_and_encoded_anew(app):
    kept = keep_logo(picture(kind="JPEG", comment=b"who took it"), "logo.exe")
    content = store().get(kept.sha256)
    with Image.open(io.BytesIO(content)) as found:
        assert (found.format, found.size) == ("PNG", (600, 600))
    assert b"who took it" not in content


def test_what_is_no_picture_or_too_large_is_no_logo(app):
    for content in (b"", b"<svg/>", b"%PDF-1.7", picture()[:100]):
        with pytest.raises(LogoUnreadable):
            keep_logo(content, "logo.png")
    with pytest.raises(LogoTooLarge):
        keep_logo(bytes(MOST_BYTES + 1), "logo.png")
    with pytest.raises(LogoTooLarge):
        keep_logo(picture((5000, 4000)), "logo.png")


def test_the_head_is_recorded_on_its_page_and_printed_on_every_page(pages, admin, office, head):
    visitor = pages.as_user(admin)
    url = f"/offices/{office.code}/letterhead"
    visitor.get(f"/offices/{office.code}/logo", 404)
    filled = {"superior": "Cục Quản lý", "logo": (io.BytesIO(picture()), "logo.png")}
    visitor.post_form(url, filled)
    assert letterhead_of(office).logo is not None
    visitor.get(f"/offices/{office.code}/logo")
    assert "Cục Quản lý" in visitor.get("/offices").markup
    visitor.post_form(url, {}, 422, action=url)
    visitor.post_form(url, {"logo": (io.BytesIO(b"x"), "logo.png")}, 422)
    visitor.post_form(url, {"no_logo": "y"})
    assert letterhead_of(office).logo is None
    row = {"account": str(head.id), "capacity": "Trưởng phòng"}
    visitor.post_form(url, row, action=f"/offices/{office.code}/signers")
    (held,) = capacities_of(office, clock.today())
    visitor.post_form(url, {}, action=f"/offices/{office.code}/signers/{held.id}/end")
    assert capacities_of(office, clock.today()) == []


def test_a_head_that_changed_since_it_was_seen_is_not_overwritten(office, by):
    seen = version_of(office)
    letterhead.set_letterhead(office, **EMPTY | {"place": "Phú An"}, by=replace(by, seen=seen))
    with pytest.raises(ChangedMeanwhile):
        letterhead.set_letterhead(office, **EMPTY | {"phone": "1"}, by=replace(by, seen=seen))
    assert letterhead_of(office).place == "Phú An"
    letterhead.set_letterhead(
        office, **EMPTY | {"phone": "1"}, by=replace(by, seen=version_of(office))
    )


def test_the_page_of_the_head_says_what_was_seen(pages, admin, office, by):
    visitor = pages.as_user(admin)
    url = f"/offices/{office.code}/letterhead"
    opened = visitor.get(url)
    form = opened.form(having=("place",))
    letterhead.set_letterhead(office, **EMPTY | {"phone": "1"}, by=by)
    visitor.send(opened, form, {"place": "Phú An"}, 422)
    assert letterhead_of(office).place is None
    visitor.post_form(url, {"place": "Phú An"})
    assert letterhead_of(office).place == "Phú An"


def test_who_holds_no_role_that_signs_is_given_no_capacity_and_signs_nothing(
    office, by, signer, make_user
):
    auditor = db.session.get_one(UserAccount, make_user(roles=[Role.AUDITOR]).id)

    def allow(account):
        return letterhead.allow_signing(
            office, account=account, capacity="Trưởng phòng", in_place_of="KT. TRƯỞNG", by=by
        )

    def who_sign(on):
        return db.session.scalars(signers(office, on)).all()

    with pytest.raises(refusals.SignerOfAnotherOffice):
        allow(auditor)
    held = allow(signer)
    assert newest(office).payload["in_place_of"] == "KT. TRƯỞNG"
    people.withdraw_role(signer, role=Role.HEAD, office=office, by=by)
    db.session.flush()
    assert capacities_of(office, by.day) == [held]
    assert signer not in who_sign(by.day)
    with pytest.raises(refusals.SignerOfAnotherOffice):
        allow(signer)
    people.grant_role(signer, role=Role.HEAD, office=office, until=date(2026, 12, 31), by=by)
    assert signer in who_sign(by.day)
    assert signer not in who_sign(date(2027, 1, 1))
    assert capacity_of(office, signer.id, by.day) == held
