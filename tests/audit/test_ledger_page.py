"""The ledger page speaks in sentences: who did what to which subject, in the reader's language."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import Role
from audit import subjects
from audit.ledger import history
from audit.rows import recorded_tables
from audit.views.ledger_list import SIZE
from audit.views.sentences import told
from cases.models import HoldReason
from cases.operations import collecting, holds
from foundation import clock
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.ordering import sort_key
from foundation.recording import Stream
from papers.entries import DOCUMENT_RECORDED
from papers.models import DocumentKind
from papers.operations import Paper, record_document
from warehouse.operations.movement import move_item


@pytest.fixture
def reader(pages, auditor):
    return pages.as_user(auditor)


@pytest.fixture
def moved(item, make_place, keeper):
    """An item that was received and then moved to another shelf."""
    move_item(item, to=make_place(short_name="B-05", name="Kệ 05"), by=Act(keeper, clock.now()))
    db.session.commit()
    return item


def sentences(page):
    return [row.all("p")[0] for row in rows(page)]


def rows(page):
    lists = page.document.all("ol", class_="kb-line")
    return lists[0].all("li") if lists else []


def test_an_entry_says_who_did_what_to_which_thing(reader, moved):
    newest = sentences(reader.get(f"/audit/ledger?stream=item:{moved.id}"))[0]
    for part in ("Trần Thị Kho (thủ kho) chuyển chỗ", shown(moved.code), moved.description):
        assert part in newest.text
    assert [link["href"] for link in newest.all("a")] == [f"/warehouse/items/{moved.code}"]


def test_who_signs_in_is_named_once(reader, auditor):
    said = [row.text for row in sentences(reader.get("/audit/ledger?kind=account.signed_in"))]
    assert said
    assert all(each.count(auditor.name) <= 1 for each in said)
    assert any(auditor.name in each for each in said)


def test_an_english_reader_reads_english(reader, moved):
    reader.client.set_cookie("language", "en")
    newest = sentences(reader.get(f"/audit/ledger?stream=item:{moved.id}"))[0]
    assert newest.text.startswith("Trần Thị Kho (warehouse keeper) moved: item ")


def test_details_are_words_and_never_codes(reader, moved, case, officer):
    collecting.record_collection(
        case, amount=5_000_000, voucher_no="PT 7", by=Act(officer, clock.now())
    )
    db.session.commit()
    page = reader.get(f"/audit/ledger?stream=item:{moved.id}")
    assert all(part in rows(page)[0].one("dl").text for part in ("Kệ 04", "Kệ 05", "→"))
    assert "Niêm phong còn nguyên" in rows(page)[-1].one("dl").text
    for code in ("place_id", "in_custody", "{", "custody.", "place:"):
        assert code not in page.main
    newest = rows(reader.get(f"/audit/ledger?stream=case:{case.id}"))[0]
    assert "5.000.000 ₫" in newest.one("dl").text


def test_a_subject_the_reader_may_not_open_has_its_name_without_a_link(pages, admin, directive):
    db.session.commit()
    reader = pages.as_user(admin)  # reads the ledger, and no directives
    newest = sentences(reader.get(f"/audit/ledger?stream={directive.stream}"))[0]
    assert directive.instruction in newest.text
    assert not newest.all("a")


@pytest.mark.parametrize(
    ("done", "written", "late"),
    [
        ("2026-11-22T23:00", "2026-11-23T07:30", True),
        ("2026-11-23T06:50", "2026-11-23T07:10", False),  # another day at Greenwich only
        ("2026-11-23T00:10", "2026-11-23T23:50", False),
    ],
)
def test_what_is_written_on_a_later_day_of_the_country_says_when(
    done, written, late, item, make_place, keeper, travel_to
):
    at, recorded = (
        datetime.fromisoformat(f"{each}+07:00").astimezone(UTC) for each in (done, written)
    )
    travel_to(recorded)
    move_item(item, to=make_place(name="Kệ 07"), by=Act(keeper, at))
    db.session.commit()
    newest = told(db.session.scalars(history(item.stream)).all(), lambda _permission: ())[0]
    assert (newest.late, newest.entry.at) == (late, at)


def test_an_entry_names_nothing_of_an_office_the_reader_does_not_see(moved, unit):
    """Neither the thing it is about nor the places its payload says by their numbers."""
    entries = db.session.scalars(history(moved.stream)).all()
    for sight in ((), {unit.id}):
        newest = told(entries, lambda _permission, sight=sight: sight)[0]
        assert newest.subject == f"vật {moved.id}"
        assert f"vị trí lưu kho {moved.place_id}" in [
            said for detail in newest.details for said in detail.value.split(" → ")
        ]


def test_what_is_gone_keeps_the_name_of_its_stream(reader, case):
    streams = ["item:999999", "nothing:1", "x", "item:9999999999999999"]
    assert subjects.named(streams, lambda _permission: {case.office_id}) == {}
    assert not rows(reader.get("/audit/ledger?stream=item:9999999999999999"))


@pytest.mark.parametrize("typed", ["stream", "code", "shown", "words"])
def test_a_thing_is_found_by_what_people_type(typed, reader, moved, make_item):
    other = make_item(description="Máy ảnh không gương lật")
    db.session.commit()
    said = {
        "stream": moved.stream,
        "code": moved.code,
        "shown": shown(moved.code).lower(),
        "words": moved.description,
    }
    page = reader.get("/audit/ledger", query_string={"stream": said[typed]})
    assert any(moved.description in one.text for one in sentences(page))
    if typed != "words":
        assert len(rows(page)) == 3  # looked at, taken in, moved
    assert not any(other.description in one.text for one in sentences(page))


def test_a_case_is_found_by_its_number_in_any_spelling(reader, case):
    db.session.commit()
    said = case.number.replace("/", " / ").lower()
    page = reader.get("/audit/ledger", query_string={"stream": said})
    assert rows(page)
    assert all(case.number in one.text for one in sentences(page))


def test_entries_are_narrowed_by_kind(reader, moved):
    page = reader.get("/audit/ledger?kind=custody.moved")
    assert len(rows(page)) == 1
    every = reader.get("/audit/ledger?kind=custody.mov")  # no such kind: everything
    assert len(rows(every)) > 1


def test_ids_of_rows_are_in_the_payload_and_not_among_the_details(reader, case, officer):
    placed = holds.place_hold(
        case,
        reason=HoldReason.COMPLAINT,
        ground="Điều 84",
        placed_on=clock.today(),
        review_on=clock.today() + timedelta(days=30),
        by=Act(officer, clock.now()),
    )
    db.session.commit()
    assert db.session.scalars(history(case.stream)).first().payload["hold"] == placed.id
    newest = rows(reader.get(f"/audit/ledger?stream=case:{case.id}"))[0].one("dl")
    words = [label.text for label in newest.all("dt")]
    assert words[:2] == ["Lý do", "Ngày xem xét lại"]
    assert all(words)


def test_kinds_are_listed_in_the_order_of_the_alphabet(reader):
    choice = reader.get("/audit/ledger").document.one("select", name="kind")
    words = [one.text for one in choice.all("option")][1:]
    assert words == sorted(words, key=sort_key)


@pytest.mark.parametrize(
    "days", ["since=2026-11-25&until=2026-11-20", "since=31-31-31", "until=x", "until=30/02/2026"]
)
def test_days_that_fit_no_entry_are_complained_about_at_the_field(days, reader, moved):
    page = reader.get(f"/audit/ledger?{days}")
    assert len(page.document.all("p", class_="kb-field__error")) == 1
    assert not reader.get("/audit/ledger").document.all("p", class_="kb-field__error")


def test_entries_are_narrowed_by_person(reader, moved):
    page = reader.get("/audit/ledger", query_string={"who": "trần thị kho"})
    assert rows(page)
    assert all(one.text.startswith("Trần Thị Kho") for one in sentences(page))
    assert not rows(reader.get("/audit/ledger?who=khongcoai"))


def test_entries_are_narrowed_by_day(reader, moved, keeper, make_place):
    tomorrow = clock.now() + timedelta(days=1)
    move_item(moved, to=make_place(name="Kệ 06"), by=Act(keeper, tomorrow))
    db.session.commit()
    today, later = clock.today().isoformat(), clock.local_day(tomorrow).isoformat()
    url = f"/audit/ledger?stream={moved.stream}"
    assert len(rows(reader.get(f"{url}&since={later}"))) == 1
    assert len(rows(reader.get(f"{url}&until={today}"))) == 3
    assert len(rows(reader.get(f"{url}&since={today}&until={later}"))) == 4


@pytest.mark.parametrize("bad", ["since=31-31-31", "until=x", "after=%00", "stream=%00", "who=%00"])
def test_what_cannot_be_read_narrows_nothing_and_breaks_nothing(bad, reader, moved):
    assert rows(reader.get(f"/audit/ledger?{bad}"))


def test_a_page_of_many_subjects_asks_once_for_each_kind(reader, make_item):
    for _time in range(30):
        make_item()
    db.session.commit()
    assert len(rows(reader.get("/audit/ledger", most_queries=25))) == SIZE


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.HEAD, Role.ADMIN])
def test_every_reader_of_the_ledger_can_open_the_page(role, pages, make_user, moved):
    assert rows(pages.as_user(make_user(roles=[role])).get("/audit/ledger"))


def test_every_recorded_row_belongs_to_a_subject_with_a_name(app):
    streams = [table.stream for table in recorded_tables()]
    kinds = {stream.kind for stream in streams if isinstance(stream, Stream)}
    others = [stream.otherwise for stream in streams if isinstance(stream, Stream)]
    kinds |= {stream.kind for stream in others if stream is not None}
    assert kinds <= subjects.known_kinds()
    assert {"contract", "sign_in"} <= subjects.known_kinds()  # streams of deadlines and sign-ins


def test_a_document_names_what_it_is_about_in_words(reader, officer, case):
    paper = Paper(kind=DocumentKind.LETTER, number="7/CV", issued_on=clock.today())
    record_document([case], paper=paper, by=Act(officer, clock.now()))
    db.session.commit()
    page = reader.get(f"/audit/ledger?kind={DOCUMENT_RECORDED.code}")
    assert f"case:{case.id}" not in page.main
    assert case.number in page.main


def test_the_filter_names_the_subject_it_is_narrowed_to(reader, item):
    page = reader.get(f"/audit/ledger?stream={item.stream}")
    chips = page.document.one("div", class_="kb-list__chips").text
    assert item.stream not in chips


def test_the_code_of_a_rule_is_on_no_page(reader, announced):
    page = reader.get("/audit/ledger?kind=deadline.scheduled")
    rules = {
        one.payload["parameter"]
        for one in db.session.scalars(history(f"lot:{announced.lot_id}"))
        if "parameter" in one.payload
    }
    assert rules
    words = {dd.text.strip() for dd in page.document.all("dd")}
    assert words
    assert not rules & words
