"""The registry of organisations: one row an organisation, whatever it is called and how often."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, DayInTheFuture
from organisations import queries, refusals
from organisations.models import Organisation, OrganisationKind, OrganisationName
from organisations.operations import contacts, merging, registry
from organisations.operations.naming import Named, organisation_of
from tests.fixtures.ledger import verify_stream

BANK, AUCTION = OrganisationKind.BANK, OrganisationKind.AUCTION


@pytest.fixture
def by(officer):
    return Act(officer, clock.now())


@pytest.fixture
def record(by):
    def make(name="Công ty Đấu giá hợp danh Mẫu Một", kind=AUCTION, **values):
        return registry.record_organisation(kind=kind, name=name, by=by, **values)

    return make


def found(words, *kinds):
    return [one.name for one in queries.found(words, kinds, 20)]


def named(text, *, adds=False, kind=AUCTION):
    return Named(text, kind, adds)


def test_an_organisation_is_found_without_marks_in_short_forms_and_by_its_tax_code(record):
    one = record(tax_code="0101234567")
    for words in ("dau gia mau mot", "Cty ĐGHD mẫu", "MẪU MỘT đấu", "0101234567"):
        assert found(words) == [one.name]
    assert found("mẫu hai") == []
    assert found("mẫu", BANK) == []
    assert verify_stream(one.stream).findings == []


def test_no_second_one_of_a_name_is_recorded_unless_somebody_says_so(record):
    record()
    with pytest.raises(refusals.OrganisationExists):
        record("CTY ĐGHD  mẫu-một")
    with pytest.raises(refusals.OrganisationNameUnreadable):
        record("12/3")
    other = record("CTY ĐGHD mẫu-một", is_another=True)
    assert {one.id for one in queries.called(other.name)} >= {other.id}


def test_letters_of_another_script_make_no_twin(record):
    record("Ngân hàng Mẫu Một", BANK)
    with pytest.raises(refusals.OrganisationExists):
        record("Ng\u0430n h\u0430ng Mẫu Một", BANK)  # Cyrillic "а"


def test_a_tax_code_is_of_one_organisation_and_of_its_branches(record, by):
    bank = record("Ngân hàng TMCP Mẫu", BANK, tax_code="0100-112-437")
    with pytest.raises(refusals.TaxCodeTaken):
        record("Ngân hàng khác", BANK, tax_code="0100112437")
    branch = record("NH TMCP Mẫu CN Bắc", OrganisationKind.BANK_BRANCH, parent=bank)
    registry.change_organisation(
        branch,
        kind=branch.kind,
        parent=bank,
        tax_code="0100112437",
        by=by.onward(seen=branch.version),
    )
    assert branch.parent_id == bank.id


def test_a_change_says_what_is_known_and_refuses_a_circle_and_an_old_page(record, by):
    bank = record("Ngân hàng TMCP Mẫu", BANK)
    with pytest.raises(refusals.BranchOfItself):
        registry.change_organisation(bank, kind=BANK, parent=bank, by=by)
    with pytest.raises(ChangedMeanwhile):
        registry.change_organisation(bank, kind=BANK, by=by.onward(seen=bank.version + 1))
    other = record("Ngân hàng Hai", BANK, tax_code="0100000001")
    with pytest.raises(refusals.TaxCodeTaken):
        registry.change_organisation(bank, kind=BANK, tax_code="0100000001", by=by)
    registry.change_organisation(other, kind=OrganisationKind.OTHER, phone="024 1234", by=by)
    assert (other.kind, other.phone, other.tax_code) == (OrganisationKind.OTHER, "024 1234", None)


def test_a_renamed_one_is_found_by_both_names(record, by):
    one, today = record(), clock.today()
    registry.rename_organisation(one, name="Công ty Đấu giá hợp danh Sao Mới", on=today, by=by)
    assert (
        found("mẫu một") == found("sao mới") == [one.name] == ["Công ty Đấu giá hợp danh Sao Mới"]
    )
    assert [row.until_on for row in queries.names_of(one)] == [None, today]
    assert organisation_of(named("Cty ĐGHD Mẫu Một"), office_id=one.office_id, by=by) is one
    assert verify_stream(one.stream).findings == []


def test_a_new_name_is_another_and_no_other_one_s(record, by):
    one, today = record(), clock.today()
    other = record("Trung tâm dịch vụ đấu giá tỉnh")
    with pytest.raises(refusals.SameName):
        registry.rename_organisation(one, name=one.name, on=today, by=by)
    with pytest.raises(refusals.OrganisationNameUnreadable):
        registry.rename_organisation(one, name="…", on=today, by=by)
    with pytest.raises(refusals.OrganisationExists):
        registry.rename_organisation(one, name=other.name, on=today, by=by)
    with pytest.raises(DayInTheFuture):
        registry.rename_organisation(one, name="Khác", on=today + timedelta(days=1), by=by)
    with pytest.raises(ChangedMeanwhile):
        registry.rename_organisation(one, name="Khác", on=today, by=by.onward(seen=99))


def test_what_has_closed_is_named_in_nothing_new_until_it_works_again(record, by):
    one, today = record(), clock.today()
    with pytest.raises(refusals.OrganisationStands):
        registry.reopen_organisation(one, by=by)
    with pytest.raises(DayInTheFuture):
        registry.close_organisation(one, on=date(2026, 12, 31), by=by)
    with pytest.raises(ChangedMeanwhile):
        registry.close_organisation(one, on=today, by=by.onward(seen=99))
    registry.close_organisation(one, on=today, by=by)
    with pytest.raises(refusals.OrganisationClosedBefore):
        registry.close_organisation(one, on=today, by=by)
    with pytest.raises(refusals.OrganisationClosed):
        organisation_of(named(one.name, adds=True), office_id=1, by=by)
    assert found("mẫu") == []
    with pytest.raises(ChangedMeanwhile):
        registry.reopen_organisation(one, by=by.onward(seen=99))
    registry.reopen_organisation(one, by=by)
    assert found("mẫu") == [one.name]


def test_an_act_names_one_of_the_registry_or_adds_it_once(record, by):
    with pytest.raises(refusals.OrganisationNeeded):
        organisation_of(named("  "), office_id=1, by=by)
    with pytest.raises(refusals.OrganisationUnknown):
        organisation_of(named("Công ty Mới"), office_id=1, by=by)
    with pytest.raises(refusals.OrganisationNameUnreadable):
        organisation_of(named("12", adds=True), office_id=1, by=by)
    new = organisation_of(named("Công ty  Mới", adds=True), office_id=1, by=by)
    assert organisation_of(named("cty mới", adds=True), office_id=1, by=by) is new
    other = record("Cty Mới", is_another=True)
    with pytest.raises(refusals.OrganisationUnclear):
        organisation_of(named("Công ty Mới"), office_id=1, by=by)
    assert organisation_of(named(f"Cty Mới ({other.id})"), office_id=1, by=by) is other


def test_doubles_are_proposed_and_never_merged_by_themselves(record):
    one = record(tax_code="0101234567")
    twin = record("Cty đấu giá tài sản Mẫu Một")
    assert queries.doubles_of(one) == [twin]
    doubles = db.session.scalars(queries.listed(state="doubles")).unique().all()
    assert {row.id for row in doubles} == {one.id, twin.id}


def test_a_merged_one_is_still_found_and_what_named_it_means_the_other(record, by):
    one, twin = record(), record("Cty đấu giá tài sản Mẫu Một")
    third = record("Đấu giá Mẫu Một")
    merging.merge_organisation(third, into=twin, reason="ghi hai lần", by=by)
    assert merging.merge_organisation(twin, into=one, reason="ghi hai lần", by=by) is one
    assert found("đấu giá tài sản mẫu một") == found("Đấu giá Mẫu Một") == [one.name]
    assert organisation_of(named(twin.name, adds=True), office_id=1, by=by) is one
    for each in (one, twin, third):
        same = set(db.session.scalars(queries.same_as(each.id)))
        assert same == {one.id, twin.id, third.id}
        assert verify_stream(each.stream).findings == []
    assert len(db.session.scalars(select(Organisation)).all()) == 3
    assert len(db.session.scalars(select(OrganisationName)).all()) == 3
    assert queries.doubles_of(one) == []


def test_a_merging_is_taken_back(record, by):
    one, twin = record(), record("Cty đấu giá tài sản Mẫu Một")
    with pytest.raises(refusals.NotMerged):
        merging.part_organisation(twin, reason="nhầm", by=by)
    merging.merge_organisation(twin, into=one, reason="ghi hai lần", by=by)
    with pytest.raises(refusals.ReasonNeeded):
        merging.part_organisation(twin, reason=" ", by=by)
    with pytest.raises(ChangedMeanwhile):
        merging.part_organisation(twin, reason="nhầm", by=by.onward(seen=99))
    merging.part_organisation(twin, reason="hai công ty khác nhau", by=by)
    assert set(db.session.scalars(queries.same_as(one.id))) == {one.id}
    assert queries.called(twin.name) == [twin]
    merging.merge_organisation(twin, into=one, reason="cùng một công ty", by=by)
    assert queries.called(twin.name) == [one]


def test_who_was_merged_first_goes_with_the_one_that_is_parted(record, by):
    one, two, three, four = (record(f"Công ty Đấu giá {name}") for name in "ABCD")
    for former, into in ((one, two), (two, three), (three, four)):
        merging.merge_organisation(former, into=into, reason=f"thành {into.name}", by=by)
    merging.part_organisation(three, reason="nhầm", by=by)
    assert set(db.session.scalars(queries.same_as(three.id))) == {one.id, two.id, three.id}
    assert set(db.session.scalars(queries.same_as(four.id))) == {four.id}
    assert one.merged_reason == f"thành {two.name}"
    merging.merge_organisation(three, into=four, reason="trùng", by=by)
    merging.part_organisation(two, reason="nhầm", by=by)
    assert set(db.session.scalars(queries.same_as(two.id))) == {one.id, two.id}
    assert set(db.session.scalars(queries.same_as(four.id))) == {three.id, four.id}
    merging.part_organisation(one, reason="nhầm", by=by)
    assert set(db.session.scalars(queries.same_as(two.id))) == {two.id}
    for each in (one, two, three, four):
        assert verify_stream(each.stream).findings == []


def test_a_merging_needs_a_reason_another_one_of_its_kind_and_what_stands(record, by):
    one, twin = record(), record("Cty đấu giá tài sản Mẫu Một")
    bank = record("Ngân hàng Mẫu", BANK)
    with pytest.raises(refusals.ReasonNeeded):
        merging.merge_organisation(twin, into=one, reason=" ", by=by)
    with pytest.raises(refusals.OrganisationNeeded):
        merging.merge_organisation(twin, into=None, reason="trùng", by=by)
    with pytest.raises(refusals.MergedIntoItself):
        merging.merge_organisation(twin, into=twin, reason="trùng", by=by)
    with pytest.raises(refusals.MergedKindsDiffer):
        merging.merge_organisation(twin, into=bank, reason="trùng", by=by)
    with pytest.raises(ChangedMeanwhile):
        merging.merge_organisation(twin, into=one, reason="trùng", by=by.onward(seen=99))
    merging.merge_organisation(twin, into=one, reason="trùng", by=by)
    for act in (
        lambda: merging.merge_organisation(twin, into=one, reason="trùng", by=by),
        lambda: registry.change_organisation(twin, kind=AUCTION, by=by),
        lambda: registry.rename_organisation(twin, name="Khác", on=clock.today(), by=by),
        lambda: registry.close_organisation(twin, on=clock.today(), by=by),
        lambda: contacts.add_contact(twin, name="Bà A", by=by),
        lambda: contacts.add_account(twin, number="1", bank="NH", by=by),
    ):
        with pytest.raises(refusals.OrganisationMerged):
            act()


def test_what_has_closed_and_was_merged_does_not_work_again(record, by):
    one, twin = record(), record("Cty đấu giá tài sản Mẫu Một")
    registry.close_organisation(twin, on=clock.today(), by=by)
    merging.merge_organisation(twin, into=one, reason="trùng", by=by)
    with pytest.raises(refusals.OrganisationMerged):
        registry.reopen_organisation(twin, by=by)


def test_contacts_and_bank_accounts_begin_and_end(record, by):
    one, today, tomorrow = record(), clock.today(), clock.today() + timedelta(days=1)
    contact = contacts.add_contact(one, name="Bà Lê Thị A", duty="Đấu giá viên", by=by)
    account = contacts.add_account(one, number="0011", bank="NH Mẫu", by=by)
    for end, row in ((contacts.end_contact, contact), (contacts.end_account, account)):
        with pytest.raises(DayInTheFuture):
            end(row, on=tomorrow, by=by)
        end(row, on=today, by=by)
        with pytest.raises(refusals.EndedBefore):
            end(row, on=today, by=by)
    assert queries.contacts_of(one)[0].ended_on == queries.accounts_of(one)[0].ended_on == today
    assert verify_stream(one.stream).findings == []
